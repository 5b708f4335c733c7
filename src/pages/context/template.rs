//! A template, with what all pages share.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::theme::{PageMeta, Shared, Theme};

/// The template of a page.
pub(crate) struct Template<'a> {
    theme: &'a Theme,
    /// The menu and the footer.
    shared: &'a Shared,
    file: String,
}

impl<'a> Template<'a> {
    /// Returns the template that the theme has under this name: `coverage`.
    pub(crate) fn new(theme: &'a Theme, shared: &'a Shared, name: &str) -> Self {
        Self {
            theme,
            shared,
            file: format!("{name}.html"),
        }
    }

    /// Renders a page from its metadata and its data.
    pub(crate) fn render(
        &self,
        (meta, data): (PageMeta, impl Serialize),
    ) -> Result<Vec<u8>, Diagnostic> {
        self.theme.render(&self.file, self.shared, &meta, &data)
    }
}
