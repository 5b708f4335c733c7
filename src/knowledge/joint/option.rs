//! Options to prolong a contract, as people write them.

/// The longest that options are taken to prolong a contract, in months.
const LONGEST: u32 = 240;

/// Returns the number of months that all options together prolong a contract by: `1 + 1 år`, `2 x 1
/// år`, `to år`, `1 år + 6 måneder`. `None` where the text says anything else: a guess could make two
/// contracts meet that do not.
pub(super) fn months(text: &str) -> Option<u32> {
    let spaced = text.to_lowercase().replace('+', " + ").replace('×', " x ");
    let mut all = 0_u32;
    let mut years: Option<u32> = None;
    let mut is_product = false;
    for word in spaced.split_whitespace() {
        if let Some(number) = number(word) {
            years = match (years, is_product) {
                (Some(before), true) => before.checked_mul(number),
                (Some(before), false) => before.checked_add(number),
                (None, _) => Some(number),
            };
            is_product = false;
        } else if let Some(unit) = unit(word) {
            all = all.checked_add(years.take()?.checked_mul(unit)?)?;
        } else if word == "x" {
            is_product = true;
        } else if !matches!(word, "+" | "og" | "inntil" | "opptil") {
            return None;
        }
    }
    (years.is_none() && (1..=LONGEST).contains(&all)).then_some(all)
}

fn number(word: &str) -> Option<u32> {
    let words = [
        (1, &["ett", "et", "eitt", "eit", "en", "én", "ein"][..]),
        (2, &["to"]),
        (3, &["tre"]),
        (4, &["fire"]),
        (5, &["fem"]),
        (6, &["seks"]),
    ];
    let named = words.iter().find(|(_, names)| names.contains(&word));
    named
        .map(|(number, _)| *number)
        .or_else(|| word.parse().ok())
}

/// Returns the months of a unit of time.
fn unit(word: &str) -> Option<u32> {
    match word.trim_end_matches(['.', ',']) {
        "år" => Some(12),
        "måned" | "måneder" | "månad" | "månader" | "mnd" => Some(1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_and_never_guessed() {
        for (text, expected) in [
            ("1 + 1 år", Some(24)),
            ("1+1+1 år", Some(36)),
            ("2 x 1 år", Some(24)),
            ("2 × 12 måneder", Some(24)),
            ("to år", Some(24)),
            ("Inntil 2 år", Some(24)),
            ("1 år + 6 mnd.", Some(18)),
            ("eitt år og seks månader", Some(18)),
            ("kan forlenges", None),
            ("1 + 1", None),
            ("2 år, etter avtale", None),
            ("100 år", None),
            ("0 år", None),
            ("år", None),
            ("", None),
        ] {
            assert_eq!(months(text), expected, "{text}");
        }
    }
}
