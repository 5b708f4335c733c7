//! Defines what goes into the pass over a text and what comes out of it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::text::Lang;

/// The prefix of ids that belong to the page around the text (`s-kilder`), and to footnotes
/// (`s-note-1`): no heading gets such an id.
pub const PAGE_ID_PREFIX: &str = "s-";

/// The text to render, and the facts about its surroundings that the renderer needs.
pub struct Input<'a> {
    /// The file, relative to the root of the site.
    pub file: &'a Arc<str>,
    /// The Markdown.
    pub text: &'a str,
    /// The offset of `text` in its file, in bytes; every range in the result counts from the start
    /// of the file.
    pub offset: usize,
    /// The language of the text: words of callouts, footnotes and file sizes follow it.
    pub lang: Lang,
    /// The title of the document: a first heading that only repeats it is left out.
    pub title: &'a str,
}

/// Finds the destinations of links and images in a text.
pub trait Resolver {
    /// Returns the destination of `target`, the path of a link that is no address with a scheme
    /// (`https:`, `mailto:` …) and no bare `#anchor`: without its `?query` and `#anchor`, and with
    /// `%20` and the like decoded.
    ///
    /// An address in the answer may hold any letters; characters that HTML does not allow in an
    /// address are encoded when it is written. A `?` or `#` in a file name must be encoded already.
    /// If nothing is there, a nearby name is searched for only with `suggest`, since that
    /// examines every file.
    fn resolve(&self, target: &str, suggest: bool) -> Destination;

    /// Returns the path, query and anchor of `address`, a web address, where it leads to this site
    /// itself; without the base path of the site.
    fn own_path<'t>(&self, _address: &'t str) -> Option<&'t str> {
        None
    }
}

/// The destination of a relative link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Another document: its address with the site's base path, and its file relative to the
    /// root of the site.
    Document {
        /// Address to link to.
        href: String,
        /// File of the document.
        file: Arc<str>,
    },
    /// A file that is published unchanged.
    Asset {
        /// Address to link to.
        href: String,
        /// Size in bytes.
        size: u64,
        /// Width and height in pixels, where it is an image whose header could be read.
        dimensions: Option<(u32, u32)>,
        /// The same image in smaller sizes: width in pixels, and address; the smallest first.
        variants: Vec<(u32, String)>,
    },
    /// An absolute path on the site (`/dekning/`): the address with base path. It is checked
    /// against the plan of routes later.
    Site {
        /// Address to link to.
        href: String,
        /// The path as written, from the root of the site.
        path: String,
    },
    /// A document that is not published yet, or a file that belongs to one.
    Draft {
        /// The file.
        file: Arc<str>,
    },
    /// A document that is kept from the readers of the site, or a file that belongs to one.
    Kept {
        /// The file.
        file: Arc<str>,
    },
    /// Nothing; perhaps with a nearby name to suggest.
    Missing {
        /// The link as it should perhaps have been written.
        suggestion: Option<Suggestion>,
    },
}

/// A link that exists, in place of one that does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The link as it should have been written.
    pub link: String,
    /// `true` where nothing else can have been meant: the same file in another spelling, or the
    /// only one with its name.
    pub is_certain: bool,
}

/// The result of one pass.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// The HTML, safe to put into a page as it is.
    pub html: String,
    /// Every heading in order.
    pub headings: Vec<Heading>,
    /// The place of each heading in the file: its own lines, not the text under it.
    pub heading_places: Vec<Range<usize>>,
    /// Links to other documents and to paths on the site, to be checked once all are known.
    pub links: Vec<Link>,
    /// The text between one heading and the next, as plain words for the search; the first section
    /// is the text before the first heading. Always one more than there are headings, some perhaps
    /// empty. Footnotes are in the last, where they are shown.
    pub sections: Vec<Section>,
    /// The number of words of running text.
    pub words: usize,
    /// The readability index (LIX); `None` for texts under 50 words, where it is meaningless.
    pub lix: Option<u32>,
    /// The findings, by place in the file.
    pub findings: Vec<Diagnostic>,
    /// `true` where the text exceeds a limit and was not rendered.
    pub is_unfinished: bool,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The level, 2–6.
    pub level: u8,
    /// Its id, without `#`.
    pub id: String,
    /// Its text, plain.
    pub text: String,
}

/// A link within the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The target.
    pub to: LinkTarget,
    /// The anchor, without `#`.
    pub anchor: Option<String>,
    /// The range in the file: the destination part where it is known, else the whole link.
    pub range: Range<usize>,
}

/// The target of a link within the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// A place in the same document.
    Here,
    /// Another document, by file.
    Document(Arc<str>),
    /// A path from the root of the site.
    Path(String),
}

/// A stretch of text under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Index into [`Body::headings`]; `None` before the first heading.
    pub heading: Option<usize>,
    /// Plain text, single spaces.
    pub text: String,
}
