//! Defines dates as far as they are known: a year, a month or a day.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::tr_later;

mod in_words;
mod meant;

pub use in_words::in_words;
pub use meant::meant;

/// A date of which perhaps only the year, or the year and the month, is known.
///
/// It is written `2018`, `2018-05` or `2018-05-14`, with `ca.` before it where it is approximate. It
/// orders by time; an unknown part comes before every known one, so `2018` < `2018-01`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    year: i16,
    /// 1–12, or 0 where unknown.
    month: i8,
    /// 1–31, or 0 where unknown.
    day: i8,
    /// `true` where nobody states it for certain.
    is_approximate: bool,
}

/// The names of the months, the same in both written forms of Norwegian.
pub const MONTHS: [&str; 12] = [
    tr_later!("januar"),
    tr_later!("februar"),
    tr_later!("mars"),
    tr_later!("april"),
    tr_later!("mai"),
    tr_later!("juni"),
    tr_later!("juli"),
    tr_later!("august"),
    tr_later!("september"),
    tr_later!("oktober"),
    tr_later!("november"),
    tr_later!("desember"),
];

/// The mark of an approximate date, before it.
const APPROXIMATELY: &str = "ca. ";

/// The reason why a text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It is not of the form year, year-month or year-month-day.
    Form,
    /// The form is right, but no calendar has this day.
    NoSuchDay,
    /// The form is right, but no document here concerns that year.
    Year,
}

/// A day that is in the past for certain, set at every release: a build reads no clock, so later
/// dates are compared with others.
pub const SURELY_PAST: Date = jiff::civil::date(2026, 11, 28);

/// The first year that a document here can concern.
pub const FIRST_YEAR: i16 = 1800;
/// The last year that a document here can concern.
pub const LAST_YEAR: i16 = 2199;

impl PartialDate {
    /// Returns the whole date `date`.
    pub fn from_day(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
            day: date.day(),
            is_approximate: false,
        }
    }

    /// Decides whether the date is approximate: `ca. 2018`.
    pub fn is_approximate(self) -> bool {
        self.is_approximate
    }

    /// Returns the date in the form that machines read (ISO 8601), without a mark where it is
    /// approximate.
    pub fn iso(self) -> String {
        let known = Self {
            is_approximate: false,
            ..self
        };
        known.written()
    }

    /// Returns the year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// Returns the month, 1–12, where known.
    pub fn month(self) -> Option<i8> {
        (self.month > 0).then_some(self.month)
    }

    /// Returns the day of the month, where known.
    pub fn day(self) -> Option<i8> {
        (self.day > 0).then_some(self.day)
    }

    /// Returns the first day that the date may mean.
    pub fn earliest(self) -> Date {
        // The parts were checked when the value was made.
        Date::new(
            self.year,
            self.month().unwrap_or(1),
            self.day().unwrap_or(1),
        )
        .unwrap_or(Date::MIN)
    }

    /// Returns the last day that the date may mean. A statement «from 2023» gets the benefit of the
    /// doubt: it counts as fresh as 31 December 2023.
    pub fn latest(self) -> Date {
        let month = self.month().unwrap_or(12);
        // Both parts were checked when the value was made; the first of a month always exists.
        let first = Date::new(self.year, month, 1).unwrap_or(Date::MAX);
        match self.day() {
            Some(day) => Date::new(self.year, month, day).unwrap_or(first),
            None => first.last_of_month(),
        }
    }

    /// Returns the whole months from this date to `as_of`, counted from [`latest`](Self::latest);
    /// negative for a date that is still to come.
    pub fn months_before(self, as_of: Date) -> i32 {
        let from = self.latest();
        let months = (i32::from(as_of.year()) - i32::from(from.year())) * 12
            + i32::from(as_of.month())
            - i32::from(from.month());
        if as_of.day() < from.day() && as_of != as_of.last_of_month() {
            months - 1
        } else {
            months
        }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let approximate = text
            .strip_prefix("ca.")
            .or_else(|| text.strip_prefix("ca "));
        let mut parts = approximate.map_or(text, str::trim_start).split('-');
        let mut part = |digits: usize| -> Result<Option<i16>, DateError> {
            let Some(part) = parts.next() else {
                return Ok(None);
            };
            if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(DateError::Form);
            }
            part.parse().map(Some).map_err(|_| DateError::Form)
        };
        let year = part(4)?.ok_or(DateError::Form)?;
        let month = part(2)?;
        let day = part(2)?;
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        let checked = Date::new(year, month.unwrap_or(1) as i8, day.unwrap_or(1) as i8);
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(DateError::Year);
        }
        if checked.is_err() {
            return Err(DateError::NoSuchDay);
        }
        Ok(Self {
            year,
            month: month.unwrap_or(0) as i8,
            day: day.unwrap_or(0) as i8,
            is_approximate: approximate.is_some(),
        })
    }
}

impl PartialDate {
    /// Returns the date as in the files: `2018`, `2018-05`, `2018-05-14` or `ca. 2018`. A page has
    /// tens of them, and a formatter takes five times as long.
    fn written(self) -> String {
        let mut out = String::with_capacity("ca. 2018-05-14".len());
        if self.is_approximate {
            out.push_str(APPROXIMATELY);
        }
        push_digits(&mut out, self.year, 4);
        for part in [self.month, self.day]
            .into_iter()
            .take_while(|part| *part > 0)
        {
            out.push('-');
            push_digits(&mut out, part.into(), 2);
        }
        out
    }
}

/// Appends the last `count` digits of a number that is not negative.
fn push_digits(out: &mut String, number: i16, count: u32) {
    for place in (0..count).rev() {
        let digit = number / 10_i16.pow(place) % 10;
        out.push(char::from(b'0' + digit.unsigned_abs() as u8));
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.written())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn reads_what_is_known_and_writes_it_back() {
        for text in ["2018", "2018-05", "2018-05-14", "ca. 2018", "ca. 2018-05"] {
            assert_eq!(
                text.parse::<PartialDate>().map(|date| date.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn an_approximate_date_is_marked_for_readers_alone() -> Result<(), DateError> {
        let date: PartialDate = "ca 2018".parse()?;
        assert_eq!(
            (date.to_string(), date.iso()),
            ("ca. 2018".into(), "2018".into())
        );
        let certain: PartialDate = "2018".parse()?;
        assert!(certain < date && date < "2018-01".parse()?);
        assert_eq!(date.latest(), certain.latest());
        Ok(())
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "18",
            "2018-5",
            "14.05.2018",
            "2018-05-14-1",
            "2018-05-14T10:00",
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(DateError::Form), "{text}");
        }
        for text in ["2018-13", "2018-02-30"] {
            assert_eq!(
                text.parse::<PartialDate>(),
                Err(DateError::NoSuchDay),
                "{text}"
            );
        }
    }

    #[test]
    fn refuses_years_that_nobody_writes_of() {
        for text in ["0000", "1026-11-23", "1799", "2200", "9999-01-01"] {
            assert_eq!(text.parse::<PartialDate>(), Err(DateError::Year), "{text}");
        }
    }

    #[test]
    fn age_gives_the_benefit_of_the_doubt() {
        let as_of = date(2026, 11, 23);
        let age = |text: &str| {
            text.parse::<PartialDate>()
                .map(|date| date.months_before(as_of))
        };
        assert_eq!(age("2026-11-23"), Ok(0));
        assert_eq!(age("2025-11-23"), Ok(12));
        assert_eq!(age("2025-11-24"), Ok(11));
        assert_eq!(age("2025"), Ok(10));
        assert_eq!(age("2024-11"), Ok(23));
        assert_eq!(age("2027"), Ok(-14));
    }
}
