//! Finds bare addresses in the text: `https://www.ks.no`, `www.ks.no`,
//! `postmottak@skien.kommune.no`. They are read as GitHub reads them, where contributors see their
//! text first.

use std::ops::Range;

use crate::text::contact;
use crate::text::web_address::WebAddress;

/// The longest bare address, in bytes: its end is examined more than once, so the length is
/// limited.
const LONGEST: usize = 2_000;

/// An address in running text, ready for an attribute.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bare {
    /// A web address.
    Web(String),
    /// A `mailto:` address.
    Mail(String),
}

/// Returns the addresses of `text`, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Bare)> {
    let bytes = text.as_bytes();
    let mut found: Vec<(Range<usize>, Bare)> = Vec::new();
    // None of the three is common in Norwegian.
    for at in memchr::memchr3_iter(b':', b'w', b'@', bytes) {
        let read = match &bytes[at..] {
            [b':', b'/', b'/', ..] => web,
            [b'w', b'w', b'w', b'.', ..] => without_scheme,
            [b'@', ..] => mail,
            _ => continue,
        };
        let end = found.last().map_or(0, |(range, _)| range.end);
        if at < end {
            continue;
        }
        if let Some((range, bare)) = read(text, at).filter(|(range, _)| range.start >= end) {
            found.push((range, bare));
        }
    }
    found
}

/// Returns the address whose `://` is at `at`.
fn web(text: &str, at: usize) -> Option<(Range<usize>, Bare)> {
    let before = &text.as_bytes()[..at];
    let length = ["https", "http"].into_iter().find_map(|scheme| {
        let start = at.checked_sub(scheme.len())?;
        before[start..]
            .eq_ignore_ascii_case(scheme.as_bytes())
            .then_some(scheme.len())
    })?;
    let start = at - length;
    let range = extent(text, start)?;
    let host = text.get(at + 3..range.end)?;
    read(&text[range.clone()], host, range)
}

/// Returns the address that begins with `www.` at `at`.
fn without_scheme(text: &str, at: usize) -> Option<(Range<usize>, Bare)> {
    let range = extent(text, at)?;
    let host = text.get(at + 4..range.end)?;
    read(&format!("https://{}", &text[range.clone()]), host, range)
}

/// Reads `address`, if it is one. A host without a full stop is a machine in a local network.
fn read(address: &str, host: &str, range: Range<usize>) -> Option<(Range<usize>, Bare)> {
    let host = host.split(['/', '?', '#']).next()?;
    let has_name = host.contains('.') && !host.contains('@');
    let address = WebAddress::parse_loosely(address)
        .ok()
        .filter(|_| has_name)?;
    Some((range, Bare::Web(address.into_string())))
}

/// Returns the range of an address that begins at `start`, and not within a word: to the next
/// space, without the punctuation of the sentence around it.
fn extent(text: &str, start: usize) -> Option<Range<usize>> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
        return None;
    }
    let rest = &text[start..];
    let ends = |letter: char| {
        letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '`')
    };
    let mut address = &rest[..rest.find(ends).unwrap_or(rest.len())];
    if address.len() > LONGEST {
        return None;
    }
    while let Some(last) = address.chars().next_back() {
        let is_outside = match last {
            ')' => address.matches(')').count() > address.matches('(').count(),
            ']' => address.matches(']').count() > address.matches('[').count(),
            _ => matches!(
                last,
                '.' | ',' | ';' | ':' | '?' | '!' | '\'' | '’' | '*' | '_' | '~' | '…' | '|' | '}'
            ),
        };
        if !is_outside {
            break;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    Some(start..start + address.len())
}

/// Returns the mailbox whose `@` is at `at`.
fn mail(text: &str, at: usize) -> Option<(Range<usize>, Bare)> {
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b".-_+".contains(byte);
    let is_host = |byte: &u8| byte.is_ascii_alphanumeric() || b".-".contains(byte);
    let bytes = text.as_bytes();
    let name = bytes[..at]
        .iter()
        .rev()
        .take_while(|byte| is_name(byte))
        .count();
    let host = bytes[at + 1..]
        .iter()
        .take_while(|byte| is_host(byte))
        .count();
    let (start, end) = (at - name, at + 1 + host);
    let mailbox = text.get(start..end)?.trim_end_matches(['.', '-']);
    let next = text[start + mailbox.len()..].chars().next();
    let before = text[..start].chars().next_back();
    let is_part = |letter: char| letter.is_alphanumeric() || "@/:_".contains(letter);
    if before.is_some_and(is_part) || next.is_some_and(|next| next != ':' && is_part(next)) {
        return None;
    }
    if name == 0 || !mailbox[name + 1..].contains('.') {
        return None;
    }
    let address = contact::mail(mailbox).ok()?;
    Some((start..start + mailbox.len(), Bare::Mail(address)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        let found = find(text).into_iter();
        let address = |bare| match bare {
            Bare::Web(address) | Bare::Mail(address) => address,
        };
        found
            .map(|(range, bare)| (&text[range], address(bare)))
            .collect()
    }

    #[test]
    fn an_address_ends_before_the_punctuation_of_the_sentence() {
        for (text, shown) in [
            ("Se https://ks.no.", "https://ks.no"),
            ("Se https://ks.no/a, og", "https://ks.no/a"),
            ("(https://ks.no/a)", "https://ks.no/a"),
            ("(https://ks.no/a_(b))", "https://ks.no/a_(b)"),
            ("«https://ks.no/a»", "https://ks.no/a"),
            ("“https://ks.no/a”", "https://ks.no/a"),
            ("<https://ks.no/a>", "https://ks.no/a"),
            ("[https://ks.no/a]", "https://ks.no/a"),
            ("https://ks.no/a?b=c&d=e!", "https://ks.no/a?b=c&d=e"),
            ("https://ks.no/søk?", "https://ks.no/søk"),
            ("HTTPS://KS.no", "HTTPS://KS.no"),
            ("https://ks.no/a\u{a0}b", "https://ks.no/a"),
            ("https://ks.no…", "https://ks.no"),
            ("eller http://127.0.0.1:80/;", "http://127.0.0.1:80/"),
            ("WWW.ks.no www.ks.no/a.", "www.ks.no/a"),
            ("post@ks.no.", "post@ks.no"),
            (
                "(postmottak@skien.kommune.no)",
                "postmottak@skien.kommune.no",
            ),
        ] {
            let found = found(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert_eq!(found[0].0, shown, "{text}");
        }
    }

    #[test]
    fn an_address_without_scheme_leads_over_https() {
        assert_eq!(
            found("www.ks.no/å"),
            [("www.ks.no/å", "https://www.ks.no/%C3%A5".into())]
        );
        assert_eq!(
            found("post@ks.no"),
            [("post@ks.no", "mailto:post@ks.no".into())]
        );
    }

    #[test]
    fn what_only_looks_like_an_address_is_left() {
        for text in [
            "http://localhost:4000/x",
            "https://",
            "https://<kommune>.no",
            "xhttps://ks.no",
            "ftp://ks.no",
            "awww.ks.no",
            "www.",
            "www. ks.no",
            "https://skien.no@ond.test/",
            "https://ѕkien.no/",
            "@navn",
            "a@b",
            "https://medium.test@navn",
            "5 @ 10 kr.",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
        assert_eq!(found("https://a.no/@navn@b.no").len(), 1);
    }
}
