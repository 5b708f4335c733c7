//! `digitv build`: writes the site to a folder.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::Args;

use super::addresses;
use super::audience::{For, has_address, is_not_public};
use super::day::Day;
use super::history::history;
use super::output::{Failure, at_least, print, report, say};
use super::progress::Progress;
use super::root::{Root, load, wrong_base_url};
use super::signals::Signals;
use super::system_error::in_words;
use crate::config::{Audience, is_base_url};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::images::Store;
use crate::pages::{Context, RenderError, Route};
use crate::publish::{self, File, Left, Output, PublishError, Way, WriteError, Written};
use crate::site::{Loaded, Options, Site};
use crate::source::Snapshot;

/// Bygg nettstedet til ei mappe som kan legges på en hvilken som helst webtjener
#[derive(Args)]
#[command(override_usage = "digitv build [VALG]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Build {
    #[command(flatten)]
    root: Root,
    /// Mappa det skrives til, sett fra mappa med site.yaml
    #[arg(long, value_name = "MAPPE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    readers: For,
    /// Adressa nettstedet skal ligge på, i stedet for base_url i site.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    day: Day,
    /// Skriv fil for fil i mappa som står der, i stedet for å sette ei ny i stedet i ett steg
    #[arg(long)]
    in_place: bool,
    /// Ta med utkast (dokumenter med `utkast: true`)
    #[arg(long)]
    drafts: bool,
    /// Skriv nye adresser til content/data/adresser.txt når nettstedet er bygd
    #[arg(long, conflicts_with_all = ["drafts", "for"])]
    record_addresses: bool,
    /// Vis hvor lang tid hvert steg tok
    #[arg(long)]
    timings: bool,
}

const LONG_ABOUT: &str = "\
Bygg nettstedet til ei mappe som kan legges på en hvilken som helst webtjener.

Alt eller ingenting: har innholdet feil, blir det sagt fra om alle, og det forrige nettstedet \
blir stående som det var. Det nye nettstedet blir laget ferdig i ei skjult mappe ved siden av og \
tar så det gamles plass i ett steg. Blir byggingen stanset på veien, står det gamle eller det nye \
der, helt. Filer som er like, blir ikke rørt. Filer som ikke lenger hører til, blir tatt bort, men \
aldri noe som `digitv build` ikke selv har skrevet.

Der mappa ikke kan byttes ut (Windows, noen nettverksdisker, et monteringspunkt, ei mappe uten \
skrivetilgang over), eller med --in-place, blir filene skrevet én for én, med en journal som \
neste bygging fullfører fra. Bruk --in-place når mappa selv er koblet inn i en container.

Bare én bygging om gangen skriver til samme mappe; den andre venter i inntil 30 sekunder.

Lenker varer: adressene som er publisert, står i content/data/adresser.txt. Er en av dem borte uten \
at noe fører videre, stopper bygget og sier hva som må skrives hvor. Jobben som publiserer, kjører \
med --record-addresses og legger fila inn i arkivet; bare adresser som kommer til, blir skrevet. \
Er ei side tatt bort med vilje, ta bort linja.

Det som er merket `synlighet: nettverk` i filene, er ikke med. Med --for nettverk er det med: da blir \
utgaven skrevet til nettverk/, for adressa under `network:` i site.yaml, og hver side sier at den bare \
er for nettverket. Legg den bak innlogging; docs/nettverk.md viser hvordan.";

/// The longest that another build is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

const AFTER_HELP: &str = "\
Eksempler:
  digitv build                                   skriver til public/
  digitv build --output /srv/www/kunnskap        skriver et annet sted
  digitv build --base-url https://test.no/prøve  for et prøvenettsted
  digitv build --as-of today                     med alder regnet til i dag
  digitv build --drafts                          med utkast, for gjennomlesing
  digitv build --for nettverk                    det nettverket selv ser, til nettverk/
  digitv build --record-addresses                og husk hvilke adresser som er publisert";

impl Build {
    pub(super) fn run(self) -> Result<(), Failure> {
        let start = Instant::now();
        if let Some(url) = self.base_url.as_deref().filter(|url| !is_base_url(url)) {
            return Err(wrong_base_url(url));
        }
        let audience = self.readers.audience();
        let options = Options {
            audience,
            drafts: self.drafts,
            base_url: self.base_url.clone(),
            as_of: self.day.given()?,
        };
        let signals = Signals::catch();
        let root = self.root.find()?;
        let output = root.join(self.output());
        is_not_public(audience, &output)?;
        publish::check_output(&root, &output).map_err(|error| {
            let help = "Velg ei mappe for seg selv med --output.".to_owned();
            Failure::Environment(
                format!("kan ikke skrive til {}: {error}", output.display()),
                Some(help),
            )
        })?;
        // Before the content is read: of two builds at once, the last to write has read last.
        let mut opened = open(&output, &signals)?;
        let mut loaded = load(&root, &options)?;
        if loaded.site.is_some()
            && let Some(history) = history(&root)
        {
            loaded = loaded.with_history(&history);
        }
        let shown = at_least(&loaded.diagnostics, Severity::Warning);
        report(&shown, &loaded.files);
        if let Some(config) = &loaded.config {
            has_address(config, self.base_url.as_deref())?;
        }
        let Some(site) = loaded.site.clone() else {
            say(&format!(
                "{}. Ingenting er skrevet.",
                render::summary(&shown)
            ));
            return Err(Failure::Content);
        };
        let hints = hints(&loaded.diagnostics);
        // Nothing reads these any more, nor the sources; the index of the search needs the memory.
        loaded.diagnostics = Vec::new();
        loaded.shown = Snapshot::default();
        if !self.record_addresses {
            loaded.files = Snapshot::default();
        }
        let before_write = Instant::now();
        let way = if self.in_place {
            Way::InPlace
        } else {
            Way::Switch
        };
        let written = write(&site, &Store::of(&root), &mut opened, way, &signals)?;
        let shown = self.shown_output(&root);
        summarize(hints, &written, &shown, start.elapsed());
        if self.record_addresses {
            addresses::record(&root, &site, &loaded.files)?;
        }
        if self.timings {
            timings(&loaded, before_write.elapsed(), start.elapsed());
        }
        let outcome = report_left(&written.left, opened.leftovers());
        // The process ends here, and the system takes its memory in one piece: to give it back part
        // by part takes longer.
        std::mem::forget(loaded);
        outcome
    }

    /// Returns the folder to write to, as it was given or as it is called by itself.
    fn output(&self) -> &Path {
        match (&self.output, self.readers.audience()) {
            (Some(output), _) => output,
            (None, Audience::Network) => Path::new("nettverk"),
            (None, _) => Path::new("public"),
        }
    }

    fn shown_output(&self, root: &Path) -> String {
        if self.root.root.is_some() {
            root.join(self.output()).display().to_string()
        } else {
            self.output().display().to_string()
        }
    }
}

fn open(output: &Path, signals: &Signals) -> Result<Output, Failure> {
    let waits = || say("En annen `digitv build` skriver til samme mappe. Venter på den …");
    Output::open(output, PATIENCE, waits, &|| signals.caught().is_some())
        .map_err(|error| explain_write(error, signals))
}

fn write(
    site: &Site,
    images: &Store,
    output: &mut Output,
    way: Way,
    signals: &Signals,
) -> Result<Written, Failure> {
    let context = Context {
        images,
        ..site.context()
    };
    let plan = &site.plan;
    let file = |route: &'_ Route| -> File<'_, RenderError> {
        let route = route.clone();
        File {
            path: route.file(),
            render: Box::new(move || plan.render(&route, &context)),
        }
    };
    let routes = plan.routes_beside_search();
    let files: Vec<_> = routes.into_iter().map(&file).collect();
    let of_search = || plan.routes_of_search(&context).map(&file).collect();
    let progress = Progress::new(files.len(), "Skriver");
    let stop = || signals.caught().is_some();
    let written = output
        .write_with(&files, of_search, way, || progress.step(), &stop)
        .map_err(|error| match error {
            PublishError::Render(error) => {
                say(&format!("feil: {error}\nIngenting er skrevet."));
                Failure::Content
            }
            PublishError::Write(error) => explain_write(error, signals),
        })?;
    let variants = files.iter().filter_map(|file| file.path.rsplit('/').next());
    images.keep_only(&variants.collect());
    Ok(written)
}

fn explain_write(error: WriteError, signals: &Signals) -> Failure {
    let failure = |message: String, help: &str| {
        Failure::Environment(
            message,
            Some(help.to_owned()).filter(|help| !help.is_empty()),
        )
    };
    match error {
        WriteError::Stopped => {
            say("Avbrutt. Det forrige nettstedet står som det var.");
            Failure::Stopped(signals.caught().unwrap_or_default())
        }
        WriteError::Busy => failure(
            "en annen `digitv build` skriver til samme mappe".to_owned(),
            "Prøv igjen når den er ferdig. Ingenting er skrevet.",
        ),
        WriteError::DanglingLink(path) => failure(
            format!("{} er en lenke til noe som ikke finnes", path.display()),
            "Lag mappa som lenka viser til, eller ta bort lenka.",
        ),
        WriteError::InTheWay(paths) => failure(
            format!(
                "mappa har filer som ikke er laget av digitv, og som ville blitt skrevet over: {}",
                some_of(&paths)
            ),
            "Flytt dem, eller velg ei anna mappe med --output. Ingenting er skrevet.",
        ),
        WriteError::Io { path, error } => failure(
            format!("kan ikke skrive {}: {}", path.display(), in_words(&error)),
            "Det forrige nettstedet står som det var.",
        ),
        WriteError::Unfinished { path, error } => failure(
            format!(
                "kan verken skrive ferdig eller gå tilbake: {}: {}",
                path.display(),
                in_words(&error)
            ),
            "Nettstedet kan ha filer både fra før og nå. Rett det som er i veien, og kjør `digitv build` på nytt: den fullfører.",
        ),
    }
}

/// Lists the first few, and the number of the rest.
fn some_of(paths: &[String]) -> String {
    let shown: Vec<_> = paths.iter().take(5).map(String::as_str).collect();
    match paths.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} og {more} til", shown.join(", ")),
    }
}

/// Reports what could not be removed. It is a failure only where visitors still see it.
fn report_left(written: &[Left], earlier: &[Left]) -> Result<(), Failure> {
    for left in earlier.iter().chain(written).filter(|left| !left.published) {
        say(&format!(
            "advarsel: kan ikke fjerne mellomlageret {}: {}. Neste bygging prøver igjen.",
            left.path.display(),
            in_words(&left.error)
        ));
    }
    let published: Vec<String> = written
        .iter()
        .filter(|left| left.published)
        .map(|left| format!("{} ({})", left.path.display(), in_words(&left.error)))
        .collect();
    if published.is_empty() {
        return Ok(());
    }
    Err(Failure::Environment(
        format!(
            "det nye nettstedet er skrevet, men filer som ikke lenger hører til, kan ikke fjernes: {}",
            some_of(&published)
        ),
        Some("Gi tilgang til å fjerne dem. Neste bygging prøver igjen.".to_owned()),
    ))
}

/// Returns the number of hints.
fn hints(found: &[Diagnostic]) -> usize {
    let hints = found
        .iter()
        .filter(|found| found.severity == Severity::Hint);
    hints.count()
}

fn summarize(hints: usize, written: &Written, output: &str, took: Duration) {
    let hints = match hints {
        0 => String::new(),
        1 => " `digitv check` har 1 hint.".to_owned(),
        number => format!(" `digitv check` har {number} hint."),
    };
    let Written {
        files,
        changed,
        removed,
        ..
    } = written;
    // The site is written, even where nobody reads of it.
    let _ = print(&format!(
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

/// Formats a duration as seconds with a decimal comma: `0,30 s`.
fn seconds(took: Duration) -> String {
    format!("{:.2} s", took.as_secs_f64()).replace('.', ",")
}
