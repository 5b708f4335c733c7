//! The figures of reports: read from what people write, with the unit they are in.

use crate::content::vocabulary::{BenefitType, Frequency};

/// The lowest and the highest of a figure; the same where it is exact.
pub type Range = (f64, f64);

/// The kind of a figure and its unit. Only figures with one measure are compared; nothing of
/// different measures is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measure {
    /// The kind of figure.
    pub kind: FigureKind,
    /// The unit, where more inhabitants make it more.
    pub unit: Unit,
    /// The time that it is for.
    pub per: Per,
}

/// The kind of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureKind {
    /// A benefit, or harm, of this kind.
    Benefit(BenefitType),
    /// Kroner that were paid.
    Cost,
    /// The work of the municipality itself.
    OwnWork,
}

/// A unit of which a larger municipality is taken to have more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Norwegian kroner.
    Kroner,
    /// Hours of work.
    Hours,
    /// Full-time years of work.
    FullTime,
}

/// The time that a figure is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Per {
    /// Once.
    Once,
    /// Each week.
    Week,
    /// Each month.
    Month,
    /// Each year.
    Year,
}

/// The reason why a unit gives no measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoUnit {
    /// It does not follow the number of inhabitants, or nobody has said that it does.
    Other,
    /// The time that it is for is not stated.
    NoTime,
}

impl From<Frequency> for Per {
    fn from(frequency: Frequency) -> Self {
        match frequency {
            Frequency::Once => Self::Once,
            Frequency::Yearly => Self::Year,
        }
    }
}

/// Reads a unit such as `timer i uka`, `kroner per år` or `årsverk`. All else is none that follows
/// the inhabitants: a percentage, a place on a list, `minutter per sak`.
pub(super) fn unit(text: Option<&str>) -> Result<(Unit, Per), NoUnit> {
    let text = text.unwrap_or_default().to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some((first, rest)) = words.split_first() else {
        return Err(NoUnit::Other);
    };
    let unit = match *first {
        "kroner" | "kr" | "kr." => Unit::Kroner,
        "timer" | "time" | "timar" | "arbeidstimer" | "arbeidstimar" => Unit::Hours,
        "årsverk" => Unit::FullTime,
        _ => return Err(NoUnit::Other),
    };
    let rest: Vec<&str> = (rest.iter())
        .filter(|word| {
            !matches!(
                **word,
                "i" | "per" | "pr" | "pr." | "hver" | "kvart" | "hvert"
            )
        })
        .copied()
        .collect();
    let per = match rest[..] {
        // Full-time years are counted by the year, whatever is said.
        [] if unit == Unit::FullTime => Per::Year,
        [] => return Err(NoUnit::NoTime),
        ["året" | "år" | "årlig" | "årleg"] => Per::Year,
        ["måneden" | "måned" | "månaden" | "månad"] => Per::Month,
        ["uka" | "uke" | "uken" | "veka" | "veke"] => Per::Week,
        _ => return Err(NoUnit::Other),
    };
    Ok((unit, per))
}

/// Reads a figure: `30`, `1 200`, `3,5`, `250 000–300 000`, `om lag 30`. What is only a limit (`over
/// 6000`) or an order (`3. plass`) is no figure.
pub(super) fn range(text: &str) -> Option<Range> {
    const ROUGHLY: [&str; 6] = ["om lag ", "ca. ", "ca ", "rundt ", "nær ", "cirka "];
    let text = text.trim();
    let text = (ROUGHLY.iter().find_map(|word| text.strip_prefix(word))).unwrap_or(text);
    let (low, high) = match text.split_once(['–', '-']) {
        Some((low, high)) => (number(low)?, number(high)?),
        None => (number(text)?, number(text)?),
    };
    (low <= high).then_some((low, high))
}

/// Reads a number that is not below zero, with spaces between thousands and a decimal comma.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits: String = (text.chars())
        .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
        && (digits.chars()).all(|letter| letter.is_ascii_digit() || letter == ',');
    is_number.then(|| digits.replace(',', ".").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_norwegians_write_them() {
        for (text, expected) in [
            ("30", Some((30.0, 30.0))),
            ("1 200", Some((1_200.0, 1_200.0))),
            ("3,5", Some((3.5, 3.5))),
            ("250\u{a0}000–300\u{a0}000", Some((250_000.0, 300_000.0))),
            ("om lag 30", Some((30.0, 30.0))),
            ("over 6000", None),
            ("inntil 0,5", None),
            ("3. plass", None),
            ("-5", None),
            ("40–30", None),
            ("1,2,3", None),
            ("", None),
        ] {
            assert_eq!(range(text), expected, "{text}");
        }
    }

    #[test]
    fn only_units_that_follow_the_inhabitants_and_have_a_time_are_read() {
        for (text, expected) in [
            ("timer i uka", Ok((Unit::Hours, Per::Week))),
            ("timar i veka", Ok((Unit::Hours, Per::Week))),
            ("kroner per år", Ok((Unit::Kroner, Per::Year))),
            ("Kroner i året", Ok((Unit::Kroner, Per::Year))),
            ("årsverk", Ok((Unit::FullTime, Per::Year))),
            ("timer", Err(NoUnit::NoTime)),
            ("kroner per sak", Err(NoUnit::Other)),
            ("timer per sak i året", Err(NoUnit::Other)),
            ("prosent", Err(NoUnit::Other)),
            ("spørsmål", Err(NoUnit::Other)),
        ] {
            assert_eq!(unit(Some(text)), expected, "{text}");
        }
        assert_eq!(unit(None), Err(NoUnit::Other));
    }
}
