//! Dates and numbers as Norwegian readers write them.

use crate::text::PartialDate;

use super::texts::Texts;

/// No line may break inside a number.
const SPACE: char = '\u{a0}';

/// `n` with a hard space between thousands and a decimal comma: 27 939; 3,5. With `decimals`
/// exactly so many, else as many as the number has, up to three.
pub(super) fn number(n: f64, decimals: Option<usize>) -> String {
    let text = match decimals {
        Some(decimals) => format!("{:.*}", decimals.min(6), n.abs()),
        None => {
            let text = format!("{:.3}", n.abs());
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let mut out = String::with_capacity(text.len() + 4);
    if n < 0.0 && !is_zero {
        out.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(SPACE);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// How a date is written.
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
    /// The form with this name; none is [`DateForm::Long`].
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

/// The names of the months, whole and short.
pub(super) struct Months {
    long: Vec<String>,
    short: Vec<String>,
}

impl Months {
    /// The names as the texts give them; the error is a key that is missing.
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

    /// `date` as far as it is known.
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
        match (name, date.day()) {
            (Some(month), Some(day)) if matches!(form, DateForm::Long | DateForm::Short) => {
                format!("{day}.{SPACE}{month} {year}")
            }
            (Some(month), _) if form != DateForm::Year => format!("{month} {year}"),
            _ => year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_norwegians_do() {
        assert_eq!(number(0.0, None), "0");
        assert_eq!(number(389.0, None), "389");
        assert_eq!(number(27_939.0, None), "27\u{a0}939");
        assert_eq!(number(1_600_000.0, None), "1\u{a0}600\u{a0}000");
        assert_eq!(number(3.5, None), "3,5");
        assert_eq!(number(3.0, Some(1)), "3,0");
        assert_eq!(number(-1200.25, None), "−1\u{a0}200,25");
        assert_eq!(number(-0.0001, None), "0");
    }
}
