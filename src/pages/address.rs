//! Addresses of the pages that the site itself makes; a document has its own.
//!
//! All addresses begin at the root of the site, without base path, which the theme adds when they
//! are written into a page.

use super::outputs::{FORMS, SEARCH_FILES, SIMILARITIES};
use super::site_page::{Part, SitePage};
use crate::content::{Kind, Topic};
use crate::knowledge::Region;
use crate::text::folder::ASSETS;
use crate::text::{Lang, Slug};

/// The written forms of the site's own pages, and the address of each.
///
/// A bokmål site has its pages at `/…/` and their nynorsk versions at `/nn/…`. A nynorsk site has
/// nynorsk at `/…/` and nothing else. Languages without interface texts get those of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addresses {
    main: Lang,
}

impl Addresses {
    /// Returns the addresses of a site whose own language is `site`.
    pub fn new(site: Lang) -> Self {
        Self {
            main: if site == Lang::Nn { Lang::Nn } else { Lang::Nb },
        }
    }

    /// Returns the written forms that every page of the site itself exists in, the site's own
    /// first.
    pub fn languages(self) -> &'static [Lang] {
        match self.main {
            Lang::Nn => &[Lang::Nn],
            _ => &[Lang::Nb, Lang::Nn],
        }
    }

    /// Returns the language of the interface around a text in `lang`.
    pub fn interface(self, lang: Lang) -> Lang {
        match lang {
            Lang::Nb | Lang::Nn => lang,
            Lang::En => self.main,
        }
    }

    /// Returns the address of a page of the site itself, for a reader of `lang`.
    pub fn site_page(self, site_page: SitePage, lang: Lang) -> String {
        match site_page {
            SitePage::Front => format!("{}/", self.prefix(lang)),
            _ => [self.prefix(lang), "/", site_page.slug(), "/"].concat(),
        }
    }

    /// Returns the address of a part of a page that is divided.
    pub fn part(self, part: Part, lang: Lang) -> String {
        let whole = self.site_page(part.page(), lang);
        match part {
            Part::Page(_, ..=1) => whole,
            Part::Page(_, page) => format!("{whole}side/{page}/"),
            Part::Register(letter) => format!("{whole}{}/", letter.slug()),
        }
    }

    /// Returns the address of the annex about the need with this name in addresses.
    pub fn need(self, slug: &str, lang: Lang) -> String {
        format!("{}{slug}/", self.site_page(SitePage::Needs, lang))
    }

    /// Returns the address of a municipality in the comparison.
    pub fn comparison(self, municipality: &Slug, lang: Lang) -> String {
        format!("{}{municipality}/", self.site_page(SitePage::Compare, lang))
    }

    /// Returns the address of a topic.
    pub fn topic(self, topic: &Topic, lang: Lang) -> String {
        let all = self.site_page(SitePage::Topics, lang);
        [&all, topic.slug.as_str(), "/"].concat()
    }

    /// Returns the address of a region.
    pub fn region(self, region: &Region, lang: Lang) -> String {
        [self.prefix(lang), "/regioner/", region.slug.as_str(), "/"].concat()
    }

    /// Returns the address of the note about a region.
    pub fn region_note(self, region: &Region, lang: Lang) -> String {
        format!("{}notat/", self.region(region, lang))
    }

    /// Returns the address of the list of municipalities like a municipality.
    pub fn similarity(self, municipality: &Slug) -> String {
        format!("{SIMILARITIES}{municipality}.json")
    }

    /// Returns the address of the statements of a document, for the form in which they are corrected.
    pub fn form_facts(self, kind: Kind, slug: &Slug) -> String {
        format!("{FORMS}{}/{slug}.json", kind.folder())
    }

    fn prefix(self, lang: Lang) -> &'static str {
        if lang == Lang::Nn && self.main != Lang::Nn {
            "/nn"
        } else {
            ""
        }
    }
}

/// The folders of files that have a hash of their content in their names, so that the content of an
/// address never changes: those of the theme, and those of the search.
pub const HASHED: [&str; 2] = [ASSETS, SEARCH_FILES];

/// The name of the file of an address that ends in `/`, in the folder of that address.
pub(super) const INDEX: &str = "index.html";

/// Returns the file that an address is written to: `/om/` → `om/index.html`, `/robots.txt` →
/// `robots.txt`.
pub fn output_file(address: &str) -> String {
    let path = address.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}{INDEX}")
    } else {
        path.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bokmaal_site_has_nynorsk_beside_it() {
        let addresses = Addresses::new(Lang::Nb);
        assert_eq!(addresses.site_page(SitePage::Front, Lang::Nb), "/");
        assert_eq!(addresses.site_page(SitePage::Front, Lang::Nn), "/nn/");
        assert_eq!(
            addresses.site_page(SitePage::Coverage, Lang::Nn),
            "/nn/dekning/"
        );
        let second = addresses.part(Part::Page(SitePage::Reports, 2), Lang::Nb);
        assert_eq!(second, "/erfaringer/side/2/");
    }

    #[test]
    fn a_nynorsk_site_is_nynorsk_alone() {
        let addresses = Addresses::new(Lang::Nn);
        assert_eq!(addresses.languages(), [Lang::Nn]);
        assert_eq!(
            addresses.site_page(SitePage::Coverage, Lang::Nn),
            "/dekning/"
        );
        assert_eq!(
            addresses.site_page(SitePage::Coverage, Lang::Nb),
            "/dekning/"
        );
    }

    #[test]
    fn an_address_becomes_a_file() {
        assert_eq!(output_file("/"), "index.html");
        assert_eq!(
            output_file("/losninger/digisos/"),
            "losninger/digisos/index.html"
        );
        assert_eq!(output_file("/dekning.csv"), "dekning.csv");
    }
}
