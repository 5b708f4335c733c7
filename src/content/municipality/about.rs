//! The number, population and mailbox of a municipality.

use tr::tr;

use crate::content::plausible;
use crate::diagnostic::{Check, Problem, Remedy};
use crate::messages::said;
use crate::text::PartialDate;
use crate::text::contact;
use crate::tr_later;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;
use crate::yaml::values;

/// A municipality number: four digits, as text so that `0301` has its leading zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct MunicipalityNumber(String);

impl MunicipalityNumber {
    /// Says that a value is no such number.
    pub const REFUSED: &'static str = tr_later!("«{text}» er ikke et kommunenummer");

    /// Returns the four digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromYaml for MunicipalityNumber {
    const EXPECTED: &'static str =
        tr_later!("et kommunenummer: fire sifre i anførselstegn, som `'4003'`");

    fn shape() -> Shape {
        Shape::pattern("^[0-9]{4}$")
    }

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        // A bare number has lost its leading zero in `0301`, so only text is accepted.
        let text = match value {
            serde_yaml::Value::String(text) => text.trim().to_owned(),
            serde_yaml::Value::Number(number) => {
                let digits = format!("{:0>4}", number.to_string());
                let problem = Problem::new(
                    Check::WrongType,
                    tr!("kommunenummeret må stå i anførselstegn"),
                )
                .help(tr!(
                    "Skriv `'{digits}'`. Uten anførselstegn blir null foran borte.",
                    digits
                ));
                problems.add(problem.fix((digits.len() == 4).then_some(Remedy::Text(digits))));
                return None;
            }
            _ => String::from_yaml(value, problems)?,
        };
        if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            if !plausible::is_in_a_county(&text) {
                let message = tr!("ingen kommune i Norge har nummeret {text}", text);
                let help = tr!(
                    "De to første sifrene er fylket, som `40` for Telemark. Statistisk sentralbyrå har lista (Klass)."
                );
                problems.add(Problem::new(Check::UnlikelyValue, message).help(help));
            }
            return Some(Self(text));
        }
        let refused = Self::REFUSED;
        let help =
            tr!("Et kommunenummer har fire sifre. Statistisk sentralbyrå har lista (Klass).");
        problems.add(Problem::new(Check::InvalidValue, tr!(refused, text)).help(help));
        None
    }
}

record! {
    /// A number of inhabitants and the year it was counted.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Population expects tr_later!("`antall` og `år`") {
        /// The number of inhabitants.
        count: u32 = required("antall"), "innbyggere, uten mellomrom i tallet";
        /// The year of the count.
        year: Option<PartialDate> = optional("år"), "året tallet er fra";
    }
    other form count_without_year;
    check |fields| plausible::within(
        fields, "antall", count, (100, 1_000_000), tr_later!("folketallet i en kommune"),
    );
}

/// Rejects a population without its year, and shows how to write it.
fn count_without_year(
    value: &serde_yaml::Value,
    problems: &mut Problems,
) -> Option<Option<Population>> {
    let count = value.as_u64()?;
    let message = tr!("folketallet skal stå med året det gjelder");
    let help = tr!(
        "Skriv `folketall: {{antall: {count}, år: 2026}}`, med året tallet er fra.",
        count
    );
    problems.add(Problem::new(Check::WrongType, message).help(help));
    Some(None)
}

/// The address of a shared mailbox.
pub struct Mailbox(String);

impl From<Mailbox> for String {
    fn from(mailbox: Mailbox) -> Self {
        mailbox.0
    }
}

impl Mailbox {
    /// Says that a value is no such address.
    pub const REFUSED: &'static str = tr_later!("«{text}» er ikke en e-postadresse");
}

impl FromYaml for Mailbox {
    const EXPECTED: &'static str =
        tr_later!("en felles postkasse, som `postmottak@skien.kommune.no`");

    fn shape() -> Shape {
        Shape::pattern("^[^@\\s]+@[^@\\s]+$")
    }

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let text = values::text(value, problems)?;
        if text.contains('@') && contact::mail(&text).is_ok() {
            return Some(Self(text));
        }
        let refused = Self::REFUSED;
        let message = tr!(refused, text);
        let bare = text
            .trim_start_matches("mailto:")
            .trim_matches(['<', '>', ' ']);
        let problem = Problem::new(Check::InvalidValue, message);
        problems.add(match bare.contains('@') && contact::mail(bare).is_ok() {
            true => problem.help(tr!("Mente du `{bare}`?", bare)),
            false => problem.help(tr!("Skriv {expected}.", expected = said(Self::EXPECTED))),
        });
        None
    }
}
