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
        let (message, help) = match self.check {
            Check::NationalId => (
                "dette er et fødselsnummer",
                "Ta det bort. Er fila alt delt med andre, meld fra til personvernombudet.",
            ),
            Check::SyntheticId if self.is_doubtful => (
                "dette er et H-nummer fra helsevesenet, eller et syntetisk fødselsnummer fra NAV",
                "Ta det bort. Er det laget for test, kan nettstedet tillate det med \
                 `checks: {synthetic-id: off}` i site.yaml.",
            ),
            Check::SyntheticId => (
                "dette er et syntetisk fødselsnummer (testdata)",
                "Ta det bort, eller tillat testdata med `checks: {synthetic-id: off}` i site.yaml.",
            ),
            Check::PersonalEmail => (
                "e-postadressa ser ut til å tilhøre en person",
                "Bruk en felles postkasse, for eksempel `postmottak@…`, og oppgi rolle i stedet for navn.",
            ),
            _ => (
                "nummeret ser ut som et mobilnummer",
                "Bruk sentralbordet, eller ta det bort.",
            ),
        };
        let range = has_places.then_some(self.range);
        Diagnostic::new(self.check, file.clone(), range, message).help(help)
    }
}
