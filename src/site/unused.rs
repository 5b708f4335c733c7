//! Finds what nobody is led to: attachments and plain pages that are published, and that no page links to.

use std::collections::HashSet;

use tr::tr;

use crate::content::index::Attachment;
use crate::diagnostic::{Check, Diagnostic};
use crate::knowledge::{Knowledge, PageId};
use crate::markdown::LinkTarget;
use crate::pages::plan::unlinked::unlinked_pages;
use crate::pages::{Context, Plan};
use crate::text::folder::ATTACHMENTS;
use crate::text::percent::encode_path;

/// Reports each of `attachments` whose address stands in no text.
pub(super) fn attachments(knowledge: &Knowledge, attachments: &[Attachment]) -> Vec<Diagnostic> {
    if attachments.is_empty() {
        return Vec::new();
    }
    let mut used: HashSet<&str> = HashSet::new();
    for id in knowledge.documents() {
        for (_, document) in knowledge.document(id).versions() {
            used.extend(addresses(&document.body.html));
            let paths = document
                .body
                .links
                .iter()
                .filter_map(|link| match &link.to {
                    LinkTarget::Path(path) => Some(path.as_str()),
                    _ => None,
                });
            used.extend(paths);
        }
    }
    let unused = attachments.iter().filter(|attachment| {
        let address = &attachment.address;
        !used.contains(address.as_str()) && !used.contains(encode_path(address).as_str())
    });
    let diagnostic = |attachment: &Attachment| {
        let message = tr!("ingen lenke fører til vedlegget");
        Diagnostic::new(
            Check::UnusedAttachment,
            attachment.file.clone(),
            None,
            message,
        )
        .help(tr!(
            "Lenk til det der det hører hjemme, eller ta bort fila: den blir publisert likevel."
        ))
    };
    unused.map(diagnostic).collect()
}

/// Reports each attachment that is a PDF: most people read on a telephone, and a page is found,
/// read aloud and put right more easily.
pub(super) fn pdfs(attachments: &[Attachment]) -> Vec<Diagnostic> {
    let is_pdf = |attachment: &&Attachment| attachment.file.to_lowercase().ends_with(".pdf");
    let diagnostic = |attachment: &Attachment| {
        let message = tr!("vedlegget er en PDF, som er tung å lese på mobil og med skjermleser");
        let file = attachment.file.clone();
        Diagnostic::new(Check::PdfAttachment, file, None, message).help(
            tr!("Legg innholdet i teksten der lenka står, eller i ei side under content/sider. Må det være \
             en PDF, for eksempel et vedtak, si hvorfor under `silence` i site.yaml."),
        )
    };
    attachments.iter().filter(is_pdf).map(diagnostic).collect()
}

/// Reports each plain page that nothing leads to. Where the site has templates of its own, that is
/// seen when its pages are rendered.
pub(super) fn pages(site: &Context<'_>, plan: &Plan) -> Vec<Diagnostic> {
    match site.theme.has_own_templates() {
        true => Vec::new(),
        false => orphans(site.knowledge, unlinked_pages(site, plan)),
    }
}

/// Reports `pages`, which nothing leads to.
pub(super) fn orphans(
    knowledge: &Knowledge,
    pages: impl IntoIterator<Item = PageId>,
) -> Vec<Diagnostic> {
    let diagnostic = |page| {
        let file = knowledge.page(page).entry.main.file.clone();
        let message = tr!("ingen lenke fører til sida: bare søket finner den");
        Diagnostic::new(Check::OrphanPage, file, None, message).help(
            tr!("Lenk til den fra ei side som leserne er på, eller ta den med i `menu` eller `footer` i \
             site.yaml."),
        )
    };
    pages.into_iter().map(diagnostic).collect()
}

/// Returns the addresses of attachments in `html`, without base path.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    let starts = memchr::memmem::find_iter(html.as_bytes(), ATTACHMENTS);
    starts.map(|at| {
        let rest = &html[at..];
        let end = rest.find(['"', '?', '#', ' ']).unwrap_or(rest.len());
        &rest[..end]
    })
}
