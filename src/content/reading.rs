//! Reads one document from its one or two files.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};
use tr::tr;

use super::entry::AnyEntry;
use super::index::{ContentIndex, Filed, LinkQuery, LinkRecorder};
use super::kind::{FrontMatter, Kind};
use super::parse::Source;
use super::{Document, Entry, Head, Municipality, Network, Page, Report, Solution};
use crate::diagnostic::{Check, Diagnostic, Location, Step};
use crate::text::{Lang, Vocabulary};

/// The one or two files of a document.
pub(super) struct DocumentFiles<'a> {
    pub(super) main: (&'a Arc<str>, &'a Filed),
    pub(super) translation: Option<(&'a Arc<str>, &'a Filed)>,
}

/// The result of reading a document.
#[derive(Clone)]
pub(super) struct Read {
    /// The document; `None` where it could not be read.
    pub(super) entry: Option<AnyEntry>,
    pub(super) problems: Vec<Diagnostic>,
    /// The links that were resolved; empty unless they are recorded.
    pub(super) asked: Vec<LinkQuery>,
}

impl Read {
    /// Returns the new document, if only its body text differs from `before`.
    pub(super) fn text_only_change(&self, before: &Self, drafts: bool) -> Option<AnyEntry> {
        if self.is_hidden(drafts) || before.is_hidden(drafts) {
            return None;
        }
        let (now, before) = (self.entry.as_ref()?, before.entry.as_ref()?);
        now.same_outline(&**before).then(|| now.clone())
    }

    /// Decides whether the translation of the document is a draft that was not asked for.
    pub(super) fn translation_is_hidden(&self, drafts: bool) -> bool {
        let translation = self.entry.as_ref().and_then(|entry| entry.translation());
        !drafts && translation.is_some_and(|translation| translation.head.draft)
    }

    /// Decides whether the document could not be read, or is a draft that was not asked for.
    pub(super) fn is_hidden(&self, drafts: bool) -> bool {
        let entry = self.entry.as_ref();
        entry.is_none_or(|entry| !drafts && entry.main().head.draft)
    }
}

impl<'a> DocumentFiles<'a> {
    /// Groups the files of `index` by document. Reports two files for one document, and a
    /// translation without a main version.
    pub(super) fn by_document(
        index: &'a ContentIndex,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<Self> {
        let mut all: Vec<_> = index.documents().collect();
        // Files are sorted by name, so this is nearly done already.
        all.sort_by_key(|(_, filed)| &filed.place);
        let mut documents: Vec<Self> = Vec::with_capacity(all.len());
        for same in all.chunk_by(|(_, one), (_, other)| one.place == other.place) {
            let (first, others) = (same[0], &same[1..]);
            problems.extend(others.iter().map(|(file, _)| same_name(file, first.0)));
            let place = &first.1.place;
            // A translation sorts right after its main version.
            let before = documents.last_mut().filter(|before| {
                let main = &before.main.1.place;
                main.kind == place.kind && main.slug == place.slug && !main.is_translation
            });
            match before {
                Some(before) if place.is_translation => before.translation = Some(first),
                _ if place.is_translation => problems.push(translation_alone(first.0)),
                _ => documents.push(Self {
                    main: first,
                    translation: None,
                }),
            }
        }
        documents
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &Arc<str>> {
        std::iter::once(self.main.0).chain(self.translation.map(|(file, _)| file))
    }

    pub(super) fn read(&self, recorder: LinkRecorder<'_>) -> Read {
        let mut problems = Vec::new();
        let reader = Reader {
            recorder: &recorder,
            files: self,
        };
        let entry = match self.main.1.place.kind {
            Kind::Municipality => reader.entry::<Municipality>(&mut problems).map(Into::into),
            Kind::Solution => reader.entry::<Solution>(&mut problems).map(Into::into),
            Kind::Report => reader.entry::<Report>(&mut problems).map(Into::into),
            Kind::Network => reader.entry::<Network>(&mut problems).map(Into::into),
            Kind::Page => reader.entry::<Page>(&mut problems).map(Into::into),
        };
        Read {
            entry,
            problems,
            asked: recorder.into_queries(),
        }
    }
}

struct Reader<'a> {
    recorder: &'a LinkRecorder<'a>,
    files: &'a DocumentFiles<'a>,
}

impl Reader<'_> {
    fn entry<F: FrontMatter>(&self, problems: &mut Vec<Diagnostic>) -> Option<Entry<F>> {
        let main = self.source(self.files.main, problems);
        let mut main = main;
        let translation = self
            .files
            .translation
            .and_then(|translation| self.source(translation, problems));
        // A translation to nynorsk has a main version in bokmål.
        let lang = self.recorder.lang();
        if let Some(main) = &mut main
            && self.files.translation.is_none()
            && lang != Lang::default()
        {
            let key = Value::from("språk");
            if !main.map.contains_key(&key) && !main.map.contains_key("sprak") {
                main.map.insert(key, Value::from(lang.slug()));
            }
        }
        let no_fields = Mapping::new();
        let translation_map = translation.as_ref().map(|translation| {
            with_main(
                &translation.map,
                main.as_ref().map_or(&no_fields, |main| &main.map),
            )
        });
        let translation = translation
            .zip(translation_map)
            .and_then(|(translation, map)| {
                translation.document(&map, main.as_ref(), self.recorder, problems)
            });
        let main = main.and_then(|main| main.document(&main.map, None, self.recorder, problems));
        let main = main?;
        problems.extend(self.same_language(main.head(), translation.as_ref().map(Document::head)));
        Some(Entry {
            slug: self.files.main.1.place.slug,
            main: Arc::new(main),
            translation: translation.map(Arc::new),
        })
    }

    /// Returns a diagnostic where the two versions are not in bokmål (or another language) and
    /// nynorsk, as their file names say.
    fn same_language(&self, main: &Head, translation: Option<&Head>) -> Option<Diagnostic> {
        let translation = translation?;
        let ((file, _), message, help) = if translation.lang != Lang::Nn {
            let message =
                tr!("fila heter `.nn.md` og er versjonen på nynorsk, men her står et annet språk");
            let help = tr!("Ta bort `språk`, eller gi fila et annet navn.");
            (self.files.translation?, message, help)
        } else if main.lang == Lang::Nn {
            let message =
                tr!("dokumentet er på nynorsk, og ved siden av ligger en versjon til på nynorsk");
            let help = tr!("Ta bort `språk: nn` her, eller `.nn.md`-fila.");
            (self.files.main, message, help)
        } else {
            return None;
        };
        let place = Location::value([Step::Key("språk".into())]);
        Some(Diagnostic::new(Check::InvalidValue, file.clone(), place, message).help(help))
    }

    fn source<'b>(
        &'b self,
        (file, filed): (&'b Arc<str>, &'b Filed),
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Source<'b>> {
        Source::read(file, &filed.place, &filed.bytes, problems)
    }
}

/// Returns the fields of a translation, with the main version's for those that it does not have.
fn with_main(translation: &Mapping, main: &Mapping) -> Mapping {
    let mut map = main.clone();
    for (key, value) in translation {
        map.insert(key.clone(), value.clone());
    }
    // The main version's addresses are its own, and the file name gives the language.
    for key in ["tidligere_adresser", "språk", "sprak"] {
        if !translation.contains_key(key) {
            map.remove(key);
        }
    }
    if !translation.contains_key("språk") && !translation.contains_key("sprak") {
        map.insert(Value::from("språk"), Value::from("nn"));
    }
    map
}

fn same_name(file: &Arc<str>, first: &str) -> Diagnostic {
    Diagnostic::new(
        Check::DuplicateSlug,
        file.clone(),
        None,
        tr!("`{first}` har samme navn og får samme adresse", first),
    )
    .help(tr!(
        "Gi det ene dokumentet et annet filnavn, eller slå dem sammen."
    ))
}

fn translation_alone(file: &Arc<str>) -> Diagnostic {
    let name = file.rsplit('/').next().unwrap_or(file);
    let main = name.replace(".nn.md", ".md");
    Diagnostic::new(
        Check::TranslationWithoutMain,
        file.clone(),
        None,
        tr!("`{main}` finnes ikke ved siden av `{name}`", main, name),
    )
    .help(tr!(
        "Er nynorsk eneste versjon, kall fila `{main}` og skriv `språk: nn` i feltene.",
        main
    ))
}
