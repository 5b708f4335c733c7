//! What must never be published, or hardly ever: national identity numbers, and what looks like
//! a person's e-mail address or mobile number.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Capped, Check, Diagnostic};
use crate::source::{CONFIG_FILE, Snapshot};

mod national_id;

use national_id::Kind;

/// The most that is told of one file.
const MOST: usize = 20;

/// What was found, where in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Sighting {
    check: Check,
    range: Range<usize>,
    /// Whether it can be the number of a person although it may be made up.
    is_doubtful: bool,
}

impl Sighting {
    fn of(check: Check, range: Range<usize>) -> Self {
        Self {
            check,
            range,
            is_doubtful: false,
        }
    }

    fn into_diagnostic(self, file: &Arc<str>, has_places: bool) -> Diagnostic {
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

/// Returns what in the text of the document `file` must not be published.
pub(super) fn in_document(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    // By check: many numbers of telephones must not hide one of a person.
    let mut told = Capped::default();
    for sighting in scan(text) {
        told.add_with(sighting.check, || sighting.into_diagnostic(file, true));
    }
    told.into_vec()
}

/// Numbers that only come together in what is shown of a document: `010170&#49;0170`. `known` are
/// those that were found in the file as it is written.
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

/// Returns what in the attachment `file` must not be published. `text` is what can be read of it; it is
/// the file itself where that is plain text.
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

/// Returns what in the name of the file must not be published.
pub(super) fn in_name(file: &Arc<str>) -> Option<Diagnostic> {
    let id = ids(file, false).into_iter().next()?;
    let message = "navnet på fila har et fødselsnummer i seg";
    Some(Diagnostic::new(id.check, file.clone(), None, message).help("Gi fila et annet navn."))
}

/// Numbers in the files that the pages are made with: settings, lists, the map and the theme.
pub fn in_site_files(files: &Snapshot) -> Vec<Diagnostic> {
    let is_made_with = |name: &str| {
        name == CONFIG_FILE || name.starts_with("content/data/") || name.starts_with("themes/")
    };
    let mut told = Vec::new();
    for (name, bytes) in files.iter().filter(|(name, _)| is_made_with(name)) {
        let Ok(text) = std::str::from_utf8(bytes) else {
            continue;
        };
        let found = ids(text, has_decimals(name)).into_iter().take(MOST);
        told.extend(found.map(|sighting| sighting.into_diagnostic(name, true)));
    }
    told
}

/// Returns whether a file holds numbers with decimals rather than text.
fn has_decimals(file: &str) -> bool {
    [".geojson", ".json", ".csv", ".tsv", ".svg", ".js", ".css"]
        .iter()
        .any(|ending| file.to_lowercase().ends_with(ending))
}

/// National identity numbers in `text`.
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

/// Everything in `text` that should not be published, by place.
fn scan(text: &str) -> Vec<Sighting> {
    let mut found = ids(text, false);
    found.extend(contacts(text));
    found.sort_by_key(|sighting| sighting.range.start);
    found
}

/// Addresses and telephones of persons.
fn contacts(text: &str) -> Vec<Sighting> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => {
                let end = number_end(bytes, at);
                if starts_a_word(bytes, at) && is_mobile(&text[at..end]) {
                    found.push(Sighting::of(Check::MobileNumber, at..end));
                }
                at = end;
            }
            b'@' => {
                found.extend(email(text, at));
                at += 1;
            }
            _ => at += 1,
        }
    }
    found
}

/// The end of a run of digits that may have single spaces, hyphens or full stops between.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let between = match bytes.get(end..).unwrap_or_default() {
            [b' ' | b'-' | b'.', ..] => 1,
            // Spaces that do not break the line.
            [0xc2, 0xa0, ..] => 2,
            [0xe2, 0x80, 0xaf | 0x89, ..] => 3,
            _ => return end,
        };
        if !bytes.get(end + between).is_some_and(u8::is_ascii_digit) {
            return end;
        }
        end += between;
    }
}

/// Whether the number at `at` stands by itself: within an address or an identifier it is none.
fn starts_a_word(bytes: &[u8], at: usize) -> bool {
    match at.checked_sub(1).map(|before| bytes[before]) {
        None => true,
        // `(+47)91234567`
        Some(b')') => bytes[..at].ends_with(b"47)"),
        Some(before) => before.is_ascii_whitespace() || b"(:,;+'\"[".contains(&before),
    }
}

/// Mobile numbers begin with 4 or 9 and are written together, in pairs, or as three, two and three;
/// other groupings are sums.
fn is_mobile(written: &str) -> bool {
    let groups: Vec<&str> = written
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let local = match groups.as_slice() {
        ["47" | "0047", local @ ..] if !local.is_empty() => local.to_vec(),
        [whole] => match whole
            .strip_prefix("0047")
            .or_else(|| whole.strip_prefix("47"))
        {
            Some(rest) if rest.len() == 8 => vec![rest],
            _ => groups,
        },
        _ => groups,
    };
    let lengths: Vec<usize> = local.iter().map(|group| group.len()).collect();
    local
        .first()
        .is_some_and(|first| first.starts_with(['4', '9']))
        && matches!(lengths.as_slice(), [8] | [3, 2, 3] | [2, 2, 2, 2])
}

/// Providers of private mailboxes.
const PRIVATE_DOMAINS: [&str; 8] = [
    "gmail.com",
    "hotmail.com",
    "hotmail.no",
    "outlook.com",
    "live.no",
    "icloud.com",
    "online.no",
    "yahoo.com",
];

fn email(text: &str, at: usize) -> Option<Sighting> {
    let is_local = |letter: char| letter.is_alphanumeric() || "._%+-".contains(letter);
    let start = text[..at]
        .rfind(|letter| !is_local(letter))
        .map_or(0, |before| {
            before + text[before..].chars().next().map_or(0, char::len_utf8)
        });
    let rest = &text[at + 1..];
    let length = rest
        .find(|letter: char| !(letter.is_alphanumeric() || ".-".contains(letter)))
        .unwrap_or(rest.len());
    let local = &text[start..at];
    let domain = rest[..length].trim_end_matches('.');
    let is_address = !local.is_empty() && domain.contains('.');
    let range = start..at + 1 + domain.len();
    (is_address && is_personal(local, domain)).then(|| Sighting::of(Check::PersonalEmail, range))
}

/// `kari.nordmann@` is a person; `post.servicetorg@` and `postmottak@` are not.
fn is_personal(local: &str, domain: &str) -> bool {
    const SHARED: [&str; 9] = [
        "post",
        "mottak",
        "service",
        "kontakt",
        "info",
        "firma",
        "support",
        "arkiv",
        "personvern",
    ];
    let lower = local.to_lowercase();
    if PRIVATE_DOMAINS.contains(&domain.to_lowercase().as_str()) {
        return true;
    }
    let names: Vec<&str> = lower.split(['.', '-', '_']).collect();
    names.len() >= 2
        && names
            .iter()
            .all(|name| name.chars().count() >= 2 && name.chars().all(char::is_alphabetic))
        && !SHARED.iter().any(|shared| lower.contains(shared))
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
    fn an_identity_number_is_seen_by_its_check_digits() {
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
    fn a_number_that_comes_together_only_on_the_page_is_seen() {
        let file: Arc<str> = "content/sider/a.md".into();
        let real = national_id::made_up("300270");
        let (date, rest) = real.split_at(6);
        let shown = [format!("nr. {date}{rest}")];
        let shown = || shown.iter().map(String::as_str);
        let written = format!("nr. {date}&#8203;<b></b>{rest}");
        assert_eq!(in_shown(&file, shown(), &written).len(), 1);
        assert_eq!(in_shown(&file, shown(), &format!("nr. {real}")), []);
    }

    #[test]
    fn people_are_told_from_shared_mailboxes() {
        assert_eq!(
            sightings("skriv til æ.å kari.nordmann@skien.kommune.no!"),
            [(Check::PersonalEmail, "kari.nordmann@skien.kommune.no")]
        );
        assert_eq!(
            sightings("kari@gmail.com"),
            [(Check::PersonalEmail, "kari@gmail.com")]
        );
        assert_eq!(
            sightings("postmottak@skien.kommune.no, post.kultur@skien.kommune.no, @bruker, a@b"),
            []
        );
    }

    #[test]
    fn mobile_numbers_are_seen_in_every_way_of_writing() {
        for text in [
            "91234567",
            "912 34 567",
            "912\u{a0}34\u{a0}567",
            "912-34-567",
            "912.34.567",
            "91 23 45 67",
            "+47 91234567",
            "+4791234567",
            "+47 912 34 567",
            "0047 91234567",
            "004791234567",
            "0047 912 34 567",
            "(+47)91234567",
            "(+47) 912 34 567",
            "(0047) 91234567",
            "tel:+4791234567",
            "tlf:40123456",
        ] {
            let found = sightings(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, Check::MobileNumber, "{text}");
        }
        for text in [
            "4 500 000",
            "45 000 000 kr",
            "47 000 000",
            "35 58 10 00",
            "914 212 345 (org.nr.)",
            "914212345",
            "2018-2019",
            "2024-05-17",
            "17.05.2024",
            "9.41234567",
            "saksnr-91234567",
            "id=91234567a",
            "1506.11.12345",
            "4003",
            "12:30",
        ] {
            assert_eq!(sightings(text), [], "{text}");
        }
    }

    #[test]
    fn mobile_numbers_are_told_from_sums() {
        assert_eq!(
            sightings("Ring 912 34 567"),
            [(Check::MobileNumber, "912 34 567")]
        );
        assert_eq!(
            sightings("+47 91234567"),
            [(Check::MobileNumber, "47 91234567")]
        );
        assert_eq!(
            sightings("45 000 000 kr, 4 500 000 kr, 35 58 10 00, saksnr-91234567, 2018-2019"),
            []
        );
    }
}
