//! `digitv purre`: writes a mail for each municipality that has not answered.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use tr::tr;

use super::chosen::{chosen, due_date};
use super::output::{Failure, output, print, write_or_advise};
use super::root::{Root, seen_by};
use super::usage::TEMPLATE;
use crate::content::Kind;
use crate::content::round::Round as Rounded;
use crate::diagnostic::nearest;
use crate::edit::describe::date_said;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::pages::site_page::SitePage;
use crate::site::{Loaded, Options, Site};
use crate::survey::reminder::{Reminder, mail, recipient};
use crate::survey::workbook::{Round, language_of, of_municipality};
use crate::text::characters::visible;
use crate::text::date::PartialDate;
use crate::text::{Lang, Vocabulary as _};

/// Lag en e-post til hver kommune som ikke har svart
#[derive(Args)]
#[command(
    override_usage = "digitv purre [KOMMUNER] [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = TEMPLATE, long_about = LONG_ABOUT)]
pub(super) struct Purre {
    /// Kommunene (ellers: alle som er spurt i runden)
    #[arg(value_name = "KOMMUNER", help_heading = "Kommuner")]
    municipalities: Vec<String>,
    #[command(flatten)]
    root: Root,
    /// Mappa e-postene skrives i
    #[arg(long, value_name = "MAPPE", default_value = "purring")]
    til: PathBuf,
    /// Runden (ellers: den siste i content/data/runder.yaml)
    #[arg(long, value_name = "NAVN")]
    runde: Option<String>,
    /// Dagen svarene skal være inne (ellers: fristen i runden)
    #[arg(long, value_name = "DATO")]
    frist: Option<String>,
    /// Skriv også til dem som har svart
    #[arg(long)]
    alle: bool,
}

const LONG_ABOUT: &str = "\
Lag en e-post til hver kommune som ikke har svart.

E-postene er filer (`.eml`) som åpnes som utkast: ingenting blir sendt herfra. Hver sier hva som går \
ut, hva kommunen aldri har sagt, og de tre svarene som betyr mest og hvorfor, med lenke til skjemaet og \
arbeidsboka ved. Mottakeren er den felles postkassa kommunen har oppgitt; ellers står feltet tomt.

En tabell viser hvem som har svart i runden.";

/// A municipality in the table.
struct Line {
    title: String,
    answered: Option<PartialDate>,
    mail: Option<String>,
    has_recipient: bool,
}

impl Purre {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (_, loaded, site) = self.root.load_whole(&Options::FOR_WRITERS)?;
        let knowledge = &site.knowledge;
        let rounded = self.round(knowledge)?;
        let due = self.frist.as_deref().map(due_date).transpose()?;
        let round = Round {
            name: rounded.map(|round| round.name.clone()),
            due: due.or_else(|| rounded.and_then(|round| round.due)),
        };
        let mut lines = Vec::new();
        for id in self.asked(knowledge, rounded)? {
            lines.push(self.one(&site, &loaded, id, rounded, &round)?);
        }
        output(&visible(&table(&lines)))?;
        let count = lines.iter().filter(|line| line.mail.is_some()).count();
        print(&match count {
            0 => tr!("Alle har svart. Ingen e-poster er skrevet."),
            1 => tr!("Én e-post ligger i {folder}.", folder = self.til.display()),
            count => tr!(
                "{count} e-poster ligger i {folder}.",
                count,
                folder = self.til.display()
            ),
        })
    }

    fn round<'k>(&self, knowledge: &'k Knowledge) -> Result<Option<&'k Rounded>, Failure> {
        let Some(name) = &self.runde else {
            return Ok(knowledge.rounds.last());
        };
        let found = knowledge.rounds.iter().find(|round| round.name == *name);
        found.map(Some).ok_or_else(|| {
            let names = knowledge
                .rounds
                .iter()
                .map(|round| (&round.name, &round.name));
            let help = match nearest(name, names) {
                Some(meant) => tr!("Mente du «{meant}»?", meant),
                None => tr!("Rundene står i content/data/runder.yaml."),
            };
            Failure::Environment(tr!("ingen runde heter «{name}»", name), Some(help))
        })
    }

    /// Returns those who are named, else those who are asked in the round, else all.
    fn asked(
        &self,
        knowledge: &Knowledge,
        round: Option<&Rounded>,
    ) -> Result<Vec<MunicipalityId>, Failure> {
        match round.filter(|round| self.municipalities.is_empty() && !round.asked.is_empty()) {
            Some(round) => {
                let asked = round.asked.iter();
                Ok(asked
                    .filter_map(|slug| knowledge.municipality_by_slug(slug.as_str()))
                    .collect())
            }
            None => chosen(knowledge, &self.municipalities),
        }
    }

    fn one(
        &self,
        site: &Arc<Site>,
        loaded: &Loaded,
        id: MunicipalityId,
        rounded: Option<&Rounded>,
        round: &Round,
    ) -> Result<Line, Failure> {
        let slug = site.knowledge.municipality(id).entry.slug;
        let (site, id) = seen_by(slug, loaded, site)?;
        let knowledge = &site.knowledge;
        let entry = &knowledge.municipality(id).entry;
        let answers = rounded.into_iter().flat_map(|round| &round.answered);
        let mut answers = answers.filter(|answer| answer.municipality == entry.slug);
        let answered = answers.next().map(|answer| answer.date);
        let mut line = Line {
            title: entry.main.fields.head.title.clone(),
            answered,
            mail: None,
            has_recipient: recipient(knowledge, id).is_some(),
        };
        if answered.is_some() && !self.alle {
            return Ok(line);
        }
        let workbook = of_municipality(&loaded.files, knowledge, id, round).map_err(|error| {
            Failure::Environment(tr!("arbeidsboka kan ikke lages: {error}", error), None)
        })?;
        let link = form_of(&site, id);
        let reminder = Reminder {
            municipality: id,
            round,
            answered,
            link: &link,
            workbook: (&format!("{}.xlsx", entry.slug), &workbook),
        };
        let name = format!("{}.eml", entry.slug);
        write_or_advise(&self.til.join(&name), mail(knowledge, &reminder), || {
            tr!("Velg ei anna mappe med --til.")
        })?;
        line.mail = Some(name);
        Ok(line)
    }
}

/// Returns the web address of the form in which a municipality is corrected, in its written form.
fn form_of(site: &Site, id: MunicipalityId) -> String {
    let page = format!("/{}/", SitePage::Correct.slug());
    let nynorsk = format!("/{}{page}", Lang::Nn.slug());
    let is_nynorsk = language_of(&site.knowledge, id) == Lang::Nn;
    let address = match is_nynorsk && site.plan.route(&nynorsk).is_some() {
        true => nynorsk,
        false => page,
    };
    let slug = site.knowledge.municipality(id).entry.slug;
    let folder = Kind::Municipality.folder();
    format!("{}{address}?d={folder}/{slug}", site.config.base_url)
}

/// Returns who has answered and who has not, as a Markdown table.
fn table(lines: &[Line]) -> String {
    let answered = lines.iter().filter(|line| line.answered.is_some()).count();
    let mut out = tr!(
        "{answered} av {count} har svart.",
        answered,
        count = lines.len()
    );
    out.push_str("\n\n");
    out.push_str(&tr!("| Kommune | Svart | E-post | Mottaker |"));
    out.push_str("\n| --- | --- | --- | --- |\n");
    for line in lines {
        let answered = line.answered.map_or_else(|| tr!("nei"), date_said);
        let mail = line.mail.as_deref().unwrap_or("–");
        let to = match (line.mail.is_some(), line.has_recipient) {
            (false, _) => "–".to_owned(),
            (true, true) => tr!("felles postkasse"),
            (true, false) => tr!("mangler"),
        };
        let _ = writeln!(out, "| {} | {answered} | {mail} | {to} |", line.title);
    }
    out.push('\n');
    out
}
