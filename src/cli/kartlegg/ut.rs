//! `digitv kartlegg ut`: writes a workbook for each municipality.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use tr::tr;

use super::super::chosen::{chosen, due_date};
use super::super::day::today;
use super::super::output::{Failure, print, write_or_advise};
use super::super::root::{Root, seen_by};
use super::super::usage::TEMPLATE;
use super::write::{Writing, write_all};
use crate::config::Audience;
use crate::content::audience;
use crate::content::round::{self, ROUNDS_FILE, Round};
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::site::{Loaded, Options};
use crate::survey::rounds;
use crate::survey::workbook::{self, matrix, of_municipality};
use crate::text::date::PartialDate;

/// Lag ei arbeidsbok for hver kommune, med det som er kjent
#[derive(Args)]
#[command(
    override_usage = "digitv kartlegg ut [KOMMUNER] [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = TEMPLATE)]
pub(super) struct Ut {
    /// Kommunene (ellers: alle)
    #[arg(value_name = "KOMMUNER", help_heading = "Kommuner")]
    municipalities: Vec<String>,
    #[command(flatten)]
    root: Root,
    /// Mappa arbeidsbøkene skrives i
    #[arg(long, value_name = "MAPPE", default_value = "kartlegging")]
    til: PathBuf,
    /// Dagen svarene skal være inne, som 2026-12-20
    #[arg(long, value_name = "DATO")]
    frist: Option<String>,
    /// Navnet på runden, som føres i content/data/runder.yaml (ellers: den siste der, til fristen er ute)
    #[arg(long, value_name = "NAVN")]
    runde: Option<String>,
    /// Lag ei arbeidsbok for alle, med en kolonne for hver kommune
    #[arg(long)]
    matrise: bool,
    /// Skriv over arbeidsbøker som er endret siden sist
    #[arg(long)]
    skriv_over: bool,
}

impl Ut {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (root, loaded, site) = self.root.load_whole(&Options::FOR_WRITERS)?;
        let knowledge = &site.knowledge;
        let chosen = chosen(knowledge, &self.municipalities)?;
        let known = match &self.runde {
            Some(name) => knowledge.rounds.iter().find(|round| round.name == *name),
            None => open_round(knowledge, &loaded),
        };
        let due = match &self.frist {
            Some(text) => Some(due_date(text)?),
            None => known.and_then(|round| round.due),
        };
        let name = self.runde.clone();
        let sent = workbook::Round {
            name: name.or_else(|| known.map(|round| round.name.clone())),
            due,
        };
        let mut books = Vec::new();
        if self.matrise {
            let bytes = matrix(&loaded.files, knowledge, &chosen, &sent);
            books.push(("matrise.xlsx".to_owned(), made(bytes)?));
        } else {
            for id in &chosen {
                let slug = knowledge.municipality(*id).entry.slug;
                let (seen, id) = seen_by(slug, &loaded, &site)?;
                let bytes = of_municipality(&loaded.files, &seen.knowledge, id, &sent);
                books.push((format!("{slug}.xlsx"), made(bytes)?));
            }
        }
        for (name, bytes) in &books {
            self.may_write(&self.til.join(name), bytes)?;
        }
        self.note_round(&root, &loaded, known, &chosen, &sent)?;
        for (name, bytes) in &books {
            write_or_advise(&self.til.join(name), bytes, || {
                tr!(
                    "Er fila åpen i et annet program? Lukk den, eller velg ei anna mappe med --til."
                )
            })?;
        }
        print(&tr!(
            "Ei arbeidsbok ligger i {folder}."
                | "{n} arbeidsbøker ligger i {folder}." % books.len(),
            folder = self.til.display()
        ))?;
        match &sent.name {
            Some(name) => print(&tr!("Svarene blir ført i runden «{name}».", name)),
            None => Ok(()),
        }
    }

    /// Refuses to write over a workbook that somebody may have filled in.
    fn may_write(&self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        match fs::read(path) {
            Ok(now) if now != bytes && !self.skriv_over => {
                let message = tr!(
                    "{path} finnes fra før, og er en annen",
                    path = path.display()
                );
                let help = tr!(
                    "Ta den inn med `digitv kartlegg inn`, skriv til ei anna mappe med --til, eller skriv over med --skriv-over. Ingenting er skrevet."
                );
                Err(Failure::Environment(message, Some(help)))
            }
            _ => Ok(()),
        }
    }

    /// Notes the round that is named in the file of rounds, with those who are asked.
    fn note_round(
        &self,
        root: &Path,
        loaded: &Loaded,
        known: Option<&Round>,
        chosen: &[MunicipalityId],
        sent: &workbook::Round,
    ) -> Result<(), Failure> {
        let (Some(name), Some(site)) = (&self.runde, &loaded.site) else {
            return Ok(());
        };
        let knowledge = &site.knowledge;
        let slugs = chosen
            .iter()
            .map(|id| knowledge.municipality(*id).entry.slug);
        let round = Round {
            name: name.clone(),
            opened: PartialDate::from_day(today().unwrap_or(knowledge.as_of)),
            due: sent.due,
            asked: slugs.collect(),
            answered: Vec::new(),
        };
        let before = loaded.files.get(ROUNDS_FILE);
        let text = before.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let after = rounds::open(text.as_deref(), known, &round).map_err(|reason| {
            let help = tr!(
                "Rett {file} for hånd. Ingenting er skrevet.",
                file = ROUNDS_FILE
            );
            Failure::Environment(tr!("runden kan ikke føres: {reason}", reason), Some(help))
        })?;
        let Some(after) = after else { return Ok(()) };
        let writing = Writing {
            file: ROUNDS_FILE.to_owned(),
            before: before.map(|bytes| bytes.to_vec()),
            after,
        };
        write_all(root, &[writing])
    }
}

/// Returns the last round that everybody sees, until it is due. A workbook that belonged to no round
/// would not be noted as an answer; one that is kept for the network is named by who asks in it.
fn open_round<'k>(knowledge: &'k Knowledge, loaded: &Loaded) -> Option<&'k Round> {
    let is_over = |due: PartialDate| today().is_some_and(|today| due.latest() < today);
    let shown = audience::shown(&loaded.files, Audience::Public).files;
    let (public, _) = round::parse(&String::from_utf8_lossy(shown.get(ROUNDS_FILE)?));
    let last = public.last()?;
    let mut rounds = knowledge.rounds.iter();
    let known = rounds.find(|round| round.name == last.name);
    known.filter(|round| !round.due.is_some_and(is_over))
}

fn made<E: std::fmt::Display>(bytes: Result<Vec<u8>, E>) -> Result<Vec<u8>, Failure> {
    bytes.map_err(|error| {
        Failure::Environment(tr!("arbeidsboka kan ikke lages: {error}", error), None)
    })
}
