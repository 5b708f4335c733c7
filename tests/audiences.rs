//! Two audiences: what is marked `synlighet: nettverk` is in the edition for the network, and nothing
//! of it, nor anything that follows from it, is in the public site.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests too"
)]

mod common;

#[path = "audiences/plants.rs"]
mod plants;
#[path = "audiences/scan.rs"]
mod scan;

use std::collections::{BTreeMap, BTreeSet};

use common::{Public, Site};
use plants::{kind, plants};
use scan::{Secret, views};

/// The folder that a build for the network writes by itself.
const NETWORK: &str = "nettverk";

/// The documents and files that a person would delete by hand.
const DELETED: [&str; 9] = [
    "content/kommuner/beta.md",
    "content/losninger/hemmelig/index.md",
    "content/losninger/hemmelig/index.nn.md",
    "content/losninger/hemmelig/tegning.svg",
    // Only a document that is marked links to it.
    "content/losninger/apen/notat.txt",
    "content/erfaringer/2024/skjult.md",
    "content/samarbeid/skjult.md",
    "content/sider/intern.md",
    // Not a document: the site of the same files without it says the same.
    "content/innspill/2026-11-01-prove.md",
];

/// The words of the network that no page shows: those that only the search and `digitv` itself read.
const NOT_SHOWN: [&str; 2] = ["Bjuxantelvorm", "vexdulmarbonk"];

/// The site with everything that is marked.
fn marked() -> Site {
    let contribution = "---\ninnspill: 1\nfra: {rolle: Rådgiver, kommune: beta}\ndato: 2026-11-01\n\
        endringer:\n  - {dokument: losninger/hemmelig, felt: leverandør, fra: Zhixobramelt, til: Vi selv}\n---\n";
    Site::fixture("audiences").write("content/innspill/2026-11-01-prove.md", contribution)
}

/// The same as a person makes it who deletes by hand what is marked.
fn deleted_by_hand() -> Site {
    let site = marked();
    let site = DELETED.into_iter().fold(site, Site::remove);
    let texts = site.sources();
    texts.into_iter().fold(site, |site, (name, text)| {
        let text = text.replace("[omtalt her](../losninger/hemmelig/index.md)", "omtalt her");
        site.write(&name, outside(&text))
    })
}

/// The lines of `text` that are not between `#(` and `#)`, without these.
fn outside(text: &str) -> String {
    let mut inside = false;
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.trim_end() {
            "#(" => inside = true,
            "#)" => inside = false,
            _ if inside => {}
            _ => out.push_str(line),
        }
    }
    out
}

/// The words, numbers and days that stand only in what is marked.
fn secrets() -> Vec<Secret> {
    let parts = |sources: BTreeMap<String, String>| -> BTreeSet<String> {
        let texts: Vec<String> = sources.into_values().collect();
        let all = texts.join("\n");
        let words = all.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        words.map(str::to_owned).collect()
    };
    let public = parts(deleted_by_hand().sources());
    let mut secrets = Vec::new();
    for part in parts(marked().sources()).difference(&public) {
        let is_day = part.len() == 10 && part.starts_with("203") && part.contains('-');
        let is_number = part.len() >= 7 && part.bytes().all(|byte| byte.is_ascii_digit());
        // No word of any language that the site has.
        let is_word = |word: &&str| {
            word.chars().count() >= 9 && word.to_lowercase().contains(['x', 'q', 'w', 'z'])
        };
        match (is_day, is_number) {
            (true, _) => secrets.push(Secret::day(part)),
            (_, true) => secrets.push(Secret::number(part)),
            _ => secrets.extend(part.split('-').filter(is_word).map(Secret::word)),
        }
    }
    assert!(secrets.len() > 75, "{} secrets", secrets.len());
    secrets
}

/// The secrets that are in the files, each with the file.
fn told(files: &BTreeMap<String, Vec<u8>>, secrets: &[Secret]) -> Vec<String> {
    let mut told = Vec::new();
    for (name, bytes) in files {
        let views = views(name, bytes);
        let those = secrets.iter().filter(|secret| secret.is_in(&views));
        told.extend(those.map(|secret| format!("{} in {name}", secret.written)));
    }
    told
}

#[test]
fn the_public_site_is_that_of_the_files_without_what_is_marked() {
    let (marked, by_hand) = (marked(), deleted_by_hand());
    marked.build().succeeds();
    by_hand.build().succeeds();
    let (one, other) = (marked.public().tree(), by_hand.public().tree());
    assert_eq!(marked.public().files(), by_hand.public().files());
    for (name, bytes) in &one {
        let is_same = bytes == &other[name];
        assert!(
            is_same,
            "{name} tells of what is marked:\n{}\n\nwithout it:\n{}",
            String::from_utf8_lossy(bytes),
            String::from_utf8_lossy(&other[name])
        );
    }
}

#[test]
fn no_word_or_number_of_what_is_marked_is_in_the_public_site() {
    let site = marked();
    let run = site.build().succeeds();
    let mut files = site.public().tree();
    assert!(files.len() > 100);
    files.insert("what is said".to_owned(), run.stdout().into_bytes());
    let told = told(&files, &secrets());
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_edition_for_the_network_has_all_of_it() {
    let site = marked();
    site.run(&["build", "--for", "nettverk"]).succeeds();
    let files = Public(site.root().join(NETWORK)).tree();
    let all: BTreeSet<String> = files
        .iter()
        .flat_map(|(name, bytes)| views(name, bytes))
        .collect();
    let secrets = secrets();
    let missing = secrets.iter().filter(|secret| !secret.is_in(&all));
    let missing: Vec<&str> = missing.map(|secret| &*secret.written).collect();
    assert_eq!(missing, NOT_SHOWN);
}

#[test]
fn what_follows_from_what_is_marked_is_for_the_network_alone() {
    let site = marked();
    let public = site.build().succeeds();
    site.run(&["build", "--for", "nettverk"]).succeeds();
    let network = Public(site.root().join(NETWORK));
    // The contract of Alfa is marked, that of Gamma is not: only those who see both can see that they
    // could buy together.
    let calendar =
        |public: &Public| String::from_utf8(public.tree()["avtaler.ics"].clone()).unwrap();
    let together = "Alfa\\, Gamma";
    network.page("/avtaler/").has("Alle kan være med");
    assert!(calendar(&network).contains(together));
    public
        .page("/avtaler/")
        .has("Ingen av avtalene vi vet om")
        .lacks("Alle kan være med");
    assert!(!calendar(public.public()).contains(together));
    // So with the figures of both, and with the inhabitants of Alfa.
    let solution = "/losninger/apen/";
    network
        .page(solution)
        .has("timer i året per 1 000 innbyggere.");
    public
        .page(solution)
        .has("For lite å si.")
        .has("fordi folketallet til kommunen mangler")
        .lacks("per 1 000 innbyggere.");
}

#[test]
fn links_of_the_menu_and_the_footer_lead_the_public_to_nothing_that_is_marked() {
    let settings = |menu: &str, footer: &str| {
        format!(
            "title: To lesere\nbase_url: https://apent.example.no\n\
             network: {{base_url: \"https://internt.example.no/bank\"}}\n\
             menu: [om{menu}]\nfooter: [[om{footer}]]\n"
        )
    };
    let menu = ", intern, {title: Wuxibrandelvot, address: /intern/}";
    let footer =
        ", losninger/hemmelig, {title: Wuxibrandelvot, address: '/nn/losninger/hemmelig/#s-users'}";
    let site = marked().write("site.yaml", settings(menu, footer));
    let without = marked().write("site.yaml", settings("", ""));
    site.build().succeeds();
    without.build().succeeds();
    assert!(site.public().tree() == without.public().tree());
    site.run(&["build", "--for", "nettverk"]).succeeds();
    Public(site.root().join(NETWORK))
        .page("/")
        .has("href=\"/bank/intern/\"")
        .has("href=\"/bank/losninger/hemmelig/\"")
        .has("Wuxibrandelvot");
}

#[test]
fn a_leak_that_is_planted_in_any_kind_of_file_is_found() {
    let site = marked();
    site.build().succeeds();
    let files = site.public().tree();
    let secrets = secrets();
    let one_of_each: BTreeMap<&str, &String> =
        files.keys().map(|name| (kind(name), name)).collect();
    for needed in [
        "html",
        "csv",
        "xlsx",
        "ics",
        "xml",
        "json",
        "jsonld",
        "ttl",
        "txt",
        "bin",
        "js",
        "css",
        "svg",
        "_headers",
        "_redirects",
    ] {
        assert!(
            one_of_each.contains_key(needed),
            "{needed}: {:?}",
            one_of_each.keys()
        );
    }
    let words = secrets
        .iter()
        .filter(|secret| secret.written.chars().all(char::is_alphabetic));
    // One in plain letters, and one with a letter that every way of writing has its own form of.
    let is_plain = |secret: &&Secret| secret.written.is_ascii();
    let (plain, other): (Vec<_>, Vec<_>) = words.partition(is_plain);
    for secret in [plain[0], other[0]] {
        for (kind, name) in &one_of_each {
            for (how, planted) in plants(kind, &secret.written, &files[*name]) {
                let found = told(&BTreeMap::from([((*name).clone(), planted)]), &secrets);
                let expected = format!("{} in {name}", secret.written);
                assert!(found.contains(&expected), "{how} in {name}: {found:?}");
            }
        }
    }
    let named = format!("a/{}/index.html", plain[0].written);
    let found = told(&BTreeMap::from([(named, Vec::new())]), &secrets);
    assert_eq!(found.len(), 1, "in the name of a file");
    for (secret, text) in [
        ("7391846", "kr 7&nbsp;391 846"),
        ("2031-07-19", "DTEND;VALUE=DATE:20310719"),
        ("2031-07-19", "19. juli 2031"),
    ] {
        let found = told(&BTreeMap::from([("a.html".into(), text.into())]), &secrets);
        assert_eq!(found, [format!("{secret} in a.html")], "{text}");
    }
}

#[test]
fn every_page_of_the_network_says_so_and_none_is_for_search_engines() {
    let site = marked();
    site.run(&["build", "--for", "nettverk"])
        .succeeds()
        .says("nettverk");
    let built = Public(site.root().join(NETWORK));
    for (name, text) in built.texts().filter(|(name, _)| name.ends_with(".html")) {
        assert!(
            text.contains("<meta name=\"robots\" content=\"noindex\">"),
            "{name}"
        );
        assert!(!text.contains("rel=\"canonical\""), "{name}");
        let says = text.contains("Bare for nettverket") || text.contains("Berre for nettverket");
        assert!(says, "{name}");
        assert!(!text.contains("creativecommons"), "{name}");
    }
    for gone in [
        "/sitemap.xml",
        "/data/katalog.ttl",
        "/data/katalog.jsonld",
        "/.well-known/security.txt",
    ] {
        assert!(!built.has(gone), "{gone}");
    }
    let headers = String::from_utf8(built.tree()["_headers"].clone()).unwrap();
    assert!(headers.contains("X-Robots-Tag: noindex"), "{headers}");
    assert!(
        !headers.contains("Access-Control-Allow-Origin"),
        "{headers}"
    );
    assert!(!headers.contains("public, max-age"), "{headers}");
    // The address has a folder, so the host's own file says it.
    let top = Site::fixture("audiences").write(
        "site.yaml",
        "title: A\nbase_url: https://a.example.no\nnetwork: {base_url: 'https://b.example.no'}\n",
    );
    top.run(&["build", "--for", "nettverk"]).succeeds();
    let robots = top.root().join(NETWORK).join("robots.txt");
    assert_eq!(
        std::fs::read_to_string(robots).unwrap(),
        "User-agent: *\nDisallow: /\n"
    );
}

#[test]
fn the_edition_for_the_network_is_never_put_where_the_public_site_is() {
    let site = marked();
    site.build().succeeds();
    let before = site.public().tree();
    site.run(&["build", "--for", "nettverk", "--output", "public"])
        .is_refused()
        .says("har det offentlige nettstedet");
    assert_eq!(site.public().tree(), before);
    site.run(&["build", "--for", "nettverk", "--record-addresses"])
        .is_refused();
    let without = Site::of(&[("content/sider/om.md", "---\ntittel: Om\n---\n\nTekst.\n")]);
    without
        .run(&["build", "--for", "nettverk"])
        .is_refused()
        .says("network: {base_url:");
    assert!(!without.root().join(NETWORK).exists());
    let same = without.write(
        "site.yaml",
        "title: A\nbase_url: https://a.no\nnetwork: {base_url: 'https://a.no'}\n",
    );
    same.check().finds_errors().says("samme adresse");
}

#[test]
fn both_audiences_are_checked() {
    let site = marked();
    let found = site.check().succeeds().found();
    assert!(
        found.contains(&"network-link kommuner/alfa.md".to_owned()),
        "{found:?}"
    );
    // The field must be there for everybody, and it must be right for the network.
    let site = site
        .write("content/losninger/feil.md", "---\ntittel: Feil\nsynlighet: nettverk\nsammendrag: A.\ntype: ukjent\neierskap: ks\ntemaer: [arkiv]\n---\n\nTekst.\n")
        .write("content/erfaringer/halv.md", "---\ntittel: Halv\nsammendrag: A.\ndato: 2025\nkommuner: [gamma]\ntemaer: [zortavlimqex]\nstatus: drift\n---\n\nTekst.\n");
    let run = site.check().finds_errors();
    let found = run.found();
    assert!(
        found.contains(&"unknown-value losninger/feil.md".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"unknown-reference erfaringer/halv.md".to_owned()),
        "{found:?}"
    );
    assert!(run.stdout().contains("i det offentlige nettstedet: "));
}

#[test]
fn a_value_that_is_not_on_the_list_shows_nothing() {
    let entry = |mark: &str| {
        format!(
            "---\ntittel: Alfa\nkommunenummer: '9901'\nfylke: Vestland\nmålform: bokmål\nkompetanse:\n  - {{tema: e-helse, tekst: Hemmelig, {mark}}}\n---\n\nTekst.\n"
        )
    };
    for (mark, check) in [
        ("synlighet: netverk", "unknown-value"),
        ("synlighet: [nettverk]", "wrong-type"),
    ] {
        let site = Site::of(&[("content/kommuner/alfa.md", &entry(mark))]);
        site.build().succeeds();
        assert!(
            !site
                .public()
                .page("/kommuner/alfa/")
                .html
                .contains("Hemmelig"),
            "{mark}"
        );
        let found = site.check().finds_errors().found();
        assert!(
            found.contains(&format!("{check} kommuner/alfa.md")),
            "{found:?}"
        );
    }
    let site = Site::of(&[("content/kommuner/alfa.md", &entry("synlighet: offentlig"))]);
    site.build()
        .succeeds()
        .page("/kommuner/alfa/")
        .has("Hemmelig");
}

#[test]
fn commands_that_change_files_work_on_all_of_it_and_leave_the_marks() {
    let site = marked();
    let marks = |site: &Site| {
        site.sources()
            .values()
            .map(|text| text.matches("synlighet: nettverk").count())
            .sum::<usize>()
    };
    let before = marks(&site);
    assert!(before > 30, "{before}");
    site.run(&["motta", "--ja"]).succeeds().says("Vi selv");
    let text =
        std::fs::read_to_string(site.root().join("content/losninger/hemmelig/index.md")).unwrap();
    assert!(text.contains("leverandør: Vi selv"), "{text}");
    site.run(&["move", "losninger/annen", "annen-sak", "--ja"])
        .succeeds();
    let moved = &site.sources()["content/kommuner/alfa.md"];
    assert!(
        moved.contains("- løsning: annen-sak\n    status: planlagt"),
        "{moved}"
    );
    assert_eq!(marks(&site), before);
}

#[test]
fn a_workbook_has_what_its_municipality_has_marked_and_nothing_of_others() {
    let site = marked();
    site.run(&["kartlegg", "ut", "--til", "ut"]).succeeds();
    let books = Public(site.root().join("ut")).tree();
    assert_eq!(books.len(), 3, "{:?}", books.keys());
    let sources = site.sources();
    let secrets = secrets();
    let in_alfa = told(
        &BTreeMap::from([("alfa.xlsx".to_owned(), books["alfa.xlsx"].clone())]),
        &secrets,
    );
    assert!(
        in_alfa.contains(&"fyxorandemilg in alfa.xlsx".to_owned()),
        "{in_alfa:?}"
    );
    for (name, book) in &books {
        let slug = name.trim_end_matches(".xlsx");
        // What it names itself, it knows of.
        let own: String = sources
            .iter()
            .filter(|(file, _)| {
                // The list of topics, which its cells choose from, says nothing of what others have.
                file.ends_with("data/temaer.yaml")
                    || file.contains(&format!("kommuner/{slug}."))
                    || file.contains("losninger/hemmelig")
            })
            .map(|(_, text)| text.as_str())
            .collect();
        let views = views(name, book);
        let others = secrets
            .iter()
            .filter(|secret| secret.is_in(&views) && !own.contains(&secret.written));
        let others: Vec<&str> = others.map(|secret| &*secret.written).collect();
        assert!(others.is_empty(), "{name} has {others:?}");
    }
}
