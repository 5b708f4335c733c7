//! Handles names in angle brackets that are no HTML, `<kommune>`: placeholders that the reader is
//! to replace, which are shown as text.

use std::ops::Range;

use tr::tr;

use super::findings::quoted;
use super::html_names;
use super::html_tokens;
use super::writer::Writer;
use crate::diagnostic::Check;

impl Writer<'_> {
    /// Returns whether a tag is rather a placeholder that the reader is to replace, `<kommune>`: no
    /// HTML, nothing that only a tag has, and never closed.
    pub(super) fn is_placeholder(&mut self, name: &str, attributes: &str) -> bool {
        if html_names::is_html(name) || attributes.contains(['=', '/', ':']) {
            return false;
        }
        let text = self.input.text;
        let closed = self.raw.closed.get_or_insert_with(|| {
            let names = memchr::memmem::find_iter(text.as_bytes(), "</");
            let names = names.map(|at| html_tokens::tag_name(&text[at + 2..]));
            names.map(str::to_ascii_lowercase).collect()
        });
        !closed.contains(name)
    }

    /// Writes a tag as text. Alone on a line it turns the lines after it into HTML.
    pub(super) fn placeholder(&mut self, place: &Range<usize>, in_block: bool) {
        let text = self.input.text;
        let written = text.get(place.clone()).unwrap_or_default();
        if in_block {
            self.begin_words();
            let rest = text[place.end..].split("\n\n").next().unwrap_or_default();
            let rest = &rest[..rest.floor_char_boundary(1_000)];
            if rest.contains(['*', '`', '[', '#']) {
                let help = tr!(
                    "Skriv \\{written}, eller sett det i kode: `{written}`.",
                    written
                );
                let message = tr!(
                    "{written} alene på linja gjør at Markdown under den ikke blir lest",
                    written = quoted(written)
                );
                self.findings.add(Check::StrayMarkup, place, message, help);
            }
        }
        self.text(written);
    }
}
