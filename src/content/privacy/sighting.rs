//! A piece of personal data that was found, and its diagnostic.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic};
use crate::messages::said;
use crate::tr_later;

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
        let words = words(self.check, self.is_doubtful);
        let range = has_places.then_some(self.range);
        Diagnostic::new(self.check, file.clone(), range, said(words.message)).help(said(words.help))
    }
}

/// A message, and what to do, in bokmål.
pub(super) struct Said {
    /// The message.
    pub(super) message: &'static str,
    /// The advice.
    pub(super) help: &'static str,
}

/// Returns the words for what a check has found.
pub(super) fn words(check: Check, is_doubtful: bool) -> Said {
    let said = |message, help| Said { message, help };
    match check {
        Check::NationalId => said(
            tr_later!("dette er et fødselsnummer"),
            tr_later!("Ta det bort. Er fila alt delt med andre, meld fra til personvernombudet."),
        ),
        Check::SyntheticId if is_doubtful => said(
            tr_later!(
                "dette er et H-nummer fra helsevesenet, eller et syntetisk fødselsnummer fra NAV"
            ),
            tr_later!(
                "Ta det bort. Er det laget for test, kan nettstedet tillate det med \
                 `checks: {synthetic-id: off}` i site.yaml."
            ),
        ),
        Check::SyntheticId => said(
            tr_later!("dette er et syntetisk fødselsnummer (testdata)"),
            tr_later!(
                "Ta det bort, eller tillat testdata med `checks: {synthetic-id: off}` i site.yaml."
            ),
        ),
        Check::PersonalEmail => said(
            tr_later!("e-postadressa ser ut til å tilhøre en person"),
            tr_later!(
                "Bruk en felles postkasse, for eksempel `postmottak@…`, og oppgi rolle i stedet for navn."
            ),
        ),
        _ => said(
            tr_later!("nummeret ser ut som et mobilnummer"),
            tr_later!("Bruk sentralbordet, eller ta det bort."),
        ),
    }
}
