//! Topics (tema): the list that documents are sorted by.

use std::sync::Arc;

use super::vocabulary::TopicGroup;
use crate::diagnostic::{Check, Diagnostic};
use crate::source::Snapshot;
use crate::text::Lang;
use crate::text::slug::Slug;
use crate::yaml::data_file::read_list;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::url::Url;
use crate::yaml::values::NewSlug;
use crate::yaml::{
    problem::{Problem, Problems},
    step::{Part, Step},
};

/// File of the topics.
pub const TOPICS_FILE: &str = "content/data/temaer.yaml";

/// The list that is used where a site has none of its own.
const BUILT_IN: &str = include_str!("temaer.yaml");

/// The most topics that a site can have: each has pages of its own, and stands on others.
const MAX_TOPICS: usize = 500;

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in addresses and front matter.
    pub slug: Slug,
    /// Its name in bokmål.
    pub nb: String,
    /// Its name in nynorsk.
    pub nn: String,
    /// Which of the two groups it belongs to.
    pub group: TopicGroup,
    /// Its URI in Digdir's Los, where it has one.
    pub los: Option<String>,
    /// The nearest EU data theme, for DCAT.
    pub eu: Option<String>,
}

impl Topic {
    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Nn { &self.nn } else { &self.nb }
    }
}

impl FromYaml for Topic {
    const EXPECTED: &'static str = "`slug`, `nb`, `nn` og `gruppe`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let slug = fields.required::<NewSlug>("slug").map(|slug| slug.0);
        let nb = fields.required::<String>("nb");
        let nn = fields.optional("nn");
        let group = fields
            .optional("gruppe")
            .unwrap_or(TopicGroup::Digitalisation);
        let los = fields.optional::<Url>("los").map(|url| url.0);
        let eu = fields.optional("eu");
        fields.finish();
        let nb = nb?;
        Some(Self {
            slug: slug?,
            nn: nn.unwrap_or_else(|| nb.clone()),
            nb,
            group,
            los,
            eu,
        })
    }
}

/// The topics of `snapshot`, or the built-in ones.
pub(super) fn read(snapshot: &Snapshot) -> (Vec<Topic>, Vec<Diagnostic>) {
    match snapshot.get(TOPICS_FILE) {
        Some(bytes) => parse(&TOPICS_FILE.into(), bytes),
        None => parse(&TOPICS_FILE.into(), BUILT_IN.as_bytes()),
    }
}

fn parse(file: &Arc<str>, bytes: &[u8]) -> (Vec<Topic>, Vec<Diagnostic>) {
    read_list(file, bytes, "temaer", MAX_TOPICS, without_repeats)
}

/// The topics with the first of each name; each later one is told of.
fn without_repeats(topics: Vec<Topic>, problems: &mut Problems) -> Vec<Topic> {
    let mut kept: Vec<Topic> = Vec::with_capacity(topics.len());
    for (index, topic) in topics.into_iter().enumerate() {
        if kept.iter().all(|earlier| earlier.slug != topic.slug) {
            kept.push(topic);
            continue;
        }
        let message = format!("temaet `{}` står to ganger", topic.slug);
        let place = vec![Step::Key("temaer".into()), Step::Index(index)];
        problems.add_to(
            place,
            Part::Value,
            Problem::new(Check::InvalidData, message)
                .help("Behold det ene, eller gi det andre et annet navn i `slug`."),
        );
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_list_is_right() {
        let (topics, problems) = read(&Snapshot::default());
        assert_eq!(problems, []);
        assert_eq!(topics.len(), 35);
    }

    #[test]
    fn two_topics_of_one_name_are_told_apart() {
        let list = "temaer:\n  - {slug: a, nb: A}\n  - {slug: a, nb: B}\n";
        let (_, problems) = read(&Snapshot::from_files([(TOPICS_FILE, list)]));
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(
            problems[0].range.as_ref().map(|range| &list[range.clone()]),
            Some("slug: a")
        );
    }
}
