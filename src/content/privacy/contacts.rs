//! E-mail addresses and mobile numbers that look as if they belong to a person.

use super::sighting::Sighting;
use crate::diagnostic::Check;
use crate::text::bytes::position;

/// Returns the e-mail addresses and telephone numbers of persons.
pub(super) fn contacts(text: &str) -> Vec<Sighting> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(before) = position(&bytes[at..], |byte| byte.is_ascii_digit() || byte == b'@') {
        at += before;
        if bytes[at] == b'@' {
            found.extend(email(text, at));
            at += 1;
        } else {
            let end = number_end(bytes, at);
            if starts_a_word(bytes, at) && is_mobile(&text[at..end]) {
                found.push(Sighting::of(Check::MobileNumber, at..end));
            }
            at = end;
        }
    }
    found
}

/// Returns the end of a run of digits that may have single spaces, hyphens or full stops between.
fn number_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let between = match bytes.get(end..).unwrap_or_default() {
            [b' ' | b'-' | b'.', ..] => 1,
            // No-break spaces.
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

/// Decides whether the number at `at` begins a word: one within an address or an identifier is no
/// telephone number.
fn starts_a_word(bytes: &[u8], at: usize) -> bool {
    match at.checked_sub(1).map(|before| bytes[before]) {
        None => true,
        // `(+47)91234567`
        Some(b')') => bytes[..at].ends_with(b"47)"),
        Some(before) => before.is_ascii_whitespace() || b"(:,;+'\"[".contains(&before),
    }
}

/// Decides whether a number is written as a mobile number: it begins with 4 or 9, and is written
/// together, in pairs, or as three, two and three. Other groupings are sums of money.
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
pub(super) const PRIVATE_DOMAINS: [&str; 8] = [
    "gmail.com",
    "hotmail.com",
    "hotmail.no",
    "outlook.com",
    "live.no",
    "icloud.com",
    "online.no",
    "yahoo.com",
];

/// Parts of the names of mailboxes that several people read.
pub(super) const SHARED: [&str; 9] = [
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

/// Decides whether an address is a person's: `kari.nordmann@` is; `post.servicetorg@` and
/// `postmottak@` are not.
fn is_personal(local: &str, domain: &str) -> bool {
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
        let found = contacts(text).into_iter();
        found
            .map(|sighting| (sighting.check, &text[sighting.range]))
            .collect()
    }

    #[test]
    fn people_are_distinguished_from_shared_mailboxes() {
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
    fn mobile_numbers_are_distinguished_from_sums() {
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
