//! The page of key figures: its charts, and its sentences on missing data.

use super::site;

#[test]
fn a_chart_is_an_image_with_a_name_a_description_and_its_table() {
    let page = site().at("/tall/");
    for id in ["s-adoption", "s-years"] {
        let image = format!("role=\"img\" aria-labelledby=\"{id}\" aria-describedby=\"{id}-text\"");
        assert!(page.contains(&image), "{id}");
        assert!(page.contains(&format!("<h2 id=\"{id}\">")), "{id}");
        assert!(page.contains(&format!("<p id=\"{id}-text\"")), "{id}");
    }
    assert!(page.contains("Fra 1 i 2015 til 4 i 2026, så langt vi vet."));
    let row = "<th class=\"num\" scope=\"row\">2024</th><td class=\"num right\">1</td>\
               <td class=\"num right\">0</td><td class=\"num right\">3</td>";
    assert!(page.contains(row));
    assert!(!page.contains("style="));
}

#[test]
fn missing_data_is_stated_beside_the_numbers() {
    let page = site().at("/tall/");
    assert!(page.contains("Bare 4 av 5 opplysninger sier når bruken begynte."));
    // Dalen, Fjell and Vik have confirmed use; Øya has stated nothing.
    assert!(page.contains("av 4 har en bekreftet bruk"));
    assert!(page.contains("<b>0</b> av 1"), "Øya, outside the regions");
}

#[test]
fn a_site_without_data_says_so_without_empty_charts() {
    let page = super::Fixture::empty().at("/tall/");
    assert!(page.contains("Ingen opplysninger sier ennå når bruken begynte"));
    assert!(!page.contains("role=\"img\""));
}
