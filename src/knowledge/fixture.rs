//! Small sites for tests, written as the files are: front matter as YAML, with what a test does
//! not care about filled in.

use std::sync::Arc;

use jiff::civil::{Date, date};
use serde_yaml::{Mapping, Value};

use super::Knowledge;
use crate::config::Config;
use crate::content::vocabulary::{Area, TopicGroup};
use crate::content::{
    Document, Entry, FrontMatter, Kind, Library, Municipality, Network, Page, Report, Solution,
    Topic,
};
use crate::diagnostic::{Diagnostic, Location, Severity, Step};
use crate::markdown::{Body, Heading, Link, LinkTarget};
use crate::text::Slug;
use crate::yaml::fields::Fields;
use crate::yaml::problems::Problems;
use crate::yaml::written::Written;

/// The day that ages are counted to in tests.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// A test site that is being written.
pub(crate) struct Site {
    library: Library,
    as_of: Option<Date>,
    next_number: u32,
    /// The fields of the document that was added last: its translation takes over what it lacks.
    last: Mapping,
}

impl Site {
    pub(crate) fn new() -> Self {
        Self {
            library: Library::default(),
            as_of: Some(TODAY),
            next_number: 4001,
            last: Mapping::new(),
        }
    }

    /// Leaves out the day that ages are counted to.
    pub(crate) fn without_a_day(mut self) -> Self {
        self.as_of = None;
        self
    }

    pub(crate) fn topics(mut self, slugs: &[&str]) -> Self {
        self.library.topics.extend(slugs.iter().map(|text| Topic {
            slug: slug(text),
            nb: (*text).to_owned(),
            nn: None,
            group: TopicGroup::Digitalisation,
            area: None,
            los: None,
            eu: None,
        }));
        self
    }

    /// Sets the area of a topic.
    pub(crate) fn area(mut self, topic: &str, area: Area) -> Self {
        let mut topics = self.library.topics.iter_mut();
        topics.find(|one| one.slug.as_str() == topic).unwrap().area = Some(area);
        self
    }

    /// Adds a municipality; numbers are given out from 4001.
    pub(crate) fn municipality(mut self, slug: &str, fields: &str) -> Self {
        let defaults = format!(
            "{{kommunenummer: '{}', fylke: Telemark, målform: bokmål}}",
            self.next_number
        );
        self.next_number += 1;
        let entry = self.add::<Municipality>(slug, fields, &defaults);
        self.library.municipalities.push(entry);
        self
    }

    /// Adds the nynorsk version of the municipality that was added last.
    pub(crate) fn municipality_translation(mut self, fields: &str) -> Self {
        let main = self.library.municipalities.last_mut().unwrap();
        let made = translation(&main.main, &self.last, fields);
        main.translation = Some(Arc::new(made));
        self
    }

    pub(crate) fn solution(mut self, slug: &str, fields: &str) -> Self {
        let defaults = format!(
            "{{sammendrag: Kort, type: fagsystem, eierskap: kommersiell, temaer: [{}]}}",
            self.first_topic()
        );
        let entry = self.add::<Solution>(slug, fields, &defaults);
        self.library.solutions.push(entry);
        self
    }

    pub(crate) fn report(mut self, slug: &str, fields: &str) -> Self {
        let defaults = format!(
            "{{sammendrag: Kort, dato: 2026-01-01, region: Et sted, temaer: [{}], status: drift}}",
            self.first_topic()
        );
        let entry = self.add::<Report>(slug, fields, &defaults);
        self.library.reports.push(entry);
        self
    }

    /// Adds the nynorsk version of the report that was added last.
    pub(crate) fn report_translation(mut self, fields: &str) -> Self {
        let main = self.library.reports.last_mut().unwrap();
        let made = translation(&main.main, &self.last, fields);
        main.translation = Some(Arc::new(made));
        self
    }

    pub(crate) fn network(mut self, slug: &str, fields: &str) -> Self {
        let entry = self.add::<Network>(slug, fields, "{sammendrag: Kort, form: nettverk}");
        self.library.networks.push(entry);
        self
    }

    pub(crate) fn page(mut self, slug: &str, fields: &str) -> Self {
        let entry = self.add::<Page>(slug, fields, "{}");
        self.library.pages.push(entry);
        self
    }

    /// Adds headings to the text of the report that was added last.
    pub(crate) fn headings(mut self, ids: &[&str]) -> Self {
        let report = self.library.reports.last_mut().unwrap();
        Arc::make_mut(&mut report.main).body.headings = ids.iter().map(|id| heading(id)).collect();
        self
    }

    /// Adds a link to the text of the report that was added last: to a file under `content/` or,
    /// with an empty `file`, within the text. Links stand at bytes 100–110.
    pub(crate) fn link_to(mut self, file: &str, anchor: Option<&str>) -> Self {
        let report = self.library.reports.last_mut().unwrap();
        let main = Arc::make_mut(&mut report.main);
        main.body.links.push(link(file, anchor));
        self
    }

    /// Adds such a link to the nynorsk version of that report.
    pub(crate) fn translation_link_to(mut self, file: &str, anchor: Option<&str>) -> Self {
        let report = self.library.reports.last_mut().unwrap();
        let translation = report.translation.as_mut().unwrap();
        Arc::make_mut(translation)
            .body
            .links
            .push(link(file, anchor));
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

    /// Adds rounds of the survey, written as their file is.
    pub(crate) fn rounds(mut self, text: &str) -> Self {
        let (rounds, problems) = crate::content::round::parse(text);
        assert!(problems.is_empty(), "{problems:?}");
        self.library.rounds = rounds;
        self
    }

    /// Returns the graph of a site without errors.
    pub(crate) fn link(self) -> Knowledge {
        let (graph, mut problems) = self.link_with_problems();
        problems.retain(|found| found.check.default_severity() == Severity::Error);
        assert!(problems.is_empty(), "{problems:#?}");
        graph
    }

    pub(crate) fn link_with_problems(self) -> (Knowledge, Vec<Diagnostic>) {
        Knowledge::link(self.library, &config(self.as_of))
    }

    /// Returns what is wrong, as text: check, file, place, message, advice.
    pub(crate) fn problems(self) -> Vec<String> {
        let (_, problems) = self.link_with_problems();
        problems.iter().map(show).collect()
    }

    fn add<F: FrontMatter>(&mut self, name: &str, fields: &str, defaults: &str) -> Entry<F> {
        let mut map: Mapping = serde_yaml::from_str(fields).unwrap_or_default();
        let defaults: Mapping = serde_yaml::from_str(defaults).unwrap();
        let title = [("tittel".into(), Value::from(name))];
        for (key, value) in defaults.into_iter().chain(title) {
            map.entry(key).or_insert(value);
        }
        let folder = F::KIND.folder();
        let main = Document {
            file: format!("content/{folder}/{name}.md").into(),
            address: format!("/{folder}/{name}/").into(),
            fields: read(&map),
            body: Body::default(),
            own_fields: Box::default(),
        };
        self.last = map;
        Entry {
            slug: slug(name),
            main: Arc::new(main),
            translation: None,
        }
    }

    fn first_topic(&self) -> &str {
        let topic = self.library.topics.first();
        topic.expect("add topics first").slug.as_str()
    }
}

fn translation<F: FrontMatter>(main: &Document<F>, last: &Mapping, fields: &str) -> Document<F> {
    let mut map = last.clone();
    let own: Mapping = serde_yaml::from_str(fields).unwrap_or_default();
    map.extend(own);
    map.insert("språk".into(), Value::from("nn"));
    Document {
        file: main.file.replace(".md", ".nn.md").into(),
        address: format!("/nn{}", main.address).into(),
        fields: read(&map),
        body: Body::default(),
        own_fields: Box::default(),
    }
}

fn read<F: FrontMatter>(map: &Mapping) -> F {
    let written = Written::new(Vec::new().into(), 0..0);
    let mut problems = Problems::reading("a.md".into(), written);
    let mut fields = Fields::new(map, &mut problems);
    let decoded = F::read(&mut fields);
    fields.finish();
    let problems = problems.into_found();
    assert!(problems.is_empty(), "{problems:#?}");
    decoded.unwrap()
}

/// Formats a problem as text.
pub(crate) fn show(problem: &Diagnostic) -> String {
    let place: String = match &problem.location {
        Location::File => String::new(),
        Location::Range(range) => format!(" {}..{}", range.start, range.end),
        Location::Field { path, .. } => path.iter().map(step).collect(),
    };
    format!(
        "{} {}{place}: {}. {}",
        problem.check.name(),
        problem.file.trim_start_matches("content/"),
        problem.message,
        problem.help.as_deref().unwrap_or_default()
    )
}

fn step(step: &Step) -> String {
    match step {
        Step::Key(key) => format!(" {key}"),
        Step::Index(index) => format!("[{index}]"),
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

/// Returns the settings of a test site.
pub(crate) fn config(as_of: Option<Date>) -> Config {
    let (config, _) = Config::read(b"title: Test\nbase_url: https://example.no\n");
    Config {
        as_of,
        ..config.unwrap()
    }
}
