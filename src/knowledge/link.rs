//! Linking a library of documents into the graph: slugs become ids, and contradictions are
//! reported. Never fails: a reference that leads nowhere is left out of the graph.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::clock::Clock;
use super::edges;
use super::geometry::Boundary;
use super::names::Names;
use super::node::{MunicipalityNode, Node, Region, TopicNode, Usage};
use super::resolve::{References, Resolver};
use super::shared_usage::{self, Profile};
use super::{
    DocumentId, Id, Knowledge, as_of, dates, inverse_edges, links, map, municipality_numbers,
    need_keys, sort,
};
use crate::config::Config;
use crate::content::{Entry, FrontMatter, Kind, Library, Municipality, Version};
use crate::diagnostic::Diagnostic;
use crate::text::Slug;

impl Knowledge {
    /// Links `library` and returns the graph with every problem found, by file; within a file,
    /// problems of the fields come before those of the text. Linear in the size of the library.
    pub fn link(mut library: Library, settings: &Config) -> (Self, Vec<Diagnostic>) {
        let (clock, of_dates) = clock(&library, settings);
        let drafts = std::mem::take(&mut library.drafts);
        let map_file = library.map.take();
        sort::library(&mut library);
        let (mut graph, mut problems) = forward(library, clock);
        graph.names.files = files(&graph);
        inverse_edges::join(&mut graph);

        let (numbers, found) = municipality_numbers::index(&graph.municipalities);
        graph.names.numbers = numbers;
        problems.extend(found);
        problems.extend(need_keys::check(&graph));
        problems.extend(of_dates);
        if let Some(bytes) = map_file {
            problems.extend(map::place(&mut graph, &bytes));
        }
        problems.extend(links::follow(&mut graph, &drafts));
        // The sort is stable: what was found first in a file stays first.
        problems.sort_by(|a, b| a.file.cmp(&b.file));
        (graph, problems)
    }
}

/// Returns the values that ages are counted by, and what is wrong with the dates that they follow
/// from.
fn clock(library: &Library, settings: &Config) -> (Clock, Vec<Diagnostic>) {
    let all = dates::all(library);
    let as_of = settings.as_of.unwrap_or_else(|| as_of::newest(&all));
    let clock = Clock {
        as_of,
        limits: settings.freshness,
    };
    (clock, dates::check(&all, as_of, settings.as_of.is_some()))
}

/// Builds the graph with the edges that each document's own fields state.
fn forward(library: Library, clock: Clock) -> (Knowledge, Vec<Diagnostic>) {
    let regions = regions(&library.municipalities);
    let names = names(&library, &regions);
    let references = References::new(&names, &library.hidden);
    let (mut profiles, mut problems) = with_edges(
        library.municipalities,
        &references,
        |slug, fields, resolver| {
            // The names were made from these very documents.
            let own = names.municipalities.get(slug).copied();
            edges::municipality(fields, own.unwrap_or(Id::new(0)), clock, resolver)
        },
    );
    let (solutions, found) = with_edges(library.solutions, &references, edges::solution);
    problems.extend(found);
    let (reports, found) = with_edges(library.reports, &references, edges::report);
    problems.extend(found);
    let (networks, found) = with_edges(library.networks, &references, |_, fields, resolver| {
        edges::network(fields, resolver)
    });
    problems.extend(found);
    let (pages, found) = with_edges(library.pages, &references, |_, fields, resolver| {
        edges::page(fields, resolver)
    });
    problems.extend(found);
    shared_usage::inherit(&mut profiles, &networks, clock);
    let (municipalities, usages) = number_usages(profiles);
    let graph = Knowledge {
        as_of: clock.as_of,
        limits: clock.limits,
        boundaries: vec![Boundary::default(); municipalities.len()],
        changed: BTreeMap::new(),
        paths: Vec::new(),
        municipalities,
        solutions,
        reports,
        networks,
        pages,
        national: library.national,
        rounds: library.rounds,
        topics: library.topics.into_iter().map(TopicNode::new).collect(),
        regions,
        usages,
        hidden: library.hidden,
        names,
    };
    (graph, problems)
}

/// Returns each document with its edges, and what is wrong with them. References in a translation
/// are checked, but facts come from the main version alone, so that nothing is counted twice.
fn with_edges<F: Send + Sync, E: Send>(
    entries: Vec<Entry<F>>,
    references: &References<'_>,
    edges: impl Fn(&Slug, &F, &mut Resolver<'_>) -> E + Sync,
) -> (Vec<Node<F, E>>, Vec<Diagnostic>) {
    let join = |entry: Entry<F>| {
        let mut resolver = Resolver::new(references, &entry.main.file);
        let own = edges(&entry.slug, &entry.main.fields, &mut resolver);
        if let Some(translation) = &entry.translation {
            resolver.enter_translation(&translation.file);
            edges(&entry.slug, &translation.fields, &mut resolver);
        }
        let problems = resolver.into_problems();
        let node = Node {
            entry,
            edges: own,
            backlinks: Vec::new(),
        };
        (node, problems)
    };
    let (nodes, problems): (_, Vec<_>) = entries.into_par_iter().map(join).unzip();
    (nodes, problems.into_iter().flatten().collect())
}

/// Moves the statements of use into one list, by municipality.
fn number_usages(profiles: Vec<Profile>) -> (Vec<MunicipalityNode>, Vec<Usage>) {
    let mut usages = Vec::new();
    let nodes = profiles.into_iter().map(|profile| {
        let (mut edges, stated) = profile.edges;
        edges.usages = (usages.len()..usages.len() + stated.len())
            .map(Id::new)
            .collect();
        usages.extend(stated);
        Node {
            entry: profile.entry,
            edges,
            backlinks: profile.backlinks,
        }
    });
    (nodes.collect(), usages)
}

/// Returns the regions that municipalities name, in the order of their first municipality number.
fn regions(municipalities: &[Entry<Municipality>]) -> Vec<Region> {
    let mut by_slug: FxHashMap<Slug, (&str, Region)> = FxHashMap::default();
    for (index, entry) in municipalities.iter().enumerate() {
        let fields = &entry.main.fields;
        let Some(name) = &fields.region else { continue };
        let Some(slug) = Slug::made_from(name) else {
            continue;
        };
        let number = fields.number.as_str();
        let (first, region) = by_slug.entry(slug).or_insert_with_key(|slug| {
            let region = Region {
                name: name.clone(),
                slug: *slug,
                municipalities: Vec::new(),
                network: None,
            };
            (number, region)
        });
        *first = number.min(first);
        region.municipalities.push(Id::new(index));
    }
    let mut regions: Vec<_> = by_slug.into_values().collect();
    regions.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.slug.cmp(&other.slug)));
    regions.into_iter().map(|(_, region)| region).collect()
}

fn names(library: &Library, regions: &[Region]) -> Names {
    Names {
        municipalities: by_slug(&library.municipalities, |entry| &entry.slug),
        solutions: by_slug(&library.solutions, |entry| &entry.slug),
        reports: by_slug(&library.reports, |entry| &entry.slug),
        networks: by_slug(&library.networks, |entry| &entry.slug),
        pages: by_slug(&library.pages, |entry| &entry.slug),
        topics: by_slug(&library.topics, |topic| &topic.slug),
        regions: by_slug(regions, |region| &region.slug),
        former: former(&library.municipalities, Kind::Municipality)
            .chain(former(&library.solutions, Kind::Solution))
            .chain(former(&library.reports, Kind::Report))
            .chain(former(&library.networks, Kind::Network))
            .collect(),
        ..Names::default()
    }
}

/// Returns the names that documents of `kind` had before, as their earlier addresses tell, each
/// with the one that it has now.
fn former<F: FrontMatter>(
    entries: &[Entry<F>],
    kind: Kind,
) -> impl Iterator<Item = ((Kind, Slug), Slug)> {
    entries.iter().flat_map(move |entry| {
        let addresses = entry.main.head().former_addresses.iter();
        let names = addresses.filter_map(move |address| {
            let inside = address.strip_prefix('/')?.strip_prefix(kind.folder())?;
            Slug::new(inside.trim_matches('/'))
        });
        names.map(move |name| ((kind, name), entry.slug))
    })
}

/// Maps each file to its document and version.
fn files(graph: &Knowledge) -> FxHashMap<Arc<str>, (DocumentId, Version)> {
    let of = |id| {
        let versions = graph.document(id).versions();
        versions.map(move |(version, text)| (Arc::clone(text.file), (id, version)))
    };
    graph.documents().flat_map(of).collect()
}

/// Maps each slug to its index in `things`. Where two have the same slug, which is reported where
/// files are read, the first gets it.
fn by_slug<T, I>(things: &[T], slug: impl Fn(&T) -> &Slug) -> FxHashMap<Slug, Id<I>> {
    let mut ids = FxHashMap::with_capacity_and_hasher(things.len(), FxBuildHasher);
    for (index, thing) in things.iter().enumerate() {
        ids.entry(*slug(thing)).or_insert(Id::new(index));
    }
    ids
}

#[cfg(test)]
mod tests;
