//! Raw HTML in a text: a short list of elements is let through, written anew and always closed;
//! all else is refused, its words kept.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::Event;

use super::escape;
use super::findings::quoted;
use super::html_tokens::{self, Token, Tokens};
use super::writer::Writer;
use crate::diagnostic::Check;

/// Deeper raw markup inside one block is refused.
const MAX_DEPTH: usize = 16;

const HELP: &str = "Skriv det i Markdown. Av HTML er bare abbr, br, details, summary, kbd, sub, sup \
                    og mark tillatt.";

/// Raw markup that is open.
#[derive(Default)]
pub(super) struct RawHtml {
    open: Vec<OpenElement>,
    /// Elements from here on were opened in the Markdown block or span that is written now; only
    /// those can be closed in it.
    base: usize,
    /// `base` of what is around.
    bases: Vec<usize>,
    /// A `<details>` was opened and has no `<summary>` yet.
    awaits_summary: bool,
    block: Option<Block>,
    /// Names of refused elements, so that their closing tags are not told again.
    refused: HashSet<String>,
    muted: Option<Muted>,
}

impl RawHtml {
    /// Whether a block of raw HTML is being collected.
    pub(super) fn is_in_block(&self) -> bool {
        self.block.is_some()
    }
}

struct OpenElement {
    element: Element,
    place: Range<usize>,
    /// [`Writer::spoken`] where its content begins.
    spoken: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Abbr,
    Kbd,
    Mark,
    Sub,
    Sup,
    Details,
    Summary,
    /// Not written in the text: holds the words of a block of raw HTML.
    Paragraph,
}

impl Element {
    fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "abbr" => Self::Abbr,
            "kbd" => Self::Kbd,
            "mark" => Self::Mark,
            "sub" => Self::Sub,
            "sup" => Self::Sup,
            "details" => Self::Details,
            "summary" => Self::Summary,
            _ => return None,
        })
    }

    fn name(self) -> &'static str {
        match self {
            Self::Abbr => "abbr",
            Self::Kbd => "kbd",
            Self::Mark => "mark",
            Self::Sub => "sub",
            Self::Sup => "sup",
            Self::Details => "details",
            Self::Summary => "summary",
            Self::Paragraph => "p",
        }
    }

    /// The attribute that it may have.
    fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Abbr => Some("title"),
            Self::Details => Some("open"),
            _ => None,
        }
    }
}

/// A block of raw HTML that is being collected: the parser gives it line by line, without the
/// marks of the quotes and lists it stands in.
#[derive(Default)]
struct Block {
    html: String,
    /// Where each piece begins, here and in the text.
    pieces: Vec<(usize, usize)>,
}

impl Block {
    /// A range of the block as a range of the text.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.position(range.start, range.start);
        start
            ..self
                .position(range.end, range.end.saturating_sub(1))
                .max(start)
    }

    /// Where `at` is, by the piece that holds `anchor`.
    fn position(&self, at: usize, anchor: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= anchor);
        match piece
            .checked_sub(1)
            .and_then(|piece| self.pieces.get(piece))
        {
            Some((start, in_text)) => in_text + (at - start),
            None => at,
        }
    }
}

/// Inside a refused element whose content is no text: nothing is published until it ends.
struct Muted {
    element: String,
    /// Markdown elements open inside it.
    depth: usize,
}

impl Writer<'_> {
    /// A Markdown block or span begins.
    pub(super) fn enter(&mut self) {
        self.raw.bases.push(self.raw.base);
        self.raw.base = self.raw.open.len();
    }

    /// A Markdown block or span ends, and with it the raw markup that was opened in it.
    pub(super) fn leave(&mut self) {
        self.close_all_raw();
        self.raw.base = self.raw.bases.pop().unwrap_or(0);
    }

    /// Closes what is open in the block or span that is written now.
    pub(super) fn close_all_raw(&mut self) {
        while self.raw.open.len() > self.raw.base {
            self.close_unclosed();
        }
    }

    /// Closes what can hold only words, since something else begins.
    pub(super) fn close_phrasing(&mut self) {
        while self.top().is_some_and(|top| top != Element::Details) {
            self.close_unclosed();
        }
    }

    /// Gives an open `<details>` without a `<summary>` one, since its content begins: without
    /// one the browser invents it, in the browser's language.
    pub(super) fn settle_details(&mut self) {
        if std::mem::take(&mut self.raw.awaits_summary) {
            self.html.push_str("<summary>");
            self.html.push_str(self.words.details);
            self.html.push_str("</summary>\n");
            if let Some(details) = self.raw.open.last() {
                self.findings.add(
                    Check::RawHtml,
                    &details.place,
                    "«<details>» har ingen «<summary>».".to_owned(),
                    "Skriv <summary>tittel</summary> rett etter <details>.",
                );
            }
        }
    }

    /// Whether an event is inside refused markup whose content is dropped.
    pub(super) fn is_muted(&mut self, event: &Event<'_>) -> bool {
        let Some(muted) = &mut self.raw.muted else {
            return false;
        };
        match event {
            Event::Start(_) => muted.depth += 1,
            Event::End(_) if muted.depth == 0 => {
                self.raw.muted = None;
                return false;
            }
            Event::End(_) => muted.depth -= 1,
            Event::InlineHtml(html) if muted.depth == 0 => {
                if let Some((Token::Close(name), _)) = Tokens::new(html).next()
                    && name.eq_ignore_ascii_case(&muted.element)
                {
                    self.raw.muted = None;
                }
            }
            _ => {}
        }
        true
    }

    pub(super) fn start_html_block(&mut self) {
        self.begin_block();
        self.raw.block = Some(Block::default());
    }

    pub(super) fn html_block_text(&mut self, html: &str, place: Range<usize>) {
        if let Some(block) = &mut self.raw.block {
            block.pieces.push((block.html.len(), place.start));
            block.html.push_str(html);
        }
    }

    pub(super) fn end_html_block(&mut self) {
        let Some(block) = self.raw.block.take() else {
            return;
        };
        let mut tokens = Tokens::new(&block.html);
        while let Some((token, range)) = tokens.next() {
            let place = block.place(&range);
            match token {
                Token::Text(text) => self.block_text(text),
                Token::Open { name, attributes } => {
                    self.open_tag(name, attributes, place, true);
                    if self.raw.muted.take().is_some() {
                        tokens.skip_to_close(name);
                    }
                }
                _ => self.other_token(&token, &place),
            }
        }
        self.close_phrasing();
        self.prose.end_block();
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// A tag or a comment among words.
    pub(super) fn inline_html(&mut self, html: &str, place: Range<usize>) {
        match Tokens::new(html).next() {
            Some((Token::Open { name, attributes }, _)) => {
                self.open_tag(name, attributes, place, false);
            }
            Some((token, _)) => self.other_token(&token, &place),
            None => {}
        }
    }

    fn other_token(&mut self, token: &Token<'_>, place: &Range<usize>) {
        match token {
            Token::Close(name) => self.close_tag(name, place),
            Token::Declaration => self.refuse("HTML av dette slaget er ikke tillatt.", place),
            Token::Unfinished => self.refuse("HTML-en er ikke avsluttet.", place),
            Token::Comment | Token::Text(_) | Token::Open { .. } => {}
        }
    }

    /// Words in a block of raw HTML.
    fn block_text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.begin_words();
            self.text(&html_tokens::decode(text));
        } else if self.top().is_some_and(|top| top != Element::Details) {
            self.html.push('\n');
            self.prose.space();
        }
    }

    /// Words, or markup that holds words, begin in a block of raw HTML: they get a paragraph
    /// unless they have something around them already.
    fn begin_words(&mut self) {
        self.settle_details();
        if self.top().is_none_or(|top| top == Element::Details) {
            self.open(Element::Paragraph, 0..0);
        }
    }

    fn open_tag(&mut self, written: &str, attributes: &str, place: Range<usize>, in_block: bool) {
        let name = written.to_ascii_lowercase();
        if name == "br" {
            self.check_attributes(None, "br", attributes, &place);
            if in_block {
                self.begin_words();
            }
            return self.line_break();
        }
        let Some(element) = Element::from_name(&name) else {
            return self.refuse_element(name, &place);
        };
        let allowed = match element {
            Element::Details => in_block,
            Element::Summary => in_block && self.raw.awaits_summary,
            _ => true,
        };
        if !allowed || self.raw.open.len() - self.raw.base >= MAX_DEPTH {
            let message = match element {
                Element::Details => "«<details>» må stå først på ei linje.",
                Element::Summary => "«<summary>» må stå rett etter «<details>».",
                _ => "Her er for mye HTML inni hverandre.",
            };
            self.raw.refused.insert(name);
            return self.refuse(message, &place);
        }
        match element {
            Element::Details => {
                self.settle_details();
                self.close_phrasing();
            }
            Element::Summary => self.raw.awaits_summary = false,
            _ if in_block => self.begin_words(),
            _ => {}
        }
        let value = self.check_attributes(element.attribute(), &name, attributes, &place);
        self.open(element, place);
        if let Some(value) = value {
            self.html.pop();
            self.write_attribute(element, value);
        }
        if element == Element::Details {
            self.html.push('\n');
            self.prose.end_block();
            self.raw.awaits_summary = true;
        }
    }

    fn open(&mut self, element: Element, place: Range<usize>) {
        self.html.push('<');
        self.html.push_str(element.name());
        self.html.push('>');
        self.raw.open.push(OpenElement {
            element,
            place,
            spoken: self.spoken,
        });
    }

    fn write_attribute(&mut self, element: Element, value: &str) {
        if element == Element::Details {
            self.html.push_str(" open>");
            return;
        }
        self.html.push_str(" title=\"");
        escape::attribute(&mut self.html, &html_tokens::decode(value));
        self.html.push_str("\">");
    }

    /// The value of the one attribute that is allowed; a finding for others.
    fn check_attributes<'t>(
        &mut self,
        allowed: Option<&str>,
        element: &str,
        attributes: &'t str,
        place: &Range<usize>,
    ) -> Option<&'t str> {
        let mut value = None;
        for (name, written) in html_tokens::attributes(attributes) {
            if allowed.is_some_and(|allowed| name.eq_ignore_ascii_case(allowed)) {
                value = value.or(Some(written.unwrap_or_default()));
            } else {
                let message = format!("{} er ikke tillatt på «<{element}>».", quoted(name));
                self.refuse(&message, place);
            }
        }
        value
    }

    fn close_tag(&mut self, written: &str, place: &Range<usize>) {
        let name = written.to_ascii_lowercase();
        let found = Element::from_name(&name).and_then(|element| {
            let open = &self.raw.open[self.raw.base..];
            open.iter().rposition(|open| open.element == element)
        });
        // What stands in a `<details>` cannot close what is around it.
        let details = self.raw.open[self.raw.base..]
            .iter()
            .rposition(|open| open.element == Element::Details);
        match found {
            Some(at) if details.is_none_or(|details| details <= at) => {
                if name == "details" {
                    self.settle_details();
                }
                while self.raw.open.len() > self.raw.base + at + 1 {
                    self.close_unclosed();
                }
                self.close();
            }
            _ if self.raw.refused.contains(&name) => {}
            _ => {
                let message = format!(
                    "{} lukker noe som ikke er åpnet her.",
                    quoted(&format!("</{name}>"))
                );
                self.refuse(&message, place);
            }
        }
    }

    /// Closes the innermost element, which the text forgot to close.
    fn close_unclosed(&mut self) {
        if let Some(open) = self.raw.open.last()
            && open.element != Element::Paragraph
        {
            let place = open.place.clone();
            let name = open.element.name();
            self.findings.add(
                Check::RawHtml,
                &place,
                format!("«<{name}>» er ikke lukket."),
                &format!("Skriv </{name}> der det slutter, i samme avsnitt."),
            );
        }
        self.close();
    }

    fn close(&mut self) {
        self.raw.awaits_summary = false;
        let Some(open) = self.raw.open.pop() else {
            return;
        };
        if open.element == Element::Summary && open.spoken == self.spoken {
            self.html.push_str(self.words.details);
        }
        self.html.push_str("</");
        self.html.push_str(open.element.name());
        self.html.push('>');
        if matches!(
            open.element,
            Element::Details | Element::Summary | Element::Paragraph
        ) {
            self.html.push('\n');
            self.prose.end_block();
        }
    }

    fn refuse_element(&mut self, name: String, place: &Range<usize>) {
        self.refuse(
            &format!(
                "HTML-elementet {} er ikke tillatt.",
                quoted(&format!("<{name}>"))
            ),
            place,
        );
        if matches!(name.as_str(), "script" | "style") {
            self.raw.muted = Some(Muted {
                element: name.clone(),
                depth: 0,
            });
        }
        self.raw.refused.insert(name);
    }

    fn refuse(&mut self, message: &str, place: &Range<usize>) {
        self.findings
            .add(Check::RawHtml, place, message.to_owned(), HELP);
    }

    /// The innermost element opened in the block or span that is written now.
    fn top(&self) -> Option<Element> {
        let open = self.raw.open.get(self.raw.base..)?;
        open.last().map(|open| open.element)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, checks, html, search_text, told};
    use crate::diagnostic::Check;

    #[test]
    fn the_safe_elements_are_let_through_and_written_anew() {
        assert_eq!(
            html("<KBD>Ctrl</KBD> H<sub>2</sub>O x<sup>2</sup> <mark>*her*</mark><br/>b"),
            "<p><kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup> <mark><em>her</em></mark><br>\nb</p>\n"
        );
        let abbr = "<abbr title='Digitale &quot;tjenester&quot;'>DT</abbr>";
        assert_eq!(
            html(abbr),
            "<p><abbr title=\"Digitale &quot;tjenester&quot;\">DT</abbr></p>\n"
        );
        assert_eq!(checks(abbr), []);
        assert_eq!(search_text("H<sub>2</sub>O"), "H2O");
    }

    #[test]
    fn details_may_hold_markdown() {
        let text =
            "<details open>\n<summary>Mer om *dette*</summary>\n\n- punkt\n\n</details>\n\netter";
        assert_eq!(
            html(text),
            "<details open>\n<summary>Mer om *dette*</summary>\n\
             <ul>\n<li>punkt</li>\n</ul>\n</details>\n<p>etter</p>\n"
        );
        assert_eq!(checks(text), []);
        assert_eq!(search_text(text), "Mer om *dette* punkt etter");
        assert_eq!(
            html("<details><summary>A</summary>Ord &amp; <kbd>x</kbd></details>"),
            "<details>\n<summary>A</summary>\n<p>Ord &amp; <kbd>x</kbd></p>\n</details>\n"
        );
    }

    #[test]
    fn details_always_have_a_summary_with_words() {
        for (text, expected) in [
            (
                "<details>\n\nord\n\n</details>",
                "<details>\n<summary>Detaljer</summary>\n<p>ord</p>\n</details>\n",
            ),
            (
                "<details>",
                "<details>\n<summary>Detaljer</summary>\n</details>\n",
            ),
            (
                "<details></details>",
                "<details>\n<summary>Detaljer</summary>\n</details>\n",
            ),
            (
                "<details><summary></summary></details>",
                "<details>\n<summary>Detaljer</summary>\n</details>\n",
            ),
        ] {
            assert_eq!(html(text), expected, "{text}");
        }
        assert_eq!(told("<details>\n\nord\n\n</details>"), "<details>");
    }

    #[test]
    fn all_else_is_refused_and_its_words_kept() {
        assert_eq!(html("<div class=x>\nord\n</div>"), "<p>\nord\n</p>\n");
        assert_eq!(checks("<div class=x>\nord\n</div>"), [Check::RawHtml]);
        assert_eq!(html("a <b>c</b> d"), "<p>a c d</p>\n");
        assert_eq!(checks("a <b>c</b> d"), [Check::RawHtml]);
        assert_eq!(html("<!DOCTYPE html>\n<?php x ?>"), "");
    }

    #[test]
    fn scripts_and_styles_go_with_their_content() {
        assert_eq!(html("<script>\nalert(1)\n</script>\n\nord"), "<p>ord</p>\n");
        assert_eq!(html("a <script>alert(1) *b*</script> c"), "<p>a  c</p>\n");
        assert_eq!(html("a <style>b\n\nord"), "<p>a </p>\n<p>ord</p>\n");
        assert_eq!(html("<div><script>x</script>ord</div>"), "<p>ord</p>\n");
    }

    #[test]
    fn comments_are_dropped_without_a_word() {
        assert_eq!(
            html("a <!-- b --> c\n\n<!--\nd\n\ne\n-->\n"),
            "<p>a  c</p>\n"
        );
        assert_eq!(checks("a <!-- b -->\n\n<!--\nd\n-->\n"), []);
        assert_eq!(checks("<!-- aldri lukket\n\nord"), [Check::RawHtml]);
    }

    #[test]
    fn what_is_not_closed_is_closed_where_its_block_ends() {
        assert_eq!(
            html("a <kbd>b\n\nc</kbd>"),
            "<p>a <kbd>b</kbd></p>\n<p>c</p>\n"
        );
        assert_eq!(told("å <kbd>b\n\nc"), "<kbd>");
        assert_eq!(told("å </kbd> b"), "</kbd>");
        assert_eq!(
            html("*a <mark>b* c</mark>"),
            "<p><em>a <mark>b</mark></em> c</p>\n"
        );
        assert_eq!(
            html("<kbd><sub>a</kbd></sub>"),
            "<p><kbd><sub>a</sub></kbd></p>\n"
        );
        assert_eq!(
            html("- a <kbd>b\n  - c"),
            "<ul>\n<li>a <kbd>b</kbd>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"
        );
    }

    #[test]
    fn details_and_summary_stand_only_where_they_may() {
        assert_eq!(html("a <details>b</details>"), "<p>a b</p>\n");
        assert_eq!(html("<summary>a</summary>"), "<p>a</p>\n");
        let nested = html("<details><summary>a<details>b</summary></details>");
        assert!(
            nested.starts_with("<details>\n<summary>a</summary>\n<details>\n"),
            "{nested}"
        );
        assert_eq!(
            html("> <details><summary>a</summary>\n\nb\n\n</details>")
                .matches("</details>")
                .count(),
            1
        );
    }

    #[test]
    fn other_attributes_are_refused() {
        assert_eq!(html("<kbd class=\"x\">a</kbd>"), "<p><kbd>a</kbd></p>\n");
        let text = "<kbd class=\"x\">a</kbd>";
        let finding = &body(text).findings[0];
        assert_eq!(finding.message, "«class» er ikke tillatt på «<kbd>».");
        assert_eq!(told(text), "<kbd class=\"x\">");
    }

    #[test]
    fn places_are_exact_in_quotes_and_lists() {
        assert_eq!(told("> æ\n>\n> <div>\n> ø <b>å</b>\n"), "<div>");
        assert_eq!(told("- æ\n\n  ord\n  <center>x\n"), "<center>");
        let text = "> <kbd>å\n> ø <b>å</b></kbd>\n";
        assert_eq!(told(text), "<b>");
    }
}
