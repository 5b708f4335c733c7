//! Small sites for tests, written as the files are: front matter as YAML, with what a test does
//! not care about filled in.

use std::sync::Arc;

use jiff::civil::{Date, date};
use serde_yaml::{Mapping, Value};

use super::{Knowledge, LinkProblem};
use crate::config::{Config, FreshnessLimits, Licence, Publisher};
use crate::content::fields::{Fields, Problems};
use crate::content::vocabulary::TopicGroup;
use crate::content::{
    Document, Entry, Kind, Lang, Library, Municipality, Page, Report, Slug, Solution, Topic,
};
use crate::markdown::{Body, Heading, Link, LinkTarget};

/// The day that ages are counted to in tests.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// A site in the making.
pub(crate) struct Site {
    library: Library,
    as_of: Option<Date>,
    next_number: u32,
}

/// A document that is being described.
struct Draft<'a> {
    kind: Kind,
    slug: &'a str,
    fields: &'a str,
    defaults: String,
    is_twin: bool,
}

impl Site {
    pub(crate) fn new() -> Self {
        Self {
            library: Library::default(),
            as_of: Some(TODAY),
            next_number: 4001,
        }
    }

    /// The site does not say what day it is.
    pub(crate) fn without_a_day(mut self) -> Self {
        self.as_of = None;
        self
    }

    pub(crate) fn topics(mut self, slugs: &[&str]) -> Self {
        self.library.topics.extend(slugs.iter().map(|text| Topic {
            slug: slug(text),
            nb: (*text).to_owned(),
            nn: (*text).to_owned(),
            group: TopicGroup::Digitalisation,
            los: None,
            eu: None,
        }));
        self
    }

    pub(crate) fn municipality(mut self, slug: &str, fields: &str) -> Self {
        let draft = self.municipality_draft(slug, fields, false);
        self.library
            .municipalities
            .push(entry(&draft, Municipality::decode));
        self.next_number += 1;
        self
    }

    /// The nynorsk version of the municipality that was added last.
    pub(crate) fn municipality_twin(mut self, slug: &str, fields: &str) -> Self {
        let draft = self.municipality_draft(slug, fields, true);
        let main = self.library.municipalities.last_mut().unwrap();
        main.twin = Some(document(&draft, Municipality::decode));
        self
    }

    pub(crate) fn solution(mut self, slug: &str, fields: &str) -> Self {
        let draft = self.solution_draft(slug, fields, false);
        self.library.solutions.push(entry(&draft, Solution::decode));
        self
    }

    pub(crate) fn solution_twin(mut self, slug: &str, fields: &str) -> Self {
        let draft = self.solution_draft(slug, fields, true);
        let main = self.library.solutions.last_mut().unwrap();
        main.twin = Some(document(&draft, Solution::decode));
        self
    }

    pub(crate) fn report(mut self, slug: &str, fields: &str) -> Self {
        let draft = self.report_draft(slug, fields, false);
        self.library.reports.push(entry(&draft, Report::decode));
        self
    }

    pub(crate) fn report_twin(mut self, slug: &str, fields: &str) -> Self {
        let draft = self.report_draft(slug, fields, true);
        let main = self.library.reports.last_mut().unwrap();
        main.twin = Some(document(&draft, Report::decode));
        self
    }

    pub(crate) fn page(mut self, slug: &str, fields: &str) -> Self {
        let draft = Draft {
            kind: Kind::Page,
            slug,
            fields,
            defaults: format!("tittel: {slug}"),
            is_twin: false,
        };
        self.library.pages.push(entry(&draft, Page::decode));
        self
    }

    /// Headings in the text of the report that was added last.
    pub(crate) fn headings(mut self, ids: &[&str]) -> Self {
        let report = self.library.reports.last_mut().unwrap();
        report.main.body.headings = ids.iter().map(|id| heading(id)).collect();
        self
    }

    /// A link in the text of the report that was added last. Links stand at bytes 100–110.
    pub(crate) fn link_to(mut self, file: &str, anchor: Option<&str>) -> Self {
        let report = self.library.reports.last_mut().unwrap();
        report.main.body.links.push(link(file, anchor));
        self
    }

    /// The same in its nynorsk version.
    pub(crate) fn twin_link_to(mut self, file: &str, anchor: Option<&str>) -> Self {
        let report = self.library.reports.last_mut().unwrap();
        let twin = report.twin.as_mut().unwrap();
        twin.body.links.push(link(file, anchor));
        self
    }

    pub(crate) fn hidden(mut self, kind: Kind, name: &str) -> Self {
        self.library.hidden.insert((kind, slug(name)));
        self
    }

    pub(crate) fn draft(mut self, file: &str) -> Self {
        self.library.drafts.insert(file.into());
        self
    }

    pub(crate) fn map(mut self, geojson: &str) -> Self {
        self.library.map = Some(Arc::from(geojson.as_bytes()));
        self
    }

    /// The graph of a site without problems.
    pub(crate) fn link(self) -> Knowledge {
        let (graph, problems) = self.link_with_problems();
        assert!(problems.is_empty(), "{problems:#?}");
        graph
    }

    pub(crate) fn link_with_problems(self) -> (Knowledge, Vec<LinkProblem>) {
        Knowledge::link(self.library, &config(self.as_of))
    }

    /// What is wrong, as text: check, file, place, message, advice.
    pub(crate) fn problems(self) -> Vec<String> {
        let (_, problems) = self.link_with_problems();
        problems.iter().map(show).collect()
    }

    fn municipality_draft<'a>(&self, slug: &'a str, fields: &'a str, is_twin: bool) -> Draft<'a> {
        let number = self.next_number;
        let defaults = format!(
            "{{tittel: {slug}, kommunenummer: '{number}', fylke: Telemark, målform: bokmål}}"
        );
        Draft {
            kind: Kind::Municipality,
            slug,
            fields,
            defaults,
            is_twin,
        }
    }

    fn solution_draft<'a>(&self, slug: &'a str, fields: &'a str, is_twin: bool) -> Draft<'a> {
        Draft {
            kind: Kind::Solution,
            slug,
            fields,
            defaults: format!(
                "{{tittel: {slug}, sammendrag: Kort, type: fagsystem, eierskap: kommersiell, temaer: [{}]}}",
                self.first_topic()
            ),
            is_twin,
        }
    }

    fn report_draft<'a>(&self, slug: &'a str, fields: &'a str, is_twin: bool) -> Draft<'a> {
        Draft {
            kind: Kind::Report,
            slug,
            fields,
            defaults: format!(
                "{{tittel: {slug}, sammendrag: Kort, dato: 2026-01-01, region: Et sted, temaer: [{}], status: drift}}",
                self.first_topic()
            ),
            is_twin,
        }
    }

    fn first_topic(&self) -> &str {
        let topic = self.library.topics.first();
        topic.expect("add topics first").slug.as_str()
    }
}

/// A problem as text.
pub(crate) fn show(problem: &LinkProblem) -> String {
    let place = match &problem.place {
        super::Place::File => String::new(),
        super::Place::Range(range) => format!("@{}..{}", range.start, range.end),
        super::Place::Field { path, .. } => path.iter().map(step).collect(),
    };
    let name = problem.file.strip_prefix("content/");
    format!(
        "{} {}{place}: {}. {}",
        problem.problem.check.name(),
        name.unwrap_or(&problem.file),
        problem.problem.message,
        problem.problem.help.as_deref().unwrap_or_default()
    )
}

fn step(step: &crate::content::fields::Step) -> String {
    match step {
        crate::content::fields::Step::Key(key) => format!(".{key}"),
        crate::content::fields::Step::Index(index) => format!("[{index}]"),
    }
}

fn entry<F>(draft: &Draft<'_>, decode: impl Fn(&mut Fields<'_>) -> Option<F>) -> Entry<F> {
    Entry {
        slug: slug(draft.slug),
        main: document(draft, decode),
        twin: None,
    }
}

fn document<F>(draft: &Draft<'_>, decode: impl Fn(&mut Fields<'_>) -> Option<F>) -> Document<F> {
    let folder = match draft.kind {
        Kind::Municipality => "kommuner",
        Kind::Solution => "losninger",
        Kind::Report => "erfaringer",
        Kind::Page => "sider",
    };
    let suffix = if draft.is_twin { ".nn.md" } else { ".md" };
    let mut map: Mapping = serde_yaml::from_str(draft.fields).unwrap_or_default();
    let defaults: Mapping = serde_yaml::from_str(&draft.defaults).unwrap();
    for (key, value) in defaults {
        map.entry(key).or_insert(value);
    }
    if draft.is_twin {
        map.insert("språk".into(), Value::from("nn"));
    }
    let mut problems = Problems::default();
    let mut fields = Fields::new(&map, &mut problems);
    let decoded = decode(&mut fields);
    fields.finish();
    let problems = problems.into_found();
    assert!(problems.is_empty(), "{}: {problems:#?}", draft.slug);
    Document {
        file: format!("content/{folder}/{}{suffix}", draft.slug).into(),
        address: format!("/{folder}/{}/", draft.slug),
        fields: decoded.unwrap(),
        body: Body::default(),
    }
}

fn slug(text: &str) -> Slug {
    Slug::new(text).unwrap()
}

fn heading(id: &str) -> Heading {
    Heading {
        level: 2,
        id: id.to_owned(),
        text: id.to_owned(),
    }
}

fn link(file: &str, anchor: Option<&str>) -> Link {
    Link {
        to: match file {
            "" => LinkTarget::Here,
            file => LinkTarget::Document(format!("content/{file}").into()),
        },
        anchor: anchor.map(str::to_owned),
        range: 100..110,
    }
}

/// The settings of a test site.
pub(crate) fn config(as_of: Option<Date>) -> Config {
    Config {
        title: "Test".to_owned(),
        tagline: String::new(),
        description: String::new(),
        base_url: "https://example.no".to_owned(),
        lang: Lang::Nb,
        publisher: Publisher::default(),
        repository: None,
        report_error_url: None,
        licence: Licence {
            name: "CC BY 4.0".to_owned(),
            url: "https://creativecommons.org/licenses/by/4.0/deed.no".to_owned(),
        },
        freshness: FreshnessLimits {
            ageing: 12,
            stale: 24,
        },
        as_of,
        theme: "digitv".to_owned(),
        search_examples: Vec::new(),
        map_credit: None,
        checks: std::collections::BTreeMap::new(),
    }
}
