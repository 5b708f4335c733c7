//! Opens the raw HTML elements of a text, and closes each within the Markdown block
//! or span it was opened in, so that the page stays well formed.

use std::ops::Range;

use tr::tr;

use super::element::{Element, Holds};
use super::escape;
use super::open_elements::OpenElement;
use super::writer::Writer;
use crate::diagnostic::Check;

impl Writer<'_> {
    /// Enters a Markdown block or span.
    pub(super) fn enter(&mut self) {
        self.elements.bases.push(self.elements.base);
        self.elements.base = self.elements.open.len();
    }

    /// Leaves a Markdown block or span, and closes the raw markup that was opened in it.
    pub(super) fn leave(&mut self) {
        self.close_all_elements();
        self.elements.base = self.elements.bases.pop().unwrap_or(0);
    }

    /// Closes the elements that are open in the current block or span.
    pub(super) fn close_all_elements(&mut self) {
        while self.elements.open.len() > self.elements.base {
            self.close_unclosed();
        }
    }

    /// Closes elements that can hold only words, since something else begins.
    pub(super) fn close_phrasing(&mut self) {
        while self
            .elements
            .top()
            .is_some_and(|top| top.holds() == Holds::Words)
        {
            self.close_unclosed();
        }
    }

    /// Closes elements that can hold no block of Markdown.
    pub(super) fn close_for_block(&mut self) {
        while self
            .elements
            .top()
            .is_some_and(|top| top.holds() != Holds::Blocks)
        {
            self.close_unclosed();
        }
    }

    /// Opens a part of a table or a list. Returns whether it may stand here.
    pub(super) fn open_part(
        &mut self,
        part: Element,
        attributes: &[(&str, &str)],
        place: Range<usize>,
    ) -> bool {
        let Some(depth) = self.elements.depth_of_parent(part) else {
            return false;
        };
        // The caption and the head come before all rows.
        let stands_first = matches!(part, Element::Caption | Element::Head);
        if stands_first && self.elements.has_rows() {
            return false;
        }
        for _ in 0..depth {
            self.close_unclosed();
        }
        if part == Element::Row
            && let Some(table) =
                (self.elements.open.iter_mut().rev()).find(|open| open.element == Element::Table)
        {
            table.rows += 1;
        }
        let scope = self.elements.scope();
        let mut all = attributes.to_vec();
        if part == Element::HeadCell {
            all.push(("scope", scope));
        }
        self.open_element(part, &all, place);
        true
    }

    /// Opens the parts that must wrap words directly in a table or a list.
    pub(super) fn open_part_for_words(&mut self) {
        while let Some(part) = self.elements.top().and_then(Element::part_for_words) {
            if !self.open_part(part, &[], 0..0) {
                break;
            }
        }
    }

    /// Adds a `<summary>` to an open `<details>` without one, since its content begins: without one
    /// the browser supplies it, in the browser's language.
    pub(super) fn settle_details(&mut self) {
        if std::mem::take(&mut self.elements.awaits_summary) {
            self.html.push_str("<summary>");
            self.html.push_str(self.words.details);
            self.html.push_str("</summary>\n");
            if let Some(details) = self.elements.open.last() {
                self.findings.add(
                    Check::RawHtml,
                    &details.place,
                    tr!("«<details>» har ingen «<summary>»."),
                    tr!("Skriv <summary>tittel</summary> rett etter <details>."),
                );
            }
        }
    }

    /// Opens an element. A `<details>` around it that has no summary yet gets one first.
    pub(super) fn open_element(
        &mut self,
        element: Element,
        attributes: &[(&str, &str)],
        place: Range<usize>,
    ) {
        if element != Element::Summary {
            self.settle_details();
        }
        if element == Element::Table {
            self.open_frame();
        }
        self.html.push('<');
        self.html.push_str(element.name());
        for (name, value) in attributes {
            self.html.push(' ');
            self.html.push_str(name);
            if !value.is_empty() {
                self.html.push_str("=\"");
                escape::attribute(&mut self.html, value);
                self.html.push('"');
            }
        }
        self.html.push('>');
        self.push_element(element, place);
    }

    /// Records that `element` is open, whose tag is written.
    pub(super) fn push_element(&mut self, element: Element, place: Range<usize>) {
        self.elements.awaits_summary = element == Element::Details;
        if element == Element::Details || element.holds() == Holds::Parts {
            self.html.push('\n');
        }
        if element.is_block() {
            self.prose.end_block();
        }
        self.elements.open.push(OpenElement {
            element,
            place,
            visible_pieces: self.visible_pieces,
            rows: 0,
            is_reported: false,
        });
    }

    /// Closes `element`, and the unclosed elements inside it. Returns whether it was open here.
    pub(super) fn close_element(&mut self, element: Element) -> bool {
        let Some(depth) = self.elements.depth_of(element) else {
            return false;
        };
        for _ in 1..depth {
            self.close_unclosed();
        }
        self.close_innermost();
        true
    }

    /// Closes the innermost element, which the text did not close.
    fn close_unclosed(&mut self) {
        if let Some(open) = self.elements.open.last()
            && !open.element.may_stay_open()
        {
            let place = open.place.clone();
            let name = open.element.name();
            self.findings.add(
                Check::RawHtml,
                &place,
                tr!("«<{name}>» er ikke lukket.", name),
                match open.element.is_list_or_table() {
                    true => tr!("Skriv </{name}> der det slutter, uten tekst imellom.", name),
                    false => tr!("Skriv </{name}> der det slutter, i samme avsnitt.", name),
                },
            );
        }
        self.close_innermost();
    }

    fn close_innermost(&mut self) {
        self.settle_details();
        let Some(open) = self.elements.open.pop() else {
            return;
        };
        if open.element == Element::Summary && open.visible_pieces == self.visible_pieces {
            self.html.push_str(self.words.details);
        }
        self.html.push_str("</");
        self.html.push_str(open.element.name());
        self.html.push('>');
        if open.element == Element::Table {
            self.html.push_str("\n</div>");
        }
        if open.element.is_block() {
            self.html.push('\n');
            self.prose.end_block();
        }
    }
}
