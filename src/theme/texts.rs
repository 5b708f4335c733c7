//! Interface texts: every text that is not from a document, in bokmål and nynorsk.
//!
//! A text is plain, with placeholders such as `{name}`. A text that counts has two forms, `one` and
//! `many`. The files may be nested to any depth: `nav: { reports: … }` is the key `nav.reports`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;
use tr::tr;

use super::error::{wrong, wrong_at};
use super::files::{File, Files};
use super::numbers;
use crate::diagnostic::{Diagnostic, nearest};
use crate::text::characters;
use crate::yaml::bounded;

/// The texts of one language.
pub(super) struct Texts(FxHashMap<String, Text>);

/// A text in both its forms; they are equal where it does not count.
pub(super) struct Text {
    one: Phrase,
    many: Phrase,
}

struct Phrase(Vec<Piece>);

/// A piece of a text.
#[derive(PartialEq, Eq)]
pub(super) enum Piece {
    /// Words as they stand.
    Plain(String),
    /// The name of what is filled in.
    Placeholder(String),
}

impl Texts {
    /// Reads the texts of both languages and checks that they have the same keys with the same
    /// placeholders.
    pub(super) fn load(files: &Files, errors: &mut Vec<Diagnostic>) -> [Arc<Self>; 2] {
        static BUILT_IN: LazyLock<[Arc<Texts>; 2]> =
            LazyLock::new(|| Texts::read(&Files::built_in("texts/"), &mut Vec::new()));
        if files.are_built_in(&["texts"]) {
            return BUILT_IN.clone();
        }
        Self::read(files, errors)
    }

    fn read(files: &Files, errors: &mut Vec<Diagnostic>) -> [Arc<Self>; 2] {
        let texts = ["nb", "nn"].map(|lang| read(files, lang, errors));
        for (one, other, lang) in [(0, 1, "nn"), (1, 0, "nb")] {
            let file: Arc<str> = folder(lang).into();
            let known: BTreeMap<_, _> = texts[one].0.iter().collect();
            for (key, text) in known {
                match texts[other].0.get(key) {
                    None => errors.push(wrong(file.clone(), tr!("Teksten «{key}» mangler.", key))),
                    Some(same) if one == 0 && same.placeholders() != text.placeholders() => {
                        errors.push(wrong(
                            file.clone(),
                            tr!(
                                "Teksten «{key}» har ikke de samme {{feltene}} som på bokmål.",
                                key
                            ),
                        ));
                    }
                    Some(_) => {}
                }
            }
        }
        texts.map(Arc::new)
    }

    /// Returns the text with this key.
    pub(super) fn get(&self, key: &str) -> Option<&Text> {
        self.0.get(key)
    }

    /// Returns whether some key begins with `prefix`.
    pub(super) fn has_prefix(&self, prefix: &str) -> bool {
        self.0.keys().any(|key| key.starts_with(prefix))
    }

    /// Returns texts that count nothing.
    #[cfg(test)]
    pub(super) fn of(texts: &[(&str, &str)]) -> Self {
        let text = |(key, text): &(&str, &str)| {
            let (one, many) = (phrase(text), phrase(text));
            ((*key).to_owned(), Text { one, many })
        };
        Self(texts.iter().map(text).collect())
    }

    /// Returns the key nearest to `key`.
    pub(super) fn nearest(&self, key: &str) -> Option<&str> {
        let keys: BTreeSet<&str> = self.0.keys().map(String::as_str).collect();
        nearest(key, keys.into_iter().map(|known| (known, known)))
    }
}

impl Text {
    /// Returns the names that must be filled in, without `n`, which may be left out of a form.
    pub(super) fn placeholders(&self) -> BTreeSet<&str> {
        let both = self.one.0.iter().chain(&self.many.0);
        both.filter_map(|piece| match piece {
            Piece::Placeholder(name) if name != "n" => Some(name.as_str()),
            _ => None,
        })
        .collect()
    }

    /// Returns whether the text contains the number it is given.
    pub(super) fn counts(&self) -> bool {
        let is_n = |piece: &Piece| matches!(piece, Piece::Placeholder(name) if name == "n");
        self.many.0.iter().any(is_n) || self.one.0.iter().any(is_n)
    }

    /// Returns the text where it has nothing to fill in and is the same for every number.
    pub(super) fn plain(&self) -> Option<&str> {
        match (self.one.0.as_slice(), self.many.0.as_slice()) {
            ([], []) => Some(""),
            ([Piece::Plain(one)], [Piece::Plain(many)]) if one == many => Some(many),
            _ => None,
        }
    }

    /// Returns its pieces, where it is the same for every number and says none.
    pub(super) fn uncounted(&self) -> Option<&[Piece]> {
        (self.one.0 == self.many.0 && !self.counts()).then_some(&self.many.0)
    }

    /// Returns the text for the number `n`, filled in by `argument`; `escape` is applied to
    /// everything but the arguments. The error is the name of a missing argument.
    pub(super) fn fill<'t, 'a>(
        &'t self,
        n: Option<f64>,
        argument: impl Fn(&str) -> Option<Cow<'a, str>>,
        escape: impl Fn(&str, &mut String),
    ) -> Result<String, &'t str> {
        let phrase = if n == Some(1.0) {
            &self.one
        } else {
            &self.many
        };
        let mut filled = String::with_capacity(64);
        for piece in &phrase.0 {
            match (piece, n) {
                (Piece::Plain(text), _) => escape(text, &mut filled),
                (Piece::Placeholder(name), Some(n)) if name == "n" => {
                    filled.push_str(&numbers::number(n, None));
                }
                (Piece::Placeholder(name), _) => {
                    filled.push_str(&argument(name).ok_or(name.as_str())?);
                }
            }
        }
        Ok(filled)
    }
}

fn folder(lang: &str) -> String {
    format!("texts/{lang}")
}

/// Reads the texts in one language: the built-in ones, overridden by those of the site.
fn read(files: &Files, lang: &str, errors: &mut Vec<Diagnostic>) -> Texts {
    let folder = folder(lang);
    let mut texts = FxHashMap::default();
    let built_in = Files::built_in(&folder);
    // What is built in comes first, once, whatever the files of the site are called.
    let own = files
        .in_folder(&folder)
        .filter(|(_, file)| !file.is_built_in());
    for (_, file) in built_in.in_folder(&folder).chain(own) {
        if let Err(error) = read_file(file, &mut texts) {
            errors.push(error);
        }
    }
    Texts(texts)
}

fn read_file(file: &File, texts: &mut FxHashMap<String, Text>) -> Result<(), Diagnostic> {
    let source = file.text()?;
    let value = bounded::from_str(source).map_err(|error| {
        let message = tr!("Ugyldig YAML: {error}", error);
        match error.location() {
            Some(place) => {
                let place = place.index()..place.index();
                wrong_at(file.name.clone(), source, place, message)
            }
            None => wrong(file.name.clone(), message),
        }
    })?;
    flatten("", &value, texts).map_err(|message| wrong(file.name.clone(), message))
}

/// Adds the texts under `key`; the error is a message about a value that is not a text.
fn flatten(
    key: &str,
    value: &serde_yaml::Value,
    texts: &mut FxHashMap<String, Text>,
) -> Result<(), String> {
    use serde_yaml::Value;
    match value {
        Value::String(text) => {
            if let Some(found) = characters::first_hidden(text) {
                let found = found.in_words();
                return Err(tr!(
                    "«{key}» har et tegn som ikke synes: {found}.",
                    key,
                    found
                ));
            }
            let text = Text {
                one: phrase(text),
                many: phrase(text),
            };
            texts.insert(key.to_owned(), text);
        }
        Value::Mapping(map) => {
            let form = |name: &str| map.get(name).and_then(Value::as_str);
            if let (2, Some(one), Some(many)) = (map.len(), form("one"), form("many")) {
                let text = Text {
                    one: phrase(one),
                    many: phrase(many),
                };
                texts.insert(key.to_owned(), text);
                return Ok(());
            }
            for (part, value) in map {
                let part = match part {
                    Value::String(part) => part.clone(),
                    Value::Number(part) => part.to_string(),
                    _ => return Err(no_text(key)),
                };
                let key = if key.is_empty() {
                    part
                } else {
                    format!("{key}.{part}")
                };
                flatten(&key, value, texts)?;
            }
        }
        // An empty file of a site is no mistake.
        Value::Null if key.is_empty() => {}
        _ => return Err(no_text(key)),
    }
    Ok(())
}

fn no_text(key: &str) -> String {
    tr!("«{key}» skal være en tekst, eller `one` og `many`.", key)
}

fn phrase(text: &str) -> Phrase {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, name, after)) = next_placeholder(rest) {
        if !before.is_empty() {
            pieces.push(Piece::Plain(before.to_owned()));
        }
        pieces.push(Piece::Placeholder(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Plain(rest.to_owned()));
    }
    Phrase(pieces)
}

/// Returns the text before the first `{name}`, the name, and the text after it.
fn next_placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| at + from) {
        let rest = &text[open + 1..];
        let length = rest
            .bytes()
            .take_while(|byte| byte.is_ascii_lowercase() || *byte == b'_')
            .count();
        if length > 0 && rest[length..].starts_with('}') {
            return Some((&text[..open], &rest[..length], &rest[length + 1..]));
        }
        from = open + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Extends;

    fn texts(yaml: &str) -> Result<Texts, String> {
        let mut texts = FxHashMap::default();
        let value = serde_yaml::from_str(yaml).unwrap();
        flatten("", &value, &mut texts).map(|()| Texts(texts))
    }

    fn fill(texts: &Texts, key: &str, n: Option<f64>) -> Option<String> {
        let argument = |name: &str| (name == "name").then_some(Cow::Borrowed("Skien"));
        let text = texts.get(key)?;
        text.fill(n, argument, |plain, out| out.push_str(plain))
            .ok()
    }

    #[test]
    fn fills_in_names_and_counts() {
        let texts = texts(
            "a: {one: '{name} har én', many: '{name} har {n}'}\nb: {c: Bare tekst}\nd: '{ x } {'",
        )
        .unwrap();
        assert_eq!(fill(&texts, "a", Some(1.0)).unwrap(), "Skien har én");
        assert_eq!(
            fill(&texts, "a", Some(1200.0)).unwrap(),
            "Skien har 1\u{a0}200"
        );
        assert_eq!(texts.get("b.c").unwrap().plain(), Some("Bare tekst"));
        assert_eq!(texts.get("d").unwrap().plain(), Some("{ x } {"));
        assert_eq!(fill(&texts, "a", None), None, "the number is missing");
    }

    #[test]
    fn the_words_in_the_program_have_no_faults() {
        let mut errors = Vec::new();
        Texts::read(&Files::built_in("texts/"), &mut errors);
        assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn the_words_of_a_site_count_whatever_their_file_is_called() {
        for name in ["a", "search", "z"] {
            let path = format!("texts/nb/{name}.yaml");
            let own = [(&*path, b"facets: {kind: Hva det er}".as_slice())];
            let files = Files::new("ours", Extends::BuiltIn, own);
            let mut errors = Vec::new();
            let [texts, _] = Texts::load(&files, &mut errors);
            let word = |key| texts.get(key).and_then(Text::plain);
            assert_eq!(word("facets.kind"), Some("Hva det er"), "{path}");
            assert_eq!(word("facets.place"), Some("Sted"), "{path}");
            assert!(errors.is_empty(), "{errors:?}");
        }
    }

    #[test]
    fn refuses_values_that_are_not_texts() {
        assert_eq!(texts("a: {b: [1]}").err(), Some(no_text("a.b")));
        assert_eq!(texts("a: {b: 7}").err(), Some(no_text("a.b")));
        let hidden = texts("a: \"b\\u202e\"").err().unwrap_or_default();
        assert!(hidden.contains("U+202E"), "{hidden}");
    }
}
