//! Lets renderers read the files that diagnostics point into.

use std::borrow::Cow;

/// Gives the content of files, by name.
pub trait SourceText {
    /// Returns the bytes of `file`; `None` where it was never read.
    fn bytes(&self, file: &str) -> Option<&[u8]>;

    /// Returns the text of `file`, with what is not UTF-8 replaced; `None` where it was never
    /// read.
    fn text(&self, file: &str) -> Option<Cow<'_, str>> {
        self.bytes(file).map(String::from_utf8_lossy)
    }
}
