//! Addresses of the pages that the site itself makes; a document has its own.
//!
//! All addresses begin at the root of the site, without base path, which the theme adds when they
//! are written into a page.

use crate::content::{Kind, Topic};
use crate::knowledge::Region;
use crate::text::letter::Letter;
use crate::text::{Lang, Slug};

/// A page that the site itself makes from many documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SitePage {
    /// The front page.
    Front,
    /// All reports.
    Reports,
    /// All solutions.
    Solutions,
    /// All municipalities, by region.
    Municipalities,
    /// All topics.
    Topics,
    /// The matrix of municipalities and solutions.
    Coverage,
    /// The needs of municipalities, by topic.
    Needs,
    /// The comparison of municipalities.
    Compare,
    /// The latest changes.
    News,
    /// Tasks that keep the content up to date.
    Maintenance,
    /// Key figures of the network.
    Numbers,
    /// Contracts by the date on which they end.
    Contracts,
    /// The search; without script a register of everything.
    Search,
}

impl SitePage {
    /// Every such page.
    pub const ALL: [Self; 13] = [
        Self::Front,
        Self::Reports,
        Self::Solutions,
        Self::Municipalities,
        Self::Topics,
        Self::Coverage,
        Self::Needs,
        Self::Compare,
        Self::News,
        Self::Maintenance,
        Self::Numbers,
        Self::Contracts,
        Self::Search,
    ];

    /// Returns the list of the documents of a kind; plain pages have none.
    pub fn listing(kind: Kind) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|site_page| site_page.slug() == kind.folder())
    }

    /// Returns its name in templates, classes, interface texts and the menu: `coverage`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Front => "home",
            Self::Reports => "reports",
            Self::Solutions => "solutions",
            Self::Municipalities => "municipalities",
            Self::Topics => "topics",
            Self::Coverage => "coverage",
            Self::Needs => "needs",
            Self::Compare => "compare",
            Self::News => "news",
            Self::Maintenance => "maintenance",
            Self::Numbers => "numbers",
            Self::Contracts => "contracts",
            Self::Search => "search",
        }
    }

    /// Returns its name in the address: `dekning`.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Front => "",
            Self::Reports => "erfaringer",
            Self::Solutions => "losninger",
            Self::Municipalities => "kommuner",
            Self::Topics => "temaer",
            Self::Coverage => "dekning",
            Self::Needs => "behov",
            Self::Compare => "sammenlign",
            Self::News => "nytt",
            Self::Maintenance => "vedlikehold",
            Self::Numbers => "tall",
            Self::Contracts => "avtaler",
            Self::Search => "sok",
        }
    }
}

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
            _ => format!("{}/{}/", self.prefix(lang), site_page.slug()),
        }
    }

    /// Returns the address of one page of the list of reports; `page` counts from 1.
    pub fn reports_page(self, page: usize, lang: Lang) -> String {
        let first = self.site_page(SitePage::Reports, lang);
        if page <= 1 {
            first
        } else {
            format!("{first}side/{page}/")
        }
    }

    /// Returns the address of the part of the register under `letter`, where the register has a
    /// page for each.
    pub fn register_page(self, letter: Letter, lang: Lang) -> String {
        format!(
            "{}{}/",
            self.site_page(SitePage::Search, lang),
            letter.slug()
        )
    }

    /// Returns the address of a topic.
    pub fn topic(self, topic: &Topic, lang: Lang) -> String {
        format!("{}/temaer/{}/", self.prefix(lang), topic.slug)
    }

    /// Returns the address of a region.
    pub fn region(self, region: &Region, lang: Lang) -> String {
        format!("{}/regioner/{}/", self.prefix(lang), region.slug)
    }

    /// Returns the address of the style guide.
    pub fn style_guide(self) -> &'static str {
        "/stilguide/"
    }

    /// Returns the address of the Atom feed.
    pub fn feed(self) -> &'static str {
        "/atom.xml"
    }

    /// Returns the address of the OpenSearch description, by which browsers offer the site's
    /// search.
    pub fn open_search(self) -> &'static str {
        "/opensearch.xml"
    }

    /// Returns the address of the table behind the coverage page.
    pub fn coverage_data(self) -> &'static str {
        "/dekning.csv"
    }

    /// Returns the address of the calendar of contracts that end.
    pub fn contracts_calendar(self) -> &'static str {
        "/avtaler.ics"
    }

    /// Returns the address of the list of municipalities like a municipality.
    pub fn similarity(self, municipality: &Slug) -> String {
        format!("{}{municipality}.json", self.similarities())
    }

    /// Returns the folder of the lists of similar municipalities.
    pub fn similarities(self) -> &'static str {
        "/likhet/"
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
pub const HASHED: [&str; 2] = ["/assets/", "/search/files/"];

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
        assert_eq!(addresses.reports_page(2, Lang::Nb), "/erfaringer/side/2/");
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
