//! What only the plan can tell: links to paths that are no route, and two files for one address.

use rayon::prelude::*;

use crate::diagnostic::{Check, Diagnostic, nearest};
use crate::knowledge::{Knowledge, PathLink};
use crate::markdown::LinkTarget;
use crate::pages::{Collision, Plan};
use crate::source::CONFIG_FILE;

/// Links to paths on the site (`/dekning/`) that lead nowhere.
pub(super) fn broken_paths(knowledge: &Knowledge, plan: &Plan) -> Vec<Diagnostic> {
    let links = knowledge.paths.par_iter();
    links
        .filter_map(|link| check(link, knowledge, plan))
        .collect()
}

fn check(link: &PathLink, knowledge: &Knowledge, plan: &Plan) -> Option<Diagnostic> {
    let (file, body) = knowledge.text(link.document, link.is_twin);
    let link = body.links.get(link.index)?;
    let LinkTarget::Path(path) = &link.to else {
        return None;
    };
    if plan.route(path).is_some() || plan.route(&format!("{path}/")).is_some() {
        return None;
    }
    let message = format!("ingen side har adressa `{path}`");
    let place = Some(link.range.clone());
    let diagnostic = Diagnostic::new(Check::BrokenLink, file.clone(), place, message);
    let addresses = plan.routes.iter().map(|route| &route.address);
    let help = match nearest(path, addresses.map(|address| (address, address))) {
        Some(address) => format!("Mente du `{address}`?"),
        None => "Lenk til fila i stedet, for eksempel `../losninger/digisos.md`.".to_owned(),
    };
    Some(diagnostic.help(help))
}

/// Two that want one address.
pub(super) fn collision(collision: &Collision) -> Diagnostic {
    let owners = [&collision.second.owner, &collision.first.owner];
    // The site's own pages collide with nothing but documents, so one of the two is a file.
    let file = owners
        .into_iter()
        .find_map(|owner| owner.file())
        .cloned()
        .unwrap_or_else(|| CONFIG_FILE.into());
    Diagnostic::new(Check::DuplicateAddress, file, None, collision.message()).help(collision.help())
}
