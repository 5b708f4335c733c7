//! The raw HTML elements that a text has opened: which they may be, and that each is closed
//! within the Markdown block or span it was opened in, so that the page stays well formed.

use std::ops::Range;

use super::escape;
use super::writer::Writer;
use crate::diagnostic::Check;

/// Deeper raw markup inside one block is refused.
const MAX_DEPTH: usize = 16;

/// Raw elements that are open.
#[derive(Default)]
pub(super) struct Elements {
    open: Vec<OpenElement>,
    /// Elements from here on were opened in the Markdown block or span that is written now; only
    /// those can be closed in it.
    base: usize,
    /// `base` of what is around.
    bases: Vec<usize>,
    /// A `<details>` was opened and has no `<summary>` yet.
    awaits_summary: bool,
}

impl Elements {
    /// Whether a `<summary>` may come now.
    pub(super) fn awaits_summary(&self) -> bool {
        self.awaits_summary
    }

    /// Whether no more may be opened inside what is open.
    pub(super) fn are_deep(&self) -> bool {
        self.open.len() - self.base >= MAX_DEPTH
    }

    /// The innermost element opened in the block or span that is written now.
    pub(super) fn top(&self) -> Option<Element> {
        self.here().last().map(|open| open.element)
    }

    /// How many elements must be closed for `element` to be closed too; `None` where it is not
    /// open here. What stands in a `<details>` cannot close what is around it.
    fn depth_of(&self, element: Element) -> Option<usize> {
        let depth = |element| {
            let mut inwards = self.here().iter().rev();
            inwards.position(|open| open.element == element)
        };
        let found = depth(element)?;
        let within = depth(Element::Details).is_none_or(|details| found <= details);
        within.then_some(found + 1)
    }

    fn here(&self) -> &[OpenElement] {
        self.open.get(self.base..).unwrap_or_default()
    }
}

struct OpenElement {
    element: Element,
    place: Range<usize>,
    /// [`Writer::spoken`] where its content begins.
    spoken: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
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
    pub(super) fn from_name(name: &str) -> Option<Self> {
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

    pub(super) fn name(self) -> &'static str {
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
    pub(super) fn attribute(self) -> Option<&'static str> {
        match self {
            Self::Abbr => Some("title"),
            Self::Details => Some("open"),
            _ => None,
        }
    }
}

impl Writer<'_> {
    /// A Markdown block or span begins.
    pub(super) fn enter(&mut self) {
        self.elements.bases.push(self.elements.base);
        self.elements.base = self.elements.open.len();
    }

    /// A Markdown block or span ends, and with it the raw markup that was opened in it.
    pub(super) fn leave(&mut self) {
        self.close_all_elements();
        self.elements.base = self.elements.bases.pop().unwrap_or(0);
    }

    /// Closes what is open in the block or span that is written now.
    pub(super) fn close_all_elements(&mut self) {
        while self.elements.open.len() > self.elements.base {
            self.close_unclosed();
        }
    }

    /// Closes what can hold only words, since something else begins.
    pub(super) fn close_phrasing(&mut self) {
        while self
            .elements
            .top()
            .is_some_and(|top| top != Element::Details)
        {
            self.close_unclosed();
        }
    }

    /// Gives an open `<details>` without a `<summary>` one, since its content begins: without
    /// one the browser invents it, in the browser's language.
    pub(super) fn settle_details(&mut self) {
        if std::mem::take(&mut self.elements.awaits_summary) {
            self.html.push_str("<summary>");
            self.html.push_str(self.words.details);
            self.html.push_str("</summary>\n");
            if let Some(details) = self.elements.open.last() {
                self.findings.add(
                    Check::RawHtml,
                    &details.place,
                    "«<details>» har ingen «<summary>».".to_owned(),
                    "Skriv <summary>tittel</summary> rett etter <details>.",
                );
            }
        }
    }

    /// Opens an element. Of a `<details>` the summary is due now.
    pub(super) fn open_element(
        &mut self,
        element: Element,
        attribute: Option<(&str, &str)>,
        place: Range<usize>,
    ) {
        self.html.push('<');
        self.html.push_str(element.name());
        if let Some((name, value)) = attribute {
            self.html.push(' ');
            self.html.push_str(name);
            if !value.is_empty() {
                self.html.push_str("=\"");
                escape::attribute(&mut self.html, value);
                self.html.push('"');
            }
        }
        self.html.push('>');
        self.elements.awaits_summary = element == Element::Details;
        if element == Element::Details {
            self.html.push('\n');
            self.prose.end_block();
        }
        self.elements.open.push(OpenElement {
            element,
            place,
            spoken: self.spoken,
        });
    }

    /// Closes `element`, and what was forgotten inside it. Tells whether it was open here.
    pub(super) fn close_element(&mut self, element: Element) -> bool {
        let Some(depth) = self.elements.depth_of(element) else {
            return false;
        };
        if element == Element::Details {
            self.settle_details();
        }
        for _ in 1..depth {
            self.close_unclosed();
        }
        self.close_innermost();
        true
    }

    /// Closes the innermost element, which the text forgot to close.
    fn close_unclosed(&mut self) {
        if let Some(open) = self.elements.open.last()
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
        self.close_innermost();
    }

    fn close_innermost(&mut self) {
        self.elements.awaits_summary = false;
        let Some(open) = self.elements.open.pop() else {
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
}
