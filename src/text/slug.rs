//! Defines slugs: the part of an address that names one document.

use std::fmt;

use internment::Intern;
use serde::{Serialize, Serializer};

use super::accents::fold;

/// The name of a document in its address: `a`–`z`, `0`–`9` and single hyphens between. For a page
/// it may have several parts with `/` between (`docs/guide`).
///
/// Documents refer to one another by slug, so most stand in many places. Each text is in memory
/// once, for as long as the program runs: two slugs are compared, copied and looked up as the
/// addresses of their texts, without a look at the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(Intern<str>);

impl Slug {
    /// Returns `text` as a slug, if it is one.
    pub fn new(text: &str) -> Option<Self> {
        is_slug(text).then(|| Self(Intern::from(text)))
    }

    /// Returns the slug nearest to `text`: folded, lower case, hyphens for everything else. `None`
    /// where nothing is left.
    pub fn made_from(text: &str) -> Option<Self> {
        let made = slugify(text);
        (!made.is_empty()).then(|| Self(Intern::from(made.as_str())))
    }

    /// Returns `parent/child`.
    pub fn join(parent: &str, child: &Slug) -> Self {
        Self(Intern::from(format!("{parent}/{child}").as_str()))
    }

    /// Returns the key for looking up `text`, which may be no slug, in a map by slug.
    pub(crate) fn to_look_up(text: &str) -> Self {
        Self(Intern::from(text))
    }

    /// Returns the text of the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

fn is_slug(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('-')
        && !text.ends_with('-')
        && !text.contains("--")
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Returns `text` as a slug: `Hva vi gjorde?` → `hva-vi-gjorde`, `Færder på nett` →
/// `faerder-pa-nett`. Letters are folded as in the web addresses of Norwegian places: æ → ae, ø →
/// o, å → a; other accents are removed. Empty where no letter or digit is left.
pub fn slugify(text: &str) -> String {
    if is_slug(text) {
        return text.to_owned();
    }
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            // Soft hyphens and accents that stand as marks of their own belong to no word end.
            '\u{ad}' | '\u{300}'..='\u{36f}' | '\'' | '’' => {}
            _ => match fold(letter) {
                "" if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
                folded => slug.push_str(folded),
            },
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_the_slugs_that_norwegian_addresses_have() {
        assert_eq!(slugify("Hva vi gjorde?"), "hva-vi-gjorde");
        assert_eq!(
            slugify("Tønsberg, Færder & Kragerø"),
            "tonsberg-faerder-kragero"
        );
        assert_eq!(slugify("  «Idé» – 2023  "), "ide-2023");
        assert_eq!(slugify("Kárášjohka"), "karasjohka");
        assert_eq!(slugify("¿?"), "");
    }

    #[test]
    fn knows_a_slug() {
        for good in ["digisos", "id-porten", "12k"] {
            assert!(Slug::new(good).is_some(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Digisos", "a b", "æ", "a/b"] {
            assert!(Slug::new(bad).is_none(), "{bad}");
        }
    }
}
