//! Contributions that wait (`content/innspill`): they keep nobody from publishing, and no personal data
//! gets in by them.

#[path = "contributions/an_error_in_one.rs"]
mod an_error_in_one;
mod common;
#[path = "contributions/personal_data.rs"]
mod personal_data;

use common::Site;

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

/// A number as a person born that day could have.
fn made_up(date: &str) -> String {
    let control = |digits: &[u32], weights: &[u32]| {
        let sum: u32 = digits.iter().zip(weights).map(|(a, b)| a * b).sum();
        (11 - sum % 11) % 11
    };
    let numbered = (0..1000).find_map(|number| {
        let whole = format!("{date}{number:03}");
        let mut digits: Vec<u32> = whole.chars().filter_map(|c| c.to_digit(10)).collect();
        digits.push(control(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2]));
        digits.push(control(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
        let is_whole = digits.iter().all(|digit| *digit < 10);
        is_whole.then(|| digits.iter().map(u32::to_string).collect())
    });
    numbered.expect("one of a thousand has check digits")
}
