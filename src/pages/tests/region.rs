//! The pages of regions.

use super::site;

#[test]
fn a_region_has_a_note_on_a_sheet_of_its_own() {
    let site = site();
    let page = site.at("/regioner/ostregionen/");
    assert!(page.contains("/regioner/ostregionen/notat/"), "{page}");
    let note = site.at("/regioner/ostregionen/notat/");
    for heading in [
        "Dette har flertallet",
        "Her er det ulikt",
        "Hvem som har svart",
    ] {
        assert!(note.contains(heading), "{heading}");
    }
    assert!(note.contains("Dalen"));
}

#[test]
fn a_region_groups_solutions_by_their_share_of_users() {
    let page = site().at("/regioner/ostregionen/");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
    // Both have an alarm by statements that count; only an old one is about the net for pupils.
    let most = at("Flere enn halvparten</h3>");
    let old = at("Bare gamle opplysninger</h3>");
    let elsewhere = at("I bruk andre steder, ikke kjent her</h3>");
    assert!(most < old && old < elsewhere);
    assert!(page[most..old].contains("<b>2</b> av 2"));
    assert!(page[old..elsewhere].contains(">Elevnett</a>"));
    assert!(page[elsewhere..].contains("«Nyarkiv» &amp; co"));
}

#[test]
fn needs_that_several_share_come_first_and_who_can_help_is_named() {
    let page = site().at("/regioner/ostregionen/");
    let archive = page.find(">Sak og arkiv</a> <span class=\"sub\">2 kommuner");
    let health = page.find(">Helse og omsorg</a> <span class=\"sub\">1 kommune<");
    assert!(archive.is_some() && archive < health);
    assert!(page.contains("1 kommune kan hjelpe andre"));
}

#[test]
fn a_region_without_statements_has_placeholders() {
    let page = site().at("/nn/regioner/vestregionen/");
    assert!(page.contains("Vi kjenner ikkje til kompetanse i regionen."));
    assert!(page.contains("class=\"vacant\""));
}
