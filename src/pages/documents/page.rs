//! The page of a plain page: its text and its sources.

use serde::Serialize;

use crate::content::Source;
use crate::content::Version;
use crate::knowledge::{DocumentId, PageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::Link;
use crate::pages::files::data::Table;
use crate::pages::outputs::File;
use crate::pages::parts::cards::LinkedItem;
use crate::pages::parts::contents::ContentsItem;
use crate::pages::parts::downloads::Download;
use crate::theme::PageMeta;

/// The number of headings from which a page gets a contents list.
const CONTENTS_FROM: usize = 3;

/// The name in addresses of the page about the site itself.
const ABOUT: &str = "om";

/// The name in addresses of the page about open data.
const OPEN_DATA: &str = "apne-data";

/// A table of open data, or the calendar.
#[derive(Serialize)]
struct TableView {
    /// The title, in the language of the interface.
    title: String,
    /// The meaning of what it holds.
    description: String,
    /// The ways to it.
    downloads: Vec<Download>,
}

/// The data for `page.html`.
#[derive(Serialize)]
pub(crate) struct PageView<'a> {
    /// The text, as HTML.
    body: &'a str,
    /// `true` where it tells of the site itself, and so of who publishes it.
    about_site: bool,
    /// The tables of open data, on the page about them.
    tables: Vec<TableView>,
    /// The contents list; empty where the page is short.
    contents: Vec<ContentsItem<'a>>,
    /// Its topics.
    topics: Vec<Link<'a>>,
    /// The sources of its statements.
    sources: &'a [Source],
    /// Documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
}

/// Returns the metadata and the data of a plain page.
pub(crate) fn page<'a>(
    reader: &Reader<'a>,
    id: PageId,
    version: Version,
) -> (PageMeta, PageView<'a>) {
    let node = reader.knowledge().page(id);
    let document = DocumentId::Page(id);
    let meta = reader.document_meta(document, version, None);
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
        about_site: node.entry.slug.as_str() == ABOUT,
        tables: match node.entry.slug.as_str() {
            OPEN_DATA => tables(reader),
            _ => Vec::new(),
        },
        contents,
        topics: reader.topics(&node.edges.topics),
        sources: &own.head().sources,
        backlinks: reader.mentions(id),
    };
    let about = structured::page(reader, document, version);
    (reader.describe(meta, about), view)
}

/// Returns the matrix, every table and the calendar.
fn tables(reader: &Reader<'_>) -> Vec<TableView> {
    let matrix = TableView {
        title: reader.text("page.matrix"),
        description: reader.text("page.matrix_help"),
        downloads: reader
            .download(File::CoverageWorkbook)
            .into_iter()
            .collect(),
    };
    let calendar = TableView {
        title: reader.text("data.contracts.title"),
        description: reader.text("data.contracts.description"),
        downloads: reader
            .download(File::ContractsCalendar)
            .into_iter()
            .collect(),
    };
    let tables = Table::ALL
        .into_iter()
        .map(|table| table_view(reader, table));
    std::iter::once(matrix)
        .chain(tables)
        .chain([calendar])
        .collect()
}

fn table_view(reader: &Reader<'_>, table: Table) -> TableView {
    let text = |of: &str| reader.text(&format!("data.{}.{of}", table.key));
    TableView {
        title: text("title"),
        description: text("description"),
        downloads: reader.downloads(table),
    }
}
