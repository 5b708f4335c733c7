//! Links that last: an address that was published has a page, or leads on, or is taken off the list.

mod common;

use common::Site;

const FILE: &str = "content/data/adresser.txt";

fn page(fields: &str) -> String {
    format!("---\ntittel: Om oss\n{fields}---\n\nTekst.\n")
}

fn solution(fields: &str) -> String {
    format!(
        "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: app\neierskap: ks\ntemaer: [sak-og-arkiv]\n{fields}---\n\nTekst.\n"
    )
}

/// A site that was published once, with its list.
fn published() -> Site {
    let site = Site::of(&[])
        .write("content/sider/om.md", page(""))
        .write("content/sider/om.nn.md", page(""))
        .write("content/losninger/digisos.md", solution(""));
    let said = site
        .run(&["build", "--record-addresses"])
        .succeeds()
        .stdout();
    assert!(
        said.contains("adresser lagt til i content/data/adresser.txt"),
        "{said}"
    );
    site
}

fn list(site: &Site) -> String {
    std::fs::read_to_string(site.root().join(FILE)).expect("the list is there")
}

#[test]
fn a_build_records_what_others_may_link_to() {
    let site = published();
    let list = list(&site);
    for lasting in [
        "/",
        "/nn/",
        "/om/",
        "/nn/om/",
        "/losninger/",
        "/losninger/digisos/",
        "/atom.xml",
        "/losninger/digisos/atom.xml",
        "/avtaler.ics",
        "/data/losninger.csv",
        "/data/katalog.ttl",
        "/temaer/sak-og-arkiv/",
        "/nn/temaer/sak-og-arkiv/",
    ] {
        assert!(
            list.lines().any(|line| line == lasting),
            "{lasting} is not in:\n{list}"
        );
    }
    for other in [
        "assets",
        "search/",
        "404",
        "_headers",
        "stilguide",
        "sitemap",
        "likhet",
    ] {
        assert!(!list.contains(other), "{other} is in:\n{list}");
    }
    let addresses: Vec<_> = list.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(addresses.is_sorted());
    let said = site
        .run(&["build", "--record-addresses"])
        .succeeds()
        .stdout();
    assert!(!said.contains("lagt til"), "{said}");
    assert_eq!(self::list(&site), list);
}

#[test]
fn a_lost_address_stops_the_build_and_the_line_to_write_is_told() {
    let site = published().remove("content/losninger/digisos.md").write(
        "content/losninger/digisos-ny.md",
        solution("tidligere_adresser: [/gammel/]\n"),
    );
    let before = site.public().tree();
    for command in ["build", "check"] {
        site.run(&[command])
            .finds_errors()
            .says("KB072")
            .says("`/losninger/digisos/` er publisert, men ingen side har adressa lenger")
            .says("Mente du «Digisos»?")
            .says("`content/losninger/digisos-ny.md`")
            .says("`tidligere_adresser: [/gammel/, /losninger/digisos/]`");
    }
    let found = site.check().found();
    let lost = found
        .iter()
        .filter(|found| found.starts_with("lost-address"));
    assert_eq!(lost.count(), 1, "{found:?}");
    assert_eq!(site.public().tree(), before, "nothing is written");

    let line = "tidligere_adresser: [/gammel/, /losninger/digisos/]\n";
    let site = site.write("content/losninger/digisos-ny.md", solution(line));
    let built = site.build().succeeds();
    built
        .page("/losninger/digisos/")
        .has("href=\"/losninger/digisos-ny/\"");
    assert!(
        built.public().has("/losninger/digisos/atom.xml"),
        "the feed goes on"
    );
}

#[test]
fn both_written_forms_are_held() {
    let site = published().remove("content/sider/om.nn.md");
    site.build()
        .finds_errors()
        .says("`/nn/om/` er publisert")
        .says("Mente du");
    let site = site.write(
        "content/sider/om.md",
        page("tidligere_adresser: [/nn/om/]\n"),
    );
    site.build().succeeds().page("/nn/om/").has("href=\"/om/\"");
}

#[test]
fn a_redirect_that_was_published_must_last_too() {
    let site = Site::of(&[]).write(
        "content/sider/om.md",
        page("tidligere_adresser: [/gammel/]\n"),
    );
    site.run(&["build", "--record-addresses"]).succeeds();
    let site = site.write("content/sider/om.md", page(""));
    site.build().finds_errors().says("`/gammel/` er publisert");
}

#[test]
fn a_draft_is_not_published_and_loses_what_was() {
    let site = published().write("content/sider/ny.md", page("utkast: true\n"));
    let before = list(&site);
    site.run(&["build", "--record-addresses"]).succeeds();
    assert_eq!(list(&site), before);
    site.run(&["build", "--record-addresses", "--drafts"])
        .is_refused();
    let site = site.write("content/losninger/digisos.md", solution("utkast: true\n"));
    site.build()
        .finds_errors()
        .says("`/losninger/digisos/` er publisert");
    site.run(&["build", "--drafts"]).succeeds();
}

#[test]
fn what_is_taken_away_on_purpose_is_taken_off_the_list() {
    let site = published().remove("content/losninger/digisos.md");
    let shorter: String = list(&site)
        .lines()
        .filter(|line| !line.contains("/losninger/digisos/"))
        .flat_map(|line| [line, "\n"])
        .collect();
    site.write(FILE, shorter).build().succeeds();
}

#[test]
fn a_topic_can_lead_on_by_its_line() {
    let topics = |slug: &str| format!("temaer:\n  - {{slug: {slug}, nb: Arkiv}}\n");
    let site = Site::of(&[]).write("content/data/temaer.yaml", topics("arkiv"));
    site.run(&["build", "--record-addresses"]).succeeds();
    let site = site.write("content/data/temaer.yaml", topics("arkiv-og-sak"));
    site.build()
        .finds_errors()
        .says("Skriv i stedet for linja: `/temaer/arkiv/ -> /temaer/arkiv-og-sak/`");
    let list = list(&site)
        .replace(
            "\n/temaer/arkiv/\n",
            "\n/temaer/arkiv/ -> /temaer/mellom/\n/temaer/mellom/ -> /temaer/arkiv-og-sak/\n",
        )
        .replace(
            "\n/nn/temaer/arkiv/\n",
            "\n/nn/temaer/arkiv/ -> /nn/temaer/arkiv-og-sak/\n",
        );
    let site = site.write(FILE, list);
    let built = site.build().succeeds();
    for old in ["/temaer/arkiv/", "/temaer/mellom/"] {
        built.page(old).has("href=\"/temaer/arkiv-og-sak/\"");
    }
    built
        .page("/nn/temaer/arkiv/")
        .has("href=\"/nn/temaer/arkiv-og-sak/\"");
    let feeds = built.public().tree();
    assert_eq!(
        feeds["temaer/arkiv/atom.xml"],
        feeds["temaer/arkiv-og-sak/atom.xml"]
    );
}

#[test]
fn redirects_in_a_circle_or_to_nothing_are_told() {
    let site = Site::of(&[]).write(
        FILE,
        "/a/ -> /b/\n/b/ -> /a/\n/c/ -> /finnes-ikke/\n/d/ -> /d/e/\n",
    );
    let told = site.run(&["check"]).finds_errors();
    assert_eq!(
        told.stdout().matches("KB072").count(),
        4,
        "{}",
        told.stdout()
    );
    told.says("`/c/` er publisert og skal føre til `/finnes-ikke/`, som ikke finnes");
}

#[test]
fn the_folder_of_the_site_may_change() {
    let site = published();
    site.run(&["build", "--base-url", "https://a.no/kunnskap"])
        .succeeds();
    let settings = "title: A\nbase_url: https://a.no/kunnskap\n";
    let list: String = list(&site)
        .lines()
        .map(|line| {
            if line.starts_with('/') {
                format!("/kunnskap{line}\n")
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    site.write("site.yaml", settings)
        .write(FILE, list)
        .build()
        .succeeds();
}

#[test]
fn how_strict_it_is_can_be_set() {
    let settings = "title: A\nbase_url: https://a.no\nchecks: {lost-address: warning}\n";
    let site = Site::of(&[])
        .write("site.yaml", settings)
        .write(FILE, "/borte/\n");
    site.build().succeeds().says("`/borte/` er publisert");
}

#[test]
fn a_list_that_was_merged_badly_is_told() {
    let site = Site::of(&[]).write(
        FILE,
        "/\n<<<<<<< HEAD\n/om\n=======\n/nytt/\n>>>>>>> gren\n",
    );
    let told = site.check().finds_errors().found();
    let wrong = told
        .iter()
        .filter(|told| *told == "invalid-data data/adresser.txt");
    assert_eq!(wrong.count(), 3, "{told:?}");
}

#[test]
fn a_folder_that_was_renamed_is_told_in_few_words() {
    let list: String = (0..3000)
        .map(|number| format!("/sider/{number}/\n"))
        .collect();
    let told = Site::of(&[])
        .write(FILE, list)
        .run(&["check"])
        .finds_errors();
    assert_eq!(told.stdout().matches("KB072").count(), 50);
    told.says("2950 adresser til er borte");
}

/// The addresses of this repository itself are on its list.
#[test]
fn the_list_of_this_repository_is_whole() {
    let root = env!("CARGO_MANIFEST_DIR");
    Site::empty().run(&["check", "--root", root]).succeeds();
    let list = std::fs::read_to_string(format!("{root}/{FILE}")).expect("the list is there");
    let lines: Vec<_> = list.lines().collect();
    for page in [
        "/",
        "/losninger/digisos/",
        "/nn/dekning/",
        "/data/bruk.csv",
        "/avtaler.ics",
    ] {
        assert!(lines.contains(&page), "{page}");
    }
}
