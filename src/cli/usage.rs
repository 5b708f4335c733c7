//! Help and wrong usage, in Norwegian.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::say;

/// The layout of a help text.
pub(super) const TEMPLATE: &str = "\
{about-with-newline}
Bruk: {usage}

{all-args}{after-help}";

/// Tells of wrong usage, or shows the help that was asked for.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    ) {
        // A closed pipe is no failure of ours.
        let _ = error.print();
        let asked = error.kind() != ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
        return if asked {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(2)
        };
    }
    say(&format!("feil: {}", message(error)));
    if let Some(meant) = suggestion(error) {
        say(&format!("hjelp: Mente du `{meant}`?"));
    }
    say("hjelp: `digitv --help` viser kommandoene, `digitv <kommando> --help` viser valgene.");
    ExitCode::from(2)
}

fn message(error: &clap::Error) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    // `--format <FORM>`: the name alone is what was typed.
    let argument = argument.split(" <").next().unwrap_or_default();
    match error.kind() {
        ErrorKind::UnknownArgument => format!("ukjent valg `{argument}`"),
        ErrorKind::InvalidSubcommand => format!(
            "ukjent kommando `{}`",
            text(error, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::InvalidValue => {
            let value = text(error, ContextKind::InvalidValue);
            let valid = text(error, ContextKind::ValidValue);
            match (value.is_empty(), valid.is_empty()) {
                (true, _) => format!("valget `{argument}` mangler en verdi"),
                (_, true) => format!("«{value}» kan ikke brukes for `{argument}`"),
                _ => format!("«{value}» kan ikke brukes for `{argument}`; velg mellom {valid}"),
            }
        }
        ErrorKind::MissingRequiredArgument => format!("`{argument}` mangler"),
        ErrorKind::MissingSubcommand => "oppgi en kommando".to_owned(),
        ErrorKind::ArgumentConflict => {
            format!("`{argument}` kan ikke stå sammen med et annet valg, eller står to ganger")
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => {
            format!("feil antall verdier for `{argument}`")
        }
        _ => error
            .to_string()
            .trim_start_matches("error: ")
            .trim_end()
            .to_owned(),
    }
}

fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    kinds
        .into_iter()
        .map(|kind| text(error, kind))
        .find(|text| !text.is_empty())
}

fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}
