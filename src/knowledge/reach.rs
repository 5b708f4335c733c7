//! The share of each region that something is known of: municipalities with a known use.

use super::{Knowledge, MunicipalityId, RegionId, ReportId};

/// The number of municipalities with a known use, in one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The region; `None` for municipalities outside every region.
    pub region: Option<RegionId>,
    /// The number of its municipalities.
    pub municipalities: usize,
    /// Of them, those that use something by a statement within the limits.
    pub confirmed: usize,
    /// Of them, those whose statements of use are all too old or undated to count.
    pub older: usize,
}

impl Reach {
    /// Returns the number of municipalities of which no use is known. They may still use something.
    pub fn unknown(&self) -> usize {
        self.municipalities - self.confirmed - self.older
    }
}

impl Knowledge {
    /// Decides whether a report is about one of the municipalities or regions of the site.
    pub fn is_from_here(&self, id: ReportId) -> bool {
        let edges = &self.report(id).edges;
        !edges.municipalities.is_empty() || edges.region.is_some()
    }

    /// Returns each region in order, those outside every region last.
    pub fn reach(&self) -> Vec<Reach> {
        let regions = self.region_ids().map(Some).chain([None]);
        let mut all: Vec<Reach> = regions
            .map(|region| Reach {
                region,
                municipalities: 0,
                confirmed: 0,
                older: 0,
            })
            .collect();
        let outside = all.len() - 1;
        for id in self.municipality_ids() {
            let region = self.municipality(id).edges.region;
            let reach = &mut all[region.map_or(outside, |region| region.index())];
            reach.municipalities += 1;
            match self.knows_use(id) {
                Some(true) => reach.confirmed += 1,
                Some(false) => reach.older += 1,
                None => {}
            }
        }
        all.retain(|reach| reach.municipalities > 0);
        all
    }

    /// Returns whether a municipality uses something by a statement that counts; `None` where it
    /// has stated no use at all.
    fn knows_use(&self, id: MunicipalityId) -> Option<bool> {
        let usages = &self.municipality(id).edges.usages;
        let uses = usages.iter().map(|id| self.usage(*id));
        uses.filter(|usage| usage.is_use())
            .map(|usage| usage.freshness.counts())
            .max()
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    #[test]
    fn no_statement_and_a_no_are_unknown_and_old_use_is_separate() {
        let site = Site::new()
            .topics(&["skole"])
            .solution("nettbrett", "")
            .municipality("bamble", "{region: Grenland, bruk: [{løsning: nettbrett, status: pilot, bekreftet: 2026}]}")
            .municipality("siljan", "{region: Grenland, bruk: [{løsning: nettbrett, status: i-bruk}]}")
            .municipality("skien", "{region: Grenland, bruk: [{løsning: nettbrett, status: bruker-ikke, bekreftet: 2026}]}")
            .municipality("tinn", "")
            .link();
        let found: Vec<_> = site
            .reach()
            .iter()
            .map(|reach| {
                let named = reach.region.is_some();
                (named, reach.confirmed, reach.older, reach.unknown())
            })
            .collect();
        assert_eq!(found, [(true, 1, 1, 1), (false, 0, 0, 1)]);
    }
}
