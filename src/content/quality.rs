//! Remarks on a document that is valid but could be better: hard to read, empty, without sources,
//! or with a summary that says nothing.

use super::head::Head;
use super::kind::Kind;
use crate::diagnostic::{Check, Location, Problem, Step};
use crate::markdown::Body;
use crate::text::accents::folded;

/// The highest value on Björnsson's scale of LIX that is not «heavy».
const LIX_LIMIT: u32 = 50;

/// Returns what could be better in a document of `kind`, and what each is about: the file, or a field.
pub(super) fn remarks(kind: Kind, head: &Head, body: &Body) -> Vec<(Problem, Location)> {
    let mut remarks = Vec::new();
    if let Some(lix) = body.lix.filter(|lix| *lix > LIX_LIMIT) {
        remarks.push((
            Problem::new(
                Check::Readability,
                format!("teksten er tung å lese: lesbarhetsindeks (LIX) {lix}"),
            )
            .help("Del lange setninger, og bytt ut lange ord. Under 45 er middels, under 35 lett."),
            Location::File,
        ));
    }
    if head.sources.is_empty() && kind != Kind::Page {
        remarks.push((
            Problem::new(Check::MissingSource, "dokumentet oppgir ingen kilder")
                .help("Legg til `kilder:` med nettadresser, eller si hvem som vet det."),
            Location::File,
        ));
    }
    if body.words == 0 {
        remarks.push((
            Problem::new(Check::EmptyBody, "dokumentet har ingen tekst under feltene")
                .help("Skriv noen linjer om det som feltene ikke kan si."),
            Location::File,
        ));
    }
    if says_nothing(&head.title, &head.summary) {
        remarks.push((
            Problem::new(
                Check::SummaryRepeatsTitle,
                "sammendraget gjentar bare tittelen",
            )
            .help("Si hva dere fant ut, eller hva løsningen gjør."),
            Location::value([Step::Key("sammendrag".into())]),
        ));
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
