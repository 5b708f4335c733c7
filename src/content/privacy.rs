//! Finds personal data that must not be published: national identity numbers, and text that looks
//! like a person's e-mail address or mobile number.

use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Capped, Check, Diagnostic};
use crate::source::{CONFIG_FILE, Snapshot};

mod contacts;
mod national_id;
mod rules;
mod sighting;

use contacts::contacts;
use national_id::Kind;
pub use rules::{Rules, rules};
use sighting::Sighting;

/// The most diagnostics of one file.
const MOST: usize = 20;

/// Returns a diagnostic for each piece of personal data in `text`, the document `file`.
pub fn in_document(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    // The limit is for each check, so that many phone numbers do not hide an identity number.
    let mut diagnostics = Capped::default();
    for sighting in scan(text) {
        diagnostics.add_with(sighting.check, || sighting.into_diagnostic(file, true));
    }
    diagnostics.into_vec()
}

/// Returns a diagnostic for each piece of personal data in `words`, which are no document; they are
/// called `name` in what is found.
pub fn in_words(name: &Arc<str>, words: &str) -> Vec<Diagnostic> {
    in_document(name, words)
}

/// Returns a diagnostic for each number that only shows in the rendered text of a document:
/// `010170&#49;0170`. Numbers that are found in the source, `written`, are left out.
pub(super) fn in_shown<'a>(
    file: &Arc<str>,
    shown: impl Iterator<Item = &'a str>,
    written: &str,
) -> Vec<Diagnostic> {
    let digits = |text: &str| {
        text.chars()
            .filter_map(|letter| letter.to_digit(10))
            .collect::<Vec<_>>()
    };
    let found = shown.flat_map(|text| ids(text, false).into_iter().map(move |id| (text, id)));
    let mut found = found.peekable();
    if found.peek().is_none() {
        return Vec::new();
    }
    let known: Vec<Vec<u32>> = ids(written, false)
        .iter()
        .map(|id| digits(&written[id.range.clone()]))
        .collect();
    found
        .filter(|(text, id)| !known.contains(&digits(&text[id.range.clone()])))
        .take(MOST)
        .map(|(_, id)| id.into_diagnostic(file, false))
        .collect()
}

/// Returns a diagnostic for each piece of personal data in the attachment `file`. `text` is what
/// can be read of it, and `is_whole` is `true` where that is the file itself: plain text.
pub(super) fn in_attachment(file: &Arc<str>, text: &str, is_whole: bool) -> Vec<Diagnostic> {
    let found: Vec<_> = match is_whole {
        true => {
            let ids = ids(text, has_decimals(file));
            ids.into_iter().chain(contacts(text)).collect()
        }
        false => ids(text, false),
    };
    let found = found.into_iter().take(MOST);
    found
        .map(|sighting| sighting.into_diagnostic(file, is_whole))
        .collect()
}

/// Returns a diagnostic where the name of the file has personal data.
pub(super) fn in_name(file: &Arc<str>) -> Option<Diagnostic> {
    let id = ids(file, false).into_iter().next()?;
    let message = tr!("navnet på fila har et fødselsnummer i seg");
    Some(Diagnostic::new(id.check, file.clone(), None, message).help(tr!("Gi fila et annet navn.")))
}

/// Returns a diagnostic for each identity number in the other files of the site: settings, lists,
/// the map and the theme.
pub fn in_site_files(files: &Snapshot) -> Vec<Diagnostic> {
    let is_made_with = |name: &str| {
        name == CONFIG_FILE || name.starts_with("content/data/") || name.starts_with("themes/")
    };
    let mut diagnostics = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_made_with(name)) {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let found = ids(text, has_decimals(name)).into_iter().take(MOST);
        diagnostics.extend(found.map(|sighting| sighting.into_diagnostic(name, true)));
    }
    diagnostics
}

/// Decides whether a file holds numbers with decimals rather than text.
fn has_decimals(file: &str) -> bool {
    [".geojson", ".json", ".csv", ".tsv", ".svg", ".js", ".css"]
        .iter()
        .any(|ending| file.to_lowercase().ends_with(ending))
}

/// Returns the national identity numbers in `text`.
fn ids(text: &str, decimals: bool) -> Vec<Sighting> {
    let found = national_id::find(text, decimals).into_iter();
    found
        .map(|(range, kind)| Sighting {
            check: match kind {
                Kind::Real => Check::NationalId,
                Kind::HelpOrSynthetic | Kind::Synthetic => Check::SyntheticId,
            },
            range,
            is_doubtful: kind == Kind::HelpOrSynthetic,
        })
        .collect()
}

/// Returns all personal data in `text`, sorted by place.
fn scan(text: &str) -> Vec<Sighting> {
    let mut found = ids(text, false);
    found.extend(contacts(text));
    found.sort_by_key(|sighting| sighting.range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sightings(text: &str) -> Vec<(Check, &str)> {
        scan(text)
            .into_iter()
            .map(|sighting| (sighting.check, &text[sighting.range]))
            .collect()
    }

    #[test]
    fn an_identity_number_is_recognised_by_its_check_digits() {
        assert_eq!(sightings("Født 15 og så 01810050007 her"), []);
        let real = national_id::made_up("300270");
        let synthetic = national_id::made_up("308270");
        assert_eq!(
            sightings(&format!("nr. {real} og {synthetic}.")),
            [
                (Check::NationalId, real.as_str()),
                (Check::SyntheticId, synthetic.as_str())
            ]
        );
        let address = format!("[x](https://example.no/{real})");
        assert_eq!(sightings(&address), [(Check::NationalId, real.as_str())]);
    }

    #[test]
    fn a_number_that_shows_only_in_the_rendered_text_is_found() {
        let file: Arc<str> = "content/sider/a.md".into();
        let real = national_id::made_up("300270");
        let (date, rest) = real.split_at(6);
        let shown = [format!("nr. {date}{rest}")];
        let shown = || shown.iter().map(String::as_str);
        let written = format!("nr. {date}&#8203;<b></b>{rest}");
        assert_eq!(in_shown(&file, shown(), &written).len(), 1);
        assert_eq!(in_shown(&file, shown(), &format!("nr. {real}")), []);
    }
}
