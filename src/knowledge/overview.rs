//! The numbers of the front page, and each by year.

use super::Knowledge;

/// Numbers for the front page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overview {
    /// Municipalities.
    pub municipalities: usize,
    /// Solutions.
    pub solutions: usize,
    /// Reports.
    pub reports: usize,
    /// Solutions that at least one municipality is known to use, by statements of any age.
    pub solutions_with_user: usize,
    /// Solutions that at least one municipality uses by a statement within the limits.
    pub solutions_with_confirmed_user: usize,
    /// Statements of use.
    pub statements: usize,
    /// Of them, those within the limits.
    pub confirmed_statements: usize,
    /// By year from the first known to [`as_of`](Knowledge::as_of), every year in between.
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
    /// Solutions whose first known use began that year.
    pub new_solutions_with_user: usize,
    /// Solutions whose first known use began that year or earlier.
    pub solutions_with_user: usize,
    /// Statements of use that were last confirmed that year.
    pub confirmed: usize,
}

impl Overview {
    /// The share of statements that are within the limits, in whole percent; `None` where there
    /// are no statements.
    pub fn confirmed_percent(&self) -> Option<u8> {
        (self.statements > 0).then(|| (self.confirmed_statements * 100 / self.statements) as u8)
    }
}

impl Knowledge {
    /// The numbers for the front page.
    pub fn overview(&self) -> Overview {
        unimplemented!()
    }
}
