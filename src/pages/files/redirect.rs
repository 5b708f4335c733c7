//! The page of a redirect, for old addresses and municipality numbers. It works without any setting
//! of the web server: browsers follow at once, and there is a link for the rest.

use serde::Serialize;

use crate::content::Version;
use crate::knowledge::{DocumentId, RegionId, TopicId};
use crate::pages::Context;
use crate::pages::any_document::{AnyDocument, document};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::pages::shared::SharedFacts;
use crate::pages::site_page::SitePage;
use crate::text::Lang;
use crate::theme::PageMeta;

/// The target of an old address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Redirect {
    /// A document, or several where a municipality number was split.
    Documents(Vec<(DocumentId, Version)>),
    /// A page of the site itself.
    SitePage(SitePage, Lang),
    /// A topic.
    Topic(TopicId, Lang),
    /// A region.
    Region(RegionId, Lang),
}

/// The data for `redirect.html`.
#[derive(Serialize)]
pub(in crate::pages) struct RedirectView<'a> {
    /// The targets. With one target, browsers go there by themselves.
    targets: Vec<Link<'a>>,
}

impl Redirect {
    /// Returns the language of the page of the redirect, and links to its targets.
    pub(in crate::pages) fn targets<'a>(
        &self,
        site: &Context<'a>,
        shared: &'a SharedFacts,
    ) -> (Lang, Vec<Link<'a>>) {
        match self {
            Self::SitePage(site_page, lang) => (
                *lang,
                vec![Reader::new(site, shared, *lang).site_page_link(*site_page)],
            ),
            Self::Topic(id, lang) => {
                let topic = &site.knowledge.topic(*id).topic;
                let address = shared.addresses.topic(topic, *lang);
                (*lang, vec![Link::new(topic.name(*lang), address)])
            }
            Self::Region(id, lang) => {
                let region = site.knowledge.region(*id);
                let address = shared.addresses.region(region, *lang);
                (*lang, vec![Link::new(region.name.as_str(), address)])
            }
            Self::Documents(documents) => {
                let documents = documents
                    .iter()
                    .map(|(id, version)| document(site.knowledge, *id, *version));
                let documents: Vec<_> = documents.collect();
                let lang = documents
                    .first()
                    .map_or(site.config.lang, |document| document.head.lang);
                let link = |document: &AnyDocument<'a>| Link {
                    lang: Some(document.head.lang),
                    ..Link::new(document.head.title.as_str(), &**document.address)
                };
                (lang, documents.iter().map(link).collect())
            }
        }
    }
}

/// Returns the metadata and the data of the page of a redirect.
pub(in crate::pages) fn redirect<'a>(
    site: &Context<'a>,
    shared: &'a SharedFacts,
    redirect: &Redirect,
) -> (PageMeta, RedirectView<'a>) {
    let (lang, targets) = redirect.targets(site, shared);
    let reader = Reader::new(site, shared, lang);
    let title = match targets.as_slice() {
        [one] => one.title.to_string(),
        _ => reader.text("redirect.choose"),
    };
    let address = targets
        .first()
        .map(|target| target.address.to_string())
        .unwrap_or_default();
    let mut meta = PageMeta::new("redirect", lang, title, address);
    meta.noindex = true;
    (meta, RedirectView { targets })
}
