//! The external vocabularies of the catalogue: classes and properties, and the controlled
//! vocabularies of the EU that DCAT-AP-NO requires.

use oxrdf::NamedNode;

/// A vocabulary with a short name.
#[derive(Clone, Copy)]
pub(super) enum Prefix {
    Dcat,
    Dct,
    Foaf,
    Org,
    Vcard,
    Xsd,
}

impl Prefix {
    pub(super) const ALL: [Self; 6] = [
        Self::Dcat,
        Self::Dct,
        Self::Foaf,
        Self::Org,
        Self::Vcard,
        Self::Xsd,
    ];

    pub(super) fn short(self) -> &'static str {
        match self {
            Self::Dcat => "dcat",
            Self::Dct => "dct",
            Self::Foaf => "foaf",
            Self::Org => "org",
            Self::Vcard => "vcard",
            Self::Xsd => "xsd",
        }
    }

    pub(super) fn iri(self) -> &'static str {
        match self {
            Self::Dcat => "http://www.w3.org/ns/dcat#",
            Self::Dct => "http://purl.org/dc/terms/",
            Self::Foaf => "http://xmlns.com/foaf/0.1/",
            Self::Org => "http://www.w3.org/ns/org#",
            Self::Vcard => "http://www.w3.org/2006/vcard/ns#",
            Self::Xsd => "http://www.w3.org/2001/XMLSchema#",
        }
    }

    /// Returns a word of this vocabulary; `word` is plain letters.
    pub(super) fn name(self, word: &str) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{word}", self.iri()))
    }
}

pub(super) fn dcat(word: &str) -> NamedNode {
    Prefix::Dcat.name(word)
}

pub(super) fn dct(word: &str) -> NamedNode {
    Prefix::Dct.name(word)
}

pub(super) fn foaf(word: &str) -> NamedNode {
    Prefix::Foaf.name(word)
}

pub(super) fn org(word: &str) -> NamedNode {
    Prefix::Org.name(word)
}

pub(super) fn vcard(word: &str) -> NamedNode {
    Prefix::Vcard.name(word)
}

/// The access right of data that anyone may use.
pub(super) const PUBLIC: &str =
    "http://publications.europa.eu/resource/authority/access-right/PUBLIC";
/// The frequency of data that changes without a schedule.
pub(super) const IRREGULAR: &str =
    "http://publications.europa.eu/resource/authority/frequency/IRREG";
/// The area that the data covers.
pub(super) const NORWAY: &str = "http://publications.europa.eu/resource/authority/country/NOR";
/// The languages of the data: bokmål and nynorsk.
pub(super) const LANGUAGES: [&str; 2] = [
    "http://publications.europa.eu/resource/authority/language/NOB",
    "http://publications.europa.eu/resource/authority/language/NNO",
];

/// The data themes of the EU.
pub(super) const DATA_THEMES: [&str; 13] = [
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH",
    "TRAN",
];

/// Returns the IRI of a data theme.
pub(super) fn data_theme(code: &str) -> String {
    format!("http://publications.europa.eu/resource/authority/data-theme/{code}")
}

/// Returns the IRI of a file type.
pub(super) fn file_type(code: &str) -> String {
    format!("http://publications.europa.eu/resource/authority/file-type/{code}")
}

/// Returns the IRI of a media type.
pub(super) fn media_type(name: &str) -> String {
    format!("https://www.iana.org/assignments/media-types/{name}")
}

/// Returns the licence as DCAT-AP-NO requires it: the EU's own IRI where it has one, whatever page
/// about the licence `url` leads to; else `url`.
pub(super) fn licence(url: &str) -> &str {
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let known = [
        (
            "creativecommons.org/licenses/by/4.0",
            "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
        ),
        (
            "creativecommons.org/publicdomain/zero/1.0",
            "http://publications.europa.eu/resource/authority/licence/CC0",
        ),
        (
            "data.norge.no/nlod/no/2.0",
            "http://publications.europa.eu/resource/authority/licence/NLOD_2_0",
        ),
    ];
    let is = |page: &str| {
        rest.strip_prefix(page)
            .is_some_and(|more| more.is_empty() || more.starts_with('/'))
    };
    known
        .iter()
        .find(|(page, _)| is(page))
        .map_or(url, |(_, uri)| uri)
}

#[cfg(test)]
mod tests {
    use super::licence;

    #[test]
    fn a_licence_is_named_as_the_eu_does() {
        let cc_by = licence("https://creativecommons.org/licenses/by/4.0/deed.no");
        assert!(cc_by.ends_with("/licence/CC_BY_4_0"));
        assert!(licence("https://data.norge.no/nlod/no/2.0").ends_with("/NLOD_2_0"));
        for other in [
            "https://creativecommons.org/licenses/by-sa/4.0/",
            "https://creativecommons.org/licenses/by/4.01",
        ] {
            assert_eq!(licence(other), other);
        }
    }
}
