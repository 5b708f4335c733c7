//! Parts of pages that are the same on all of them: rendered once, and put into each as they are.

use serde::Serialize;
use tera::{Context, Value};

use super::Theme;
use super::shared::prepare;
use crate::text::Lang;

/// A rendered part of a page. A clone is no copy.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Fragment(Value);

impl Theme {
    /// Renders a component for pages in `lang`, with one argument. Returns none where that fails: the
    /// template that calls the component with the same argument fails too, and says where.
    pub fn fragment(
        &self,
        lang: Lang,
        component: &str,
        (name, argument): (&'static str, &impl Serialize),
    ) -> Option<Fragment> {
        let mut arguments = Context::new();
        arguments.insert_value(name, prepare(component, argument).ok()?);
        let engine = &self.engines[self.language(lang)];
        let html = engine.render_component(component, &arguments, None, true);
        Some(Fragment(Value::safe_string(&html.ok()?)))
    }
}
