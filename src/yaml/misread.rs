//! Detects lists that YAML reads as one text, since each item begins with a mark that is not a
//! hyphen and a space.

use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::text::bullet;

/// The most characters of an item that are shown.
const SHOWN: usize = 60;

/// Decides whether `text`, which is where a list can be, has items that were run together: `–
/// Begynn – Ta med`, `-Prøv -Mål`, `1. Ett 2. To`.
pub(super) fn is_list(text: &str) -> bool {
    bullet::split(text.trim_start()).is_some() || is_numbered(text)
}

/// Decides whether `text`, which is an item already, has more items in it: `Begynn • Ta med`.
pub(super) fn has_items(text: &str) -> bool {
    // Dashes may be in any sentence, bullets in none.
    !text.is_ascii() && text.chars().any(bullet::is_sign) && {
        let starts = text.trim_start().starts_with(bullet::is_sign);
        let inner = text
            .split_whitespace()
            .skip(1)
            .any(|word| word.starts_with(bullet::is_sign));
        starts || inner
    }
}

/// Returns the problem of `text`, which should have been a list.
pub(super) fn list_as_text(text: &str) -> Problem {
    let text = text.trim_start();
    let (mark, first) = match (bullet::split(text), bullet::split_number(text)) {
        (Some((mark, rest)), _) => (mark.to_owned(), first_item(rest, &format!(" {mark}"))),
        (None, Some((_, rest))) => {
            let mark = &text[..text.len() - rest.len()];
            (mark.trim().to_owned(), first_item(rest, " 2"))
        }
        (None, None) => (String::new(), text),
    };
    let message = tr!(
        "punktene i lista er lest som én tekst: her står `{mark}`",
        mark
    );
    Problem::new(Check::WrongType, message).help(help(first))
}

/// Returns the problem of the item `text`, which has a mark in it.
pub(super) fn items_in_item(text: &str) -> Problem {
    let mark = text
        .chars()
        .find(|letter| bullet::is_sign(*letter))
        .unwrap_or('•');
    let is_first = text.trim_start().starts_with(mark);
    let rest = text.trim_start().trim_start_matches(mark).trim_start();
    let message = match is_first {
        true => tr!(
            "punktet begynner med `{mark}` i tillegg til bindestreken",
            mark
        ),
        false => tr!(
            "flere punkter er lest som ett: her står `{mark}` i teksten",
            mark
        ),
    };
    Problem::new(Check::WrongType, message).help(help(first_item(rest, &format!(" {mark}"))))
}

fn help(first: &str) -> String {
    let mut shown: String = first.chars().take(SHOWN).collect();
    if shown.len() < first.len() {
        shown.push('…');
    }
    tr!(
        "Skriv hvert punkt på ei egen linje med bindestrek og mellomrom foran: `- {shown}`.",
        shown
    )
}

/// Returns the part of `text` before `next`, or before an item that is written as it should be.
fn first_item<'a>(text: &'a str, next: &str) -> &'a str {
    let ends = [next, " - "].into_iter().filter_map(|sign| text.find(sign));
    ends.min().map_or(text, |end| &text[..end]).trim()
}

fn is_numbered(text: &str) -> bool {
    bullet::split_number(text.trim_start()).is_some_and(|(number, rest)| {
        let next = [
            format!(" {}. ", number + 1),
            format!(" {}) ", number + 1),
            format!("\n{}. ", number + 1),
        ];
        let letter = char::from_u32(u32::from('a') + number).map(|letter| format!(" {letter}) "));
        number <= 2
            && next
                .iter()
                .chain(&letter)
                .any(|next| rest.contains(next.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn run_together_lists_are_seen() {
        for text in [
            "– Begynn tidlig. – Ta med brukerne.",
            "-Prøv først. -Mål etterpå.",
            "1. Ett. 2. To.",
            "• Begynn",
            "* En * To",
            "— En",
            "a) En b) To",
            "1) En 2) To",
            "-\u{a0}Begynn",
            "\u{f0b7} En \u{f0b7} To",
            "● En",
            "‑ En ‑ To",
            "− En",
        ] {
            assert!(is_list(text), "{text}");
            assert!(
                list_as_text(text)
                    .help
                    .is_some_and(|help| help.contains("`- ")),
                "{text}"
            );
        }
        for text in ["Begynn • Ta med", "• Begynn", "A ▪ B"] {
            assert!(has_items(text), "{text}");
        }
    }

    #[test]
    fn the_advice_shows_the_first_item_alone() {
        for text in ["– Begynn tidlig. – Ta med", "– Begynn tidlig. - Ta med"] {
            let help = list_as_text(text).help.unwrap_or_default();
            assert!(help.ends_with("`- Begynn tidlig.`."), "{help}");
        }
    }

    #[test]
    fn sentences_are_no_lists() {
        for text in [
            "Begynn tidlig – og ta med brukerne",
            "1. januar 2024",
            "-5 grader",
            "Skien, Porsgrunn",
            "a) alene",
            "skien",
        ] {
            assert!(!is_list(text), "{text}");
        }
        for text in ["5 · 3", "– Vi sparte tid, sier rådgiveren", "pris*", "A–B"] {
            assert!(!has_items(text), "{text}");
        }
    }
}
