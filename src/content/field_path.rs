//! Names a field of a document, or an entry of one of its lists, by what it is and never by its
//! position: `bruk[digisos].status`, `kilder[https://example.no]`, `tekst[hva-vi-gjorde]`.
//!
//! A list means the same to two writers, whatever one of them has put first. So an entry is named
//! by its plain values in the order of the table of fields, with `: ` between, as far as is needed
//! to tell it from the others: `behov[data-og-integrasjon: Oversikt over systemer]`.

use std::fmt;
use std::str::FromStr;

use tr::tr;

/// The name of the text under the fields, in place of a field.
pub const BODY: &str = "tekst";

/// The path to a value of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPath(Vec<PathPart>);

/// One name of a path, perhaps with an entry of the list that it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPart {
    /// The name of the field.
    pub name: String,
    /// The beginning of the plain values of an entry.
    pub entry: Option<String>,
}

/// The reason why a text is no path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PathFault {
    /// There is no name where one must be; what is there instead.
    NoName(String),
    /// A `[` is not closed.
    Open,
    /// There is nothing between `[` and `]`.
    NoEntry,
}

impl FieldPath {
    /// Returns the path to the field `name` at the top of a document.
    pub fn of(name: &str) -> Self {
        Self(vec![PathPart {
            name: name.to_owned(),
            entry: None,
        }])
    }

    /// Returns the path to the entry `entry` of the list that this path leads to.
    #[must_use]
    pub fn entry(mut self, entry: &str) -> Self {
        if let Some(last) = self.0.last_mut() {
            last.entry = Some(entry.to_owned());
        }
        self
    }

    /// Returns the path to the field `name` below this path.
    #[must_use]
    pub fn field(mut self, name: &str) -> Self {
        self.0.extend(Self::of(name).0);
        self
    }

    /// Returns its parts, at least one.
    pub fn parts(&self) -> &[PathPart] {
        &self.0
    }

    /// Returns the part of the text that it names, where it names no field: `Some(None)` is the
    /// whole text, `Some(Some(id))` the part under the heading with this id.
    pub fn of_body(&self) -> Option<Option<&str>> {
        match &self.0[..] {
            [part] if part.name == BODY => Some(part.entry.as_deref()),
            _ => None,
        }
    }
}

impl FromStr for FieldPath {
    type Err = PathFault;

    fn from_str(text: &str) -> Result<Self, PathFault> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        loop {
            let is_name = |letter: char| letter.is_alphanumeric() || "_-".contains(letter);
            let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
            if end == 0 {
                return Err(PathFault::NoName(rest.chars().take(20).collect()));
            }
            let name = rest[..end].to_owned();
            rest = &rest[end..];
            let mut entry = None;
            if let Some(inside) = rest.strip_prefix('[') {
                let (found, after) = entry_and_rest(inside)?;
                entry = Some(found);
                rest = after;
            }
            parts.push(PathPart { name, entry });
            match rest.strip_prefix('.') {
                Some(next) => rest = next,
                None if rest.is_empty() => return Ok(Self(parts)),
                None => return Err(PathFault::NoName(rest.chars().take(20).collect())),
            }
        }
    }
}

/// Takes the name of an entry from the start of `inside`, up to the `]` that ends it: one that
/// nothing follows but `.` or the end. A `]` within a value may be written `\]`.
fn entry_and_rest(inside: &str) -> Result<(String, &str), PathFault> {
    let mut entry = String::new();
    let mut letters = inside.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some((_, escaped @ ('\\' | ']'))) => entry.push(escaped),
                Some((_, other)) => entry.extend(['\\', other]),
                None => entry.push('\\'),
            },
            ']' if matches!(inside[at + 1..].chars().next(), None | Some('.')) => {
                let entry = entry.trim();
                return match entry.is_empty() {
                    true => Err(PathFault::NoEntry),
                    false => Ok((entry.to_owned(), &inside[at + 1..])),
                };
            }
            other => entry.push(other),
        }
    }
    Err(PathFault::Open)
}

impl fmt::Display for FieldPath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.0.iter().enumerate() {
            if at > 0 {
                out.write_str(".")?;
            }
            out.write_str(&part.name)?;
            if let Some(entry) = &part.entry {
                let entry = entry.replace('\\', "\\\\").replace(']', "\\]");
                write!(out, "[{entry}]")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for PathFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoName(found) if found.is_empty() => {
                out.write_str(&tr!("stien til feltet slutter uten et navn"))
            }
            Self::NoName(found) => {
                out.write_str(&tr!("her skal det stå et feltnavn, ikke «{found}»", found))
            }
            Self::Open => out.write_str(&tr!("`[` er ikke lukket med `]`")),
            Self::NoEntry => out.write_str(&tr!("det står ingenting mellom `[` og `]`")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<(String, Option<String>)> {
        let path: FieldPath = text.parse().expect(text);
        let parts = path.parts().iter().cloned();
        parts.map(|part| (part.name, part.entry)).collect()
    }

    #[test]
    fn names_and_entries_are_read() {
        let own = |name: &str, entry: Option<&str>| (name.to_owned(), entry.map(str::to_owned));
        for (text, expected) in [
            ("tittel", vec![own("tittel", None)]),
            (
                "bruk[digisos].status",
                vec![own("bruk", Some("digisos")), own("status", None)],
            ),
            (
                "kilder[https://example.no/a.b?c=[1]&d].åpnet",
                vec![
                    own("kilder", Some("https://example.no/a.b?c=[1]&d")),
                    own("åpnet", None),
                ],
            ),
            (
                "behov[data: Se \\[1\\].2 og \\\\].dato",
                vec![
                    own("behov", Some("data: Se \\[1].2 og \\")),
                    own("dato", None),
                ],
            ),
            (
                "folketall.antall",
                vec![own("folketall", None), own("antall", None)],
            ),
        ] {
            assert_eq!(parts(text), expected, "{text}");
        }
    }

    #[test]
    fn the_text_is_named_like_a_field() {
        let body = |text: &str| {
            text.parse::<FieldPath>()
                .map(|path| path.of_body().map(|id| id.map(str::to_owned)))
        };
        assert_eq!(body("tekst"), Ok(Some(None)));
        assert_eq!(
            body("tekst[hva-vi-gjorde]"),
            Ok(Some(Some("hva-vi-gjorde".into())))
        );
        assert_eq!(body("behov[a].tekst"), Ok(None));
    }

    #[test]
    fn what_is_no_path_is_told_why() {
        for (text, expected) in [
            ("", PathFault::NoName(String::new())),
            ("bruk.", PathFault::NoName(String::new())),
            ("bruk[]", PathFault::NoEntry),
            ("bruk[digisos", PathFault::Open),
            (" bruk status", PathFault::NoName(" status".into())),
        ] {
            assert_eq!(text.parse::<FieldPath>(), Err(expected), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(entry in "[^ ].{0,20}[^ ]", name in "[a-zæøå_]{1,8}") {
            prop_assume!(entry.trim() == entry);
            let path = FieldPath::of("bruk").entry(&entry).field(&name);
            prop_assert_eq!(path.to_string().parse(), Ok(path));
        }
    }
}
