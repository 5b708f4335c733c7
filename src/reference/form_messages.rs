//! Gives what the forms of the published site say of values that are wrong: in bokmål what the
//! checks say, asked of the checks themselves, and the same in nynorsk.

use serde::Serialize;
use serde_yaml::Value;

use crate::content::head::{SUMMARY_LIMIT, too_long_summary};
use crate::content::municipality::{Mailbox, MaturityLevel, MunicipalityNumber};
use crate::content::unknown::Unknown;
use crate::text::PartialDate;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::url::Url;
use crate::yaml::values::{NewSlug, too_long};
use crate::yaml::written::Written;

/// A message about a value that is wrong. `{value}` stands for the value, `{count}` for the number of
/// its characters and `{limit}` for the most that it may have.
#[derive(Serialize)]
pub(super) struct Message {
    /// The fault: `date`, `too_long`.
    fault: &'static str,
    /// In bokmål, as the checks say it.
    nb: String,
    /// In nynorsk.
    nn: &'static str,
}

/// A value that no field accepts.
const WRONG: &str = "¤";
/// A length, and a limit, that stand in no message by themselves.
const COUNT: usize = 9_876;
const LIMIT: usize = 6_789;

/// Returns the messages of all faults.
pub(super) fn messages() -> Vec<Message> {
    let message = |fault, nb: String, nn| Message { fault, nb, nn };
    let summary = too_long_summary(COUNT).message;
    vec![
        message(
            "date",
            refused::<PartialDate>(WRONG),
            "«{value}» er ikkje ein dato på forma år-månad-dag",
        ),
        message(
            "no_such_day",
            refused::<PartialDate>("2025-02-30").replace("2025-02-30", "{value}"),
            "datoen «{value}» finst ikkje i kalenderen",
        ),
        message(
            "year",
            refused::<PartialDate>("1066").replace("1066", "{value}"),
            "årstalet i «{value}» er neppe rett",
        ),
        message(
            "address",
            refused::<Url>(WRONG),
            "«{value}» er ikkje ei nettadresse",
        ),
        message(
            "mailbox",
            refused::<Mailbox>(WRONG),
            "«{value}» er ikkje ei e-postadresse",
        ),
        message(
            "integer",
            refused::<u32>(WRONG),
            "her står det tekst, men det skal stå eit heilt tal utan mellomrom, som `27939`",
        ),
        message(
            "too_large",
            refused::<u32>(10_000_000_000_u64),
            "her står det eit tal, men det skal stå eit heilt tal utan mellomrom, som `27939`",
        ),
        message(
            "number",
            refused::<f64>(WRONG),
            "her står det tekst, men det skal stå eit tal med punktum som desimalteikn, som `70.95`",
        ),
        message(
            "unknown",
            refused::<Unknown>(WRONG),
            "«{value}» står ikkje på lista",
        ),
        message(
            "slug",
            refused::<NewSlug>(WRONG),
            "«{value}» kan ikkje vere eit namn i ei adresse",
        ),
        message(
            "municipality_number",
            refused::<MunicipalityNumber>(WRONG),
            "«{value}» er ikkje eit kommunenummer",
        ),
        message(
            "level",
            refused::<MaturityLevel>(6),
            "nivået må vere frå 0 til 5",
        ),
        message(
            "clause",
            refused::<Unknown>("Vi vet ikke"),
            "her skal det stå eit ledd, ikkje ei heil setning",
        ),
        message(
            "too_long",
            counted(&too_long(COUNT, LIMIT).message),
            "verdien er på {count} teikn; han kan vere på høgst {limit}",
        ),
        message(
            "too_long_summary",
            counted(&summary).replace(&SUMMARY_LIMIT.to_string(), "{limit}"),
            "samandraget er på {count} teikn; det kan vere høgst {limit}",
        ),
    ]
}

/// Returns the message about `value` as a value of the type.
fn refused<T: FromYaml>(value: impl Into<Value>) -> String {
    let written = Written::new(Vec::new().into(), 0..0);
    let mut problems = Problems::reading("".into(), written);
    T::from_yaml(&value.into(), &mut problems);
    let found = problems.into_found();
    found
        .first()
        .map_or_else(String::new, |found| found.message.replace(WRONG, "{value}"))
}

fn counted(message: &str) -> String {
    message
        .replace(&COUNT.to_string(), "{count}")
        .replace(&LIMIT.to_string(), "{limit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_says_something_in_both_written_forms() {
        for message in messages() {
            assert!(message.nb.len() > 10, "{}: {}", message.fault, message.nb);
            let marks = |text: &str| text.matches('{').count();
            assert_eq!(marks(&message.nb), marks(message.nn), "{}", message.nb);
        }
    }
}
