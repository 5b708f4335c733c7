//! Defines what the writer remembers of the block, span or element that it is in the middle of.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::Alignment;

use super::lines::LineMark;
use super::picture::Picture;
use super::pieces::Pieces;

/// A paragraph that is being written.
pub(super) struct OpenParagraph {
    /// The position where its `<p>` begins.
    pub(super) start: usize,
    /// Its only content so far, and the position where that ends.
    pub(super) picture: Option<(Picture, usize)>,
}

/// Text that is being joined; it ends at anything else than text.
#[derive(Default)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) pieces: Pieces,
    /// `true` where it begins a line of its block.
    pub(super) starts_line: bool,
}

impl Run {
    pub(super) fn push(&mut self, text: &str, place: usize) {
        if !text.is_empty() {
            self.pieces.add(self.text.len(), place);
            self.text.push_str(text);
        }
    }
}

/// The lines and marks of the current block.
#[derive(Default)]
pub(super) struct Stray {
    /// The number of lines so far.
    pub(super) lines: usize,
    /// The lines that look like markup.
    pub(super) marked: Vec<(LineMark, Range<usize>)>,
    /// `**` and `~~` that mark nothing.
    pub(super) emphasis: Vec<Range<usize>>,
    /// `true` where the last block opened a block of another program, whose content is indented.
    pub(super) after_block: bool,
}

/// A link whose text is being written.
pub(super) struct OpenLink {
    /// The range of its `<a …>` in the HTML; empty where there is none.
    pub(super) tag: Range<usize>,
    /// The value of `visible_pieces` of the writer before its text.
    pub(super) visible_pieces: usize,
    /// The number of open links inside it, which the parser accepts in some cases and HTML does
    /// not: only their text is written.
    pub(super) inner: usize,
    /// Kind and size of a document.
    pub(super) info: Option<String>,
    /// Footnotes cited in its text; they follow it, since they are links too.
    pub(super) notes: Vec<String>,
    pub(super) place: Range<usize>,
}

/// An image whose description is being collected.
pub(super) struct OpenImage {
    pub(super) description: String,
    /// The number of elements open inside the description.
    pub(super) depth: usize,
    pub(super) address: String,
    pub(super) place_of_address: Range<usize>,
    pub(super) title: String,
    pub(super) place: Range<usize>,
}

/// A block of code that is being collected.
pub(super) struct OpenCode {
    pub(super) language: String,
    /// `true` where it is code because it is indented.
    pub(super) is_indented: bool,
    pub(super) text: String,
}

/// The table that is being written, if any.
#[derive(Default)]
pub(super) struct Table {
    /// The alignments, by column; `None` where no table is open.
    pub(super) alignments: Option<Vec<Alignment>>,
    pub(super) column: usize,
    pub(super) in_head: bool,
    pub(super) has_body: bool,
    /// The positions where the open cell and its content begin.
    pub(super) cell: (usize, usize),
    /// The number of tables so far.
    pub(super) count: usize,
}

impl Table {
    pub(super) fn is_open(&self) -> bool {
        self.alignments.is_some()
    }
}

/// A block of raw HTML that is being collected: the parser gives it line by line, without the
/// marks of the quotes and lists it stands in.
#[derive(Default)]
pub(super) struct HtmlBlock {
    pub(super) html: String,
    pub(super) pieces: Pieces,
}

impl HtmlBlock {
    pub(super) fn push(&mut self, html: &str, start: usize) {
        self.pieces.add(self.html.len(), start);
        self.html.push_str(html);
    }
}

/// The state of refused markup.
#[derive(Default)]
pub(super) struct RawHtml {
    /// Names of refused elements, so that their closing tags are not reported again.
    pub(super) refused: HashSet<String>,
    pub(super) muted: Option<Muted>,
    /// Names of all elements that the text closes; `None` until they are needed.
    pub(super) closed: Option<HashSet<String>>,
}

/// A refused element whose content is no text: nothing is published until it ends.
pub(super) struct Muted {
    pub(super) element: String,
    /// The number of Markdown elements open inside it.
    pub(super) depth: usize,
}
