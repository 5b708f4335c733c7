//! Finds the published addresses that no longer have a route, and guesses the new address of each.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Plan;
use crate::content::published::Published;
use crate::knowledge::Knowledge;
use crate::pages::any_document::{AnyDocument, documents};
use crate::pages::outputs::File;
use crate::pages::route::Route;

/// The largest number of lost addresses that is reported; more at once come from one change, such
/// as a renamed folder.
const MAX_REPORTED: usize = 50;

/// A published address that no longer has a route.
pub struct Lost {
    /// The address.
    pub address: Arc<str>,
    /// The target of its line, which is gone too.
    pub to: Option<Arc<str>>,
    /// The range of its line, in bytes of the file.
    pub range: Range<usize>,
    /// The page or file that probably replaces it.
    pub became: Option<Became>,
}

/// The page or file that probably replaces an address.
pub enum Became {
    /// A document, which can list the address itself.
    Document {
        /// Its file.
        file: Arc<str>,
        /// Its title.
        title: String,
        /// The earlier addresses that it already lists.
        former: Vec<String>,
    },
    /// Something else, at this address.
    Other(Arc<str>),
}

/// Returns the first `MAX_REPORTED` lost addresses, and the number of all of them.
pub fn lost(plan: &Plan, knowledge: &Knowledge, published: &Published) -> (Vec<Lost>, usize) {
    let gone: Vec<_> = (published.addresses.iter())
        .filter(|entry| plan.route(&entry.address).is_none())
        .collect();
    if gone.is_empty() {
        return (Vec::new(), 0);
    }
    let all_gone: FxHashSet<&str> = gone.iter().map(|entry| &*entry.address).collect();
    // A feed is restored with the page that it stands beside.
    let reported: Vec<_> = (gone.iter())
        .filter(|entry| !beside(&entry.address).is_some_and(|page| all_gone.contains(page)))
        .collect();
    let count = reported.len();
    let guesses = Guesses::new(plan, knowledge, published);
    let lost = reported.into_iter().take(MAX_REPORTED).map(|entry| Lost {
        address: entry.address.clone(),
        to: entry.to.clone(),
        range: entry.range.clone(),
        became: guesses.of(&entry.address),
    });
    (lost.collect(), count)
}

/// Returns the addresses of `plan` that must last.
pub fn lasting(plan: &Plan) -> impl Iterator<Item = &str> {
    let lasts = |route: &&Route| route.output.lasts();
    plan.routes
        .iter()
        .filter(lasts)
        .map(|route| &*route.address)
}

fn beside(address: &str) -> Option<&str> {
    address
        .strip_suffix(File::Feed.name())
        .filter(|page| page.ends_with('/'))
}

/// The candidates for a lost address: routes that were not published before.
struct Guesses<'a> {
    plan: &'a Plan,
    documents: Vec<AnyDocument<'a>>,
    /// The routes in each folder: all of them may replace an address there.
    by_folder: FxHashMap<&'a str, Vec<&'a Route>>,
    /// The routes with each name at the end, in small letters.
    by_name: FxHashMap<String, Vec<&'a Route>>,
}

impl<'a> Guesses<'a> {
    fn new(plan: &'a Plan, knowledge: &'a Knowledge, published: &Published) -> Self {
        let known: FxHashSet<&str> = (published.addresses.iter())
            .map(|entry| &*entry.address)
            .collect();
        let mut by_folder: FxHashMap<&str, Vec<&Route>> = FxHashMap::default();
        let mut by_name: FxHashMap<String, Vec<&Route>> = FxHashMap::default();
        let routes = (plan.routes.iter())
            .filter(|route| route.output.lasts() && !known.contains(&*route.address));
        for route in routes {
            let (folder, name) = parts(&route.address);
            by_folder.entry(folder).or_default().push(route);
            by_name.entry(name.to_lowercase()).or_default().push(route);
        }
        Self {
            plan,
            documents: documents(knowledge),
            by_folder,
            by_name,
        }
    }

    fn of(&self, lost: &str) -> Option<Became> {
        let (folder, name) = parts(lost);
        let here = self.by_folder.get(folder).into_iter().flatten();
        let elsewhere = self.by_name.get(&name.to_lowercase()).into_iter().flatten();
        let route = here
            .chain(elsewhere)
            .filter_map(|route| Some((distance(lost, &route.address)?, route)))
            .min_by_key(|(distance, _)| *distance)
            .map(|(_, route)| *route)
            .or_else(|| self.other_form(lost))?;
        let document =
            (self.documents.iter()).find(|document| **document.address == *route.address);
        Some(match document {
            Some(document) => Became::Document {
                file: document.file.clone(),
                title: document.head.title.clone(),
                former: document.head.former_addresses.clone(),
            },
            None => Became::Other(route.address.clone()),
        })
    }
}

impl<'a> Guesses<'a> {
    /// Returns the route in the other written form, the likely replacement where one of the two is
    /// dropped.
    fn other_form(&self, lost: &str) -> Option<&'a Route> {
        let other = match lost.strip_prefix("/nn/") {
            Some(rest) => format!("/{rest}"),
            None => format!("/nn{lost}"),
        };
        let route = self.plan.route(&other)?;
        route.output.lasts().then_some(route)
    }
}

/// Returns the distance between an address and one that may replace it; `None` where they are
/// unrelated. The last part alone counts, since the folder may have been renamed.
fn distance(lost: &str, new: &str) -> Option<(bool, usize)> {
    if lost.ends_with('/') != new.ends_with('/') {
        return None;
    }
    let [(folder, name), (new_folder, new_name)] = [lost, new].map(parts);
    let elsewhere = folder != new_folder;
    let [small, new_small] = [name, new_name].map(str::to_lowercase);
    let between = strsim::osa_distance(&small, &new_small);
    let is_part = small.len() >= 4
        && new_small.len() >= 4
        && (new_small.contains(&*small) || small.contains(&*new_small));
    let is_near = is_part || between <= small.chars().count() / 2;
    // Similar names mean little where the folders differ, unless they are the same.
    let same_name = between == 0;
    (same_name || (is_near && !elsewhere)).then_some((elsewhere, between))
}

/// Returns the folder of an address and its last part.
fn parts(address: &str) -> (&str, &str) {
    let address = address.trim_end_matches('/');
    address.rsplit_once('/').unwrap_or(("", address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_has_the_same_name_or_a_similar_one_in_the_same_folder() {
        let near = |lost, new| distance(lost, new).is_some();
        assert!(near("/losninger/digisos/", "/losninger/digisos-ny/"));
        assert!(near("/losninger/digisos/", "/digisos/"));
        assert!(near("/nn/om/", "/om/"));
        assert!(near("/Om-oss/", "/om-oss/"));
        assert!(near(
            "/erfaringer/skien-digisos/",
            "/erfaringer/2024-skien-digisos-pilot/"
        ));
        assert!(!near("/losninger/digisos/", "/losninger/visma-flyt/"));
        assert!(!near("/kommuner/skien/", "/erfaringer/skien-2/"));
        assert!(!near("/atom.xml", "/atom/"));
        let distance = |new| distance("/losninger/digisos/", new);
        assert!(distance("/losninger/digisos2/") < distance("/losninger/digisos-ny/"));
        assert!(distance("/losninger/digisos-ny/") < distance("/digisos/"));
    }
}
