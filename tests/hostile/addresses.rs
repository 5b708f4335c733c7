//! Web addresses are held to one rule wherever they are written.

use digitv::config::Config;
use digitv::diagnostic::Severity;

use super::common::Site;

/// Addresses that look as if they led somewhere else than they do, or lead nowhere.
const BAD: [&str; 14] = [
    "https://skien.no@evil.test/",
    "https://@",
    "https://.",
    "https://[::1",
    "https://",
    "https://a.no:99999/",
    "https://ѕkien.no/",
    "https://a.no\\@evil.test/",
    "https://a.no/%0d%0aX: y",
    "https://a.no/%00",
    "https://a.no/<b>",
    "https:a.no",
    "javascript:alert(1)",
    "data:text/html,<script>x</script>",
];

const HEAD: &str = "---\ntittel: A\nsammendrag: Om A, kort fortalt.\n";

/// A file of each kind whose field holds `address`, and the fields that make it whole.
fn documents(address: &str) -> Vec<(&'static str, String)> {
    let quoted = format!("'{address}'");
    let municipality = format!("{HEAD}kommunenummer: '1001'\nfylke: Telemark\nmålform: nøytral\n");
    let solution = format!("{HEAD}type: app\neierskap: ks\ntemaer: [sak-og-arkiv]\n");
    let report =
        format!("{HEAD}dato: 2025-01-01\nkommuner: [k]\ntemaer: [sak-og-arkiv]\nstatus: drift\n");
    let end = "---\n\nTekst.\n";
    vec![
        (
            "kommuner/a.md",
            format!("{municipality}nettsted: {quoted}\n{end}"),
        ),
        (
            "losninger/a.md",
            format!("{solution}nettsted: {quoted}\n{end}"),
        ),
        (
            "losninger/a.md",
            format!("{solution}kildekode: {quoted}\n{end}"),
        ),
        (
            "losninger/a.md",
            format!("{solution}fellesavtale: {{url: {quoted}}}\n{end}"),
        ),
        (
            "erfaringer/a.md",
            format!("{report}artefakter: [{{type: ros, tittel: ROS, url: {quoted}}}]\n{end}"),
        ),
        (
            "sider/a.md",
            format!("{HEAD}kilder: [{{tittel: T, url: {quoted}}}]\n{end}"),
        ),
        (
            "data/temaer.yaml",
            format!("temaer: [{{slug: sak-og-arkiv, nb: Arkiv, los: {quoted}}}]\n"),
        ),
    ]
}

fn site() -> Site {
    let municipality = "kommunenummer: '1002'\nfylke: Telemark\nmålform: nøytral\n";
    Site::of(&[]).write(
        "content/kommuner/k.md",
        format!("{HEAD}{municipality}---\n\nTekst.\n"),
    )
}

/// A site with all of `documents`, each under a name of its own.
fn with_all(documents: Vec<(&str, String)>) -> Site {
    let documents = documents.into_iter().enumerate();
    documents.fold(site(), |site, (at, (file, text))| {
        let file = format!("content/{}", file.replace("/a.md", &format!("/a{at}.md")));
        let text = text.replace("'1001'", &format!("'11{at:02}'"));
        site.write(&file, text)
    })
}

#[test]
fn no_field_takes_an_address_that_deceives() {
    for bad in BAD {
        let documents = documents(bad);
        let expected = documents.len();
        let told = with_all(documents).run(&["check"]).finds_errors().stdout();
        let count = told.matches("er ikke en nettadresse").count();
        assert_eq!(count, expected, "{bad}\n{told}");
    }
}

#[test]
fn good_addresses_are_taken_everywhere() {
    let site = with_all(documents("https://blåbær.no:8443/søk?q=1#a"));
    site.run(&["check"]).succeeds();
}

/// A source that is only an address, and where a statement of use comes from.
#[test]
fn words_that_set_out_to_be_an_address_must_be_a_right_one() {
    let solution =
        format!("{HEAD}type: app\neierskap: ks\ntemaer: [sak-og-arkiv]\n---\n\nTekst.\n");
    let with = |source: &str| {
        site()
            .write("content/losninger/l.md", &solution)
            .write(
                "content/kommuner/a.md",
                format!("{HEAD}kommunenummer: '1001'\nfylke: Telemark\nmålform: nøytral\nbruk: [{{løsning: l, status: i-bruk, bekreftet: 2025, kilde: '{source}'}}]\n---\n\nTekst.\n"),
            )
            .write("content/sider/a.md", format!("{HEAD}kilder: ['{source}']\n---\n\nTekst.\n"))
    };
    for bad in [
        "https://skien.no@evil.test/",
        "https://@",
        "HTTPS://.",
        "https:\\\\a.no",
    ] {
        let told = with(bad).run(&["check"]).finds_errors().stdout();
        assert_eq!(told.matches("er ikke en nettadresse").count(), 2, "{told}");
    }
    for words in [
        "KS: Veileder",
        "https://ks.no (lest i mai)",
        "javascript:alert(1)",
    ] {
        let built = with(words).build().succeeds();
        for page in ["/a/", "/kommuner/a/"] {
            built
                .page(page)
                .lacks("href=\"javascript")
                .lacks("href=\"https://ks.no");
        }
    }
}

#[test]
fn settings_are_held_to_the_same() {
    let fields = [
        "base_url: '…'",
        "publisher: {url: '…', contact: '…', accessibility_statement: '…'}",
        "repository: {url: '…'}",
        "report_error_url: '…'",
        "licence: {name: A, url: '…'}",
        "security: {contact: '…', expires: 2027-01-01}",
    ]
    .join("\n");
    for bad in BAD {
        let settings = format!("title: A\n{}\n", fields.replace('…', bad));
        let (_, told) = Config::read(settings.as_bytes());
        let refused = told
            .iter()
            .filter(|told| told.severity == Severity::Error && told.message.contains("adress"));
        let messages: Vec<_> = refused.map(|told| &told.message).collect();
        assert_eq!(
            messages.len(),
            fields.matches('…').count(),
            "{settings}{messages:#?}"
        );
    }
}

#[test]
fn the_address_of_the_site_keeps_its_links_on_it() {
    for base in ["/x/../y", "//x", "/./x", "/x?y", "/x#y", "/x y", "/%2e%2e"] {
        let settings = format!("title: A\nbase_url: 'https://a.no{base}'\n");
        let (config, told) = Config::read(settings.as_bytes());
        assert!(config.is_none() && !told.is_empty(), "{base}");
    }
    let settings = "title: A\nbase_url: https://a.no/prøve/b/\n";
    let config = Config::read(settings.as_bytes()).0.expect("valid");
    assert_eq!(config.base_path(), "/prøve/b");
}

#[test]
fn a_mailbox_is_one() {
    for contact in [
        "",
        "x",
        "a@b.no?attach=/etc/passwd",
        "a@b.no%0aBcc:c@d.no",
        "a@ѕkien.no",
    ] {
        let settings =
            format!("title: A\nbase_url: https://a.no\nreport_error_url: 'mailto:{contact}'\n");
        let (config, told) = Config::read(settings.as_bytes());
        let kept = config.and_then(|config| config.report_error_url);
        assert!(kept.is_none() && !told.is_empty(), "{contact}");
    }
}

#[test]
fn what_contributors_link_to_is_not_vouched_for() {
    let rel = "rel=\"nofollow ugc noopener\"";
    let built = with_all(documents("https://b.example.no/x"))
        .build()
        .succeeds();
    for page in [
        "/kommuner/a0/",
        "/losninger/a1/",
        "/losninger/a2/",
        "/losninger/a3/",
        "/erfaringer/a4/",
        "/a5/",
        "/temaer/sak-og-arkiv/",
    ] {
        let html = built.page(page).html;
        let links: Vec<_> = html
            .split("<a ")
            .filter(|link| link.contains("href=\"https://b.example.no/x\""))
            .filter_map(|link| link.split('>').next())
            .collect();
        assert!(!links.is_empty(), "{page} does not link to it");
        assert!(
            links.iter().all(|link| link.contains(rel)),
            "{page}: {links:?}"
        );
    }
    let body = format!(
        "{HEAD}---\n\n[a](https://b.example.no/x) <https://b.example.no/y> [b](../kommuner/k.md)\n"
    );
    let built = site().write("content/sider/a.md", body).build().succeeds();
    built
        .page("/a/")
        .has(&format!("<a href=\"https://b.example.no/x\" {rel}>"))
        .has(&format!("<a href=\"https://b.example.no/y\" {rel}>"))
        .has("<a href=\"/kommuner/k/\">");
}

/// Links of the site itself, from its settings, are its own.
#[test]
fn links_of_the_site_itself_are_vouched_for() {
    let settings =
        "title: A\nbase_url: https://a.no\npublisher: {name: A, url: 'https://b.example.no/'}\n";
    let built = site().write("site.yaml", settings).build().succeeds();
    built
        .page("/")
        .has("<a href=\"https://b.example.no/\">A</a>");
}
