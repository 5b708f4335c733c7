//! All documents of a site, read in parallel.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;
use serde_yaml::{Mapping, Value};

use super::catalogue::Catalogue;
use super::fields::Fields;
use super::parse::Source;
use super::path::{Kind, Place};
use super::slug::Slug;
use super::{Entry, HasHead, Municipality, Page, Report, Solution, Topic, topic};
use crate::diagnostic::{Check, Diagnostic};
use crate::source::Snapshot;

/// All documents of a site, by kind, each sorted by slug; topics as the list gives them.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// Municipalities.
    pub municipalities: Vec<Entry<Municipality>>,
    /// Solutions.
    pub solutions: Vec<Entry<Solution>>,
    /// Reports.
    pub reports: Vec<Entry<Report>>,
    /// Plain pages.
    pub pages: Vec<Entry<Page>>,
    /// Topics.
    pub topics: Vec<Topic>,
    /// Documents that are there but not in the lists: drafts that were not asked for, and those
    /// whose errors are already reported. A reference to one is dropped without a word.
    pub hidden: HashSet<(Kind, Slug)>,
    /// Files of drafts that were not asked for: a link to one leads nowhere, and the message can
    /// say why.
    pub drafts: HashSet<Arc<str>>,
    /// Boundaries of municipalities, the bytes of `content/data/kart.geojson`.
    pub map: Option<Arc<[u8]>>,
}

/// File of the boundaries of municipalities.
pub const MAP_FILE: &str = "content/data/kart.geojson";

impl Library {
    /// Reads every document that `catalogue` has in `snapshot`; drafts only with `drafts`.
    pub fn read(
        snapshot: &Snapshot,
        catalogue: &Catalogue,
        drafts: bool,
    ) -> (Self, Vec<Diagnostic>) {
        let mut library = Self {
            map: snapshot.get(MAP_FILE).cloned(),
            ..Self::default()
        };
        let (topics, mut problems) = topic::read(snapshot);
        library.topics = topics;
        let files = Files::by_document(catalogue, &mut problems);
        let read: Vec<(Outcome, Vec<Diagnostic>)> = files
            .par_iter()
            .map(|files| files.read(snapshot, catalogue))
            .collect();
        for (files, (outcome, told)) in files.iter().zip(read) {
            problems.extend(told);
            if outcome.is_hidden(drafts) {
                library
                    .hidden
                    .insert((files.main.1.kind, files.main.1.slug.clone()));
                if !matches!(outcome, Outcome::Failed) {
                    library.drafts.extend(files.names().cloned());
                }
                continue;
            }
            match outcome {
                Outcome::Municipality(entry) => library.municipalities.push(entry),
                Outcome::Solution(entry) => library.solutions.push(entry),
                Outcome::Report(entry) => library.reports.push(entry),
                Outcome::Page(entry) => library.pages.push(entry),
                Outcome::Failed => {}
            }
        }
        (library, problems)
    }
}

/// The one or two files of a document.
struct Files<'a> {
    main: (&'a Arc<str>, &'a Place),
    twin: Option<(&'a Arc<str>, &'a Place)>,
}

/// A document that was read, or not.
enum Outcome {
    Municipality(Entry<Municipality>),
    Solution(Entry<Solution>),
    Report(Entry<Report>),
    Page(Entry<Page>),
    Failed,
}

impl Outcome {
    fn is_hidden(&self, drafts: bool) -> bool {
        let is_draft = match self {
            Self::Municipality(entry) => entry.main.head().draft,
            Self::Solution(entry) => entry.main.head().draft,
            Self::Report(entry) => entry.main.head().draft,
            Self::Page(entry) => entry.main.head().draft,
            Self::Failed => return true,
        };
        is_draft && !drafts
    }
}

impl<'a> Files<'a> {
    /// Sorts the files of `catalogue` by document; tells of two files for one document, and of
    /// a twin that stands alone.
    fn by_document(catalogue: &'a Catalogue, problems: &mut Vec<Diagnostic>) -> Vec<Self> {
        let mut by_place: BTreeMap<&Place, Vec<&Arc<str>>> = BTreeMap::new();
        for (file, place) in catalogue.documents() {
            by_place.entry(place).or_default().push(file);
        }
        for files in by_place.values() {
            for second in &files[1..] {
                problems.push(
                    Diagnostic::new(
                        Check::DuplicateSlug,
                        (*second).clone(),
                        None,
                        format!("`{}` har samme navn og får samme adresse", files[0]),
                    )
                    .help("Gi det ene dokumentet et annet filnavn, eller slå dem sammen."),
                );
            }
        }
        let mut documents: Vec<Self> = Vec::new();
        for (place, files) in by_place {
            // A twin sorts right after its main version.
            let before = documents.last_mut().filter(|before| {
                before.main.1.kind == place.kind
                    && before.main.1.slug == place.slug
                    && !before.main.1.is_twin
            });
            match before {
                Some(before) if place.is_twin => before.twin = Some((files[0], place)),
                _ if place.is_twin => problems.push(twin_alone(files[0])),
                _ => documents.push(Self {
                    main: (files[0], place),
                    twin: None,
                }),
            }
        }
        documents
    }

    fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        std::iter::once(self.main.0).chain(self.twin.map(|(file, _)| file))
    }

    fn read(&self, snapshot: &Snapshot, catalogue: &Catalogue) -> (Outcome, Vec<Diagnostic>) {
        let mut problems = Vec::new();
        let (site, told) = (
            Reader {
                snapshot,
                catalogue,
                files: self,
            },
            &mut problems,
        );
        let outcome = match self.main.1.kind {
            Kind::Municipality => site
                .entry(Municipality::decode, told)
                .map(Outcome::Municipality),
            Kind::Solution => site.entry(Solution::decode, told).map(Outcome::Solution),
            Kind::Report => site.entry(Report::decode, told).map(Outcome::Report),
            Kind::Page => site.entry(Page::decode, told).map(Outcome::Page),
        };
        (outcome.unwrap_or(Outcome::Failed), problems)
    }
}

struct Reader<'a> {
    snapshot: &'a Snapshot,
    catalogue: &'a Catalogue,
    files: &'a Files<'a>,
}

impl Reader<'_> {
    fn entry<F: HasHead>(
        &self,
        decode: fn(&mut Fields<'_>) -> Option<F>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Entry<F>> {
        let main = self.source(self.files.main, problems);
        let twin = self.files.twin.and_then(|twin| self.source(twin, problems));
        let no_fields = Mapping::new();
        let twin_map = twin.as_ref().map(|twin| {
            with_main(
                &twin.map,
                main.as_ref().map_or(&no_fields, |main| &main.map),
            )
        });
        let main = main.and_then(|main| main.document(&main.map, self.catalogue, decode, problems));
        let twin = twin
            .zip(twin_map)
            .and_then(|(twin, map)| twin.document(&map, self.catalogue, decode, problems));
        Some(Entry {
            slug: self.files.main.1.slug.clone(),
            main: main?,
            twin,
        })
    }

    fn source<'b>(
        &'b self,
        (file, place): (&'b Arc<str>, &'b Place),
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Source<'b>> {
        Source::read(file, place, self.snapshot.get(file)?, problems)
    }
}

/// A twin's own fields with the main version's under them.
fn with_main(twin: &Mapping, main: &Mapping) -> Mapping {
    let mut map = main.clone();
    for (key, value) in twin {
        map.insert(key.clone(), value.clone());
    }
    // The main version's addresses are its own, and the file name tells the language.
    for key in ["tidligere_adresser", "språk", "sprak"] {
        if !twin.contains_key(key) {
            map.remove(key);
        }
    }
    if !twin.contains_key("språk") && !twin.contains_key("sprak") {
        map.insert(Value::from("språk"), Value::from("nn"));
    }
    map
}

fn twin_alone(file: &Arc<str>) -> Diagnostic {
    let name = file.rsplit('/').next().unwrap_or(file);
    let main = name.replace(".nn.md", ".md");
    Diagnostic::new(
        Check::TwinWithoutMain,
        file.clone(),
        None,
        format!("`{main}` finnes ikke ved siden av `{name}`"),
    )
    .help(format!(
        "Er nynorsk eneste versjon, kall fila `{main}` og skriv `språk: nn` i feltene."
    ))
}
