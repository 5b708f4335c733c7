//! What is fuzzed: a function for each reader of files that contributors write. Both the short
//! round (`tests/fuzz.rs`) and the long one (`cargo fuzz`, see README.md) call these.
//!
//! A target gets any bytes. It panics where the program breaks a promise; that a file is refused
//! is no such thing.

#![allow(
    dead_code,
    reason = "each program of the long round has one of the targets"
)]

use std::collections::HashSet;

use digitv::config::Config;
use digitv::content::index::Rules;
use digitv::content::{DocumentCache, Library, wordlist};
use digitv::diagnostic::{Diagnostic, render};
use digitv::images;
use digitv::markdown::{self, Destination, Input, Resolver};
use digitv::search::{self, document};
use digitv::site::{self, Clock, Options};
use digitv::source::{Snapshot, Store};
use digitv::text::Lang;
use digitv::yaml::front_matter;
use digitv::yaml::resolve::resolve;

/// Something that is fuzzed.
pub struct Target {
    /// Its name, and that of its folder of seeds.
    pub name: &'static str,
    /// Tries these bytes.
    pub run: fn(&[u8]),
}

/// Everything that is fuzzed.
pub const TARGETS: [Target; 8] = [
    Target {
        name: "front_matter",
        run: front_matter,
    },
    Target {
        name: "markdown",
        run: markdown,
    },
    Target {
        name: "word_list",
        run: word_list,
    },
    Target {
        name: "map",
        run: map,
    },
    Target {
        name: "search",
        run: search,
    },
    Target {
        name: "settings",
        run: settings,
    },
    Target {
        name: "image",
        run: image,
    },
    Target {
        name: "html",
        run: html,
    },
];

const SETTINGS: &str = "title: A\nbase_url: https://a.example.no\n";
const MUNICIPALITY: &str =
    "---\ntittel: A\nkommunenummer: \"4003\"\nfylke: Telemark\nmålform: nynorsk\n---\n\nA.\n";

/// The first byte chooses the kind of document, the rest is its file.
pub fn front_matter(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else {
        return;
    };
    if let Ok(text) = std::str::from_utf8(bytes)
        && let Ok(parts) = front_matter::split(text)
    {
        assert!(
            text.get(parts.body).is_some(),
            "the text is not in the file"
        );
        if let Some(yaml) = parts.yaml {
            // That it ends is all that is asked.
            let _ = front_matter::parse(&text[yaml.clone()], yaml.start);
        }
    }
    let places = [
        "content/kommuner/b.md",
        "content/losninger/b.md",
        "content/erfaringer/b.md",
        "content/sider/b.md",
        "content/data/temaer.yaml",
    ];
    read(places[usize::from(*kind) % places.len()], bytes);
}

/// A text in Markdown.
pub fn markdown(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let input = Input {
        file: &"a.md".into(),
        text: &text,
        offset: 0,
        lang: Lang::Nb,
        title: "Tittel",
    };
    let body = markdown::render(&input, &Everything);
    for finding in &body.findings {
        is_within(finding.range().expect("has a place"), &text);
    }
    let mut ids = HashSet::new();
    for heading in &body.headings {
        assert!(ids.insert(&heading.id), "two headings with one id");
    }
    is_harmless(&body.html);
}

/// A list of words that mean the same.
pub fn word_list(bytes: &[u8]) {
    let snapshot = Snapshot::from_files([("content/data/ordliste.yaml", bytes)]);
    let (groups, found) = wordlist::read(&snapshot);
    hold(&found, &snapshot);
    let words = groups.iter().flat_map(|group| &group.words);
    assert!(words.clone().all(|word| !word.is_empty()), "an empty word");
}

/// A map: the whole site is planned, and the pages with the map are made.
pub fn map(bytes: &[u8]) {
    let snapshot = Snapshot::from_files([
        ("site.yaml", SETTINGS.as_bytes()),
        ("content/kommuner/a.md", MUNICIPALITY.as_bytes()),
        ("content/data/kart.geojson", bytes),
    ]);
    let loaded = site::assemble(snapshot, Vec::new(), &Options::default(), Clock::start());
    hold(&loaded.diagnostics, &loaded.files);
    let Some(site) = loaded.site else { return };
    for address in ["/kommuner/", "/kommuner/a/"] {
        let route = site.plan.route(address).expect("is planned");
        let made = site.plan.render(route, &site.context());
        assert!(made.is_ok(), "{address} cannot be made");
    }
}

/// Documents and words that mean the same: the index is the same in whatever order they come.
pub fn search(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let document = |(number, text): (usize, &str)| {
        let (title, text) = text.split_once('\n').unwrap_or((text, ""));
        document::Document {
            url: format!("/{number}/"),
            group: number,
            is_main: number % 5 != 0,
            lang: if number % 2 == 0 { Lang::Nb } else { Lang::Nn },
            kind: document::Value {
                value: "side".into(),
                label: "Side".into(),
            },
            naming: match number % 3 {
                0 => document::Naming::InQuery,
                1 => document::Naming::WholeQuery,
                _ => document::Naming::Never,
            },
            title: title.to_owned().into(),
            aliases: title
                .split(',')
                .skip(1)
                .map(|name| name.to_owned().into())
                .collect(),
            summary: title.to_owned().into(),
            names: Vec::new(),
            related: Vec::new(),
            sections: vec![document::Section {
                heading: None,
                text: text.to_owned().into(),
            }],
            date: None,
            changed: None,
            meta: Vec::new(),
            values: Vec::new(),
        }
    };
    let documents: Vec<_> = text.split("\n\n").enumerate().map(document).collect();
    let turned = documents.iter().rev().cloned().collect();
    let files = |documents| {
        let files = search::build(documents, &[]).expect("JSON holds them");
        let files = files.into_iter().map(|file| (file.path, file.bytes));
        files.collect::<Vec<_>>()
    };
    assert!(files(documents) == files(turned), "the order counts");
}

/// `site.yaml`, with a document that is read by what it says.
pub fn settings(bytes: &[u8]) {
    read("site.yaml", bytes);
}

/// The first byte chooses what the file is called, the rest is a picture.
pub fn image(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else {
        return;
    };
    let names = ["a.jpg", "a.png", "a.webp", "a.gif", "a.svg", "a.avif"];
    let image = images::look(names[usize::from(*kind) % names.len()], bytes);
    let Some(image) = image else { return };
    let Some((width, height)) = image.dimensions else {
        return;
    };
    // Sizes are another matter: see the bounds.
    if u64::from(width) * u64::from(height) > 1_000_000 {
        return;
    }
    for variant in image.variants.iter().take(1) {
        assert!(
            !variant
                .make(&image.variants, bytes, &Store::default())
                .is_empty()
        );
    }
}

/// HTML within a text.
pub fn html(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    // As a block, within a line, and in a cell.
    markdown(text.as_bytes());
    markdown(format!("Ord {}", text.replace('\n', " ")).as_bytes());
    markdown(format!("| a |\n| - |\n| {} |\n", text.replace('\n', " ")).as_bytes());
}

/// Reads a site with these bytes in `place`.
fn read(place: &str, bytes: &[u8]) {
    let mut files = vec![
        ("site.yaml", SETTINGS.as_bytes()),
        ("content/kommuner/a.md", MUNICIPALITY.as_bytes()),
    ];
    files.retain(|(name, _)| *name != place);
    files.push((place, bytes));
    let snapshot = Snapshot::from_files(files);
    let (_, mut found) = Config::read(snapshot.get("site.yaml").expect("is there"));
    let rules = Rules {
        drafts: true,
        ..Rules::default()
    };
    let mut cache = DocumentCache::default();
    let (_, of_texts) = Library::read(&snapshot, &rules, &mut cache);
    found.extend(cache.index().problems().cloned());
    found.extend(cache.problems().cloned());
    found.extend(of_texts);
    hold(&found, &snapshot);
}

/// Every diagnostic points into its file, and can be shown in every form.
fn hold(found: &[Diagnostic], snapshot: &Snapshot) {
    let mut found = found.to_vec();
    resolve(&mut found, snapshot);
    for diagnostic in &found {
        let Some(bytes) = snapshot.get(&diagnostic.file) else {
            // The built-in word list.
            continue;
        };
        if let Some(range) = diagnostic.range()
            && let Ok(text) = std::str::from_utf8(bytes)
        {
            is_within(range, text);
        }
        assert!(!diagnostic.message.is_empty(), "nothing is said");
    }
    render::text(&found, snapshot, render::Style::Plain);
    render::github(&found, snapshot, "");
    let json = render::json(&found, snapshot).expect("can be written");
    serde_json::from_str::<serde_json::Value>(&json).expect("is JSON");
}

fn is_within(range: &std::ops::Range<usize>, text: &str) {
    assert!(range.start <= range.end, "{range:?} runs backwards");
    assert!(
        text.get(range.clone()).is_some(),
        "{range:?} cuts a character or is beyond the {} bytes",
        text.len()
    );
}

/// Markup that must never come out of a text, whatever goes in.
fn is_harmless(html: &str) {
    for tag in html.split('<').skip(1) {
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect::<String>()
            .to_ascii_lowercase();
        let is_active = matches!(
            name.as_str(),
            "script" | "style" | "iframe" | "object" | "embed" | "form" | "base" | "meta" | "link"
        );
        assert!(!is_active, "<{name}> in {html}");
        let (names, values) = attributes(&tag.to_ascii_lowercase());
        assert!(!names.contains(" on"), "{names} in {html}");
        assert!(!names.contains(" style"), "{names} in {html}");
        let is_script = |value: &String| value.trim_start().starts_with("javascript:");
        assert!(!values.iter().any(is_script), "{values:?} in {html}");
    }
}

/// Returns what stands between the quoted values of a tag, up to its end, and those values: a value
/// may hold anything.
fn attributes(tag: &str) -> (String, Vec<String>) {
    let (mut names, mut values) = (String::new(), Vec::new());
    for (place, part) in tag.split('"').enumerate() {
        if place % 2 == 1 {
            values.push(part.to_owned());
        } else if let Some((last, _)) = part.split_once('>') {
            names.push_str(last);
            break;
        } else {
            names.push_str(part);
        }
    }
    (names, values)
}

/// Every link leads somewhere, to something else by its length.
struct Everything;

impl Resolver for Everything {
    fn resolve(&self, target: &str, _suggest: bool) -> Destination {
        let href = format!("/{target}");
        match target.len() % 4 {
            0 => Destination::Document {
                href,
                file: "content/sider/a.md".into(),
            },
            1 => Destination::Asset {
                href,
                size: 12_345,
                dimensions: Some((640, 480)),
                variants: vec![(480, "/a.webp".to_owned())],
            },
            2 => Destination::Site {
                href,
                path: target.to_owned(),
            },
            _ => Destination::Missing { suggestion: None },
        }
    }
}
