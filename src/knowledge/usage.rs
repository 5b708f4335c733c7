//! The users of a solution, and the years in which use began and ended.

use super::{Knowledge, SolutionId, Usage, UsageId};
use crate::content::vocabulary::UsageStatus;
use crate::text::PartialDate;

/// The statements of use of a solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SolutionUsage {
    /// Every statement: users first, then by status in the order of the list; within a status
    /// the freshest first, then by municipality name.
    pub statements: Vec<UsageId>,
    /// The number of statements by status.
    pub counts: UsageCounts,
}

/// The number of statements of use by status and whether they still count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct UsageCounts {
    /// Users by a statement within the limits. This is *the* number of users.
    pub confirmed: usize,
    /// Users by a statement that is too old or undated: shown beside, never added to the number.
    pub older: usize,
    /// Plans, within the limits.
    pub planned: usize,
    /// Ended, or decided against; of any age, since what has happened stays so.
    pub stopped: usize,
    /// An explicit no, within the limits.
    pub not_used: usize,
    /// Plans, pilots, introductions and noes that are too old or undated to count.
    pub lapsed: usize,
    /// Of all of them, those that a network says for its members.
    pub inherited: usize,
}

/// The number of [`UsageCounts`] that a statement belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CountedAs {
    /// [`UsageCounts::confirmed`]
    Confirmed,
    /// [`UsageCounts::older`]
    Older,
    /// [`UsageCounts::planned`]
    Planned,
    /// [`UsageCounts::stopped`]
    Stopped,
    /// [`UsageCounts::not_used`]
    NotUsed,
    /// [`UsageCounts::lapsed`]
    Lapsed,
}

impl Usage {
    /// Returns the number that the statement belongs to.
    pub fn counted_as(&self) -> CountedAs {
        let counts = self.freshness.counts();
        match self.status {
            status if status.is_stopped() => CountedAs::Stopped,
            _ if self.is_use() && counts => CountedAs::Confirmed,
            _ if self.is_use() => CountedAs::Older,
            UsageStatus::NotUsed if counts => CountedAs::NotUsed,
            _ if counts => CountedAs::Planned,
            _ => CountedAs::Lapsed,
        }
    }
}

/// The uptake in one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UptakeYear {
    /// The year.
    pub year: i16,
    /// Municipalities that began in it.
    pub started: usize,
    /// Municipalities that ended in it.
    pub ended: usize,
    /// Municipalities known to have begun and not known to have ended, at its end.
    pub running: usize,
}

impl UptakeYear {
    fn new(year: i16) -> Self {
        Self {
            year,
            started: 0,
            ended: 0,
            running: 0,
        }
    }
}

impl UsageCounts {
    /// Returns the number of statements in all.
    pub fn stated(self) -> usize {
        self.confirmed + self.older + self.planned + self.stopped + self.not_used + self.lapsed
    }

    /// Counts one more statement.
    pub(super) fn add(&mut self, usage: &Usage) {
        let number = match usage.counted_as() {
            CountedAs::Confirmed => &mut self.confirmed,
            CountedAs::Older => &mut self.older,
            CountedAs::Planned => &mut self.planned,
            CountedAs::Stopped => &mut self.stopped,
            CountedAs::NotUsed => &mut self.not_used,
            CountedAs::Lapsed => &mut self.lapsed,
        };
        *number += 1;
        self.inherited += usize::from(usage.is_inherited());
    }

    /// Returns the number of users by statements of any age.
    pub fn users_of_any_age(self) -> usize {
        self.confirmed + self.older
    }
}

impl Knowledge {
    /// Returns the statements of use of `solution`.
    pub fn solution_usage(&self, solution: SolutionId) -> SolutionUsage {
        let mut statements = self.solution(solution).edges.usages.clone();
        statements.sort_by_key(|id| {
            let usage = self.usage(*id);
            let is_user = usage.is_use();
            // Ids are by municipality name.
            (!is_user, usage.status, usage.freshness, *id)
        });
        SolutionUsage {
            counts: self.count_usages(statements.iter().copied()),
            statements,
        }
    }

    /// Counts `usages`.
    pub fn count_usages(&self, usages: impl IntoIterator<Item = UsageId>) -> UsageCounts {
        let mut counts = UsageCounts::default();
        for id in usages {
            counts.add(self.usage(id));
        }
        counts
    }

    /// Returns the uptake of all solutions together by year, from the first known start to
    /// [`as_of`](Self::as_of), every year in between; a municipality counts once for each solution.
    /// Only statements that say since when are counted, of any age, since they tell of that year.
    /// Empty where there are none.
    pub fn uptake_of_all(&self) -> Vec<UptakeYear> {
        self.uptake_over(self.usages.iter())
    }

    /// Counts the statements of use, ended ones included, that do not say since when;
    /// [`uptake_of_all`](Self::uptake_of_all) leaves them out.
    pub fn uses_of_unknown_start(&self) -> usize {
        let tells_of_use =
            |usage: &Usage| usage.status.counts_as_user() || usage.status == UsageStatus::Ended;
        self.usages
            .iter()
            .filter(|usage| tells_of_use(usage) && years_in_use(usage).is_none())
            .count()
    }

    fn uptake_over<'a>(&self, usages: impl Iterator<Item = &'a Usage>) -> Vec<UptakeYear> {
        let now = self.as_of.year();
        let spans: Vec<(i16, Option<i16>)> = usages
            .filter_map(years_in_use)
            .filter(|(from, _)| *from <= now)
            .collect();
        let Some(first) = spans.iter().map(|(from, _)| *from).min() else {
            return Vec::new();
        };
        let mut years: Vec<UptakeYear> = (first..=now).map(UptakeYear::new).collect();
        let place = |year: i16| usize::from(year.abs_diff(first));
        for (from, to) in spans {
            years[place(from)].started += 1;
            if let Some(to) = to.filter(|to| *to <= now) {
                years[place(to)].ended += 1;
            }
        }
        let mut running = 0;
        for year in &mut years {
            running += year.started;
            running -= year.ended;
            year.running = running;
        }
        years
    }
}

/// Returns the year a municipality began, and the year it ended where it has. `None` where no use
/// is stated, or where the start, or the end of a use that has ended, has no date.
fn years_in_use(usage: &Usage) -> Option<(i16, Option<i16>)> {
    let from = usage.since?.year();
    let until = usage.until.map(PartialDate::year);
    let to = match usage.status {
        status if status.counts_as_user() => until,
        // A use that has ended had done so by the day someone confirmed it.
        UsageStatus::Ended => Some(until.or(usage.confirmed.map(PartialDate::year))?),
        _ => return None,
    };
    Some((from, to.map(|to| to.max(from))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skole"])
            .solution("nettbrett", "")
            .municipality(
                "arendal",
                "bruk: [{løsning: nettbrett, status: pilot, siden: 2024, bekreftet: 2026-10}]",
            )
            .municipality(
                "bamble",
                "bruk: [{løsning: nettbrett, status: i-bruk, siden: 2014, bekreftet: 2020}]",
            )
            .municipality("drangedal", "bruk: [{løsning: nettbrett, status: i-bruk}]")
            .municipality(
                "fyresdal",
                "bruk: [{løsning: nettbrett, status: planlagt, bekreftet: 2015}]",
            )
            .municipality(
                "horten",
                "bruk: [{løsning: nettbrett, status: avsluttet, siden: 2015, til: 2024}]",
            )
            .municipality(
                "larvik",
                "bruk: [{løsning: nettbrett, status: bruker-ikke, bekreftet: 2026}]",
            )
            .municipality("siljan", "")
            .link()
    }

    fn usage(site: &Knowledge) -> SolutionUsage {
        site.solution_usage(site.solution_by_slug("nettbrett").unwrap())
    }

    #[test]
    fn old_and_undated_statements_are_shown_but_not_counted() {
        let counts = usage(&site()).counts;
        assert_eq!(counts.confirmed, 1);
        assert_eq!(counts.older, 2);
        assert_eq!(counts.stated(), 6);
    }

    #[test]
    fn a_no_an_end_and_a_plan_are_not_users() {
        let counts = usage(&site()).counts;
        assert_eq!((counts.not_used, counts.stopped), (1, 1));
        assert_eq!(
            (counts.planned, counts.lapsed),
            (0, 1),
            "a plan of 2015 is no plan"
        );
    }

    #[test]
    fn users_come_first_and_municipalities_without_a_statement_are_left_out() {
        let site = site();
        let names: Vec<_> = usage(&site)
            .statements
            .iter()
            .map(|id| {
                site.municipality(site.usage(*id).municipality)
                    .entry
                    .slug
                    .to_string()
            })
            .collect();
        assert_eq!(
            names,
            [
                "bamble",
                "drangedal",
                "arendal",
                "fyresdal",
                "horten",
                "larvik"
            ]
        );
    }

    #[test]
    fn uptake_has_every_year_and_ends_count() {
        let site = site();
        let years = site.uptake_of_all();
        assert_eq!(years.len(), 13, "2014 to 2026");
        let of = |year: i16| years.iter().find(|found| found.year == year).unwrap();
        assert_eq!((of(2015).started, of(2015).running), (1, 2));
        assert_eq!(
            (of(2024).started, of(2024).ended, of(2024).running),
            (1, 1, 2)
        );
        assert_eq!(of(2026).running, 2);
        assert_eq!(site.uses_of_unknown_start(), 1, "drangedal");
    }
}
