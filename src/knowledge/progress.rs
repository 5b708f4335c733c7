//! Measures how far each municipality has come with what is stated of it: how much is known, how
//! much of it the municipality itself says, and what is left to do.

use super::attribution::SaidBy;
use super::maintenance::Urgency;
use super::{Knowledge, MunicipalityId};
use crate::text::PartialDate;

/// The state of what is stated of one municipality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// `true` where it takes part in the network behind the site, `None` where nobody says.
    pub participates: Option<bool>,
    /// The statements of use of it.
    pub stated: usize,
    /// Those of them that count: confirmed within the limits.
    pub confirmed: usize,
    /// Those of them that the municipality itself makes.
    pub own: usize,
    /// Those of its own that count.
    pub own_confirmed: usize,
    /// Its needs.
    pub needs: usize,
    /// Those of them that are recent enough to count.
    pub needs_confirmed: usize,
    /// The tasks of its document.
    pub tasks: usize,
    /// Those of them that may mislead a reader.
    pub misleading: usize,
    /// The newest date on which something of it was confirmed.
    pub newest: Option<PartialDate>,
}

impl Progress {
    /// Decides whether the municipality has answered: it states itself, within the limits, that it
    /// uses or does not use something.
    pub fn has_answered(&self) -> bool {
        self.own_confirmed > 0
    }
}

impl Knowledge {
    /// Returns how far every municipality has come: those that take part in the network first, those
    /// that do not last; of each by name.
    pub fn progress(&self) -> Vec<Progress> {
        let mut all: Vec<Progress> = self
            .municipality_ids()
            .map(|id| self.progress_of(id))
            .collect();
        let rank = |progress: &Progress| match progress.participates {
            Some(true) => 0,
            None => 1,
            Some(false) => 2,
        };
        // The sort is stable.
        all.sort_by_key(rank);
        all
    }

    /// Returns how far one municipality has come.
    pub fn progress_of(&self, municipality: MunicipalityId) -> Progress {
        let node = self.municipality(municipality);
        let part = node.entry.main.fields.participation.as_ref();
        let usages = || node.edges.usages.iter().map(|id| self.usage(*id));
        let own = || {
            usages().filter(|usage| {
                !usage.is_inherited() && self.said_by(usage) == SaidBy::Municipality
            })
        };
        let item = self.municipality_maintenance(municipality);
        let dates = usages().filter_map(|usage| usage.confirmed);
        Progress {
            municipality,
            participates: part.and_then(|part| part.participates),
            stated: usages().count(),
            confirmed: usages().filter(|usage| usage.freshness.counts()).count(),
            own: own().count(),
            own_confirmed: own().filter(|usage| usage.freshness.counts()).count(),
            needs: node.edges.needs.len(),
            needs_confirmed: (node.edges.needs.iter())
                .filter(|need| need.freshness.counts())
                .count(),
            tasks: item.tasks.len(),
            misleading: item.count(Urgency::Misleading),
            newest: dates.filter(|date| date.earliest() <= self.as_of).max(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    #[test]
    fn those_of_the_network_come_first_and_only_what_they_say_themselves_is_an_answer() {
        let site = Site::new()
            .topics(&["skole"])
            .solution("kart", "")
            .municipality("bamble", "{digitv: {deltar: false}}")
            .municipality("siljan", "{bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026, kilde: Avisa}]}")
            .municipality("skien", "{digitv: {deltar: true}, bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026-10, kilde: kommunen}]}")
            .municipality("tinn", "{digitv: {deltar: true}, bruk: [{løsning: kart, status: i-bruk, bekreftet: 2014, kilde: kommunen}]}")
            .report("r", "dato: 2026-11-01")
            .link();
        let found: Vec<_> = site
            .progress()
            .iter()
            .map(|one| {
                let slug = site.municipality(one.municipality).entry.slug.to_string();
                (slug, one.stated, one.confirmed, one.own, one.has_answered())
            })
            .collect();
        let expected = [
            ("skien", 1, 1, 1, true),
            ("tinn", 1, 0, 1, false),
            ("siljan", 1, 1, 0, false),
            ("bamble", 0, 0, 0, false),
        ];
        let expected = expected.map(|(slug, stated, confirmed, own, answered)| {
            (slug.to_owned(), stated, confirmed, own, answered)
        });
        assert_eq!(found, expected);
    }
}
