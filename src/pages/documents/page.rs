//! A plain page: its text, and what it rests on.

use serde::Serialize;

use super::report::ContentsItem;
use crate::content::Source;
use crate::content::Version;
use crate::knowledge::{DocumentId, PageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::Link;
use crate::pages::parts::cards::LinkedItem;
use crate::theme::PageMeta;

/// From so many headings on, a page gets a contents list.
const CONTENTS_FROM: usize = 3;

/// What `page.html` is given.
#[derive(Serialize)]
pub(crate) struct PageView<'a> {
    /// The text, HTML.
    body: &'a str,
    /// What is in the page; empty where it is short.
    contents: Vec<ContentsItem<'a>>,
    /// Topics.
    topics: Vec<Link<'a>>,
    /// What the statements rest on.
    sources: &'a [Source],
    /// Documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
}

/// A plain page.
pub(crate) fn page<'a>(
    reader: &Reader<'a>,
    id: PageId,
    version: Version,
) -> (PageMeta, PageView<'a>) {
    let node = reader.knowledge().page(id);
    let document = DocumentId::Page(id);
    let meta = reader.document_meta("page", document, version, None, None);
    let own = node.entry.version(reader.lang);
    let headings = own
        .body
        .headings
        .iter()
        .filter(|heading| heading.level <= 3);
    let headings = headings.map(|heading| ContentsItem {
        id: &heading.id,
        text: heading.text.as_str().into(),
        level: heading.level,
    });
    let mut contents: Vec<_> = headings.collect();
    if contents.len() < CONTENTS_FROM {
        contents.clear();
    }
    let view = PageView {
        body: &own.body.html,
        contents,
        topics: reader.topics(&node.edges.topics),
        sources: &own.head().sources,
        backlinks: node
            .edges
            .backlinks
            .iter()
            .map(|id| reader.mentioning(*id))
            .collect(),
    };
    let about = structured::page(reader, document, version);
    (reader.describe(meta, about), view)
}
