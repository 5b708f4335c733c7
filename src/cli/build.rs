//! `digitv build`: writes the site to a folder.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;

use super::progress::Progress;
use super::{Failure, Root, addresses, at_least, print, say, tell};
use crate::config::is_base_url;
use crate::diagnostic::{Severity, render};
use crate::images::Store;
use crate::pages::Context;
use crate::publish::{self, File, PublishError, Written};
use crate::site::{Loaded, Options, Site};
use crate::theme::ThemeError;

/// Bygg nettstedet til ei mappe som kan legges på en hvilken som helst webtjener
#[derive(Args)]
#[command(override_usage = "digitv build [VALG]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Build {
    #[command(flatten)]
    root: Root,
    /// Mappa det skrives til, sett fra mappa med site.yaml
    #[arg(
        long,
        value_name = "MAPPE",
        default_value = "public",
        hide_default_value = true
    )]
    output: PathBuf,
    /// Adressa nettstedet skal ligge på, i stedet for base_url i site.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Ta med utkast (dokumenter med `utkast: true`)
    #[arg(long)]
    drafts: bool,
    /// Skriv nye adresser til content/data/adresser.txt når nettstedet er bygd
    #[arg(long, conflicts_with = "drafts")]
    record_addresses: bool,
    /// Vis hvor lang tid hvert steg tok
    #[arg(long)]
    timings: bool,
}

const LONG_ABOUT: &str = "\
Bygg nettstedet til ei mappe som kan legges på en hvilken som helst webtjener.

Alt eller ingenting: har innholdet feil, blir det sagt fra om alle, og det forrige nettstedet \
blir stående som det var. Filer som er like, blir ikke rørt. Filer som ikke lenger hører til, \
blir tatt bort, men aldri noe som `digitv build` ikke selv har skrevet.

Lenker varer: adressene som er publisert, står i content/data/adresser.txt. Er en av dem borte uten \
at noe fører videre, stopper bygget og sier hva som må skrives hvor. Jobben som publiserer, kjører \
med --record-addresses og legger fila inn i arkivet; bare adresser som kommer til, blir skrevet. \
Er ei side tatt bort med vilje, ta bort linja.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv build                                   skriver til public/
  digitv build --output /srv/www/kunnskap        skriver et annet sted
  digitv build --base-url https://test.no/prøve  for et prøvenettsted
  digitv build --drafts                          med utkast, for gjennomlesing
  digitv build --record-addresses                og husk hvilke adresser som er publisert";

impl Build {
    pub(super) fn run(self) -> Result<(), Failure> {
        let start = Instant::now();
        if let Some(url) = self.base_url.as_deref().filter(|url| !is_base_url(url)) {
            let help = "Skriv hele adressa, for eksempel https://kunnskap.example.no.".to_owned();
            return Err(Failure::Environment(
                format!("«{url}» kan ikke være adressa til nettstedet"),
                Some(help),
            ));
        }
        let options = Options {
            drafts: self.drafts,
            base_url: self.base_url.clone(),
        };
        let (root, loaded) = self.root.load(&options)?;
        let output = root.join(&self.output);
        publish::check_output(&root, &output).map_err(|error| {
            let help = "Velg ei mappe for seg selv med --output.".to_owned();
            Failure::Environment(
                format!("kan ikke skrive til {}: {error}", output.display()),
                Some(help),
            )
        })?;
        let told = at_least(&loaded.diagnostics, Severity::Warning);
        tell(&told, &loaded.files);
        let Some(site) = &loaded.site else {
            say(&format!(
                "{}. Ingenting er skrevet.",
                render::summary(&told)
            ));
            return Err(Failure::Content);
        };
        let before_write = Instant::now();
        let written = write(site, &Store::of(&root), &output)?;
        report(
            &loaded,
            &written,
            &self.shown_output(&root),
            start.elapsed(),
        );
        if self.record_addresses {
            addresses::record(&root, site, &loaded.files)?;
        }
        if self.timings {
            timings(&loaded, before_write.elapsed(), start.elapsed());
        }
        Ok(())
    }

    fn shown_output(&self, root: &Path) -> String {
        if self.root.root.is_some() {
            root.join(&self.output).display().to_string()
        } else {
            self.output.display().to_string()
        }
    }
}

fn write(site: &Site, images: &Store, output: &Path) -> Result<Written, Failure> {
    let context = Context {
        images,
        ..site.context()
    };
    let plan = &site.plan;
    let files: Vec<File<'_, ThemeError>> = plan
        .all_routes(&context)
        .map(|route| File {
            path: route.file(),
            produce: Box::new(move || plan.produce(route, &context)),
        })
        .collect();
    let progress = Progress::new(files.len(), "Skriver");
    let written = publish::write(output, &files, || progress.step()).map_err(explain)?;
    let variants = files.iter().filter_map(|file| file.path.rsplit('/').next());
    images.keep_only(&variants.collect());
    Ok(written)
}

fn explain(error: PublishError<ThemeError>) -> Failure {
    match error {
        PublishError::Produce(error) => {
            say(&format!("feil: {error}\nIngenting er skrevet."));
            Failure::Content
        }
        PublishError::InTheWay(paths) => {
            let shown: Vec<_> = paths.iter().take(5).map(String::as_str).collect();
            let more = if paths.len() > shown.len() {
                format!(" og {} til", paths.len() - shown.len())
            } else {
                String::new()
            };
            Failure::Environment(
                format!(
                    "mappa har filer som ikke er laget av digitv, og som ville blitt skrevet over: {}{more}",
                    shown.join(", ")
                ),
                Some(
                    "Flytt dem, eller velg ei anna mappe med --output. Ingenting er skrevet."
                        .into(),
                ),
            )
        }
        PublishError::Io { path, error } => {
            Failure::Environment(format!("kan ikke skrive {}: {error}", path.display()), None)
        }
    }
}

fn report(loaded: &Loaded, written: &Written, output: &str, took: Duration) {
    let hints = loaded
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Hint)
        .count();
    let hints = match hints {
        0 => String::new(),
        1 => " `digitv check` har 1 hint.".to_owned(),
        number => format!(" `digitv check` har {number} hint."),
    };
    let Written {
        files,
        changed,
        removed,
    } = written;
    print(&format!(
        "{files} filer i {output}: {changed} skrevet, {removed} fjernet ({}).{hints}",
        seconds(took)
    ));
}

fn timings(loaded: &Loaded, writing: Duration, total: Duration) {
    for (stage, took) in loaded
        .timings
        .iter()
        .chain([("skriv", writing), ("i alt", total)].iter())
    {
        say(&format!(
            "{stage:<10} {:>8.1} ms",
            took.as_secs_f64() * 1000.0
        ));
    }
}

/// `0,3 s`, with a decimal comma.
fn seconds(took: Duration) -> String {
    format!("{:.2} s", took.as_secs_f64()).replace('.', ",")
}
