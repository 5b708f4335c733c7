//! The kinds of thing that a reference can lead to, and suggestions where it leads nowhere.

use rustc_hash::FxHashMap;

use super::ids::Id;
use super::names::Names;
use crate::content::{Kind, Municipality, Network, Report, Solution, Topic};
use crate::diagnostic::nearest;
use crate::text::Slug;
use crate::yaml::problems::code_list;

/// A kind of thing that a reference can lead to.
pub(super) trait Target: Sized {
    /// Its name in the definite form: «løsningen».
    const DEFINITE: &'static str;
    /// Its kind of document; `None` for topics, which are in a list.
    const KIND: Option<Kind>;

    /// Returns the place where such things are found, as a sentence.
    fn whereabouts() -> String {
        match Self::KIND {
            Some(kind) => kind.whereabouts(),
            None => "Temaer står i `content/data/temaer.yaml`.".to_owned(),
        }
    }

    /// Returns the known ones.
    fn known(names: &Names) -> &FxHashMap<Slug, Id<Self>>;
}

macro_rules! targets {
    ($($type:ident in $list:ident, $kind:expr, $definite:expr;)+) => {$(
        impl Target for $type {
            const DEFINITE: &'static str = $definite;
            const KIND: Option<Kind> = $kind;

            fn known(names: &Names) -> &FxHashMap<Slug, Id<Self>> {
                &names.$list
            }
        }
    )+};
}
targets! {
    Municipality in municipalities, Some(Kind::Municipality), Kind::Municipality.definite();
    Solution in solutions, Some(Kind::Solution), Kind::Solution.definite();
    Report in reports, Some(Kind::Report), Kind::Report.definite();
    Network in networks, Some(Kind::Network), Kind::Network.definite();
    Topic in topics, None, "temaet";
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
