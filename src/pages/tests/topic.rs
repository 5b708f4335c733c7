//! The pages of topics.

use super::site;

#[test]
fn a_topic_begins_with_what_is_used_most_how_it_went_what_is_needed_and_whom_to_ask() {
    let page = site().at("/temaer/helse/");
    let at = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("no {text} in {page}"))
    };
    let used = at("Hva er mest brukt?");
    let went = at("Hvordan gikk det?");
    let needed = at("Hva trengs?");
    let ask = at("Hvem kan jeg spørre?</dt>");
    let matrix = at("id=\"s-coverage\"");
    let solutions = at("id=\"s-solutions\"");
    assert!(used < went && went < needed && needed < ask && ask < matrix && matrix < solutions);
    assert!(page[used..went].contains("<b>Alarm</b>"));
    assert!(page[used..went].contains("Kjent i bruk i 2 av 4 kommuner."));
    assert!(page[went..needed].contains("Begynn i det små."));
    assert!(page[needed..ask].contains("Hjelp med tilsyn om natta."));
}

#[test]
fn of_as_many_users_those_who_confirmed_it_decide_and_not_the_alphabet() {
    let page = site().at("/temaer/skole/");
    // One municipality each, but what is said of the net is too old to count.
    assert!(page.contains("<b>«Nyarkiv» &amp; co</b>"), "{page}");
}

#[test]
fn a_topic_of_which_nothing_is_known_says_so_once() {
    let page = site().at("/temaer/tomt/");
    assert!(page.contains("Vi kjenner ingen løsninger eller erfaringer her ennå."));
    for absent in [
        "class=\"answers\"",
        "s-solutions",
        "s-reports",
        "s-needs",
        "s-competence",
    ] {
        assert!(!page.contains(absent), "{absent}");
    }
    let gaps = &page[page.find("class=\"gaps\"").expect("what is not known")..];
    let gaps = &gaps[..gaps.find("</ul>").expect("its end")];
    assert_eq!(gaps.matches("<li>").count(), 4);
}
