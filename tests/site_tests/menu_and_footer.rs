//! Links of the menu and the footer that settings choose.

use super::*;

fn site(settings: &str) -> Site {
    let base = "title: A\nbase_url: https://a.no\n";
    Site::of(&[
        ("content/sider/om.md", "---\ntittel: Om oss\n---\n\nOrd.\n"),
        (
            "content/sider/om.nn.md",
            "---\ntittel: Om oss på nynorsk\n---\n\nOrd.\n",
        ),
    ])
    .write("site.yaml", format!("{base}{settings}"))
}

#[test]
fn lead_where_the_settings_say_in_the_language_of_the_page() {
    let site = site(
        "menu: [om, dekning, /temaer/, {title: Hjem, title_nn: Heim, address: 'https://b.no'}]\n\
             footer: [[om], {title: Feed, address: /atom.xml}]\n",
    );
    let built = site.build().succeeds();
    let page = built.page("/");
    page.has("<a href=\"/om/\">Om oss</a>")
        .has("<a href=\"/dekning/\">Hvem bruker hva</a>")
        .has("<a href=\"/temaer/\">Temaer</a>")
        .has("<a href=\"https://b.no\">Hjem</a>")
        .has("<a href=\"/atom.xml\">Feed</a>");
    built
        .page("/nn/")
        .has("<a href=\"/nn/om/\">Om oss på nynorsk</a>")
        .has("<a href=\"/nn/dekning/\">Kven bruker kva</a>")
        .has("<a href=\"https://b.no\">Heim</a>");
}

#[test]
fn that_lead_nowhere_are_told_at_their_place() {
    for (settings, words, place) in [
        ("menu: [omm]\n", "Mente du `om`?", "site.yaml:3:8"),
        (
            "menu: [/dekningg/]\n",
            "Mente du `/dekning/`?",
            "site.yaml:3:8",
        ),
        (
            "footer:\n  - [om, deknin]\n",
            "Mente du `dekning`?",
            "site.yaml:4:10",
        ),
        ("menu: [/atom.xml]\n", "mangler tekst", "site.yaml:3:8"),
        (
            "menu: [xyzzyx]\n",
            "ingen side heter `xyzzyx`",
            "site.yaml:3:8",
        ),
    ] {
        let run = site(settings).run(&["check"]).finds_errors();
        run.says(words).says(place);
    }
}
