//! Facets: ways into a list by one property of what is in it. Each is a plain link to the page of
//! that topic, municipality or year. What has no such page is there for the theme's script alone,
//! which makes all of them choices that combine.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::text::Vocabulary;

/// Ways of one kind are cut off here, the largest kept.
const LIMIT: usize = 40;

/// Ways into a list of one kind.
#[derive(Serialize)]
pub(crate) struct FacetGroup<'a> {
    /// What kind, in words.
    title: String,
    /// What kind, as it stands in the address of a choice: `tema`. None where the list cannot be
    /// narrowed.
    key: Option<&'static str>,
    /// The ways.
    items: Vec<Facet<'a>>,
    /// Whether none of them leads anywhere without the script.
    only_choices: bool,
}

/// One way into a list.
#[derive(Serialize)]
pub(crate) struct Facet<'a> {
    /// Where it leads; no address where it is a choice alone.
    #[serde(flatten)]
    link: Link<'a>,
    /// Its name in addresses; empty where the list cannot be narrowed by it.
    value: Cow<'a, str>,
    /// How many are there.
    count: usize,
    /// Whether it is beyond the largest, and so a choice alone.
    beyond: bool,
}

impl<'a> Facet<'a> {
    /// A way to `count` things.
    pub(crate) fn new(link: Link<'a>, count: usize) -> Self {
        Self {
            link,
            value: "".into(),
            count,
            beyond: false,
        }
    }

    /// A way to the `count` things of a list that have `value`.
    pub(crate) fn choice(value: impl Into<Cow<'a, str>>, link: Link<'a>, count: usize) -> Self {
        Self {
            value: value.into(),
            ..Self::new(link, count)
        }
    }
}

/// The groups that have anything, each under the interface text of its title.
pub(crate) fn groups<'a, const N: usize>(
    reader: &Reader<'a>,
    groups: [(&str, Option<&'static str>, Vec<Facet<'a>>); N],
) -> Vec<FacetGroup<'a>> {
    groups
        .into_iter()
        .filter(|(_, _, items)| !items.is_empty())
        .map(|(title, key, items)| FacetGroup {
            title: reader.text(title),
            key,
            only_choices: items.iter().all(|item| item.link.address.is_empty()),
            items,
        })
        .collect()
}

/// The facets that lead to anything, in the order they came, the smallest beyond the limit marked.
pub(crate) fn ranked<'a>(facets: impl Iterator<Item = Facet<'a>>) -> Vec<Facet<'a>> {
    let mut all: Vec<_> = facets.filter(|facet| facet.count > 0).enumerate().collect();
    all.sort_by_key(|(place, facet)| (Reverse(facet.count), *place));
    for (_, facet) in all.iter_mut().skip(LIMIT) {
        facet.beyond = true;
    }
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, facet)| facet).collect()
}

/// The largest of `facets` that lead to anything, in the order they came.
pub(crate) fn largest<'a>(facets: impl Iterator<Item = Facet<'a>>) -> Vec<Facet<'a>> {
    let mut kept = ranked(facets);
    kept.retain(|facet| !facet.beyond);
    kept
}

/// The values of a closed list that `values` have, in the order of the list.
pub(crate) fn counted<'a, V: Vocabulary>(
    reader: &Reader<'a>,
    values: impl Iterator<Item = V>,
) -> Vec<Facet<'a>> {
    let values: Vec<V> = values.collect();
    let facet = |value: &V| {
        let count = values.iter().filter(|other| *other == value).count();
        let Word { slug, label } = reader.word(*value);
        Facet::choice(slug, Link::new(label, ""), count)
    };
    V::ALL
        .iter()
        .map(facet)
        .filter(|facet| facet.count > 0)
        .collect()
}

/// What something in a list has, as the script reads it: `tema:helse kommune:skien`.
pub(crate) struct Traits(String);

impl Traits {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Self(String::new())
    }

    /// The same, and each of `values` of the facet `key`.
    pub(crate) fn with<S: AsRef<str>>(
        mut self,
        key: &str,
        values: impl IntoIterator<Item = S>,
    ) -> Self {
        for value in values {
            if !self.0.is_empty() {
                self.0.push(' ');
            }
            self.0.push_str(key);
            self.0.push(':');
            self.0.push_str(value.as_ref());
        }
        self
    }

    /// As text.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}
