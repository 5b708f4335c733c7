//! Whatever lies in the folder: no panic, no hang, nothing outside the site touched, and every
//! diagnostic points into its file.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests too"
)]

#[path = "../common/mod.rs"]
mod common;

mod addresses;
mod characters;
mod files;
mod terminal;

use std::fs;

use common::Site;
use digitv::config::Config;
use digitv::content::index::Rules;
use digitv::content::{DocumentCache, Library};
use digitv::diagnostic::{Diagnostic, render};
use digitv::source::Snapshot;
use proptest::prelude::*;

/// Where a Markdown file can lie, each read in its own way.
const PLACES: [&str; 7] = [
    "content/kommuner/a.md",
    "content/losninger/a.md",
    "content/erfaringer/2024/a.md",
    "content/sider/a.md",
    "content/sider/a.nn.md",
    "content/data/temaer.yaml",
    "site.yaml",
];

/// Reads a site with `bytes` in `place`, and holds what it says against the file.
fn read(place: &str, bytes: Vec<u8>) {
    let mut files = vec![
        (
            "site.yaml",
            b"title: A\nbase_url: https://a.example.no\n".to_vec(),
        ),
        (
            "content/sider/b.md",
            b"---\ntittel: B\n---\n\nB.\n".to_vec(),
        ),
    ];
    if place.ends_with(".nn.md") {
        files.push((
            "content/sider/a.md",
            b"---\ntittel: A\n---\n\nA.\n".to_vec(),
        ));
    }
    files.retain(|(name, _)| *name != place);
    files.push((place, bytes));
    let snapshot = Snapshot::from_files(files);

    let (_, mut told) = Config::read(snapshot.get("site.yaml").expect("is there"));
    let rules = Rules {
        drafts: true,
        ..Rules::default()
    };
    let mut cache = DocumentCache::default();
    let (_, of_texts) = Library::read(&snapshot, &rules, &mut cache);
    told.extend(cache.index().problems().cloned());
    told.extend(cache.problems().cloned());
    told.extend(of_texts);
    for diagnostic in &told {
        points_into_its_file(diagnostic, &snapshot);
    }
    render::text(&told, &snapshot, render::Style::Plain);
    render::text(&told, &snapshot, render::Style::Coloured);
    render::github(&told, &snapshot, "");
    let json = render::json(&told, &snapshot).expect("can be written");
    serde_json::from_str::<serde_json::Value>(&json).expect("is JSON");
}

fn points_into_its_file(diagnostic: &Diagnostic, snapshot: &Snapshot) {
    let bytes = snapshot
        .get(&diagnostic.file)
        .expect("the file of a diagnostic is one of the site's");
    if let Some(range) = diagnostic.range() {
        assert!(
            range.start <= range.end && range.end <= bytes.len(),
            "{diagnostic:?} in {} bytes",
            bytes.len()
        );
        if let Ok(text) = std::str::from_utf8(bytes) {
            assert!(
                text.is_char_boundary(range.start) && text.is_char_boundary(range.end),
                "{diagnostic:?} cuts a character"
            );
        }
    }
    assert!(!diagnostic.message.is_empty());
}

/// Text that is nearly a document, so that the reading gets far before it meets what is odd.
fn nearly_a_document() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "tittel",
        "sammendrag",
        "dato",
        "kommunenummer",
        "fylke",
        "målform",
        "malform",
        "bruk",
        "behov",
        "folketall",
        "type",
        "eierskap",
        "temaer",
        "løsninger",
        "status",
        "periode",
        "gevinster",
        "kostnad",
        "kilder",
        "språk",
        "utkast",
        "tidligere_adresser",
        "title",
        "base_url",
        "checks",
        "slug",
    ]);
    let value = prop_oneof![
        "[ -~æøåÆØÅ«»]{0,24}",
        Just("[a, b]".to_owned()),
        Just("{fra: 2020, til: 2019}".to_owned()),
        Just("\n  - {løsning: a, status: i-bruk}".to_owned()),
        Just("\n  - tema: a\n    tekst: b".to_owned()),
        Just("&a [*a, *b]".to_owned()),
        Just("|\n  flere\n  linjer".to_owned()),
        Just("2024-02-30".to_owned()),
        Just("'\u{1f600}\u{0301}å'".to_owned()),
        Just("!!binary aGVp".to_owned()),
    ];
    let fields = prop::collection::vec((key, value), 0..8).prop_map(|fields| {
        fields
            .iter()
            .map(|(key, value)| format!("{key}: {value}\n"))
            .collect::<String>()
    });
    let piece = prop_oneof![
        "[ -~æøå\n]{0,40}",
        Just("[lenke](../losninger/a.md#b)".to_owned()),
        Just("[x]: <b.md> \"t\"\n\n[x]".to_owned()),
        Just("![](a.png)".to_owned()),
        Just("<div>\n<script>\n".to_owned()),
        Just("<!-- ".to_owned()),
        Just("> [!NOTE]\n> å\n".to_owned()),
        Just("| a | b |\n| - | :-: |\n| `|` | \\| |\n".to_owned()),
        Just("```rust\nfn å() {}\n".to_owned()),
        Just("[^1]\n\n[^1]: fot\n    ```\n".to_owned()),
        Just("###### \n## ##\n#\t\n".to_owned()),
        Just("- [ ] a\n  - [x] b\n\n\t1) c\n".to_owned()),
        Just("&#0;&#x10ffff;&nbsp;\u{0}\u{feff}\u{202e}\r\r\n".to_owned()),
    ];
    let body = prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat());
    let frame = prop_oneof![
        8 => Just(("---\n", "---\n")),
        1 => Just(("---\r\n", "---\r\n")),
        1 => Just(("\u{feff}---\n", "...\n")),
        1 => Just(("---\n", "")),
        1 => Just(("", "")),
        1 => Just(("+++\n", "+++\n")),
    ];
    (frame, fields, body).prop_map(|((open, close), fields, body)| {
        if open.ends_with("\r\n") {
            format!("{open}{fields}{close}{body}")
                .replace("\r\n", "\n")
                .replace('\n', "\r\n")
        } else {
            format!("{open}{fields}{close}{body}")
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for place in PLACES {
            read(place, bytes.clone());
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,200}") {
        for place in PLACES {
            read(place, text.clone().into_bytes());
        }
    }

    #[test]
    fn nearly_a_document_is_read_without_panic(text in nearly_a_document()) {
        for place in PLACES {
            read(place, text.clone().into_bytes());
        }
    }
}

/// Texts that have brought other readers down. What repeats does so often enough for quadratic
/// work or a recursion to show.
fn hostile_texts() -> Vec<(&'static str, String)> {
    const MANY: usize = 20_000;
    let fields = "---\ntittel: A\n---\n";
    let yaml = |text: String| format!("---\n{text}\n---\n");
    let body = |text: String| format!("{fields}{text}");
    vec![
        ("nothing", String::new()),
        ("a byte order mark", "\u{feff}".into()),
        ("only the start", "---".into()),
        ("only the frame", "---\n---".into()),
        ("frame within the frame", "---\n---\n---\n---\n".into()),
        ("old Mac line ends", "---\rtittel: A\r---\rTekst\r".into()),
        ("a null", body("a\0b".into())),
        ("deep lists in YAML", yaml(format!("tittel: {}", "[".repeat(MANY)))),
        // Deep enough that quadratic work would take the better part of an hour.
        ("deep maps in YAML", yaml(format!("tittel: {}", "{a: ".repeat(50 * MANY)))),
        ("deep blocks in YAML", yaml("- ".repeat(MANY))),
        ("an alias of itself", yaml("tittel: &a [*a]".into())),
        ("many anchors", yaml((0..2000).map(|n| format!("a{n}: &a{n} x\n")).collect())),
        ("many keys", yaml((0..5000).map(|n| format!("felt{n}: x\n")).collect())),
        ("a key of no end", yaml(format!("{}: x", "a".repeat(MANY)))),
        ("a value of no end", yaml(format!("tittel: {}", "å".repeat(MANY)))),
        ("keys that are no text", yaml("1: a\ntrue: b\n[a]: c\n? {a: b}\n: d\n~: e".into())),
        ("merge keys", yaml("a: &a {tittel: A}\n<<: *a".into())),
        ("several documents", yaml("tittel: A\n--- !x\ntittel: B".into())),
        ("YAML directives", yaml("%YAML 9.9\n%TAG ! tag:x,2000:\n".into())),
        ("numbers of no end", yaml(format!("kommunenummer: {}", "9".repeat(MANY)))),
        ("odd numbers", yaml("areal_km2: .nan\nfolketall: {antall: -0, år: .inf}".into())),
        ("deep quotes", body("> ".repeat(MANY))),
        ("deep lists", body("- ".repeat(MANY))),
        ("deep lists by indent", body((0..400).map(|n| format!("{}- a\n", "  ".repeat(n))).collect())),
        ("open brackets", body("[".repeat(MANY))),
        ("open images", body("![".repeat(MANY))),
        ("open links", body("[a](".repeat(MANY))),
        ("emphasis", body("*a _b ".repeat(MANY))),
        ("emphasis that closes", body(format!("{}a{}", "*a **b ".repeat(5000), " b** a*".repeat(5000)))),
        ("backticks of all lengths", body((1..300).map(|n| format!("{} ", "`".repeat(n))).collect())),
        ("open tags", body("<a ".repeat(MANY))),
        ("open comments", body("<!--".repeat(MANY))),
        ("open CDATA", body("<![CDATA[".repeat(MANY))),
        ("open details", body("<details>\n\n".repeat(5000))),
        ("closed tags that were never open", body("</details>\n\n</div>\n\n".repeat(2000))),
        ("entities", body("&amp;&#x41;&bogus;".repeat(MANY))),
        ("reference definitions", body((0..3000).map(|n| format!("[a{n}]: b{n}.md\n")).collect())),
        ("references", body(format!("[a]: b.md\n\n{}", "[a] ".repeat(MANY)))),
        ("footnotes", body((0..2000).map(|n| format!("[^{n}]\n\n[^{n}]: [^{n}]\n\n")).collect())),
        ("a footnote of itself", body("[^a]\n\n[^a]: [^a]\n".into())),
        ("one heading many times", body("## Samme\n\n".repeat(5000))),
        ("headings of nothing", body("## ?!\n\n".repeat(2000))),
        ("a table of many columns", body(format!("|{}\n|{}\n|{}\n", "a|".repeat(2000), "-|".repeat(2000), "b|".repeat(2000)))),
        ("many short table rows", body(format!("|{}\n|{}\n{}", "a|".repeat(500), "-|".repeat(500), "|\n".repeat(1000)))),
        ("one long line of code", body(format!("```js\n{}\n```\n", "(".repeat(MANY)))),
        ("much code", body(format!("```rust\n{}```\n", "let a = \"å\";\n".repeat(2000)))),
        ("a language that is none", body("```../../etc\"><script>\nx\n```\n".into())),
        ("links that run code", body("[a](JaVaScRiPt:alert(1)) [b](<java\tscript:x>) [c](&#106;avascript:x) <vbscript:x>".into())),
        ("links out of the site", body("[a](../../../../etc/passwd) [b](/../x) [c](//evil.example) [d](\\\\evil) [e](%2e%2e/%2e%2e/x)".into())),
        ("markup in names", body("[<img src=x onerror=y>](a.md \"\\\"><script>\") ![\"><script>](\"onerror=x)".into())),
        ("turned text", body("\u{202e}txet\u{202c} \u{2066}x\u{2069}".into())),
        ("marks upon marks", body(format!("a{}", "\u{0301}".repeat(MANY)))),
        ("digits", body("1 ".repeat(MANY))),
        ("mailboxes", body("a.b@c.d,".repeat(MANY))),
        ("at signs", body("@".repeat(MANY))),
    ]
}

#[test]
fn hostile_texts_are_read_without_panic_and_without_end() {
    for (_, text) in hostile_texts() {
        for place in PLACES {
            read(place, text.clone().into_bytes());
        }
    }
}

/// No markup of a document reaches its page as code that a browser would run.
#[test]
fn nothing_in_a_document_runs_in_the_browser() {
    let evil = "\"><script>x</script><img src=x onerror=x>";
    let site = Site::of(&[])
        .write(
            "site.yaml",
            format!("title: '{evil}'\ntagline: '{evil}'\ndescription: '{evil}'\nbase_url: https://a.example.no\npublisher: {{name: '{evil}'}}\nchecks: {{raw-html: warning, unsafe-link: error}}\n"),
        )
        .write(
            "content/kommuner/a.md",
            format!("---\ntittel: '{evil}'\nsammendrag: '{evil}'\nkommunenummer: '1001'\nfylke: '{evil}'\nregion: '{evil}'\nmålform: nøytral\nadministrasjonssenter: '{evil}'\nbruk: [{{løsning: b, status: i-bruk, bekreftet: 2025, kilde: '{evil}', merknad: '{evil}'}}]\nbehov: [{{tema: sak-og-arkiv, tekst: '{evil}'}}]\nkompetanse: [{{tema: sak-og-arkiv, tekst: '{evil}'}}]\nkilder: ['{evil}', {{tittel: '{evil}', utgiver: '{evil}'}}]\n---\n\n# {evil}\n\n## {evil}\n\n[{evil}](b.md)\n\n`{evil}`\n\n```{evil}\n{evil}\n```\n").replace("(b.md)", "(../losninger/b.md)"),
        )
        .write(
            "content/losninger/b.md",
            format!("---\ntittel: '{evil}'\nalias: ['{evil}']\nsammendrag: '{evil} {evil}'\ntype: app\neierskap: ks\nleverandør: '{evil}'\nlisens: '{evil}'\ntemaer: [sak-og-arkiv]\ntilgjengelig_for: ['{evil}']\nfellesavtale: {{eier: '{evil}', opsjon: '{evil}'}}\nkostnad: {{merknad: '{evil}'}}\nkilder: ['{evil}']\n---\n\nTekst.\n"),
        )
        .write(
            "content/erfaringer/c.md",
            format!("---\ntittel: '{evil}'\nsammendrag: '{evil} {evil}'\ndato: 2025\nkommuner: [a]\nløsninger: [b]\ntemaer: [sak-og-arkiv]\nstatus: drift\nkort_fortalt: ['{evil}']\nråd: ['{evil}']\nfallgruver: ['{evil}']\nville_gjort_annerledes: ['{evil}']\ngevinster: [{{type: kvalitet, tekst: '{evil}', målt: '{evil}', enhet: '{evil}'}}]\nartefakter: [{{type: ros, tittel: '{evil}', url: 'https://x.example/?a=1&b=2', lisens: '{evil}'}}]\nkontakt: {{rolle: '{evil}', kan_hjelpe_med: '{evil}'}}\nkilder: ['{evil}']\n---\n\nTekst.\n"),
        );
    let built = site.build().succeeds();
    for (file, text) in built.public().texts() {
        let is_markup = [".html", ".xml", ".atom", ".svg"]
            .iter()
            .any(|ending| file.ends_with(ending));
        // JSON-LD stands in a script element, which `</script>` would end.
        assert!(
            !is_markup || !text.contains("<script>x"),
            "{file} holds the script"
        );
        assert!(
            !is_markup || !text.contains("<img src=x"),
            "{file} holds the image"
        );
    }
}
