//! `digitv doctor`: looks at everything around the content, and says what to do.

use std::path::Path;

use clap::Args;

use super::copied::{Copy, copies};
use super::day::beside_the_clock;
use super::output::{Failure, output, print};
use super::root::Root;
use super::serve::reason_to_poll;
use crate::content::published::ADDRESSES_FILE;
use crate::diagnostic::{Severity, render};
use crate::serve::watch::Watch;
use crate::site::{Loaded, Options};
use crate::source::THEMES_DIR;

mod finding;
mod git;
mod settings;

use finding::{Finding, State};
use tr::tr;

/// Se etter om alt rundt innholdet er som det skal
#[derive(Args)]
#[command(override_usage = "digitv doctor [VALG]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Doctor {
    #[command(flatten)]
    root: Root,
}

const LONG_ABOUT: &str = "\
Se etter om alt rundt innholdet er som det skal, uten å endre noe.

`digitv check` leser innholdet. Denne ser på resten: innstillingene, adressa, hvem som er utgiver, \
tilgjengelighetserklæringa, filer i temaet som er kopiert fra en eldre versjon, git, og om systemet \
sier fra når filer blir endret. Under hver ting som kan bli bedre, står det hva du gjør.";

const AFTER_HELP: &str = "\
Hver linje begynner med ok, råd eller feil. Et råd er noe som kan bli bedre; en feil må rettes.

Status: 0 når ingenting er feil, 1 når noe er det, 2 når kommandoen er brukt feil.";

impl Doctor {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (root, loaded) = self.root.load(&Options::default())?;
        let mut found = vec![content(&loaded)];
        if let Some(config) = &loaded.config {
            found.extend(settings::look(config));
            found.extend(theme(&root, &config.theme.name));
        }
        found.extend(published(&loaded));
        found.extend(ages(&loaded));
        found.extend(git::look(&root));
        found.push(watching(&root));
        let lines = found.iter().map(Finding::lines);
        output(&lines.collect::<String>())?;
        let count = |state| found.iter().filter(|found| found.state == state).count();
        match (count(State::Fault), count(State::Advice)) {
            (0, 0) => print(&tr!("\nAlt er som det skal.")),
            (0, advice) => print(&tr!("\nIngen feil, {advice} råd.", advice)),
            (faults, advice) => {
                print(&tr!("\n{faults} feil og {advice} råd.", faults, advice))?;
                Err(Failure::Content)
            }
        }
    }
}

fn content(loaded: &Loaded) -> Finding {
    let summary = render::summary(&loaded.diagnostics);
    if loaded.config.is_none() {
        return Finding::fault(
            tr!("site.yaml kan ikke leses"),
            tr!("`digitv check` viser hva som er galt."),
        );
    }
    if loaded.has_errors() && loaded.site.is_some() {
        return Finding::advice(
            tr!(
                "innholdet kan publiseres, men et innspill har feil: {summary}",
                summary
            ),
            tr!("`digitv check` viser hva. Rett innspillet, eller be om et nytt."),
        );
    }
    if loaded.has_errors() {
        return Finding::fault(
            tr!("innholdet kan ikke publiseres: {summary}", summary),
            tr!("`digitv check` viser hva, og `digitv fix` retter det som har ett svar."),
        );
    }
    match loaded
        .diagnostics
        .iter()
        .any(|found| found.severity >= Severity::Warning)
    {
        true => Finding::advice(
            tr!("innholdet kan publiseres: {summary}", summary),
            tr!("`digitv check` viser hva som kan bli bedre."),
        ),
        false => Finding::good(tr!("innholdet kan publiseres")),
    }
}

/// Looks at the files of the theme that hide those of the program.
fn theme(root: &Path, name: &str) -> Vec<Finding> {
    let folder = format!("{THEMES_DIR}/{name}");
    let found = copies(&root.join(&folder)).into_iter();
    let found = found.filter_map(|(path, copy)| {
        let file = format!("{folder}/{path}");
        match copy {
            Copy::Current | Copy::Unknown => None,
            Copy::Outdated => Some(Finding::advice(
                tr!("{file} er kopiert fra en eldre digitv, og den innebygde fila er en annen nå", file),
                tr!("Ta vare på endringene dine, ta bort fila, kopier den på nytt med `digitv theme copy`, og gjør dem igjen."),
            )),
            Copy::Unchanged => Some(Finding::advice(
                tr!("{file} er lik den innebygde fila", file),
                tr!("Ta den bort: da følger du med når digitv blir oppdatert."),
            )),
        }
    });
    found.collect()
}

fn published(loaded: &Loaded) -> Option<Finding> {
    loaded.files.get(ADDRESSES_FILE).is_none().then(|| {
        Finding::advice(
            tr!("ingen husker hvilke adresser som er publisert"),
            tr!(
                "Bygg med --record-addresses: da sier `digitv check` fra om ei adresse blir borte."
            ),
        )
    })
}

fn ages(loaded: &Loaded) -> Option<Finding> {
    let as_of = loaded.site.as_ref().map(|site| site.knowledge.as_of)?;
    let beside = beside_the_clock(as_of)?;
    Some(Finding::advice(
        beside,
        tr!("La jobben som publiserer, kjøre hver natt: docs/hosting.md viser hvordan."),
    ))
}

/// Tries whether the system tells when a file is changed.
fn watching(root: &Path) -> Finding {
    let watch = Watch::new(root, false);
    match watch.polling().and_then(reason_to_poll) {
        None => Finding::good(tr!("systemet sier fra når filer blir endret")),
        Some(reason) => Finding::advice(
            tr!(
                "`digitv serve` må se etter endringer selv: {reason}",
                reason
            ),
            tr!(
                "På Linux hever `sysctl fs.inotify.max_user_watches=524288` grensa for antall mapper. \
             Ellers virker alt, litt senere."
            ),
        ),
    }
}
