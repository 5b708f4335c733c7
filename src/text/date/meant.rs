//! Guesses the date that was meant by a text that is none, for a suggestion.

use super::PartialDate;

/// Returns the date that `text` writes in another form: `17. mai 2024`, `17.5.24`, `2024/05/17`,
/// `20240517`, `mai 2024`; also with a slip in the year (`20226`, `1026`).
pub fn meant(text: &str) -> Option<PartialDate> {
    let text = text.to_lowercase();
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    let parts: Vec<Part> = words.iter().map(|word| part(word)).collect::<Option<_>>()?;
    match parts.as_slice() {
        [Part::Number(all)] if all.len() == 8 => together(all),
        [Part::Number(year)] => written(year, None, None),
        [Part::Month(month), Part::Number(year)] | [Part::Number(year), Part::Month(month)] => {
            written(year, Some(*month), None)
        }
        [Part::Number(first), Part::Month(month), Part::Number(last)] => {
            let (year, day) = if first.len() > 2 {
                (first, last)
            } else {
                (last, first)
            };
            written(year, Some(*month), day.parse().ok())
        }
        [Part::Month(month), Part::Number(day), Part::Number(year)] => {
            written(year, Some(*month), day.parse().ok())
        }
        [Part::Number(first), Part::Number(second)] => {
            let (year, month) = if first.len() > 2 {
                (first, second)
            } else {
                (second, first)
            };
            written(year, Some(month.parse().ok()?), None)
        }
        [
            Part::Number(first),
            Part::Number(second),
            Part::Number(third),
            ..,
        ] => {
            let (year, month, day) = if first.len() > 2 {
                (first, second, third)
            } else {
                (third, second, first)
            };
            let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
            // Written the American way, or with day and month changed about.
            let (month, day) = if month > 12 {
                (day, month)
            } else {
                (month, day)
            };
            written(year, Some(month), Some(day))
        }
        _ => None,
    }
}

/// Words around a date that do not change it.
const FILLERS: [&str; 22] = [
    "den", "ca", "cirka", "omkring", "rundt", "omtrent", "fra", "i", "år", "året", "dato",
    "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag", "måndag", "tysdag",
    "laurdag", "sundag",
];

enum Part<'a> {
    Number(&'a str),
    Month(u8),
}

fn part(word: &str) -> Option<Part<'_>> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Part::Number(word));
    }
    // `17mai` and the `t10` of a time are nothing to guess from.
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des",
    ];
    const ENGLISH: [(&str, u8); 3] = [("may", 5), ("oct", 10), ("dec", 12)];
    let starts = |short: &str| word.starts_with(short);
    let found = MONTHS.iter().position(|month| starts(month));
    let ours = found.and_then(|place| u8::try_from(place + 1).ok());
    let month = ours.or_else(|| {
        ENGLISH
            .iter()
            .find_map(|(short, number)| starts(short).then_some(*number))
    });
    month
        .filter(|_| word.chars().all(char::is_alphabetic))
        .map(Part::Month)
}

/// Reads `20240517` or `17052024`.
fn together(all: &str) -> Option<PartialDate> {
    let year_first = format!("{}-{}-{}", &all[..4], &all[4..6], &all[6..]);
    let year_last = format!("{}-{}-{}", &all[4..], &all[2..4], &all[..2]);
    year_first.parse().or_else(|_| year_last.parse()).ok()
}

fn written(year: &str, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
    let mut text = crate::text::date::meant::year(year)?;
    for part in [month, day].into_iter().flatten() {
        text.push_str(&format!("-{part:02}"));
    }
    text.parse().ok()
}

/// Returns the year that was meant, in four digits.
fn year(written: &str) -> Option<String> {
    match written.len() {
        // Nobody writes of the years from 70 on but as a part of history.
        2 => Some(format!(
            "{}{written}",
            if written < "70" { "20" } else { "19" }
        )),
        4 if ("1800".."2100").contains(&written) => Some(written.to_owned()),
        4 => Some(turned(written).unwrap_or_else(|| format!("20{}", &written[2..]))),
        5 => without_one(written),
        _ => None,
    }
}

/// Returns `written` with two neighbouring digits swapped: `2206` → `2026`.
fn turned(written: &str) -> Option<String> {
    (0..3)
        .map(|at| {
            let mut digits: Vec<char> = written.chars().collect();
            digits.swap(at, at + 1);
            digits.into_iter().collect::<String>()
        })
        .find(|year| ("1990".."2050").contains(&year.as_str()))
}

/// Returns `written` without one of its digits, preferably one that is repeated.
fn without_one(written: &str) -> Option<String> {
    let without = |at: usize| format!("{}{}", &written[..at], &written[at + 1..]);
    let is_doubled = |at: &usize| written.as_bytes().get(at + 1) == written.as_bytes().get(*at);
    let is_year = |year: &String| ("1990".."2100").contains(&year.as_str());
    let doubled = (0..5).filter(is_doubled).map(without).find(is_year);
    doubled.or_else(|| (0..5).rev().map(without).find(is_year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_understood_in_the_ways_people_write_them() {
        for (text, date) in [
            ("17. mai 2024", "2024-05-17"),
            ("17.mai 2024", "2024-05-17"),
            ("den 17. mai 2024", "2024-05-17"),
            ("fredag 17. mai 2024", "2024-05-17"),
            ("17 May 2024", "2024-05-17"),
            ("May 17, 2024", "2024-05-17"),
            ("3. mai 2026", "2026-05-03"),
            ("1. desember 2025", "2025-12-01"),
            ("2024-5-7", "2024-05-07"),
            ("2026-5-3", "2026-05-03"),
            ("2024/05/17", "2024-05-17"),
            ("2024.05.17", "2024-05-17"),
            ("17.05.2024", "2024-05-17"),
            ("17/5-2024", "2024-05-17"),
            ("17/5/2024", "2024-05-17"),
            ("17-05-2024", "2024-05-17"),
            ("23.11.26", "2026-11-23"),
            ("5.3.98", "1998-03-05"),
            ("20240517", "2024-05-17"),
            ("17052024", "2024-05-17"),
            ("mai 2024", "2024-05"),
            ("2024 mai", "2024-05"),
            ("05.2024", "2024-05"),
            ("5/2024", "2024-05"),
            ("2024-5", "2024-05"),
            ("ca. 2024", "2024"),
            ("2024-13-05", "2024-05-13"),
            ("12/31/2024", "2024-12-31"),
            ("20226-11-23", "2026-11-23"),
            ("1026-11-23", "2026-11-23"),
            ("20026", "2026"),
            ("2206-11-23", "2026-11-23"),
            ("2024–05–17", "2024-05-17"),
            ("2024 05 17", "2024-05-17"),
        ] {
            let found = meant(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn a_text_without_a_date_gives_none() {
        for text in [
            "",
            "i fjor",
            "våren 2024",
            "2024-02-30",
            "snart",
            "mai",
            "2024-05-17-99999999999",
            "uke 3",
            "12345678901",
        ] {
            let found = meant(text).map(|date| date.to_string());
            assert!(
                found.is_none() || text.starts_with("2024-05-17"),
                "{text}: {found:?}"
            );
        }
    }
}
