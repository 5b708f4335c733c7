//! Tests what holds for every text, however hostile; and defines the site that the tests of this
//! module share.

use std::ops::Range;

mod any_text;
mod hostile;
mod markup;

use super::{Body, Destination, Input, Resolver, Suggestion, render};
use crate::diagnostic::Check;
use crate::text::Lang;

/// The offset of the texts of the tests in their file.
pub(super) const OFFSET: usize = 100;

/// A small site.
struct Site;

impl Resolver for Site {
    fn resolve(&self, target: &str, _suggest: bool) -> Destination {
        let asset = |name: &str, size, dimensions| Destination::Asset {
            href: format!("/filer/{name}"),
            size,
            dimensions,
            variants: Vec::new(),
        };
        match target {
            "../losninger/digisos.md" => Destination::Document {
                href: "/losninger/digisos/".into(),
                file: "content/losninger/digisos.md".into(),
            },
            "kart.png" => asset(target, 20_000, Some((640, 480))),
            "foto.jpg" => Destination::Asset {
                href: "/filer/foto.jpg".into(),
                size: 200_000,
                dimensions: Some((960, 720)),
                variants: vec![
                    (480, "/filer/foto-480.webp".into()),
                    (960, "/filer/foto-960.webp".into()),
                ],
            },
            "min plan.pdf" => asset(target, 1_234_567, None),
            _ if target.starts_with('/') => Destination::Site {
                href: format!("/base{target}"),
                path: target.into(),
            },
            _ => Destination::Missing {
                suggestion: target.starts_with("../losninger/digi").then(|| Suggestion {
                    link: "../losninger/digisos.md".into(),
                    is_certain: true,
                }),
            },
        }
    }
}

pub(super) fn body_in(lang: Lang, text: &str) -> Body {
    let title = "Tittel på siden";
    let input = Input {
        file: &"a.md".into(),
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

/// Returns the plain text of all sections, a line each.
pub(super) fn search_text(text: &str) -> String {
    let sections = body(text).sections;
    let texts: Vec<_> = sections.into_iter().map(|section| section.text).collect();
    texts.join("\n")
}

/// Returns the text that the first finding marks.
pub(super) fn marked(text: &str) -> String {
    let found = body(text).findings.swap_remove(0);
    let range = found.range().expect("has a place");
    text[range.start - OFFSET..range.end - OFFSET].to_owned()
}

/// Panics where `body` breaks a guarantee for every text.
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
        whole(finding.range().expect("has a place"));
        assert!(!finding.message.is_empty());
    }
    for link in &body.links {
        whole(&link.range);
    }
    assert!(
        body.findings
            .is_sorted_by_key(|finding| finding.range().map(|range| range.start))
    );
}
