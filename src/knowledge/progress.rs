//! Measures how far each municipality has come with what is stated of it: how much is known, how
//! much of it the municipality itself says, and what is left to do.

use super::attribution::{ITSELF, SaidBy};
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
    /// `true` where it has answered within the limits: in a round of the survey, or with a statement
    /// that it has sent in. What others find on its web pages is its own word, and no answer.
    pub answered: bool,
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
            answered: self.answered_in_a_round(municipality)
                || own().any(|usage| {
                    usage.source.as_deref() == Some(ITSELF) && usage.freshness.counts()
                }),
            needs: node.edges.needs.len(),
            needs_confirmed: (node.edges.needs.iter())
                .filter(|need| need.freshness.counts())
                .count(),
            tasks: item.tasks.len(),
            misleading: item.count(Urgency::Misleading),
            newest: dates.filter(|date| date.earliest() <= self.as_of).max(),
        }
    }

    /// Decides whether the municipality has answered in a round of the survey, within the limits.
    fn answered_in_a_round(&self, municipality: MunicipalityId) -> bool {
        let slug = self.municipality(municipality).entry.slug;
        let answers = self.rounds.iter().flat_map(|round| &round.answered);
        let mut own = answers.filter(|answer| answer.municipality == slug);
        own.any(|answer| self.freshness(Some(answer.date)).counts())
    }
}

#[cfg(test)]
mod tests {
    use crate::content::round::{Round, RoundAnswer};
    use crate::knowledge::fixture::Site;

    #[test]
    fn those_of_the_network_come_first_and_what_stands_on_a_web_page_is_no_answer() {
        let mut site = Site::new()
            .topics(&["skole"])
            .solution("kart", "")
            .municipality("bamble", "{digitv: {deltar: false}}")
            .municipality("siljan", "{bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026, kilde: Avisa}]}")
            .municipality("nome", "{nettsted: 'https://nome.no', bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026, kilde: 'https://nome.no/kart'}]}")
            .municipality("skien", "{digitv: {deltar: true}, bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026-10, kilde: kommunen}]}")
            .municipality("tinn", "{digitv: {deltar: true}, bruk: [{løsning: kart, status: i-bruk, bekreftet: 2014, kilde: kommunen}]}")
            .report("r", "dato: 2026-11-01")
            .link();
        let siljan = site.municipality(site.municipality_by_slug("siljan").unwrap());
        let answer = RoundAnswer {
            municipality: siljan.entry.slug,
            date: "2026-11-10".parse().unwrap(),
            role: None,
            changed: 0,
            added: 0,
            confirmed: 0,
        };
        site.rounds.push(Round {
            name: "Høsten 2026".to_owned(),
            opened: "2026-11-01".parse().unwrap(),
            due: None,
            asked: Vec::new(),
            answered: vec![answer],
        });
        let found: Vec<_> = site
            .progress()
            .iter()
            .map(|one| {
                let slug = site.municipality(one.municipality).entry.slug.to_string();
                (slug, one.stated, one.confirmed, one.own, one.answered)
            })
            .collect();
        let expected = [
            ("skien", 1, 1, 1, true),
            ("tinn", 1, 0, 1, false),
            ("nome", 1, 1, 1, false),
            ("siljan", 1, 1, 0, true),
            ("bamble", 0, 0, 0, false),
        ];
        let expected = expected.map(|(slug, stated, confirmed, own, answered)| {
            (slug.to_owned(), stated, confirmed, own, answered)
        });
        assert_eq!(found, expected);
    }
}
