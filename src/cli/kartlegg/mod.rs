//! `digitv kartlegg`: workbooks out to municipalities, and their answers in.

use clap::{Args, Subcommand};

use super::output::Failure;

mod behind;
mod guard;
mod incoming;
mod inn;
mod ut;
mod work;
mod write;

/// Spør kommunene i arbeidsbøker, og ta inn svarene
#[derive(Args)]
#[command(override_usage = "digitv kartlegg ut|inn", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP, subcommand_help_heading = "Kommandoer")]
pub(super) struct Kartlegg {
    #[command(subcommand)]
    command: Command,
}

const LONG_ABOUT: &str = "\
Spør kommunene i arbeidsbøker, og ta inn svarene.

Hver kommune får ei Excel-fil der alt som er kjent, står fra før. Den retter, fyller ut og sender \
fila tilbake. Svarene blir flettet med filene slik de er da: det som andre har endret imens, blir ikke \
borte. docs/kartlegging.md viser hvordan en runde går.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv kartlegg ut --runde \"Høsten 2026\" --frist 2026-12-20
  digitv kartlegg inn --prøv svar/*.xlsx
  digitv kartlegg inn svar/*.xlsx --rapport svar.md";

#[derive(Subcommand)]
enum Command {
    Ut(ut::Ut),
    Inn(inn::Inn),
}

impl Kartlegg {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::Ut(ut) => ut.run(),
            Command::Inn(inn) => inn.run(),
        }
    }
}
