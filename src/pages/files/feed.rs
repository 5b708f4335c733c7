//! `atom.xml`: the newest reports, for feed readers.

use super::xml::escape;
use crate::content::{PartialDate, Vocabulary};
use crate::knowledge::{DocumentId, ReportId};
use crate::pages::documents::document;
use crate::pages::plan::Version;
use crate::pages::reader::Reader;

/// So many reports; who reads less often than they come finds the rest on the site.
const LIMIT: usize = 50;

/// The bytes of the feed.
pub(in crate::pages) fn render(reader: &Reader<'_>) -> Vec<u8> {
    let config = reader.config();
    let home = reader.absolute("/");
    let feed = reader.absolute(reader.plan().addresses.feed());
    let ids = newest(reader);
    let updated = ids
        .iter()
        .filter_map(|id| dates(reader, *id).1)
        .max()
        .or(reader.plan().newest);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{}</id>\n<title>{}</title>\n",
        reader.interface.slug(),
        escape(&home),
        escape(&config.title),
    );
    if !config.description.is_empty() {
        xml.push_str(&format!(
            "<subtitle>{}</subtitle>\n",
            escape(&config.description)
        ));
    }
    xml.push_str(&format!(
        "<link href=\"{}\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n<rights>{}</rights>\n",
        escape(&home),
        escape(&feed),
        instant(updated),
        escape(config.publisher.name.as_deref().unwrap_or(&config.title)),
        escape(&config.licence.name),
    ));
    for id in ids {
        entry(reader, id, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

/// The reports that were last written or changed.
fn newest(reader: &Reader<'_>) -> Vec<ReportId> {
    let mut ids: Vec<ReportId> = reader.knowledge().report_ids().collect();
    // A stable sort: those of one day stay in the order of their experience, newest first.
    ids.sort_by_key(|id| std::cmp::Reverse(dates(reader, *id).1));
    ids.truncate(LIMIT);
    ids
}

/// When a report was written, and when it was last changed.
fn dates(reader: &Reader<'_>, id: ReportId) -> (Option<PartialDate>, Option<PartialDate>) {
    let document = document(reader.knowledge(), DocumentId::Report(id), Version::Main);
    (document.written, document.modified())
}

fn entry(reader: &Reader<'_>, id: ReportId, xml: &mut String) {
    let document = document(reader.knowledge(), DocumentId::Report(id), Version::Main);
    let address = reader.absolute(document.address);
    let (published, updated) = dates(reader, id);
    xml.push_str(&format!(
        "<entry xml:lang=\"{}\">\n<id>{1}</id>\n<title>{2}</title>\n<link href=\"{1}\"/>\n\
         <published>{3}</published>\n<updated>{4}</updated>\n<summary>{5}</summary>\n",
        document.head.lang.slug(),
        escape(&address),
        escape(&document.head.title),
        instant(published),
        instant(updated),
        escape(&document.head.summary),
    ));
    for topic in &reader.knowledge().report(id).edges.topics {
        let topic = &reader.knowledge().topic(*topic).topic;
        let label = topic.name(reader.interface);
        xml.push_str(&format!(
            "<category term=\"{}\" label=\"{}\"/>\n",
            topic.slug,
            escape(label)
        ));
    }
    xml.push_str("</entry>\n");
}

/// A day as Atom wants it, at midnight: no hour is known, and the same content must always give
/// the same feed.
fn instant(date: Option<PartialDate>) -> String {
    let day = date
        .map(PartialDate::earliest)
        .unwrap_or(jiff::civil::Date::constant(1970, 1, 1));
    format!("{day}T00:00:00Z")
}
