//! `digitv move`.

use super::*;

fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let all = walkdir::WalkDir::new(site.root().join("content")).into_iter();
    let files = all
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file());
    let name = |path: &std::path::Path| {
        let inside = path.strip_prefix(site.root()).expect("within");
        inside.to_string_lossy().into_owned()
    };
    files
        .map(|entry| (name(entry.path()), fs::read(entry.path()).expect("read")))
        .collect()
}

#[test]
fn takes_everything_along_and_leaves_a_redirect() {
    let site = site();
    site.run(&["check"]).succeeds();
    let told = site
        .run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .succeeds()
        .stdout();
    assert!(
        told.contains("content/losninger/digisos.md → content/losninger/digisos-2.md"),
        "{told}"
    );
    assert!(
        told.contains("Flyttet 4 filer, og endret det som viste dit i 2 andre filer."),
        "{told}"
    );
    let names: Vec<String> = files(&site).into_keys().collect();
    assert_eq!(
        names,
        [
            "content/kommuner/skien.md",
            "content/losninger/digisos-2.md",
            "content/losninger/digisos-2.nn.md",
            "content/losninger/digisos-2/plan.pdf",
            "content/losninger/digisos-2/tegning.png",
            "content/sider/om.md",
        ]
    );
    assert!(!site.root().join("content/losninger/digisos").exists());
    let sources = site.sources();
    assert_eq!(
        sources["content/kommuner/skien.md"],
        MUNICIPALITY
            .replace("løsning: digisos", "løsning: digisos-2")
            .replace("digisos.md#hva", "digisos-2.md#hva")
    );
    assert_eq!(
        sources["content/sider/om.md"],
        PAGE.replace("/losninger/digisos", "/losninger/digisos-2")
    );
    let moved = &sources["content/losninger/digisos-2.md"];
    assert!(
        moved.contains("tidligere_adresser: [/losninger/digisos/]\n"),
        "{moved}"
    );
    assert!(moved.contains("(digisos-2/plan.pdf)"), "{moved}");
    let nynorsk = &sources["content/losninger/digisos-2.nn.md"];
    assert!(
        nynorsk.contains("tidligere_adresser: [/nn/losninger/digisos/]\n"),
        "{nynorsk}"
    );
    site.run(&["check"]).succeeds();
    let build = site.build().succeeds();
    build
        .page("/losninger/digisos/")
        .has("/losninger/digisos-2/");
}

#[test]
fn there_and_back_gives_the_same_site() {
    let site = site();
    let before = files(&site);
    let there = [
        "move",
        "content/losninger/digisos.md",
        "content/losninger/nytt.md",
        "--ja",
    ];
    site.run(&there).succeeds();
    site.run(&["move", "losninger/nytt", "digisos", "--ja"])
        .succeeds();
    let after = files(&site);
    assert!(after.keys().eq(before.keys()));
    for (name, bytes) in &after {
        let text = String::from_utf8_lossy(bytes);
        let lines: Vec<&str> = text
            .lines()
            .filter(|line| !line.contains("tidligere_adresser"))
            .collect();
        let expected = String::from_utf8_lossy(&before[name]);
        assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{name}");
    }
    site.run(&["check"]).succeeds();
}

#[test]
fn a_page_in_another_folder_still_leads_where_it_led() {
    let site = site().write(
        "content/sider/guide/a.md",
        "---\ntittel: A\n---\n\n[Om](../om.md)\n",
    );
    site.run(&[
        "move",
        "content/sider/om.md",
        "content/sider/guide/om.md",
        "--ja",
    ])
    .succeeds();
    let sources = site.sources();
    assert_eq!(
        sources["content/sider/guide/a.md"],
        "---\ntittel: A\n---\n\n[Om](om.md)\n"
    );
    let page = &sources["content/sider/guide/om.md"];
    assert!(
        page.contains("(../../losninger/digisos/tegning.png)"),
        "{page}"
    );
    assert!(page.contains("<../../losninger/digisos.md>"), "{page}");
    assert!(page.contains("tidligere_adresser: [/om/]"), "{page}");
    site.run(&["check"]).succeeds();
    let index = ["content/sider/guide/om.md", "content/sider/om/index.md"];
    site.run(&["move", index[0], index[1], "--ja"]).succeeds();
    let page = &site.sources()[index[1]];
    assert!(
        page.contains("(../../losninger/digisos/tegning.png)"),
        "{page}"
    );
    assert!(page.contains("tidligere_adresser: [/guide/om/]"), "{page}");
    site.run(&["check"]).succeeds();
}

#[test]
fn nothing_is_moved_where_it_cannot_all_be() {
    let site = site()
        .write(
            "content/losninger/nytt.md",
            SOLUTION.replace("digisos/plan.pdf", "nytt.md"),
        )
        .write("content/losninger/fil.txt", "opptatt");
    let before = files(&site);
    for (old, new, said) in [
        ("losninger/digisos", "nytt", "finnes fra før"),
        ("losninger/digisos", "digisos", "heter det fra før"),
        ("losninger/digisos", "Ny Løsning", "ny-losning"),
        ("losninger/digisos", "kommuner/digisos", "de har ulike felt"),
        (
            "losninger/digisos",
            "content/notater/digisos.md",
            "ikke et sted for en løsning",
        ),
        (
            "losninger/digisos",
            "../../ute",
            "ikke et sted for en løsning",
        ),
        ("losninger/finnes-ikke", "nytt", "fant ikke dokumentet"),
        (
            "content/losninger/digisos.nn.md",
            "nytt2",
            "versjon på nynorsk",
        ),
    ] {
        site.run(&["move", old, new, "--ja"])
            .is_refused()
            .says(said);
        assert_eq!(files(&site), before, "{old} → {new}");
    }
    site.run(&["move", "losninger/digisos", "digisos-2"])
        .is_refused()
        .says("--ja");
    assert_eq!(files(&site), before);
}

#[test]
fn nothing_is_moved_where_a_file_on_the_way_cannot_be_written() {
    let site = site();
    let locked = site.root().join("content/sider/om.md");
    let before = files(&site);
    super::lock(&locked, true);
    site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .is_refused()
        .says("kan ikke skrive content/sider/om.md: ingen tilgang")
        .says("Ingenting er flyttet.");
    assert_eq!(files(&site), before);
    super::lock(&locked, false);
    site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .succeeds();
}

/// No user may put a file where a folder is.
#[test]
fn nothing_is_moved_where_a_folder_stands_in_the_way() {
    let site = site();
    let before = files(&site);
    let folder = site.root().join("content/losninger/digisos-2.md");
    fs::create_dir(&folder).expect("a folder");
    site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .is_refused();
    assert_eq!(files(&site), before);
    fs::remove_dir(&folder).expect("an empty folder");
    site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .succeeds();
}

#[test]
fn links_of_the_settings_follow_too() {
    let settings = "title: Prøve\nbase_url: https://prove.example.no\nmenu: [om, {title: Om oss, address: /om/}]\n";
    let site = site().write("site.yaml", settings);
    site.run(&["check"]).succeeds();
    site.run(&["move", "sider/om", "oss", "--ja"]).succeeds();
    let now = fs::read_to_string(site.root().join("site.yaml")).expect("read");
    assert_eq!(now, settings.replace("[om,", "[oss,"));
    site.run(&["check"]).succeeds();
}

#[test]
fn nothing_is_moved_while_something_cannot_be_read() {
    let site = site().write("content/sider/feil.md", "---\ntittel: [\n---\n");
    let before = files(&site);
    site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .finds_errors()
        .says("Rett feilene over først");
    assert_eq!(files(&site), before);
}

#[test]
fn a_reference_that_cannot_follow_stops_the_move() {
    let linked = PAGE.replace("Les om", "[Alt](../losninger/digisos&#46;md) om");
    let site = site().write("content/sider/om.md", linked);
    site.run(&["check"]).succeeds();
    let before = files(&site);
    site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
        .finds_errors()
        .says("Ingenting er flyttet.");
    assert_eq!(files(&site), before);
}
