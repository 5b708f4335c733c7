//! What must never be published, or hardly ever: national identity numbers, and what looks like
//! a person's e-mail address or mobile number.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Check, Diagnostic};

/// What was found, where in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sighting {
    pub check: Check,
    pub range: Range<usize>,
}

/// What in the name of the file must not be published.
pub(super) fn in_name(file: &Arc<str>) -> Option<Diagnostic> {
    let found = scan(file);
    let id = found
        .iter()
        .find(|sighting| sighting.check == Check::NationalId)?;
    let message = "filnavnet har et fødselsnummer i seg";
    Some(Diagnostic::new(id.check, file.clone(), None, message).help("Gi fila et annet navn."))
}

/// Everything in `text` that should not be published.
pub(super) fn scan(text: &str) -> Vec<Sighting> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'0'..=b'9' => {
                let end = number_end(bytes, at);
                if starts_a_word(bytes, at) {
                    found.extend(number(text, at..end));
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

/// The end of a run of digits that may have single spaces between.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let spaced =
            bytes.get(end) == Some(&b' ') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !spaced {
            return end;
        }
        end += 1;
    }
}

/// Whether the number at `at` stands by itself: within an address or an identifier it is none.
fn starts_a_word(bytes: &[u8], at: usize) -> bool {
    match at.checked_sub(1).map(|before| bytes[before]) {
        None => true,
        Some(before) => before.is_ascii_whitespace() || b"(:,;+'\"[".contains(&before),
    }
}

fn number(text: &str, range: Range<usize>) -> Option<Sighting> {
    let written = &text[range.clone()];
    let digits: Vec<u8> = written
        .bytes()
        .filter(u8::is_ascii_digit)
        .map(|byte| byte - b'0')
        .collect();
    // An identity number is written together, or as six and five.
    let grouped = written.len() == 11 || (written.len() == 12 && written.as_bytes()[6] == b' ');
    if digits.len() == 11 && grouped && is_national_id(&digits) {
        return Some(Sighting {
            check: Check::NationalId,
            range,
        });
    }
    is_mobile(written).then_some(Sighting {
        check: Check::MobileNumber,
        range,
    })
}

/// Whether eleven digits are a Norwegian national identity number: a day and month that can be
/// (40 added to the day in D-numbers, 40 or 80 to the month in synthetic ones) and both check
/// digits right, modulo 11 as Skatteetaten describes the number.
fn is_national_id(digits: &[u8]) -> bool {
    let day = digits[0] * 10 + digits[1];
    let month = digits[2] * 10 + digits[3];
    let day_can_be = (1..=31).contains(&(day % 40));
    let month_can_be = (1..=12).contains(&(month % 40));
    let check = |weights: &[u32]| -> u32 {
        let sum: u32 = weights
            .iter()
            .zip(digits)
            .map(|(weight, digit)| weight * u32::from(*digit))
            .sum();
        (11 - sum % 11) % 11
    };
    day_can_be
        && month_can_be
        && check(&[3, 7, 6, 1, 8, 9, 4, 5, 2]) == u32::from(digits[9])
        && check(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) == u32::from(digits[10])
}

/// Mobile numbers begin with 4 or 9 and are written together or as three, two and three; other
/// groupings are sums.
fn is_mobile(written: &str) -> bool {
    let local = written
        .strip_prefix("47 ")
        .or_else(|| written.strip_prefix("47").filter(|rest| rest.len() == 8))
        .unwrap_or(written);
    let groups: Vec<usize> = local.split(' ').map(str::len).collect();
    local.starts_with(['4', '9']) && matches!(groups.as_slice(), [8] | [3, 2, 3])
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
    (is_address && is_personal(local, domain)).then_some(Sighting {
        check: Check::PersonalEmail,
        range,
    })
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
        // A synthetic number: 80 is added to the month, so it can belong to no one.
        assert_eq!(sightings("Født 15 og så 01810050007 her"), []);
        let synthetic = made_up_id();
        assert_eq!(
            sightings(&format!("nr. {synthetic}.")),
            [(Check::NationalId, synthetic.as_str())]
        );
        let spaced = format!("{} {}", &synthetic[..6], &synthetic[6..]);
        assert_eq!(sightings(&spaced), [(Check::NationalId, spaced.as_str())]);
        assert_eq!(sightings(&format!("https://example.no/{synthetic}")), []);
    }

    /// The first synthetic number of 1 January 2000 whose check digits exist.
    fn made_up_id() -> String {
        (1_000_000_000_u64..)
            .map(|serial| format!("018100{:05}", serial % 100_000))
            .find(|number| {
                is_national_id(&number.bytes().map(|byte| byte - b'0').collect::<Vec<_>>())
            })
            .expect("one in a hundred has right check digits")
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
