//! The measures that the shades of the map can show.

use crate::knowledge::{Knowledge, MunicipalityId};

/// A number that each municipality has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// The number of reports about it.
    Reports,
    /// The number of solutions that it states it uses, at any time: a map of the statements that
    /// count would be empty where nobody has confirmed for long, and its legend says so.
    Solutions,
    /// The number of inhabitants.
    Population,
}

impl Measure {
    /// Every measure; the first is the one that every map shows.
    pub(super) const ALL: [Self; 3] = [Self::Reports, Self::Solutions, Self::Population];

    /// Returns its name in classes, ids and texts.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Reports => "reports",
            Self::Solutions => "solutions",
            Self::Population => "population",
        }
    }

    /// Returns the number of a municipality; 0 where it has none or none is stated.
    pub(super) fn of(self, knowledge: &Knowledge, id: MunicipalityId) -> usize {
        let node = knowledge.municipality(id);
        match self {
            Self::Reports => node.edges.reports.len(),
            Self::Solutions => knowledge
                .count_usages(node.edges.usages.iter().copied())
                .users_of_any_age(),
            Self::Population => {
                let population = node.entry.main.fields.population;
                population.map_or(0, |population| population.count as usize)
            }
        }
    }
}
