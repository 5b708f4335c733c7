//! Holds what all pages have in common: the data of the frame, and the parts of it that are the same on
//! many pages, rendered once.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Value};

use super::base_template::Chrome;
use super::error::wrong;
use crate::diagnostic::Diagnostic;

/// The folder of the templates that are rendered once for each language and each entry of the menu:
/// every template has the result of `frame/menu.html` as `frame.menu`.
pub(super) const FRAME: &str = "frame/";

/// The data that all pages have in common, by language of the interface.
#[derive(Clone, Debug)]
pub struct Shared(pub(super) [Common; 2]);

/// The data that all pages in one language have in common, as values for templates.
#[derive(Clone, Debug)]
pub(super) struct Common {
    values: [(&'static str, Value); 3],
    /// The rendered parts of the frame, by the entry of the menu that a page belongs to.
    frames: BTreeMap<&'static str, Value>,
    /// Those of pages that belong to none.
    frame: Value,
}

/// Renders a template.
type Render<'a> = &'a dyn Fn(&str, &Context) -> Result<String, Diagnostic>;

impl Common {
    /// Prepares `chrome`, and renders those of `templates` that are parts of the frame.
    pub(super) fn new<'a>(
        chrome: &Chrome,
        templates: impl Iterator<Item = &'a String>,
        render: Render<'_>,
    ) -> Result<Self, Diagnostic> {
        let values = [
            ("site", prepare("site", &chrome.site)?),
            ("navigation", prepare("navigation", &chrome.navigation)?),
            ("footer", prepare("footer", &chrome.footer)?),
        ];
        let mut context = Context::new();
        for (name, value) in &values {
            context.insert_value(*name, value.clone());
        }
        let parts: Vec<&str> = templates.filter_map(|it| it.strip_prefix(FRAME)).collect();
        let mut frames = BTreeMap::new();
        for entry in chrome
            .navigation
            .iter()
            .filter(|entry| !entry.id.is_empty())
        {
            let section = Value::from(entry.id);
            frames.insert(entry.id, frame(&parts, &context, section, render)?);
        }
        Ok(Self {
            frames,
            frame: frame(&parts, &context, Value::none(), render)?,
            values,
        })
    }

    /// Puts into `context` what a page has in common with others that belong to the entry `section` of
    /// the menu.
    pub(super) fn put_into(&self, context: &mut Context, section: Option<&str>) {
        for (name, value) in &self.values {
            context.insert_value(*name, value.clone());
        }
        let frame = section.and_then(|section| self.frames.get(section));
        context.insert_value("frame", frame.unwrap_or(&self.frame).clone());
    }
}

/// Renders the `parts` of the frame for pages that belong to the entry `section` of the menu.
fn frame(
    parts: &[&str],
    context: &Context,
    section: Value,
    render: Render<'_>,
) -> Result<Value, Diagnostic> {
    let mut context = context.clone();
    context.insert_value("section", section);
    let mut rendered: BTreeMap<&str, Value> = BTreeMap::new();
    for part in parts {
        let html = render(&format!("{FRAME}{part}"), &context)?;
        let name = part.split('.').next().unwrap_or(part);
        rendered.insert(name, Value::safe_string(&html));
    }
    prepare(FRAME, &rendered)
}

/// Converts `value` to a value for templates.
pub(super) fn prepare(what: &str, value: &(impl Serialize + ?Sized)) -> Result<Value, Diagnostic> {
    Value::try_from_serializable(value)
        .map_err(|error| wrong(format!("templates/{what}"), error.to_string()))
}
