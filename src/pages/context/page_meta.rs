//! What each page says of itself to its frame: title, language, the way to it, where to edit it.

use serde_json::Value;

use super::reader::Reader;
use super::structured;
use super::view::Link;
use crate::knowledge::DocumentId;
use crate::pages::address::Listing;
use crate::pages::any_document::{AnyDocument, document};
use crate::pages::files::feed::Subject;
use crate::pages::plan::Version;
use crate::text::Lang;
use crate::theme::{self, Alternate, Feed, Frame};

/// The longest description that search engines show.
const DESCRIPTION_LIMIT: usize = 160;

impl<'a> Reader<'a> {
    /// The frame of a page of the site itself. Its structured data is still to come.
    pub(crate) fn listing_frame(&self, listing: Listing) -> Frame {
        let key = listing.key();
        let addresses = self.plan().addresses;
        let title = self.text(&format!("{key}.title"));
        let mut frame = self.own_frame(key, title, |lang| addresses.listing(listing, lang));
        frame.lead = Some(self.text(&format!("{key}.lead")));
        frame.description = frame.lead.clone();
        frame.section = Some(key);
        if listing == Listing::Front {
            frame.breadcrumbs.clear();
        }
        frame
    }

    /// The frame of any page that the site makes in each language of its interface.
    pub(crate) fn own_frame(
        &self,
        kind: &'static str,
        title: String,
        address: impl Fn(Lang) -> String,
    ) -> Frame {
        let mut frame = self.bare_frame(kind, self.interface, title, address(self.interface));
        let languages = self.plan().addresses.languages();
        if languages.len() > 1 {
            let alternate = |lang: &Lang| Alternate {
                lang: *lang,
                address: address(*lang),
            };
            frame.alternates = languages.iter().map(alternate).collect();
        }
        frame.modified = self.plan().newest;
        frame
    }

    /// The frame of a document under `listing`, with `more` steps between that and the document.
    pub(crate) fn document_frame(
        &self,
        kind: &'static str,
        id: DocumentId,
        version: Version,
        listing: Option<Listing>,
        more: Option<Link<'_>>,
    ) -> Frame {
        let document = document(self.knowledge(), id, version);
        let head = document.head;
        let mut frame = self.bare_frame(
            kind,
            head.lang,
            head.title.clone(),
            document.address.to_string(),
        );
        frame.lead = Some(head.summary.clone()).filter(|summary| !summary.is_empty());
        frame.description = frame.lead.clone().or_else(|| opening(&document));
        frame.section = listing.map(Listing::key);
        let steps = listing
            .map(|listing| self.listing_link(listing))
            .into_iter()
            .chain(more);
        frame.breadcrumbs.extend(steps.map(owned));
        frame.alternates = alternates(&document);
        frame.edit_url = self.edit_url(id, document.version);
        frame.modified = document.modified();
        frame
    }

    /// Puts structured data about `about` into the frame.
    pub(crate) fn describe(&self, mut frame: Frame, about: Option<Value>) -> Frame {
        frame.json_ld = Some(structured::graph(self, &frame, about));
        frame
    }

    /// The feed about `subject`.
    pub(crate) fn feed(&self, subject: Subject) -> Feed {
        Feed {
            title: subject.title(self),
            address: subject.address(self),
        }
    }

    fn bare_frame(&self, kind: &'static str, lang: Lang, title: String, address: String) -> Frame {
        let mut frame = Frame::new(kind, lang, title, address);
        frame.breadcrumbs = vec![owned(self.home())];
        frame.report_url = self.config().report_error_url.clone();
        frame.feed = Some(Feed {
            title: self.text("feed.title"),
            address: self.plan().addresses.feed().to_owned(),
        });
        frame
    }

    fn home(&self) -> Link<'a> {
        Link::new(self.text("home.crumb"), self.listing(Listing::Front))
    }
}

/// The same link as the frame has it.
pub(crate) fn owned(link: Link<'_>) -> theme::Link {
    theme::Link {
        title: link.title.into_owned(),
        address: link.address.into_owned(),
        lang: link.lang,
    }
}

/// A document in both its versions, in the order of the languages; nothing where it has one.
fn alternates(document: &AnyDocument<'_>) -> Vec<Alternate> {
    let Some((address, head)) = document.other else {
        return Vec::new();
    };
    let mut versions = [
        (document.head.lang, &**document.address),
        (head.lang, address),
    ];
    versions.sort();
    versions
        .iter()
        .map(|(lang, address)| Alternate {
            lang: *lang,
            address: (*address).to_owned(),
        })
        .collect()
}

/// The first words of a text, for a page that has no summary.
fn opening(document: &AnyDocument<'_>) -> Option<String> {
    let section = document
        .body
        .sections
        .iter()
        .find(|section| !section.text.is_empty())?;
    Some(shortened(&section.text, DESCRIPTION_LIMIT))
}

/// At most `limit` characters of `text`, cut between words, with «…» where something is left out.
fn shortened(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_owned();
    };
    let cut = text[..end].rfind(' ').unwrap_or(end);
    format!(
        "{} …",
        text[..cut].trim_end_matches([',', ';', ':', '–', ' '])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_is_cut_between_words() {
        assert_eq!(shortened("Kort og godt.", 20), "Kort og godt.");
        assert_eq!(
            shortened("Færre søknader, flere svar på nett", 17),
            "Færre søknader …"
        );
    }
}
