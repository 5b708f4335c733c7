//! Contributions that wait (`content/innspill`): they keep nobody from publishing, and no personal data
//! gets in by them.

#[path = "contributions/an_error_in_one.rs"]
mod an_error_in_one;
mod common;
#[path = "contributions/personal_data.rs"]
mod personal_data;

use common::{Site, made_up};

const NOME: &str = "---\ntittel: Nome\nkommunenummer: \"4018\"\nfylke: Telemark\nmålform: nøytral\nbruk:\n  - {løsning: digisos, status: i-bruk, kilde: kommunen}\n---\n\nOrd.\n";
const DIGISOS: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\n---\n\nOrd.\n";
const WAITING: &str = "content/innspill/2026-11-30-nome.md";

fn site() -> Site {
    Site::of(&[
        ("content/kommuner/nome.md", NOME),
        ("content/losninger/digisos.md", DIGISOS),
    ])
}

/// A contribution with these changes, as lines of YAML, and these words.
fn contribution(changes: &str, words: &str) -> String {
    format!(
        "---\ninnspill: 1\nfra: {{rolle: Rådgiver, kommune: nome}}\ndato: 2026-11-30\nendringer:\n{changes}\n---\n\n{words}\n"
    )
}
