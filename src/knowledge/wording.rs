//! The words of a fact in the reader's language. Facts come from the main version; where the
//! translation states the same fact, its words are used.

use super::{CompetenceId, Knowledge, MunicipalityId, NeedId, UsageId};
use crate::content::{Document, Municipality};
use crate::text::Lang;

/// A text and the language it is in, so that a page can mark what differs from its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording<'k> {
    /// The text.
    pub text: &'k str,
    /// Its language.
    pub lang: Lang,
}

impl Knowledge {
    /// Returns the text of a need, for a reader of `lang`.
    pub fn need_text(&self, need: NeedId, lang: Lang) -> Wording<'_> {
        let stated = &self.need(need).need;
        let (main, version) = self.versions(need.municipality, lang);
        let same = version.fields.needs.get(need.index);
        match same.filter(|same| same.topic == stated.topic) {
            Some(same) => in_lang(version, &same.text),
            None => in_lang(main, &stated.text),
        }
    }

    /// Returns the text of a competence, for a reader of `lang`.
    pub fn competence_text(&self, competence: CompetenceId, lang: Lang) -> Option<Wording<'_>> {
        let stated = &self.competence(competence).competence;
        let (main, version) = self.versions(competence.municipality, lang);
        let same = version.fields.competences.get(competence.index);
        match same.filter(|same| same.topic == stated.topic) {
            Some(same) => Some(in_lang(version, same.text.as_ref()?)),
            None => Some(in_lang(main, stated.text.as_ref()?)),
        }
    }

    /// Returns the remark of a statement of use, for a reader of `lang`.
    pub fn usage_note(&self, usage: UsageId, lang: Lang) -> Option<Wording<'_>> {
        let usage = self.usage(usage);
        if let Some(through) = usage.through
            && let Some(index) = through.inherited
        {
            let entry = &self.network(through.network).entry;
            let version = entry.version(lang);
            let stated = version.fields.usages.get(index);
            let same = stated.filter(|same| same.note.is_some() && same.note != usage.note);
            return Some(Wording {
                text: same
                    .unwrap_or(entry.main.fields.usages.get(index)?)
                    .note
                    .as_ref()?,
                lang: same.map_or(entry.main.lang(), |_| version.lang()),
            });
        }
        let solution = &self.solution(usage.solution).entry.slug;
        let (main, version) = self.versions(usage.municipality, lang);
        let mut same = version.fields.usages.iter();
        match same.find(|same| same.solution == *solution) {
            Some(same) => Some(in_lang(version, same.note.as_ref()?)),
            None => Some(in_lang(main, usage.note.as_ref()?)),
        }
    }

    /// Returns the main version, and the one for a reader of `lang`.
    fn versions(
        &self,
        municipality: MunicipalityId,
        lang: Lang,
    ) -> (&Document<Municipality>, &Document<Municipality>) {
        let entry = &self.municipality(municipality).entry;
        (&entry.main, entry.version(lang))
    }
}

fn in_lang<'k>(version: &Document<Municipality>, text: &'k str) -> Wording<'k> {
    Wording {
        text,
        lang: version.lang(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    #[test]
    fn a_reader_of_nynorsk_gets_the_words_of_the_translation_and_their_language() {
        let site = Site::new()
            .topics(&["skjema"])
            .municipality("vinje", "behov: [{tema: skjema, tekst: Færre skjemaer}]")
            .municipality_translation("behov: [{tema: skjema, tekst: Færre skjema}]")
            .municipality("skien", "behov: [{tema: skjema, tekst: Bedre skjemaer}]")
            .link();
        let text = |slug: &str, lang| {
            let municipality = site.municipality_by_slug(slug).unwrap();
            site.need_text(
                NeedId {
                    municipality,
                    index: 0,
                },
                lang,
            )
        };
        assert_eq!(text("vinje", Lang::Nn).text, "Færre skjema");
        assert_eq!(text("vinje", Lang::Nn).lang, Lang::Nn);
        assert_eq!(text("vinje", Lang::Nb).text, "Færre skjemaer");
        assert_eq!(text("skien", Lang::Nn).text, "Bedre skjemaer");
        assert_eq!(text("skien", Lang::Nn).lang, Lang::Nb);
    }
}
