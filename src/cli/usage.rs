//! Help and wrong usage, in Norwegian.

use std::error::Error as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output::{Failure, fail, output, say};

/// The layout of a help text.
pub(super) const TEMPLATE: &str = "\
{about-with-newline}
Bruk: {usage}

{all-args}{after-help}";

/// Reports wrong usage, or shows the help that was asked for.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => show(error),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // A closed pipe is no error.
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => {
            let command = std::env::args().nth(1).unwrap_or_default();
            let wrong = wrong_usage(error, &command);
            say(&format!("feil: {}", wrong.message));
            for help in wrong.helps {
                say(&format!("hjelp: {help}"));
            }
            ExitCode::from(2)
        }
    }
}

/// Shows the text that was asked for, in colour on a terminal.
fn show(error: &clap::Error) -> ExitCode {
    let written = if super::output::coloured(&std::io::stdout()) {
        error.print().map_err(|error| {
            Failure::Environment(format!("kan ikke skrive til standard ut: {error}"), None)
        })
    } else {
        output(&error.render().to_string())
    };
    written.map_or_else(fail, |()| ExitCode::SUCCESS)
}

/// The message for wrong usage, with advice.
struct WrongUsage {
    message: String,
    helps: Vec<String>,
}

fn wrong_usage(error: &clap::Error, command: &str) -> WrongUsage {
    let argument = text(error, ContextKind::InvalidArg);
    if error.kind() == ErrorKind::UnknownArgument && !argument.starts_with('-') {
        return surplus(&argument, command);
    }
    let more = match error.kind() {
        ErrorKind::InvalidSubcommand => "`digitv --help` viser kommandoene.".to_owned(),
        _ if command.starts_with('-') || command.is_empty() => {
            "`digitv --help` viser kommandoene.".to_owned()
        }
        _ => format!("`digitv {command} --help` viser valgene."),
    };
    let meant = suggestion(error).map(|meant| format!("Mente du `{meant}`?"));
    WrongUsage {
        message: message(error, &argument),
        helps: meant.into_iter().chain([more]).collect(),
    }
}

/// Returns the message for a word where no more words are read.
fn surplus(word: &str, command: &str) -> WrongUsage {
    let (message, help) = match command {
        "init" => (
            format!("for mange mapper: `{word}`"),
            "`digitv init` lager ett nettsted om gangen. Sett hermetegn om et navn med mellomrom: `digitv init \"Ny bank\"`.".to_owned(),
        ),
        "build" | "check" | "serve" => (
            format!("`digitv {command}` tar ingen mappe eller fil, men fikk `{word}`"),
            format!("Oppgi mappa med nettstedet slik: `digitv {command} --root {word}`."),
        ),
        _ => (
            format!("for mange ord: `{word}`"),
            format!("Sett hermetegn om det som har mellomrom. `digitv {command} --help` viser hva som kan stå der."),
        ),
    };
    WrongUsage {
        message,
        helps: vec![help],
    }
}

fn message(error: &clap::Error, argument: &str) -> String {
    // `--format <FORM>`: only the name was typed.
    let name = argument.split([' ', '=']).next().unwrap_or_default();
    // An argument that has no name but its place: `<TJENER>`.
    let what = match name.strip_prefix('<') {
        Some(place) => place.trim_end_matches(['>', '.']),
        None => name,
    };
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("ukjent valg `{what}`"),
        ErrorKind::InvalidSubcommand => format!(
            "ukjent kommando `{}`",
            text(error, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::InvalidValue if value.is_empty() => format!("`{what}` mangler en verdi"),
        ErrorKind::InvalidValue => {
            let valid = text(error, ContextKind::ValidValue);
            let choice = if valid.is_empty() {
                String::new()
            } else {
                format!("; velg mellom {valid}")
            };
            format!("«{value}» kan ikke brukes for `{what}`{choice}")
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            format!("«{value}» kan ikke brukes for `{what}`: {why}")
        }
        ErrorKind::NoEquals => format!("skriv `{what}=` og verdien, uten mellomrom"),
        ErrorKind::TooManyValues if takes_none(error) => {
            format!("`{what}` tar ingen verdi, men fikk «{value}»")
        }
        ErrorKind::TooManyValues => format!("`{what}` fikk en verdi for mye: «{value}»"),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("feil antall verdier for `{what}`")
        }
        ErrorKind::MissingRequiredArgument => format!("`{what}` mangler"),
        ErrorKind::MissingSubcommand => "oppgi en kommando".to_owned(),
        ErrorKind::ArgumentConflict => conflict(error, argument, what),
        ErrorKind::InvalidUtf8 => "et av ordene er ikke gyldig UTF-8-tekst".to_owned(),
        ErrorKind::Io | ErrorKind::Format => "kan ikke skrive til skjermen".to_owned(),
        _ => "kommandoen kan ikke leses".to_owned(),
    }
}

/// Returns whether the argument is a flag, which takes no value: its usage names none.
fn takes_none(error: &clap::Error) -> bool {
    let argument = text(error, ContextKind::InvalidArg);
    !argument.contains('<')
}

fn conflict(error: &clap::Error, argument: &str, what: &str) -> String {
    let other = text(error, ContextKind::PriorArg);
    if other.is_empty() || other == argument {
        return format!("`{what}` står to ganger");
    }
    let other = other.split(' ').next().unwrap_or_default();
    let other = other.trim_matches(['<', '>', '[', ']']);
    format!("`{what}` kan ikke stå sammen med `{other}`")
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    kinds.into_iter().find_map(|kind| match error.get(kind) {
        // The last is the nearest.
        Some(ContextValue::Strings(texts)) => texts.last().cloned(),
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    })
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
