//! Redirects: earlier addresses of documents, municipality numbers, and lines with an arrow among
//! the published addresses. They are claimed after the pages and files of the site, which take
//! precedence; only the style guide comes later.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::route_table::{Owner, RouteTable};
use crate::content::Version;
use crate::content::published::Published;
use crate::knowledge::{DocumentId, Knowledge, MunicipalityId};
use crate::pages::address::Addresses;
use crate::pages::any_document::AnyDocument;
use crate::pages::files::feed;
use crate::pages::files::redirect::Redirect;
use crate::pages::outputs::File;
use crate::pages::route::Output;
use crate::pages::site_page::SitePage;

/// Claims all redirects, and returns the targets of those that are pages.
pub(crate) fn claim<'a>(
    routes: &mut RouteTable<'a>,
    addresses: Addresses,
    knowledge: &Knowledge,
    documents: &[AnyDocument<'a>],
    published: &Published,
) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for document in documents {
        for from in &document.head.former_addresses {
            let output = Output::Redirect(redirects.len());
            routes.claim(from.as_str().into(), output, Owner::Former(document.file));
            redirects.push(Redirect::Documents(vec![(document.id, document.version)]));
            claim_feed(routes, from, document.address);
        }
    }
    for (number, municipalities) in numbers(knowledge) {
        routes.claim_if_free(
            format!("/kommuner/{number}/").into(),
            Output::Redirect(redirects.len()),
        );
        let documents = municipalities
            .into_iter()
            .map(|id| (DocumentId::Municipality(id), Version::Main));
        redirects.push(Redirect::Documents(documents.collect()));
    }
    if !knowledge.regions.is_empty() {
        // For readers who remove the last part of the address of a region.
        for lang in addresses.languages().iter().copied() {
            let home = addresses.site_page(SitePage::Front, lang);
            routes.claim_if_free(
                format!("{home}regioner/").into(),
                Output::Redirect(redirects.len()),
            );
            redirects.push(Redirect::SitePage(SitePage::Municipalities, lang));
        }
    }
    claim_arrows(routes, published, &mut redirects);
    redirects
}

/// Claims the lines with an arrow. One may lead to another.
fn claim_arrows(routes: &mut RouteTable<'_>, published: &Published, redirects: &mut Vec<Redirect>) {
    let arrows: BTreeMap<&str, &str> = (published.addresses.iter())
        .filter_map(|entry| Some((&*entry.address, entry.to.as_deref()?)))
        .collect();
    for (from, to) in &arrows {
        let mut to = *to;
        // At most as many steps as there are lines: more would be a cycle.
        for _ in 0..arrows.len() {
            match arrows.get(to).filter(|_| routes.output(to).is_none()) {
                Some(next) => to = next,
                None => break,
            }
        }
        let Some(target) = routes.output(to) else {
            continue;
        };
        let output = match redirect_to(target) {
            Some(redirect) => {
                redirects.push(redirect);
                Output::Redirect(redirects.len() - 1)
            }
            // A file or a redirect: the same output at another address.
            None => target,
        };
        routes.claim_if_free((*from).into(), output);
        claim_feed(routes, from, to);
    }
}

/// Returns the redirect to `output`; `None` where that is not a page.
fn redirect_to(output: Output) -> Option<Redirect> {
    match output {
        Output::Document(id, version) => Some(Redirect::Documents(vec![(id, version)])),
        Output::SitePage(site_page, lang) => Some(Redirect::SitePage(site_page, lang)),
        Output::Topic(id, lang) => Some(Redirect::Topic(id, lang)),
        Output::Region(id, lang) => Some(Redirect::Region(id, lang)),
        _ => None,
    }
}

/// Claims the address of the feed beside an earlier address, for its subscribers.
fn claim_feed(routes: &mut RouteTable<'_>, from: &str, to: &str) {
    if let Some(output @ (Output::Feed(_) | Output::File(File::Feed))) =
        routes.output(&feed::beside(to))
    {
        routes.claim_if_free(Arc::from(feed::beside(from)), output);
    }
}

/// Returns the municipalities that have, or else once had, each municipality number. A number that
/// was split between several has them all.
fn numbers(knowledge: &Knowledge) -> BTreeMap<&str, Vec<MunicipalityId>> {
    let mut current = BTreeMap::new();
    let mut former: BTreeMap<&str, Vec<MunicipalityId>> = BTreeMap::new();
    for id in knowledge.municipality_ids() {
        let fields = &knowledge.municipality(id).entry.main.fields;
        current
            .entry(fields.number.as_str())
            .or_insert_with(|| vec![id]);
        for number in &fields.former_numbers {
            let owners = former.entry(number.as_str()).or_default();
            if !owners.contains(&id) {
                owners.push(id);
            }
        }
    }
    for (number, owners) in former {
        current.entry(number).or_insert(owners);
    }
    current
}
