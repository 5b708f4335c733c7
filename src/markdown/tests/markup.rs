//! Parses strictly the HTML that the renderer writes.

use std::collections::HashSet;

const VOID: &[&str] = &["br", "hr", "img"];
/// Elements that hold only words and each other.
const PHRASING: &[&str] = &[
    "a", "abbr", "br", "code", "del", "em", "img", "kbd", "mark", "span", "strong", "sub", "sup",
];
/// Elements that may hold only phrasing.
const HOLDS_PHRASING: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "caption",
    "dt",
    "summary",
    "figcaption",
    "pre",
];

fn holds(parent: &str, child: &str) -> bool {
    match parent {
        "ul" | "ol" => child == "li",
        "dl" => matches!(child, "dt" | "dd"),
        "table" => matches!(child, "caption" | "thead" | "tbody" | "tfoot" | "tr"),
        "thead" | "tbody" | "tfoot" => child == "tr",
        "tr" => matches!(child, "th" | "td"),
        "figure" => matches!(child, "img" | "figcaption"),
        _ if PHRASING.contains(&parent) || HOLDS_PHRASING.contains(&parent) => {
            PHRASING.contains(&child)
        }
        "details" => true,
        _ => !matches!(
            child,
            "li" | "dt"
                | "dd"
                | "caption"
                | "thead"
                | "tbody"
                | "tfoot"
                | "tr"
                | "th"
                | "td"
                | "summary"
        ),
    }
}

pub(super) fn assert_valid(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = HashSet::new();
    let mut links = 0;
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>']) {
        assert!(rest[at..].starts_with('<'), "a stray > in {html}");
        let wordless = matches!(
            open.last(),
            Some(&("ul" | "ol" | "dl" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "figure"))
        );
        assert!(
            !wordless || rest[..at].trim().is_empty(),
            "words in {open:?}: {html}"
        );
        let end = rest.find('>').unwrap();
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "{html}");
            links -= usize::from(name == "a");
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        assert!(
            holds(open.last().unwrap_or(&"main"), name),
            "<{name}> in {open:?}: {html}"
        );
        if name == "summary" {
            assert!(
                html[..html.len() - rest.len()]
                    .trim_end()
                    .ends_with("<summary>")
            );
        }
        if name == "a" {
            links += 1;
            assert_eq!(links, 1, "a link in a link: {html}");
        }
        for attribute in attributes.split("\" ") {
            if let Some(id) = attribute.strip_prefix("id=\"") {
                assert!(
                    ids.insert(id.trim_end_matches('"')),
                    "id {id} twice: {html}"
                );
            }
            assert!(
                !attribute.starts_with("on") && !attribute.starts_with("style"),
                "{html}"
            );
        }
        if name == "details" {
            assert!(rest.starts_with("\n<summary>"), "{html}");
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} left open: {html}");
}
