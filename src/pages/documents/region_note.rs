//! The note about a region on one sheet of paper, for the meeting of those who lead its
//! municipalities.

use serde::Serialize;

use crate::knowledge::contracts::Contract;
use crate::knowledge::progress::Progress;
use crate::knowledge::region_note::Held;
use crate::knowledge::shared_needs::SharedNeed;
use crate::knowledge::{MunicipalityId, RegionId, UsageId};
use crate::pages::context::page_meta::owned;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::deadlines::{DeadlineView, deadline};
use crate::pages::site_page::SitePage;
use crate::text::{Lang, PartialDate};
use crate::theme::PageMeta;

/// The numbers of entries that are shown of each list: what fits on one sheet.
const COMMON: usize = 9;
const DIFFERING: usize = 14;
const NEEDS: usize = 5;
const DAYS: usize = 4;

/// The data for `region-note.html`.
#[derive(Serialize)]
pub(crate) struct RegionNoteView<'a> {
    /// The address of the region's page.
    page_address: String,
    /// The number of its municipalities.
    members: usize,
    /// Its inhabitants, as far as known.
    population: u64,
    /// Solutions that more than half of them use.
    common: Vec<HeldView<'a>>,
    /// Solutions that fewer use.
    differing: Vec<HeldView<'a>>,
    /// Needs of one or more of them.
    needs: Vec<NeedLine<'a>>,
    /// Deadlines ahead.
    deadlines: Vec<DeadlineView<'a>>,
    /// Contracts that end.
    contracts: Vec<ContractLine<'a>>,
    /// The municipalities that have said themselves, within the limits, what they use.
    answered: Vec<Link<'a>>,
    /// Those that have not.
    unanswered: Vec<SilentView<'a>>,
    /// The age in months from which a statement no longer counts.
    stale_months: u32,
    /// The numbers of entries that are left out.
    more: More,
}

/// The numbers of entries that are left out of each list.
#[derive(Serialize)]
struct More {
    common: usize,
    differing: usize,
    needs: usize,
    days: usize,
}

/// A solution, with those who use it.
#[derive(Serialize)]
struct HeldView<'a> {
    /// The solution.
    solution: Link<'a>,
    /// Those who use it.
    users: Vec<Link<'a>>,
    /// Those who have stated something else, each with its status.
    otherwise: Vec<OtherwiseView<'a>>,
    /// Those of whom it is not known.
    unknown: Vec<Link<'a>>,
    /// The number of users whose statement counts.
    confirmed: usize,
}

/// The statement of a municipality that does not use a solution.
#[derive(Serialize)]
struct OtherwiseView<'a> {
    /// The municipality.
    #[serde(flatten)]
    link: Link<'a>,
    /// The status that is stated.
    status: Word,
}

/// A need, in one line.
#[derive(Serialize)]
struct NeedLine<'a> {
    /// The need in the words of one of them.
    text: &'a str,
    /// The language of the words.
    lang: Lang,
    /// Those in the region who have it.
    needing: Vec<Link<'a>>,
    /// The number of those outside the region who have it too.
    outside: usize,
    /// The date on which it was stated.
    date: Option<PartialDate>,
    /// Solutions that answer it.
    solutions: Vec<Link<'a>>,
}

/// A contract, in one line.
#[derive(Serialize)]
struct ContractLine<'a> {
    /// The end.
    end: PartialDate,
    /// The solutions that it is for.
    solutions: Vec<Link<'a>>,
    /// Those in the region whom it binds.
    municipalities: Vec<Link<'a>>,
}

/// A municipality that has not answered.
#[derive(Serialize)]
struct SilentView<'a> {
    /// The municipality.
    #[serde(flatten)]
    link: Link<'a>,
    /// The number of statements of it, all by others or too old.
    stated: usize,
}

/// Returns the metadata and the data of the note about a region.
pub(crate) fn region_note<'a>(reader: &Reader<'a>, id: RegionId) -> (PageMeta, RegionNoteView<'a>) {
    let knowledge = reader.knowledge();
    let region = knowledge.region(id);
    let members = &region.municipalities;
    let note = knowledge.region_note(id, reader.lang);
    let needs = knowledge.needs_of_region(id, reader.shared_needs());
    let population = members.iter().filter_map(|id| {
        let population = knowledge.municipality(*id).entry.main.fields.population?;
        Some(u64::from(population.count))
    });
    let progress = members.iter().map(|id| knowledge.progress_of(*id));
    let (answered, silent): (Vec<_>, Vec<_>) = progress.partition(|one: &Progress| one.answered);
    let days = note.deadlines.len() + note.contracts.len();
    let deadlines = note.deadlines.iter().take(DAYS);
    let contracts = note.contracts.iter().take(DAYS);
    let shown = deadlines.len() + contracts.len();
    let view = RegionNoteView {
        page_address: reader.region(id).address.into_owned(),
        members: members.len(),
        population: population.sum(),
        more: More {
            common: note.common.len().saturating_sub(COMMON),
            differing: note.differing.len().saturating_sub(DIFFERING),
            needs: needs.len().saturating_sub(NEEDS),
            days: days - shown,
        },
        common: helds(reader, &note.common, COMMON),
        differing: helds(reader, &note.differing, DIFFERING),
        needs: (needs.iter().take(NEEDS))
            .filter_map(|need| need_line(reader, need, members))
            .collect(),
        deadlines: deadlines.map(|stated| deadline(reader, stated)).collect(),
        contracts: contracts
            .map(|contract| contract_line(reader, contract, members))
            .collect(),
        answered: answered
            .iter()
            .map(|progress| reader.municipality(progress.municipality))
            .collect(),
        unanswered: silent
            .iter()
            .map(|progress| SilentView {
                link: reader.municipality(progress.municipality),
                stated: progress.stated,
            })
            .collect(),
        stale_months: knowledge.limits.stale,
    };
    (meta(reader, id), view)
}

fn meta(reader: &Reader<'_>, id: RegionId) -> PageMeta {
    let region = reader.knowledge().region(id);
    let addresses = reader.addresses();
    let mut meta = reader.own_meta("annex", region.name.clone(), |lang| {
        addresses.region_note(region, lang)
    });
    meta.full_title = Some(format!("{}: {}", reader.text("note.name"), region.name));
    meta.section = Some(SitePage::Municipalities.key());
    meta.noindex = true;
    meta.breadcrumbs
        .push(owned(reader.site_page_link(SitePage::Municipalities)));
    meta.breadcrumbs.push(owned(reader.region(id)));
    meta.feed = None;
    meta
}

fn links<'a>(reader: &Reader<'a>, ids: &[MunicipalityId]) -> Vec<Link<'a>> {
    ids.iter().map(|id| reader.municipality(*id)).collect()
}

fn helds<'a>(reader: &Reader<'a>, all: &[Held], most: usize) -> Vec<HeldView<'a>> {
    let view = |held: &Held| HeldView {
        solution: reader.solution(held.solution),
        users: links(reader, &held.users),
        otherwise: held
            .otherwise
            .iter()
            .map(|id| otherwise(reader, *id))
            .collect(),
        unknown: links(reader, &held.unknown),
        confirmed: held.confirmed,
    };
    all.iter().take(most).map(view).collect()
}

fn otherwise<'a>(reader: &Reader<'a>, id: UsageId) -> OtherwiseView<'a> {
    let usage = reader.knowledge().usage(id);
    OtherwiseView {
        link: reader.municipality(usage.municipality),
        status: reader.usage_status(usage),
    }
}

/// Returns those of `ids` that are among `members`.
fn inside(ids: &[MunicipalityId], members: &[MunicipalityId]) -> Vec<MunicipalityId> {
    let ids = ids.iter().copied();
    ids.filter(|id| members.contains(id)).collect()
}

fn need_line<'a>(
    reader: &Reader<'a>,
    need: &SharedNeed,
    members: &[MunicipalityId],
) -> Option<NeedLine<'a>> {
    let own = inside(&need.needing, members);
    let first = need
        .needs
        .iter()
        .find(|id| own.contains(&id.municipality))?;
    let worded = reader.knowledge().need_text(*first, reader.lang);
    Some(NeedLine {
        text: worded.text.trim_end_matches('.'),
        lang: worded.lang,
        outside: need.needing.len() - own.len(),
        needing: links(reader, &own),
        date: need.date,
        solutions: need.answers.iter().map(|id| reader.solution(*id)).collect(),
    })
}

fn contract_line<'a>(
    reader: &Reader<'a>,
    contract: &Contract<'_>,
    members: &[MunicipalityId],
) -> ContractLine<'a> {
    ContractLine {
        end: contract.end,
        solutions: (contract.solutions.iter())
            .map(|id| reader.solution(*id))
            .collect(),
        municipalities: links(reader, &inside(&contract.municipalities, members)),
    }
}
