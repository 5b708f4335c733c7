//! The problems of fields that are unknown, missing or empty.

use tr::tr;

use crate::diagnostic::{Check, Problem, nearest};
use crate::text::accents::folded;
use crate::yaml::other_names;
use crate::yaml::problems::{Problems, code_list};

/// Returns the name among `known` that was probably meant by `written`.
pub(super) fn suggestion(written: &str, known: &[&'static str]) -> Option<&'static str> {
    let plain = plain_name(written);
    let exact = known.iter().find(|known| **known == plain).copied();
    exact
        .or_else(|| other_names::meant(&plain, known))
        .or_else(|| {
            let near = folded(&plain.to_lowercase());
            nearest(&near, known.iter().map(|known| (folded(known), *known)))
        })
}

/// Returns `written` without characters that are invisible or no part of a name: hard spaces, and
/// the dash of an item.
pub(super) fn plain_name(written: &str) -> String {
    let is_space = |letter: char| letter.is_whitespace();
    let name = written.trim_matches(is_space);
    let name = name
        .strip_prefix('-')
        .map_or(name, |rest| rest.trim_matches(is_space));
    name.replace(|letter: char| is_space(letter) && letter != ' ', " ")
}

pub(super) fn unknown_field(written: &str, suggestion: Option<&str>, known: &[&str]) -> Problem {
    let is_hard = |letter: char| letter.is_whitespace() && letter != ' ';
    let name = plain_name(written);
    if written.contains(is_hard) {
        let message = tr!(
            "foran eller i navnet `{name}` står det et hardt mellomrom (fra Word eller en nettside)",
            name
        );
        return Problem::new(Check::UnknownField, message)
            .help(tr!("Slett det, og skriv vanlige mellomrom."));
    }
    let help = match suggestion {
        Some(suggestion) => tr!("Mente du `{suggestion}`?", suggestion),
        None => tr!(
            "Feltene som kan stå her: {known}.",
            known = code_list(known)
        ),
    };
    Problem::new(
        Check::UnknownField,
        tr!("feltet `{name}` finnes ikke her", name),
    )
    .help(help)
}

/// Returns the value that is lost as a comment since it begins with `#`: `tittel: #1 skjema`.
pub(in crate::yaml) fn commented_out(problems: &Problems) -> Option<String> {
    let rest = problems.after_name()?;
    let is_meant = rest
        .strip_prefix('#')
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    is_meant.then(|| rest.to_owned())
}

pub(super) fn empty_item(problems: &Problems, expected: &str) -> Problem {
    match problems.written().filter(|written| *written != "~") {
        Some(null) if null.eq_ignore_ascii_case("null") => Problem::new(
            Check::EmptyValue,
            tr!(
                "punktet i lista er tomt: `{null}` betyr ingenting i YAML",
                null
            ),
        )
        .help(tr!(
            "Er ordet ment, sett det i anførselstegn: `- '{null}'`.",
            null
        )),
        _ => Problem::new(Check::EmptyValue, tr!("punktet i lista er tomt")).help(tr!(
            "Fyll inn {expected}, eller ta bort linja.",
            expected = tr!(expected)
        )),
    }
}

pub(super) fn missing(key: &str, expected: &str) -> Problem {
    Problem::new(Check::MissingField, tr!("feltet `{key}` mangler", key)).help(tr!(
        "Legg til `{key}:` med {expected}.",
        key,
        expected = tr!(expected)
    ))
}

pub(super) fn empty(key: &str, expected: &str) -> Problem {
    Problem::new(Check::EmptyValue, tr!("feltet `{key}` er tomt", key))
        .help(tr!("Fyll inn {expected}.", expected = tr!(expected)))
}
