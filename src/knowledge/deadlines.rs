//! Deadlines of solutions and networks.

use super::{DocumentId, Knowledge};
use crate::content::deadline::Deadline;
use crate::text::Lang;

/// A deadline, and the document that states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedDeadline<'k> {
    /// The solution or the network.
    pub of: DocumentId,
    /// Its place in the list of that document.
    pub index: usize,
    /// The deadline of the main version, which owns the facts.
    pub deadline: &'k Deadline,
    /// The deadline in the words for the reader.
    pub worded: &'k Deadline,
    /// The language of these words.
    pub lang: Lang,
    /// `true` where its last possible day has passed.
    pub has_passed: bool,
}

impl Knowledge {
    /// Returns all deadlines, worded for a reader of `lang`, earliest first.
    pub fn deadlines(&self, lang: Lang) -> Vec<StatedDeadline<'_>> {
        let solutions = self.solution_ids().map(DocumentId::Solution);
        let networks = self.network_ids().map(DocumentId::Network);
        let mut all: Vec<_> = solutions
            .chain(networks)
            .flat_map(|of| self.deadlines_of(of, lang))
            .collect();
        all.sort_by_key(|stated| stated.deadline.date);
        all
    }

    /// Returns the deadlines of one document, earliest first.
    pub fn deadlines_of(&self, of: DocumentId, lang: Lang) -> Vec<StatedDeadline<'_>> {
        let (main, own) = match of {
            DocumentId::Solution(id) => {
                let entry = &self.solution(id).entry;
                let deadlines = &entry.version(lang).fields.deadlines;
                (&entry.main.fields.deadlines, deadlines)
            }
            DocumentId::Network(id) => {
                let entry = &self.network(id).entry;
                let deadlines = &entry.version(lang).fields.deadlines;
                (&entry.main.fields.deadlines, deadlines)
            }
            _ => return Vec::new(),
        };
        let versions = self.document(of);
        let main_lang = versions.main().head.lang;
        let own_lang = versions.version_in(lang).head.lang;
        let mut all: Vec<_> = main
            .iter()
            .enumerate()
            .map(|(index, deadline)| {
                let same = own
                    .get(index)
                    .filter(|own| own.date == deadline.date && own.what != deadline.what);
                StatedDeadline {
                    of,
                    index,
                    deadline,
                    worded: same.unwrap_or(deadline),
                    lang: if same.is_some() { own_lang } else { main_lang },
                    has_passed: deadline.date.latest() < self.as_of,
                }
            })
            .collect();
        all.sort_by_key(|stated| stated.deadline.date);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        Site::new()
            .topics(&["skjema"])
            .solution(
                "portal",
                "frister: [{dato: 2027-06, hva: Stenger}, {dato: 2026-05-31, hva: Siste dag, slag: slutt}]",
            )
            .link()
    }

    #[test]
    fn deadlines_come_by_date_and_tell_whether_they_have_passed() {
        let site = site();
        let found = site.deadlines(Lang::Nb);
        let told: Vec<_> = found
            .iter()
            .map(|stated| (stated.worded.what.as_str(), stated.index, stated.has_passed))
            .collect();
        assert_eq!(told, [("Siste dag", 1, true), ("Stenger", 0, false)]);
    }
}
