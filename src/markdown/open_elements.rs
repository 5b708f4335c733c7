//! Holds the raw HTML elements that are open, and decides what may be closed or opened among them.

use std::ops::Range;

use super::element::Element;

/// The deepest raw markup inside one block; deeper markup is refused.
const MAX_DEPTH: usize = 16;

/// Raw elements that are open.
#[derive(Default)]
pub(super) struct Elements {
    pub(super) open: Vec<OpenElement>,
    /// The index of the first element that was opened in the current Markdown block or span; only
    /// those from here on can be closed in it.
    pub(super) base: usize,
    /// The values of `base` of the blocks and spans around the current one.
    pub(super) bases: Vec<usize>,
    /// `true` where a `<details>` was opened and has no `<summary>` yet.
    pub(super) awaits_summary: bool,
}

impl Elements {
    /// Returns whether a `<summary>` may come now.
    pub(super) fn awaits_summary(&self) -> bool {
        self.awaits_summary
    }

    /// Returns whether the nesting is at its limit.
    pub(super) fn are_deep(&self) -> bool {
        self.open.len() - self.base >= MAX_DEPTH
    }

    /// Returns the innermost element opened in the current block or span.
    pub(super) fn top(&self) -> Option<Element> {
        self.here().last().map(|open| open.element)
    }

    /// Returns the number of elements to close for `element` to be closed too; `None` where it is
    /// not open here. Content of a `<details>` cannot close an element around it.
    pub(super) fn depth_of(&self, element: Element) -> Option<usize> {
        let depth = |element| {
            let mut inwards = self.here().iter().rev();
            inwards.position(|open| open.element == element)
        };
        let found = depth(element)?;
        let bound = |element| depth(element).is_none_or(|bound| found <= bound);
        let of_list = || [Element::Unordered, Element::Ordered, Element::Terms].map(bound);
        let within = match element {
            Element::Details => true,
            _ if element.is_list_or_table() => bound(Element::Details),
            // Nor can the content of a table or a list.
            _ => {
                bound(Element::Details)
                    && bound(Element::Table)
                    && of_list().iter().all(|within| *within)
            }
        };
        within.then_some(found + 1)
    }

    /// Returns the number of elements to close before `part` can be opened in its innermost
    /// possible parent; `None` where there is none, or a list, a table or a `<details>` is in
    /// between.
    pub(super) fn depth_of_parent(&self, part: Element) -> Option<usize> {
        let mut inwards = self.here().iter().rev();
        let depth = inwards.position(|open| part.parents().contains(&open.element))?;
        let between = self.here().iter().rev().take(depth);
        let is_free = |open: &OpenElement| {
            !open.element.is_list_or_table() && open.element != Element::Details
        };
        between.clone().all(is_free).then_some(depth)
    }

    /// Returns whether a table is open, in this block or around it.
    pub(super) fn in_table(&self) -> bool {
        self.open.iter().any(|open| open.element == Element::Table)
    }

    /// Returns whether an element is open here in which Markdown is not read.
    pub(super) fn in_markup(&self) -> bool {
        self.here()
            .iter()
            .any(|open| open.element != Element::Paragraph)
    }

    /// Returns whether the innermost table has a row.
    pub(super) fn has_rows(&self) -> bool {
        let mut inwards = self.open.iter().rev();
        let table = inwards.find(|open| open.element == Element::Table);
        table.is_some_and(|table| table.rows > 0)
    }

    pub(super) fn in_link(&self) -> bool {
        self.open.iter().any(|open| open.element == Element::Link)
    }

    /// Returns the place of the open table, unless a finding on it has been reported already.
    pub(super) fn table_to_report(&mut self) -> Option<Range<usize>> {
        let mut inwards = self.open.iter_mut().rev();
        let table = inwards.find(|open| open.element == Element::Table)?;
        let first = !std::mem::replace(&mut table.is_reported, true);
        first.then(|| table.place.clone())
    }

    /// Returns the `scope` of a heading cell that begins now.
    pub(super) fn scope(&self) -> &'static str {
        let mut inwards = self.open.iter().rev();
        let in_head = inwards.clone().any(|open| open.element == Element::Head);
        let table = inwards.find(|open| open.element == Element::Table);
        let first = table.is_none_or(|table| table.rows <= 1);
        if in_head || first { "col" } else { "row" }
    }

    pub(super) fn here(&self) -> &[OpenElement] {
        self.open.get(self.base..).unwrap_or_default()
    }
}

pub(super) struct OpenElement {
    pub(super) element: Element,
    pub(super) place: Range<usize>,
    /// The value of `visible_pieces` of the writer where its content begins.
    pub(super) visible_pieces: usize,
    /// The number of rows so far, of a table.
    pub(super) rows: usize,
    /// `true` where a finding on the table has been reported.
    pub(super) is_reported: bool,
}
