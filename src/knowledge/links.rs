//! Links in the text: backlinks, and links that lead to a draft or to a heading that does not
//! exist. Links to paths on the site are checked with the plan of routes, which knows them.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use tr::tr;

use super::target::did_you_mean;
use super::{DocumentId, Knowledge, PathLink};
use crate::content::Version;
use crate::diagnostic::{Capped, Check, Diagnostic, Location, Problem};
use crate::markdown::{Body, Link, LinkTarget, PAGE_ID_PREFIX};

/// The number of documents in one unit of parallel work.
const DOCUMENTS_AT_A_TIME: usize = 512;

/// Follows every link of `graph`, records the backlinks (sorted, each document once) and returns
/// the links that lead nowhere.
pub(super) fn follow(graph: &mut Knowledge, drafts: &HashSet<Arc<str>>) -> Vec<Diagnostic> {
    let documents: Vec<DocumentId> = graph.documents().collect();
    let parts: Vec<Follower<'_>> = documents
        .par_chunks(DOCUMENTS_AT_A_TIME)
        .map(|documents| {
            let mut follower = Follower::new(graph, drafts);
            for document in documents {
                for (version, text) in graph.document(*document).versions() {
                    follower.read(&TextOf {
                        document: *document,
                        version,
                        file: text.file,
                        body: text.body,
                    });
                }
            }
            follower
        })
        .collect();
    let (mut edges, mut paths, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        edges.extend(part.edges);
        paths.extend(part.paths);
        problems.extend(part.problems);
    }
    graph.paths = paths;
    edges.sort_unstable();
    edges.dedup();
    for chunk in edges.chunk_by(|a, b| a.0 == b.0) {
        graph.set_backlinks(chunk[0].0, chunk.iter().map(|(_, from)| *from).collect());
    }
    problems
}

struct Follower<'a> {
    graph: &'a Knowledge,
    drafts: &'a HashSet<Arc<str>>,
    /// Target and source.
    edges: Vec<(DocumentId, DocumentId)>,
    paths: Vec<PathLink>,
    problems: Vec<Diagnostic>,
    /// The problems of the document that is being read.
    here: Capped,
}

/// One version of a document.
#[derive(Clone, Copy)]
struct TextOf<'a> {
    document: DocumentId,
    version: Version,
    file: &'a Arc<str>,
    body: &'a Body,
}

impl<'a> Follower<'a> {
    fn new(graph: &'a Knowledge, drafts: &'a HashSet<Arc<str>>) -> Self {
        Self {
            graph,
            drafts,
            edges: Vec::new(),
            paths: Vec::new(),
            problems: Vec::new(),
            here: Capped::default(),
        }
    }

    fn read(&mut self, text: &TextOf<'a>) {
        for (index, link) in text.body.links.iter().enumerate() {
            match &link.to {
                LinkTarget::Here => self.check_anchor(text.file, link, text.file, text.body),
                LinkTarget::Document(target) => self.follow(text, link, target),
                LinkTarget::Path(_) => self.paths.push(PathLink {
                    document: text.document,
                    version: text.version,
                    index,
                }),
            }
        }
        let here = std::mem::take(&mut self.here);
        self.problems.extend(here.into_vec());
    }

    fn follow(&mut self, text: &TextOf<'a>, link: &Link, target: &str) {
        if let Some((to, version)) = self.graph.names.files.get(target) {
            if *to != text.document {
                self.edges.push((*to, text.document));
            }
            if link.anchor.is_some() {
                let there = self.graph.document(*to).version(*version).body;
                self.check_anchor(text.file, link, target, there);
            }
        } else if self.drafts.contains(target) {
            self.report(text.file, &link.range, Check::BrokenLink, || {
                to_draft(target)
            });
        }
        // What is left is a document with errors of its own: they are reported there.
    }

    /// Checks that the anchor of `link` is in `body`, which is that of `target`.
    fn check_anchor(&mut self, file: &Arc<str>, link: &Link, target: &str, body: &Body) {
        let Some(anchor) = link.anchor.as_deref() else {
            return;
        };
        let is_there = anchor.is_empty()
            || anchor.eq_ignore_ascii_case(TOP)
            || anchor.starts_with(PAGE_ID_PREFIX)
            || body.headings.iter().any(|heading| heading.id == anchor);
        if !is_there {
            self.report(file, &link.range, Check::BrokenAnchor, || {
                no_heading(anchor, target, body)
            });
        }
    }

    /// Reports the link at `range`. `problem` is called only where it is shown, since its
    /// message may need a look at every heading.
    fn report(
        &mut self,
        file: &Arc<str>,
        range: &Range<usize>,
        check: Check,
        problem: impl FnOnce() -> Problem,
    ) {
        self.here.add_with(check, || {
            problem().at(Arc::clone(file), Location::Range(range.clone()))
        });
    }
}

fn to_draft(target: &str) -> Problem {
    Problem::new(
        Check::BrokenLink,
        tr!("lenka går til `{target}`, som er et utkast", target),
    )
    .help(tr!(
        "Ta bort lenka, eller publiser utkastet ved å ta bort `utkast: true` i det."
    ))
}

/// The anchor that every browser takes to the top of the page, by the HTML standard.
const TOP: &str = "top";

/// The most headings that a message lists.
const LISTED: usize = 8;

fn no_heading(anchor: &str, target: &str, body: &Body) -> Problem {
    let ids: Vec<&str> = body
        .headings
        .iter()
        .map(|heading| heading.id.as_str())
        .collect();
    let help = did_you_mean(anchor, &ids, "#").unwrap_or_else(|| match ids.as_slice() {
        [] => tr!("Det er ingen overskrifter der. Ta bort det som står fra og med `#`."),
        ids => {
            let listed: Vec<String> = ids
                .iter()
                .take(LISTED)
                .map(|id| format!("`#{id}`"))
                .collect();
            let more = if ids.len() > LISTED { " …" } else { "" };
            tr!(
                "Overskriftene der: {headings}{more}",
                headings = listed.join(", "),
                more
            )
        }
    });
    Problem::new(
        Check::BrokenAnchor,
        tr!(
            "`{target}` har ingen overskrift med adressa `#{anchor}`",
            target,
            anchor
        ),
    )
    .help(help)
}
