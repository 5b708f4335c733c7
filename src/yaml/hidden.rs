//! Reports hidden characters in the files that people write. The whole file is searched: keys,
//! comments and text.

use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::text::characters::{self, Found};
use crate::tr_later;

/// The most hidden characters that are reported one by one in one file.
const MAX_REPORTED: usize = 20;

const HELP: &str = tr_later!(
    "Slett tegnet, eller skriv ordene på nytt; det kom trolig med da teksten ble limt inn."
);

/// Returns a diagnostic for every run of hidden characters in `text`, the content of `file`.
pub(crate) fn in_file(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let stretches = stretches(text);
    let left_out = stretches.len().saturating_sub(MAX_REPORTED);
    let mut diagnostics: Vec<_> = stretches
        .into_iter()
        .take(MAX_REPORTED)
        .map(|(first, range, count)| {
            let message = match count {
                1 => tr!(
                    "teksten har et tegn som ikke synes: {found}",
                    found = first.in_words()
                ),
                _ => tr!(
                    "teksten har {count} tegn etter hverandre som ikke synes; det første er \
                     {found}",
                    count,
                    found = first.in_words()
                ),
            };
            Diagnostic::new(Check::HiddenCharacter, file.clone(), Some(range), message)
                .help(tr!(HELP))
        })
        .collect();
    if let Some(last) = diagnostics.last_mut().filter(|_| left_out > 0) {
        last.help = Some(tr!(
            "{help} Fila har {left_out} slike steder til.",
            help = tr!(HELP),
            left_out
        ));
    }
    diagnostics
}

/// Returns the message and help for a hidden character in a value, which may be written as an
/// escape.
pub(crate) fn in_value(found: &Found) -> (String, String) {
    let message = tr!(
        "teksten har et tegn som ikke synes: {found}",
        found = found.in_words()
    );
    (message, tr!(HELP))
}

/// Returns the runs of hidden characters: for each the first character, the bytes of all, and their
/// number.
fn stretches(text: &str) -> Vec<(Found, Range<usize>, usize)> {
    let mut stretches: Vec<(Found, Range<usize>, usize)> = Vec::new();
    for found in characters::hidden(text) {
        let end = found.at + found.letter.len_utf8();
        match stretches.last_mut() {
            Some((_, range, count)) if range.end == found.at => {
                range.end = end;
                *count += 1;
            }
            _ => stretches.push((found, found.at..end, 1)),
        }
    }
    stretches
}
