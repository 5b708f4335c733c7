//! Remarks on a document that is valid but could be better: hard to read, empty, without sources,
//! or with a summary that says nothing.

use tr::tr;

use super::head::Head;
use super::kind::Kind;
use crate::diagnostic::{Check, Location, Problem, Step};
use crate::markdown::Body;
use crate::text::Lang;
use crate::text::accents::folded;
use crate::text::written_form::likely;
use crate::tr_later;

/// The highest value on Björnsson's scale of LIX that is not «heavy».
const LIX_LIMIT: u32 = 50;

/// Returns what could be better in a document of `kind`, and what each is about: the file, or a field.
pub(super) fn remarks(kind: Kind, head: &Head, body: &Body) -> Vec<(Problem, Location)> {
    let mut remarks = Vec::new();
    if let Some(lix) = body.lix.filter(|lix| *lix > LIX_LIMIT) {
        remarks.push((
            Problem::new(
                Check::Readability,
                tr!("teksten er tung å lese: lesbarhetsindeks (LIX) {lix}", lix),
            )
            .help(tr!(
                "Del lange setninger, og bytt ut lange ord. Under 45 er middels, under 35 lett."
            )),
            Location::File,
        ));
    }
    if head.sources.is_empty() && kind != Kind::Page {
        remarks.push((
            Problem::new(Check::MissingSource, tr!("dokumentet oppgir ingen kilder")).help(tr!(
                "Legg til `kilder:` med nettadresser, eller si hvem som vet det."
            )),
            Location::File,
        ));
    }
    if body.words == 0 {
        remarks.push((
            Problem::new(
                Check::EmptyBody,
                tr!("dokumentet har ingen tekst under feltene"),
            )
            .help(tr!("Skriv noen linjer om det som feltene ikke kan si.")),
            Location::File,
        ));
    }
    if says_nothing(&head.title, &head.summary) {
        remarks.push((
            Problem::new(
                Check::SummaryRepeatsTitle,
                tr!("sammendraget gjentar bare tittelen"),
            )
            .help(tr!("Si hva dere fant ut, eller hva løsningen gjør.")),
            Location::value([Step::Key("sammendrag".into())]),
        ));
    }
    remarks.extend(language(head, body));
    remarks
}

/// Returns the remark that the words are of another language than the document says.
fn language(head: &Head, body: &Body) -> Option<(Problem, Location)> {
    let found = likely(body.sections.iter().map(|section| &*section.text))?;
    if found == head.lang {
        return None;
    }
    let name = |lang| match lang {
        Lang::Nb => tr_later!("bokmål"),
        Lang::Nn => tr_later!("nynorsk"),
        Lang::En => tr_later!("engelsk"),
    };
    let [said, found] = [head.lang, found].map(name);
    let message = tr!(
        "teksten er på {found}, men dokumentet sier {said}",
        found = tr!(found),
        said = tr!(said)
    );
    let problem = Problem::new(Check::WrongLanguage, message).help(
        tr!(
            "Skriv `språk: nb`, `nn` eller `en` i feltene. Da leser hjelpemidler teksten rett, og søket \
         finner bøyde ord. En versjon på nynorsk heter `<navn>.nn.md`."
        ),
    );
    // Most documents do not have the field.
    Some((problem, Location::File))
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
