//! Answers where each municipality stands, area by area: what is in use, planned, stopped and
//! wanted, and the one thing that it can do about it.

use std::cmp::Reverse;

use super::{Knowledge, MunicipalityId, SolutionId, TopicId, UsageId};
use crate::content::vocabulary::{Area, UsageStatus};
use crate::text::{PartialDate, Vocabulary};

/// The age in years from which a statement says nothing of where a municipality stands.
const OUTDATED: i16 = 10;

/// The position of a municipality.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The marks of each area, in the order of [`Area::ALL`], each kind once.
    pub areas: Vec<Vec<Mark>>,
    /// The newest date of them all.
    pub newest: Option<PartialDate>,
    /// The most useful thing that the municipality can do.
    pub next: NextStep,
}

impl Standing {
    /// Returns the number of areas of which something is known.
    pub fn known(&self) -> usize {
        self.areas.iter().filter(|marks| !marks.is_empty()).count()
    }

    /// Returns the number of areas with a statement that is recent enough to count.
    pub fn confirmed(&self) -> usize {
        let is_confirmed = |marks: &&Vec<Mark>| marks.iter().any(|mark| mark.is_confirmed);
        self.areas.iter().filter(is_confirmed).count()
    }
}

/// Something that is known of a municipality in an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The kind.
    pub kind: MarkKind,
    /// The newest date of such a statement; `None` where none has one.
    pub date: Option<PartialDate>,
    /// `true` where one of them is recent enough to count.
    pub is_confirmed: bool,
}

/// The kinds of mark, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// A solution is in use, or being phased out.
    InUse,
    /// One is planned, tried or introduced.
    Planned,
    /// One was ended or decided against.
    Stopped,
    /// A need is stated.
    Wanted,
}

/// A thing that a municipality can do to keep its position up to date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Tell what became of a plan or a pilot.
    TellOutcome(UsageId),
    /// Confirm that a solution is still in use.
    Confirm(UsageId),
    /// Tell whether it uses the solution that most others use.
    TellUse(SolutionId),
    /// Tell what it uses.
    TellAny,
    /// Nothing: all is recent.
    None,
}

impl Knowledge {
    /// Returns the position of a municipality. What the law demands of all is no statement, and is
    /// not here; nor is what is older than ten years.
    pub fn standing(&self, id: MunicipalityId) -> Standing {
        let mut areas: Vec<Vec<Mark>> = vec![Vec::new(); Area::ALL.len()];
        let edges = &self.municipality(id).edges;
        for usage in edges.usages.iter().map(|id| self.usage(*id)) {
            let Some(kind) = kind_of(usage.status) else {
                continue;
            };
            let date = usage.confirmed.max(usage.until).or(usage.since);
            let topics = &self.solution(usage.solution).edges.topics;
            self.mark(&mut areas, topics, kind, date, usage.freshness.counts());
        }
        for need in &edges.needs {
            let topics = &[need.topic];
            let (date, counts) = (need.need.date, need.freshness.counts());
            self.mark(&mut areas, topics, MarkKind::Wanted, date, counts);
        }
        for marks in &mut areas {
            marks.sort_by_key(|mark| mark.kind);
        }
        Standing {
            newest: areas.iter().flatten().filter_map(|mark| mark.date).max(),
            areas,
            next: self.next_step(id),
        }
    }

    /// Adds a mark in the area of the first of `topics` that has one.
    fn mark(
        &self,
        areas: &mut [Vec<Mark>],
        topics: &[TopicId],
        kind: MarkKind,
        date: Option<PartialDate>,
        is_confirmed: bool,
    ) {
        if date.is_some_and(|date| date.year() < self.as_of.year() - OUTDATED) {
            return;
        }
        let mut named = topics.iter().filter_map(|id| self.topic(*id).topic.area);
        let Some(area) = named.next() else { return };
        let place = Area::ALL.iter().position(|one| *one == area);
        let Some(marks) = place.and_then(|place| areas.get_mut(place)) else {
            return;
        };
        match marks.iter_mut().find(|mark| mark.kind == kind) {
            Some(mark) => {
                mark.date = mark.date.max(date);
                mark.is_confirmed |= is_confirmed;
            }
            None => marks.push(Mark {
                kind,
                date,
                is_confirmed,
            }),
        }
    }

    fn next_step(&self, id: MunicipalityId) -> NextStep {
        let usages = &self.municipality(id).edges.usages;
        let old = usages
            .iter()
            .copied()
            .filter(|id| !self.usage(*id).freshness.counts());
        // Others ask about what many use and what reports are written about.
        let interest = |id: &UsageId| {
            let edges = &self.solution(self.usage(*id).solution).edges;
            (Reverse(edges.reports.len()), Reverse(edges.usages.len()))
        };
        let with = |kind: MarkKind| {
            let of_kind = old
                .clone()
                .filter(|id| kind_of(self.usage(*id).status) == Some(kind));
            of_kind.min_by_key(interest)
        };
        if let Some(usage) = with(MarkKind::Planned) {
            return NextStep::TellOutcome(usage);
        }
        if let Some(usage) = with(MarkKind::InUse) {
            return NextStep::Confirm(usage);
        }
        if !usages.is_empty() {
            return NextStep::None;
        }
        let most_used = self.solution_ids().max_by_key(|id| {
            let edges = &self.solution(*id).edges;
            (edges.usages.len(), Reverse(id.index()))
        });
        let has_users = |id: &SolutionId| !self.solution(*id).edges.usages.is_empty();
        match most_used.filter(has_users) {
            Some(solution) => NextStep::TellUse(solution),
            None => NextStep::TellAny,
        }
    }
}

/// Returns the kind of mark for a status; `None` for an explicit no, which is no position.
fn kind_of(status: UsageStatus) -> Option<MarkKind> {
    match status {
        UsageStatus::InUse | UsageStatus::PhasingOut => Some(MarkKind::InUse),
        UsageStatus::Introducing | UsageStatus::Pilot | UsageStatus::Planned => {
            Some(MarkKind::Planned)
        }
        UsageStatus::Ended | UsageStatus::Rejected => Some(MarkKind::Stopped),
        UsageStatus::NotUsed => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["helse", "skole"])
            .area("helse", Area::Health)
            .area("skole", Area::Children)
            .solution("alarm", "temaer: [helse]")
            .solution("nett", "temaer: [skole]")
            .municipality(
                "skien",
                "{bruk: [{løsning: alarm, status: pilot, siden: 2019}, \
                 {løsning: nett, status: i-bruk, bekreftet: 2026-10}], \
                 behov: [{tema: helse, tekst: Noe, dato: 2025}]}",
            )
            .municipality(
                "nome",
                "bruk: [{løsning: nett, status: avsluttet, til: 2010}]",
            )
            .municipality("tinn", "")
            .link()
    }

    fn standing(site: &Knowledge, name: &str) -> Standing {
        site.standing(site.municipality_by_slug(name).unwrap())
    }

    #[test]
    fn each_area_has_each_kind_once_with_its_newest_date() {
        let site = site();
        let standing = standing(&site, "skien");
        let health = &standing.areas[0];
        let kinds: Vec<_> = health
            .iter()
            .map(|mark| (mark.kind, mark.is_confirmed))
            .collect();
        assert_eq!(
            kinds,
            [(MarkKind::Planned, false), (MarkKind::Wanted, true)]
        );
        assert_eq!(standing.areas[1][0].date, "2026-10".parse().ok());
        assert_eq!((standing.known(), standing.confirmed()), (2, 2));
    }

    #[test]
    fn what_is_older_than_ten_years_says_nothing() {
        let site = site();
        assert_eq!(standing(&site, "nome").known(), 0);
    }

    #[test]
    fn the_next_step_asks_first_for_what_became_of_a_plan() {
        let site = site();
        assert!(matches!(
            standing(&site, "skien").next,
            NextStep::TellOutcome(_)
        ));
        let most_used = site.solution_by_slug("nett").unwrap();
        assert_eq!(standing(&site, "tinn").next, NextStep::TellUse(most_used));
    }
}
