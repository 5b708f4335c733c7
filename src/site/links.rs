//! Checks that need the plan: links to paths that are no route, and two files for one address.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Capped, Check, Diagnostic, nearest};
use crate::knowledge::{Knowledge, PathLink};
use crate::markdown::{Link, LinkTarget};
use crate::pages::{AddressConflict, Plan};
use crate::source::CONFIG_FILE;

/// Reports links to paths on the site (`/dekning/`) that lead nowhere.
pub(super) fn broken_paths(knowledge: &Knowledge, plan: &Plan) -> Vec<Diagnostic> {
    let same_text = |one: &PathLink, next: &PathLink| {
        (one.document, one.version) == (next.document, next.version)
    };
    let texts: Vec<&[PathLink]> = knowledge.paths.chunk_by(same_text).collect();
    let of_text = |links: &&[PathLink]| {
        let mut found = Capped::default();
        for (file, link, path) in links
            .iter()
            .filter_map(|link| broken(link, knowledge, plan))
        {
            // A suggestion compares with every route.
            found.add_with(Check::BrokenLink, || diagnostic(file, link, path, plan));
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

fn diagnostic(file: &Arc<str>, link: &Link, path: &str, plan: &Plan) -> Diagnostic {
    let message = format!("ingen side har adressa `{path}`");
    let place = Some(link.range.clone());
    let diagnostic = Diagnostic::new(Check::BrokenLink, file.clone(), place, message);
    let addresses = plan.routes.iter().map(|route| &route.address);
    // A page that was in another folder has the same name at the end.
    let name = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path);
    let with_name = |address: &&Arc<str>| {
        let last = address.trim_end_matches('/').rsplit('/').next();
        !name.is_empty() && last == Some(name)
    };
    let moved = addresses
        .clone()
        .filter(with_name)
        .min_by_key(|address| address.len());
    let near = || nearest(path, addresses.map(|address| (address, address)));
    let help = match moved.or_else(near) {
        Some(address) => format!("Mente du `{address}`?"),
        None => "Lenk til fila i stedet, for eksempel `../losninger/digisos.md`.".to_owned(),
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
