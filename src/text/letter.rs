//! Lists the letters that a register is divided by, in Norwegian order.

use super::accents::fold;

/// The titles of the letters, after the one for titles that begin with none of them.
const TITLES: [&str; 30] = [
    "0–9", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q",
    "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "Æ", "Ø", "Å",
];

/// A letter of the register, or all that begins with something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Letter(u8);

impl Letter {
    const OTHER: Self = Self(0);
    const A: u8 = 1;
    const AE: Self = Self(27);
    const OE: Self = Self(28);
    const AA: Self = Self(29);

    /// Returns all of them, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..=Self::AA.0).map(Self)
    }

    /// Returns the letter that `title` is listed under: by its first letter or digit, accents
    /// aside, `aa` as å.
    pub fn of(title: &str) -> Self {
        let mut letters = title
            .chars()
            .skip_while(|letter| !letter.is_alphanumeric())
            .flat_map(char::to_lowercase);
        let Some(first) = letters.next() else {
            return Self::OTHER;
        };
        match first {
            'æ' | 'ä' => Self::AE,
            'ø' | 'ö' => Self::OE,
            'å' => Self::AA,
            'a' if letters.next() == Some('a') => Self::AA,
            'ü' => Self::plain(b'y'),
            'a'..='z' => Self::plain(first as u8),
            _ => match fold(first).bytes().next() {
                Some(plain) if plain.is_ascii_lowercase() => Self::plain(plain),
                _ => Self::OTHER,
            },
        }
    }

    /// Returns the heading of its part of the register.
    pub fn title(self) -> &'static str {
        TITLES[usize::from(self.0)]
    }

    /// Returns its form in ids and addresses: `a`, `ae`, `0-9`.
    pub fn slug(self) -> String {
        match self {
            Self::OTHER => "0-9".to_owned(),
            Self::AE => "ae".to_owned(),
            Self::OE => "oe".to_owned(),
            Self::AA => "aa".to_owned(),
            _ => self.title().to_ascii_lowercase(),
        }
    }

    fn plain(letter: u8) -> Self {
        Self(letter - b'a' + Self::A)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_under_its_first_letter() {
        let titles = [
            ("Digisos", "D"),
            ("«Nyarkiv» & co", "N"),
            ("Åpne data", "Å"),
            ("Aasmund", "Å"),
            ("Ærlighet", "Æ"),
            ("Øvre", "Ø"),
            ("École", "E"),
            ("110-sentralen", "0–9"),
            ("Москва", "0–9"),
            ("", "0–9"),
        ];
        for (title, letter) in titles {
            assert_eq!(Letter::of(title).title(), letter, "{title}");
        }
    }

    #[test]
    fn the_order_is_norwegian_and_every_slug_is_its_own() {
        let titles: Vec<_> = Letter::all().map(Letter::title).collect();
        assert_eq!(titles, TITLES);
        let mut slugs: Vec<_> = Letter::all().map(Letter::slug).collect();
        assert!(slugs.iter().all(|slug| slug.is_ascii()));
        slugs.sort();
        slugs.dedup();
        assert_eq!(slugs.len(), TITLES.len());
    }
}
