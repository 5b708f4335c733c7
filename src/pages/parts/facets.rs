//! Facets: links into a list by one property of its items. Each is a plain link to the page of that
//! topic, municipality or year. Facets without such a page are for the theme's script alone, which
//! turns all of them into choices that can be combined.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use crate::pages::context::flat::serialize_flat;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::text::Vocabulary;

/// The number of facets of a group that are shown, the largest; the others are marked.
const LIMIT: usize = 40;

/// The facets of one property.
#[derive(Serialize)]
pub(crate) struct FacetGroup<'a> {
    /// The property in words.
    title: String,
    /// The property as it stands in the address of a choice: `tema`. None where the list cannot be
    /// narrowed.
    key: Option<&'static str>,
    /// The facets.
    items: Vec<Facet<'a>>,
    /// `true` where none of them has an address, so that they work with the script alone.
    only_choices: bool,
}

/// One value of a property, with the number of items that have it.
pub(crate) struct Facet<'a> {
    /// Its link; without address where it is a choice alone.
    link: Link<'a>,
    /// Its name in addresses; empty where the list cannot be narrowed by it.
    value: Cow<'a, str>,
    /// The number of items.
    count: usize,
    /// `true` where it is not among the largest, and so a choice alone.
    beyond: bool,
}

serialize_flat! { Facet<'_> {
    link: [title, address, lang],
    value, count, beyond
} }

impl<'a> Facet<'a> {
    /// Returns a facet that leads to `count` items and does not narrow the list.
    pub(crate) fn new(link: Link<'a>, count: usize) -> Self {
        Self {
            link,
            value: "".into(),
            count,
            beyond: false,
        }
    }

    /// Returns a facet of the `count` items of a list that have `value`.
    pub(crate) fn choice(value: impl Into<Cow<'a, str>>, link: Link<'a>, count: usize) -> Self {
        Self {
            value: value.into(),
            ..Self::new(link, count)
        }
    }
}

/// Returns the groups that are not empty, each under the interface text of its title.
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

/// Returns the facets that have items, in the given order; those that are not among the largest are
/// marked.
pub(crate) fn ranked<'a>(facets: impl Iterator<Item = Facet<'a>>) -> Vec<Facet<'a>> {
    let mut all: Vec<_> = facets.filter(|facet| facet.count > 0).enumerate().collect();
    all.sort_by_key(|(place, facet)| (Reverse(facet.count), *place));
    for (_, facet) in all.iter_mut().skip(LIMIT) {
        facet.beyond = true;
    }
    all.sort_by_key(|(place, _)| *place);
    all.into_iter().map(|(_, facet)| facet).collect()
}

/// Returns the largest of the `facets` that have items, in the given order.
pub(crate) fn largest<'a>(facets: impl Iterator<Item = Facet<'a>>) -> Vec<Facet<'a>> {
    let mut kept = ranked(facets);
    kept.retain(|facet| !facet.beyond);
    kept
}

/// Returns a facet for each value of a closed list that occurs in `values`, in the order of the
/// list.
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

/// The properties of an item of a list as the script reads them: `tema:helse kommune:skien`.
pub(crate) struct Traits(String);

impl Traits {
    /// Returns an empty set of properties.
    pub(crate) fn new() -> Self {
        Self(String::new())
    }

    /// Adds each of `values` of the facet `key`.
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

    /// Returns the properties as text, separated by spaces.
    pub(crate) fn into_text(self) -> String {
        self.0
    }
}
