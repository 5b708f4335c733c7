//! `digitv build`: writes the site to a folder.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use tr::tr;

mod changes;
mod explain;
mod limits;
mod outcome;
mod record;

use self::changes::Listed;
use self::explain::{explain_write, report_left};
use self::outcome::{Outcome, summarize, timings};
use self::record::{Basis, Key, Place, Told};
use super::addresses;
use super::audience::{For, has_address, is_not_public};
use super::day::Day;
use super::history::{State, history};
use super::language::asked_for;
use super::output::{Failure, at_least, coloured, rendered, say, tell};
use super::progress::Progress;
use super::root::{Root, read, wrong_base_url};
use super::signals::Signals;
use crate::config::{Audience, is_base_url};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::images;
use crate::pages::{Context, RenderError, Route};
use crate::publish::{self, Changes, File, Output, PublishError, Way, Written};
use crate::site::{Loaded, Options, Site, Sources, as_published};
use crate::source::{Snapshot, Store};
use crate::tr_later;

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
    /// Skriv hvilke filer som er nye, endret og fjernet, til ei liste, sett fra mappa med site.yaml
    #[arg(long, value_name = "FIL")]
    changes: Option<PathBuf>,
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

Innspill som venter i content/innspill, blir aldri publisert. Feil i dem stanser ikke byggingen, men \
blir sagt som advarsler; `digitv check` er streng med dem.

Er ingenting endret siden sist, blir ingenting gjort. Det som trengs for å vite det, ligger i \
.digitv-cache/, som alltid kan slettes.

Der mappa ikke kan byttes ut (Windows, noen nettverksdisker, et monteringspunkt, ei mappe uten \
skrivetilgang over), eller med --in-place, blir filene skrevet én for én, med en journal som \
neste bygging fullfører fra. Bruk --in-place når mappa selv er koblet inn i en container.

Bare én bygging om gangen skriver til samme mappe; den andre venter i inntil 30 sekunder.

Lenker varer: adressene som er publisert, står i content/data/adresser.txt. Er en av dem borte uten \
at noe fører videre, stopper bygget og sier hva som må skrives hvor. Jobben som publiserer, kjører \
med --record-addresses og legger fila inn i arkivet; bare adresser som kommer til, blir skrevet. \
Er ei side tatt bort med vilje, ta bort linja.

Med --changes blir det skrevet til ei liste hva som er nytt (`+`), endret (`~`) og fjernet (`-`), ei \
linje for hver fil, for den som sender nettstedet videre. Er det ei liste der fra før, blir endringene \
lagt til: slett den når filene er sendt.

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
        may_write(&root, &output)?;
        // Before the content is read: of two builds at once, the last to write has read last.
        let opened = open(&output, &signals)?;
        let list = self
            .changes
            .as_ref()
            .map(|path| Listed::read(root.join(path)));
        let list = list.transpose()?;
        let (sources, history) = rayon::join(|| read(&root), || State::of(&root));
        let sources = sources?;
        let key = Key::of(&Basis {
            options: &options,
            sources: &sources,
            history: history.as_ref(),
            language: asked_for(),
            is_coloured: coloured(&std::io::stderr()),
            records_addresses: self.record_addresses,
        });
        let key = key.filter(|_| opened.leftovers().is_empty());
        let place = Place::of(&root, &opened);
        if let Some(told) = key.as_ref().and_then(|key| place.told(key, &opened)) {
            self.tell_again(&told, history.as_ref(), &root, &sources, start);
            // As at the end of `write`.
            std::mem::forget(sources);
            return list.map_or(Ok(()), |list| list.with(&Changes::default()));
        }
        let run = Run {
            build: &self,
            root,
            history,
            signals,
            list,
            start,
        };
        run.write(sources, &options, opened, key, &place)
    }

    /// Says the same as the last build, and that nothing has changed since.
    fn tell_again(
        &self,
        told: &Told,
        history: Option<&State>,
        root: &Path,
        sources: &Sources,
        start: Instant,
    ) {
        if let Some(state) = history {
            state.tell();
        }
        tell(&told.findings);
        let outcome = Outcome::NothingChanged(told.files);
        let output = self.shown_output(root);
        summarize(told.hints, &outcome, &output, start.elapsed());
        told.limits.iter().for_each(|limit| say(limit));
        if self.timings {
            timings(sources.timings(), &[(tr_later!("i alt"), start.elapsed())]);
        }
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

/// A build that has something to do.
struct Run<'a> {
    build: &'a Build,
    root: PathBuf,
    history: Option<State>,
    signals: Signals,
    list: Option<Listed>,
    start: Instant,
}

impl Run<'_> {
    /// Assembles the site of `sources` and writes it to `output`; records that under `key`, where
    /// nothing is left to do.
    fn write(
        &self,
        sources: Sources,
        options: &Options,
        mut output: Output,
        key: Option<Key>,
        place: &Place,
    ) -> Result<(), Failure> {
        let build = self.build;
        let mut loaded = self.with_history(sources.assemble(options));
        let (site, findings) = self.told(&loaded)?;
        let hints = hints(&loaded.diagnostics);
        // Nothing reads these any more, nor the sources; the index of the search needs the memory.
        loaded.diagnostics = Vec::new();
        loaded.shown = Snapshot::default();
        if !build.record_addresses {
            loaded.files = Snapshot::default();
        }
        let before_write = Instant::now();
        let written = self.put(&site, &mut output)?;
        let took = self.start.elapsed();
        let folder = build.shown_output(&self.root);
        summarize(hints, &Outcome::Written(&written), &folder, took);
        let limits = limits::passed(&site.config, &written.extent);
        limits.iter().for_each(|limit| say(limit));
        if let Some(list) = &self.list {
            list.with(&written.changes)?;
        }
        let has_added =
            build.record_addresses && addresses::record(&self.root, &site, &loaded.files)?;
        if build.timings {
            let last = [
                (tr_later!("skriv"), before_write.elapsed()),
                (tr_later!("i alt"), took),
            ];
            timings(&loaded.timings, &last);
        }
        let told = Told {
            findings,
            limits,
            hints,
            files: written.extent.files,
        };
        let is_settled = written.left.is_empty() && !has_added;
        if let Some(key) = key.filter(|_| is_settled && self.history == State::of(&self.root)) {
            place.keep(key, &output, &written, told);
        }
        let outcome = report_left(&written.left, output.leftovers());
        // The process ends here, and the system takes its memory in one piece: to give it back part
        // by part takes longer.
        std::mem::forget(loaded);
        outcome
    }

    /// Tells what was found in `loaded`, and returns its site and what was told.
    fn told(&self, loaded: &Loaded) -> Result<(Arc<Site>, String), Failure> {
        let shown = as_published(at_least(&loaded.diagnostics, Severity::Warning));
        let mut findings = rendered(&shown, &loaded.files);
        if loaded.site.is_some() && loaded.has_errors() {
            let beside = tr!(
                "Innspill blir ikke publisert, så feil i dem stanser ikke byggingen. `digitv check` regner dem som feil."
            );
            findings.push_str(&format!("{beside}\n\n"));
        }
        tell(&findings);
        if let Some(config) = &loaded.config {
            has_address(config, self.build.base_url.as_deref())?;
        }
        let Some(site) = loaded.site.clone() else {
            say(&tr!(
                "{summary}. Ingenting er skrevet.",
                summary = render::summary(&shown)
            ));
            return Err(Failure::Content);
        };
        Ok((site, findings))
    }

    fn with_history(&self, loaded: Loaded) -> Loaded {
        let state = self.history.as_ref().filter(|_| loaded.site.is_some());
        let history = state.and_then(|state| Some((state, history(&self.root, state)?)));
        let Some((state, history)) = history else {
            return loaded;
        };
        state.tell();
        loaded.with_history(&history)
    }

    fn put(&self, site: &Site, output: &mut Output) -> Result<Written, Failure> {
        let way = if self.build.in_place {
            Way::InPlace
        } else {
            Way::Switch
        };
        let images = Store::of(&self.root, images::PART);
        write(site, &images, output, way, &self.signals)
    }
}

/// Refuses an output where a build would do harm.
fn may_write(root: &Path, output: &Path) -> Result<(), Failure> {
    publish::check_output(root, output).map_err(|error| {
        let help = tr!("Velg ei mappe for seg selv med --output.");
        Failure::Environment(
            tr!(
                "kan ikke skrive til {folder}: {error}",
                folder = output.display(),
                error
            ),
            Some(help),
        )
    })
}

fn open(output: &Path, signals: &Signals) -> Result<Output, Failure> {
    let waits = || {
        say(&tr!(
            "En annen `digitv build` skriver til samme mappe. Venter på den …"
        ))
    };
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
    let progress = Progress::new(files.len(), tr_later!("Skriver"));
    let stop = || signals.caught().is_some();
    let written = output
        .write_with(&files, of_search, way, || progress.step(), &stop)
        .map_err(|error| match error {
            PublishError::Render(error) => {
                say(&tr!("feil: {error}\nIngenting er skrevet.", error));
                Failure::Content
            }
            PublishError::Write(error) => explain_write(error, signals),
        })?;
    let variants = files.iter().filter_map(|file| file.path.rsplit('/').next());
    images.keep_only(&variants.collect());
    Ok(written)
}

/// Returns the number of hints.
fn hints(found: &[Diagnostic]) -> usize {
    let hints = found
        .iter()
        .filter(|found| found.severity == Severity::Hint);
    hints.count()
}
