//! Says the template engine's messages in the language of messages.

use tr::tr;

use known::{MESSAGES, WORDS};

mod known;

/// Returns `message` in the language of messages, as whole sentences. Messages that the project's
/// own filters give are in it already and begin with a small letter or a quotation mark; an unknown
/// message is quoted.
pub(super) fn explained(message: &str) -> String {
    let known = MESSAGES.iter().find_map(|(english, norwegian)| {
        let captured = captures(english, message)?;
        Some(fill(&tr!(norwegian), &captured))
    });
    match known {
        Some(known) => known,
        None if message.starts_with(|first: char| first.is_ascii_uppercase() || first == '`') => {
            tr!(
                "Malspråket sier, på engelsk: «{message}»",
                message = message.trim_end()
            )
        }
        None => message.to_owned(),
    }
}

/// Returns the text in the place of each `{}` of `pattern` in `message`; `None` where it is another
/// message.
fn captures<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut captured = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let end = match pieces.peek() {
            None if piece.is_empty() => rest.len(),
            None => rest.strip_suffix(piece)?.len(),
            Some(_) => rest.find(piece)?,
        };
        captured.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(captured)
}

fn fill(sentence: &str, captured: &[&str]) -> String {
    let mut pieces = sentence.split("{}");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for (piece, captured) in pieces.zip(captured) {
        let known = WORDS.iter().find(|(word, _)| word == captured);
        match known {
            Some((_, norwegian)) => filled.push_str(&tr!(norwegian)),
            None => filled.push_str(captured),
        }
        filled.push_str(piece);
    }
    let mut letters = filled.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => filled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_the_engine_are_translated() {
        for (english, expected) in [
            (
                "Found `}}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
                "Her mangler en verdi: et navn, en tekst, et tall eller en parentes må stå før `}}`.",
            ),
            (
                "Found `,` but expected identifier.",
                "Her står `,`, men det må stå et navn.",
            ),
            ("Unknown filter `nope`", "Filteret «nope» finnes ikke."),
            (
                "Variable `b` is not defined. Available variables: page, site",
                "«b» finnes ikke her. Det som finnes: page, site.",
            ),
            ("Field `b` is not defined", "Feltet «b» finnes ikke."),
            (
                "`+` requires both operands to be numbers, found `undefined` and `i64`",
                "«+» trenger to tall, ikke noe som ikke finnes og et heltall.",
            ),
            (
                "Cannot compare `string` with `i64`",
                "En tekst kan ikke sammenlignes med et heltall.",
            ),
            (
                "`break` cannot be used inside a component body",
                "«break» kan ikke stå inni en komponent.",
            ),
            (
                "Slicing step cannot be 0",
                "Malspråket sier, på engelsk: «Slicing step cannot be 0»",
            ),
            ("teksten «a» finnes ikke", "teksten «a» finnes ikke"),
        ] {
            assert_eq!(explained(english), expected);
        }
    }

    #[test]
    fn each_sentence_has_no_more_to_fill_in_than_the_message() {
        for (english, norwegian) in MESSAGES {
            let holes = |text: &str| text.matches("{}").count();
            assert!(holes(norwegian) <= holes(english), "{norwegian}");
        }
    }
}
