//! Joins running text. The parser splits it at every character that could have been markup; here it
//! is joined, so that addresses are linked, and unread markup is found, as a whole.

use std::ops::Range;

use super::bare::{self, Bare};
use super::state::Run;
use super::writer::Writer;
use super::{lines, marks};
use crate::diagnostic::Check;
use crate::text::garbled;

impl Writer<'_> {
    /// Adds a piece of text that stands at `place`, without the skipped part.
    pub(super) fn collect(&mut self, text: &str, place: &Range<usize>) {
        let skip = self.skip.clone();
        let overlaps = place.start < skip.end && skip.start < place.end;
        if !overlaps {
            self.run.push(text, place.start);
        } else if text.len() == place.len() {
            let within = |at: usize| at.clamp(place.start, place.end) - place.start;
            let (before, after) = (within(skip.start), within(skip.end));
            let piece = |range: Range<usize>| text.get(range).unwrap_or_default();
            self.run.push(piece(0..before), place.start);
            self.run.push(piece(after..text.len()), place.start + after);
        }
    }

    /// Writes the joined text.
    pub(super) fn flush(&mut self) {
        if self.run.text.is_empty() {
            return;
        }
        let mut run = std::mem::take(&mut self.run);
        self.run.starts_line = run.text.ends_with('\n');
        self.look_for_marks(&run);
        self.write_run(&run);
        // Its allocation is used again.
        run.text.clear();
        run.pieces.clear();
        self.run.text = run.text;
        self.run.pieces = run.pieces;
    }

    fn look_for_marks(&mut self, run: &Run) {
        if self.table.is_open() {
            // A cell has no lines of its own.
        } else if run.starts_line {
            self.note_lines(run, 0);
        } else if let Some(end) = memchr::memchr(b'\n', run.text.as_bytes()) {
            self.note_lines(run, end + 1);
        }
        for found in garbled::find(&run.text) {
            let place = run.pieces.place(&found.range);
            let (message, help) = found.in_words(&run.text, 1);
            self.findings.add(Check::GarbledText, &place, message, help);
        }
        for mark in marks::find(&run.text) {
            // Code with a pipe is cut into two cells, which is reported as such.
            if mark.kind == marks::Kind::Backtick && self.table.is_open() {
                continue;
            }
            let place = run.pieces.place(&mark.range);
            self.tell_of_mark(mark.kind, place);
        }
    }

    /// Records the lines of `run` that look like markup.
    fn note_lines(&mut self, run: &Run, from: usize) {
        let mut at = from;
        for line in run.text[from..].split('\n') {
            self.stray.lines += 1;
            if let Some(mark) = lines::mark(line) {
                let place = run.pieces.place(&(at..at + line.trim_end().len().max(1)));
                self.stray.marked.push((mark, place));
            }
            at += line.len() + 1;
        }
    }

    fn write_run(&mut self, run: &Run) {
        let mut written = 0;
        if self.link.is_none() {
            for (range, bare) in bare::find(&run.text) {
                self.text(&run.text[written..range.start]);
                let place = run.pieces.place(&range);
                self.write_bare(&run.text[range.clone()], &bare, &place);
                written = range.end;
            }
        }
        self.text(&run.text[written..]);
    }

    fn write_bare(&mut self, shown: &str, bare: &Bare, place: &Range<usize>) {
        match bare {
            Bare::Web(address) => match self.own_href(address, place) {
                Some(Some(own)) => self.write_link_tag(&own.address, false, ""),
                Some(None) => return self.text(shown),
                None => self.write_link_tag(address, true, ""),
            },
            Bare::Mail(address) => self.write_link_tag(address, false, ""),
        }
        self.text(shown);
        self.html.push_str("</a>");
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{checks, html, marked, search_text};
    use crate::diagnostic::Check;

    #[test]
    fn text_that_was_read_with_the_wrong_encoding_is_reported() {
        assert_eq!(
            checks("Ã\u{98}kt\n\nMÃ¸te om **blÃ¥bÃ¦r**\n\nbl\u{fffd}"),
            [Check::GarbledText; 4]
        );
        assert_eq!(marked("Ord om\nMÃ¸te"), "MÃ¸te");
        assert_eq!(checks("`MÃ¸te`\n\n```\nMÃ¸te\n```\n\nMøte og «Å»"), []);
    }

    #[test]
    fn addresses_in_the_text_are_links() {
        assert_eq!(
            html("Les mer på https://www.ks.no/digisos."),
            "<p>Les mer på <a href=\"https://www.ks.no/digisos\" rel=\"nofollow ugc noopener\">\
             https://www.ks.no/digisos</a>.</p>\n"
        );
        assert_eq!(search_text("(se www.ks.no/a_b)"), "(se www.ks.no/a_b)");
        for text in [
            "[KS på https://ks.no](https://ks.no)",
            "`https://ks.no`",
            "    https://ks.no\n",
            "```\nhttps://ks.no\n```",
            "<kbd>a</kbd> http://localhost:4000/x https://",
        ] {
            assert!(html(text).matches("<a ").count() <= 1, "{text}");
            assert!(!html(text).contains("localhost:4000/x</a>"), "{text}");
        }
        assert_eq!(
            checks("## Om https://ks.no\n\n| https://ks.no |\n|---|\n"),
            []
        );
    }
}
