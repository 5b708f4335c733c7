//! Stems folded words: the Snowball algorithm for Norwegian, which serves bokmål and nynorsk,
//! applied until nothing more is removed, so that `bruker`, `brukeren` and `brukerne` get the same
//! stem. English text gets a light English stemmer.

/// The language that a word is stemmed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StemLanguage {
    /// Bokmål and nynorsk.
    Norwegian,
    /// English.
    English,
}

/// Endings that are removed, the longest first where one is the end of another.
pub const ENDINGS: &[&str] = &[
    "hetenes", "hetene", "hetens", "hetens", "endes", "heten", "heter", "ernes", "arnes", "ande",
    "ende", "edes", "enes", "erne", "arne", "erte", "ede", "ane", "ene", "ens", "ers", "ets",
    "het", "ast", "ert", "as", "es", "en", "er", "ar", "et", "a", "e", "s",
];
/// Letters after which a final `s` can be a genitive or a plural.
pub const BEFORE_S: &str = "bcdfghjlmnoprtvyz";
/// Endings of derived words.
pub const DERIVED: &[&str] = &[
    "hetslov", "eleg", "elig", "elov", "slov", "leg", "eig", "lig", "els", "lov", "ig",
];

/// The endings of words that end in a vowel.
const AFTER_VOWEL: [&str; 16] = [
    "en", "ens", "et", "ets", "er", "ers", "ene", "enes", "ere", "eren", "erne", "ernes", "else",
    "elsen", "elser", "elsene",
];
/// The length of the shortest participle: `kart` is not `kar`.
const SHORTEST_PARTICIPLE: usize = 5;
/// The length of the shortest stem that is contracted: `lagre` is not `lag`.
const SHORTEST_CONTRACTED: usize = 5;

/// Removes the endings of `word`, repeatedly.
pub(super) fn norwegian(word: &mut String) {
    word.truncate(body(word).len());
    for _ in 0..3 {
        if !take_ending(word) {
            break;
        }
    }
    if is_participle(word) {
        word.pop();
    }
    let from = region(word);
    for ending in DERIVED {
        if in_region(word, from, ending) {
            word.truncate(word.len() - ending.len());
            break;
        }
    }
}

/// Returns `word` without an ending after a vowel: `skjemaet`, `risikoen`, `byer`. With `a` or `o` and
/// few letters before, the ending may be part of a letter that the keyboard lacks: `naer`.
pub(super) fn body(word: &str) -> &str {
    let is_long = |body: &&str| match body.as_bytes().last() {
        Some(b'a' | b'o') => body.encode_utf16().count() > 2,
        Some(b'u' | b'y') => body.encode_utf16().count() > 1,
        _ => false,
    };
    let ends = AFTER_VOWEL.iter().filter(|end| ends_with(word, end));
    let mut bodies = ends.map(|end| &word[..word.len() - end.len()]);
    bodies.find(is_long).unwrap_or(word)
}

/// Decides whether `word` ends like the past participle of a verb without an ending of its own:
/// `sendt`, `brukt`, `innført`.
fn is_participle(word: &str) -> bool {
    let is_short = |endings: &[&str]| endings.iter().any(|ending| ends_with(word, ending));
    (word.len() >= region(word) + 2 && is_short(&["dt", "vt"]))
        || (word.encode_utf16().count() >= SHORTEST_PARTICIPLE
            && is_short(&["gt", "kt", "lt", "pt", "rt"]))
}

/// Removes one ending. Returns whether there was one.
pub(super) fn take_ending(word: &mut String) -> bool {
    let from = region(word);
    let Some(ending) = ENDINGS.iter().find(|ending| in_region(word, from, ending)) else {
        return false;
    };
    let stem = word.len() - ending.len();
    match *ending {
        "s" => {
            let mut before = word[..stem].chars().rev();
            let last = before.next();
            let is_genitive = last.is_some_and(|last| BEFORE_S.contains(last))
                || (last == Some('k') && before.next().is_some_and(|letter| !is_vowel(letter)));
            if !is_genitive {
                return false;
            }
            word.truncate(stem);
        }
        "ert" | "erte" => word.truncate(stem + 2),
        _ => word.truncate(stem),
    }
    true
}

/// Reduces a stem that loses a vowel or shows one by its ending, to the shorter one: `artikkel` and
/// `artikler`, `register` and `registre`.
pub(super) fn contract(word: &mut String) {
    let mut last = word.char_indices().rev();
    let (Some((at, 'l' | 'r')), Some((_, before)), Some((_, third))) =
        (last.next(), last.next(), last.next())
    else {
        return;
    };
    if word.encode_utf16().count() < SHORTEST_CONTRACTED {
        return;
    }
    if word.ends_with("el") && !is_vowel(third) {
        word.remove(at - 1);
    } else if word.ends_with('r') && !is_vowel(before) {
        word.pop();
    }
}

/// Stems an English word lightly: plurals, `-ing`, `-ed`, `-ly` and the silent `e`.
pub(super) fn english(word: &mut String) {
    if word.ends_with("ies") && word.len() > 4 {
        word.truncate(word.len() - 2);
    } else if word.ends_with('s')
        && word.len() > 3
        && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
    {
        word.pop();
    }
    for ending in ["ing", "ed", "ly"] {
        let stem = word.len().saturating_sub(ending.len());
        if word.ends_with(ending) && stem >= 3 && word[..stem].chars().any(is_vowel) {
            word.truncate(stem);
            break;
        }
    }
    if word.len() > 3 && word.ends_with('e') {
        word.pop();
    } else if word.len() > 3 && word.ends_with('y') {
        word.pop();
        word.push('i');
    }
}

fn in_region(word: &str, from: usize, ending: &str) -> bool {
    ends_with(word, ending) && word.len() >= from + ending.len()
}

/// Decides whether `word` has this ending. There are dozens for each word, and the last letter tells
/// of most that they are not there.
fn ends_with(word: &str, ending: &str) -> bool {
    word.as_bytes().last() == ending.as_bytes().last() && word.ends_with(ending)
}

/// Returns the position of the region that endings may be removed from: after the first consonant
/// that follows a vowel, and after three letters (UTF-16 units, as the engine counts).
fn region(word: &str) -> usize {
    let (mut units, mut seen_vowel, mut found) = (0, false, false);
    for (at, letter) in word.char_indices() {
        if found && units >= 3 {
            return at;
        }
        units += letter.len_utf16();
        if is_vowel(letter) {
            seen_vowel = true;
        } else if seen_vowel {
            found = true;
        }
    }
    word.len()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        let mut word = word.to_owned();
        norwegian(&mut word);
        word
    }

    #[test]
    fn the_forms_of_a_word_meet() {
        for forms in [
            &["kommune", "kommunen", "kommuner", "kommunene", "kommunenes"][..],
            &[
                "bruker",
                "brukeren",
                "brukere",
                "brukerne",
                "brukar",
                "brukarane",
            ],
            &["soknad", "soknader", "soknadene", "soknaden", "soknads"],
            &["brukt", "bruke", "bruker", "brukte"],
            &["innfore", "innfort", "innforte"],
            &["offentlig", "offentleg", "offentlige", "offentlege"],
            &["skjema", "skjemaet", "skjemaer", "skjemaene", "skjemaets"],
            &["risiko", "risikoen", "risikoer", "risikoene", "risikoar"],
            &["miljo", "miljoet", "miljoer"],
            &["beboer", "beboere", "beboeren", "beboerne"],
            &["by", "byen", "byer", "byene"],
            &["stenge", "stenger", "stengt", "stengte"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form}");
            }
        }
    }

    #[test]
    fn short_words_are_left_alone() {
        for word in ["hus", "sak", "app", "og", "x", ""] {
            assert_eq!(stem(word), word);
        }
    }

    #[test]
    fn english_words_meet_too() {
        let stem = |word: &str| {
            let mut word = word.to_owned();
            english(&mut word);
            word
        };
        assert_eq!(stem("services"), stem("service"));
        assert_eq!(stem("deployed"), stem("deploying"));
        assert_eq!(stem("policies"), stem("policy"));
    }
}
