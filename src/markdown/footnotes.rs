//! Writes footnotes: numbered by first citation, listed at the end with links back. A note that is
//! never cited is left out, with its text.

use std::fmt::Write;
use std::ops::Range;

use tr::tr;

use super::notes::{Note, OpenNote};
use super::writer::Writer;
use crate::diagnostic::Check;

/// A placeholder in a footnote for a citation whose number is not known yet. No control character
/// reaches the HTML from the text.
const CITATION: char = '\u{1}';

impl Writer<'_> {
    pub(super) fn cite(&mut self, label: &str) {
        if self.cite_after_link(label) {
            return;
        }
        let label = label.to_lowercase();
        if let Some(note) = self.notes.open.last_mut() {
            note.cites.push(label);
            self.html.push(CITATION);
        } else {
            let (number, times) = self.notes.cite(&label);
            write_citation(&mut self.html, self.words.footnote, number, times);
        }
    }

    pub(super) fn start_note(&mut self, label: &str, place: Range<usize>) {
        self.notes.open.push(OpenNote {
            label: label.to_lowercase(),
            html_around: std::mem::take(&mut self.html),
            prose_around: std::mem::take(&mut self.prose),
            cites: Vec::new(),
            place,
        });
    }

    /// Ends a footnote. The first one with a label counts.
    pub(super) fn end_note(&mut self) {
        let Some(open) = self.notes.open.pop() else {
            return;
        };
        let note = Note {
            html: std::mem::replace(&mut self.html, open.html_around),
            prose: std::mem::replace(&mut self.prose, open.prose_around),
            cites: open.cites,
            place: open.place,
        };
        self.notes.written.entry(open.label).or_insert(note);
    }

    /// Writes the list of footnotes. A note may cite others, and so make the list longer.
    pub(super) fn write_notes(&mut self) {
        let mut list: Vec<String> = Vec::new();
        while let Some((label, _)) = self.notes.cited.get(list.len()) {
            let Some(note) = self.notes.written.remove(label) else {
                list.push(String::new());
                continue;
            };
            list.push(self.numbered(&note.html, &note.cites));
            self.prose.absorb(note.prose);
        }
        self.report_unused_notes();
        if list.is_empty() {
            return;
        }
        // Writing to a string cannot fail.
        let _ = writeln!(
            self.html,
            "<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>",
            self.words.footnotes
        );
        for (at, note) in list.iter().enumerate() {
            self.write_note(at + 1, self.notes.cited[at].1, note);
        }
        self.html.push_str("</ol>\n</div>\n");
    }

    /// Reports the notes that are never cited, which are left out.
    fn report_unused_notes(&mut self) {
        let written = std::mem::take(&mut self.notes.written);
        for (label, note) in written {
            let line = self.input.text[note.place.clone()].lines().next();
            let place = note.place.start..note.place.start + line.unwrap_or_default().len();
            self.findings.add(
                Check::LostText,
                &place,
                tr!(
                    "fotnoten «[^{label}]» vises ikke, for ingenting viser til den",
                    label
                ),
                tr!(
                    "Sett [^{label}] i teksten der noten hører til, eller ta noten bort.",
                    label
                ),
            );
        }
    }

    /// Returns the HTML of a note with its citations inserted.
    fn numbered(&mut self, html: &str, cites: &[String]) -> String {
        let mut pieces = html.split(CITATION);
        let mut numbered = pieces.next().unwrap_or_default().to_owned();
        for (label, piece) in cites.iter().zip(pieces) {
            let (number, times) = self.notes.cite(label);
            write_citation(&mut numbered, self.words.footnote, number, times);
            numbered.push_str(piece);
        }
        numbered
    }

    fn write_note(&mut self, number: usize, times: usize, note: &str) {
        let _ = write!(self.html, "<li id=\"s-note-{number}\">");
        // The links back are appended to the last paragraph where there is one.
        let (before, after) = match note.strip_suffix("</p>\n") {
            Some(before) => (before, "</p>\n"),
            None => (note, ""),
        };
        self.html.push_str(before);
        for time in 1..=times {
            let _ = write!(
                self.html,
                " <a class=\"footnote-back\" href=\"#{}\" role=\"doc-backlink\" aria-label=\"{}{}\">↩</a>",
                CitationId(number, time),
                self.words.back_to_text,
                Repeat(time)
            );
        }
        self.html.push_str(after);
        self.html.push_str("</li>\n");
    }
}

fn write_citation(html: &mut String, word: &str, number: usize, times: usize) {
    let id = CitationId(number, times);
    let _ = write!(
        html,
        "<sup class=\"footnote-ref\"><a href=\"#s-note-{number}\" id=\"{id}\" \
         role=\"doc-noteref\" aria-label=\"{word} {number}\">{number}</a></sup>"
    );
}

/// The id of a citation: the number of the note, and the number of its citations with this one.
struct CitationId(usize, usize);

impl std::fmt::Display for CitationId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self(number, 1) => write!(out, "s-note-{number}-ref"),
            Self(number, time) => write!(out, "s-note-{number}-ref-{time}"),
        }
    }
}

/// The suffix of a repetition: nothing the first time, then ` 2`, ` 3` …
struct Repeat(usize);

impl std::fmt::Display for Repeat {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            1 => Ok(()),
            time => write!(out, " {time}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, html, html_in};
    use crate::text::Lang;

    #[test]
    fn notes_are_numbered_as_they_are_cited() {
        assert_eq!(
            html("[^b]: To\n\nEn[^a] to[^B].\n\n[^a]: En *note*\n[^c]: aldri"),
            "<p>En<sup class=\"footnote-ref\"><a href=\"#s-note-1\" id=\"s-note-1-ref\" \
             role=\"doc-noteref\" aria-label=\"Fotnote 1\">1</a></sup> \
             to<sup class=\"footnote-ref\"><a href=\"#s-note-2\" id=\"s-note-2-ref\" \
             role=\"doc-noteref\" aria-label=\"Fotnote 2\">2</a></sup>.</p>\n\
             <div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Fotnoter\">\n<ol>\n\
             <li id=\"s-note-1\"><p>En <em>note</em> <a class=\"footnote-back\" \
             href=\"#s-note-1-ref\" role=\"doc-backlink\" aria-label=\"Tilbake til teksten\">↩</a></p>\n</li>\n\
             <li id=\"s-note-2\"><p>To <a class=\"footnote-back\" \
             href=\"#s-note-2-ref\" role=\"doc-backlink\" aria-label=\"Tilbake til teksten\">↩</a></p>\n</li>\n\
             </ol>\n</div>\n"
        );
    }

    #[test]
    fn a_note_may_be_cited_twice_and_has_two_ways_back() {
        let html = html("a[^1] b[^1]\n\n[^1]: x");
        for id in ["s-note-1-ref", "s-note-1-ref-2"] {
            assert_eq!(html.matches(&format!("id=\"{id}\"")).count(), 1, "{html}");
            assert_eq!(
                html.matches(&format!("href=\"#{id}\"")).count(),
                1,
                "{html}"
            );
        }
        assert!(
            html.contains("aria-label=\"Tilbake til teksten 2\""),
            "{html}"
        );
    }

    #[test]
    fn notes_may_cite_each_other_and_themselves() {
        let html = html("a[^1]\n\n[^1]: x[^2] y[^1]\n[^2]: z[^1]\n[^3]: w[^4]\n[^4]: v");
        assert_eq!(html.matches("<li id=").count(), 2, "{html}");
        assert_eq!(html.matches("footnote-back").count(), 4, "{html}");
        assert!(!html.contains('w'), "{html}");
    }

    #[test]
    fn notes_hold_whatever_a_text_holds_but_no_heading() {
        let body = body("a[^1]\n\n[^1]: # Overskrift\n\n    - punkt\n\n        kode\n");
        assert!(
            body.html.contains("<p><strong>Overskrift</strong></p>"),
            "{}",
            body.html
        );
        assert_eq!(body.headings, []);
    }

    #[test]
    fn the_search_finds_notes_but_not_their_marks() {
        let body = body("## A\n\nOrd[^1] her.\n\n[^1]: Noten.\n[^2]: Aldri sitert.");
        assert_eq!(body.sections[1].text, "Ord her. Noten.");
        assert_eq!(body.words, 4);
    }

    #[test]
    fn a_note_may_hold_only_a_citation() {
        let html = html("a[^1]\n\n[^1]: [^2]\n[^2]: ![Kart](kart.png)[^1]");
        assert_eq!(html.matches("footnote-ref").count(), 3, "{html}");
        assert!(!html.contains("<figure>"), "{html}");
    }

    #[test]
    fn an_unknown_or_repeated_note_breaks_nothing() {
        assert_eq!(html("a[^1]"), "<p>a[^1]</p>\n");
        let html = html("a[^1]\n\n[^1]: en\n[^1]: to");
        assert_eq!(html.matches("<li id=").count(), 1, "{html}");
        assert!(html.contains("en ") && !html.contains("to "), "{html}");
    }

    #[test]
    fn notes_speak_the_language_of_the_text() {
        let html = html_in(Lang::Nn, "a[^1]\n\n[^1]: x");
        assert!(html.contains("aria-label=\"Fotnotar\""), "{html}");
    }
}
