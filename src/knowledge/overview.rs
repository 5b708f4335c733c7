//! The numbers of the front page, in all and by year.

use super::sort::experienced;
use super::{Knowledge, UsageId};
use crate::text::PartialDate;

/// Numbers for the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// The number of municipalities.
    pub municipalities: usize,
    /// The number of solutions.
    pub solutions: usize,
    /// The number of reports.
    pub reports: usize,
    /// Solutions that at least one municipality is known to use, by statements of any age.
    pub solutions_with_user: usize,
    /// Solutions that at least one municipality uses by a statement within the limits.
    pub solutions_with_confirmed_user: usize,
    /// The number of statements of use.
    pub statements: usize,
    /// Of them, those within the limits.
    pub confirmed_statements: usize,
    /// The numbers by year from the first known to [`as_of`](Knowledge::as_of), every year in
    /// between.
    pub years: Vec<OverviewYear>,
}

/// The numbers of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct OverviewYear {
    /// The year.
    pub year: i16,
    /// Reports whose experience is of that year (as reports are sorted).
    pub reports: usize,
    /// Reports of that year or earlier.
    pub reports_total: usize,
    /// Solutions whose first known use began that year, or was first confirmed then where nobody
    /// says when it began.
    pub new_solutions_with_user: usize,
    /// Solutions with a first known use that year or earlier.
    pub solutions_with_user: usize,
    /// Statements of use that were last confirmed that year.
    pub confirmed: usize,
}

impl Knowledge {
    /// Returns the numbers for the front page.
    pub fn overview(&self) -> Overview {
        let is_user = |id: &UsageId| self.usage(*id).is_use();
        let is_confirmed = |id: &UsageId| self.usage(*id).freshness.counts();
        let solutions_where = |holds: &dyn Fn(&UsageId) -> bool| {
            let solutions = self.solutions.iter();
            solutions
                .filter(|node| node.edges.usages.iter().any(holds))
                .count()
        };
        Overview {
            municipalities: self.municipalities.len(),
            solutions: self.solutions.len(),
            reports: self.reports.len(),
            solutions_with_user: solutions_where(&is_user),
            solutions_with_confirmed_user: solutions_where(&|id| is_user(id) && is_confirmed(id)),
            statements: self.usages.len(),
            confirmed_statements: self
                .usages
                .iter()
                .filter(|usage| usage.freshness.counts())
                .count(),
            years: self.overview_years(),
        }
    }

    fn overview_years(&self) -> Vec<OverviewYear> {
        let now = self.as_of.year();
        let year = |date: PartialDate| Some(date.year()).filter(|year| *year <= now);
        let reports: Vec<i16> = self
            .reports
            .iter()
            .filter_map(|node| year(experienced(&node.entry.main.fields)?.0))
            .collect();
        let first_uses: Vec<i16> = self
            .solutions
            .iter()
            .filter_map(|node| self.first_use(&node.edges.usages))
            .filter_map(year)
            .collect();
        let confirmed: Vec<i16> = self
            .usages
            .iter()
            .filter_map(|usage| year(usage.confirmed?))
            .collect();
        let all = [&reports, &first_uses, &confirmed];
        let Some(first) = all.into_iter().flatten().min().copied() else {
            return Vec::new();
        };
        let mut years: Vec<OverviewYear> = (first..=now).map(OverviewYear::new).collect();
        let place = |year: i16| usize::from(year.abs_diff(first));
        for year in reports {
            years[place(year)].reports += 1;
        }
        for year in first_uses {
            years[place(year)].new_solutions_with_user += 1;
        }
        for year in confirmed {
            years[place(year)].confirmed += 1;
        }
        let (mut reports, mut solutions) = (0, 0);
        for year in &mut years {
            reports += year.reports;
            solutions += year.new_solutions_with_user;
            year.reports_total = reports;
            year.solutions_with_user = solutions;
        }
        years
    }

    /// Returns the earliest known start of the use that `usages` state: since when, or else when it
    /// was first confirmed.
    fn first_use(&self, usages: &[UsageId]) -> Option<PartialDate> {
        usages
            .iter()
            .map(|id| self.usage(*id))
            .filter(|usage| usage.status.counts_as_user())
            .filter_map(|usage| usage.since.or(usage.confirmed))
            .min()
    }
}

impl OverviewYear {
    fn new(year: i16) -> Self {
        Self {
            year,
            reports: 0,
            reports_total: 0,
            new_solutions_with_user: 0,
            solutions_with_user: 0,
            confirmed: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn overview() -> Overview {
        Site::new()
            .topics(&["skole"])
            .solution("alarm", "")
            .solution("kart", "")
            .solution("nettbrett", "")
            .municipality("bamble", "bruk: [{løsning: kart, status: i-bruk, siden: 2022, bekreftet: 2026}, {løsning: alarm, status: bruker-ikke, bekreftet: 2026}]")
            .municipality("skien", "bruk: [{løsning: kart, status: i-bruk, siden: 2024, bekreftet: 2024}, {løsning: nettbrett, status: pilot, bekreftet: 2023}]")
            .municipality_translation("")
            .report("r", "periode: {til: 2023}")
            .report_translation("")
            .report("uten-tid", "")
            .link()
            .overview()
    }

    #[test]
    fn a_solution_counts_once_and_a_no_is_no_user() {
        let overview = overview();
        assert_eq!(overview.solutions_with_user, 1, "a pilot of 2023 is past");
        assert_eq!(overview.solutions_with_confirmed_user, 1);
        assert_eq!(overview.reports, 2, "a translation is no report of its own");
    }

    #[test]
    fn the_share_that_is_confirmed_leaves_out_what_is_stale() {
        let overview = overview();
        // 2024 may mean the last of December: 22 months.
        assert_eq!((overview.statements, overview.confirmed_statements), (4, 3));
    }

    #[test]
    fn years_add_up_and_have_no_gaps() {
        let years = overview().years;
        assert_eq!(years.first().map(|year| year.year), Some(2022));
        assert_eq!(years.len(), 5);
        assert_eq!(years[4].solutions_with_user, 2);
        assert_eq!(years[1].new_solutions_with_user, 1);
        assert_eq!((years[1].reports, years[4].reports_total), (1, 1));
        assert_eq!(years[4].confirmed, 2);
    }
}
