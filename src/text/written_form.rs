//! Tells the language of a text by words that only one of them has.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Lang;

/// The fewest telling words from which a text is judged.
const FEWEST: usize = 8;

/// The least share of the telling words, in percent, that are of the language.
const SHARE: usize = 85;

/// Returns the language that the words of `texts` are in; `None` where they are too few, or of
/// several languages.
pub fn likely<'t>(texts: impl Iterator<Item = &'t str>) -> Option<Lang> {
    let mut counts = [0_usize; 3];
    for word in texts.flat_map(str::split_ascii_whitespace).map(bare) {
        if let Some(lang) = only_in(word) {
            counts[lang as usize] += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let is_most = |lang: &Lang| counts[*lang as usize] * 100 >= all * SHARE;
    let mut langs = [Lang::Nb, Lang::Nn, Lang::En].into_iter();
    langs.find(is_most).filter(|_| all >= FEWEST)
}

/// Returns `word` without the marks around it. Most have none, and every word of the site comes here.
fn bare(word: &str) -> &str {
    let is_letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    if is_letter(word.as_bytes().first()) && is_letter(word.as_bytes().last()) {
        return word;
    }
    word.trim_matches(|letter: char| {
        letter.is_ascii_punctuation() || matches!(letter, '«' | '»' | '–')
    })
}

/// Words in small letters that are among the commonest of one language, and in no other.
const TELLING: [(Lang, &str); 3] = [
    (
        Lang::Nb,
        "ikke jeg noen noe hva hvor hvordan hvem hvilke hvis fra være vært gjøre dere deres en et \
         kommuner kommunene løsning løsninger",
    ),
    (
        Lang::Nn,
        "ikkje eg nokon noko nokre kva korleis kven kvifor frå vere vera vore gjere gjera dykk \
         dykkar ein eit dei kommunar kommunane løysing løysingar",
    ),
    (Lang::En, "the of and with this that are which from have"),
];

/// Returns the language that alone has `word` among its commonest.
fn only_in(word: &str) -> Option<Lang> {
    const LONGEST: usize = "løysingar".len();
    static LANGS: LazyLock<FxHashMap<&str, Lang>> = LazyLock::new(|| {
        let words =
            |(lang, words): (Lang, &'static str)| words.split(' ').map(move |word| (word, lang));
        TELLING.into_iter().flat_map(words).collect()
    });
    static LENGTHS: LazyLock<[u16; 256]> = LazyLock::new(|| {
        let mut lengths = [0; 256];
        for word in LANGS.keys() {
            lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len();
        }
        lengths
    });
    // Nearly every word is told by its first letter and its length.
    let first = word.as_bytes().first()?;
    if word.len() > LONGEST || LENGTHS[usize::from(*first)] & 1 << word.len() == 0 {
        return None;
    }
    LANGS.get(word).copied()
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
