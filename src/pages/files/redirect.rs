//! A page that only leads on, for old addresses and municipality numbers. It works without
//! anything from the web server: browsers follow at once, and there is a link for the rest.

use serde::Serialize;

use crate::knowledge::{DocumentId, RegionId, TopicId};
use crate::pages::Context;
use crate::pages::address::Listing;
use crate::pages::any_document::document;
use crate::pages::context::view::Link;
use crate::pages::plan::{Plan, Producer, Version};
use crate::text::Lang;
use crate::theme::Frame;

/// Where an old address leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Redirect {
    /// To a document; to several where a municipality number was split.
    Documents(Vec<(DocumentId, Version)>),
    /// To a page of the site itself.
    Listing(Listing, Lang),
    /// To a topic.
    Topic(TopicId, Lang),
    /// To a region.
    Region(RegionId, Lang),
}

impl Redirect {
    /// The way to what `producer` makes; `None` where that is no page to lead to.
    pub(in crate::pages) fn to(producer: Producer) -> Option<Self> {
        match producer {
            Producer::Document(id, version) => Some(Self::Documents(vec![(id, version)])),
            Producer::Listing(listing, lang) => Some(Self::Listing(listing, lang)),
            Producer::Topic(id, lang) => Some(Self::Topic(id, lang)),
            Producer::Region(id, lang) => Some(Self::Region(id, lang)),
            _ => None,
        }
    }
}

/// What `redirect.html` is given.
#[derive(Serialize)]
pub(in crate::pages) struct RedirectView<'a> {
    /// Where to go. With one target, browsers go there by themselves.
    targets: Vec<Link<'a>>,
}

/// The page that leads on.
pub(in crate::pages) fn redirect<'a>(
    site: &Context<'a>,
    plan: &'a Plan,
    redirect: &Redirect,
) -> (Frame, RedirectView<'a>) {
    let (lang, targets) = match redirect {
        Redirect::Listing(listing, lang) => {
            (*lang, vec![plan.reader(site, *lang).listing_link(*listing)])
        }
        Redirect::Topic(id, lang) => {
            let topic = &site.knowledge.topic(*id).topic;
            let address = plan.addresses.topic(topic, *lang);
            (*lang, vec![Link::new(topic.name(*lang), address)])
        }
        Redirect::Region(id, lang) => {
            let region = site.knowledge.region(*id);
            let address = plan.addresses.region(region, *lang);
            (*lang, vec![Link::new(region.name.as_str(), address)])
        }
        Redirect::Documents(documents) => {
            let documents = documents
                .iter()
                .map(|(id, version)| document(site.knowledge, *id, *version));
            let documents: Vec<_> = documents.collect();
            let lang = documents
                .first()
                .map_or(site.config.lang, |document| document.head.lang);
            let link = |document: &crate::pages::any_document::AnyDocument<'a>| Link {
                lang: Some(document.head.lang),
                ..Link::new(document.head.title.as_str(), &**document.address)
            };
            (lang, documents.iter().map(link).collect())
        }
    };
    let reader = plan.reader(site, lang);
    let title = match targets.as_slice() {
        [one] => one.title.to_string(),
        _ => reader.text("redirect.choose"),
    };
    let address = targets
        .first()
        .map(|target| target.address.to_string())
        .unwrap_or_default();
    let mut frame = Frame::new("redirect", lang, title, address);
    frame.noindex = true;
    (frame, RedirectView { targets })
}
