//! The needs and the competences of municipalities.

use serde::Serialize;

use crate::knowledge::node::{CompetenceId, NeedId};
use crate::pages::context::flat::serialize_flat;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, Word, freshness};
use crate::text::PartialDate;
use crate::text::Slug;
use crate::text::field_path::entry_path;

/// A need of a municipality.
pub(crate) struct NeedView<'a> {
    /// The municipality that has the need.
    pub(crate) municipality: Link<'a>,
    /// The topic.
    pub(crate) topic: Link<'a>,
    /// The need in the municipality's own words.
    pub(crate) text: Text<'a>,
    /// Its priority.
    pub(crate) priority: Option<Word>,
    /// The solutions that it names or that declare to meet it.
    pub(crate) solutions: Vec<Link<'a>>,
    /// The solution that met it.
    pub(crate) solved_by: Option<Link<'a>>,
    /// The date on which it was stated.
    pub(crate) date: Option<PartialDate>,
    /// Its age by that date: `fresh`, `ageing`, `stale`, `undated`.
    pub(crate) freshness: &'static str,
    /// The address of the form in which it is confirmed or corrected.
    pub(crate) correct: String,
}

serialize_flat! { NeedView<'_> {
    text: [text, lang],
    municipality, topic, priority, solutions, solved_by, date, freshness, correct
} }

/// A competence of a municipality.
#[derive(Serialize)]
pub(crate) struct CompetenceView<'a> {
    /// The municipality that has the competence.
    pub(crate) municipality: Link<'a>,
    /// The topic.
    pub(crate) topic: Link<'a>,
    /// A description in the municipality's own words.
    pub(crate) words: Option<Text<'a>>,
    /// The level of the competence.
    pub(crate) level: Option<Word>,
    /// `true` where it can help others.
    pub(crate) can_help: bool,
    /// The address of the form in which it is confirmed or corrected.
    pub(crate) correct: String,
}

impl<'a> Reader<'a> {
    /// Returns the view of a need, with its texts in the language of the reader.
    pub(crate) fn need(&self, id: NeedId) -> NeedView<'a> {
        let linked = self.knowledge().need(id);
        NeedView {
            municipality: self.municipality(id.municipality),
            topic: self.topic(linked.topic),
            text: self.knowledge().need_text(id, self.lang).into(),
            priority: linked.need.priority.map(|priority| self.word(priority)),
            solutions: (linked.answers.iter())
                .filter(|id| linked.solved_by != Some(**id))
                .map(|id| self.solution(*id))
                .collect(),
            solved_by: linked.solved_by.map(|id| self.solution(id)),
            date: linked.need.date,
            freshness: freshness(linked.freshness),
            correct: self.correct_need(id),
        }
    }

    /// Returns the address of the form in which a need is confirmed or corrected.
    pub(crate) fn correct_need(&self, id: NeedId) -> String {
        let all = &self.knowledge().municipality(id.municipality).edges.needs;
        let need = &self.knowledge().need(id).need;
        let in_topic = all.iter().filter(|other| other.need.topic == need.topic);
        let field = named_in_topic("behov", &need.topic, &need.text, in_topic.count());
        self.correct_address(id.municipality.into(), Some(&field))
    }

    /// Returns the address of the form in which a competence is confirmed or corrected.
    pub(crate) fn correct_competence(&self, id: CompetenceId) -> String {
        let all = &self
            .knowledge()
            .municipality(id.municipality)
            .edges
            .competences;
        let competence = &self.knowledge().competence(id).competence;
        let text = competence.text.as_deref().unwrap_or_default();
        let in_topic = (all.iter()).filter(|other| other.competence.topic == competence.topic);
        let field = named_in_topic("kompetanse", &competence.topic, text, in_topic.count());
        self.correct_address(id.municipality.into(), Some(&field))
    }

    /// Returns the view of a competence, with its texts in the language of the reader.
    pub(crate) fn competence(&self, id: CompetenceId) -> CompetenceView<'a> {
        let linked = self.knowledge().competence(id);
        CompetenceView {
            municipality: self.municipality(id.municipality),
            topic: self.topic(linked.topic),
            words: self
                .knowledge()
                .competence_text(id, self.lang)
                .map(Text::from),
            level: linked.competence.level.map(|level| self.word(level)),
            can_help: linked.competence.can_help,
            correct: self.correct_competence(id),
        }
    }
}

/// Returns the path of an entry of a list, by its topic and, where that has several, its text.
fn named_in_topic(list: &str, topic: &Slug, text: &str, in_topic: usize) -> String {
    match in_topic {
        1 => format!("{list}[{topic}"),
        _ => entry_path(list, [topic.as_str(), text]),
    }
}
