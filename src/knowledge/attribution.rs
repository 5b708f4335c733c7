//! Says who stands behind a statement of use: the municipality itself, or somebody else.

use super::{Knowledge, Usage};
use crate::content::vocabulary::SourceKind;
use crate::content::{Municipality, Source};
use crate::text::web_address::{host, is_web_address};

/// The one who says that a municipality uses a solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy<'k> {
    /// The municipality itself.
    Municipality,
    /// Somebody else.
    Other {
        /// The publisher of the source, else its host or its name.
        name: &'k str,
        /// The kind of source, where the list of sources says.
        kind: Option<SourceKind>,
    },
    /// The statement names no source.
    Nobody,
}

/// The value of `kilde` that says that the municipality itself made the statement.
pub const ITSELF: &str = "kommunen";

impl Knowledge {
    /// Returns who says what `usage` states. The source is looked up among those of the
    /// municipality, of the report that the statement names and of the solution; first among those
    /// of the network that makes the statement for its members.
    pub fn said_by<'k>(&'k self, usage: &'k Usage) -> SaidBy<'k> {
        let Some(stated) = usage.source.as_deref() else {
            return SaidBy::Nobody;
        };
        let municipality = &self.municipality(usage.municipality).entry.main.fields;
        let inherited = usage.through.filter(|through| through.inherited.is_some());
        let network = inherited.map(|through| &self.network(through.network).entry.main);
        let report = usage.report.map(|id| &self.report(id).entry.main);
        let sources = [
            network.map(|network| &network.fields.head.sources),
            Some(&municipality.head.sources),
            report.map(|report| &report.fields.head.sources),
            Some(&self.solution(usage.solution).entry.main.head().sources),
        ];
        let same = |source: &&Source| {
            source.url.as_deref() == Some(stated) || source.title.as_deref() == Some(stated)
        };
        let source = sources.into_iter().flatten().flatten().find(same);
        let publisher = source.and_then(|source| source.publisher.as_deref());
        if let Some(network) = network.filter(|_| stated == ITSELF) {
            return SaidBy::Other {
                name: &network.fields.head.title,
                kind: Some(SourceKind::Network),
            };
        }
        if is_of(municipality, stated, source) {
            return SaidBy::Municipality;
        }
        let named = if is_web_address(stated) {
            host(stated)
        } else {
            stated
        };
        SaidBy::Other {
            name: publisher.unwrap_or(named),
            kind: source.and_then(|source| source.kind),
        }
    }
}

/// Decides whether the municipality itself published the source: it says so, it stands on the
/// municipality's own site, or a source of the kind names the municipality as its publisher.
fn is_of(municipality: &Municipality, stated: &str, source: Option<&Source>) -> bool {
    if stated == ITSELF {
        return true;
    }
    if let Some(website) = &municipality.website
        && is_web_address(stated)
        && host(stated) == host(website)
    {
        return true;
    }
    let name = &municipality.head.title;
    source.is_some_and(|source| {
        let is_named = source.publisher.as_deref().is_some_and(|publisher| {
            publisher == name || publisher.strip_prefix(&**name) == Some(" kommune")
        });
        is_named
            && source
                .kind
                .is_none_or(|kind| kind == SourceKind::Municipality)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    #[test]
    fn only_what_the_municipality_published_is_its_own_word() {
        let said = |usage: &str, sources: &str| {
            let site = Site::new()
                .topics(&["skole"])
                .solution("a", "")
                .municipality(
                    "skien",
                    &format!("{{nettsted: 'https://www.skien.kommune.no', bruk: [{{løsning: a, status: i-bruk{usage}}}], kilder: [{sources}]}}"),
                )
                .link();
            match site.said_by(
                site.usage(
                    site.solution(site.solution_by_slug("a").unwrap())
                        .edges
                        .usages[0],
                ),
            ) {
                SaidBy::Municipality => "seg selv".to_owned(),
                SaidBy::Other { name, kind } => format!("{name} {kind:?}"),
                SaidBy::Nobody => "ingen".to_owned(),
            }
        };
        assert_eq!(said("", ""), "ingen");
        assert_eq!(said(", kilde: kommunen", ""), "seg selv");
        assert_eq!(
            said(", kilde: 'https://skien.kommune.no/a'", ""),
            "seg selv"
        );
        assert_eq!(said(", kilde: 'https://www.nav.no/a'", ""), "nav.no None");
        assert_eq!(
            said(
                ", kilde: 'https://a.no/b'",
                "{url: 'https://a.no/b', utgiver: Nav, slag: kode}"
            ),
            "Nav Some(Code)"
        );
        assert_eq!(
            said(
                ", kilde: Brev",
                "{tittel: Brev, utgiver: Bamble kommune, slag: kommunen}"
            ),
            "Bamble kommune Some(Municipality)",
            "another municipality"
        );
    }
}
