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

/// Returns the problem that the name `written` has a space that is none for YAML, and looks like the
/// right one.
pub(super) fn hard_space(check: Check, written: &str) -> Option<Problem> {
    let is_hard = |letter: char| letter.is_whitespace() && letter != ' ';
    let name = plain_name(written);
    let message = match written {
        _ if written.starts_with(is_hard) => tr!(
            "foran navnet `{name}` står det et hardt mellomrom (fra Word eller en nettside)",
            name
        ),
        _ if written.ends_with(is_hard) => tr!(
            "etter navnet `{name}` står det et hardt mellomrom (fra Word eller en nettside)",
            name
        ),
        _ if written.contains(is_hard) => tr!(
            "i navnet `{name}` står det et hardt mellomrom (fra Word eller en nettside)",
            name
        ),
        _ => return None,
    };
    Some(Problem::new(check, message).help(tr!("Slett det, og skriv vanlige mellomrom.")))
}

pub(super) fn unknown_field(written: &str, suggestion: Option<&str>, known: &[&str]) -> Problem {
    if let Some(problem) = hard_space(Check::UnknownField, written) {
        return problem;
    }
    let name = plain_name(written);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hard_space_by_a_name_is_told_by_its_place() {
        for (written, place) in [
            ("\u{a0}tittel", "foran navnet `tittel`"),
            ("tittel\u{a0}", "etter navnet `tittel`"),
            ("kort\u{202f}fortalt", "i navnet `kort fortalt`"),
        ] {
            let problem = hard_space(Check::UnknownField, written);
            let message = problem.map(|problem| problem.message);
            assert!(
                message.is_some_and(|message| message.starts_with(place)),
                "{place}"
            );
        }
        assert!(hard_space(Check::UnknownField, "kort fortalt").is_none());
    }
}
