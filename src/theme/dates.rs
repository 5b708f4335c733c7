//! Dates as Norwegian readers write them.

use crate::text::PartialDate;

use super::numbers::SPACE;
use super::texts::Texts;

/// The form in which a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateForm {
    /// 3. september 2024
    Long,
    /// 3. sep. 2024
    Short,
    /// september 2024
    Month,
    /// 2024
    Year,
}

impl DateForm {
    /// Returns the form with this name; no name is [`DateForm::Long`].
    pub(super) fn from_name(name: Option<&str>) -> Option<Self> {
        Some(match name {
            None | Some("long") => Self::Long,
            Some("short") => Self::Short,
            Some("month") => Self::Month,
            Some("year") => Self::Year,
            Some(_) => return None,
        })
    }
}

/// The names of the months, in full and short.
pub(super) struct Months {
    long: Vec<String>,
    short: Vec<String>,
}

impl Months {
    /// Reads the names from the texts; the error is a key that is missing.
    pub(super) fn new(texts: &Texts) -> Result<Self, String> {
        let names = |group: &str| -> Result<Vec<String>, String> {
            (1..=12)
                .map(|month| {
                    let key = format!("{group}.{month}");
                    let name = texts.get(&key).and_then(|text| text.plain());
                    name.map(str::to_owned).ok_or(key)
                })
                .collect()
        };
        Ok(Self {
            long: names("months")?,
            short: names("months_short")?,
        })
    }

    /// Writes `date` as far as it is known.
    pub(super) fn date(&self, date: PartialDate, form: DateForm) -> String {
        let year = date.year();
        let names = if form == DateForm::Short {
            &self.short
        } else {
            &self.long
        };
        // A month is 1–12, checked where the date was made.
        let name = date
            .month()
            .and_then(|month| names.get(usize::from(month.unsigned_abs()) - 1));
        let mut out = String::with_capacity(32);
        if date.is_approximate() {
            out.push_str("ca.");
            out.push(SPACE);
        }
        let has_day = matches!(form, DateForm::Long | DateForm::Short);
        if let Some(month) = name.filter(|_| form != DateForm::Year) {
            if let Some(day) = date.day().filter(|_| has_day) {
                out.push_str(&day.to_string());
                out.push('.');
                out.push(SPACE);
            }
            out.push_str(month);
            out.push(' ');
        }
        out.push_str(&year.to_string());
        out
    }
}
