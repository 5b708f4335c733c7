//! `atom.xml`: the latest changes, for feed readers (RFC 4287). The site has a feed of its reports;
//! each municipality, solution and topic has its own, beside its page.
//!
//! Entries must keep their ids, so that feed readers do not show them twice: the id is the address
//! of the report, or of the row on the page of the solution, in every feed that has the entry.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::content::Version;
use crate::knowledge::{DocumentId, ReportId, TopicId, UsageId};
use crate::pages::any_document::document;
use crate::pages::context::reader::Reader;
use crate::pages::outputs::File;
use crate::text::xml::escape;
use crate::text::{Lang, PartialDate, Vocabulary};
use crate::theme::Feed;

/// The subject of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The whole site.
    Site,
    /// A document: reports about it, and the statements of use that concern it.
    Document(DocumentId),
    /// A topic: reports about it.
    Topic(TopicId),
}

/// The largest number of entries; older ones are on the site.
const LIMIT: usize = 50;

/// An entry of a feed. Its time is a day: no hour is known, and the same content must always give
/// the same feed.
struct Entry<'a> {
    /// Its address, without base URL.
    address: Cow<'a, str>,
    lang: Lang,
    title: Cow<'a, str>,
    summary: &'a str,
    published: Option<PartialDate>,
    updated: Option<PartialDate>,
    topics: &'a [TopicId],
}

/// The page that a feed follows.
struct Page<'a> {
    address: Cow<'a, str>,
    title: Cow<'a, str>,
    /// The date on which it was last changed, where known.
    updated: Option<PartialDate>,
}

impl Subject {
    /// Returns the address of its feed.
    pub(in crate::pages) fn address(self, reader: &Reader<'_>) -> String {
        match self {
            Self::Site => File::Feed.address().to_owned(),
            subject => beside(&subject.page(reader).address),
        }
    }

    /// Returns the title of its feed.
    pub(in crate::pages) fn title(self, reader: &Reader<'_>) -> String {
        match self {
            Self::Site => reader.config().title.clone(),
            subject => format!("{}: {}", reader.config().title, subject.page(reader).title),
        }
    }

    /// Returns its page, in the one version that has the feed beside it.
    fn page<'a>(self, reader: &Reader<'a>) -> Page<'a> {
        let id = match self {
            Self::Document(id) => id,
            Self::Site | Self::Topic(_) => {
                let main = reader.addresses().languages()[0];
                let reader = reader.in_language(main);
                let (address, title) = match self {
                    Self::Topic(id) => {
                        let link = reader.topic(id);
                        (link.address, link.title)
                    }
                    _ => ("/".into(), reader.config().title.as_str().into()),
                };
                let updated = reader.newest();
                return Page {
                    address,
                    title,
                    updated,
                };
            }
        };
        let document = document(reader.knowledge(), id, Version::Main);
        Page {
            address: (**document.address).into(),
            title: document.head.title.as_str().into(),
            updated: document.modified().or(reader.newest()),
        }
    }

    fn entries<'a>(self, reader: &Reader<'a>) -> Vec<Entry<'a>> {
        let knowledge = reader.knowledge();
        let (reports, usages): (&[ReportId], &[UsageId]) = match self {
            Self::Site => {
                let all: Vec<ReportId> = knowledge.report_ids().collect();
                return newest(reader, &all, &[]);
            }
            Self::Document(DocumentId::Municipality(id)) => {
                let edges = &knowledge.municipality(id).edges;
                (&edges.reports, &edges.usages)
            }
            Self::Document(DocumentId::Solution(id)) => {
                let edges = &knowledge.solution(id).edges;
                (&edges.reports, &edges.usages)
            }
            Self::Document(
                DocumentId::Report(_) | DocumentId::Network(_) | DocumentId::Page(_),
            ) => (&[], &[]),
            Self::Topic(id) => (&knowledge.topic(id).reports, &[]),
        };
        newest(reader, reports, usages)
    }
}

impl Reader<'_> {
    /// Returns a link to the feed about `subject`.
    pub(crate) fn feed(&self, subject: Subject) -> Feed {
        Feed {
            title: subject.title(self),
            address: subject.address(self),
        }
    }
}

/// Returns the address of the feed of the page at the address `page`.
pub(in crate::pages) fn beside(page: &str) -> String {
    format!("{page}{}", File::Feed.name())
}

/// Returns the bytes of the feed about `subject`.
pub(in crate::pages) fn render(reader: &Reader<'_>, subject: Subject) -> Vec<u8> {
    let config = reader.config();
    let page = subject.page(reader);
    let address = reader.absolute(&page.address);
    let entries = subject.entries(reader);
    let as_of = reader.knowledge().as_of;
    let dates = entries.iter().filter_map(|entry| entry.updated);
    let updated = dates.filter(|date| date.earliest() <= as_of).max();
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <id>{}</id>\n<title>{}</title>\n",
        reader.interface.slug(),
        escape(&address),
        escape(&subject.title(reader)),
    );
    if subject == Subject::Site && !config.description.is_empty() {
        xml.push_str(&format!(
            "<subtitle>{}</subtitle>\n",
            escape(&config.description)
        ));
    }
    xml.push_str(&format!(
        "<link href=\"{}\"/>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <updated>{}</updated>\n<author><name>{}</name></author>\n<rights>{}</rights>\n",
        escape(&address),
        escape(&reader.absolute(&subject.address(reader))),
        instant(updated.or(page.updated)),
        escape(config.publisher.name.as_deref().unwrap_or(&config.title)),
        escape(&config.licence.name),
    ));
    for entry in entries {
        entry.write(reader, &mut xml);
    }
    xml.push_str("</feed>\n");
    xml.into_bytes()
}

/// Returns the entries that were last written, changed or confirmed. Statements without a date are
/// left out.
fn newest<'a>(reader: &Reader<'a>, reports: &[ReportId], usages: &[UsageId]) -> Vec<Entry<'a>> {
    let knowledge = reader.knowledge();
    let mut dated: Vec<(Option<PartialDate>, Result<ReportId, UsageId>)> = reports
        .iter()
        .map(|id| {
            let id = DocumentId::Report(*id);
            document(knowledge, id, Version::Main).modified()
        })
        .zip(reports.iter().copied().map(Ok))
        .collect();
    let confirmed = usages
        .iter()
        .map(|id| (knowledge.usage(*id).confirmed, *id));
    dated.extend(
        confirmed
            .filter(|(date, _)| date.is_some())
            .map(|(date, id)| (date, Err(id))),
    );
    // A stable sort: entries of one day stay in the order of their experience, newest first.
    dated.sort_by_key(|(date, _)| Reverse(*date));
    dated.truncate(LIMIT);
    let entry = |(_, what): (_, Result<_, _>)| match what {
        Ok(id) => report(reader, id),
        Err(id) => usage(reader, id),
    };
    dated.into_iter().map(entry).collect()
}

fn report<'a>(reader: &Reader<'a>, id: ReportId) -> Entry<'a> {
    let document = document(reader.knowledge(), DocumentId::Report(id), Version::Main);
    Entry {
        address: (**document.address).into(),
        lang: document.head.lang,
        title: document.head.title.as_str().into(),
        summary: &document.head.summary,
        published: document.written,
        updated: document.modified(),
        topics: &reader.knowledge().report(id).edges.topics,
    }
}

fn usage<'a>(reader: &Reader<'a>, id: UsageId) -> Entry<'a> {
    let knowledge = reader.knowledge();
    let usage = knowledge.usage(id);
    let municipality = &knowledge.municipality(usage.municipality).entry;
    let solution = knowledge.solution(usage.solution);
    Entry {
        address: format!(
            "{}#s-use-{}",
            solution.entry.main.address, municipality.slug
        )
        .into(),
        lang: reader.interface,
        title: format!(
            "{}: {} ({})",
            municipality.main.head().title,
            solution.entry.main.head().title,
            reader.usage_status(usage).label
        )
        .into(),
        summary: usage.note.as_deref().unwrap_or_default(),
        published: None,
        updated: usage.confirmed,
        topics: &solution.edges.topics,
    }
}

impl Entry<'_> {
    fn write(&self, reader: &Reader<'_>, xml: &mut String) {
        let address = reader.absolute(&self.address);
        xml.push_str(&format!(
            "<entry xml:lang=\"{}\">\n<id>{1}</id>\n<title>{2}</title>\n<link href=\"{1}\"/>\n",
            self.lang.slug(),
            escape(&address),
            escape(&self.title),
        ));
        if self.published.is_some() {
            xml.push_str(&format!(
                "<published>{}</published>\n",
                instant(self.published)
            ));
        }
        xml.push_str(&format!("<updated>{}</updated>\n", instant(self.updated)));
        if !self.summary.is_empty() {
            xml.push_str(&format!("<summary>{}</summary>\n", escape(self.summary)));
        }
        for topic in self.topics {
            let topic = &reader.knowledge().topic(*topic).topic;
            xml.push_str(&format!(
                "<category term=\"{}\" label=\"{}\"/>\n",
                topic.slug,
                escape(topic.name(reader.interface))
            ));
        }
        xml.push_str("</entry>\n");
    }
}

/// Returns a day as Atom requires it, at midnight.
fn instant(date: Option<PartialDate>) -> String {
    let day = date
        .map(PartialDate::earliest)
        .unwrap_or(jiff::civil::Date::constant(1970, 1, 1));
    format!("{day}T00:00:00Z")
}
