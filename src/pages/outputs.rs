//! The files that a site has one of, a row each: address, headers, media type, and the sites that
//! have it. What a build writes, what it names in settings of hosts and what `digitv serve` sends
//! are read from here. The function that makes each stands in [`super::files`].

use crate::config::{Config, Host};
use crate::text::media_type;

/// A class of files, by the headers that they need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Pages, and all files of no other class.
    Page,
    /// Files with a hash in their names, so that the content of an address never changes.
    Hashed,
    /// Files that contributors have written or found.
    Attachment,
    /// Tables, feeds and calendars, for pages and programs elsewhere too: their addresses last.
    OpenData,
}

/// The sites that have a file.
#[derive(Clone, Copy)]
enum Sites {
    All,
    /// Those for everybody: search engines and catalogues elsewhere fetch the file.
    ForEverybody,
    /// Those at the top of their host, since the file applies to the whole of it.
    AtTop,
    /// Those at the top of their host that name a contact for reports of vulnerabilities.
    WithSecurity,
    /// Those that are published on this host.
    On(Host),
    /// All, unless a document has the address.
    WhereFree,
}

/// The properties of a file.
struct Row {
    address: &'static str,
    class: Class,
    /// The media type, where it does not follow from the ending of the name.
    media_type: Option<&'static str>,
    sites: Sites,
}

impl Row {
    const fn of(self, sites: Sites) -> Self {
        Self { sites, ..self }
    }

    const fn typed(self, media_type: &'static str) -> Self {
        let media_type = Some(media_type);
        Self { media_type, ..self }
    }
}

const fn at(address: &'static str) -> Row {
    Row {
        address,
        class: Class::Page,
        media_type: None,
        sites: Sites::All,
    }
}

const fn open_data(address: &'static str) -> Row {
    let class = Class::OpenData;
    Row {
        class,
        ..at(address)
    }
}

macro_rules! files {
    ($($(#[$doc:meta])* $file:ident: $row:expr;)+) => {
        /// A file that a site has one of.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum File {
            $($(#[$doc])* $file,)+
        }

        impl File {
            /// Every such file.
            pub const ALL: &'static [Self] = &[$(Self::$file),+];

            const fn row(self) -> &'static Row {
                match self {
                    $(Self::$file => const { &$row },)+
                }
            }
        }
    };
}

files! {
    /// The page for an address that does not exist.
    NotFound: at("/404.html");
    /// The table behind the coverage page, which is that of usages.
    CoverageTable: open_data("/dekning.csv");
    /// The matrix behind the coverage page, with the statements, for Excel.
    CoverageWorkbook: open_data("/dekning.xlsx");
    /// The calendar of contracts that end.
    ContractsCalendar: open_data("/avtaler.ics");
    /// The feed of the site; others have the same name.
    Feed: open_data("/atom.xml").typed("application/atom+xml");
    /// The OpenSearch description, by which browsers offer the site's search.
    OpenSearch: at("/opensearch.xml").typed("application/opensearchdescription+xml");
    /// The manifest of the search, which the search reads first.
    SearchManifest: at("/search/manifest.json");
    /// The rules of the fields in forms.
    FormRules: at("/skjema/regler.json");
    /// The municipalities, solutions and topics that can be chosen in forms.
    FormChoices: at("/skjema/valg.json");
    /// The sitemap.
    Sitemap: at("/sitemap.xml").of(Sites::ForEverybody);
    /// The rules for search engines.
    Robots: at("/robots.txt").of(Sites::AtTop);
    /// The contact for reports of vulnerabilities (RFC 9116).
    SecurityTxt: at("/.well-known/security.txt").of(Sites::WithSecurity);
    /// The statements of use.
    Usages: open_data("/data/bruk.csv");
    /// The same for Excel.
    UsagesWorkbook: open_data("/data/bruk.xlsx");
    /// The municipalities.
    Municipalities: open_data("/data/kommuner.csv");
    /// The same for Excel.
    MunicipalitiesWorkbook: open_data("/data/kommuner.xlsx");
    /// The solutions.
    Solutions: open_data("/data/losninger.csv");
    /// The same for Excel.
    SolutionsWorkbook: open_data("/data/losninger.xlsx");
    /// The reports.
    Reports: open_data("/data/erfaringer.csv");
    /// The same for Excel.
    ReportsWorkbook: open_data("/data/erfaringer.xlsx");
    /// The needs of municipalities.
    Needs: open_data("/data/behov.csv");
    /// The same for Excel.
    NeedsWorkbook: open_data("/data/behov.xlsx");
    /// The competences of municipalities.
    Competences: open_data("/data/kompetanse.csv");
    /// The same for Excel.
    CompetencesWorkbook: open_data("/data/kompetanse.xlsx");
    /// The amounts and price lists.
    Prices: open_data("/data/priser.csv");
    /// The same for Excel.
    PricesWorkbook: open_data("/data/priser.xlsx");
    /// The deadlines of solutions and networks.
    Deadlines: open_data("/data/frister.csv");
    /// The same for Excel.
    DeadlinesWorkbook: open_data("/data/frister.xlsx");
    /// The networks.
    Networks: open_data("/data/samarbeid.csv");
    /// The same for Excel.
    NetworksWorkbook: open_data("/data/samarbeid.xlsx");
    /// The topics.
    Topics: open_data("/data/temaer.csv");
    /// The same for Excel.
    TopicsWorkbook: open_data("/data/temaer.xlsx");
    /// The state of what is stated of each municipality.
    Upkeep: open_data("/data/vedlikehold.csv");
    /// The same for Excel.
    UpkeepWorkbook: open_data("/data/vedlikehold.xlsx");
    /// The catalogue of open data, in Turtle.
    Turtle: open_data("/data/katalog.ttl").of(Sites::ForEverybody);
    /// The catalogue of open data, in JSON-LD.
    JsonLd: open_data("/data/katalog.jsonld").of(Sites::ForEverybody);
    /// The headers for Netlify, Cloudflare and others.
    NetlifyHeaders: at("/_headers").of(Sites::On(Host::Netlify));
    /// The redirects for the same.
    NetlifyRedirects: at("/_redirects").of(Sites::On(Host::Netlify));
    /// The file by which GitHub Pages publishes all files.
    NoJekyll: at("/.nojekyll").of(Sites::On(Host::Github));
    /// The settings for Apache.
    Htaccess: at("/.htaccess").of(Sites::On(Host::Apache));
    /// The settings for IIS.
    WebConfig: at("/web.config").of(Sites::On(Host::Iis));
    /// The settings for Azure Static Web Apps.
    StaticWebApp: at("/staticwebapp.config.json").of(Sites::On(Host::Azure));
    /// The parts of the theme, for those who design it.
    StyleGuide: at("/stilguide/").of(Sites::WhereFree);
}

/// The folder of open data. All files in it are of that class.
pub const DATA: &str = "/data/";
/// The folder of the files of the search.
pub const SEARCH: &str = "/search/";
/// The folder of those of them that have a hash in their names.
pub const SEARCH_FILES: &str = "/search/files/";
/// The folder of the files that the forms load.
pub const FORMS: &str = "/skjema/";
/// The folder of the lists of similar municipalities.
pub const SIMILARITIES: &str = "/likhet/";

impl File {
    /// Returns the files that the site of `config` has, whatever its documents.
    pub fn of(config: &Config) -> impl Iterator<Item = Self> {
        let is_at_top = config.base_path().is_empty();
        let is_for_everybody = !config.is_for_network();
        Self::ALL
            .iter()
            .copied()
            .filter(move |file| match file.row().sites {
                Sites::All => true,
                Sites::ForEverybody => is_for_everybody,
                Sites::AtTop => is_at_top,
                Sites::WithSecurity => is_at_top && is_for_everybody && config.security.is_some(),
                Sites::On(host) => config.hosts.contains(&host),
                Sites::WhereFree => false,
            })
    }

    /// Returns the addresses of the files that the public site has and that of `config` does not: in
    /// the edition for the network, a link to one leads to the public site.
    pub fn only_public(config: &Config) -> &'static [&'static str] {
        const ADDRESSES: [&str; 3] = [
            File::Sitemap.address(),
            File::Turtle.address(),
            File::JsonLd.address(),
        ];
        match config.is_for_network() {
            true => &ADDRESSES,
            false => &[],
        }
    }

    /// Returns its address from the root of the site, without base path.
    pub const fn address(self) -> &'static str {
        self.row().address
    }

    /// Returns its name, without the folder.
    pub fn name(self) -> &'static str {
        let address = self.address();
        address.rsplit_once('/').map_or(address, |(_, name)| name)
    }

    /// Returns the class that gives its headers.
    pub fn class(self) -> Class {
        self.row().class
    }

    /// Returns the files that are known by their whole names, since others with the same ending are
    /// of another type, each with its media type. All are text in UTF-8.
    pub fn known_by_name() -> impl Iterator<Item = (Self, &'static str)> {
        let all = Self::ALL.iter();
        all.filter_map(|file| Some((*file, file.row().media_type?)))
    }
}

/// Returns the `Content-Type` of the file at `address`.
pub fn media_type(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or(address);
    let known = File::known_by_name().find(|(file, _)| file.name() == name);
    known.map_or_else(
        || media_type::of(address),
        |(_, known)| media_type::of_text(known),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Audience;

    #[test]
    fn some_files_are_known_by_their_names() {
        for (address, expected) in [
            (
                "/kommuner/skien/atom.xml",
                "application/atom+xml; charset=utf-8",
            ),
            (
                "/opensearch.xml",
                "application/opensearchdescription+xml; charset=utf-8",
            ),
            ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/stilguide/", "text/html; charset=utf-8"),
        ] {
            assert_eq!(media_type(address), expected, "{address}");
        }
    }

    #[test]
    fn the_network_links_to_the_public_site_for_what_it_does_not_have() {
        let text = "title: A\nbase_url: https://a.no\nnetwork: {base_url: 'https://b.no'}\n";
        let (config, _) = Config::read(text.as_bytes());
        let mut config = config.expect("settings");
        let public: Vec<File> = File::of(&config).collect();
        assert!(File::only_public(&config).is_empty());
        config.set_audience(Audience::Network, None);
        let network: Vec<File> = File::of(&config).collect();
        let gone = public.iter().filter(|file| !network.contains(file));
        let gone: Vec<_> = gone.map(|file| file.address()).collect();
        assert_eq!(gone, File::only_public(&config));
        assert_eq!(config.base_url, "https://b.no");
    }

    #[test]
    fn open_data_lies_in_its_folder_and_nothing_else_does() {
        for file in File::ALL {
            if file.address().starts_with(DATA) {
                assert_eq!(file.class(), Class::OpenData, "{file:?}");
            }
        }
        assert!(SEARCH_FILES.starts_with(SEARCH));
        assert!(File::SearchManifest.address().starts_with(SEARCH));
    }
}
