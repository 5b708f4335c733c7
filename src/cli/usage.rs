//! Help, in bokmål, and wrong usage, in the language of messages.

use std::error::Error as _;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use tr::tr;

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
            say(&tr!("feil: {message}", message = wrong.message));
            for help in wrong.helps {
                say(&tr!("hjelp: {help}", help));
            }
            ExitCode::from(2)
        }
    }
}

/// Shows the text that was asked for, in colour on a terminal.
fn show(error: &clap::Error) -> ExitCode {
    let written = if super::output::coloured(&std::io::stdout()) {
        error.print().map_err(|error| {
            Failure::Environment(tr!("kan ikke skrive til standard ut: {error}", error), None)
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
        ErrorKind::InvalidSubcommand => tr!("`digitv --help` viser kommandoene."),
        _ if command.starts_with('-') || command.is_empty() => {
            tr!("`digitv --help` viser kommandoene.")
        }
        _ => tr!("`digitv {command} --help` viser valgene.", command),
    };
    let meant = suggestion(error).map(|meant| tr!("Mente du `{meant}`?", meant));
    WrongUsage {
        message: message(error, &argument),
        helps: meant.into_iter().chain([more]).collect(),
    }
}

/// Returns the message for a word where no more words are read.
fn surplus(word: &str, command: &str) -> WrongUsage {
    let (message, help) = match command {
        "init" => (
            tr!("for mange mapper: `{word}`", word),
            tr!(
                "`digitv init` lager ett nettsted om gangen. Sett hermetegn om et navn med mellomrom: `digitv init \"Ny bank\"`."
            ),
        ),
        "build" | "check" | "serve" => (
            tr!(
                "`digitv {command}` tar ingen mappe eller fil, men fikk `{word}`",
                command,
                word
            ),
            tr!(
                "Oppgi mappa med nettstedet slik: `digitv {command} --root {word}`.",
                command,
                word
            ),
        ),
        _ => (
            tr!("for mange ord: `{word}`", word),
            tr!(
                "Sett hermetegn om det som har mellomrom. `digitv {command} --help` viser hva som kan stå der.",
                command
            ),
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
        ErrorKind::UnknownArgument => tr!("ukjent valg `{what}`", what),
        ErrorKind::InvalidSubcommand => tr!(
            "ukjent kommando `{command}`",
            command = text(error, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::InvalidValue if value.is_empty() => tr!("`{what}` mangler en verdi", what),
        ErrorKind::InvalidValue => {
            let valid = text(error, ContextKind::ValidValue);
            if valid.is_empty() {
                tr!("«{value}» kan ikke brukes for `{what}`", value, what)
            } else {
                tr!(
                    "«{value}» kan ikke brukes for `{what}`; velg mellom {valid}",
                    value,
                    what,
                    valid
                )
            }
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            tr!(
                "«{value}» kan ikke brukes for `{what}`: {why}",
                value,
                what,
                why
            )
        }
        ErrorKind::NoEquals => tr!("skriv `{what}=` og verdien, uten mellomrom", what),
        ErrorKind::TooManyValues if takes_none(error) => {
            tr!("`{what}` tar ingen verdi, men fikk «{value}»", what, value)
        }
        ErrorKind::TooManyValues => tr!("`{what}` fikk en verdi for mye: «{value}»", what, value),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            tr!("feil antall verdier for `{what}`", what)
        }
        ErrorKind::MissingRequiredArgument => tr!("`{what}` mangler", what),
        ErrorKind::MissingSubcommand => tr!("oppgi en kommando"),
        ErrorKind::ArgumentConflict => conflict(error, argument, what),
        ErrorKind::InvalidUtf8 => tr!("et av ordene er ikke gyldig UTF-8-tekst"),
        ErrorKind::Io | ErrorKind::Format => tr!("kan ikke skrive til skjermen"),
        _ => tr!("kommandoen kan ikke leses"),
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
        return tr!("`{what}` står to ganger", what);
    }
    let other = other.split(' ').next().unwrap_or_default();
    let other = other.trim_matches(['<', '>', '[', ']']);
    tr!("`{what}` kan ikke stå sammen med `{other}`", what, other)
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
