//! `digitv kartlegg inn`: merges answers with the files of today.

use std::path::PathBuf;

use clap::Args;
use tr::tr;

use super::super::chosen::due_date;
use super::super::output::{Failure, output, print, write_file};
use super::super::root::Root;
use super::super::usage::TEMPLATE;
use super::incoming;
use super::work::Work;
use super::write::write_all;
use crate::edit::describe::Titles;
use crate::site::Options;
use crate::survey::report::{as_markdown, as_text};
use crate::survey::values::text;
use crate::text::characters::visible;
use crate::text::date::PartialDate;

/// Ta inn svar: flett dem med filene slik de er nå
#[derive(Args)]
#[command(
    override_usage = "digitv kartlegg inn FILER [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = TEMPLATE, after_help = AFTER_HELP)]
pub(super) struct Inn {
    /// Arbeidsbøker (`.xlsx`), tabeller (`.csv`), eller mapper med slike
    #[arg(value_name = "FILER", required = true, help_heading = "Filer")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    root: Root,
    /// Vis hva som ville skje, og skriv ingenting
    #[arg(long = "prøv", visible_alias = "prov")]
    try_only: bool,
    /// Skriv hva som skjedde, som Markdown
    #[arg(long = "rapport", value_name = "FIL")]
    report: Option<PathBuf>,
    /// Hvilket spørsmål i et skjema som hører til hvilket felt
    #[arg(long = "kobling", value_name = "FIL")]
    mapping: Option<PathBuf>,
    /// Dagen svarene ble gitt, der fila ikke sier det
    #[arg(long = "dato", value_name = "DATO")]
    day: Option<String>,
    /// Rollen til den som svarer, der fila ikke sier det
    #[arg(long = "rolle", value_name = "ROLLE")]
    role: Option<String>,
}

const AFTER_HELP: &str = "\
Hver celle blir dømt for seg: de riktige går inn, og hver som ikke gjør det, blir nevnt med ark og \
celle. Har andre endret det samme imens, er det en konflikt: begge sider blir vist, og det som står, \
står. Filene blir skrevet alle eller ingen. Det samme svaret to ganger endrer ingenting.

Status: 0 når alt er tatt inn, 1 når noe ikke er det, 2 når kommandoen er brukt feil.";

impl Inn {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (root, loaded, site) = self.root.load_whole(&Options::FOR_WRITERS)?;
        let mapped = self.mapping.as_deref().map(incoming::mapping).transpose()?;
        let names = incoming::municipalities(&site.knowledge);
        let given = self.given()?;
        let mut work = Work::on(&loaded, &site.knowledge);
        for path in incoming::files(&self.files)? {
            for mut answer in incoming::answers(&path, mapped.as_ref(), &names)? {
                answer.by.role = answer.by.role.take().or_else(|| given.0.clone());
                answer.by.date = answer.by.date.or(given.1);
                work.take_in(answer);
            }
        }
        work.look_again();
        let titles = Titles::of(&loaded.files);
        for told in &work.told {
            output(&visible(&as_text(told, &titles)))?;
        }
        let writings = work.writings()?;
        if let Some(path) = &self.report {
            write_file(path, as_markdown(&work.told, &titles))?;
        }
        if self.try_only {
            print(&tr!("Prøve: ingenting er skrevet."))?;
        } else {
            write_all(&root, &writings)?;
            let documents = work.texts.len();
            print(&match documents {
                0 => tr!("Ingen filer er endret."),
                count => {
                    tr!("1 fil om en kommune er endret."
                        | "{n} filer om kommuner er endret." % count)
                }
            })?;
        }
        match work.told.iter().all(|told| told.faults.is_empty()) {
            true => Ok(()),
            false => Err(Failure::Content),
        }
    }

    /// Returns the role and the day that the command line gives.
    fn given(&self) -> Result<(Option<String>, Option<PartialDate>), Failure> {
        let day = self.day.as_deref().map(due_date).transpose()?;
        if let Some(wrong) = self.role.as_deref().and_then(|role| text(role).err()) {
            return Err(Failure::Environment(wrong.message, Some(wrong.help)));
        }
        Ok((self.role.clone(), day))
    }
}
