//! Tells the language of a text by words that only one of them has.

use super::Lang;

/// The fewest telling words from which a text is judged.
const FEWEST: usize = 8;

/// The least share of the telling words, in percent, that are of the language.
const SHARE: usize = 85;

/// Returns the language that the words of `texts` are in; `None` where they are too few, or of
/// several languages.
pub fn likely<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Lang> {
    let mut counts = [0_usize; 3];
    for word in texts.flat_map(str::split_ascii_whitespace) {
        let word = word
            .trim_matches(|letter: char| letter.is_ascii_punctuation() || "«»–".contains(letter));
        if let Some(lang) = only_in(word) {
            counts[lang as usize] += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let is_most = |lang: &Lang| counts[*lang as usize] * 100 >= all * SHARE;
    let mut langs = [Lang::Nb, Lang::Nn, Lang::En].into_iter();
    langs.find(is_most).filter(|_| all >= FEWEST)
}

/// Returns the language that alone has `word`, in small letters, among its commonest.
fn only_in(word: &str) -> Option<Lang> {
    Some(match word {
        "ikke" | "jeg" | "noen" | "noe" | "hva" | "hvor" | "hvordan" | "hvem" | "hvilke"
        | "hvis" | "fra" | "være" | "vært" | "gjøre" | "dere" | "deres" | "en" | "et"
        | "kommuner" | "kommunene" | "løsning" | "løsninger" => Lang::Nb,
        "ikkje" | "eg" | "nokon" | "noko" | "nokre" | "kva" | "korleis" | "kven" | "kvifor"
        | "frå" | "vere" | "vera" | "vore" | "gjere" | "gjera" | "dykk" | "dykkar" | "ein"
        | "eit" | "dei" | "kommunar" | "kommunane" | "løysing" | "løysingar" => Lang::Nn,
        "the" | "of" | "and" | "with" | "this" | "that" | "are" | "which" | "from" | "have" => {
            Lang::En
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_that_of_its_own_words() {
        for (text, lang) in [
            (
                "Vi vet ikke hva det er, og noen spør hvor en får det fra. Hvis dere er en kommune, er det et valg.",
                Some(Lang::Nb),
            ),
            (
                "Vi veit ikkje kva det er, og nokon spør korleis ein får det frå dei. Er de ein kommune, er det eit val.",
                Some(Lang::Nn),
            ),
            (
                "The report of the council is with this office, and the rest of that are drafts.",
                Some(Lang::En),
            ),
            // Too few words, and words of both.
            ("Vi vet ikke hva det er.", None),
            (
                "ikke hva noen hvor ikkje kva nokon korleis ikke ikkje",
                None,
            ),
            ("", None),
        ] {
            assert_eq!(likely([text].into_iter()), lang, "{text}");
        }
    }
}
