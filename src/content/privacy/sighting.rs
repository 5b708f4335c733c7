//! A piece of personal data that was found, and its diagnostic.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic};

/// A piece of personal data, and its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    pub(super) check: Check,
    pub(super) range: Range<usize>,
    /// `true` where it may be the number of a person, but may also be synthetic.
    pub(super) is_doubtful: bool,
}

impl Sighting {
    pub(super) fn of(check: Check, range: Range<usize>) -> Self {
        Self {
            check,
            range,
            is_doubtful: false,
        }
    }

    pub(super) fn into_diagnostic(self, file: &Arc<str>, has_places: bool) -> Diagnostic {
        let words = words(self.check, self.is_doubtful).nb;
        let range = has_places.then_some(self.range);
        Diagnostic::new(self.check, file.clone(), range, words.message).help(words.help)
    }
}

/// A message in both written forms: the checks speak bokmål, the forms of the site both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Words {
    /// In bokmål.
    pub nb: Said,
    /// In nynorsk.
    pub nn: Said,
}

/// A message, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Said {
    /// The message.
    pub message: &'static str,
    /// The advice.
    pub help: &'static str,
}

/// Returns the words for what a check has found.
pub(super) fn words(check: Check, is_doubtful: bool) -> Words {
    let said = |message, help| Said { message, help };
    let (nb, nn) = match check {
        Check::NationalId => (
            said(
                "dette er et fødselsnummer",
                "Ta det bort. Er fila alt delt med andre, meld fra til personvernombudet.",
            ),
            said(
                "dette er eit fødselsnummer",
                "Ta det bort. Er fila alt delt med andre, meld frå til personvernombodet.",
            ),
        ),
        Check::SyntheticId if is_doubtful => (
            said(
                "dette er et H-nummer fra helsevesenet, eller et syntetisk fødselsnummer fra NAV",
                "Ta det bort. Er det laget for test, kan nettstedet tillate det med \
                 `checks: {synthetic-id: off}` i site.yaml.",
            ),
            said(
                "dette er eit H-nummer frå helsevesenet, eller eit syntetisk fødselsnummer frå NAV",
                "Ta det bort. Er det laga for test, kan nettstaden tillate det med \
                 `checks: {synthetic-id: off}` i site.yaml.",
            ),
        ),
        Check::SyntheticId => (
            said(
                "dette er et syntetisk fødselsnummer (testdata)",
                "Ta det bort, eller tillat testdata med `checks: {synthetic-id: off}` i site.yaml.",
            ),
            said(
                "dette er eit syntetisk fødselsnummer (testdata)",
                "Ta det bort, eller tillat testdata med `checks: {synthetic-id: off}` i site.yaml.",
            ),
        ),
        Check::PersonalEmail => (
            said(
                "e-postadressa ser ut til å tilhøre en person",
                "Bruk en felles postkasse, for eksempel `postmottak@…`, og oppgi rolle i stedet for navn.",
            ),
            said(
                "e-postadressa ser ut til å høyre til ein person",
                "Bruk ei felles postkasse, til dømes `postmottak@…`, og skriv rolla i staden for namnet.",
            ),
        ),
        _ => (
            said(
                "nummeret ser ut som et mobilnummer",
                "Bruk sentralbordet, eller ta det bort.",
            ),
            said(
                "nummeret ser ut som eit mobilnummer",
                "Bruk sentralbordet, eller ta det bort.",
            ),
        ),
    };
    Words { nb, nn }
}
