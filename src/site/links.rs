//! Checks that need the plan: links to paths that are no route, and two files for one address.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use tr::tr;

use crate::diagnostic::{Capped, Check, Diagnostic, Near};
use crate::knowledge::{Knowledge, PathLink};
use crate::markdown::{Link, LinkTarget};
use crate::pages::{AddressConflict, Plan};
use crate::source::CONFIG_FILE;

/// Reports links to paths on the site (`/dekning/`) that lead nowhere; those in `elsewhere` lead to
/// the public site.
pub(super) fn broken_paths(
    knowledge: &Knowledge,
    plan: &Plan,
    elsewhere: &[&str],
) -> Vec<Diagnostic> {
    let same_text = |one: &PathLink, next: &PathLink| {
        (one.document, one.version) == (next.document, next.version)
    };
    let addresses = OnceLock::new();
    let texts: Vec<&[PathLink]> = knowledge.paths.chunk_by(same_text).collect();
    let of_text = |links: &&[PathLink]| {
        let mut found = Capped::default();
        for (file, link, path) in links
            .iter()
            .filter_map(|link| broken(link, knowledge, plan))
            .filter(|(_, _, path)| !elsewhere.contains(path))
        {
            found.add_with(Check::BrokenLink, || {
                let addresses = addresses.get_or_init(|| Suggestions::of(plan));
                diagnostic(file, link, path, addresses)
            });
        }
        found.into_vec()
    };
    texts.par_iter().flat_map_iter(of_text).collect()
}

/// Returns the file, the link and the path, where the path is no route.
fn broken<'k>(
    link: &PathLink,
    knowledge: &'k Knowledge,
    plan: &Plan,
) -> Option<(&'k Arc<str>, &'k Link, &'k str)> {
    let text = knowledge.document(link.document).version(link.version);
    let (file, body) = (text.file, text.body);
    let link = body.links.get(link.index)?;
    let LinkTarget::Path(path) = &link.to else {
        return None;
    };
    let is_route = plan.route(path).is_some() || plan.route(&format!("{path}/")).is_some();
    (!is_route).then_some((file, link, path))
}

/// The addresses of a site, for suggestions; made at the first link that leads nowhere.
struct Suggestions<'a> {
    near: Near<&'a str>,
    /// The shortest address with each name at its end.
    by_name: FxHashMap<&'a str, &'a str>,
}

impl<'a> Suggestions<'a> {
    fn of(plan: &'a Plan) -> Self {
        let addresses = || plan.routes.iter().map(|route| &*route.address);
        let mut by_name = FxHashMap::default();
        for address in addresses() {
            let shortest = by_name.entry(last_part(address)).or_insert(address);
            if address.len() < shortest.len() {
                *shortest = address;
            }
        }
        Self {
            near: Near::of(addresses().map(|address| (address, address))),
            by_name,
        }
    }

    /// Returns the address that `path` was perhaps meant as: a page that was in another folder has
    /// the same name at the end.
    fn of_path(&self, path: &str) -> Option<&'a str> {
        let name = last_part(path);
        let moved = self.by_name.get(name).filter(|_| !name.is_empty());
        moved.or_else(|| self.near.nearest(path)).copied()
    }
}

fn last_part(address: &str) -> &str {
    let address = address.trim_end_matches('/');
    address.rsplit('/').next().unwrap_or(address)
}

fn diagnostic(file: &Arc<str>, link: &Link, path: &str, addresses: &Suggestions<'_>) -> Diagnostic {
    let message = tr!("ingen side har adressa `{path}`", path);
    let place = Some(link.range.clone());
    let diagnostic = Diagnostic::new(Check::BrokenLink, file.clone(), place, message);
    let help = match addresses.of_path(path) {
        Some(address) => tr!("Mente du `{address}`?", address),
        None => tr!("Lenk til fila i stedet, for eksempel `../losninger/digisos.md`."),
    };
    diagnostic.help(help)
}

/// Reports two files or pages with the same address.
pub(super) fn address_conflict(conflict: &AddressConflict) -> Diagnostic {
    let owners = [&conflict.second.owner, &conflict.first.owner];
    // The site's own pages conflict only with documents, so one of the two is a file.
    let file = owners
        .into_iter()
        .find_map(|owner| owner.file())
        .cloned()
        .unwrap_or_else(|| CONFIG_FILE.into());
    Diagnostic::new(Check::DuplicateAddress, file, None, conflict.message()).help(conflict.help())
}
