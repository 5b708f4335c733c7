//! `digitv motta`: takes contributions in.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use tr::tr;

use super::ask::confirmed;
use super::not_written::{not_all_written, not_written};
use super::output::{Failure, output, print, report, say};
use super::root::Root;
use super::system_error::in_words;
use crate::content::contribution::{FOLDER, RECEIVED};
use crate::content::privacy;
use crate::edit::describe::Titles;
use crate::edit::{FileError, FileStep, Files};
use crate::site::intake::{self, Intake, assembled};
use crate::site::{Loaded, Options};
use crate::text::slug::Slug;

mod mail;
mod words;

/// Ta imot innspill: vis endringene, spør, og gjør dem
#[derive(Args)]
#[command(
    override_usage = "digitv motta [FILER] [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Motta {
    /// Innspill (`.md`) eller e-poster (`.eml`) (ellers: alle i content/innspill)
    #[arg(value_name = "FILER", help_heading = "Filer")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: Root,
    /// Gjør endringene uten å spørre
    #[arg(long)]
    ja: bool,
}

const LONG_ABOUT: &str = "\
Ta imot innspill: vis endringene, spør, og gjør dem.

Et innspill er ei fil med endringer som noen foreslår, fra skjemaene på nettstedet eller skrevet for \
hånd. Det kan ligge i content/innspill, et annet sted, eller i en e-post: som vedlegg eller limt inn, \
også i et svar. Hver endring blir vist i ord, og linjene som blir annerledes under.

Bare det som er ment, blir endret: alt annet i filene står byte for byte. Står det noe annet i \
dokumentet enn avsenderen så, er det en konflikt. Da vises begge verdiene, og ingenting av innspillet \
blir gjort. Personopplysninger og endringer som gir feil, blir avvist før noe er skrevet.

Når endringene er gjort, ligger innspillet i content/innspill/mottatt. Der står det hvem som har sagt \
hva og når.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv motta                       alle innspill i content/innspill
  digitv motta nome.md               ett innspill, hvor det enn ligger
  digitv motta --ja *.eml            lagrede e-poster, uten spørsmål

Status: 0 når alt er tatt imot, 1 når noe er avvist eller i konflikt, 2 når kommandoen er brukt feil.";

/// A contribution as it came in.
struct Incoming {
    /// Its name below the folder of contributions.
    name: String,
    text: Vec<u8>,
    /// `true` where it is in the folder already.
    is_at_home: bool,
}

/// The outcome of a contribution.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Taken,
    /// The answer was no.
    Left,
    Refused,
}

impl Motta {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (root, mut loaded) = self.root.load(&Options::FOR_WRITERS)?;
        let (incoming, mut all_right) = self.incoming(&root, &loaded)?;
        if incoming.is_empty() && all_right {
            return print(&tr!("Ingen innspill i {folder}.", folder = FOLDER));
        }
        for (number, one) in incoming.iter().enumerate() {
            if number > 0 {
                // The one before has changed the files.
                loaded = super::root::load(&root, &Options::FOR_WRITERS)?;
            }
            all_right &= self.take_in(&root, &loaded, one)? != Fate::Refused;
        }
        if all_right {
            Ok(())
        } else {
            Err(Failure::Content)
        }
    }

    /// Returns the contributions that were asked for, and `false` where a file has none.
    fn incoming(&self, root: &Path, loaded: &Loaded) -> Result<(Vec<Incoming>, bool), Failure> {
        if self.files.is_empty() {
            let waiting = loaded.files.under(FOLDER.trim_end_matches('/'));
            let waiting = waiting.filter_map(|(file, bytes)| {
                let name = file.strip_prefix(FOLDER)?;
                let is_waiting = !name.contains('/') && name.ends_with(".md");
                is_waiting.then(|| Incoming {
                    name: name.to_owned(),
                    text: bytes.to_vec(),
                    is_at_home: true,
                })
            });
            return Ok((waiting.collect(), true));
        }
        let (mut incoming, mut all_right) = (Vec::new(), true);
        for path in &self.files {
            let bytes = fs::read(path).map_err(|error| {
                let message = tr!(
                    "kan ikke lese {path}: {error}",
                    path = path.display(),
                    error = in_words(&error)
                );
                Failure::Environment(message, None)
            })?;
            let found = found_in(root, path, bytes);
            if found.is_empty() {
                let message = tr!("fant ikke noe innspill i {path}", path = path.display());
                let help = tr!(
                    "Et innspill begynner med `---` og `innspill: 1`. Be avsenderen legge ved fila."
                );
                say(&tr!("feil: {message}", message));
                say(&tr!("hjelp: {help}", help));
                all_right = false;
            }
            incoming.extend(found);
        }
        Ok((incoming, all_right))
    }

    fn take_in(&self, root: &Path, loaded: &Loaded, one: &Incoming) -> Result<Fate, Failure> {
        let (files, found) = intake::problems(loaded, &one.name, &one.text, assembled);
        if found.iter().any(intake::stops) {
            report(&found, &files);
            let is_private = found.iter().any(|found| intake::is_private(found.check));
            let reason = if is_private {
                tr!("det har personopplysninger")
            } else {
                tr!("det har feil")
            };
            return refused(one, &reason);
        }
        let Some(intake) = intake::read(loaded, &one.name, &one.text) else {
            return refused(one, &tr!("det kan ikke leses"));
        };
        let titles = Titles::of(&loaded.files);
        output(&words::heading(&one.name, &intake, &titles))?;
        if !intake.is_right() {
            output(&words::changes(&intake, &titles))?;
            return refused(one, &tr!("det er i konflikt med det som står"));
        }
        let (after, found) = intake::consequences(loaded, &one.name, &intake.documents, assembled);
        output(&words::changes(&intake, &titles))?;
        output(&words::difference(&intake))?;
        report(&found, &after.files);
        if found.iter().any(intake::stops) {
            return refused(one, &tr!("endringene gir feil"));
        }
        if !self.ja && !confirmed(&tr!("Skal endringene gjøres?"))? {
            print(&tr!("Ingenting er skrevet."))?;
            return Ok(Fate::Left);
        }
        write(root, one, &intake)
    }
}

fn refused(one: &Incoming, reason: &str) -> Result<Fate, Failure> {
    say(&tr!(
        "Innspillet {name} er avvist: {reason}. Ingenting er skrevet.",
        name = one.name,
        reason
    ));
    Ok(Fate::Refused)
}

/// Returns the contributions in the file `bytes` at `path`.
fn found_in(root: &Path, path: &Path, bytes: Vec<u8>) -> Vec<Incoming> {
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_default();
    if let Some(mails) = mail::contributions(&bytes) {
        let named = |found: mail::Found| {
            let given = found.name.as_deref().and_then(|name| name.rsplit_once('.'));
            let stem = given.map_or(stem.as_str(), |(stem, _)| stem);
            Incoming {
                name: file_name(stem, &found.text),
                text: found.text.into_bytes(),
                is_at_home: false,
            }
        };
        return mails.into_iter().map(named).collect();
    }
    let text = String::from_utf8_lossy(&bytes);
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if !start.starts_with("---") || !start.lines().any(|line| line.starts_with("innspill:")) {
        return Vec::new();
    }
    let home = root.join(FOLDER.trim_end_matches('/'));
    let whole = |path: &Path| fs::canonicalize(path).ok();
    let is_at_home = whole(path).and_then(|path| path.parent().map(Path::to_owned)) == whole(&home)
        && whole(&home).is_some();
    let name = match (is_at_home, path.file_name()) {
        (true, Some(name)) => name.to_string_lossy().into_owned(),
        _ => file_name(&stem, &text),
    };
    vec![Incoming {
        name,
        text: bytes,
        is_at_home,
    }]
}

/// Returns the name of a contribution that came as `stem`: its date, and what is left of the name. The
/// name of a mail is its subject, so one that tells of a person is not kept.
fn file_name(stem: &str, text: &str) -> String {
    let words = stem.replace('_', " ");
    let is_private = !privacy::in_words(&stem.into(), &words).is_empty();
    let stem = if is_private { "innspill" } else { stem };
    let is_date = |text: &str| {
        text.len() == 10
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    let slug = Slug::made_from(stem).map_or("innspill".to_owned(), |slug| slug.to_string());
    if slug.get(..10).is_some_and(is_date) {
        return format!("{slug}.md");
    }
    let date = text.lines().find_map(|line| line.strip_prefix("dato:"));
    match date
        .map(|date| date.trim().trim_matches(['"', '\'']))
        .filter(|date| is_date(date))
    {
        Some(date) => format!("{date}-{slug}.md"),
        None => format!("{slug}.md"),
    }
}

/// Writes the changed documents, and puts the contribution among those that are taken in.
fn write(root: &Path, one: &Incoming, intake: &Intake) -> Result<Fate, Failure> {
    let files = Files::of(root);
    let edits = intake.documents.iter().filter_map(|edit| {
        let (name, after) = (&*edit.file, edit.after.as_ref()?.as_bytes());
        Some(match &edit.before {
            Some(before) => FileStep::Replace {
                name,
                before,
                after,
            },
            None => FileStep::Create { name, text: after },
        })
    });
    let steps: Vec<FileStep<'_>> = edits.collect();
    let written = files.make_all(&steps);
    written.map_err(|failed| {
        not_all_written(
            &failed,
            &tr!("Ingenting av innspillet er skrevet. Kjør kommandoen en gang til."),
        )
    })?;
    let count = steps.len();
    let name = put_away(&files, one)?;
    print(&tr!(
        "Endret ett dokument. Innspillet ligger i {name}."
            | "Endret {n} dokumenter. Innspillet ligger i {name}." % count,
        name
    ))?;
    Ok(Fate::Taken)
}

/// Moves the contribution to those that are taken in, under a name that is free.
fn put_away(files: &Files, one: &Incoming) -> Result<String, Failure> {
    let stem = one.name.trim_end_matches(".md");
    for number in 1..1_000 {
        let name = match number {
            1 => format!("{RECEIVED}{stem}.md"),
            _ => format!("{RECEIVED}{stem}-{number}.md"),
        };
        let put = match one.is_at_home {
            true => files.rename(&format!("{FOLDER}{}", one.name), &name),
            false => files.create(&name, &one.text),
        };
        match put {
            Ok(()) => return Ok(name),
            Err(FileError::Exists) => {}
            Err(error) => {
                return Err(not_written(
                    &name,
                    &error,
                    &tr!("Endringene er gjort. Flytt innspillet for hånd."),
                ));
            }
        }
    }
    Err(not_written(
        RECEIVED,
        &FileError::Exists,
        &tr!("Endringene er gjort. Flytt innspillet for hånd."),
    ))
}
