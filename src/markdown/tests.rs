//! What holds for every text, however hostile; and the site that the tests of this room share.

use std::ops::Range;

use super::{Body, Destination, Input, Resolver, render};
use crate::content::Lang;
use crate::diagnostic::Check;

/// Where the texts of the tests begin in their file.
pub(super) const OFFSET: usize = 100;

/// A small site.
struct Site;

impl Resolver for Site {
    fn resolve(&self, target: &str) -> Destination {
        let asset = |name: &str, size, dimensions| Destination::Asset {
            href: format!("/filer/{name}"),
            size,
            dimensions,
        };
        match target {
            "../losninger/digisos.md" => Destination::Document {
                href: "/losninger/digisos/".into(),
                file: "content/losninger/digisos.md".into(),
            },
            "kart.png" => asset(target, 20_000, Some((640, 480))),
            "min plan.pdf" => asset(target, 1_234_567, None),
            _ if target.starts_with('/') => Destination::Site {
                href: format!("/base{target}"),
                path: target.into(),
            },
            _ => Destination::Missing {
                suggestion: target
                    .starts_with("../losninger/digi")
                    .then(|| "../losninger/digisos.md".into()),
            },
        }
    }
}

pub(super) fn body_in(lang: Lang, text: &str) -> Body {
    let title = "Tittel på siden";
    let input = Input {
        text,
        offset: OFFSET,
        lang,
        title,
    };
    render(&input, &Site)
}

pub(super) fn body(text: &str) -> Body {
    body_in(Lang::Nb, text)
}

pub(super) fn html_in(lang: Lang, text: &str) -> String {
    body_in(lang, text).html
}

pub(super) fn html(text: &str) -> String {
    body(text).html
}

pub(super) fn checks(text: &str) -> Vec<Check> {
    let findings = body(text).findings;
    findings.iter().map(|finding| finding.check).collect()
}

/// The plain text of all sections, a line each.
pub(super) fn search_text(text: &str) -> String {
    let sections = body(text).sections;
    let texts: Vec<_> = sections.into_iter().map(|section| section.text).collect();
    texts.join("\n")
}

/// What stands in the text where the first finding is.
pub(super) fn told(text: &str) -> String {
    let range = body(text).findings.swap_remove(0).range;
    text[range.start - OFFSET..range.end - OFFSET].to_owned()
}

/// Panics where `body` breaks what is promised for every text.
fn assert_sound(text: &str, body: &Body) {
    markup::assert_valid(&body.html);
    assert_eq!(body.sections.len(), body.headings.len() + 1);
    let whole = |range: &Range<usize>| {
        assert!(
            text.get(range.start - OFFSET..range.end - OFFSET).is_some(),
            "{range:?}"
        );
    };
    for finding in &body.findings {
        whole(&finding.range);
        assert!(!finding.message.is_empty());
    }
    for link in &body.links {
        whole(&link.range);
    }
    assert!(
        body.findings
            .is_sorted_by_key(|finding| finding.range.start)
    );
}

mod hostile {
    use super::*;

    fn sound(text: &str) -> Body {
        let body = body(text);
        assert_sound(text, &body);
        body
    }

    #[test]
    fn depth_does_not_matter() {
        for piece in [
            "> ",
            "- ",
            "1. ",
            "*a ",
            "[",
            "![",
            "<kbd>",
            "<details>\n",
            "[^1]: ",
        ] {
            sound(&piece.repeat(5_000));
            sound(&format!("{}x", piece.repeat(2_000)));
        }
    }

    #[test]
    fn length_does_not_matter() {
        sound(&"ordet ".repeat(200_000));
        sound(&"x".repeat(1_000_000));
        sound(&format!("# {}", "å".repeat(500_000)));
        sound(&format!("```js\n{}\n```", "(".repeat(1_000_000)));
        sound(&"<a \"".repeat(200_000));
        sound(&format!("<div>\n{}", "<a \"".repeat(200_000)));
        sound(&format!("<div>\n{}", "<b>".repeat(200_000)));
        sound(&"[a](b) ![c](d) <i>".repeat(20_000));
    }

    #[test]
    fn findings_stop_at_what_someone_can_read() {
        let body = sound(&"<i> ".repeat(1_000));
        assert_eq!(body.findings.len(), 500);
        let help = body.findings[499].help.as_deref().unwrap();
        assert!(help.ends_with("Teksten har 500 feil til som ikke vises før disse er rettet."));
    }

    #[test]
    fn nothing_gets_a_script_in() {
        for text in [
            "<script>alert(1)</script>",
            "a <script>alert(1)</script> b",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<kbd onclick=alert(1)>x</kbd>",
            "<details ontoggle=alert(1) open><summary>a</summary>x</details>",
            "[a](javascript:alert(1))",
            "![a](javascript:alert(1))",
            "<javascript:alert(1)>",
            "[a]: javascript:alert(1)\n\n[a]",
            "<abbr title=\"&quot; onclick=alert(1) x=&quot;\">a</abbr>",
            "<style>@import url(https://ond.no)</style>",
            "<iframe src=https://ond.no></iframe>",
            "```\"><script>alert(1)\n</script>\n```",
            "<div\nonclick=alert(1)>",
            "<!--><script>alert(1)</script>-->",
        ] {
            let body = sound(text);
            for bad in [
                "<script",
                "href=\"javascript",
                "<img src=\"x",
                "<svg",
                "<iframe",
                "<style",
            ] {
                assert!(!body.html.contains(bad), "{text}: {}", body.html);
            }
        }
    }
}

mod any_text {
    use proptest::prelude::*;

    use super::*;

    /// Pieces that mean something in Markdown or HTML, to be put together in any order.
    const PIECES: &[&str] = &[
        "# ",
        "## ",
        "#### ",
        "\n",
        "\n\n",
        "\r\n",
        "- ",
        "- [x] ",
        "1. ",
        "> ",
        "> [!NOTE]\n",
        "    ",
        "\t",
        "```\n",
        "```js\n",
        "`",
        "*",
        "**",
        "~~",
        "[",
        "](",
        ")",
        "![",
        "](kart.png)",
        "](kart.png \"t\")",
        "](../losninger/digisos.md#å)",
        "](borte.md)",
        "](<bor te>)",
        "<https://ks.no>",
        "<a@b.no>",
        "](min%20plan.pdf)",
        "[^1]",
        "[^1]: ",
        "[^å]",
        "[^å]: ",
        "| a | b |\n|---|:-:|\n",
        "| c | [d](e) |\n",
        "<kbd>",
        "</kbd>",
        "<details>",
        "<details open>",
        "</details>",
        "<summary>",
        "</summary>",
        "<br>",
        "</br>",
        "<abbr title=\"å\">",
        "</abbr>",
        "<sub>",
        "</sub>",
        "<div>",
        "</div>",
        "<div",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<?",
        "<![CDATA[",
        "]]>",
        "&amp;",
        "&#0;",
        "&nbsp;",
        "\\",
        "ord",
        "å",
        "æ ",
        "🫐",
        "\u{ad}",
        "\0",
        "\u{fffe}",
        "---\n",
        "===\n",
        "<",
        ">",
        "\"",
        "[b]: borte.md\n",
        "[b]",
        " ",
        "  \n",
        "Tittel på siden",
        "javascript:",
    ];

    fn markdown() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            8 => prop::sample::select(PIECES).prop_map(str::to_owned),
            1 => "\\PC{0,8}",
        ];
        prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn renders_to_sound_html(text in markdown()) {
            assert_sound(&text, &body(&text));
        }

        #[test]
        fn renders_any_characters(text in any::<String>()) {
            assert_sound(&text, &body(&text));
        }
    }
}

/// A strict reader of the HTML that this room writes.
mod markup {
    use std::collections::HashSet;

    const VOID: &[&str] = &["br", "hr", "img"];
    /// Elements that hold only words and each other.
    const PHRASING: &[&str] = &[
        "a", "abbr", "br", "code", "del", "em", "img", "kbd", "mark", "span", "strong", "sub",
        "sup",
    ];
    /// Elements that may hold only phrasing.
    const HOLDS_PHRASING: &[&str] = &[
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "th",
        "td",
        "summary",
        "figcaption",
        "pre",
    ];

    fn holds(parent: &str, child: &str) -> bool {
        match parent {
            "ul" | "ol" => child == "li",
            "table" => matches!(child, "thead" | "tbody"),
            "thead" | "tbody" => child == "tr",
            "tr" => matches!(child, "th" | "td"),
            "figure" => matches!(child, "img" | "figcaption"),
            _ if PHRASING.contains(&parent) || HOLDS_PHRASING.contains(&parent) => {
                PHRASING.contains(&child)
            }
            "details" => true,
            _ => !matches!(
                child,
                "li" | "thead" | "tbody" | "tr" | "th" | "td" | "summary"
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
                Some(&("ul" | "ol" | "table" | "thead" | "tbody" | "tr" | "figure"))
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
}
