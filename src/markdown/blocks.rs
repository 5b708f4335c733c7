//! Writes paragraphs, quotes and callouts, lists and tasks.

use std::fmt::Write;

use pulldown_cmark::BlockQuoteKind;

use super::escape;
use super::prose::Counts;
use super::state::OpenParagraph;
use super::writer::Writer;

const PARAGRAPH: &str = "<p>";

impl Writer<'_> {
    pub(super) fn start_paragraph(&mut self) {
        self.paragraph = Some(OpenParagraph {
            start: self.html.len(),
            picture: None,
        });
        self.html.push_str(PARAGRAPH);
    }

    /// Ends a paragraph. One that holds only an image becomes a figure; an empty one is left out.
    pub(super) fn end_paragraph(&mut self) {
        self.prose.end_block();
        let Some(OpenParagraph { start, picture }) = self.paragraph.take() else {
            return;
        };
        match picture {
            Some((picture, end)) if end == self.html.len() => {
                self.html.truncate(start);
                self.html.push_str("<figure>");
                picture.write(&mut self.html, false);
                if !picture.title.is_empty() {
                    self.html.push_str("<figcaption>");
                    escape::text(&mut self.html, &picture.title);
                    self.html.push_str("</figcaption>");
                    self.prose.push(&picture.title, Counts::Nothing);
                    self.prose.end_block();
                }
                self.html.push_str("</figure>\n");
            }
            _ if self.html.len() == start + PARAGRAPH.len() => self.html.truncate(start),
            _ => self.html.push_str("</p>\n"),
        }
    }

    /// Returns the position in the HTML where the open paragraph's content begins.
    pub(super) fn paragraph_content(&self) -> Option<usize> {
        let paragraph = self.paragraph.as_ref()?;
        Some(paragraph.start + PARAGRAPH.len())
    }

    /// Starts a quote, or a callout: a note beside the text. It is no landmark of the page, so
    /// several with the same title do not confuse those who jump between landmarks.
    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let start = self.html.len();
        match kind {
            None => self.html.push_str("<blockquote>\n"),
            Some(kind) => {
                let title = self.words.callout(kind);
                let class = match kind {
                    BlockQuoteKind::Note => "note",
                    BlockQuoteKind::Tip => "tip",
                    BlockQuoteKind::Important => "important",
                    BlockQuoteKind::Warning => "warning",
                    BlockQuoteKind::Caution => "caution",
                };
                // Writing to a string cannot fail.
                let _ = writeln!(
                    self.html,
                    "<aside class=\"callout callout-{class}\" role=\"note\">\n\
                     <p class=\"callout-title\">{title}</p>"
                );
            }
        }
        self.quotes.push((start, self.html.len()));
    }

    pub(super) fn end_quote(&mut self, kind: Option<BlockQuoteKind>) {
        self.prose.end_block();
        match self.quotes.pop() {
            Some((start, content)) if content == self.html.len() => self.html.truncate(start),
            _ if kind.is_some() => self.html.push_str("</aside>\n"),
            _ => self.html.push_str("</blockquote>\n"),
        }
    }

    pub(super) fn start_list(&mut self, start: Option<u64>) {
        match start {
            None => self.html.push_str("<ul>\n"),
            Some(1) => self.html.push_str("<ol>\n"),
            Some(start) => {
                // Writing to a string cannot fail.
                let _ = writeln!(self.html, "<ol start=\"{start}\">");
            }
        }
    }

    pub(super) fn end_list(&mut self, ordered: bool) {
        self.html
            .push_str(if ordered { "</ol>\n" } else { "</ul>\n" });
    }

    pub(super) fn end_item(&mut self) {
        self.prose.end_block();
        self.html.push_str("</li>\n");
    }

    /// Writes the mark of a task: a picture with a name, since nothing can be ticked on the page.
    pub(super) fn task_mark(&mut self, done: bool) {
        let (class, name, mark) = if done {
            ("task task-done", self.words.done, '☑')
        } else {
            ("task", self.words.not_done, '☐')
        };
        // Writing to a string cannot fail.
        let _ = write!(
            self.html,
            "<span class=\"{class}\" role=\"img\" aria-label=\"{name}\">{mark}</span> "
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{html, html_in, search_text};
    use crate::text::Lang;

    #[test]
    fn writes_paragraphs_quotes_and_lists() {
        assert_eq!(
            html("En *viktig* ~~gammel~~ **ting**  \nher\n\n> sitat\n\n---"),
            "<p>En <em>viktig</em> <del>gammel</del> <strong>ting</strong><br>\nher</p>\n\
             <blockquote>\n<p>sitat</p>\n</blockquote>\n<hr>\n"
        );
        assert_eq!(
            html("- en\n- to\n  1. a\n\n3. tre"),
            "<ul>\n<li>en</li>\n<li>to\n<ol>\n<li>a</li>\n</ol>\n</li>\n</ul>\n\
             <ol start=\"3\">\n<li>tre</li>\n</ol>\n"
        );
    }

    #[test]
    fn callouts_have_a_title_in_the_language_of_the_text() {
        assert_eq!(
            html("> [!NOTE]\n> Husk *dette*."),
            "<aside class=\"callout callout-note\" role=\"note\">\n\
             <p class=\"callout-title\">Merk</p>\n<p>Husk <em>dette</em>.</p>\n</aside>\n"
        );
        for (tag, nb, nn, en) in [
            ("NOTE", "Merk", "Merk", "Note"),
            ("TIP", "Tips", "Tips", "Tip"),
            ("IMPORTANT", "Viktig", "Viktig", "Important"),
            ("WARNING", "Advarsel", "Åtvaring", "Warning"),
            ("CAUTION", "Forsiktig", "Ver varsam", "Caution"),
        ] {
            for (lang, title) in [(Lang::Nb, nb), (Lang::Nn, nn), (Lang::En, en)] {
                let html = html_in(lang, &format!("> [!{tag}]\n> x"));
                assert!(html.contains(&format!(">{title}</p>")), "{html}");
                assert!(
                    html.contains(&format!("callout-{}", tag.to_lowercase())),
                    "{html}"
                );
            }
        }
    }

    #[test]
    fn empty_quotes_and_paragraphs_are_left_out() {
        assert_eq!(html(">\n\n> [!NOTE]\n"), "");
        assert_eq!(html("<!-- bare en merknad -->"), "");
    }

    #[test]
    fn tasks_say_whether_they_are_done() {
        let list = html("- [x] ferdig\n- [ ] igjen");
        assert!(
            list.contains("aria-label=\"Gjort\">☑</span> ferdig"),
            "{list}"
        );
        assert!(
            list.contains("aria-label=\"Ikke gjort\">☐</span> igjen"),
            "{list}"
        );
        assert_eq!(search_text("- [x] ferdig\n- [ ] igjen"), "ferdig igjen");
    }
}
