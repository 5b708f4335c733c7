//! Classifies addresses as they are written in a text, and prepares them for HTML. It does not know
//! what exists; the [`Resolver`](super::Resolver) does.

use std::borrow::Cow;

use super::outline::id_of;
use crate::text::web_address::{Fault, WebAddress};
use crate::text::{contact, percent};

/// The kind of address that a text links to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Address<'a> {
    /// No address at all.
    Empty,
    /// A place in the same document: the anchor, decoded.
    Anchor(String),
    /// A page of another site, ready for an attribute.
    Outside(String),
    /// `mailto:` or `tel:`, ready for an attribute.
    Contact(String),
    /// Something on this site.
    Local(Local<'a>),
    /// An address that may run code, read the reader's files or leave the site unseen.
    Unsafe,
    /// An address with `https:` or the like that does not lead where it looks.
    Malformed(Fault),
}

/// An address on the site itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Local<'a> {
    /// The path, decoded.
    pub(super) path: String,
    /// The part after `?`, as written.
    pub(super) query: Option<&'a str>,
    /// The part after `#`, decoded.
    pub(super) anchor: Option<String>,
}

/// Returns `written` without what browsers ignore in an address: controls, and space around it.
/// Without this `java&#10;script:` would pass for something else.
pub(super) fn trimmed(written: &str) -> Cow<'_, str> {
    let written = written.trim();
    if written.contains(char::is_control) {
        Cow::Owned(written.chars().filter(|c| !c.is_control()).collect())
    } else {
        Cow::Borrowed(written)
    }
}

impl<'a> Address<'a> {
    /// Returns the kind of `address`, which must be [`trimmed`].
    pub(super) fn of(address: &'a str) -> Self {
        if address.is_empty() || address == "#" {
            return Self::Empty;
        }
        if let Some(anchor) = address.strip_prefix('#') {
            return match decode(anchor) {
                anchor if anchor.is_empty() => Self::Empty,
                anchor => Self::Anchor(anchor.into_owned()),
            };
        }
        match scheme(address) {
            Some((scheme, rest)) => Self::with_scheme(address, scheme, rest),
            None => Self::local(address),
        }
    }

    fn with_scheme(address: &str, scheme: &str, rest: &str) -> Self {
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => match WebAddress::parse_loosely(address) {
                Ok(address) => Self::Outside(address.into_string()),
                Err(fault) => Self::Malformed(fault),
            },
            "mailto" => contact::mail(rest).map_or_else(Self::Malformed, Self::Contact),
            "tel" => contact::telephone(rest).map_or_else(Self::Malformed, Self::Contact),
            _ => Self::Unsafe,
        }
    }

    fn local(address: &'a str) -> Self {
        let (rest, anchor) = split(address, '#');
        let (path, query) = split(rest, '?');
        let path = decode(path);
        // A browser reads `//x` and `/\x` as another site. Of a share, `\\server\x`, Markdown leaves one
        // of the two marks at the beginning.
        if path.starts_with('\\') || path.starts_with("//") || path.starts_with("/\\") {
            return Self::Unsafe;
        }
        Self::Local(Local {
            path: path.into_owned(),
            query,
            anchor: anchor
                .map(|anchor| decode(anchor).into_owned())
                .filter(|anchor| !anchor.is_empty()),
        })
    }
}

/// Returns the anchor as headings of the site have it: `#Før-du-starter`, as the repository's web
/// view expects it, is `for-du-starter` here.
pub(super) fn anchor_id(anchor: String) -> String {
    let id = id_of(&anchor);
    if id.is_empty() { anchor } else { id }
}

/// Returns `text` decoded and trimmed; where it does not decode to text it stays as written.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    match percent::decode(text) {
        Some(decoded) => Cow::Owned(trimmed(&decoded).into_owned()),
        None => Cow::Borrowed(text),
    }
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

/// Splits `address` into scheme and rest, where it has a scheme.
fn scheme(address: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = address.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    is_scheme.then_some((scheme, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outside(address: &str) -> Option<String> {
        match Address::of(address) {
            Address::Outside(address) => Some(address),
            _ => None,
        }
    }

    #[test]
    fn knows_web_addresses_and_writes_them_as_a_browser_wants() {
        for (written, expected) in [
            (
                "https://www.skien.kommune.no/",
                "https://www.skien.kommune.no/",
            ),
            ("HTTPS://ks.no", "https://ks.no"),
            (
                "https://ks.no/søk?q=a b#ø",
                "https://ks.no/s%C3%B8k?q=a%20b#%C3%B8",
            ),
            (
                "https://ks.no/100%/[a]|b",
                "https://ks.no/100%25/%5Ba%5D%7Cb",
            ),
            ("https://ks.no/%C3%A5", "https://ks.no/%C3%A5"),
            (
                "https://blåbær.no:8443/x#a#b",
                "https://blåbær.no:8443/x#a%23b",
            ),
            ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
            ("http://127.0.0.1:4000", "http://127.0.0.1:4000"),
        ] {
            assert_eq!(outside(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn refuses_web_addresses_that_lead_nowhere_or_deceive() {
        for written in [
            "https:",
            "https:ks.no",
            "https:///x",
            "https://",
            "http://a b/",
            "http://[::1",
            "http://ks.no:99999/",
            "http://ks.no:/",
            "https://skien.no@x.no/",
            "http://1.2.3.400/",
            "http://-a.no",
            "http://a..no",
        ] {
            assert!(
                matches!(Address::of(written), Address::Malformed(_)),
                "{written}"
            );
        }
    }

    #[test]
    fn refuses_what_may_run_code_or_leave_unseen() {
        for written in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "C:\\x",
            "//x.no/y",
            "/\\x.no",
            "\\\\x.no",
            "\\server\\plan.docx",
            "%2f/x.no",
            "%5cserver/x",
        ] {
            assert_eq!(Address::of(written), Address::Unsafe, "{written}");
        }
        assert_eq!(
            Address::of(&trimmed(" java\nscript\t:x\u{1}")),
            Address::Unsafe
        );
    }

    #[test]
    fn takes_a_path_apart() {
        let local = |path: &str, query, anchor: Option<&str>| {
            Address::Local(Local {
                path: path.into(),
                query,
                anchor: anchor.map(Into::into),
            })
        };
        assert_eq!(
            Address::of("../løsninger/x.md"),
            local("../løsninger/x.md", None, None)
        );
        assert_eq!(
            Address::of("min%20fil%C3%A5.pdf?v=%31#side%202"),
            local("min filå.pdf", Some("v=%31"), Some("side 2"))
        );
        assert_eq!(Address::of("100%.md#"), local("100%.md", None, None));
        assert_eq!(Address::of("%ff.md"), local("%ff.md", None, None));
        assert_eq!(
            Address::of("mappe/a:b.md"),
            local("mappe/a:b.md", None, None)
        );
        assert_eq!(Address::of("#"), Address::Empty);
        assert_eq!(Address::of("#%20"), Address::Empty);
        assert_eq!(Address::of("#Om%20oss"), Address::Anchor("Om oss".into()));
    }

    #[test]
    fn writes_contact_addresses_cleanly() {
        assert_eq!(
            Address::of("tel:+47 35 58 10 00"),
            Address::Contact("tel:+4735581000".into())
        );
        assert_eq!(
            Address::of("mailto:post@skien.no?subject=Hei du"),
            Address::Contact("mailto:post@skien.no?subject=Hei%20du".into())
        );
        assert_eq!(Address::of("mailto:"), Address::Malformed(Fault::Mailbox));
        assert_eq!(
            Address::of("tel:kontoret"),
            Address::Malformed(Fault::Telephone)
        );
    }

    #[test]
    fn anchors_take_the_form_of_heading_ids() {
        assert_eq!(anchor_id("Før-du--starter".into()), "for-du-starter");
        assert_eq!(anchor_id("s-kilder".into()), "s-kilder");
        assert_eq!(anchor_id("§".into()), "§");
    }
}
