//! Price lists of so many solutions that a table of what each municipality would pay has no room.

use std::fmt::Write as _;

use super::{assembled, is_too_large};

const SOLUTIONS: usize = 100;
const MUNICIPALITIES: usize = 50;

fn solution(number: usize) -> (String, String) {
    let mut text = format!(
        "---\ntittel: Løsning {number}\nsammendrag: Løsning nummer {number}.\ntype: fagsystem\n\
         eierskap: kommersiell\ntemaer: [helse-og-omsorg]\nkostnad:\n  pristrinn:\n"
    );
    for step in 1..=4 {
        let _ = writeln!(
            text,
            "    - {{til_innbyggere: {}, kroner: {}}}",
            step * 5_000,
            step * 10_000
        );
    }
    text.push_str("  år: 2026\n---\n\nTekst.\n");
    (format!("content/losninger/losning-{number}.md"), text)
}

fn municipality(number: usize) -> (String, String) {
    let text = format!(
        "---\ntittel: Kommune {number}\nkommunenummer: '{}'\nfylke: Fylket\nmålform: bokmål\n\
         folketall: {{antall: {}, år: 2026}}\n---\n\nTekst.\n",
        1101 + number,
        900 + number
    );
    (format!("content/kommuner/kommune-{number}.md"), text)
}

#[test]
fn price_lists_that_are_too_many_for_a_table_are_led_to() {
    let page = |solutions: usize| {
        let settings = "title: Prøve\nbase_url: https://example.no\nas_of: 2026-11-01\n";
        let mut files = vec![("site.yaml".to_owned(), settings.to_owned())];
        files.extend((0..solutions).map(solution));
        files.extend((0..MUNICIPALITIES).map(municipality));
        let site = assembled(files);
        let route = site.plan.route("/pris/").expect("is there");
        let page = site.plan.render(route, &site.context());
        String::from_utf8_lossy(&page.expect("is rendered")).into_owned()
    };
    let links = |page: &str| page.matches("/#s-cost\"").count();
    let few = page(2);
    assert!(few.contains("<table class=\"table table--records\" data-own-row>"));
    assert_eq!(links(&few), 0);

    let many = page(SOLUTIONS);
    assert!(!many.contains("data-own-row"));
    assert_eq!(links(&many), SOLUTIONS);
    assert_eq!(is_too_large("/pris/", many.as_bytes()), None);
}
