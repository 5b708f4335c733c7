//! The headers of each class of files: the one table that the settings of all servers are made from.

use std::borrow::Cow;

use super::policy;
use super::text::literal;
use crate::config::Config;
use crate::content::Kind;
use crate::pages::address::HASHED;
use crate::pages::outputs::{Class, DATA, File as OneFile};
use crate::pages::site_page::SitePage;
use crate::text::folder::ATTACHMENTS;
use crate::text::percent::encode_path;

/// A header: its name and its value.
pub type Header = (&'static str, Cow<'static, str>);

/// Addresses of one or many files, from the root of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addresses {
    /// All files in a folder: `/assets/`.
    Under(&'static str),
    /// One file.
    File(&'static str),
    /// The file of this name in every folder of this one: `("kommuner", "atom.xml")`.
    InEach(&'static str, &'static str),
}

impl Addresses {
    /// Decides whether the file at `address` is one of them.
    fn have(self, address: &str) -> bool {
        match self {
            Self::Under(folder) => address.starts_with(folder),
            Self::File(file) => address == file,
            Self::InEach(folder, file) => {
                let mut parts = address.split('/').skip(1);
                parts.next() == Some(folder)
                    && parts.next().is_some_and(|inner| !inner.is_empty())
                    && parts.eq([file])
            }
        }
    }

    /// Returns the regular expression for the rest of such an address after the base path.
    pub(super) fn pattern(self) -> String {
        match self {
            Self::Under(folder) => literal(folder),
            Self::File(file) => format!("{}$", literal(file)),
            Self::InEach(folder, file) => format!("/{}/[^/]+/{}$", literal(folder), literal(file)),
        }
    }

    /// Decides whether a file of this name can be among them.
    fn have_name(self, name: &str) -> bool {
        match self {
            Self::Under(_) => false,
            Self::File(file) => file.strip_prefix('/') == Some(name),
            Self::InEach(_, file) => file == name,
        }
    }
}

impl Class {
    /// The classes that are not [`Class::Page`]. No file is of two.
    pub const SPECIAL: [Self; 3] = [Self::Hashed, Self::Attachment, Self::OpenData];

    /// Returns the class of the file at `address`, from the root of the site.
    pub fn of(address: &str) -> Self {
        let special = Self::SPECIAL.into_iter();
        let mut fitting =
            special.filter(|class| class.addresses().iter().any(|all| all.have(address)));
        fitting.next().unwrap_or(Self::Page)
    }

    /// Decides whether files that are known by their name `name` are of this class.
    pub(super) fn has_name(self, name: &str) -> bool {
        self.addresses().iter().any(|all| all.have_name(name))
    }

    /// Returns the addresses of the files of this class; none for [`Class::Page`], which has all
    /// others.
    pub fn addresses(self) -> Vec<Addresses> {
        use Addresses::{File, InEach, Under};
        match self {
            Self::Page => Vec::new(),
            Self::Hashed => HASHED.map(Under).to_vec(),
            Self::Attachment => vec![Under(ATTACHMENTS)],
            Self::OpenData => {
                let files = OneFile::ALL.iter().filter(|file| file.class() == self);
                let outside = files.map(|file| file.address());
                let outside = outside.filter(|address| !address.starts_with(DATA));
                let kinds = Kind::ALL.iter().filter(|kind| kind.has_feed());
                let followed = kinds.map(|kind| kind.folder());
                let followed = followed.chain([SitePage::Topics.slug()]);
                std::iter::once(Under(DATA))
                    .chain(outside.map(File))
                    .chain(followed.map(|folder| InEach(folder, OneFile::Feed.name())))
                    .collect()
            }
        }
    }
}

/// The headers of a site.
pub struct Rules {
    /// The base path before every address, percent-encoded: empty, or `/kunnskap`.
    pub(super) base: String,
    /// The base path as a server sees it, decoded.
    pub(super) plain_base: String,
    /// Both policies of pages.
    policies: [String; 2],
    /// `true` where browsers may reach the host by HTTPS alone.
    is_strict_transport: bool,
    /// `true` where pages elsewhere may read open data: not in `digitv serve`, which shows drafts,
    /// nor in the edition for the network.
    is_open: bool,
    /// `true` for the edition for the network, which nobody else may keep a copy of.
    is_for_network: bool,
}

impl Rules {
    /// Returns the headers that the host of the site of `config` should send.
    pub fn of_host(config: &Config) -> Self {
        let plain_base = config.base_path().trim_end_matches('/').to_owned();
        let base = encode_path(&plain_base);
        Self {
            policies: policy::of_pages(&base),
            // It applies to the whole host, so a site in a folder of one does not send it.
            is_strict_transport: base.is_empty() && config.base_url.starts_with("https://"),
            is_open: !config.is_for_network(),
            is_for_network: config.is_for_network(),
            base,
            plain_base,
        }
    }

    /// Returns the headers that `digitv serve` sends for a site under `base_path`, in the edition for
    /// the network where `is_for_network`.
    pub fn of_serve(base_path: &str, is_for_network: bool) -> Self {
        let base = encode_path(base_path);
        Self {
            policies: policy::of_served_pages(&base),
            is_strict_transport: false,
            is_open: false,
            is_for_network,
            base,
            plain_base: base_path.to_owned(),
        }
    }

    /// Returns every header of the files of `class`.
    pub fn headers(&self, class: Class) -> Vec<Header> {
        let policy = match class {
            Class::Attachment => Cow::Borrowed(policy::OF_ATTACHMENTS),
            Class::Page | Class::Hashed | Class::OpenData => self.policies.join(", ").into(),
        };
        let mut headers: Vec<Header> = vec![("Content-Security-Policy", policy)];
        headers.extend(FOR_ALL.map(|(name, value)| (name, value.into())));
        if self.is_strict_transport {
            // A year. Not `includeSubDomains`: the site is responsible for its own host alone.
            headers.push(("Strict-Transport-Security", "max-age=31536000".into()));
        }
        headers.push(("Cache-Control", self.caching(class).into()));
        if self.is_for_network {
            headers.push(("X-Robots-Tag", "noindex, nofollow, noarchive".into()));
        }
        if class == Class::OpenData && self.is_open {
            headers.push(("Access-Control-Allow-Origin", "*".into()));
        }
        headers
    }

    /// Returns the caching of `class`: a hashed file is cached for a year without revalidation; all
    /// others are cached but revalidated, so that nobody reads a file that is no longer published.
    /// What is for the network alone is kept by the reader's browser and by no server on the way,
    /// which would give it to others too.
    fn caching(&self, class: Class) -> &'static str {
        match (class, self.is_for_network) {
            (Class::Hashed, false) => "public, max-age=31536000, immutable",
            (Class::Hashed, true) => "private, max-age=31536000, immutable",
            (Class::Page | Class::Attachment | Class::OpenData, false) => "no-cache",
            (Class::Page | Class::Attachment | Class::OpenData, true) => "private, no-cache",
        }
    }
}

/// Headers that are the same for every file.
const FOR_ALL: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    // For browsers that do not know `frame-ancestors`.
    ("X-Frame-Options", "DENY"),
    // Other sites get the origin that a reader came from, not the page.
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    (
        "Permissions-Policy",
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    // Pages elsewhere can embed no file. This does not apply to open data fetched with CORS.
    ("Cross-Origin-Resource-Policy", "same-origin"),
];

/// Returns the regular expression for all of `addresses` under `base`, in the syntax of nginx,
/// Apache and Caddy.
pub(super) fn one_of(base: &str, addresses: &[Addresses]) -> String {
    let patterns = addresses.iter().map(|all| all.pattern());
    let patterns: Vec<String> = patterns.collect();
    format!("^{}(?:{})", literal(base), patterns.join("|"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_its_class() {
        for (address, class) in [
            ("/", Class::Page),
            ("/404.html", Class::Page),
            ("/search/manifest.json", Class::Page),
            ("/search/files/a.bin", Class::Hashed),
            ("/assets/bilder/a.webp", Class::Hashed),
            ("/sider/assets/a.png", Class::Page),
            ("/vedlegg/sider/assets/a.pdf", Class::Attachment),
            ("/vedlegg/data/a.csv", Class::Attachment),
            ("/data/bruk.csv", Class::OpenData),
            ("/kommuner/skien/atom.xml", Class::OpenData),
            ("/kommuner/skien/", Class::Page),
            ("/kommuner/atom.xml", Class::Page),
            ("/kommuner/a/b/atom.xml", Class::Page),
        ] {
            assert_eq!(Class::of(address), class, "{address}");
        }
    }
}
