//! Holds the files of texts: each message is there in both languages, none is left over, and none is missing in
//! the code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Deserialize;

use crate::code::{Literal, is_norwegian, literals, sources};

/// Parts of the program whose texts are not messages of the program, with the reason.
const NO_MESSAGES: &[(&str, &str)] = &[
    (
        "src/reference",
        "documentation that is written to files, in bokmål",
    ),
    ("src/cli/starter", "documents of a new site"),
    ("src/cli/copied.rs", "a file beside those of the theme"),
    ("src/publish/staging.rs", "a file in the folder of a build"),
    (
        "src/markdown/vague.rs",
        "words that links of documents have",
    ),
    (
        "src/markdown/words.rs",
        "words of pages, in the language of the document",
    ),
    ("src/search", "words that are searched for"),
    (
        "src/text/written_form.rs",
        "words that tell of a written form",
    ),
    (
        "src/theme/engine_words/known.rs",
        "what the engine says, in English, beside what is said instead",
    ),
    ("src/theme/pairs.rs", "names of colours"),
    ("src/yaml/other_names.rs", "names of fields"),
    (
        "src/yaml/visibility.rs",
        "words of a closed list, and documentation of its field",
    ),
    ("src/knowledge/fixture.rs", "a site for tests"),
    (
        "src/knowledge/gains/figure.rs",
        "words of the figures that are read",
    ),
    (
        "src/pages/files/headers",
        "settings of web servers, which are written to files, in bokmål",
    ),
    ("src/survey/plan", "workbooks, in the language of the site"),
    (
        "src/survey/reminder.rs",
        "mails, in the language of the site",
    ),
    ("src/survey/rounds.rs", "a file of the site"),
    (
        "src/survey/rows.rs",
        "workbooks, in the language of the site",
    ),
    (
        "src/survey/valuable.rs",
        "workbooks and mails, in the language of the site",
    ),
    (
        "src/survey/workbook",
        "workbooks, in the language of the site",
    ),
    (
        "src/content/vocabulary",
        "closed lists, which have both written forms themselves",
    ),
];

/// Texts that are no messages, in files that have some too, with the reason.
const NO_MESSAGE: &[(&str, &str)] = &[
    (
        "## Hva vi gjorde\n\n## Hvordan det gikk",
        "the text of a new document",
    ),
    (
        " (ser etter brutte lenker)",
        "the name that other sites are given",
    ),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    nn: String,
    en: String,
}

#[test]
fn every_message_has_both_languages_and_says_the_same_values() {
    let texts = texts();
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for (file, source) in sources() {
        for literal in literals(&source)
            .into_iter()
            .filter(|literal| literal.is_said)
        {
            if !texts.contains_key(&literal.text) {
                let file = file.display();
                faults.push(format!(
                    "{file}: missing in src/messages/texts/: {}",
                    literal.text
                ));
            }
            used.insert(literal.text);
        }
    }
    for (text, (file, message)) in &texts {
        if !used.contains(text) {
            faults.push(format!("{file}: no code says: {text}"));
        }
        for said in [&message.nn, &message.en] {
            if values(said) != values(text) {
                faults.push(format!("{file}: other values than «{text}»: {said}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_message_is_said_in_bokmaal_alone() {
    let mut faults = Vec::new();
    for (file, source) in sources() {
        if NO_MESSAGES.iter().any(|(part, _)| file.starts_with(part)) {
            continue;
        }
        let bare = literals(&source).into_iter();
        let is_bare = |literal: &Literal| {
            let is_other = NO_MESSAGE.iter().any(|(text, _)| *text == literal.text);
            !literal.is_said && !literal.is_help && !is_other && is_norwegian(&literal.text)
        };
        for literal in bare.filter(is_bare) {
            faults.push(format!(
                "{}: not within tr!: {}",
                file.display(),
                literal.text
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the messages of the files in `src/messages/texts`, each with the name of its file.
fn texts() -> BTreeMap<String, (String, Message)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir("src/messages/texts").expect("a folder") {
        let path = entry.expect("a file").path();
        let name = path.display().to_string();
        let file = fs::read_to_string(&path).expect("a text");
        let messages: BTreeMap<String, Message> = serde_yaml::from_str(&file).expect(&name);
        for (text, message) in messages {
            let twice = all.insert(text.clone(), (name.clone(), message));
            assert!(twice.is_none(), "{name}: twice: {text}");
        }
    }
    all
}

/// Returns the places of values in `text`: `{name}`, and `{}` with its number.
fn values(text: &str) -> BTreeSet<String> {
    let text = text.replace("{{", "").replace("}}", "");
    let parts = text.split('{').skip(1);
    let names = parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name);
    names
        .enumerate()
        .map(|(place, name)| match name {
            "" => place.to_string(),
            _ => name.to_owned(),
        })
        .collect()
}
