//! The ages of what is known: statements by freshness.

use super::{Freshness, Knowledge};

/// The number of statements of one kind by freshness.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Ages {
    /// Within the first limit: not marked as old.
    pub fresh: usize,
    /// Should soon be confirmed; still counted.
    pub ageing: usize,
    /// Too old to be counted.
    pub stale: usize,
    /// Without a date, so not counted either.
    pub undated: usize,
}

impl Ages {
    /// Returns the number of statements of any age.
    pub fn total(&self) -> usize {
        self.fresh + self.ageing + self.stale + self.undated
    }
}

impl FromIterator<Freshness> for Ages {
    fn from_iter<I: IntoIterator<Item = Freshness>>(all: I) -> Self {
        let mut ages = Self::default();
        for freshness in all {
            let number = match freshness {
                Freshness::Fresh => &mut ages.fresh,
                Freshness::Ageing => &mut ages.ageing,
                Freshness::Stale => &mut ages.stale,
                Freshness::Undated => &mut ages.undated,
            };
            *number += 1;
        }
        ages
    }
}

impl Knowledge {
    /// Counts the statements of use by freshness.
    pub fn usage_ages(&self) -> Ages {
        self.usages.iter().map(|usage| usage.freshness).collect()
    }

    /// Counts the needs by freshness.
    pub fn need_ages(&self) -> Ages {
        let needs = self
            .municipalities
            .iter()
            .flat_map(|node| &node.edges.needs);
        needs.map(|need| need.freshness).collect()
    }

    /// Counts the reports by freshness, each as old as what it rests on.
    pub fn report_ages(&self) -> Ages {
        let reports = self.report_ids();
        reports.map(|id| self.report_age(id).freshness).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    #[test]
    fn each_statement_is_in_one_class() {
        let site = Site::new()
            .topics(&["skole"])
            .solution("a", "")
            .solution("b", "")
            .solution("c", "")
            .solution("d", "")
            .municipality("skien", "{behov: [{tema: skole, tekst: A, dato: 2026}], bruk: [{løsning: a, status: i-bruk, bekreftet: 2026}, {løsning: b, status: pilot, bekreftet: 2025-03}, {løsning: c, status: bruker-ikke, bekreftet: 2020}, {løsning: d, status: planlagt}]}")
            .report("r", "dato: 2020-01-01")
            .link();
        let usages = site.usage_ages();
        let one_each = Ages {
            fresh: 1,
            ageing: 1,
            stale: 1,
            undated: 1,
        };
        assert_eq!(usages, one_each);
        assert_eq!(usages.total(), 4);
        assert_eq!((site.need_ages().fresh, site.report_ages().stale), (1, 1));
    }
}
