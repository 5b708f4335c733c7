//! What only the plan can tell: links to paths that are no route, and two files for one address.

use rayon::prelude::*;

use crate::content::{Document, HasHead};
use crate::diagnostic::{Check, Diagnostic, nearest};
use crate::knowledge::{Knowledge, Node};
use crate::markdown::LinkTarget;
use crate::pages::{Collision, Plan};
use crate::source::CONFIG_FILE;

/// Links to paths on the site (`/dekning/`) that lead nowhere.
pub(super) fn broken_paths(knowledge: &Knowledge, plan: &Plan) -> Vec<Diagnostic> {
    [
        broken_in(&knowledge.municipalities, plan),
        broken_in(&knowledge.solutions, plan),
        broken_in(&knowledge.reports, plan),
        broken_in(&knowledge.pages, plan),
    ]
    .concat()
}

fn broken_in<F: HasHead + Send + Sync, E: Sync>(
    nodes: &[Node<F, E>],
    plan: &Plan,
) -> Vec<Diagnostic> {
    let in_node = |node: &Node<F, E>| {
        let mut broken = Vec::new();
        let versions = node.entry.versions();
        versions.for_each(|document| check(document, plan, &mut broken));
        broken
    };
    nodes.par_iter().flat_map_iter(in_node).collect()
}

fn check<F: HasHead>(document: &Document<F>, plan: &Plan, broken: &mut Vec<Diagnostic>) {
    for link in &document.body.links {
        let LinkTarget::Path(path) = &link.to else {
            continue;
        };
        if plan.route(path).is_some() || plan.route(&format!("{path}/")).is_some() {
            continue;
        }
        let message = format!("ingen side har adressa `{path}`");
        let diagnostic = Diagnostic::new(
            Check::BrokenLink,
            document.file.clone(),
            Some(link.range.clone()),
            message,
        );
        broken.push(
            match nearest(
                path,
                plan.routes
                    .iter()
                    .map(|route| (&route.address, &route.address)),
            ) {
                Some(address) => diagnostic.help(format!("Mente du `{address}`?")),
                None => diagnostic
                    .help("Lenk til fila i stedet, for eksempel `../losninger/digisos.md`."),
            },
        );
    }
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
