//! The kinds of thing that a reference can lead to, and suggestions where it leads nowhere.

use rustc_hash::FxHashMap;

use super::ids::Id;
use super::names::Names;
use crate::content::{Kind, Municipality, Report, Solution, Topic};
use crate::diagnostic::nearest;
use crate::text::Slug;
use crate::yaml::problem::code_list;

/// A kind of thing that a reference can lead to.
pub(super) trait Target: Sized {
    /// Its name in the definite form: «løsningen».
    const DEFINITE: &'static str;
    /// The place where such things are found, as a sentence.
    const WHERE: &'static str;
    /// Its kind of document; `None` for topics, which are in a list.
    const KIND: Option<Kind>;
    /// Returns the known ones.
    fn known(names: &Names) -> &FxHashMap<Slug, Id<Self>>;
}

macro_rules! targets {
    ($($type:ty, $field:ident, $kind:expr, $definite:literal, $where:literal;)+) => {$(
        impl Target for $type {
            const DEFINITE: &'static str = $definite;
            const WHERE: &'static str = $where;
            const KIND: Option<Kind> = $kind;
            fn known(names: &Names) -> &FxHashMap<Slug, Id<Self>> {
                &names.$field
            }
        }
    )+};
}
targets! {
    Municipality, municipalities, Some(Kind::Municipality), "kommunen", "Kommuner ligger i `content/kommuner/`.";
    Solution, solutions, Some(Kind::Solution), "løsningen", "Løsninger ligger i `content/losninger/`.";
    Report, reports, Some(Kind::Report), "erfaringen", "Erfaringer ligger i `content/erfaringer/`.";
    Topic, topics, None, "temaet", "Temaer står i `content/data/temaer.yaml`.";
}

/// The most names that a message suggests.
const SUGGESTIONS: usize = 3;

/// Returns «Mente du `a`, `b` eller `c`?» with the names nearest to `word`, each with `mark` before
/// it; `None` where none is near. `known` is in the order in which equals are to be suggested.
pub(super) fn did_you_mean(word: &str, known: &[&str], mark: &str) -> Option<String> {
    let mut near: Vec<&str> = Vec::new();
    while near.len() < SUGGESTIONS {
        let rest = known.iter().filter(|name| !near.contains(name));
        match nearest(word, rest.map(|name| (*name, *name))) {
            Some(name) => near.push(name),
            None => break,
        }
    }
    let marked: Vec<String> = near.iter().map(|name| format!("{mark}{name}")).collect();
    let names = code_list(&marked).replace("` og `", "` eller `");
    (!near.is_empty()).then(|| format!("Mente du {names}?"))
}
