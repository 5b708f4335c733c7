//! A region seen as one.

use super::site;

#[test]
fn a_region_tells_what_most_and_some_use_and_what_others_have() {
    let page = site().at("/regioner/ostregionen/");
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}"));
    // Both have an alarm by statements that count; only an old one tells of the net for pupils.
    let most = at("Flere enn halvparten</h3>");
    let old = at("Bare gamle opplysninger</h3>");
    let elsewhere = at("Andre bruker, ingen her har sagt noe</h3>");
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
fn a_region_that_has_said_nothing_is_vacant_and_not_blank() {
    let page = site().at("/nn/regioner/vestregionen/");
    assert!(page.contains("Ingen kommune i regionen har oppgitt kompetanse."));
    assert!(page.contains("class=\"vacant\""));
}
