//! The answers of a municipality that others wait for most: what they compare, look for or are about
//! to buy.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::content::vocabulary::UsageStatus;
use crate::knowledge::{Freshness, Knowledge, MunicipalityId, SolutionId, TopicId};
use crate::text::Lang;

/// The number of answers that are put first.
pub const FIRST: usize = 3;

/// The most answers of one kind among them.
const OF_A_KIND: usize = 2;

/// An answer that others wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The question.
    pub question: Asked,
    /// The number of other municipalities that wait for it.
    pub waiting: usize,
}

/// The question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// Asks if a statement of use is still true.
    StillTrue(SolutionId),
    /// When a contract ends.
    ContractEnd(SolutionId),
    /// Asks if it can help others with a topic.
    CanHelp(TopicId),
    /// Asks if it uses what others nearby use.
    Uses(SolutionId),
}

impl Asked {
    fn kind(self) -> u8 {
        match self {
            Self::StillTrue(_) => 0,
            Self::ContractEnd(_) => 1,
            Self::CanHelp(_) => 2,
            Self::Uses(_) => 3,
        }
    }

    /// Returns the sheet that asks it, by its key.
    pub fn sheet(self) -> &'static str {
        match self {
            Self::StillTrue(_) | Self::Uses(_) => "bruk",
            Self::ContractEnd(_) => "avtaler",
            Self::CanHelp(_) => "kompetanse",
        }
    }

    /// Returns the value that names its row, by its field.
    pub fn identity(self, knowledge: &Knowledge) -> (&'static str, String) {
        match self {
            Self::StillTrue(id) | Self::Uses(id) | Self::ContractEnd(id) => {
                ("løsning", knowledge.solution(id).entry.slug.to_string())
            }
            Self::CanHelp(id) => ("tema", knowledge.topic(id).topic.slug.to_string()),
        }
    }
}

/// Returns the answers that others wait for most, at most [`FIRST`].
pub fn most_wanted(knowledge: &Knowledge, id: MunicipalityId) -> Vec<Wanted> {
    let mut all = of_own_statements(knowledge, id);
    all.extend(knowledge.had_nearby(id).into_iter().map(|found| {
        let others = found
            .had_by
            .iter()
            .map(|had| knowledge.usage(had.usage).municipality);
        let needing = needing(knowledge, found.solution);
        wanted(Asked::Uses(found.solution), id, others.chain(needing))
    }));
    all.extend(of_help(knowledge, id));
    all.retain(|wanted| wanted.waiting > 0);
    all.sort_by_key(|wanted| (Reverse(wanted.waiting), wanted.question));
    let mut first: Vec<Wanted> = Vec::new();
    for wanted in all {
        let kind = wanted.question.kind();
        let alike = first.iter().filter(|one| one.question.kind() == kind);
        if first.len() < FIRST && alike.count() < OF_A_KIND {
            first.push(wanted);
        }
    }
    first
}

fn wanted(
    question: Asked,
    own: MunicipalityId,
    others: impl Iterator<Item = MunicipalityId>,
) -> Wanted {
    let others: BTreeSet<MunicipalityId> = others.filter(|other| *other != own).collect();
    Wanted {
        question,
        waiting: others.len(),
    }
}

fn needing(knowledge: &Knowledge, solution: SolutionId) -> impl Iterator<Item = MunicipalityId> {
    knowledge.solution_needs(solution).needing.into_iter()
}

/// Returns what is asked of the statements that the municipality has made.
fn of_own_statements(knowledge: &Knowledge, id: MunicipalityId) -> Vec<Wanted> {
    let mut all = Vec::new();
    for usage in &knowledge.municipality(id).edges.usages {
        let usage = knowledge.usage(*usage);
        if !usage.status.counts_as_user() && usage.status != UsageStatus::Planned {
            continue;
        }
        let statements = &knowledge.solution(usage.solution).edges.usages;
        if matches!(usage.freshness, Freshness::Stale | Freshness::Undated) {
            let others = statements
                .iter()
                .map(|other| knowledge.usage(*other).municipality);
            let others = others.chain(needing(knowledge, usage.solution));
            all.push(wanted(Asked::StillTrue(usage.solution), id, others));
        }
        if usage.contract_end.is_none() {
            let ends = statements.iter().map(|other| knowledge.usage(*other));
            let ends = ends.filter(|other| other.contract_end.is_some());
            let others = ends.map(|other| other.municipality);
            all.push(wanted(Asked::ContractEnd(usage.solution), id, others));
        }
    }
    all
}

/// Returns the topics in which others need something and the municipality has something.
fn of_help(knowledge: &Knowledge, id: MunicipalityId) -> Vec<Wanted> {
    let edges = &knowledge.municipality(id).edges;
    let used = edges.usages.iter().map(|usage| knowledge.usage(*usage));
    let used = used.filter(|usage| usage.is_use());
    let mut topics: BTreeSet<TopicId> = used
        .flat_map(|usage| {
            knowledge
                .solution(usage.solution)
                .edges
                .topics
                .iter()
                .copied()
        })
        .collect();
    topics.extend(edges.competences.iter().map(|linked| linked.topic));
    for linked in &edges.competences {
        if linked.competence.can_help {
            topics.remove(&linked.topic);
        }
    }
    let asked = topics.into_iter().map(|topic| {
        let others = knowledge.topic(topic).needs.iter().copied();
        wanted(Asked::CanHelp(topic), id, others)
    });
    asked.collect()
}

/// Returns the question and the reason in a sentence each, for a reader of `lang`; `name` is what
/// the solution or topic is called.
pub fn in_words(wanted: &Wanted, name: &str, lang: Lang) -> (String, String) {
    let nn = lang == Lang::Nn;
    let count = match (wanted.waiting, nn) {
        (1, true) => "Éin annan kommune".to_owned(),
        (1, false) => "Én annen kommune".to_owned(),
        (count, true) => format!("{count} andre kommunar"),
        (count, false) => format!("{count} andre kommuner"),
    };
    match (wanted.question, nn) {
        (Asked::StillTrue(_), false) => (
            format!("Stemmer det fortsatt det som står om {name}?"),
            format!("{count} bruker eller vurderer det samme, og opplysningen er gammel."),
        ),
        (Asked::StillTrue(_), true) => (
            format!("Stemmer det framleis det som står om {name}?"),
            format!("{count} bruker eller vurderer det same, og opplysninga er gammal."),
        ),
        (Asked::ContractEnd(_), false) => (
            format!("Når går avtalen om {name} ut?"),
            format!("{count} har oppgitt når deres går ut. Da kan en kjøpe inn sammen."),
        ),
        (Asked::ContractEnd(_), true) => (
            format!("Når går avtalen om {name} ut?"),
            format!("{count} har oppgitt når deira går ut. Då kan ein kjøpe inn saman."),
        ),
        (Asked::CanHelp(_), false) => (
            format!("Kan dere hjelpe andre med «{name}»?"),
            format!("{count} har behov der."),
        ),
        (Asked::CanHelp(_), true) => (
            format!("Kan de hjelpe andre med «{name}»?"),
            format!("{count} har behov der."),
        ),
        (Asked::Uses(_), false) => (
            format!("Bruker dere {name}?"),
            format!("{count} i nærheten bruker eller vurderer den."),
        ),
        (Asked::Uses(_), true) => (
            format!("Bruker de {name}?"),
            format!("{count} i nærleiken bruker eller vurderer den."),
        ),
    }
}
