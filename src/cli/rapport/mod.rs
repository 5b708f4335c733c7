//! `digitv rapport`: what has changed since a day, for boards and meetings.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::day::Day;
use super::output::{Failure, at_least, output, print, report, say, write_new};
use super::root::Root;
use super::usage::TEMPLATE;
use crate::diagnostic::Severity;
use crate::knowledge::changes::Earlier;
use crate::pages::digest::{Basis, Form, Subject};
use crate::site::history::past;
use crate::site::{Options, Site};
use crate::source::Snapshot;
use crate::text::Lang;
use crate::text::date::PartialDate;
use since::Since;
use tr::tr;

mod history;
mod since;

/// Skriv hva som er nytt siden en dag, til styret og til møter
#[derive(Args)]
#[command(
    override_usage = "digitv rapport --siden DATO [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Rapport {
    /// Den første dagen som er med, som 2026-08-01; eller en commit eller et merke i git
    #[arg(long, value_name = "DATO")]
    siden: String,
    #[command(flatten)]
    root: Root,
    /// Fila som skrives; «-» (ellers) er standard ut
    #[arg(
        long,
        value_name = "FIL",
        default_value = "-",
        hide_default_value = true
    )]
    til: PathBuf,
    /// Formen: side, md eller epost (ellers etter endinga: .html er side, .md er md)
    #[arg(long, value_name = "FORM", hide_possible_values = true)]
    format: Option<Written>,
    /// Målforma: bokmål eller nynorsk (ellers den nettstedet har)
    #[arg(
        long = "målform",
        alias = "maalform",
        value_name = "FORM",
        hide_possible_values = true
    )]
    lang: Option<WrittenForm>,
    #[command(flatten)]
    day: Day,
    /// Bruk datoene i innholdet, også der git har historikken
    #[arg(long)]
    fra_datoer: bool,
    /// Skriv over ei fil som finnes fra før
    #[arg(long)]
    skriv_over: bool,
}

const LONG_ABOUT: &str = "\
Skriv hva som er nytt siden en dag, til styret og til møter.

Rapporten sier hva som er tatt i bruk, planlagt, avsluttet og bekreftet, hvilke dokumenter som er nye, \
hvordan løsningene er utbredt da og nå, hvem som har svart og hva som er foreldet, hva flere trenger, og \
hvilke frister som kommer det neste året. Hvert tall har lenke til der det står på nettstedet.

Ligger nettstedet i git, blir innholdet slik det stod da, sammenlignet med filene slik de er nå, også de \
som ikke er lagt inn. Uten git, eller med --fra-datoer, sier datoene i innholdet hva som har skjedd: da \
er det som er tatt bort, og det som ikke har dato, ikke med. Rapporten sier hvilken vei som er brukt.

Rapporten har bare det nettstedet viser. Det som er tatt bort, blir talt, aldri gjengitt.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv rapport --siden 2026-08-01                              Markdown til skjermen
  digitv rapport --siden 2026-08-01 --til rapport.html           ei side som kan skrives ut
  digitv rapport --siden v1.2 --til rapport.md                   fra et merke i git
  digitv rapport --siden 2026-08-01 --format epost --til e.html  HTML til et nyhetsbrev

Sida er hel i én fil: åpne den i nettleseren, og skriv ut eller lagre som PDF. E-posten har stilen i \
hver del og henter ingenting, så den kan limes inn i et nyhetsbrev.";

/// A form, as it is chosen.
#[derive(Clone, Copy, ValueEnum)]
enum Written {
    /// Ei side for utskrift
    #[value(alias = "html")]
    Side,
    /// Markdown
    #[value(alias = "markdown")]
    Md,
    /// HTML for e-post og nyhetsbrev
    #[value(alias = "e-post")]
    Epost,
}

/// A written form of Norwegian, as it is chosen.
#[derive(Clone, Copy, ValueEnum)]
enum WrittenForm {
    #[value(name = "bokmål", alias = "nb")]
    Bokmaal,
    #[value(alias = "nn")]
    Nynorsk,
}

impl Rapport {
    pub(super) fn run(self) -> Result<(), Failure> {
        let form = self.form()?;
        let root = self.root.find()?;
        let options = Options {
            as_of: self.day.given()?,
            ..Options::default()
        };
        let (_, loaded, site) = self.root.load_whole(&options)?;
        let since = Since::read(&root, &self.siden, self.fra_datoer, &loaded.files)?;
        let lang = match self.lang {
            Some(WrittenForm::Bokmaal) => Lang::Nb,
            Some(WrittenForm::Nynorsk) => Lang::Nn,
            None => site.config.lang,
        };
        let bytes = match &since {
            Since::Dates { from, why } => {
                let as_of = site.knowledge.as_of;
                if *from > as_of {
                    return Err(ahead_of_the_site(*from, as_of));
                }
                if let Some(why) = why {
                    say(why);
                }
                by_dates(&site, *from, form, lang)?
            }
            Since::Commit(then) => compared(&site, &loaded.files, then, form, lang)?,
        };
        self.write(&bytes)
    }

    /// Returns the form that is asked for, else the one that the ending of the file says.
    fn form(&self) -> Result<Form, Failure> {
        let ending = self.til.extension().map(|one| one.to_ascii_lowercase());
        let ending = ending.as_ref().and_then(|one| one.to_str());
        match (self.format, ending) {
            (Some(Written::Side), _) => Ok(Form::Page),
            (Some(Written::Md), _) => Ok(Form::Markdown),
            (Some(Written::Epost), _) => Ok(Form::Mail),
            (None, Some("html" | "htm")) => Ok(Form::Page),
            (None, Some("md" | "markdown" | "txt")) => Ok(Form::Markdown),
            (None, _) if self.is_to_screen() => Ok(Form::Markdown),
            (None, _) => {
                let message = tr!(
                    "{file} sier ikke hvilken form det er",
                    file = self.til.display()
                );
                let help = tr!(
                    "Gi fila endinga .html eller .md, eller velg med --format: side, md, epost."
                );
                Err(Failure::Environment(message, Some(help)))
            }
        }
    }

    fn is_to_screen(&self) -> bool {
        self.til.as_os_str() == "-"
    }

    fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        let text = String::from_utf8_lossy(bytes);
        if self.is_to_screen() {
            return output(&text);
        }
        write_new(&self.til, &text, self.skriv_over)?;
        print(&tr!(
            "Rapporten ligger i {file}.",
            file = self.til.display()
        ))
    }
}

/// Writes what dates tell.
fn by_dates(site: &Site, from: Date, form: Form, lang: Lang) -> Result<Vec<u8>, Failure> {
    let subject = Subject {
        from,
        basis: Basis::Dates,
        changes: &site.knowledge.changes_by_date(from),
    };
    rendered(site, &subject, form, lang)
}

/// Writes what differs from the content as it stood.
fn compared(
    site: &Site,
    files: &Snapshot,
    then: &since::Commit,
    form: Form,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let before = past(&then.files).ok_or_else(|| {
        let message = tr!(
            "site.yaml slik den var {day} kan ikke leses nå",
            day = PartialDate::from_day(then.day)
        );
        let help = tr!("Velg en senere dag, eller bruk datoene i innholdet med --fra-datoer.");
        Failure::Environment(message, Some(help))
    })?;
    let differs = |was: &str, is: &str| then.files.get(was) != files.get(is);
    let earlier = Earlier {
        knowledge: &before.knowledge,
        differs: &differs,
    };
    let subject = Subject {
        from: then.from,
        basis: Basis::History {
            then: &before.knowledge,
            commit: &then.name,
            day: then.day,
            with_errors: before.with_errors,
        },
        changes: &site.knowledge.changes_since(earlier, then.from),
    };
    rendered(site, &subject, form, lang)
}

fn rendered(
    site: &Site,
    subject: &Subject<'_>,
    form: Form,
    lang: Lang,
) -> Result<Vec<u8>, Failure> {
    let made = site
        .plan
        .render_digest(subject, form, lang, &site.context());
    made.map_err(|error| {
        let found = [error.into_diagnostic()];
        report(&at_least(&found, Severity::Error), &Snapshot::default());
        Failure::Content
    })
}

fn ahead_of_the_site(from: Date, as_of: Date) -> Failure {
    let message = tr!(
        "{from} er etter den dagen nettstedet gjelder per, {as_of}",
        from,
        as_of
    );
    let help = tr!("Velg en tidligere dag, eller flytt fram dagen med --as-of.");
    Failure::Environment(message, Some(help))
}
