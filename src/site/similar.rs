//! Documents of one kind with the same title: readers cannot tell them apart, and one of them is
//! often a second copy.

use std::collections::HashMap;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic, Location, Step};
use crate::knowledge::Knowledge;
use crate::text::accents::folded;

/// Reports each document whose title another of its kind has, apart from letter case, signs and the
/// order of the words.
pub(super) fn titles(knowledge: &Knowledge) -> Vec<Diagnostic> {
    let mut first: HashMap<_, _> = HashMap::new();
    let mut found = Vec::new();
    for id in knowledge.documents() {
        let document = knowledge.document(id).main();
        let key = (std::mem::discriminant(&id), plain(&document.head.title));
        let Some(other) = first.insert(key, document.file) else {
            continue;
        };
        let message = tr!("`{other}` har samme tittel", other);
        let place = Location::value([Step::Key("tittel".into())]);
        let diagnostic = Diagnostic::new(Check::SameTitle, document.file.clone(), place, message);
        found.push(diagnostic.help(tr!(
            "Er det det samme, slå dem sammen, og la den ene adressa føre til den andre med \
             `tidligere_adresser`. Ellers si i tittelen hva som skiller dem."
        )));
    }
    found
}

/// Returns the words of `title` without letter case and signs, in alphabetical order.
fn plain(title: &str) -> Vec<String> {
    let title = folded(&title.to_lowercase());
    let words = title.split(|letter: char| !letter.is_alphanumeric());
    let mut words: Vec<String> = words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}
