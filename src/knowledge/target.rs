//! The kinds of thing that a reference can lead to, and suggestions where it leads nowhere.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;
use tr::tr;

use super::ids::Id;
use super::names::Names;
use crate::content::{Kind, Municipality, Network, Report, Solution, Topic};
use crate::diagnostic::{Near, nearest};
use crate::text::Slug;
use crate::yaml::problems::code_choice;

/// A kind of thing that a reference can lead to.
pub(super) trait Target: Sized {
    /// Its kind of document; `None` for topics, which are in a list.
    const KIND: Option<Kind>;

    /// Returns its name in the definite form: «løsningen».
    fn definite() -> String {
        match Self::KIND {
            Some(kind) => kind.definite(),
            None => tr!("temaet"),
        }
    }

    /// Returns the place where such things are found, as a sentence.
    fn whereabouts() -> String {
        match Self::KIND {
            Some(kind) => kind.whereabouts(),
            None => tr!("Temaer står i `content/data/temaer.yaml`."),
        }
    }

    /// Returns the known ones.
    fn known(names: &Names) -> &FxHashMap<Slug, Id<Self>>;

    /// Returns the place of the index from which they are suggested.
    fn near(suggestions: &Suggestions) -> &OnceLock<Near<Slug>>;
}

/// The names of each kind, sorted for suggestions at the first name that leads nowhere.
#[derive(Default)]
pub(super) struct Suggestions {
    municipalities: OnceLock<Near<Slug>>,
    solutions: OnceLock<Near<Slug>>,
    reports: OnceLock<Near<Slug>>,
    networks: OnceLock<Near<Slug>>,
    topics: OnceLock<Near<Slug>>,
}

impl Suggestions {
    /// Returns «Mente du `a`, `b` eller `c`?» with the names of a `T` nearest to `word`; `None`
    /// where none is near.
    pub(super) fn did_you_mean<T: Target>(&self, names: &Names, word: &str) -> Option<String> {
        let near = self.near::<T>(names).several(word, SUGGESTIONS);
        question(near.into_iter().map(Slug::as_str))
    }

    /// Returns the name of a `T` that is nearest to `word`, where one is near.
    pub(super) fn nearest<T: Target>(&self, names: &Names, word: &str) -> Option<&str> {
        let nearest = self.near::<T>(names).nearest(word);
        nearest.map(Slug::as_str)
    }

    fn near<T: Target>(&self, names: &Names) -> &Near<Slug> {
        T::near(self).get_or_init(|| {
            let mut known: Vec<Slug> = T::known(names).keys().copied().collect();
            known.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
            Near::of(known.into_iter().map(|slug| (slug.to_string(), slug)))
        })
    }
}

macro_rules! targets {
    ($($type:ident in $list:ident, $kind:expr;)+) => {$(
        impl Target for $type {
            const KIND: Option<Kind> = $kind;

            fn known(names: &Names) -> &FxHashMap<Slug, Id<Self>> {
                &names.$list
            }

            fn near(suggestions: &Suggestions) -> &OnceLock<Near<Slug>> {
                &suggestions.$list
            }
        }
    )+};
}
targets! {
    Municipality in municipalities, Some(Kind::Municipality);
    Solution in solutions, Some(Kind::Solution);
    Report in reports, Some(Kind::Report);
    Network in networks, Some(Kind::Network);
    Topic in topics, None;
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
    question(near.iter().map(|name| format!("{mark}{name}")))
}

fn question(names: impl Iterator<Item = impl AsRef<str>>) -> Option<String> {
    let names: Vec<String> = names.map(|name| name.as_ref().to_owned()).collect();
    let listed = code_choice(&names);
    (!names.is_empty()).then(|| tr!("Mente du {listed}?", listed))
}
