//! A renderer for each way to show diagnostics. All are given the same list and the same files.

mod github;
mod json;
mod overlay;
mod text;

pub use github::github;
pub use json::json;
pub use overlay::{Shown, overlay};
pub use text::{Style, summary, text};

use super::Diagnostic;
use super::place::Place;
use crate::source::Snapshot;

/// The text of the diagnostic's file, with what is not UTF-8 replaced; empty where the file was
/// never read.
fn source_text<'a>(diagnostic: &Diagnostic, files: &'a Snapshot) -> std::borrow::Cow<'a, str> {
    files
        .get(&diagnostic.file)
        .map(|bytes| String::from_utf8_lossy(bytes))
        .unwrap_or_default()
}

fn place(diagnostic: &Diagnostic, text: &str) -> Place {
    diagnostic
        .range
        .as_ref()
        .map_or(Place::TOP, |range| Place::of(text, range))
}
