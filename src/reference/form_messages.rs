//! Gives what the forms of the published site say of values that are wrong, in both written forms:
//! the texts of the checks themselves, and the same in nynorsk.

use serde::Serialize;

use crate::content::head::SUMMARY_TOO_LONG;
use crate::content::municipality::{Mailbox, MaturityLevel, MunicipalityNumber};
use crate::content::unknown::Unknown;
use crate::content::vocabulary::Missing;
use crate::messages::in_nynorsk;
use crate::text::Vocabulary as _;
use crate::yaml::dates::{NO_DATE, NO_SUCH_DAY, UNLIKELY_YEAR};
use crate::yaml::fields::FromYaml as _;
use crate::yaml::names::NewSlug;
use crate::yaml::problems::{A_NUMBER, A_TEXT, WRONG_TYPE};
use crate::yaml::url::Url;
use crate::yaml::values::TOO_LONG;
use crate::yaml::words::UNKNOWN_WORD;

/// A message about a value that is wrong. `{value}` stands for the value, `{count}` for the number of
/// its characters and `{limit}` for the most that it may have.
#[derive(Serialize)]
pub(super) struct Message {
    /// The fault: `date`, `too_long`.
    fault: &'static str,
    /// In bokmål.
    nb: String,
    /// In nynorsk.
    nn: String,
}

/// A text that stands in another, by its mark there.
type Part = (&'static str, &'static str);

/// The text about each fault, with the texts that stand in it.
const TEXTS: [(&str, &str, &[Part]); 15] = [
    ("date", NO_DATE, &[]),
    ("no_such_day", NO_SUCH_DAY, &[]),
    ("year", UNLIKELY_YEAR, &[]),
    ("address", Url::REFUSED, &[]),
    ("mailbox", Mailbox::REFUSED, &[]),
    (
        "integer",
        WRONG_TYPE,
        &[("{found}", A_TEXT), ("{expected}", u32::EXPECTED)],
    ),
    (
        "too_large",
        WRONG_TYPE,
        &[("{found}", A_NUMBER), ("{expected}", u32::EXPECTED)],
    ),
    (
        "number",
        WRONG_TYPE,
        &[("{found}", A_TEXT), ("{expected}", f64::EXPECTED)],
    ),
    ("unknown", UNKNOWN_WORD, &[("{what}", Missing::NAME)]),
    ("slug", NewSlug::REFUSED, &[]),
    ("municipality_number", MunicipalityNumber::REFUSED, &[]),
    ("level", MaturityLevel::REFUSED, &[]),
    ("clause", Unknown::REFUSED, &[]),
    ("too_long", TOO_LONG, &[]),
    ("too_long_summary", SUMMARY_TOO_LONG, &[]),
];

/// Returns the messages of all faults.
pub(super) fn messages() -> Vec<Message> {
    let message = |(fault, text, parts)| Message {
        fault,
        nb: said(text, parts, str::to_owned),
        nn: said(text, parts, in_nynorsk),
    };
    TEXTS.into_iter().map(message).collect()
}

/// Returns `text` with its parts, each as `translated`, and with the marks that the forms fill.
fn said(text: &str, parts: &[Part], translated: fn(&str) -> String) -> String {
    let whole = parts.iter().fold(translated(text), |said, &(mark, part)| {
        said.replace(mark, &translated(part))
    });
    whole
        .replace("{text}", "{value}")
        .replace("{length}", "{count}")
}

#[cfg(test)]
mod tests {
    use serde_yaml::Value;

    use super::*;
    use crate::text::PartialDate;
    use crate::yaml::fields::FromYaml;
    use crate::yaml::problems::Problems;
    use crate::yaml::written::Written;

    /// Returns what the check of the type says of `value`.
    fn refused<T: FromYaml>(value: impl Into<Value>) -> String {
        let written = Written::new(Vec::new().into(), 0..0);
        let mut problems = Problems::reading("".into(), written);
        T::from_yaml(&value.into(), &mut problems);
        let found = problems.into_found();
        found.first().expect("a problem").message.clone()
    }

    #[test]
    fn the_forms_say_what_the_checks_say() {
        let said = messages();
        let of = |fault: &str| {
            let message = said.iter().find(|message| message.fault == fault);
            message.expect(fault).nb.replace("{value}", "¤")
        };
        assert_eq!(of("date"), refused::<PartialDate>("¤"));
        assert_eq!(of("address"), refused::<Url>("¤"));
        assert_eq!(of("mailbox"), refused::<Mailbox>("¤"));
        assert_eq!(of("integer"), refused::<u32>("¤"));
        assert_eq!(of("too_large"), refused::<u32>(10_000_000_000_u64));
        assert_eq!(of("number"), refused::<f64>("¤"));
        assert_eq!(of("unknown"), refused::<Unknown>("¤"));
        assert_eq!(of("slug"), refused::<NewSlug>("¤"));
        assert_eq!(of("level"), refused::<MaturityLevel>(6));
        assert_eq!(of("clause"), refused::<Unknown>("Vi vet ikke"));
    }

    #[test]
    fn every_message_has_the_same_marks_in_nynorsk() {
        for message in messages() {
            let marks = |text: &str| text.matches('{').count();
            assert_eq!(marks(&message.nb), marks(&message.nn), "{}", message.nb);
        }
    }
}
