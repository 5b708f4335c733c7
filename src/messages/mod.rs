//! Says what the program has to say in the language that was asked for.
//!
//! The code holds every message in bokmål, as `tr!("fant ikke {file}", file = name)`. The files of
//! `texts/`, one for each part of the program, hold the same in nynorsk and English, with the text
//! of the code as the key. `tests/messages.rs` holds that none is missing and none is left over.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use memchr::memmem;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use tr::{Translator, tr};

mod again;

pub use again::said_in;

static TEXTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/messages/texts");

/// Marks a text that is said later, by `tr!(text)`, as one that the files of `texts/` hold.
#[macro_export]
macro_rules! tr_later {
    ($text:literal) => {
        $text
    };
}

/// Says `text`, which `tr_later!` marks.
pub fn said(text: &str) -> String {
    tr!(text)
}

/// A language in which the program can say what it has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// The language of the code.
    Bokmaal,
    /// The other written form of Norwegian.
    Nynorsk,
    /// For those who help from abroad.
    English,
}

impl Language {
    /// The languages with their codes.
    pub const ALL: [(&str, Self); 3] = [
        ("nb", Self::Bokmaal),
        ("nn", Self::Nynorsk),
        ("en", Self::English),
    ];

    /// Returns the language of `code`, which is `nb`, `nn` or `en`.
    pub fn of(code: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find_map(|(known, language)| (known == code).then_some(language))
    }
}

/// Says all further messages of this process in `language`.
pub fn speak(language: Language) {
    match language {
        Language::Bokmaal => tr::unset_translator!(),
        other => tr::set_translator!(Catalogue::of(other)),
    }
}

/// A message in the other languages.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    nn: String,
    en: String,
}

/// Returns every text of the code with what it is in the other languages.
fn messages() -> impl Iterator<Item = (String, Message)> {
    let files = TEXTS.files().filter_map(|file| file.contents_utf8());
    // `tests/messages.rs` reads each file, so a faulty one is never in a program that is given out.
    files.flat_map(|file| {
        serde_yaml::from_str::<BTreeMap<String, Message>>(file).unwrap_or_default()
    })
}

/// The messages in one language, by what the code says.
struct Catalogue(FxHashMap<String, String>);

impl Catalogue {
    /// Reads the messages in `language`.
    fn of(language: Language) -> Self {
        let said = messages().map(|(text, message)| match language {
            Language::English => (text, message.en),
            Language::Nynorsk | Language::Bokmaal => (text, message.nn),
        });
        Self(said.collect())
    }
}

/// Returns `text`, which is a message in bokmål, in nynorsk, whatever language the process speaks:
/// for what the published site says in both written forms.
pub fn in_nynorsk(text: &str) -> String {
    message(text).map_or_else(|| text.to_owned(), |message| message.nn)
}

/// Reads the message that is `text` in bokmål, and no other: to read them all takes an eighth of the
/// build of a small site.
fn message(text: &str) -> Option<Message> {
    // A string of JSON is one of YAML in quotes.
    let key = serde_json::to_string(text).ok()?;
    let line = format!("\n{key}:\n");
    let mut files = TEXTS.files().filter_map(|file| file.contents_utf8());
    files.find_map(|file| {
        let start = memmem::find(file.as_bytes(), line.as_bytes())? + line.len();
        let fields = &file[start..];
        let end = fields.find("\n\"").unwrap_or(fields.len());
        serde_yaml::from_str(&fields[..end]).ok()
    })
}

impl Translator for Catalogue {
    fn translate<'a>(&'a self, text: &'a str, _: Option<&'a str>) -> Cow<'a, str> {
        Cow::Borrowed(self.0.get(text).map_or(text, String::as_str))
    }

    fn ntranslate<'a>(
        &'a self,
        count: u64,
        one: &'a str,
        several: &'a str,
        context: Option<&'a str>,
    ) -> Cow<'a, str> {
        self.translate(if count == 1 { one } else { several }, context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_the_same_read_alone() {
        for (text, whole) in messages() {
            let alone = message(&text).map(|message| (message.nn, message.en));
            assert_eq!(alone, Some((whole.nn, whole.en)), "{text}");
        }
        assert_eq!(in_nynorsk("ingen slik tekst"), "ingen slik tekst");
    }
}
