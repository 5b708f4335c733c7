//! Gives the forms the entries of the lists that several kinds of document have.

use super::stated::Stated;
use crate::content::cost::{Amount, PriceStep};
use crate::content::deadline::Deadline;
use crate::content::head::{Head, Source};
use crate::content::network::Decision;
use crate::content::unknown::Unknown;
use crate::text::slug::Slug;

/// Returns what `entries` state, each by `of`.
pub(super) fn all<'a, T, S>(entries: &'a [T], of: impl FnMut(&'a T) -> S) -> Vec<S> {
    entries.iter().map(of).collect()
}

/// Returns the names of documents as the file has them, of those that `find` finds on the site: the
/// name of a draft is no matter of the public.
pub(super) fn shown<T>(slugs: &[Slug], find: impl Fn(&str) -> Option<T>) -> Vec<&str> {
    let names = slugs.iter().map(Slug::as_str);
    names.filter(|name| find(name).is_some()).collect()
}

/// Returns the name of a document, where `find` finds it on the site.
pub(super) fn shown_one<T>(slug: &Option<Slug>, find: impl Fn(&str) -> Option<T>) -> Option<&str> {
    let name = slug.as_ref().map(Slug::as_str);
    name.filter(|name| find(name).is_some())
}

/// Returns the sources of a document. One with nothing but an address is that address, as files have
/// it.
pub(super) fn sources(head: &Head) -> Vec<serde_json::Value> {
    all(&head.sources, source)
}

fn source(source: &Source) -> serde_json::Value {
    Stated::default()
        .with("url", &source.url)
        .with("tittel", &source.title)
        .with("utgiver", &source.publisher)
        .with("dato", source.date)
        .with("slag", source.kind)
        .with("lest", source.read)
        .with("åpnet", source.opened)
        .with("arkiv", &source.archive)
        .with("merknad", &source.note)
        .or_alone("url")
}

/// Returns what is not known, as files have it: words of the list, and clauses.
pub(super) fn unknowns(unknowns: &[Unknown]) -> Vec<&str> {
    all(unknowns, Unknown::written)
}

pub(super) fn amount(amount: &Amount) -> Stated {
    Stated::default()
        .with("kroner", amount.from)
        .with("til_kroner", amount.to)
        .with("ca", amount.is_rough.then_some(true))
        .with("hyppighet", amount.frequency)
        .with("gjelder", &amount.what)
        .with("år", amount.year)
        .with("kilde", &amount.source)
}

pub(super) fn price_step(step: &PriceStep) -> Stated {
    Stated::default()
        .with("til_innbyggere", step.up_to)
        .with("kroner", (step.fixed > 0).then_some(step.fixed))
        .with("per_innbygger", step.per_inhabitant)
}

pub(super) fn deadline(deadline: &Deadline) -> Stated {
    Stated::default()
        .with("dato", deadline.date)
        .with("hva", &deadline.what)
        .with("slag", deadline.kind)
        .with("gjelder", &deadline.concerns)
        .with("kilde", &deadline.source)
}

pub(super) fn decision(decision: &Decision) -> Stated {
    Stated::default()
        .with("organ", &decision.body)
        .with("dato", decision.date)
        .with("utfall", decision.outcome)
        .with("sak", &decision.matter)
        .with("kilde", &decision.source)
}
