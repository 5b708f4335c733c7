//! Checks web addresses strictly: an accepted address leads where it looks as if it leads, and
//! every browser reads it the same way. Fields, Markdown and `site.yaml` share this one check.

use std::fmt;

pub use super::fault::Fault;
use super::percent::{encode_address, encoded_control};
use super::{characters, host};

/// An address that begins with `https://` or `http://`, with every character that may not stand in
/// an address as `%xx`. It holds no white space, no quote and no character that is markup in HTML,
/// XML or a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebAddress(String);

/// The `rel` of a link to another site that a contributor wrote: the site does not vouch for its
/// target, and the page that opens gets no reference to this one.
pub const CONTRIBUTED: &str = "nofollow ugc noopener";

impl WebAddress {
    /// Reads `text` as an address of its own: no white space, nothing before or after.
    ///
    /// # Errors
    /// Returns the reason where the text is refused.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let (scheme, _) = text.split_once(':').ok_or(Fault::Scheme)?;
        if known_scheme(scheme).is_none() {
            return Err(Fault::Scheme);
        }
        if text.contains(char::is_whitespace) {
            return Err(Fault::Space);
        }
        if text.contains('\\') {
            return Err(Fault::Backslash);
        }
        if text.contains(['<', '>', '"', '`']) {
            return Err(Fault::Mark);
        }
        Self::parse_loosely(text)
    }

    /// Reads `text`, whose ends in the surrounding text are already found: white space and marks in
    /// its path are encoded.
    ///
    /// # Errors
    /// Returns the reason where the text is refused.
    pub fn parse_loosely(text: &str) -> Result<Self, Fault> {
        if let Some(found) = characters::first_hidden(text) {
            return Err(Fault::Hidden(found.letter));
        }
        let (scheme, rest) = text.split_once(':').ok_or(Fault::Scheme)?;
        let scheme = known_scheme(scheme).ok_or(Fault::Scheme)?;
        let rest = rest.strip_prefix("//").ok_or(Fault::Scheme)?;
        let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        if path.starts_with('\\') {
            return Err(Fault::Backslash);
        }
        check_authority(authority)?;
        if let Some(letter) = encoded_control(path) {
            return Err(Fault::Hidden(letter));
        }
        let mut address = format!("{scheme}://{}", authority.to_lowercase());
        encode_address(&mut address, path);
        Ok(Self(address))
    }

    /// Returns whether `text` begins like a web address and holds no white space. Such a text must
    /// be a valid address; any other text is ordinary words.
    pub fn is_meant_by(text: &str) -> bool {
        let start = text
            .trim_start()
            .split(['/', '\\'])
            .next()
            .unwrap_or_default();
        let scheme = start.strip_suffix(':').unwrap_or_default();
        known_scheme(scheme).is_some() && !text.trim().contains(char::is_whitespace)
    }

    /// Returns the address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Converts the address into a string.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Returns whether `text` is a web address that a reader can follow.
pub fn is_web_address(text: &str) -> bool {
    WebAddress::parse(text).is_ok()
}

/// Splits `url`, which is a web address, before its path: `https://a.no:80/x` into
/// `https://a.no:80` and `/x`.
pub fn origin_and_path(url: &str) -> (&str, &str) {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?', '#']);
    url.split_at(end.map_or(url.len(), |end| start + end))
}

/// Returns the host of `url`, which is a web address, with its port: `a.no:80`.
pub fn authority(url: &str) -> &str {
    let (origin, _) = origin_and_path(url);
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// Returns the host of `url`, which is a web address, without `www.`, for readers.
pub fn host(url: &str) -> &str {
    let host = authority(url);
    host.strip_prefix("www.").unwrap_or(host)
}

fn known_scheme(scheme: &str) -> Option<&'static str> {
    ["https", "http"]
        .into_iter()
        .find(|known| scheme.eq_ignore_ascii_case(known))
}

fn check_authority(authority: &str) -> Result<(), Fault> {
    if authority.contains('@') {
        return Err(Fault::User);
    }
    let after_brackets = authority.rfind(']').map_or(0, |at| at + 1);
    let (host, port) = match authority[after_brackets..].rfind(':') {
        Some(at) => {
            let (host, port) = authority.split_at(after_brackets + at);
            (host, Some(&port[1..]))
        }
        None => (authority, None),
    };
    host::check(host)?;
    let port_is_good = port.is_none_or(|port| {
        port.bytes().all(|byte| byte.is_ascii_digit())
            && port.parse::<u16>().is_ok_and(|port| port > 0)
    });
    if port_is_good {
        Ok(())
    } else {
        Err(Fault::Port)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_lead_where_they_look_are_accepted() {
        for (written, expected) in [
            ("https://skien.no", "https://skien.no"),
            ("HTTPS://Skien.NO/Om", "https://skien.no/Om"),
            (
                "https://blåbær.no:8443/søk?q=%C3%A5#ø",
                "https://blåbær.no:8443/s%C3%B8k?q=%C3%A5#%C3%B8",
            ),
            (
                "https://www.saamediggie.no/čáŋ",
                "https://www.saamediggie.no/%C4%8D%C3%A1%C5%8B",
            ),
            ("https://xn--blbr-roah.no/", "https://xn--blbr-roah.no/"),
            ("https://a.no/100%|b", "https://a.no/100%25%7Cb"),
            ("https://a.no./", "https://a.no./"),
            ("http://[2001:db8::1]:80/", "http://[2001:db8::1]:80/"),
            ("http://127.0.0.1:4000", "http://127.0.0.1:4000"),
            ("https://a.no/@navn?e=a@b.no", "https://a.no/@navn?e=a@b.no"),
        ] {
            let read = WebAddress::parse(written).map(WebAddress::into_string);
            assert_eq!(read.as_deref(), Ok(expected), "{written}");
        }
    }

    #[test]
    fn addresses_that_deceive_or_lead_nowhere_are_refused() {
        for (written, fault) in [
            ("https://skien.no@evil.test/", Fault::User),
            ("https://skien.no:pass@evil.test/", Fault::User),
            ("https://@", Fault::User),
            ("https://@evil.test", Fault::User),
            ("https://skien.no%40evil.test/", Fault::Host),
            ("https://", Fault::Host),
            ("https:///x", Fault::Host),
            ("https://.", Fault::Host),
            ("https://..", Fault::Host),
            ("https://a..no", Fault::Host),
            ("https://.no", Fault::Host),
            ("https://?x", Fault::Host),
            ("https://#x", Fault::Host),
            ("https://[::1", Fault::Host),
            ("https://::1]", Fault::Host),
            ("https://[x]", Fault::Host),
            ("https://[::1]x", Fault::Host),
            ("https://-a.no", Fault::Host),
            ("https://a-.no", Fault::Host),
            ("https://1.2.3.400/", Fault::Host),
            ("https://0x7f.1/", Fault::Host),
            ("https://2130706433/", Fault::Host),
            ("https://%65vil.test/", Fault::Host),
            ("https://skien.no。evil.test/", Fault::Host),
            ("https://skien。no", Fault::Host),
            ("https://ѕkien.no/", Fault::LookAlike('ѕ')),
            ("https://аррӏе.com/", Fault::LookAlike('а')),
            ("https://ｓkien.no/", Fault::LookAlike('ｓ')),
            ("https://skıen.no/", Fault::LookAlike('ı')),
            ("https://a.no:", Fault::Port),
            ("https://a.no:0", Fault::Port),
            ("https://a.no:99999", Fault::Port),
            ("https://a.no:80:80", Fault::Host),
            ("https://a.no:8o", Fault::Port),
            ("https://a.no/a b", Fault::Space),
            ("https://a.no\t", Fault::Space),
            ("https://a.no\u{a0}", Fault::Space),
            ("https:\\\\a.no", Fault::Backslash),
            ("https://a.no\\@evil.test", Fault::Backslash),
            ("https://a.no/\"onclick=x", Fault::Mark),
            ("https://a.no/<script>", Fault::Mark),
            ("https://a.no/\u{1b}", Fault::Hidden('\u{1b}')),
            ("https://a.no/\u{202e}", Fault::Hidden('\u{202e}')),
            ("https://a\u{200b}.no/", Fault::Hidden('\u{200b}')),
            ("https://a.no/%00", Fault::Hidden('\0')),
            ("https://a.no/%0d%0aSet-Cookie:x", Fault::Hidden('\r')),
            ("https:a.no", Fault::Scheme),
            ("https:/a.no", Fault::Scheme),
            ("javascript:alert(1)", Fault::Scheme),
            ("JAVASCRIPT://a.no/%0aalert(1)", Fault::Scheme),
            ("data:text/html,x", Fault::Scheme),
            ("ftp://a.no", Fault::Scheme),
            ("file:///etc/passwd", Fault::Scheme),
            ("blob:https://a.no/x", Fault::Scheme),
            ("view-source:https://a.no", Fault::Scheme),
            ("//a.no", Fault::Scheme),
            ("www.a.no", Fault::Scheme),
        ] {
            assert_eq!(WebAddress::parse(written), Err(fault), "{written}");
        }
        let long = format!("https://{}.no", "a".repeat(64));
        assert_eq!(WebAddress::parse(&long), Err(Fault::Host));
        let long = format!("https://{}no", "a.".repeat(130));
        assert_eq!(WebAddress::parse(&long), Err(Fault::Host));
    }

    #[test]
    fn distinguishes_an_address_from_words_about_one() {
        for meant in [
            "https://@",
            "HTTP://x y".trim_end_matches(" y"),
            "https:\\\\x",
            "https:/x",
        ] {
            assert!(WebAddress::is_meant_by(meant), "{meant}");
        }
        for words in [
            "KS: veileder",
            "https://ks.no (lest i mai)",
            "httpd",
            "",
            "mailto:a@b.no",
        ] {
            assert!(!WebAddress::is_meant_by(words), "{words}");
        }
    }
}
