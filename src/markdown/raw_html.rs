//! Raw HTML in a text: a short list of elements is let through and written anew; all else is
//! refused, its words kept. That what is let through is closed is seen to in
//! [`super::elements`].

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::Event;

use super::elements::Element;
use super::findings::quoted;
use super::html_tokens::{self, Token, Tokens};
use super::writer::Writer;
use crate::diagnostic::Check;

const HELP: &str = "Skriv det i Markdown. Av HTML er bare abbr, br, details, summary, kbd, sub, sup \
                    og mark tillatt.";

/// What has been refused.
#[derive(Default)]
pub(super) struct RawHtml {
    /// Names of refused elements, so that their closing tags are not told again.
    refused: HashSet<String>,
    muted: Option<Muted>,
}

/// Inside a refused element whose content is no text: nothing is published until it ends.
struct Muted {
    element: String,
    /// Markdown elements open inside it.
    depth: usize,
}

impl Writer<'_> {
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

    /// Ends what [`is_muted`](Self::is_muted) tells of. Tells whether there was anything.
    pub(super) fn unmute(&mut self) -> bool {
        self.raw.muted.take().is_some()
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

    pub(super) fn other_token(&mut self, token: &Token<'_>, place: &Range<usize>) {
        match token {
            Token::Close(name) => self.close_tag(name, place),
            Token::Declaration => self.refuse("HTML av dette slaget er ikke tillatt", place),
            Token::Unfinished => self.refuse("HTML-en er ikke avsluttet", place),
            Token::Comment | Token::Text(_) | Token::Open { .. } => {}
        }
    }

    pub(super) fn open_tag(
        &mut self,
        written: &str,
        attributes: &str,
        place: Range<usize>,
        in_block: bool,
    ) {
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
            Element::Summary => in_block && self.elements.awaits_summary(),
            _ => true,
        };
        if !allowed || self.elements.are_deep() {
            let message = match element {
                Element::Details => "«<details>» må stå først på ei linje.",
                Element::Summary => "«<summary>» må stå rett etter «<details>».",
                _ => "her er for mye HTML inni hverandre",
            };
            self.raw.refused.insert(name);
            return self.refuse(message, &place);
        }
        match element {
            Element::Details => {
                self.settle_details();
                self.close_phrasing();
            }
            Element::Summary => {}
            _ if in_block => self.begin_words(),
            _ => {}
        }
        let allowed = element.attribute();
        let value = self.check_attributes(allowed, &name, attributes, &place);
        let value = match element {
            // There or not: it has no value.
            Element::Details => value.map(|_| Cow::Borrowed("")),
            _ => value.map(html_tokens::decode),
        };
        self.open_element(element, allowed.zip(value.as_deref()), place);
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
        let closed = Element::from_name(&name).is_some_and(|element| self.close_element(element));
        if !closed && !self.raw.refused.contains(&name) {
            let tag = quoted(&format!("</{name}>"));
            self.refuse(&format!("{tag} lukker noe som ikke er åpnet her."), place);
        }
    }

    fn refuse_element(&mut self, name: String, place: &Range<usize>) {
        self.refuse(
            &format!(
                "HTML-elementet {} er ikke tillatt",
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
        assert!(
            html("<details open=ja><summary>a</summary></details>").starts_with("<details open>")
        );
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
