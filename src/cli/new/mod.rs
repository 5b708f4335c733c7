//! `digitv new`: makes a document with the fields that it must have.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use clap::Args;
use serde_yaml::{Mapping, Value};

use super::output::{Failure, cannot_write, print, report};
use super::root::Root;
use crate::content::Kind;
use crate::content::change::NewDocument;
use crate::content::records::{field_of, problems_of, record_of};
use crate::edit::{FileError, Files, new_document};
use crate::site::intake;
use crate::source::Snapshot;
use crate::text::accents::folded;
use crate::text::slug::Slug;
use crate::yaml::shape::Field;

mod questions;
mod value;

use questions::{Names, asked};
use tr::tr;
use value::value_of;

/// Lag et nytt dokument med feltene som må være med
#[derive(Args)]
#[command(
    override_usage = "digitv new SLAG [TITTEL] [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct New {
    /// Hva det er: erfaring, løsning, kommune, samarbeid eller side
    #[arg(value_name = "SLAG", help_heading = "Dokument")]
    kind: String,
    /// Tittelen (ellers blir den spurt om)
    #[arg(value_name = "TITTEL", help_heading = "Dokument")]
    title: Option<String>,
    #[command(flatten)]
    root: Root,
    /// Verdien av et felt, som temaer=arkiv,skole; kan gjentas
    #[arg(long = "felt", value_name = "NAVN=VERDI")]
    fields: Vec<String>,
    /// Navnet på fila uten .md (ellers: laget av tittelen)
    #[arg(long = "navn", value_name = "NAVN")]
    name: Option<String>,
}

const LONG_ABOUT: &str = "\
Lag et nytt dokument med feltene som må være med.

På en terminal blir du spurt om det som mangler. Ellers gir du verdiene med --felt; flere verdier \
har komma mellom seg. Verdiene blir sjekket før noe er skrevet, og ei fil som finnes, blir aldri \
skrevet over. Alle felt står i docs/felt.md.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv new erfaring
  digitv new side \"Om oss\"
  digitv new losning Framsikt --felt type=fagsystem --felt eierskap=leverandør \\
      --felt temaer=styring --felt sammendrag=\"Plan og budsjett i ett.\"";

/// Fields that are asked for although they need not be there.
fn also_asked(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Report => &["kommuner", "løsninger"],
        _ => &[],
    }
}

/// Returns the text that a new document begins with.
fn text(kind: Kind) -> &'static str {
    match kind {
        Kind::Report => "## Hva vi gjorde\n\n## Hvordan det gikk",
        _ => "",
    }
}

impl New {
    pub(super) fn run(self) -> Result<(), Failure> {
        let root = self.root.find()?;
        let kind = kind(&self.kind)?;
        let mut map = self.given(kind)?;
        let mut missing = Vec::new();
        // What is there is read only where there is somebody to ask.
        let names = io::stdin()
            .is_terminal()
            .then(|| Names::of(&Snapshot::read(&root).0));
        for (field, is_needed) in record_of(kind).all() {
            // The name of the file comes from the title.
            let is_needed = is_needed || (field.key == "tittel" && self.name.is_none());
            let is_asked = is_needed || also_asked(kind).contains(&field.key);
            if !is_asked || map.contains_key(field.key) {
                continue;
            }
            let Some(names) = &names else {
                missing.extend(is_needed.then_some(field.key));
                continue;
            };
            if let Some(value) = asked(field, is_needed, names)? {
                map.insert(Value::from(field.key), value);
            }
        }
        if !missing.is_empty() {
            return Err(lacks(&missing));
        }
        let file = self.file(kind, &map)?;
        let document = NewDocument {
            fields: map,
            text: text(kind).to_owned(),
        };
        let folder = file.trim_end_matches(".md");
        if root.join(folder).join("index.md").exists() {
            return Err(exists(&format!("{folder}/index.md")));
        }
        let document = new_document(kind, &document);
        refuse_private(&file, &document)?;
        let written = Files::of(&root).create(&file, document.as_bytes());
        outcome(written, &file)
    }

    /// Returns the fields that the arguments give.
    fn given(&self, kind: Kind) -> Result<Mapping, Failure> {
        let mut map = Mapping::new();
        let title = self.title.as_ref().map(|title| ("tittel", title.as_str()));
        let options = self.fields.iter().map(|option| {
            option.split_once('=').ok_or_else(|| {
                Failure::Environment(
                    tr!("«{option}» er ikke et felt og en verdi", option),
                    Some(tr!("Skriv det som --felt status=drift.")),
                )
            })
        });
        let options: Vec<_> = options.collect::<Result<_, _>>()?;
        for (name, text) in title.into_iter().chain(options) {
            let Some(field) = field_of(record_of(kind), name) else {
                return Err(Failure::Environment(
                    tr!(
                        "det finnes ikke noe felt som heter `{name}` i {kind}",
                        name,
                        kind = kind.with_article()
                    ),
                    Some(tr!("Alle felt står i docs/felt.md.")),
                ));
            };
            let value = value_of(field, text);
            if let Err(problems) = accepted(field, &value) {
                return Err(Failure::Environment(
                    format!("`{name}`: {}", problems.join(" ")),
                    None,
                ));
            }
            map.insert(Value::from(field.key), value);
        }
        Ok(map)
    }

    /// Returns the name of the file.
    fn file(&self, kind: Kind, map: &Mapping) -> Result<String, Failure> {
        let title = map
            .get("tittel")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let slug = match &self.name {
            Some(name) => Slug::new(name),
            None => Slug::made_from(title),
        };
        let slug = slug.ok_or_else(|| {
            let wanted = self.name.as_deref().unwrap_or(title);
            Failure::Environment(
                tr!("«{wanted}» kan ikke bli navnet på ei fil", wanted),
                Some(tr!(
                    "Gi et navn av små bokstaver, tall og bindestrek med --navn."
                )),
            )
        })?;
        Ok(format!("content/{}/{slug}.md", kind.folder()))
    }
}

/// Refuses a document with personal data, and tells them: they would be in the history of the
/// repository for good.
fn refuse_private(file: &str, document: &str) -> Result<(), Failure> {
    let file: Arc<str> = file.into();
    let found = intake::private(&file, document);
    if found.is_empty() {
        return Ok(());
    }
    let bytes: Arc<[u8]> = document.as_bytes().into();
    report(&found, &Snapshot::default().with([(&file, Some(&bytes))]));
    Err(Failure::Environment(
        tr!("det ser ut til å være personopplysninger i {file}", file),
        Some(tr!("Ingenting er skrevet.")),
    ))
}

/// Says that `file` was `written`, or why not.
fn outcome(written: Result<(), FileError>, file: &str) -> Result<(), Failure> {
    match written {
        Ok(()) => print(&tr!(
            "{file} er laget. Skriv videre i den; `digitv check` sier hva som må rettes.",
            file
        )),
        Err(FileError::Exists) => Err(exists(file)),
        Err(FileError::System(error)) => Err(cannot_write(file, &error, None)),
        Err(FileError::Outside | FileError::Changed) => Err(Failure::Environment(
            tr!(
                "{file} ligger bak en lenke eller utenfor nettstedet, og er ikke skrevet",
                file
            ),
            None,
        )),
    }
}

/// Returns the failure that the fields `missing` are needed and not given.
fn lacks(missing: &[&str]) -> Failure {
    let options = missing.iter().map(|key| format!("--felt {key}=…"));
    Failure::Environment(
        tr!(
            "det mangler verdier for {missing}",
            missing = missing.join(", ")
        ),
        Some(tr!(
            "Gi dem med {options}. Ingenting er skrevet.",
            options = options.collect::<Vec<_>>().join(" ")
        )),
    )
}

fn exists(file: &str) -> Failure {
    Failure::Environment(
        tr!("{file} finnes fra før, og er ikke skrevet over", file),
        Some(tr!("Gi det nye dokumentet et annet navn med --navn.")),
    )
}

fn kind(wanted: &str) -> Result<Kind, Failure> {
    let plain = folded(&wanted.to_lowercase());
    let mut kinds = Kind::ALL.iter().copied();
    let found = kinds.find(|kind| folded(kind.word()) == plain);
    found.ok_or_else(|| {
        let words: Vec<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        Failure::Environment(
            tr!("det finnes ikke noe slag som heter «{wanted}»", wanted),
            Some(tr!("Velg mellom {names}.", names = words.join(", "))),
        )
    })
}

/// Returns what is wrong with `value`.
fn accepted(field: &Field, value: &Value) -> Result<(), Vec<String>> {
    let found = problems_of(field, value, &Arc::from("svar"));
    if found.is_empty() {
        return Ok(());
    }
    let told = found.into_iter().map(|found| {
        let help = found.help.map(|help| format!(" {help}"));
        format!("{}.{}", found.message, help.unwrap_or_default())
    });
    Err(told.collect())
}
