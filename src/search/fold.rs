//! Computes the forms of a word that decide what it matches: as written, folded to plain letters,
//! and the key, which is the stem without the differences between bokmål and nynorsk.
//!
//! Words with the same key are candidates for one another; their similarity decides how much a
//! match counts, and the engine computes that from the words themselves.

use std::sync::LazyLock;

use memchr::memchr;
use unicode_normalization::char::decompose_canonical;

use super::rules::{DERIVATIONS, DIGRAPHS, FOLDED, REWRITES};
use super::stem::{self, StemLanguage};

/// Returns `word`, in small letters, without the letters that a plain keyboard lacks: `økonomi` →
/// `okonomi`. An ending after a vowel stays: `skjemaet` has no `æ`.
pub fn fold(word: &str) -> String {
    let mut folded: String = word.chars().map(plain).collect();
    let has = |folded: &str| DIGRAPHS.iter().any(|(from, _)| folded.contains(from));
    if !has(&folded) {
        return folded;
    }
    let end = folded.split_off(stem::body(&folded).len());
    for (from, to) in DIGRAPHS {
        if folded.contains(from) {
            folded = folded.replace(from, to);
        }
    }
    folded + &end
}

/// Returns the key, which words must share to match at all.
pub fn key(folded: &str, language: StemLanguage) -> String {
    let mut word = match language {
        StemLanguage::Norwegian => rewritten(folded),
        StemLanguage::English => folded.to_owned(),
    };
    match language {
        StemLanguage::Norwegian => {
            stem::norwegian(&mut word);
            let length = word.len();
            Rule::apply_all(&DERIVATION_RULES, &mut word);
            if word.len() < length {
                stem::take_ending(&mut word);
            }
            stem::contract(&mut word);
        }
        StemLanguage::English => stem::english(&mut word),
    }
    without_doubles(word)
}

/// Returns the key of a folded name, which lies with those of words that begin like it.
pub fn name_key(folded: &str) -> String {
    without_doubles(rewritten(folded))
}

/// Reduces double letters to one; digits stay.
fn without_doubles(mut word: String) -> String {
    let mut last = None;
    word.retain(|letter| last.replace(letter) != Some(letter) || letter.is_ascii_digit());
    word
}

/// Returns a folded word in one written form, whichever it is in.
pub fn rewritten(folded: &str) -> String {
    let mut word = folded.to_owned();
    Rule::apply_all(&REWRITE_RULES, &mut word);
    word
}

static REWRITE_RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(REWRITES));
static DERIVATION_RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| read(DERIVATIONS));

fn read(rules: &[(&'static str, &'static str)]) -> Vec<Rule> {
    rules.iter().copied().map(Rule::of).collect()
}

fn plain(letter: char) -> char {
    static TABLE: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
        let letters: Vec<char> = FOLDED.chars().collect();
        let mut table: Vec<_> = letters.chunks(2).map(|pair| (pair[0], pair[1])).collect();
        table.sort_unstable();
        table
    });
    if letter.is_ascii() {
        return letter;
    }
    match TABLE.binary_search_by_key(&letter, |pair| pair.0) {
        Ok(place) => TABLE[place].1,
        Err(_) => bare(letter),
    }
}

/// Returns a Latin letter without its marks; any other unchanged.
fn bare(letter: char) -> char {
    let mut first = None;
    decompose_canonical(letter, |part| {
        first.get_or_insert(part);
    });
    first.filter(char::is_ascii).unwrap_or(letter)
}

/// A rule that replaces a part of a word.
struct Rule {
    part: &'static str,
    to: &'static str,
    anchor: Anchor,
    /// The least number of bytes before the part.
    least: usize,
    /// The letters of the part, and those of what it becomes.
    letters: u32,
    added: u32,
}

/// The place in a word that a rule is about.
#[derive(Clone, Copy)]
enum Anchor {
    Start,
    End,
    Anywhere,
}

impl Rule {
    /// Reads a rule in the form of [`REWRITES`].
    fn of((from, to): (&'static str, &'static str)) -> Self {
        let first = from.as_bytes()[0];
        let least = match first {
            b'0'..=b'9' => usize::from(first - b'0'),
            _ => 0,
        };
        let anchor = match (first, from.ends_with('$')) {
            (b'^', _) => Anchor::Start,
            (_, true) => Anchor::End,
            (_, false) => Anchor::Anywhere,
        };
        let part = from.trim_start_matches(|sign: char| sign == '^' || sign.is_ascii_digit());
        let part = part.trim_end_matches('$');
        Self {
            part,
            to,
            anchor,
            least,
            letters: letters(part),
            added: letters(to),
        }
    }

    /// Applies `rules` to `word`, one after the other. Most have a letter that the word lacks.
    fn apply_all(rules: &[Self], word: &mut String) {
        let mut has = letters(word);
        for rule in rules {
            if rule.letters & !has == 0 {
                rule.apply(word);
                has |= rule.added;
            }
        }
    }

    /// Replaces the part in `word`, wherever the anchor allows it.
    fn apply(&self, word: &mut String) {
        match self.anchor {
            Anchor::Start => {
                if word.starts_with(self.part) {
                    word.replace_range(..self.part.len(), self.to);
                }
            }
            Anchor::End => {
                let stem = word.strip_suffix(self.part).map(str::len);
                if let Some(at) = stem.filter(|at| *at >= self.least) {
                    word.replace_range(at.., self.to);
                }
            }
            Anchor::Anywhere => {
                let mut from = self.least;
                while let Some(at) = find(word, self.part, from) {
                    word.replace_range(at..at + self.part.len(), self.to);
                    from = at + self.to.len();
                }
            }
        }
    }
}

/// Returns the letters of `word`, a bit for each from `a` to `z`, and one for all others.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, byte| match byte {
        b'a'..=b'z' => letters | 1 << (byte - b'a'),
        _ => letters | 1 << 26,
    })
}

/// Returns the place of `part` in `word` at or after `from`. Both are short, and there are dozens of
/// rules for each word: the search of the standard library takes longer to begin than this to end.
fn find(word: &str, part: &str, from: usize) -> Option<usize> {
    let (word, part) = (word.as_bytes(), part.as_bytes());
    let first = *part.first()?;
    let mut at = from;
    loop {
        at += memchr(first, word.get(at..)?)?;
        if word[at..].starts_with(part) {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn norwegian(word: &str) -> String {
        key(&fold(word), StemLanguage::Norwegian)
    }

    #[test]
    fn a_plain_keyboard_finds_the_same() {
        for (plain, proper) in [
            ("okonomi", "økonomi"),
            ("oekonomi", "økonomi"),
            ("laering", "læring"),
            ("apne", "åpne"),
            ("aapne", "åpne"),
            ("Phuong", "Phương"),
        ] {
            assert_eq!(fold(plain), fold(proper));
        }
    }

    #[test]
    fn nynorsk_meets_bokmaal() {
        for (nynorsk, bokmaal) in [
            ("verksemda", "virksomheten"),
            ("tenester", "tjenester"),
            ("vegar", "veier"),
            ("tryggleik", "trygghet"),
            ("sjukeheimen", "sykehjem"),
            ("løysingane", "løsningene"),
            ("moglegheit", "mulighet"),
            ("brukarstøtte", "brukerstøtte"),
            ("innbyggjarane", "innbyggerne"),
            ("kvardagen", "hverdagen"),
            ("skulane", "skolene"),
            ("høyring", "høring"),
            ("eigedomsarkiv", "eiendomsarkiv"),
            ("sakshandsamarar", "saksbehandlere"),
            ("vassmålar", "vannmåler"),
            ("ombodet", "ombudet"),
            ("varslar", "varsling"),
            ("microsoft", "mikrosoft"),
            ("skjemaa", "skjemaene"),
            ("kontoar", "kontoer"),
            ("miljøa", "miljøene"),
            ("kriterium", "kriterier"),
            ("rettleie", "veileder"),
            ("forståing", "forståelse"),
            ("inngåinga", "inngåelsen"),
            ("vitskapleg", "vitenskapelig"),
            ("fridomen", "friheten"),
            ("bustadsosial", "boligsosial"),
            ("sjukepleiarane", "sykepleierne"),
            ("arbeidsleiing", "arbeidsledelse"),
            ("husleige", "husleie"),
            ("bilettekst", "bildetekst"),
            ("tilskot", "tilskudd"),
            ("hovudmål", "hovedmål"),
            ("vaksenopplæring", "voksenopplæring"),
            ("symjehallen", "svømmehallen"),
            ("verjemål", "vergemål"),
            ("ferjekai", "fergekai"),
            ("avgjerda", "avgjørelsen"),
            ("kunngjering", "kunngjøring"),
            ("grunngjeving", "grunngivning"),
            ("køyretøy", "kjøretøy"),
            ("umogleg", "umulig"),
            ("årlege", "årlige"),
            ("oppmerksam", "oppmerksom"),
            ("tillitsvald", "tillitsvalgt"),
            ("folkehøgskule", "folkehøyskole"),
            ("drikkevatn", "drikkevann"),
            ("busetjing", "bosetning"),
            ("førehandsvarsel", "forhåndsvarsel"),
            ("forureining", "forurensning"),
        ] {
            assert_eq!(norwegian(nynorsk), norwegian(bokmaal), "{nynorsk}");
        }
    }

    #[test]
    fn first_parts_of_compounds_are_written_alike() {
        assert_eq!(rewritten("heimeteneste"), rewritten("hjemmetjeneste"));
    }

    #[test]
    fn pasts_and_neuters_meet_their_first_forms() {
        for (form, other) in [
            ("løste", "løse"),
            ("trådløst", "trådløse"),
            ("religiøst", "religiøse"),
            ("avlyst", "avlyse"),
            ("leste", "lese"),
            ("henviste", "henvise"),
            ("påvist", "påvise"),
            ("undervist", "undervise"),
            ("reiste", "reise"),
            ("gjenreist", "gjenreise"),
            ("tradisjonelt", "tradisjonelle"),
            ("generelt", "generell"),
            ("formelt", "formelle"),
            ("eksperimentelt", "eksperimentell"),
            ("universelt", "universelle"),
            ("spesielt", "spesielle"),
            ("manuelt", "manuell"),
            ("parallelt", "parallelle"),
            ("enkelt", "enkle"),
            ("museum", "museene"),
            ("jubileum", "jubileet"),
            ("konserten", "konsert"),
            ("kostnadsarter", "kostnadsart"),
            ("planlagt", "planlegge"),
            ("fastsatte", "fastsette"),
            ("sammenslått", "sammenslåing"),
            ("inngått", "inngå"),
            ("forstått", "forstå"),
            ("vedtatt", "vedta"),
            ("mottatte", "motta"),
            ("oppgitt", "oppgi"),
            ("offentliggjort", "offentliggjøre"),
            ("etterspurt", "etterspørre"),
            ("avbrutt", "avbryte"),
            ("avlesing", "avlese"),
        ] {
            assert_eq!(norwegian(form), norwegian(other), "{form}");
        }
    }

    #[test]
    fn rules_match_only_at_their_anchors() {
        let rewritten = |word: &str, from: &'static str| {
            let mut word = word.to_owned();
            Rule::of((from, "x")).apply(&mut word);
            word
        };
        assert_eq!(rewritten("kvakv", "^kv"), "xakv");
        assert_eq!(rewritten("veggveg", "veg$"), "veggx");
        assert_eq!(rewritten("arbarnar", "3ar"), "arbxnx");
        assert_eq!(rewritten("", "a"), "");
    }

    #[test]
    fn a_rule_may_need_the_letters_of_one_before() {
        let rules = [
            Rule::of(("ph", "f")),
            Rule::of(("fa", "w")),
            Rule::of(("æ", "a")),
        ];
        let mut word = "phæpha".to_owned();
        Rule::apply_all(&rules, &mut word);
        assert_eq!(word, "faw");
    }

    #[test]
    fn any_letters_will_do() {
        for word in ["Ελλάδα", "Москва", "東京", "čáhppes", "𝔘𝔫𝔦", "ﬁ"] {
            assert!(!norwegian(word).is_empty(), "{word}");
        }
    }
}
