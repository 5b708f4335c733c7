//! `digitv schema`: the fields of the files, as JSON Schema for editors and as references to read.

use std::path::{Path, PathBuf};

use clap::Args;
use tr::tr;

use super::output::{Failure, output, print, write_file};
use crate::reference::{self, SUBJECTS, Subject};

/// Skriv JSON Schema for felt og innstillinger, til programmer som du skriver i
#[derive(Args)]
#[command(
    override_usage = "digitv schema [SLAG | --write MAPPE]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Schema {
    /// Hva feltene hører til (ellers: lista over slag)
    #[arg(value_name = "SLAG", help_heading = "Slag")]
    subject: Option<String>,
    /// Skriv alle til mappa: schema/*.json, docs/felt.md og docs/sjekker.md
    #[arg(long, value_name = "MAPPE", conflicts_with = "subject")]
    write: Option<PathBuf>,
}

const LONG_ABOUT: &str = "\
Skriv JSON Schema (2020-12) for felt og innstillinger. Et program som kjenner skjemaet, foreslår felt \
og verdier mens du skriver, og merker det som er feil. `digitv check` finner det samme og mer.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv schema                  hvilke slag som finnes
  digitv schema erfaring         skjemaet for feltene i en erfaring
  digitv schema --write .        alle, i mappa schema, og tabellene over felt og sjekker i docs";

impl Schema {
    pub(super) fn run(self) -> Result<(), Failure> {
        match (self.write, self.subject) {
            (Some(folder), _) => write(&folder),
            (None, Some(wanted)) => output(&reference::schema(find(&wanted)?)),
            (None, None) => output(&list()),
        }
    }
}

fn write(folder: &Path) -> Result<(), Failure> {
    let files = reference::files();
    for (name, text) in &files {
        write_file(&folder.join(name), text)?;
    }
    print(&tr!("{count} filer er skrevet.", count = files.len()))
}

fn find(wanted: &str) -> Result<&'static Subject, Failure> {
    let found = SUBJECTS.iter().find(|subject| subject.name == wanted);
    found.ok_or_else(|| {
        let names: Vec<_> = SUBJECTS.iter().map(|subject| subject.name).collect();
        Failure::Environment(
            tr!("det finnes ikke noe skjema for `{wanted}`", wanted),
            Some(tr!("Velg mellom {names}.", names = names.join(", "))),
        )
    })
}

fn list() -> String {
    let line = |subject: &Subject| format!("{:10} {}\n", subject.name, subject.files);
    SUBJECTS.iter().map(line).collect()
}
