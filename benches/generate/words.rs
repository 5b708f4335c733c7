//! Words that look Norwegian, the same for the same number.

/// A source of words for one document.
pub struct Words {
    state: u64,
}

/// Common words first: low places are drawn far more often, as in any language.
const COMMON: [&str; 80] = [
    "og",
    "i",
    "det",
    "som",
    "på",
    "er",
    "en",
    "til",
    "av",
    "for",
    "at",
    "med",
    "de",
    "ikke",
    "den",
    "har",
    "vi",
    "om",
    "et",
    "men",
    "var",
    "kan",
    "fra",
    "så",
    "når",
    "eller",
    "ble",
    "alle",
    "nye",
    "mer",
    "etter",
    "kommunen",
    "løsningen",
    "tjenesten",
    "ansatte",
    "innbyggerne",
    "arbeidet",
    "bruker",
    "trenger",
    "fikk",
    "tid",
    "data",
    "skjema",
    "søknad",
    "arkiv",
    "skole",
    "omsorg",
    "helse",
    "kart",
    "bygg",
    "vann",
    "måler",
    "varsel",
    "opplæring",
    "ledelsen",
    "gevinst",
    "kostnad",
    "avtale",
    "leverandør",
    "test",
    "pilot",
    "drift",
    "prosjekt",
    "erfaring",
    "sikkerhet",
    "personvern",
    "samarbeid",
    "nettside",
    "telefon",
    "svar",
    "spørsmål",
    "møte",
    "plan",
    "mål",
    "resultat",
    "endring",
    "rutine",
    "system",
    "støtte",
    "øving",
];
/// First parts of compounds, of which Norwegian makes new ones every day.
const FIRST: [&str; 24] = [
    "kommune",
    "helse",
    "skole",
    "barnehage",
    "bygge",
    "arkiv",
    "saks",
    "velferds",
    "omsorgs",
    "tjeneste",
    "innbygger",
    "system",
    "data",
    "person",
    "sikkerhets",
    "prosjekt",
    "læring",
    "kart",
    "vann",
    "avfalls",
    "renholds",
    "økonomi",
    "fagsystem",
    "bruker",
];
/// Last parts of compounds.
const LAST: [&str; 24] = [
    "behandling",
    "tjeneste",
    "løsning",
    "melding",
    "søknad",
    "rapport",
    "arbeid",
    "kontor",
    "senter",
    "utvikling",
    "vern",
    "plan",
    "data",
    "støtte",
    "portal",
    "register",
    "måling",
    "varsling",
    "ordning",
    "avtale",
    "opplæring",
    "analyse",
    "flyt",
    "område",
];
/// Beginnings and endings of names.
const NAMES: ([&str; 12], [&str; 12]) = (
    [
        "Ask", "Bjørk", "Elve", "Fjell", "Gran", "Havn", "Lyng", "Myr", "Nes", "Sæter", "Vik", "Å",
    ],
    [
        "bygd", "dal", "eid", "fjord", "heim", "holt", "land", "nes", "sund", "stad", "vær", "øya",
    ],
);

impl Words {
    /// Words for document `number` of kind `kind`.
    pub fn new(kind: u64, number: usize) -> Self {
        Self {
            state: kind << 48 ^ number as u64,
        }
    }

    /// A number from 0 up to, and not with, `limit`; 0 for no limit at all.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.next() % (limit.max(1) as u64)) as usize
    }

    /// One of `choices`.
    pub fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    /// `2024-05-17`
    pub fn date(&mut self, from: usize, to: usize) -> String {
        format!(
            "{}-{:02}-{:02}",
            from + self.below(to - from),
            1 + self.below(12),
            1 + self.below(28)
        )
    }

    /// A name of a place or a product.
    pub fn name(&mut self) -> String {
        format!("{}{}", self.pick(&NAMES.0), self.pick(&NAMES.1))
    }

    /// Words without a full stop, safe as a value in YAML.
    pub fn phrase(&mut self, length: usize) -> String {
        let words: Vec<String> = (0..length).map(|_| self.word()).collect();
        let mut phrase = words.join(" ");
        if let Some(first) = phrase.chars().next() {
            let upper: String = first.to_uppercase().collect();
            phrase.replace_range(..first.len_utf8(), &upper);
        }
        phrase
    }

    /// A phrase with a full stop.
    pub fn sentence(&mut self, length: usize) -> String {
        format!("{}.", self.phrase(length))
    }

    /// Sentences of about `length` words in all.
    pub fn paragraph(&mut self, length: usize) -> String {
        let sentences: Vec<String> = (0..length.div_ceil(12))
            .map(|_| {
                let length = 8 + self.below(9);
                self.sentence(length)
            })
            .collect();
        sentences.join(" ")
    }

    fn word(&mut self) -> String {
        if self.below(6) == 0 {
            return format!("{}{}", self.pick(&FIRST), self.pick(&LAST));
        }
        // The product of two draws leans towards the start of the list.
        let place = self.below(COMMON.len()) * self.below(COMMON.len()) / COMMON.len();
        COMMON[place].to_owned()
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014): small, fast, and the same everywhere.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
