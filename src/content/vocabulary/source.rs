//! The closed lists of a source.

use crate::text::vocabulary::vocabulary;

vocabulary! {
    /// The kind of organisation behind a source, which says how far it knows what it tells.
    SourceKind = tr_later!("kildetype") {
        Municipality: "kommunen", "kommunen", "kommunen";
        Network: "samarbeid", "samarbeid mellom kommuner", "samarbeid mellom kommunar";
        Supplier: "leverandør", "leverandør", "leverandør";
        Advertisement: "annonse", "annonse eller betalt innhold", "annonse eller betalt innhald";
        Newspaper: "avis", "avis eller nettavis", "avis eller nettavis";
        Party: "parti", "politisk parti", "politisk parti";
        Research: "forskning", "forskning eller evaluering", "forsking eller evaluering";
        Audit: "tilsyn", "tilsyn eller revisjon", "tilsyn eller revisjon";
        Authority: "myndighet", "statlig eller fylkeskommunal myndighet", "statleg eller fylkeskommunal styresmakt";
        Code: "kode", "kildekode", "kjeldekode";
        Other: "annet", "annet", "anna";
    }
}

impl SourceKind {
    /// Decides whether the source has something to sell, which readers must know.
    pub fn has_interest(self) -> bool {
        matches!(self, Self::Supplier | Self::Advertisement)
    }
}

vocabulary! {
    /// The part of a source that was read by whoever used it.
    SourceRead = tr_later!("lest") {
        Whole: "helt", "lest helt", "lesen heilt";
        Excerpt: "utdrag", "bare lest i utdrag", "berre lesen i utdrag";
    }
}
