//! The page of a network: what it is, who is in it, what it does together and what came of it.

use serde::Serialize;

use crate::content::network::Decision;
use crate::content::{Network, Source, Version};
use crate::knowledge::node::{LinkedSharedUsage, NetworkNode};
use crate::knowledge::{DocumentId, LinkedMember, NetworkId};
use crate::pages::about::About;
use crate::pages::context::reader::Reader;
use crate::pages::context::structured;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::cards::LinkedItem;
use crate::pages::parts::cited::{Cited, cited};
use crate::pages::parts::deadlines::{DeadlineView, deadlines_of};
use crate::pages::parts::headings::headings_below;
use crate::pages::parts::report_rows::{ReportRow, SHOWN};
use crate::pages::parts::unknowns::UnknownsView;
use crate::text::PartialDate;
use crate::theme::PageMeta;

/// The data for `network.html`.
#[derive(Serialize)]
pub(crate) struct NetworkView<'a> {
    /// Facts about it.
    facts: Facts<'a>,
    /// Members that have not left, as far as is known.
    members: Vec<MemberView<'a>>,
    /// Members that have left.
    former: Vec<MemberView<'a>>,
    /// Solutions that its members use through it.
    usages: Vec<SharedView<'a>>,
    /// Results that somebody states.
    results: Vec<ResultView<'a>>,
    /// Decisions about it.
    decisions: Vec<DecisionView<'a>>,
    /// Deadlines that concern its members, earliest first.
    deadlines: Vec<DeadlineView<'a>>,
    /// The open questions about it.
    missing: Option<UnknownsView<'a>>,
    /// The text, as HTML.
    body: String,
    /// Reports whose text links here, newest first.
    reports: Vec<ReportRow<'a>>,
    /// Older reports, by title alone.
    more_reports: Vec<Link<'a>>,
    /// The number of all reports.
    all_reports: usize,
    /// The address of the pages with all of them, where they are more than this page shows.
    reports_address: Option<String>,
    /// The sources of its statements.
    sources: &'a [Source],
    /// Other documents whose text links here.
    backlinks: Vec<LinkedItem<'a>>,
    /// The page that explains how to contribute, where the site has one.
    contribute: Option<Link<'a>>,
}

/// Facts about a network; what is not stated is empty.
#[derive(Serialize)]
struct Facts<'a> {
    /// Other names and abbreviations.
    aliases: &'a [String],
    /// Its form.
    form: Word,
    /// The date that it began.
    since: Option<PartialDate>,
    /// The date that it ended.
    until: Option<PartialDate>,
    /// The municipality or organisation that runs it.
    host: Option<&'a str>,
    /// Its purpose.
    purpose: Option<&'a str>,
    /// The way that it is paid for.
    payment: Option<&'a str>,
    /// The number of members.
    count: Option<CountView<'a>>,
    /// The topics that it works in.
    topics: Vec<Link<'a>>,
    /// The region that goes by its name.
    region: Option<Link<'a>>,
    /// The address of the note about that region, on one sheet.
    note: Option<String>,
    /// Its web site.
    website: Option<&'a str>,
    /// A shared mailbox.
    email: Option<&'a str>,
    /// The address that opens a mail to it.
    mailto: Option<String>,
}

/// The number of members of a network.
#[derive(Serialize)]
pub(crate) struct CountView<'a> {
    /// The number.
    count: usize,
    /// The date of the number, where it is stated as a number.
    date: Option<PartialDate>,
    /// Its source.
    source: Option<Cited<'a>>,
}

/// A member of a network.
#[derive(Serialize)]
struct MemberView<'a> {
    /// The page of the municipality, where it has one.
    municipality: Option<Link<'a>>,
    /// Its name, where it has no page.
    name: Option<&'a str>,
    /// The date that it joined.
    since: Option<PartialDate>,
    /// The date that it left.
    until: Option<PartialDate>,
}

/// A solution that members use through the network.
#[derive(Serialize)]
struct SharedView<'a> {
    /// The name of the solution in files.
    slug: &'a str,
    /// The solution.
    solution: Link<'a>,
    /// The status that is stated.
    status: Word,
    /// The date on which the statement was last known to be true.
    confirmed: Option<PartialDate>,
    /// The municipalities that it holds for.
    members: Vec<Link<'a>>,
    /// A note about it.
    note: Option<&'a str>,
    /// Its source.
    source: Option<Cited<'a>>,
}

/// A result of a network.
#[derive(Serialize)]
pub(crate) struct ResultView<'a> {
    /// The result in words.
    text: &'a str,
    /// The date of the result.
    pub(crate) date: Option<PartialDate>,
    /// Its source.
    source: Option<Cited<'a>>,
}

/// A decision about a network.
#[derive(Serialize)]
pub(super) struct DecisionView<'a> {
    /// The body that decided.
    body: &'a str,
    /// The matter that was decided.
    matter: Option<&'a str>,
    /// The date of the decision.
    date: Option<PartialDate>,
    /// The outcome, which may be a recommendation alone.
    outcome: Word,
    /// Its source.
    source: Option<Cited<'a>>,
}

/// Returns the metadata and the data of the page of a network.
pub(crate) fn network<'a>(
    reader: &Reader<'a>,
    id: NetworkId,
    version: Version,
) -> (PageMeta, NetworkView<'a>) {
    let node = reader.knowledge().network(id);
    let document = DocumentId::Network(id);
    let meta = reader.document_meta(document, version, None);
    let own = node.entry.version(reader.lang);
    let sources = &own.head().sources;
    let (members, former) =
        (node.edges.members.iter()).partition::<Vec<_>, _>(|linked| linked.member.is_current());
    let about = About::Document(document);
    let list = reader.report_list(about, &about.reports(reader.knowledge()), SHOWN);
    let view = NetworkView {
        facts: facts(reader, id),
        members: members
            .iter()
            .map(|linked| member(reader, linked))
            .collect(),
        former: former.iter().map(|linked| member(reader, linked)).collect(),
        usages: (node.edges.usages.iter())
            .filter_map(|linked| shared(reader, node, linked))
            .collect(),
        results: results(&own.fields),
        decisions: (own.fields.decisions.iter())
            .map(|made| decision(reader, made, sources))
            .collect(),
        deadlines: deadlines_of(reader, document),
        missing: reader.unknowns(document),
        body: headings_below(&own.body.html),
        reports: list.rows,
        more_reports: list.more,
        all_reports: list.all,
        reports_address: list.address,
        sources,
        backlinks: other_mentions(reader, id),
        contribute: reader.page_by_slug("bidra"),
    };
    let about = structured::network(reader, id, version);
    (reader.describe(meta, about), view)
}

fn facts<'a>(reader: &Reader<'a>, id: NetworkId) -> Facts<'a> {
    let node = reader.knowledge().network(id);
    let fields = &node.entry.version(reader.lang).fields;
    let email = (fields.contact.as_ref()).and_then(|contact| contact.email.as_deref());
    let page = reader.document(id.into());
    Facts {
        aliases: &fields.aliases,
        form: reader.word(fields.form),
        since: fields.since,
        until: fields.until,
        host: fields.host.as_deref(),
        purpose: fields.purpose.as_deref(),
        payment: fields.payment.as_deref(),
        count: member_count(fields),
        topics: reader.topics(&node.edges.topics),
        region: node.edges.region.map(|region| reader.region(region)),
        note: node.edges.region.map(|region| {
            let region = reader.knowledge().region(region);
            reader.addresses().region_note(region, reader.interface)
        }),
        website: fields.website.as_deref(),
        email,
        mailto: email.map(|email| reader.mail_about(email, &page.title, &page.address)),
    }
}

/// Returns the number of members: the one that is stated, or else of those that are listed, where
/// each is a municipality. A member by name alone may stand for many: «kommunene i Innlandet».
pub(crate) fn member_count(fields: &Network) -> Option<CountView<'_>> {
    if let Some(stated) = &fields.member_count {
        return Some(CountView {
            count: stated.count as usize,
            date: stated.date,
            source: cited(stated.source.as_deref(), &fields.head.sources),
        });
    }
    let current = fields.members.iter().filter(|member| member.is_current());
    let are_municipalities = current.clone().all(|member| member.municipality.is_some());
    let count = current.count();
    (count > 0 && are_municipalities).then_some(CountView {
        count,
        date: None,
        source: None,
    })
}

/// Returns a statement of use that the network makes for its members.
fn shared<'a>(
    reader: &Reader<'a>,
    node: &'a NetworkNode,
    linked: &'a LinkedSharedUsage,
) -> Option<SharedView<'a>> {
    let stated = node.entry.main.fields.usages.get(linked.index)?;
    let own = node.entry.version(reader.lang);
    let worded = own.fields.usages.get(linked.index).unwrap_or(stated);
    Some(SharedView {
        slug: stated.solution.as_str(),
        solution: reader.solution(linked.solution),
        status: reader.word(stated.status),
        confirmed: stated.confirmed,
        members: (linked.members.iter())
            .map(|id| reader.municipality(*id))
            .collect(),
        note: worded.note.as_deref(),
        source: cited(stated.source.as_deref(), &own.head().sources),
    })
}

/// Returns the results of a network.
pub(crate) fn results(fields: &Network) -> Vec<ResultView<'_>> {
    (fields.results.iter())
        .map(|result| ResultView {
            text: &result.text,
            date: result.date,
            source: cited(result.source.as_deref(), &fields.head.sources),
        })
        .collect()
}

fn member<'a>(reader: &Reader<'a>, linked: &'a LinkedMember) -> MemberView<'a> {
    MemberView {
        municipality: linked.municipality.map(|id| reader.municipality(id)),
        name: linked.member.name.as_deref(),
        since: linked.member.since,
        until: linked.member.until,
    }
}

pub(super) fn decision<'a>(
    reader: &Reader<'a>,
    made: &'a Decision,
    sources: &'a [Source],
) -> DecisionView<'a> {
    DecisionView {
        body: &made.body,
        matter: made.matter.as_deref(),
        date: made.date,
        outcome: reader.word(made.outcome),
        source: cited(made.source.as_deref(), sources),
    }
}

/// Returns the documents whose text links to the network, without reports.
fn other_mentions<'a>(reader: &Reader<'a>, id: NetworkId) -> Vec<LinkedItem<'a>> {
    let links = reader.knowledge().backlinks(id.into());
    let others = links
        .iter()
        .zip(reader.mentions(id))
        .filter(|(link, _)| !matches!(link, DocumentId::Report(_)));
    others.map(|(_, item)| item).collect()
}
