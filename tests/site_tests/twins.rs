//! Documents in both written forms.

use super::*;

#[test]
fn each_version_has_its_address_and_says_its_language() {
    let built = Site::fixture("twins").build().succeeds();
    for (address, lang, title) in [
        ("/losninger/nettskjema/", "nb", "Nettskjemaet"),
        ("/nn/losninger/nettskjema/", "nn", "Nettskjemaet på nynorsk"),
        (
            "/nn/erfaringer/vinje-nettskjema/",
            "nn",
            "Vinje fekk skjemaa på nett",
        ),
        // The only version is nynorsk, so the main address is.
        ("/kommuner/vinje/", "nn", "Vinje"),
    ] {
        built
            .page(address)
            .has(&format!("<html lang=\"{lang}\""))
            .has(title);
    }
    assert!(!built.public().has("/nn/kommuner/vinje/"));
}

#[test]
fn only_true_translations_are_named_as_such() {
    let built = Site::fixture("twins").build().succeeds();
    built.page("/losninger/nettskjema/").has("hreflang=\"nn\"");
    built
        .page("/nn/losninger/nettskjema/")
        .has("hreflang=\"nb\"");
    built
        .page("/kommuner/vinje/")
        .lacks("rel=\"alternate\" hreflang=\"nn\"");
}

#[test]
fn a_title_in_the_other_language_says_so_in_a_list() {
    let built = Site::fixture("twins").build().succeeds();
    built
        .page("/erfaringer/")
        .has("lang=\"nn\">Vinje skreiv rapporten på nynorsk<");
    built
        .page("/nn/erfaringer/")
        .lacks("lang=\"nn\">Vinje skreiv rapporten på nynorsk<");
}
