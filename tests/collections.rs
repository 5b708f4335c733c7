//! Markdown of the kinds that people bring from elsewhere. With the settings of docs/site-yaml.md it
//! builds; what is told is what is wrong in it, and no word of it is lost.

mod common;

use std::collections::{BTreeMap, HashMap};

use common::{Run, Site};
use digitv::content::path::{Role, role};
use insta::assert_snapshot;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn collection(name: &str) -> (Site, Run) {
    let site = Site::fixture(&format!("collections/{name}"));
    let built = site.build().succeeds();
    (site, built)
}

/// What is told: severity, check, file and line.
fn told(site: &Site) -> String {
    let found = site.check().succeeds().json();
    let records = found.as_array().expect("a list").iter();
    let line = |record: &serde_json::Value| {
        format!(
            "{} {} {}:{} {}",
            record["severity"].as_str().unwrap_or_default(),
            record["name"].as_str().unwrap_or_default(),
            record["file"].as_str().unwrap_or_default(),
            record["line"],
            record["message"].as_str().unwrap_or_default()
        )
    };
    records.map(line).collect::<Vec<_>>().join("\n")
}

fn words(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// HTML without its tags; a name in angle brackets that HTML does not have is text.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let after = &rest[open..];
        let Some(close) = after.find('>') else {
            break;
        };
        let tag = &after[..=close];
        let is_word = tag[1..tag.len() - 1]
            .bytes()
            .all(|byte| byte.is_ascii_lowercase());
        let known = [
            "a", "b", "br", "center", "code", "dd", "div", "dl", "dt", "details", "kbd", "li",
            "ol", "p", "span", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
        ];
        text.push_str(match is_word && !known.contains(&&tag[1..tag.len() - 1]) {
            true => tag,
            false => " ",
        });
        rest = &after[close + 1..];
    }
    text.push_str(rest);
    text
}

/// `text` without the addresses of its links, which another reader takes for text where they have
/// spaces.
fn without_addresses(text: &str) -> String {
    let mut pieces = text.split("](");
    let mut rest = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        rest.push_str("](");
        rest.push_str(piece.find(')').map_or(piece, |end| &piece[end..]));
    }
    rest
}

/// The words of a text as another reader of Markdown sees it.
fn words_of_source(text: &str) -> Vec<String> {
    let body = digitv::yaml::front_matter::split(text).map_or(0..text.len(), |parts| parts.body);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut shown = String::new();
    let mut html = String::new();
    for event in Parser::new_ext(&without_addresses(&text[body]), options) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::Html(piece) => html.push_str(&piece),
            Event::InlineHtml(piece) => shown.push_str(&without_tags(&piece)),
            Event::End(TagEnd::HtmlBlock) => {
                let comments = html.replace("<!--", "<!-").replace("-->", "");
                shown.push_str(&without_tags(if html.starts_with("<!--") {
                    ""
                } else {
                    &comments
                }));
                html.clear();
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            Event::SoftBreak | Event::HardBreak | Event::End(_) | Event::Start(_) => {
                shown.push(' ')
            }
            _ => {}
        }
    }
    words(&shown)
}

/// The words that a page shows, its pictures included.
fn words_of_page(html: &str) -> Vec<String> {
    let html = html.replace("alt=\"", ">").replace("<wbr>", "");
    let text = without_tags(&html)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
    words(&text)
}

/// Words that the source of a document has more of than its page.
fn lost(pages: &BTreeMap<String, String>, name: &str, source: &str) -> Vec<String> {
    let Some(Role::Document(place)) = role(name) else {
        return Vec::new();
    };
    let file = format!("{}index.html", place.address());
    // A draft has no page.
    let Some(page) = pages.get(file.trim_start_matches('/')) else {
        return Vec::new();
    };
    let mut counts: HashMap<String, i32> = HashMap::new();
    for word in words_of_page(page) {
        *counts.entry(word).or_default() += 1;
    }
    let mut lost = words_of_source(source);
    lost.retain(|word| {
        let left = counts.entry(word.clone()).or_default();
        *left -= 1;
        *left < 0
    });
    lost.iter().map(|word| format!("{name}: {word}")).collect()
}

#[track_caller]
fn loses_no_word(site: &Site, built: &Run) {
    let pages: BTreeMap<String, String> = built.public().texts().collect();
    let sources = site.sources();
    assert!(sources.len() >= 10, "{sources:?}");
    let shown = sources.iter().filter(|(name, _)| name.ends_with(".md"));
    let lost: Vec<String> = shown
        .flat_map(|(name, source)| lost(&pages, name, source))
        .collect();
    assert_eq!(lost, [""; 0]);
}

macro_rules! collections {
    ($($test:ident $folder:literal;)+) => {
        $(#[test]
        fn $test() {
            let (site, built) = collection($folder);
            loses_no_word(&site, &built);
            assert_snapshot!(told(&site));
        })+
    };
}

collections! {
    from_jekyll "jekyll";
    from_mkdocs "mkdocs";
    with_tables_in_html "html-tables";
    from_hugo "hugo";
    from_a_repository_of_code "readme";
    with_norwegian_letters "bokstaver";
}

#[test]
fn drafts_stay_out_in_every_form_of_fields() {
    let (_, built) = collection("hugo");
    for (_, text) in built.public().texts() {
        assert!(!text.contains("klart ennå") && !text.contains("heller ikke klart"));
    }
    built.page("/om/").has("Hvem vi er.").lacks("+++");
    built
        .page("/tjenester/")
        .has("Det vi tilbyr.")
        .lacks("\"draft\"");
    built.page("/om/").has("id=\"kontakt\"").lacks("{#kontakt}");
}

#[test]
fn links_lead_where_they_led() {
    let (_, built) = collection("mkdocs");
    built
        .page("/veiledninger/bygg/")
        .has("href=\"#top\"")
        .has("på klyngen &lt;cluster&gt;".trim_start_matches("på "));
    let (_, built) = collection("bokstaver");
    built
        .page("/bolger/for-avgang/")
        .has("href=\"/bolger/pa-sjoen/\"")
        .has("href=\"/sok-i-handboka/#for-alt\"")
        .has("href=\"/vedlegg/sider/B%C3%B8lger/sjekkliste%20p%C3%A5%20tur.txt\"");
    built.page("/apningstider/").has("href=\"tel:+4735581000\"");
}
