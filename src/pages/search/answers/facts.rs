//! The facts about a solution, a municipality and a topic that answers are made of.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::cost::Cost;
use crate::content::vocabulary::{LifeCycle, UsageStatus};
use crate::knowledge::usage::{CountedAs, UsageCounts};
use crate::knowledge::{Knowledge, MunicipalityId, SolutionId, TopicId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::parts::ask::{self, LIMIT};
use crate::pages::parts::costs::{in_words, own_cost};
use crate::text::{Lang, PartialDate, Vocabulary as _};

/// A statement of use: the number of the municipality or the solution, the number of the status,
/// the number that counts it as in [`UsageCounts`], and the date on which it was last known to be
/// true.
#[derive(Serialize)]
struct Statement(usize, usize, u8, Option<PartialDate>);

/// The facts about a solution.
#[derive(Serialize)]
pub(super) struct SolutionFacts<'a> {
    counts: UsageCounts,
    /// Users first.
    statements: Vec<Statement>,
    /// `true` where it is obsolete or another has taken its place.
    over: bool,
    /// The known yearly cost, in words.
    yearly: Option<String>,
    /// The known cost to establish, in words.
    setup: Option<String>,
    /// The places on the site where costs are stated.
    costs: Vec<CostSource<'a>>,
    /// Those to ask, the best first.
    ask: Vec<Contact<'a>>,
}

/// A place where a cost is stated: title, address, language, year, and whether it gives the yearly
/// cost or the cost to establish.
#[derive(Serialize)]
struct CostSource<'a>(Cow<'a, str>, Cow<'a, str>, Option<Lang>, Option<i16>, bool);

/// Someone to ask: name, address, and the reason.
#[derive(Serialize)]
struct Contact<'a>(Cow<'a, str>, Cow<'a, str>, &'static str);

/// The facts about a municipality.
#[derive(Serialize)]
pub(super) struct MunicipalityFacts {
    counts: UsageCounts,
    /// By title of the solution.
    statements: Vec<Statement>,
}

/// The facts about a topic.
#[derive(Serialize)]
pub(super) struct TopicFacts {
    /// The municipalities that state competence: number, `true` where they can help others, and
    /// the date from which the age of what they state is counted.
    know: Vec<(usize, bool, Option<PartialDate>)>,
}

/// Returns the facts about a solution, as its page has them.
pub(super) fn of_solution<'a>(reader: &Reader<'a>, id: SolutionId) -> SolutionFacts<'a> {
    let knowledge = reader.knowledge();
    let node = knowledge.solution(id);
    let usage = knowledge.solution_usage(id);
    let gathered = knowledge.gathered(id, reader.lang);
    let is_obsolete = node.entry.main.fields.life_cycle == Some(LifeCycle::Obsolete);
    let own = own_cost(reader, id).map(|cost| (reader.solution(id).at("s-cost"), cost));
    let reported = gathered.costs.iter();
    let reported = reported.map(|found| (reader.report(found.report), found.cost));
    SolutionFacts {
        counts: usage.counts,
        statements: statements(knowledge, &usage.statements, |id| {
            knowledge.usage(id).municipality.index()
        }),
        over: is_obsolete || node.edges.replaced_by.is_some(),
        yearly: in_words(gathered.yearly),
        setup: in_words(gathered.setup),
        costs: (own.into_iter().chain(reported))
            .map(|(link, cost)| cost_source(knowledge, link, cost))
            .collect(),
        ask: contacts(reader, id),
    }
}

/// Returns the facts about a municipality, as its page has them.
pub(super) fn of_municipality(knowledge: &Knowledge, id: MunicipalityId) -> MunicipalityFacts {
    let mut usages = knowledge.municipality(id).edges.usages.clone();
    usages.sort_by_key(|id| knowledge.usage(*id).solution);
    MunicipalityFacts {
        counts: knowledge.count_usages(usages.iter().copied()),
        statements: statements(knowledge, &usages, |id| {
            knowledge.usage(id).solution.index()
        }),
    }
}

/// Returns the facts about a topic, as its page has them.
pub(super) fn of_topic(knowledge: &Knowledge, id: TopicId) -> TopicFacts {
    let can_help = |municipality: MunicipalityId| {
        let competences = knowledge
            .municipality(municipality)
            .edges
            .competences
            .iter();
        let mut of_topic = competences.filter(|linked| linked.topic == id);
        of_topic.any(|linked| linked.competence.can_help)
    };
    let know = knowledge.topic(id).competences.iter();
    TopicFacts {
        know: know
            .map(|id| (id.index(), can_help(*id), knowledge.age((*id).into()).date))
            .collect(),
    }
}

fn statements(
    knowledge: &Knowledge,
    usages: &[UsageId],
    subject: impl Fn(UsageId) -> usize,
) -> Vec<Statement> {
    let statement = |id: &UsageId| {
        let usage = knowledge.usage(*id);
        let status = UsageStatus::ALL.iter();
        let status = status.take_while(|status| **status != usage.status).count();
        Statement(
            subject(*id),
            status,
            number(usage.counted_as()),
            usage.confirmed,
        )
    };
    usages.iter().map(statement).collect()
}

/// Returns the place of a number among those of [`UsageCounts`].
fn number(counted: CountedAs) -> u8 {
    match counted {
        CountedAs::Confirmed => 0,
        CountedAs::Older => 1,
        CountedAs::Planned => 2,
        CountedAs::Stopped => 3,
        CountedAs::NotUsed => 4,
        CountedAs::Lapsed => 5,
    }
}

fn cost_source<'a>(knowledge: &Knowledge, link: Link<'a>, cost: &Cost) -> CostSource<'a> {
    let is_span = knowledge.yearly_bands(cost).is_some() || cost.setup_span().is_some();
    let year = cost.year.map(PartialDate::year);
    CostSource(link.title, link.address, link.lang, year, is_span)
}

fn contacts<'a>(reader: &Reader<'a>, id: SolutionId) -> Vec<Contact<'a>> {
    let asked = reader.knowledge().whom_to_ask_about_solution(id, LIMIT);
    let contacts = asked.iter().filter_map(|one| {
        let link = reader.document(ask::whom(one)?);
        Some(Contact(link.title, link.address, ask::reason(one)))
    });
    contacts.collect()
}
