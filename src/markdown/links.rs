//! Writes links into the page. [`super::destinations`] finds their destinations.

use std::ops::Range;

use pulldown_cmark::LinkType;
use tr::tr;

use super::destinations::Href;
use super::escape;
use super::findings::quoted;
use super::state::OpenLink;
use super::url::{self, Address};
use super::vague::is_vague;
use super::writer::Writer;
use crate::diagnostic::Check;
use crate::text::web_address::CONTRIBUTED;

impl Writer<'_> {
    pub(super) fn start_link(
        &mut self,
        kind: LinkType,
        written: &str,
        title: &str,
        place: Range<usize>,
    ) {
        if let Some(link) = &mut self.link {
            link.inner += 1;
            return;
        }
        self.look_for_hidden(title, &place);
        let (place, spaced) = self.read_spaced(place);
        let href = if kind == LinkType::Email {
            self.href(&format!("mailto:{written}"), &place)
        } else {
            let place = self.place_of_address(written, &place);
            self.href_of(written, &place, spaced)
        };
        let start = self.html.len();
        let mut info = None;
        if let Some(href) = href {
            self.write_link_tag(&href.address, href.outside, title);
            info = href.info;
        }
        self.link = Some(OpenLink {
            tag: start..self.html.len(),
            visible_pieces: self.visible_pieces,
            inner: 0,
            info,
            notes: Vec::new(),
            place,
        });
    }

    /// Skips the parentheses of a link or an image that has spaces in its address, since they are
    /// read as its address. Returns its range with them, and whether it is such a link.
    pub(super) fn read_spaced(&mut self, place: Range<usize>) -> (Range<usize>, bool) {
        let Some(spaced) = self.unread_links.take_spaced(place.start) else {
            return (place, false);
        };
        self.skip = spaced.whole.clone();
        (place.start..spaced.whole.end, true)
    }

    /// Returns the address to link to. One of another site cannot have spaces: it may end at the
    /// first.
    fn href_of(&mut self, written: &str, place: &Range<usize>, spaced: bool) -> Option<Href> {
        let is_outside = matches!(Address::of(&url::trimmed(written)), Address::Outside(_));
        if !spaced || !is_outside || !written.contains(char::is_whitespace) {
            return self.href(written, place);
        }
        self.findings.add(
            Check::BrokenLink,
            place,
            tr!("adressa {written} har mellomrom", written = quoted(written)),
            tr!("Skriv %20 i stedet for hvert mellomrom, eller ta bort det som ikke er adressa."),
        );
        None
    }

    pub(super) fn end_link(&mut self) {
        if let Some(link) = &mut self.link
            && link.inner > 0
        {
            link.inner -= 1;
            return;
        }
        let Some(link) = self.link.take() else {
            return;
        };
        if self.visible_pieces == link.visible_pieces {
            self.findings.add(
                Check::BrokenLink,
                &link.place,
                tr!("lenka har ingen tekst"),
                tr!("Skriv mellom klammene hva lenka fører til: [tekst](adresse)."),
            );
            self.html.replace_range(link.tag, "");
        } else if !link.tag.is_empty() {
            if is_vague(&self.html[link.tag.end..]) {
                self.findings.add(
                    Check::VagueLink,
                    &link.place,
                    tr!("lenketeksten sier ikke hva lenka fører til"),
                    tr!("Skriv hva en finner der: [veilederen om anskaffelser](adresse). Den som hører \
                     lenkene lest opp i ei liste, hører bare lenketeksten."),
                );
            }
            if let Some(info) = &link.info {
                self.html.push_str(" <span class=\"file-info\">(");
                self.html.push_str(info);
                self.html.push_str(")</span>");
            }
            self.html.push_str("</a>");
        }
        for note in link.notes {
            self.cite(&note);
        }
    }

    /// Holds back a footnote until the link around it is closed. Returns whether there is a link.
    pub(super) fn cite_after_link(&mut self, label: &str) -> bool {
        let Some(link) = &mut self.link else {
            return false;
        };
        link.notes.push(label.to_owned());
        true
    }

    pub(super) fn write_link_tag(&mut self, address: &str, outside: bool, title: &str) {
        self.html.push_str("<a href=\"");
        escape::attribute(&mut self.html, address);
        self.html.push('"');
        if outside {
            self.html.push_str(" rel=\"");
            self.html.push_str(CONTRIBUTED);
            self.html.push('"');
        }
        if !title.is_empty() {
            self.html.push_str(" title=\"");
            escape::attribute(&mut self.html, title);
            self.html.push('"');
        }
        self.html.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{OFFSET, body, checks, html};
    use super::super::{Link, LinkTarget};
    use crate::diagnostic::Check;

    fn at<'t>(text: &'t str, range: &std::ops::Range<usize>) -> &'t str {
        &text[range.start - OFFSET..range.end - OFFSET]
    }

    fn paragraph(inside: &str) -> String {
        format!("<p>{inside}</p>\n")
    }

    #[test]
    fn links_between_documents_become_addresses_and_are_recorded() {
        let text = "Se [løsningen](../losninger/digisos.md#Råd \"Mer\").";
        let body = body(text);
        assert_eq!(
            body.html,
            paragraph("Se <a href=\"/losninger/digisos/#rad\" title=\"Mer\">løsningen</a>.")
        );
        let [Link { to, anchor, range }] = &body.links[..] else {
            panic!("{:?}", body.links);
        };
        assert_eq!(
            *to,
            LinkTarget::Document("content/losninger/digisos.md".into())
        );
        assert_eq!(anchor.as_deref(), Some("rad"));
        assert_eq!(at(text, range), "../losninger/digisos.md#Råd");
    }

    #[test]
    fn links_to_pages_of_the_site_and_to_anchors_are_recorded_too() {
        let body = body("[a](/dekning/?tema=ki#x) [b](#Om-oss)");
        assert_eq!(
            body.html,
            paragraph("<a href=\"/base/dekning/?tema=ki#x\">a</a> <a href=\"#om-oss\">b</a>")
        );
        let targets: Vec<_> = body
            .links
            .iter()
            .map(|link| (&link.to, link.anchor.as_deref()))
            .collect();
        assert_eq!(
            targets,
            [
                (&LinkTarget::Path("/dekning/".into()), Some("x")),
                (&LinkTarget::Here, Some("om-oss")),
            ]
        );
    }

    #[test]
    fn links_to_files_say_kind_and_size() {
        assert_eq!(
            html("[Plan](min%20plan.pdf)"),
            paragraph(
                "<a href=\"/filer/min%20plan.pdf\">Plan \
                 <span class=\"file-info\">(PDF, 1,2 MB)</span></a>"
            )
        );
        assert_eq!(body("[Plan](min%20plan.pdf)").sections[0].text, "Plan");
    }

    #[test]
    fn a_missing_file_is_reported_with_what_it_should_perhaps_be() {
        let text = "Les [dette](../losninger/digisoss.md).";
        let body = body(text);
        assert_eq!(body.html, paragraph("Les dette."));
        let finding = &body.findings[0];
        assert_eq!(finding.check, Check::BrokenLink);
        assert_eq!(
            at(text, finding.range().expect("has a place")),
            "../losninger/digisoss.md"
        );
        assert_eq!(
            finding.help.as_deref(),
            Some("Mente du «../losninger/digisos.md»?")
        );
    }

    #[test]
    fn places_are_exact_for_references_and_escapes() {
        let marked = |text: &str| {
            let body = body(text);
            at(text, body.findings[0].range().expect("has a place")).to_owned()
        };
        assert_eq!(marked("Å [a][b] å\n\n[b]: borte.md \"T\"\n"), "borte.md");
        assert_eq!(marked("Å [a](bo\\_rte.md) å"), "bo\\_rte.md");
        assert_eq!(marked("Å [a](<bor te.md>) å"), "bor te.md");
        assert_eq!(marked("Å [a]() å"), "[a]()");
        assert_eq!(marked("> Å\n> [a](borte.md)"), "borte.md");
        assert_eq!(marked("| Å |\n|---|\n| [å](borte.md) |"), "borte.md");
    }

    #[test]
    fn outside_links_and_contact_addresses_work() {
        assert_eq!(
            html("[KS](https://www.ks.no/å) <https://ks.no> <post@ks.no> [ring](tel:35581000)"),
            paragraph(
                "<a href=\"https://www.ks.no/%C3%A5\" rel=\"nofollow ugc noopener\">KS</a> \
                 <a href=\"https://ks.no\" rel=\"nofollow ugc noopener\">https://ks.no</a> \
                 <a href=\"mailto:post@ks.no\">post@ks.no</a> \
                 <a href=\"tel:35581000\">ring</a>"
            )
        );
    }

    #[test]
    fn dangerous_addresses_are_refused_and_the_text_kept() {
        for address in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "java&#10;script:alert(1)",
            "&#1;javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
            "//ond.no/x",
            "/\\\\ond.no",
        ] {
            let body = body(&format!("[tekst]({address})"));
            assert_eq!(body.html, paragraph("tekst"), "{address}");
            assert_eq!(body.findings[0].check, Check::UnsafeLink, "{address}");
        }
        assert_eq!(checks("<javascript:alert(1)>"), [Check::UnsafeLink]);
    }

    #[test]
    fn a_link_without_text_or_address_is_reported() {
        assert_eq!(html("a [](https://ks.no) b"), paragraph("a  b"));
        assert_eq!(checks("[](https://ks.no)"), [Check::BrokenLink]);
        assert_eq!(checks("[ **&nbsp;** ](https://ks.no)"), [Check::BrokenLink]);
        assert_eq!(html("[tekst]()"), paragraph("tekst"));
        assert_eq!(checks("[tekst]()"), [Check::BrokenLink]);
        assert_eq!(checks("[tekst](https:feil)"), [Check::BrokenLink]);
    }

    #[test]
    fn a_link_never_holds_another() {
        for inner in [
            "[b](https://b.no)",
            "<https://b.no>",
            "<b@b.no>",
            "[^1]",
            "![b](https://b.no/b.png)",
        ] {
            for outer in ["[a {} c](https://d.no)", "[a\n{}c [d]](https://d.no)"] {
                let html = html(&format!("{}\n\n[^1]: x", outer.replace("{}", inner)));
                let mut links = html.split("<a ").skip(1);
                assert!(links.all(|link| link.contains("</a>")), "{html}");
            }
        }
    }

    #[test]
    fn attributes_cannot_be_broken_out_of() {
        assert_eq!(
            html("[a](https://ks.no/\"onclick=x 'b \"c\" <d>')"),
            paragraph(
                "<a href=\"https://ks.no/%22onclick=x\" rel=\"nofollow ugc noopener\" \
                 title=\"b &quot;c&quot; &lt;d&gt;\">a</a>"
            )
        );
    }
}
