//! A cell, and which values become which kind of it.

use std::fmt;

use jiff::civil::Date;

use crate::text::{PartialDate, Slug};

/// A value in a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing is stated.
    Empty,
    /// A text, a name in addresses or a word of a closed list.
    Text(String),
    /// A number.
    Number(f64),
    /// A date, as far as it is known.
    Date(PartialDate),
    /// A text that leads to a web address.
    Link {
        /// The text.
        text: String,
        /// The address, with its scheme.
        url: String,
    },
}

impl Cell {
    /// Returns the text, which is a link where it is a web address.
    fn of_text(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else if is_web_address(&text) {
            let url = text.clone();
            Self::Link { text, url }
        } else {
            Self::Text(text)
        }
    }
}

/// Decides whether the whole of `text` is one web address. Several in one cell have `|` between.
fn is_web_address(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains([' ', '|', '"', '<', '>', '\\']))
}

impl fmt::Display for Cell {
    /// Writes the value as in a file of text: nothing for an empty cell, a date as in ISO 8601.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) | Self::Link { text, .. } => out.write_str(text),
            Self::Number(number) => write!(out, "{number}"),
            Self::Date(date) => write!(out, "{date}"),
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::of_text(text)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::of_text(text.clone())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::of_text(text.to_owned())
    }
}

impl From<Slug> for Cell {
    fn from(slug: Slug) -> Self {
        Self::Text(slug.to_string())
    }
}

impl From<&Slug> for Cell {
    fn from(slug: &Slug) -> Self {
        Self::Text(slug.to_string())
    }
}

impl From<PartialDate> for Cell {
    fn from(date: PartialDate) -> Self {
        Self::Date(date)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(PartialDate::from_day(date))
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {
        $(impl From<$number> for Cell {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        })+
    };
}

numbers!(u8, u16, i16, u32, f64);

impl From<u64> for Cell {
    /// Keeps every digit of amounts below nine quadrillions.
    fn from(number: u64) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "no amount here is that large")]
        Self::Number(number as f64)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::from(number as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_web_address_alone_is_a_link() {
        for (text, is_link) in [
            ("https://www.skien.kommune.no/a?b=c#d", true),
            ("http://a.no", true),
            ("https://", false),
            ("https://a.no|https://b.no", false),
            ("https://a.no og mer", false),
            ("internal:Sheet1!A1", false),
            ("file:///c:/a", false),
            ("mailto:post@skien.kommune.no", false),
        ] {
            let is = matches!(Cell::from(text), Cell::Link { .. });
            assert_eq!(is, is_link, "{text}");
        }
    }

    #[test]
    fn a_value_is_written_as_it_was_given() {
        for (cell, text) in [
            (Cell::from(""), ""),
            (Cell::from("0806"), "0806"),
            (Cell::from(27_939_u32), "27939"),
            (Cell::from(1.5), "1.5"),
            (Cell::from(9_007_199_254_740_991_u64), "9007199254740991"),
        ] {
            assert_eq!(cell.to_string(), text);
        }
    }
}
