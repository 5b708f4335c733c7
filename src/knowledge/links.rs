//! Links in the text: who links to whom, and links that lead to a draft or to a heading that is
//! not there. Links to paths on the site are checked by the plan of routes, which knows them.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use super::resolve::did_you_mean;
use super::{DocumentId, Id, Knowledge, LinkProblem, Node, Place};
use crate::content::problem::Problem;
use crate::content::{Entry, HasHead};
use crate::diagnostic::Check;
use crate::markdown::{Body, Link, LinkTarget, PAGE_ID_PREFIX};

/// Follows every link of `graph`, notes the backlinks (sorted, each document once) and gives
/// what leads nowhere.
pub(super) fn follow(graph: &mut Knowledge, drafts: &HashSet<Arc<str>>) -> Vec<LinkProblem> {
    let mut follower = Follower {
        graph,
        drafts,
        edges: Vec::new(),
        problems: Vec::new(),
    };
    each_version(graph, |file, body, document| {
        for link in &body.links {
            follower.follow(file, body, document, link);
        }
    });
    let Follower {
        mut edges,
        problems,
        ..
    } = follower;
    edges.sort_unstable();
    edges.dedup();
    for chunk in edges.chunk_by(|a, b| a.0 == b.0) {
        *graph.backlinks_mut(chunk[0].0) = chunk.iter().map(|(_, from)| *from).collect();
    }
    problems
}

struct Follower<'a> {
    graph: &'a Knowledge,
    drafts: &'a HashSet<Arc<str>>,
    /// Target and source.
    edges: Vec<(DocumentId, DocumentId)>,
    problems: Vec<LinkProblem>,
}

impl<'a> Follower<'a> {
    fn follow(&mut self, file: &'a Arc<str>, body: &'a Body, from: DocumentId, link: &'a Link) {
        match &link.to {
            LinkTarget::Here => self.check_anchor(file, link, file, body),
            LinkTarget::Document(target) => {
                if let Some((to, is_twin)) = self.graph.names.files.get(target) {
                    if *to != from {
                        self.edges.push((*to, from));
                    }
                    if link.anchor.is_some() {
                        let there = body_of(self.graph, *to, *is_twin);
                        self.check_anchor(file, link, target, there);
                    }
                } else if self.drafts.contains(target) {
                    self.report(file, &link.range, to_draft(target));
                }
                // What is left is a document with errors of its own: they are reported there.
            }
            LinkTarget::Path(_) => {}
        }
    }

    /// Checks that the anchor of `link` is in `body`, which is that of `target`.
    fn check_anchor(&mut self, file: &Arc<str>, link: &Link, target: &str, body: &Body) {
        let Some(anchor) = link.anchor.as_deref() else {
            return;
        };
        let is_there = anchor.is_empty()
            || anchor.starts_with(PAGE_ID_PREFIX)
            || body.headings.iter().any(|heading| heading.id == anchor);
        if !is_there {
            self.report(file, &link.range, no_heading(anchor, target, body));
        }
    }

    fn report(&mut self, file: &Arc<str>, range: &Range<usize>, problem: Problem) {
        self.problems.push(LinkProblem {
            file: Arc::clone(file),
            place: Place::Range(range.clone()),
            problem,
        });
    }
}

/// The body of a document, in its main version or its twin.
fn body_of(graph: &Knowledge, id: DocumentId, is_twin: bool) -> &Body {
    fn of<F>(entry: &Entry<F>, is_twin: bool) -> &Body {
        match &entry.twin {
            Some(twin) if is_twin => &twin.body,
            _ => &entry.main.body,
        }
    }
    match id {
        DocumentId::Municipality(id) => of(&graph.municipality(id).entry, is_twin),
        DocumentId::Solution(id) => of(&graph.solution(id).entry, is_twin),
        DocumentId::Report(id) => of(&graph.report(id).entry, is_twin),
        DocumentId::Page(id) => of(&graph.page(id).entry, is_twin),
    }
}

/// Calls `visit` with the file, the body and the id of every version of every document.
fn each_version<'a>(
    graph: &'a Knowledge,
    mut visit: impl FnMut(&'a Arc<str>, &'a Body, DocumentId),
) {
    each(&graph.municipalities, DocumentId::Municipality, &mut visit);
    each(&graph.solutions, DocumentId::Solution, &mut visit);
    each(&graph.reports, DocumentId::Report, &mut visit);
    each(&graph.pages, DocumentId::Page, &mut visit);
}

fn each<'a, F: HasHead, E>(
    nodes: &'a [Node<F, E>],
    document: impl Fn(Id<F>) -> DocumentId,
    visit: &mut impl FnMut(&'a Arc<str>, &'a Body, DocumentId),
) {
    for (index, node) in nodes.iter().enumerate() {
        for version in node.entry.versions() {
            visit(&version.file, &version.body, document(Id::new(index)));
        }
    }
}

fn to_draft(target: &str) -> Problem {
    Problem::new(
        Check::BrokenLink,
        format!("lenka går til `{target}`, som er et utkast"),
    )
    .help("Ta bort lenka, eller publiser utkastet ved å ta bort `utkast: true` i det.")
}

/// The most headings that a message lists.
const LISTED: usize = 8;

fn no_heading(anchor: &str, target: &str, body: &Body) -> Problem {
    let ids: Vec<&str> = body
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    let help = did_you_mean(anchor, &ids, "#").unwrap_or_else(|| match ids.as_slice() {
        [] => "Det er ingen overskrifter der. Ta bort det som står fra og med `#`.".to_owned(),
        ids => {
            let listed: Vec<String> = ids
                .iter()
                .take(LISTED)
                .map(|id| format!("`#{id}`"))
                .collect();
            let more = if ids.len() > LISTED { " …" } else { "" };
            format!("Overskriftene der: {}{more}", listed.join(", "))
        }
    });
    Problem::new(
        Check::BrokenAnchor,
        format!("`{target}` har ingen overskrift med adressa `#{anchor}`"),
    )
    .help(help)
}
