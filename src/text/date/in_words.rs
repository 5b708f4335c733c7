//! Reads a date that is written as people write it in Norwegian, where there is only one that it can
//! be.

use super::{MONTHS, PartialDate, meant};

/// Words beside a date that do not change it.
const WITH_A_DATE: [&str; 14] = [
    "den", "dato", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    "måndag", "tysdag", "laurdag", "sundag", "i",
];

/// Returns the date that `text` can only be: `17. mai 2024`, `17.05.2024`, `mai 2024`. Nothing is
/// guessed: the year has four digits, and the month is one.
pub fn in_words(text: &str) -> Option<PartialDate> {
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words
        .filter(|word| !word.is_empty() && !WITH_A_DATE.contains(word))
        .collect();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = |word: &str| ("1900".."2100").contains(&word) && word.len() == 4;
    let numbers: Vec<&str> = words.iter().copied().filter(is_number).collect();
    let in_words = words.iter().filter(|word| !is_number(word));
    let months = in_words.map(|word| is_month(word).then_some(()));
    let months = months.collect::<Option<Vec<()>>>()?.len();
    let is_certain = match (numbers.as_slice(), months) {
        ([year], 1) => is_year(year),
        ([day, year], 1) => is_year(year) && is_between(day, 31),
        ([day, month, year], 0) if is_year(year) => is_between(day, 31) && is_between(month, 12),
        ([year, month, day], 0) => is_year(year) && is_between(day, 31) && is_between(month, 12),
        _ => false,
    };
    is_certain.then(|| meant(&words.join(" ")))?
}

fn is_month(word: &str) -> bool {
    word.chars().count() >= 3 && MONTHS.iter().any(|month| month.starts_with(word))
}

fn is_between(digits: &str, most: u8) -> bool {
    digits.len() <= 2
        && digits
            .parse()
            .is_ok_and(|number: u8| (1..=most).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_in_words_is_the_only_one_that_it_can_be() {
        for (text, date) in [
            ("17. mai 2024", "2024-05-17"),
            ("fredag den 17. mai 2024", "2024-05-17"),
            ("3.september 2025", "2025-09-03"),
            ("1. des. 2025", "2025-12-01"),
            ("mai 2024", "2024-05"),
            ("i mai 2024", "2024-05"),
            ("17.05.2024", "2024-05-17"),
            ("17/5-2024", "2024-05-17"),
            ("2024/05/17", "2024-05-17"),
            ("2024-5-7", "2024-05-07"),
        ] {
            let found = in_words(text).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_things_is_left_to_people() {
        for text in [
            "",
            "2024",
            "ca. mai 2024",
            "rundt 17. mai 2024",
            "5.3.98",
            "12/31/2024",
            "20226-11-23",
            "1026-11-23",
            "20240517",
            "17. mai",
            "31. februar 2024",
            "våren 2024",
            "05.2024",
            "17. mai 2024 eller 18. mai 2024",
            "2024-05-17 og 12",
        ] {
            assert_eq!(in_words(text), None, "{text}");
        }
    }
}
