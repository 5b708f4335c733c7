//! Limits what one text may hold: to far more than anyone writes, and little enough that no text
//! takes long. The rest of a text over a limit is not rendered.

use pulldown_cmark::{Event, Tag};
use tr::tr;

use crate::messages::said;
use crate::tr_later;

/// The deepest nesting of blocks and spans.
const MAX_DEPTH: usize = 48;
/// The most bytes of HTML: a text of 1 MB with all its markup.
const MAX_HTML: usize = 4 << 20;

/// A counted kind of content: its name in bokmål, and its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    pub(super) words: &'static str,
    pub(super) limit: usize,
}

const HEADINGS: Kind = Kind::new(tr_later!("overskrifter"), 1_000);
const LINKS: Kind = Kind::new(tr_later!("lenker"), 5_000);
const IMAGES: Kind = Kind::new(tr_later!("bilder"), 500);
const CELLS: Kind = Kind::new(tr_later!("celler i tabeller"), 20_000);
const NOTES: Kind = Kind::new(tr_later!("fotnoter og henvisninger til dem"), 2_000);
const CODE: Kind = Kind::new(tr_later!("kodeblokker"), 1_000);
const MARKUP: Kind = Kind::new(tr_later!("HTML-merker"), 5_000);
const BLOCKS: Kind = Kind::new(tr_later!("avsnitt, punkter og sitater"), 20_000);
const SPANS: Kind = Kind::new(tr_later!("uthevinger og linjeskift"), 50_000);

impl Kind {
    const fn new(words: &'static str, limit: usize) -> Self {
        Self { words, limit }
    }
}

/// The limit that is exceeded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Excess {
    /// More of a kind than is allowed.
    Many(Kind),
    /// Blocks or spans nested too deeply.
    Deep,
    /// More HTML than a page should hold.
    Long,
}

/// Counts a text while it is rendered.
#[derive(Default)]
pub(super) struct Counter {
    counts: [usize; KINDS.len()],
    depth: usize,
}

const KINDS: [Kind; 9] = [
    HEADINGS, LINKS, IMAGES, CELLS, NOTES, CODE, MARKUP, BLOCKS, SPANS,
];

impl Counter {
    /// Counts `event`, where `html` bytes are written so far. Returns the limit that is exceeded,
    /// if any.
    pub(super) fn count(&mut self, event: &Event<'_>, html: usize) -> Result<(), Excess> {
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        if self.depth > MAX_DEPTH {
            return Err(Excess::Deep);
        }
        if html > MAX_HTML {
            return Err(Excess::Long);
        }
        let Some(kind) = kind_of(event) else {
            return Ok(());
        };
        let place = KINDS.iter().position(|known| *known == kind).unwrap_or(0);
        self.counts[place] += 1;
        match self.counts[place] > kind.limit {
            true => Err(Excess::Many(kind)),
            false => Ok(()),
        }
    }
}

fn kind_of(event: &Event<'_>) -> Option<Kind> {
    Some(match event {
        Event::Start(tag) => match tag {
            Tag::Heading { .. } => HEADINGS,
            Tag::Link { .. } => LINKS,
            Tag::Image { .. } => IMAGES,
            Tag::TableCell | Tag::Table(_) | Tag::TableRow => CELLS,
            Tag::FootnoteDefinition(_) => NOTES,
            Tag::CodeBlock(_) => CODE,
            Tag::HtmlBlock => MARKUP,
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::List(_) | Tag::Item => BLOCKS,
            _ => SPANS,
        },
        Event::FootnoteReference(_) => NOTES,
        Event::InlineHtml(_) => MARKUP,
        Event::Code(_) | Event::HardBreak | Event::TaskListMarker(_) => SPANS,
        Event::Rule => BLOCKS,
        _ => return None,
    })
}

impl Excess {
    /// Returns the message and the advice.
    pub(super) fn in_words(self) -> (String, String) {
        let split = tr!("Del teksten i flere dokumenter.");
        match self {
            Self::Many(kind) => (
                tr!(
                    "teksten har flere enn {limit} {what}",
                    limit = kind.limit,
                    what = said(kind.words)
                ),
                split,
            ),
            Self::Deep => (
                tr!(
                    "lister, sitater og uthevinger ligger mer enn {depth} nivåer inni hverandre",
                    depth = MAX_DEPTH
                ),
                tr!("Skriv det enklere, med færre nivåer."),
            ),
            Self::Long => (
                tr!(
                    "teksten blir til mer enn {size} MB HTML",
                    size = MAX_HTML >> 20
                ),
                split,
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, checks};
    use super::*;
    use crate::diagnostic::Check;

    #[test]
    fn what_anyone_writes_is_within_the_limits() {
        let text =
            "## Overskrift\n\n- [a](https://a.no) og **b**\n\n|a|b|\n|-|-|\n|c|d|\n\n".repeat(400);
        assert_eq!(checks(&text), []);
    }

    #[test]
    fn each_kind_has_its_limit() {
        for (text, words) in [
            ("## a\n\n", HEADINGS.words),
            ("[a](https://a.no) ", LINKS.words),
            ("![a](kart.png) ", IMAGES.words),
            ("|a|\n|-|\n|b|\n\n", CELLS.words),
            ("a[^1] ", NOTES.words),
            ("```\na\n```\n", CODE.words),
            ("<kbd>a</kbd> ", MARKUP.words),
            ("a\n\n", BLOCKS.words),
            ("*a* ", SPANS.words),
        ] {
            let many = text.repeat(60_000);
            let body = body(&format!("{many}\n\n[^1]: b\n"));
            let findings: Vec<_> = body
                .findings
                .iter()
                .filter(|one| one.check == Check::TooMuch)
                .collect();
            assert_eq!(findings.len(), 1, "{text}");
            assert!(
                findings[0].message.contains(words),
                "{}",
                findings[0].message
            );
            assert_eq!(body.html, "", "{text}");
        }
    }

    #[test]
    fn depth_and_size_have_limits() {
        assert_eq!(checks(&format!("{}a", "> ".repeat(100))), [Check::TooDeep]);
        // The name of a table repeats the heading that it stands under.
        let tables = "|a|\n|-|\n\n".repeat(1_000);
        let long = format!("# {}\n\n{tables}", "ord ".repeat(5_000));
        assert_eq!(checks(&long), [Check::TooMuch]);
    }
}
