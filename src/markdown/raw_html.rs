//! Sanitises raw HTML in a text: a short list of elements is allowed and written again; all others
//! are refused, and their words remain. [`super::elements`] closes what is allowed.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::Event;
use tr::tr;

use super::element::Element;
use super::findings::quoted;
use super::html_names;
use super::html_tokens::{self, Token, Tokens};
use super::state::Muted;
use super::writer::Writer;
use crate::diagnostic::Check;
use crate::tr_later;

const HELP: &str = tr_later!(
    "Skriv det i Markdown. Av HTML er bare abbr, br, details, summary, kbd, sub, sup, \
                    mark, tabeller og lister tillatt."
);

const TABLE_HELP: &str = tr_later!(
    "Lim inn tabellen som Markdown: | År | Sum |, så |---|---|, så ei linje for hver \
                          rad: | 2024 | 5 |."
);

impl Writer<'_> {
    /// Returns whether an event is inside refused markup whose content is dropped.
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

    /// Ends the state that [`is_muted`](Self::is_muted) reports. Returns whether it was active.
    pub(super) fn unmute(&mut self) -> bool {
        self.raw.muted.take().is_some()
    }

    /// Hides a comment that begins at `start` and continues over an empty line, where Markdown sees
    /// only text: to its end, or to the end of its block where it has none.
    pub(super) fn hide_comment(&mut self, start: usize) {
        let text = self.input.text;
        if text[..start].ends_with('\\') {
            return;
        }
        let rest = text.get(start + 4..).unwrap_or_default();
        let length = match end_of_comment(rest) {
            Some(end) => end,
            None => rest.find("\n\n").unwrap_or(rest.len()),
        };
        self.skip = start..start + 4 + length;
        self.findings.add(
            Check::RawHtml,
            &(start..start + 4),
            tr!("merknaden er ikke avsluttet i samme avsnitt"),
            tr!(
                "Skriv --> før den tomme linja. En lang merknad begynner med <!-- på ei egen linje."
            ),
        );
    }

    /// Writes a tag or a comment among words.
    pub(super) fn inline_html(&mut self, html: &str, place: Range<usize>) {
        match Tokens::new(html).next() {
            Some((Token::Open { name, attributes }, _)) => {
                self.open_tag(name, attributes, place, false);
            }
            Some((token, _)) => self.other_token(&token, &place, false),
            None => {}
        }
    }

    pub(super) fn other_token(&mut self, token: &Token<'_>, place: &Range<usize>, in_block: bool) {
        match token {
            Token::Close(name) => self.close_tag(name, place, in_block),
            Token::Declaration => self.refuse(tr!("HTML av dette slaget er ikke tillatt"), place),
            Token::Unfinished => self.refuse(tr!("HTML-en er ikke avsluttet"), place),
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
        if self.is_placeholder(&name, attributes) {
            return self.placeholder(&place, in_block);
        }
        let element =
            Element::from_name(&name).filter(|element| self.is_let_through(*element, in_block));
        let Some(element) = element else {
            return self.refuse_element(name, &place, in_block);
        };
        if let Some(message) = self.misplaced(element, in_block) {
            self.raw.refused.insert(name);
            return self.refuse(tr!(message), &place);
        }
        let allowed = element.attribute();
        let value = self.check_attributes(Some(element), &name, attributes, &place);
        let value = match element {
            // The attribute has no value.
            Element::Details => value.map(|_| Cow::Borrowed("")),
            _ => value.map(html_tokens::decode),
        };
        let mut written = Vec::new();
        written.extend(allowed.zip(value.as_deref()));
        written.extend(spans(element, attributes));
        written.retain(|(name, value)| *name != "start" || is_number(value));
        self.open_here(element, &name, &written, place, in_block);
    }

    fn open_here(
        &mut self,
        element: Element,
        name: &str,
        attributes: &[(&str, &str)],
        place: Range<usize>,
        in_block: bool,
    ) {
        if element.is_part_of_list_or_table() {
            let message = tr!(
                "{tag} må stå i en tabell eller ei liste",
                tag = quoted(&format!("<{name}>"))
            );
            if !self.open_part(element, attributes, place.clone()) {
                self.raw.refused.insert(name.to_owned());
                self.begin_words();
                self.refuse(message, &place);
            }
            return;
        }
        match element {
            Element::Summary => {}
            Element::Details | Element::Paragraph => {
                self.close_phrasing();
                self.open_part_for_words();
            }
            _ if element.is_list_or_table() => {
                self.close_phrasing();
                self.open_part_for_words();
                self.part_blocks();
            }
            _ if in_block => self.begin_words(),
            _ => {}
        }
        match (element, attributes.first()) {
            (Element::Link, address) => {
                let address = address.map_or("", |(_, address)| address);
                self.open_raw_link(address, place);
            }
            _ => self.open_element(element, attributes, place),
        }
    }

    /// Opens a link that is written in HTML; only its words remain where it leads nowhere.
    fn open_raw_link(&mut self, address: &str, place: Range<usize>) {
        match self.href(address, &place) {
            Some(href) => {
                self.write_link_tag(&href.address, href.outside, "");
                self.push_element(Element::Link, place);
            }
            None => {
                self.raw.refused.insert("a".to_owned());
            }
        }
    }

    /// Returns whether an element is allowed where it stands: one that Markdown has a mark for,
    /// only where Markdown is not read.
    fn is_let_through(&self, element: Element, in_block: bool) -> bool {
        let in_link = element == Element::Link && (self.link.is_some() || self.elements.in_link());
        let in_place = !element.is_for_blocks() || in_block && self.elements.in_markup();
        let holds_words =
            !(element == Element::Paragraph || element.is_list_or_table()) || in_block;
        let is_part = element.is_part_of_list_or_table() && !in_block;
        in_place && holds_words && !in_link && !is_part
    }

    /// Returns the message for an element that stands where it may not.
    fn misplaced(&self, element: Element, in_block: bool) -> Option<&'static str> {
        match element {
            Element::Details if !in_block => {
                Some(tr_later!("«<details>» må stå først på ei linje."))
            }
            Element::Summary if !in_block || !self.elements.awaits_summary() => {
                Some(tr_later!("«<summary>» må stå rett etter «<details>»."))
            }
            _ if self.elements.are_deep() => Some(tr_later!("her er for mye HTML inni hverandre")),
            _ => None,
        }
    }

    /// Returns the value of the one attribute that is allowed; others are reported.
    fn check_attributes<'t>(
        &mut self,
        element: Option<Element>,
        tag: &str,
        attributes: &'t str,
        place: &Range<usize>,
    ) -> Option<&'t str> {
        let allowed = element.and_then(Element::attribute);
        let mut value = None;
        for (name, written) in html_tokens::attributes(attributes) {
            if allowed.is_some_and(|allowed| name.eq_ignore_ascii_case(allowed)) {
                value = value.or(Some(written.unwrap_or_default()));
            } else if !element.is_some_and(|element| element.passes_over(name)) {
                let message = tr!(
                    "{name} er ikke tillatt på «<{tag}>».",
                    name = quoted(name),
                    tag
                );
                self.refuse(message, place);
            }
        }
        value
    }

    fn close_tag(&mut self, written: &str, place: &Range<usize>, in_block: bool) {
        let name = written.to_ascii_lowercase();
        let closed = Element::from_name(&name).is_some_and(|element| self.close_element(element));
        if closed {
            return;
        }
        self.part_words(&name, in_block);
        if !self.raw.refused.contains(&name) {
            let tag = quoted(&format!("</{name}>"));
            self.refuse(tr!("{tag} lukker noe som ikke er åpnet her.", tag), place);
        }
    }

    fn refuse_element(&mut self, name: String, place: &Range<usize>, in_block: bool) {
        self.part_words(&name, in_block);
        self.refuse(
            tr!(
                "HTML-elementet {tag} er ikke tillatt",
                tag = quoted(&format!("<{name}>"))
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

    /// Separates the words on both sides of a refused tag, where the tag would have.
    fn part_words(&mut self, name: &str, in_block: bool) {
        if !html_names::parts_words(name) {
            return;
        }
        let top = self.elements.top();
        if in_block && top == Some(Element::Paragraph) {
            self.close_phrasing();
        } else if in_block && top.is_none_or(|top| top == Element::Details) {
            // No words stand before it.
        } else if !self.html.ends_with(char::is_whitespace) && !self.html.ends_with('>') {
            self.text(" ");
        }
    }

    /// Reports refused markup: of a table only once for all that it holds, with what to write
    /// instead.
    fn refuse(&mut self, message: String, place: &Range<usize>) {
        if !self.elements.in_table() {
            return self.findings.add(Check::RawHtml, place, message, tr!(HELP));
        }
        if let Some(table) = self.elements.table_to_report() {
            let message = tr!(
                "tabellen har HTML som ikke er med på sida, trolig fra Word: {message}",
                message
            );
            self.findings
                .add(Check::RawHtml, &table, message, tr!(TABLE_HELP));
        }
    }
}

/// Returns the attributes for the columns and rows that a cell spans.
fn spans(element: Element, attributes: &str) -> Vec<(&'static str, &str)> {
    if !matches!(element, Element::Cell | Element::HeadCell) {
        return Vec::new();
    }
    let known = |name: &str| {
        ["colspan", "rowspan"]
            .into_iter()
            .find(|known| name.eq_ignore_ascii_case(known))
    };
    html_tokens::attributes(attributes)
        .filter_map(|(name, value)| Some((known(name)?, value?)))
        .filter(|(_, value)| is_number(value))
        .collect()
}

fn is_number(value: &str) -> bool {
    (1..=3).contains(&value.len())
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && !value.starts_with('0')
}

/// Returns the end of the comment that `rest` continues; `None` where it has no end of its own.
fn end_of_comment(rest: &str) -> Option<usize> {
    for at in memchr::memmem::find_iter(rest.as_bytes(), "--") {
        if rest[at + 2..].starts_with('>') {
            return Some(at + 3);
        }
        if rest[..at].ends_with("<!") {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests;
