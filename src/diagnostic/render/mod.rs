//! Holds a renderer for each way to show diagnostics. All take the same list and the same files.

mod folded;
mod github;
mod gitlab;
mod json;
mod overlay;
mod shown;
mod source;
mod text;

pub use folded::causes_first;
pub use github::github;
pub use gitlab::gitlab;
pub use json::json;
pub use overlay::{Shown, overlay, overlays};
pub use text::{Style, first, summary, text};
