//! Characters that nobody sees and that change what is seen are refused, each by name and place.

use super::common::{Site, is_for_the_publisher};

const HIDDEN: [(&str, char); 14] = [
    ("U+001B", '\u{1b}'),
    ("U+007F", '\u{7f}'),
    ("U+0085", '\u{85}'),
    ("U+009B", '\u{9b}'),
    ("U+061C", '\u{61c}'),
    ("U+200B", '\u{200b}'),
    ("U+200F", '\u{200f}'),
    ("U+202E", '\u{202e}'),
    ("U+2066", '\u{2066}'),
    ("U+FEFF", '\u{feff}'),
    ("U+FFFA", '\u{fffa}'),
    ("U+FFFE", '\u{fffe}'),
    ("U+E0041", '\u{e0041}'),
    ("U+10FFFF", '\u{10ffff}'),
];

/// Files that hold `x`, and the line it stands on.
fn files(x: &str) -> [(&'static str, String, u64); 9] {
    let head = "---\ntittel: A\nsammendrag: Kort om A.\n";
    let municipality = "kommunenummer: '1001'\nfylke: Telemark\nmålform: nøytral\n";
    [
        (
            "content/sider/a.md",
            format!("---\ntittel: A{x}b\n---\n\nTekst.\n"),
            2,
        ),
        (
            "content/sider/b.md",
            format!("{head}# {x}\n---\n\nTekst.\n"),
            4,
        ),
        (
            "content/sider/c.md",
            format!("{head}---\n\nTekst{x}her.\n"),
            6,
        ),
        (
            "content/sider/d.md",
            format!("{head}---\n\n```js\nlet a{x};\n```\n"),
            7,
        ),
        (
            "content/sider/e.md",
            format!("{head}---\n\n[a{x}b](https://a.no)\n"),
            6,
        ),
        (
            "content/kommuner/a.md",
            format!("{head}{municipality}region: A{x}b\n---\n\nTekst.\n"),
            7,
        ),
        (
            "content/data/ordliste.yaml",
            format!("ord:\n  - term: a{x}b\n"),
            2,
        ),
        (
            "content/data/temaer.yaml",
            format!("temaer:\n  - {{slug: a, nb: A{x}b}}\n"),
            2,
        ),
        (
            "site.yaml",
            format!("title: A{x}b\nbase_url: https://a.no\n"),
            1,
        ),
    ]
}

fn told(site: &Site) -> Vec<serde_json::Value> {
    let json = site.check().finds_errors().json();
    let all = json.as_array().expect("a list").iter();
    all.filter(|record| record["name"] == "hidden-character")
        .cloned()
        .collect()
}

#[test]
fn hidden_characters_are_told_once_with_name_and_line() {
    for (name, letter) in HIDDEN {
        let files = files(&letter.to_string());
        let site = files.iter().fold(Site::of(&[]), |site, (file, text, _)| {
            site.write(file, text)
        });
        let told = told(&site);
        assert_eq!(told.len(), files.len(), "{name}: {told:#?}");
        for (file, text, line) in files {
            let record = told.iter().find(|record| record["file"] == file);
            let record = record.unwrap_or_else(|| panic!("{name} in {file}"));
            let message = record["message"].as_str().unwrap_or_default();
            assert!(message.contains(name), "{message}");
            assert_eq!(record["line"], line, "{name} in {text:?}");
        }
    }
}

/// Written as an escape, the file itself holds nothing to see.
#[test]
fn hidden_characters_written_as_escapes_are_told() {
    for (file, text) in [
        (
            "content/sider/a.md",
            "---\ntittel: \"A\\u202eb\"\n---\n\nTekst.\n",
        ),
        (
            "content/sider/a.md",
            "---\ntittel: \"A\\eb\"\n---\n\nTekst.\n",
        ),
        (
            "content/sider/a.md",
            "---\ntittel: A\nkilder: [{tittel: \"A\\U000E0041b\"}]\n---\n\nTekst.\n",
        ),
        (
            "content/sider/a.md",
            "---\ntittel: A\n---\n\nTekst &#x202e;her.\n",
        ),
        ("content/sider/a.md", "---\ntittel: A\n---\n\n## A&rlm;b\n"),
        (
            "content/sider/a.md",
            "---\ntittel: A\n---\n\n[a](https://a.no \"b&#8238;c\")\n",
        ),
        (
            "content/data/ordliste.yaml",
            "ord:\n  - term: \"a\\u200bb\"\n",
        ),
        (
            "site.yaml",
            "title: \"A\\u202eb\"\nbase_url: https://a.no\n",
        ),
    ] {
        let told = told(&Site::of(&[]).write(file, text));
        assert_eq!(told.len(), 1, "{text}\n{told:#?}");
    }
}

/// The check can be turned down for texts from elsewhere. Then the characters are left out.
#[test]
fn what_is_let_through_is_left_out_of_the_site() {
    let site = Site::of(&[])
        .write("site.yaml", "title: A\nbase_url: https://a.no\nchecks: {hidden-character: warning}\n")
        .write(
            "content/sider/a.md",
            "---\ntittel: \"A\\u202eb\"\nsammendrag: C\u{200b}d\n---\n\nE\u{202e}f &#x202e;g `h\u{2066}i`\n\n```js\nj\u{202e}k\n```\n",
        );
    let built = site.build().succeeds();
    built
        .page("/a/")
        .has("<h1>Ab</h1>")
        .has("Cd")
        .has("Ef g")
        .has("hi")
        .has("jk");
    for (file, text) in built.public().texts() {
        let held = text.contains(['\u{202e}', '\u{200b}', '\u{2066}']);
        assert!(!held || file.ends_with(".js"), "{file}");
    }
}

#[test]
fn what_is_invisible_and_harmless_is_let_through() {
    let text = "\u{feff}---\r\ntittel: \"A\u{a0}b\"\r\nsammendrag: Kommune\u{ad}sammenslåing 👩‍💻 ❤️\r\n---\r\n\r\n10\u{a0}%, kommune\u{ad}navn 👨🏽‍🚒 می‌خواهم\r\n";
    let site = Site::of(&[])
        .write(
            "site.yaml",
            "\u{feff}title: A\r\nbase_url: https://a.no\r\n",
        )
        .write(
            "content/data/ordliste.yaml",
            "\u{feff}ord:\n  - {term: a, varianter: [b]}\n",
        )
        .write("content/sider/a.md", text);
    site.build()
        .succeeds()
        .page("/a/")
        .has("👨🏽‍🚒")
        .has("kommune\u{ad}navn");
}

#[test]
fn hidden_characters_in_file_names_are_told() {
    let page = "---\ntittel: A\n---\n\nTekst.\n";
    for name in [
        "content/sider/\u{202e}dm.a.md",
        "content/sider/a\u{200b}.md",
        "content/erfaringer/a\u{2066}b.md",
    ] {
        let site = Site::of(&[]).write(name, page);
        let found = site.check().finds_errors().found();
        let found = found.iter().filter(|found| !is_for_the_publisher(found));
        assert_eq!(found.count(), 1);
        let told = site.run(&["check"]).stdout();
        assert!(told.contains("navnet har et usynlig tegn (U+20"), "{told}");
    }
}

#[test]
fn hidden_characters_in_a_theme_are_told() {
    for (file, text) in [
        (
            "themes/digitv/texts/nb/a.yaml",
            "nav: {reports: \"A\u{202e}b\"}\n",
        ),
        (
            "themes/digitv/texts/nb/a.yaml",
            "nav: {reports: \"A\\u202eb\"}\n",
        ),
        (
            "themes/digitv/templates/partials/logo.html",
            "<svg>\u{202e}</svg>\n",
        ),
    ] {
        Site::of(&[])
            .write(file, text)
            .build()
            .finds_errors()
            .says("U+202E");
    }
}

#[test]
fn a_file_full_of_them_is_told_in_few_words() {
    let text = format!("---\ntittel: A\n---\n\n{}", "a\u{202e}b ".repeat(50_000));
    let told = told(&Site::of(&[]).write("content/sider/a.md", text));
    assert_eq!(told.len(), 20);
    let help = told[19]["help"].as_str().unwrap_or_default();
    assert!(help.contains("49980 slike steder til"), "{help}");
}
