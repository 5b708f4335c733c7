//! `digitv fix`: mends what has one right answer.

use std::path::{Path, PathBuf};

use clap::Args;

use super::ask::confirmed;
use super::difference;
use super::not_written::not_all_written;
use super::output::{Failure, output, print, say};
use super::root::{Root, name_within};
use crate::diagnostic::render::summary;
use crate::edit::{FileStep, Files};
use crate::site::{Loaded, Options};

mod rounds;

use rounds::{Outcome, mended};
use tr::tr;

/// Rett det som bare har ett riktig svar
#[derive(Args)]
#[command(
    override_usage = "digitv fix [FILER] [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Fix {
    /// Filer eller mapper med dokumenter (ellers: alle)
    #[arg(value_name = "FILER", help_heading = "Filer")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: Root,
    /// Rett uten å spørre
    #[arg(long, conflicts_with = "vis")]
    ja: bool,
    /// Vis bare hva som ville blitt rettet
    #[arg(long)]
    vis: bool,
}

const LONG_ABOUT: &str = "\
Rett det som bare har ett riktig svar.

Linjene som blir annerledes, blir vist før du svarer. Dette blir rettet:

  - navn på felt som er skrevet feil, eller på nynorsk eller engelsk: `samandrag` blir `sammendrag`
  - datoer i ord: `17. mai 2024` blir `2024-05-17`
  - tall med mellomrom: `27 939` blir `27939`
  - navn på kommuner, løsninger, temaer og erfaringer: `Skien kommune` blir `skien`
  - ord på faste lister som er skrevet med store bokstaver eller som på nettstedet
  - lenker til filer som er flyttet eller skrevet på en annen måte
  - mellomrom på slutten av linjer

Bare det som er ment, blir endret: alt annet i filene står byte for byte. Kan ei av filene ikke \
skrives, blir ingen skrevet. Det som kan rettes på flere \
måter, er ditt valg; `digitv check` sier hva det er.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv fix                                 alle dokumenter
  digitv fix content/kommuner/skien.md       ett dokument
  digitv fix --vis                           bare vis hva det ville gjort

Status: 0 når alt er rettet eller det er ingenting å rette, 1 når --vis har noe å vise, 2 når \
kommandoen er brukt feil.";

impl Fix {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (root, loaded) = self.root.load(&Options::FOR_WRITERS)?;
        let wanted = names(&root, &self.files)?;
        let is_wanted = |file: &str| {
            let is_under = |name: &String| {
                let rest = file.strip_prefix(name.as_str());
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || name.is_empty())
            };
            wanted.is_empty() || wanted.iter().any(is_under)
        };
        let outcome = mended(&loaded, &is_wanted);
        if outcome.texts.is_empty() {
            return print(&tr!("Ingenting å rette."));
        }
        output(&differences(&loaded, &outcome))?;
        let count = outcome.texts.len();
        let files = tr!("1 fil" | "{n} filer" % count);
        if self.vis {
            print(&tr!(
                "Dette kan rettes i {files}: {what}.",
                files,
                what = in_words(&outcome)
            ))?;
            return Err(Failure::Content);
        }
        if !self.ja && !confirmed(&tr!("Skal dette rettes?"))? {
            return print(&tr!("Ingenting er skrevet."));
        }
        write(&root, &loaded, &outcome)?;
        print(&tr!(
            "Rettet i {files}: {what}.",
            files,
            what = in_words(&outcome)
        ))?;
        if !outcome.left.is_empty() {
            let left = summary(&outcome.left);
            say(&tr!(
                "Igjen står {left}; `digitv check` viser hva det er.",
                left
            ));
        }
        Ok(())
    }
}

/// Returns the names, relative to the root of the site, of the files and folders at `paths`.
fn names(root: &Path, paths: &[PathBuf]) -> Result<Vec<String>, Failure> {
    let names = paths.iter().map(|path| {
        name_within(root, path).ok_or_else(|| {
            Failure::Environment(
                tr!("{path} finnes ikke på nettstedet", path = path.display()),
                Some(tr!("Oppgi en sti til ei fil eller ei mappe i content.")),
            )
        })
    });
    names.collect()
}

fn differences(loaded: &Loaded, outcome: &Outcome) -> String {
    let mut out = String::new();
    for (file, after) in &outcome.texts {
        let before = loaded
            .files
            .get(file)
            .map(|bytes| String::from_utf8_lossy(bytes));
        out.push_str(&difference::lines(file, before.as_deref(), after));
        out.push('\n');
    }
    out
}

/// Returns the number of fixes of each sort, in words.
fn in_words(outcome: &Outcome) -> String {
    let mut parts = Vec::new();
    match outcome.fixes {
        0 => {}
        count => parts.push(tr!("1 feil" | "{n} feil" % count)),
    }
    match outcome.tidied {
        0 => {}
        count => parts.push(tr!("mellomrom på slutten av linjer i 1 fil"
            | "mellomrom på slutten av linjer i {n} filer" % count)),
    }
    parts.join(&tr!(" og "))
}

/// Writes all files that are mended, or none.
fn write(root: &Path, loaded: &Loaded, outcome: &Outcome) -> Result<(), Failure> {
    let texts = outcome.texts.iter();
    let steps: Vec<FileStep<'_>> = texts
        .map(|(file, after)| FileStep::Replace {
            name: file,
            before: loaded.files.get(file).map_or(&[][..], |bytes| bytes),
            after: after.as_bytes(),
        })
        .collect();
    let written = Files::of(root).make_all(&steps);
    written.map_err(|failed| {
        not_all_written(
            &failed,
            &tr!("Ingenting er rettet. Kjør kommandoen en gang til."),
        )
    })
}
