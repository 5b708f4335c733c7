//! Other settings of a site.

use super::*;

const PAGE: &str = "---\ntittel: Om\n---\n\n";

#[test]
fn decide_what_counts_as_old_on_the_page_of_a_municipality() {
    let built = Site::of(&[
            ("site.yaml", "title: A\nbase_url: https://a.example.no\nfreshness: {ageing: 6, stale: 18}\nas_of: 2026-11-01\n"),
            ("content/losninger/digisos.md", "---\ntittel: Digisos\ntype: fagsystem\neierskap: kommunal\nsammendrag: A.\ntemaer: [helse]\n---\n\nTekst.\n"),
            ("content/kommuner/skien.md", "---\ntittel: Skien\nkommunenummer: '4003'\nfylke: Telemark\nmålform: nøytral\nbruk:\n  - løsning: digisos\n    status: i-bruk\n    bekreftet: 2026-10\n---\n"),
            ("content/data/temaer.yaml", "temaer:\n  - {slug: helse, nb: Helse, nn: Helse}\n"),
        ])
        .build();
    built
        .page("/kommuner/skien/")
        .has("under 6 md.")
        .has("6–18 md.")
        .lacks("12 md.");
}

#[test]
fn give_the_style_guide_its_language() {
    let settings = "title: A\nbase_url: https://a.example.no\nlang: nn\n";
    let built = Site::of(&[("site.yaml", settings), ("content/sider/om.md", PAGE)]).build();
    built.page("/stilguide/").has("<html lang=\"nn\"");
}

#[test]
fn refuse_english_as_the_language_of_the_site() {
    let settings = "title: A\nbase_url: https://a.example.no\nlang: en\n";
    Site::of(&[("site.yaml", settings)])
        .run(&["check"])
        .finds_errors()
        .says("nettstedet kan ikke ha språket «en»")
        .says("har `språk: en` i feltene sine");
}
