//! Topics (tema): the list that documents are sorted by.

use std::sync::Arc;

use tr::tr;

use super::vocabulary::{Area, TopicGroup};
use crate::diagnostic::{Check, Diagnostic, Part, Problem, Step};
use crate::source::Snapshot;
use crate::text::Lang;
use crate::text::slug::Slug;
use crate::yaml::data_file::read_list;
use crate::yaml::names::NewSlug;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::url::Url;

/// File of the topics.
pub const TOPICS_FILE: &str = "content/data/temaer.yaml";

/// The list that is used where a site has none of its own.
const BUILT_IN: &str = include_str!("temaer.yaml");

/// The most topics that a site can have: each has pages of its own, and is shown on others.
const MAX_TOPICS: usize = 500;

record! {
    /// A topic.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Topic expects tr_later!("`slug`, `nb`, `nn` og `gruppe`") {
        /// Its name in addresses and front matter.
        slug: Slug = required("slug" as NewSlug), "navnet i adressa og i feltet `temaer`";
        /// Its name in bokmål.
        nb: String = required("nb"), "navnet på bokmål";
        /// Its name in nynorsk, where it differs.
        nn: Option<String> = optional("nn"), "navnet på nynorsk; ellers som på bokmål";
        /// The one of the two groups that it belongs to.
        group: TopicGroup = optional("gruppe" or TopicGroup::Digitalisation), "gruppa temaet hører til; ellers `digitaliseringsområde`";
        /// The area that it is gathered in on the page of status.
        area: Option<Area> = optional("område"), "området temaet teller med i på Status";
        /// Its URI in Digdir's Los, where it has one.
        los: Option<String> = optional("los" as Url), "adressa til temaet i Los hos Digdir";
        /// The nearest EU data theme, for DCAT.
        eu: Option<String> = optional("eu"), "EUs datatema, som `EDUC`";
    }
}

impl Topic {
    /// Returns the name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match &self.nn {
            Some(nn) if lang == Lang::Nn => nn,
            _ => &self.nb,
        }
    }
}

/// Returns the topics of `snapshot`, or the built-in ones, with their diagnostics.
pub fn read(snapshot: &Snapshot) -> (Vec<Topic>, Vec<Diagnostic>) {
    match snapshot.get(TOPICS_FILE) {
        Some(bytes) => parse(&TOPICS_FILE.into(), bytes),
        None => parse(&TOPICS_FILE.into(), BUILT_IN.as_bytes()),
    }
}

fn parse(file: &Arc<str>, bytes: &[u8]) -> (Vec<Topic>, Vec<Diagnostic>) {
    read_list(file, bytes, "temaer", MAX_TOPICS, without_repeats)
}

/// Returns the topics with the first of each name, and reports each later one.
fn without_repeats(topics: Vec<Topic>, problems: &mut Problems) -> Vec<Topic> {
    let mut kept: Vec<Topic> = Vec::with_capacity(topics.len());
    for (index, topic) in topics.into_iter().enumerate() {
        if kept.iter().all(|earlier| earlier.slug != topic.slug) {
            kept.push(topic);
            continue;
        }
        let message = tr!("temaet `{topic}` står to ganger", topic = topic.slug);
        let place = vec![Step::Key("temaer".into()), Step::Index(index)];
        problems.add_to(
            place,
            Part::Value,
            Problem::new(Check::InvalidData, message).help(tr!(
                "Behold det ene, eller gi det andre et annet navn i `slug`."
            )),
        );
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::resolve::resolve;

    #[test]
    fn the_built_in_list_is_right() {
        let (topics, problems) = read(&Snapshot::default());
        assert_eq!(problems, []);
        assert_eq!(topics.len(), 35);
    }

    #[test]
    fn a_second_topic_of_the_same_name_is_reported() {
        let list = "temaer:\n  - {slug: a, nb: A}\n  - {slug: a, nb: B}\n";
        let files = Snapshot::from_files([(TOPICS_FILE, list)]);
        let (_, mut problems) = read(&files);
        resolve(&mut problems, &files);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(
            problems[0].range().map(|range| &list[range.clone()]),
            Some("slug: a")
        );
    }
}
