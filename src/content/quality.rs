//! Remarks on a document that is valid but could be better: hard to read, empty, without sources,
//! or with a summary that says nothing.

use super::head::Head;
use super::kind::Kind;
use crate::diagnostic::Check;
use crate::markdown::Body;
use crate::text::accents::folded;

/// The highest value on Björnsson's scale of LIX that is not «heavy».
const LIX_LIMIT: u32 = 50;

/// Something that could be better.
pub(super) struct Remark {
    pub check: Check,
    /// The field that it is about; `None` for the text.
    pub field: Option<&'static str>,
    pub message: String,
    pub help: &'static str,
}

/// Returns the remarks on a document of `kind`.
pub(super) fn remarks(kind: Kind, head: &Head, body: &Body) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if let Some(lix) = body.lix.filter(|lix| *lix > LIX_LIMIT) {
        remarks.push(Remark {
            check: Check::Readability,
            field: None,
            message: format!("teksten er tung å lese: lesbarhetsindeks (LIX) {lix}"),
            help: "Del lange setninger, og bytt ut lange ord. Under 45 er middels, under 35 lett.",
        });
    }
    if head.sources.is_empty() && kind != Kind::Page {
        remarks.push(Remark {
            check: Check::MissingSource,
            field: None,
            message: "dokumentet oppgir ingen kilder".into(),
            help: "Legg til `kilder:` med nettadresser, eller si hvem som vet det.",
        });
    }
    if body.words == 0 {
        remarks.push(Remark {
            check: Check::EmptyBody,
            field: None,
            message: "dokumentet har ingen tekst under feltene".into(),
            help: "Skriv noen linjer om det som feltene ikke kan si.",
        });
    }
    if says_nothing(&head.title, &head.summary) {
        remarks.push(Remark {
            check: Check::SummaryRepeatsTitle,
            field: Some("sammendrag"),
            message: "sammendraget gjentar bare tittelen".into(),
            help: "Si hva dere fant ut, eller hva løsningen gjør.",
        });
    }
    remarks
}

fn says_nothing(title: &str, summary: &str) -> bool {
    let plain = |text: &str| {
        folded(&text.to_lowercase())
            .chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
    };
    !summary.is_empty() && plain(title) == plain(summary)
}
