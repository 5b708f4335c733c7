//! The metadata of each page: title, language, breadcrumbs, the address where it is edited.

use serde_json::Value;

use super::reader::Reader;
use super::structured;
use super::view::Link;
use crate::content::Version;
use crate::knowledge::DocumentId;
use crate::pages::any_document::{AnyDocument, document};
use crate::pages::files::feed::Subject;
use crate::pages::files::forms::kinds::has_form;
use crate::pages::outputs::File;
use crate::pages::site_page::SitePage;
use crate::text::Lang;
use crate::text::mailto::Draft;
use crate::theme::{self, Alternate, Feed, PageMeta};

/// The length in characters of the longest description that search engines show.
const DESCRIPTION_LIMIT: usize = 160;

impl<'a> Reader<'a> {
    /// Returns the metadata of a page of the site itself, without structured data.
    pub(crate) fn site_page_meta(&self, site_page: SitePage) -> PageMeta {
        let key = site_page.key();
        let addresses = self.addresses();
        let title = self.text(&format!("{key}.title"));
        let mut meta = self.own_meta(key, title, |lang| addresses.site_page(site_page, lang));
        meta.lead = Some(self.text(&format!("{key}.lead")));
        meta.description = meta.lead.clone();
        meta.section = Some(key);
        if site_page == SitePage::Front {
            meta.breadcrumbs.clear();
        }
        meta
    }

    /// Returns the metadata of a page that the site makes in each language of its interface.
    pub(crate) fn own_meta(
        &self,
        kind: &'static str,
        title: String,
        address: impl Fn(Lang) -> String,
    ) -> PageMeta {
        let mut meta = self.bare_meta(kind, self.interface, title, address(self.interface));
        let languages = self.addresses().languages();
        if languages.len() > 1 {
            let alternate = |lang: &Lang| Alternate {
                lang: *lang,
                address: address(*lang),
            };
            meta.alternates = languages.iter().map(alternate).collect();
        }
        meta.modified = self.newest();
        meta
    }

    /// Returns the metadata of a document, with the breadcrumb `more` between the list of its kind
    /// and the document.
    pub(crate) fn document_meta(
        &self,
        id: DocumentId,
        version: Version,
        more: Option<Link<'_>>,
    ) -> PageMeta {
        let kind = id.kind();
        let site_page = SitePage::listing(kind);
        let document = document(self.knowledge(), id, version);
        let head = document.head;
        let mut meta = self.bare_meta(
            kind.key(),
            head.lang,
            head.title.clone(),
            document.address.to_string(),
        );
        meta.lead = Some(head.summary.clone()).filter(|summary| !summary.is_empty());
        meta.description = meta.lead.clone().or_else(|| opening(&document));
        meta.section = site_page.map(SitePage::key);
        let steps = site_page
            .map(|site_page| self.site_page_link(site_page))
            .into_iter()
            .chain(more);
        meta.breadcrumbs.extend(steps.map(owned));
        meta.alternates = alternates(&document);
        if kind.has_feed() {
            meta.feed = Some(self.feed(Subject::Document(id)));
        }
        meta.correct_url = has_form(kind).then(|| self.form_address(id, document.version));
        meta.edit_url = self.edit_url(id, document.version);
        meta.modified = document.last_change();
        meta
    }

    /// Puts structured data about `about` into the metadata.
    pub(crate) fn describe(&self, mut meta: PageMeta, about: Value) -> PageMeta {
        meta.json_ld = Some(structured::graph(self, &meta, about));
        meta
    }

    /// Puts structured data about a page that lists others into its metadata.
    pub(crate) fn describe_collection(&self, meta: PageMeta) -> PageMeta {
        let about = structured::collection(self, &meta);
        self.describe(meta, about)
    }

    fn bare_meta(
        &self,
        kind: &'static str,
        lang: Lang,
        title: String,
        address: String,
    ) -> PageMeta {
        let mut meta = PageMeta::new(kind, lang, title, address);
        meta.breadcrumbs = vec![owned(self.home())];
        self.add_contacts(&mut meta);
        meta.noindex = self.config().is_for_network();
        meta.feed = Some(Feed {
            title: self.text("feed.title"),
            address: File::Feed.address().to_owned(),
        });
        meta
    }

    /// Adds the addresses where an error is reported and where the publisher is reached. A mail names
    /// the page that it is about.
    fn add_contacts(&self, meta: &mut PageMeta) {
        let config = self.config();
        let contact = config.publisher.contact.as_ref();
        let draft = |key: &str| Draft {
            subject: format!("{}: {}", self.text(key), meta.title),
            lines: vec![self.absolute(&meta.address), String::new(), String::new()],
        };
        let report = config.report_error_url.as_ref().or(contact);
        let report_url = report.map(|url| draft("foot.report").to_contact(url));
        let contact_url = contact.map(|url| draft("foot.question").to_contact(url));
        meta.report_url = report_url;
        meta.contact_url = contact_url;
    }

    fn home(&self) -> Link<'a> {
        self.site_page_link(SitePage::Front)
    }
}

/// Converts a link to one that owns its text.
pub(crate) fn owned(link: Link<'_>) -> theme::Link {
    theme::Link {
        title: link.title.into_owned(),
        address: link.address.into_owned(),
        lang: link.lang,
    }
}

/// Returns the addresses of both versions of a document, in the order of the languages; nothing
/// where it has one version.
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

/// Returns the beginning of a text, for a page that has no summary.
fn opening(document: &AnyDocument<'_>) -> Option<String> {
    let section = document
        .body
        .sections
        .iter()
        .find(|section| !section.text.is_empty())?;
    Some(shortened(&section.text, DESCRIPTION_LIMIT))
}

/// Returns at most `limit` characters of `text`, cut between words, with «…» where something is
/// left out.
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
