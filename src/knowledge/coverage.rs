//! Use across the region: solution × municipality and topic × municipality, each cell a statement
//! or nothing. Nothing means *not stated*, never no.

use std::ops::Range;

use super::usage::UsageCounts;
use super::{Knowledge, MunicipalityId, RegionId, SolutionId, TopicId, UsageId};

/// The part of the whole to look at; `None` is everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only solutions of this topic.
    pub topic: Option<TopicId>,
    /// Only municipalities of this region.
    pub region: Option<RegionId>,
    /// Only this municipality.
    pub municipality: Option<MunicipalityId>,
}

/// The columns of a matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// Municipalities: by region in the order of regions, then by name; those without a region
    /// last.
    pub municipalities: Vec<MunicipalityId>,
    /// The groups they fall into, as ranges of `municipalities`.
    pub groups: Vec<(Option<RegionId>, Range<usize>)>,
}

impl Columns {
    /// Removes every municipality but `only`.
    fn keep_only(&mut self, only: MunicipalityId) {
        let place = self.municipalities.iter().position(|id| *id == only);
        self.groups
            .retain(|(_, range)| place.is_some_and(|place| range.contains(&place)));
        self.municipalities.retain(|id| *id == only);
        for (_, range) in &mut self.groups {
            *range = 0..self.municipalities.len();
        }
    }
}

/// Solution × municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The columns.
    pub columns: Columns,
    /// Solutions with at least one statement in scope: by main topic in the order of topics,
    /// then by title.
    pub rows: Vec<CoverageRow>,
    /// The groups they fall into by main topic, as ranges of `rows`.
    pub groups: Vec<(Option<TopicId>, Range<usize>)>,
    /// Totals per column.
    pub column_totals: Vec<UsageCounts>,
    /// Totals over all.
    pub total: UsageCounts,
    /// Solutions in scope without any statement, by title.
    pub without: Vec<SolutionId>,
}

/// A row of [`Coverage`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The solution.
    pub solution: SolutionId,
    /// A cell per column: the statement, or `None` where nothing is stated.
    pub cells: Vec<Option<UsageId>>,
    /// Totals of the row.
    pub counts: UsageCounts,
}

impl Knowledge {
    /// Returns the matrix of solution × municipality within `scope`.
    pub fn coverage(&self, scope: Scope) -> Coverage {
        let mut columns = self.columns(scope.region);
        if let Some(only) = scope.municipality {
            columns.keep_only(only);
        }
        let place = self.places(&columns);
        let width = columns.municipalities.len();
        let mut coverage = Coverage {
            columns,
            rows: Vec::new(),
            groups: Vec::new(),
            column_totals: vec![UsageCounts::default(); width],
            total: UsageCounts::default(),
            without: Vec::new(),
        };
        for solution in self.solutions_in(scope.topic) {
            let mut cells = vec![None; width];
            let mut counts = UsageCounts::default();
            for id in &self.solution(solution).edges.usages {
                let usage = self.usage(*id);
                if let Some(column) = place[usage.municipality.index()] {
                    cells[column] = Some(*id);
                    counts.add(usage);
                    coverage.column_totals[column].add(usage);
                    coverage.total.add(usage);
                }
            }
            if counts.stated() == 0 {
                coverage.without.push(solution);
            } else {
                coverage.rows.push(CoverageRow {
                    solution,
                    cells,
                    counts,
                });
            }
        }
        let main_topic = |solution: SolutionId| {
            let topics = &self.solution(solution).edges.topics;
            scope.topic.or(topics.first().copied())
        };
        // The sort is stable, so each group stays in order of title. Solutions without a topic come
        // last.
        let group = |row: &CoverageRow| main_topic(row.solution);
        coverage
            .rows
            .sort_by_key(|row| (group(row).is_none(), group(row)));
        coverage.groups = ranges(&coverage.rows, group);
        coverage
    }

    /// Returns the columns for `region`, or for all regions.
    pub fn columns(&self, region: Option<RegionId>) -> Columns {
        let mut municipalities: Vec<MunicipalityId> = self
            .municipality_ids()
            .filter(|id| region.is_none() || self.municipality(*id).edges.region == region)
            .collect();
        let group = |id: &MunicipalityId| self.municipality(*id).edges.region;
        municipalities.sort_by_key(|id| (group(id).is_none(), group(id)));
        Columns {
            groups: ranges(&municipalities, group),
            municipalities,
        }
    }

    /// Returns the index among `columns` by municipality.
    fn places(&self, columns: &Columns) -> Vec<Option<usize>> {
        let mut places = vec![None; self.municipalities.len()];
        for (place, id) in columns.municipalities.iter().enumerate() {
            places[id.index()] = Some(place);
        }
        places
    }

    fn solutions_in(&self, topic: Option<TopicId>) -> Vec<SolutionId> {
        match topic {
            Some(topic) => self.topic(topic).solutions.clone(),
            None => self.solution_ids().collect(),
        }
    }
}

/// Returns the ranges of `items` that belong to one group each.
fn ranges<T, G: PartialEq>(items: &[T], group: impl Fn(&T) -> G) -> Vec<(G, Range<usize>)> {
    let mut ranges = Vec::new();
    let mut from = 0;
    for chunk in items.chunk_by(|a, b| group(a) == group(b)) {
        ranges.push((group(&chunk[0]), from..from + chunk.len()));
        from += chunk.len();
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::vocabulary::UsageStatus;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skole", "arkiv"])
            .solution("elements", "temaer: [arkiv, skole]")
            .solution("nettbrett", "temaer: [skole]")
            .solution("ukjent", "temaer: [skole]")
            .municipality("vinje", "{region: Vest-Telemark, bruk: [{løsning: elements, status: bruker-ikke, bekreftet: 2026}]}")
            .municipality("skien", "{region: Grenland, bruk: [{løsning: elements, status: i-bruk, bekreftet: 2019}, {løsning: nettbrett, status: i-bruk, bekreftet: 2026}]}")
            .municipality("bamble", "region: Grenland")
            .municipality("oslo", "")
            .link()
    }

    #[test]
    fn a_cell_is_a_statement_or_nothing_never_a_no() {
        let site = site();
        let coverage = site.coverage(Scope::default());
        let row = &coverage.rows[1];
        assert_eq!(site.solution(row.solution).entry.slug.as_str(), "elements");
        let status: Vec<Option<UsageStatus>> = row
            .cells
            .iter()
            .map(|cell| cell.map(|id| site.usage(id).status))
            .collect();
        // Vest-Telemark has the lowest number, then Grenland by name, then those without.
        assert_eq!(
            status,
            [
                Some(UsageStatus::NotUsed),
                None,
                Some(UsageStatus::InUse),
                None
            ]
        );
    }

    #[test]
    fn totals_leave_out_what_is_stale() {
        let site = site();
        let coverage = site.coverage(Scope::default());
        assert_eq!(coverage.rows[1].counts.confirmed, 0);
        assert_eq!(coverage.rows[1].counts.older, 1);
        assert_eq!(coverage.column_totals[2].confirmed, 1);
        assert_eq!(coverage.total.stated(), 3);
    }

    #[test]
    fn rows_are_grouped_by_main_topic_and_the_unstated_stand_apart() {
        let site = site();
        let coverage = site.coverage(Scope::default());
        let topics: Vec<_> = coverage
            .groups
            .iter()
            .map(|(_, rows)| rows.clone())
            .collect();
        assert_eq!(
            topics,
            [0..1, 1..2],
            "skole first, as in the list of topics"
        );
        assert_eq!(coverage.without.len(), 1);
        assert_eq!(coverage.columns.groups.len(), 3);
    }

    #[test]
    fn a_scope_narrows_rows_and_columns() {
        let site = site();
        let coverage = site.coverage(Scope {
            topic: site.topic_by_slug("arkiv"),
            region: site.region_by_slug("grenland"),
            municipality: None,
        });
        assert_eq!(coverage.rows.len(), 1);
        assert_eq!(coverage.columns.municipalities.len(), 2);
        assert_eq!(coverage.total.stated(), 1);
    }

    #[test]
    fn the_scope_of_a_municipality_has_what_it_states() {
        let site = site();
        let skien = site.columns(None).municipalities[2];
        let coverage = site.coverage(Scope {
            municipality: Some(skien),
            ..Scope::default()
        });
        assert_eq!(coverage.columns.municipalities, [skien]);
        assert_eq!(
            coverage.columns.groups,
            [(site.region_by_slug("grenland"), 0..1)]
        );
        assert_eq!(coverage.rows.len(), 2);
        assert!(coverage.rows.iter().all(|row| row.cells.len() == 1));
    }
}
