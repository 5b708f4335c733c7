//! Finds the published addresses that no route has any longer, and guesses what each has become.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Plan;
use crate::content::published::Published;
use crate::knowledge::Knowledge;
use crate::pages::any_document::{AnyDocument, documents};
use crate::pages::files::feed;
use crate::pages::route::Route;

/// More at once come of one change, such as a folder that was renamed; they need not all be told.
const MAX_TOLD: usize = 50;

/// A published address that is gone.
pub struct Lost {
    /// The address.
    pub address: Arc<str>,
    /// The target of its line, which is gone too.
    pub to: Option<Arc<str>>,
    /// Its line, in bytes of the file.
    pub range: Range<usize>,
    /// The page or file that it has probably become.
    pub became: Option<Became>,
}

/// The page or file that an address has probably become.
pub enum Became {
    /// A document, which can say so itself.
    Document {
        /// Its file.
        file: Arc<str>,
        /// Its title.
        title: String,
        /// The earlier addresses it has already.
        former: Vec<String>,
    },
    /// Something else, at this address.
    Other(Arc<str>),
}

/// The addresses that are gone, the first `MAX_TOLD`, and how many there are in all.
pub fn lost(plan: &Plan, knowledge: &Knowledge, published: &Published) -> (Vec<Lost>, usize) {
    let gone: Vec<_> = (published.addresses.iter())
        .filter(|entry| plan.route(&entry.address).is_none())
        .collect();
    if gone.is_empty() {
        return (Vec::new(), 0);
    }
    let all_gone: FxHashSet<&str> = gone.iter().map(|entry| &*entry.address).collect();
    // A feed comes back with the page that it stands beside.
    let told: Vec<_> = (gone.iter())
        .filter(|entry| !beside(&entry.address).is_some_and(|page| all_gone.contains(page)))
        .collect();
    let count = told.len();
    let guesses = Guesses::new(plan, knowledge, published);
    let lost = told.into_iter().take(MAX_TOLD).map(|entry| Lost {
        address: entry.address.clone(),
        to: entry.to.clone(),
        range: entry.range.clone(),
        became: guesses.of(&entry.address),
    });
    (lost.collect(), count)
}

/// The addresses of `plan` that must last.
pub fn lasting(plan: &Plan) -> impl Iterator<Item = &str> {
    let lasts = |route: &&Route| route.output.lasts();
    plan.routes
        .iter()
        .filter(lasts)
        .map(|route| &*route.address)
}

fn beside(address: &str) -> Option<&str> {
    address
        .strip_suffix(feed::NAME)
        .filter(|page| page.ends_with('/'))
}

/// The candidates for a lost address: routes that were not published before.
struct Guesses<'a> {
    plan: &'a Plan,
    documents: Vec<AnyDocument<'a>>,
    routes: Vec<&'a Route>,
}

impl<'a> Guesses<'a> {
    fn new(plan: &'a Plan, knowledge: &'a Knowledge, published: &Published) -> Self {
        let known: FxHashSet<&str> = (published.addresses.iter())
            .map(|entry| &*entry.address)
            .collect();
        let routes = (plan.routes.iter())
            .filter(|route| route.output.lasts() && !known.contains(&*route.address))
            .collect();
        Self {
            plan,
            documents: documents(knowledge),
            routes,
        }
    }

    fn of(&self, lost: &str) -> Option<Became> {
        let route = (self.routes.iter())
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
    /// The same in the other written form, which leads on where one of the two is given up.
    fn other_form(&self, lost: &str) -> Option<&'a Route> {
        let other = match lost.strip_prefix("/nn/") {
            Some(rest) => format!("/{rest}"),
            None => format!("/nn{lost}"),
        };
        let route = self.plan.route(&other)?;
        route.output.lasts().then_some(route)
    }
}

/// The distance between an address and one that it may have become; `None` where they have nothing
/// to do with each other. The last part alone counts, for a folder may have another name.
fn distance(lost: &str, new: &str) -> Option<(bool, usize)> {
    if lost.ends_with('/') != new.ends_with('/') {
        return None;
    }
    let [(folder, name), (new_folder, new_name)] = [lost, new].map(|address| {
        let address = address.trim_end_matches('/');
        address.rsplit_once('/').unwrap_or(("", address))
    });
    let elsewhere = folder != new_folder;
    let [small, new_small] = [name, new_name].map(str::to_lowercase);
    let between = strsim::osa_distance(&small, &new_small);
    let is_part = small.len() >= 4
        && new_small.len() >= 4
        && (new_small.contains(&*small) || small.contains(&*new_small));
    let is_near = is_part || between <= small.chars().count() / 2;
    // Two names that are near mean little where the folders differ, unless they are the same.
    let same_name = between == 0;
    (same_name || (is_near && !elsewhere)).then_some((elsewhere, between))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_is_what_has_the_same_name_or_a_like_one_beside_it() {
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
