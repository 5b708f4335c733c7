//! Resolving a slug in a field to an id, with a helpful message where there is none.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use tr::tr;

use super::advice;
use super::names::Names;
use super::several;
use super::target::{Suggestions, Target};
use super::{Id, RegionId, TopicId};
use crate::content::Kind;
use crate::diagnostic::{Capped, Check, Diagnostic, Location, Problem, Remedy, Step};
use crate::text::Slug;

/// The longest list in which a linear search is faster than a set.
const SHORT: usize = 32;

/// The tables that every reference is looked up in.
pub(super) struct References<'a> {
    names: &'a Names,
    hidden: &'a HashSet<(Kind, Slug)>,
    /// Advice that was worked out once: a slug is often wrong in many files.
    advice: Mutex<FxHashMap<(Option<Kind>, Slug), String>>,
    suggestions: Suggestions,
}

impl<'a> References<'a> {
    pub(super) fn new(names: &'a Names, hidden: &'a HashSet<(Kind, Slug)>) -> Self {
        Self {
            names,
            hidden,
            advice: Mutex::default(),
            suggestions: Suggestions::default(),
        }
    }
}

/// Looks up the references of one document and collects what is wrong.
pub(super) struct Resolver<'a> {
    references: &'a References<'a>,
    file: &'a Arc<str>,
    problems: Capped,
    /// The problems of the main version, once the translation is read.
    of_main: Option<Capped>,
}

impl<'a> Resolver<'a> {
    /// Returns a resolver for the document whose main version is `file`.
    pub(super) fn new(references: &'a References<'a>, file: &'a Arc<str>) -> Self {
        Self {
            references,
            file,
            problems: Capped::default(),
            of_main: None,
        }
    }

    /// Continues with `file`, the translation of the document.
    pub(super) fn enter_translation(&mut self, file: &'a Arc<str>) {
        self.file = file;
        self.of_main = Some(std::mem::take(&mut self.problems));
    }

    pub(super) fn into_problems(self) -> Vec<Diagnostic> {
        let of_main = self.of_main.map(Capped::into_vec).unwrap_or_default();
        let mut problems = of_main;
        problems.extend(self.problems.into_vec());
        problems
    }

    /// Returns the id of `slug`, which stands at `path`. A hidden document gives `None` without a
    /// diagnostic.
    pub(super) fn one<T: Target>(&mut self, slug: &Slug, path: &[Step]) -> Option<Id<T>> {
        self.find(slug, || path.to_vec())
    }

    /// Returns the ids of the list at `path`, each once.
    pub(super) fn list<T: Target>(&mut self, slugs: &[Slug], path: &[Step]) -> Vec<Id<T>> {
        let mut seen = (slugs.len() > SHORT).then(HashSet::new);
        let mut ids = Vec::with_capacity(slugs.len());
        for (index, slug) in slugs.iter().enumerate() {
            let at = || [path, &[Step::Index(index)]].concat();
            let is_repeated = match &mut seen {
                Some(seen) => !seen.insert(slug),
                None => slugs[..index].contains(slug),
            };
            if is_repeated {
                self.report(duplicate(&format!("`{slug}`")), &at());
            } else {
                ids.extend(self.find(slug, at));
            }
        }
        ids
    }

    /// Returns the ids of a list of the same kind as the document itself, `own`, which may not be
    /// in it.
    pub(super) fn others<T: Target>(
        &mut self,
        slugs: &[Slug],
        own: &Slug,
        field: &'static str,
    ) -> Vec<Id<T>> {
        let path = [key(field)];
        for (index, _) in slugs.iter().enumerate().filter(|(_, slug)| *slug == own) {
            self.report(to_itself::<T>(), &[key(field), Step::Index(index)]);
        }
        let own = T::known(self.references.names).get(own);
        let mut ids = self.list(slugs, &path);
        ids.retain(|id| Some(id) != own);
        ids
    }

    /// Returns the id of a reference to the same kind as the document itself, `own`, which it may
    /// not be.
    pub(super) fn other<T: Target>(
        &mut self,
        slug: Option<&Slug>,
        own: &Slug,
        field: &'static str,
    ) -> Option<Id<T>> {
        let slug = slug?;
        if slug == own {
            self.report(to_itself::<T>(), &[key(field)]);
            return None;
        }
        self.one(slug, &[key(field)])
    }

    /// Returns the topics among `words`, each once; other words are passed over.
    pub(super) fn topics_among(&self, words: &[String]) -> Vec<TopicId> {
        let mut topics = Vec::with_capacity(words.len());
        for topic in words
            .iter()
            .filter_map(|word| self.references.names.topics.get(&Slug::new(word)?))
        {
            if !topics.contains(topic) {
                topics.push(*topic);
            }
        }
        topics
    }

    /// Returns the first municipality of the site by slug, for an example.
    pub(super) fn example(&self) -> Option<&str> {
        let all = self.references.names.municipalities.keys();
        all.map(Slug::as_str).min()
    }

    /// Adds a problem about the document as a whole.
    pub(super) fn report_whole(&mut self, problem: Problem) {
        if self.of_main.is_none() {
            // The line that every document begins with.
            self.problems.add(problem.at(Arc::clone(self.file), 0..3));
        }
    }

    /// Returns the region with this name, in any spelling; free text may well name another.
    pub(super) fn region(&self, name: Option<&str>) -> Option<RegionId> {
        let slug = Slug::made_from(name?)?;
        self.references.names.regions.get(&slug).copied()
    }

    /// Adds a problem about the value at `path`.
    pub(super) fn report(&mut self, problem: Problem, path: &[Step]) {
        if self.is_reported(&problem, path) {
            return;
        }
        let place = Location::value(path);
        self.problems.add(problem.at(Arc::clone(self.file), place));
    }

    /// Returns whether the same problem was reported in the main version: a translation takes the
    /// fields it does not have from there.
    fn is_reported(&mut self, problem: &Problem, path: &[Step]) -> bool {
        let Some(of_main) = &mut self.of_main else {
            return false;
        };
        // Problems that were only counted cannot be compared.
        of_main.left_out(problem.check)
            || of_main.kept().iter().any(|reported| {
                matches!(&reported.location, Location::Field { path: place, .. } if place == path)
                    && reported.message == problem.message
            })
    }

    fn find<T: Target>(&mut self, slug: &Slug, path: impl FnOnce() -> Vec<Step>) -> Option<Id<T>> {
        let found = T::known(self.references.names).get(slug).copied();
        if found.is_none() && !self.is_hidden::<T>(slug) {
            let References {
                names, suggestions, ..
            } = self.references;
            let is_hidden = |name: &str| self.is_hidden::<T>(&Slug::to_look_up(name));
            let parts = several::parts::<T>(names, suggestions, slug.as_str(), is_hidden);
            if let Some(parts) = parts {
                let path = path();
                let is_in_list = matches!(path.last(), Some(Step::Index(_)));
                for problem in several::problems::<T>(slug.as_str(), &parts, is_in_list) {
                    self.report(problem, &path);
                }
                return None;
            }
            let message = tr!("{what} `{slug}` finnes ikke", what = T::definite(), slug);
            let mut problem = Problem::new(Check::UnknownReference, message);
            // Advice is worked out only for problems that are shown.
            if self.problems.has_room(Check::UnknownReference) {
                let right = advice::respelt::<T>(self.references.names, slug.as_str());
                problem = problem.help(self.advice_for::<T>(slug));
                problem = problem.fix(right.map(Remedy::Text));
            }
            self.report(problem, &path());
        }
        found
    }

    fn is_hidden<T: Target>(&self, slug: &Slug) -> bool {
        // Nothing is hidden on most sites: then the slug need not be copied.
        let hidden = self.references.hidden;
        !hidden.is_empty() && T::KIND.is_some_and(|kind| hidden.contains(&(kind, *slug)))
    }

    fn advice_for<T: Target>(&self, slug: &Slug) -> String {
        let References {
            names,
            advice: given,
            suggestions,
            ..
        } = self.references;
        // A thread that panicked has left nothing half done here.
        let given = || given.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (T::KIND, *slug);
        if let Some(advice) = given().get(&key) {
            return advice.clone();
        }
        // Two threads may work out the same; neither waits for the other.
        let advice = advice::advice::<T>(names, suggestions, slug.as_str());
        given().insert(key, advice.clone());
        advice
    }
}

/// Returns a step by key.
pub(super) fn key(name: &'static str) -> Step {
    Step::Key(name.into())
}

fn to_itself<T: Target>() -> Problem {
    Problem::new(
        Check::InvalidValue,
        tr!("{what} viser til seg selv", what = T::definite()),
    )
    .help(tr!("Ta det bort, eller bytt det med det som var ment."))
}

/// Returns the problem that `what` has stood earlier in the same list.
pub(super) fn duplicate(what: &str) -> Problem {
    Problem::new(
        Check::DuplicateEntry,
        tr!("{what} står to ganger i lista", what),
    )
    .help(tr!("Behold det ene punktet, med alt som gjelder."))
}
