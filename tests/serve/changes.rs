//! What a page is told, and what it is served, when something changes.

use std::fs;

use crate::common::Site;
use crate::server::{Server, without_script};

fn page(title: &str, words: &str) -> String {
    format!("---\ntittel: {title}\n---\n\n{words}\n")
}

fn two_pages() -> Site {
    Site::of(&[
        ("content/sider/en.md", &page("En", "Første.")),
        ("content/sider/to.md", &page("To", "Andre.")),
    ])
}

#[test]
fn every_route_is_what_a_build_writes() {
    for name in [
        "twins",
        "redirects",
        "folders",
        "drafts",
        "base-path",
        "minimal",
    ] {
        let site = Site::fixture(name);
        let built = site.run(&["build", "--drafts"]).succeeds();
        let built = built.public().tree();
        fs::remove_dir_all(site.root().join("public")).unwrap();
        let base = if name == "base-path" {
            "/deling/kunnskap"
        } else {
            ""
        };
        let server = Server::start(site, &[]);
        for (file, bytes) in built.iter().filter(|(file, _)| *file != ".digitv-files") {
            let address = match file.strip_suffix("index.html") {
                Some(folder) => folder,
                None => file,
            };
            let address: String = address.bytes().map(|byte| format!("%{byte:02x}")).collect();
            let answer = server.get(&format!("{base}/{}", address.replace("%2f", "/")));
            assert_eq!(answer.status, 200, "{name}: {file}");
            assert!(
                without_script(&answer.body) == bytes,
                "{name}: {file} differs"
            );
        }
        assert!(!server.path("public").exists(), "nothing is written");
    }
}

#[test]
fn a_page_hears_only_of_what_it_shows() {
    let server = Server::start(two_pages(), &[]);
    let mut on_one = server.events("/en/");
    let mut on_two = server.events("/to/");
    let (first_one, first_two) = (on_one.next(), on_two.next());
    fs::write(server.path("content/sider/en.md"), page("En", "Endret.")).unwrap();
    let now = on_one.next();
    assert_ne!(now["page"], first_one["page"]);
    // The other page hears nothing of it: what it hears next is of its own change.
    fs::write(
        server.path("content/sider/to.md"),
        page("To", "Endret også."),
    )
    .unwrap();
    let next = on_two.next();
    assert_ne!(next["page"], first_two["page"]);
    assert!(server.page("/to/").contains("Endret også"));
    let number = |event: &serde_json::Value| {
        let state = event["state"].as_str().unwrap();
        state.rsplit('.').next().unwrap().parse::<u64>().unwrap()
    };
    assert!(number(&next) > number(&now));
}

#[test]
fn a_save_that_changes_nothing_is_nothing() {
    let server = Server::start(two_pages(), &[]);
    let mut events = server.events("/en/");
    let before = events.next();
    let file = server.path("content/sider/en.md");
    let same = fs::read(&file).unwrap();
    // Without emptying the file first, which a watcher may see.
    let mut open = fs::OpenOptions::new().write(true).open(&file).unwrap();
    std::io::Write::write_all(&mut open, &same).unwrap();
    fs::write(server.path("content/sider/.en.md.swp"), "fra en editor").unwrap();
    fs::write(server.path("content/sider/en.md~"), "fra en editor").unwrap();
    fs::write(&file, page("En", "Endret.")).unwrap();
    let after = events.next();
    let state = |event: &serde_json::Value| event["state"].as_str().unwrap().to_owned();
    assert!(state(&before).ends_with(".0") && state(&after).ends_with(".1"));
}

#[test]
fn a_mistake_is_told_in_the_page_and_the_last_good_page_stays() {
    let server = Server::start(two_pages(), &[]);
    let mut events = server.events("/to/");
    assert_eq!(events.next()["report"]["errors"]["count"], 0);
    fs::write(
        server.path("content/sider/en.md"),
        "---\ntittel: <b>En\nukjent\n---\n",
    )
    .unwrap();
    let wrong = events.next();
    let error = &wrong["report"]["errors"]["shown"][0];
    assert_eq!(error["file"], "content/sider/en.md");
    server.says(&format!("[{} ", error["code"].as_str().unwrap()));
    assert!(server.page("/en/").contains("Første."));
    assert_eq!(server.get("/en/").status, 200);
    fs::write(server.path("content/sider/en.md"), page("En", "Rettet.")).unwrap();
    assert_eq!(events.next()["report"]["errors"]["count"], 0);
    assert!(server.page("/en/").contains("Rettet."));
}

#[test]
fn a_start_with_errors_says_that_there_is_nothing_to_show_yet() {
    let site = two_pages().write("site.yaml", "title: [\n");
    let server = Server::start(site, &[]);
    server.says("Ingenting å vise ennå: sida kommer når feilene er rettet.");
    let settings = "title: Prøve\nbase_url: https://prove.example.no\n";
    fs::write(server.path("site.yaml"), settings).unwrap();
    server.says("Alt er rettet.");
    server.shows("/en/", "Første.");
}

#[test]
fn an_error_in_one_file_holds_no_other_back() {
    let server = Server::start(two_pages(), &[]);
    fs::write(
        server.path("content/sider/en.md"),
        "---\ntittel: En\nukjent: 1\n---\n",
    )
    .unwrap();
    server.says("Filer med feil vises slik de var sist de var i orden.");
    fs::write(
        server.path("content/sider/to.md"),
        page("To", "Skrevet imens."),
    )
    .unwrap();
    server.shows("/to/", "Skrevet imens.");
    assert!(server.page("/en/").contains("Første."));
}

#[test]
fn what_fails_when_a_page_is_made_is_told_in_the_terminal() {
    let server = Server::start(two_pages(), &[]);
    let template = server.path("themes/digitv/templates/page.html");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    fs::write(
        &template,
        "{% extends \"base.html\" %}{% block content %}{{ finnes.ikke.her }}{% endblock %}",
    )
    .unwrap();
    server.says("feil[KB062 invalid-theme]");
    fs::remove_file(&template).unwrap();
    server.says("Alt er rettet.");
}

#[test]
fn templates_texts_styles_data_and_settings_are_followed() {
    let site = two_pages().write("themes/digitv/css/99-egen.css", ".egen { color: red; }\n");
    let server = Server::start(site, &[]);
    let page_template = fs::read_to_string(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/digitv/templates/page.html"),
    )
    .unwrap();
    let template = server.path("themes/digitv/templates/page.html");
    fs::create_dir_all(template.parent().unwrap()).unwrap();
    fs::write(&template, format!("{page_template}\n{{# egen #}}")).unwrap();
    fs::write(
        &template,
        page_template.replace("{% block content %}", "{% block content %}<p>Fra malen</p>"),
    )
    .unwrap();
    server.shows("/en/", "Fra malen");
    fs::write(&template, "{% block uferdig").unwrap();
    server.says("feil[KB062 invalid-theme]");
    assert!(server.page("/en/").contains("Fra malen"));
    fs::remove_file(&template).unwrap();
    server.lacks("/en/", "Fra malen");

    let style = |page: &str| {
        let start = page.find("/assets/digitv.").expect("a style sheet");
        page[start..start + "/assets/digitv.12345678.css".len()].to_owned()
    };
    let before = style(&server.page("/en/"));
    fs::write(
        server.path("themes/digitv/css/99-egen.css"),
        ".egen { color: blue; }\n",
    )
    .unwrap();
    server.comes("en ny stil", || style(&server.page("/en/")) != before);
    assert!(
        server
            .get(&style(&server.page("/en/")))
            .text()
            .contains("color: blue")
    );

    fs::write(
        server.path("site.yaml"),
        "title: Nytt navn\nbase_url: https://prove.example.no\n",
    )
    .unwrap();
    server.shows("/en/", "Nytt navn");
    fs::create_dir_all(server.path("content/data")).unwrap();
    fs::write(
        server.path("content/data/temaer.yaml"),
        "temaer:\n  - { slug: prove, nb: Prøvetemaet, nn: Prøvetemaet, gruppe: tjenesteområde }\n",
    )
    .unwrap();
    server.shows("/temaer/", "Prøvetemaet");
}

#[test]
fn the_settings_are_taken_away_and_put_back() {
    let server = Server::start(two_pages(), &[]);
    let mut events = server.events("/en/");
    events.next();
    let settings = fs::read(server.path("site.yaml")).unwrap();
    fs::remove_file(server.path("site.yaml")).unwrap();
    let error = &events.next()["report"]["errors"]["shown"][0];
    assert_eq!(error["file"], "site.yaml");
    assert!(server.page("/en/").contains("Første."));
    fs::write(server.path("site.yaml"), settings).unwrap();
    assert_eq!(events.next()["report"]["errors"]["count"], 0);
}

#[test]
fn a_site_that_begins_with_errors_is_shown_when_they_are_mended() {
    let site = Site::of(&[("content/sider/en.md", "---\ntittel: En\n")]);
    let server = Server::start(site, &[]);
    // All but the file with the error is there.
    assert_eq!(server.get("/").status, 200);
    let answer = server.get("/en/");
    assert_eq!(answer.status, 404);
    assert!(answer.text().contains("/.digitv/reload.js"));
    let mut events = server.events("/en/");
    assert_eq!(events.next()["report"]["errors"]["count"], 1);
    fs::write(server.path("content/sider/en.md"), page("En", "Rettet.")).unwrap();
    assert_ne!(events.next()["page"], serde_json::Value::Null);
    server.shows("/en/", "Rettet.");
}

#[test]
fn a_site_that_begins_with_errors_in_its_settings_is_shown_when_they_are_mended() {
    let site = two_pages().write("site.yaml", "title: Prøve\nbase_url: nei\n");
    let server = Server::start(site, &[]);
    let answer = server.get("/en/");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("/.digitv/reload.js"));
    let mut events = server.events("/en/");
    assert_eq!(events.next()["report"]["errors"]["count"], 1);
    let settings = "title: Prøve\nbase_url: https://prove.example.no\n";
    fs::write(server.path("site.yaml"), settings).unwrap();
    assert_ne!(events.next()["page"], serde_json::Value::Null);
    server.shows("/en/", "Første.");
}

#[test]
fn drafts_are_shown_and_marked() {
    let site = Site::of(&[(
        "content/sider/kladd.md",
        "---\ntittel: Kladd\nutkast: true\n---\n\nUferdig.\n",
    )]);
    let server = Server::start(site, &[]);
    server.shows("/kladd/", "Uferdig.");
    assert_eq!(server.events("/kladd/").next()["draft"], true);
    assert_eq!(server.events("/").next()["draft"], false);
}

#[test]
fn a_new_attachment_with_the_same_name_is_told_of() {
    let site = two_pages().write("content/sider/bilder/kart.txt", b"gammelt");
    let server = Server::start(site, &[]);
    let run = server.events("/en/").next()["state"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut stream = server.events(&format!("/en/&state={run}&x="));
    stream.next();
    fs::write(server.path("content/sider/bilder/kart.txt"), b"nytt").unwrap();
    server.comes("det nye innholdet", || {
        server.get("/vedlegg/sider/bilder/kart.txt").text() == "nytt"
    });
}

#[test]
fn addresses_without_a_slash_lead_on_and_unknown_ones_to_404() {
    let server = Server::start(two_pages(), &[]);
    let answer = server.get("/en");
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some("/en/"))
    );
    let answer = server.get("/en/index.html");
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some("/en/"))
    );
    let answer = server.get("/finnes-ikke/");
    assert_eq!(answer.status, 404);
    assert_eq!(
        without_script(&answer.body),
        server.page("/404.html").as_bytes()
    );
}

#[test]
fn a_site_below_the_top_of_its_host_is_so_here_too() {
    let server = Server::start(Site::fixture("base-path"), &[]);
    server.says("adresser");
    let answer = server.get("/");
    assert_eq!(
        (answer.status, answer.header("location")),
        (302, Some("/deling/kunnskap/"))
    );
    assert_eq!(server.get("/deling/kunnskap/").status, 200);
}
