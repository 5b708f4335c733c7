//! Writes headings with their levels and ids, and ends the section of plain text before each.

use std::ops::Range;

use tr::tr;

use super::findings::quoted;
use super::marks;
use super::model::Heading;
use super::outline::{OpenHeading, id_of};
use super::writer::Writer;
use crate::diagnostic::Check;

impl Writer<'_> {
    pub(super) fn start_heading(&mut self, written: u8, place: Range<usize>) {
        // A footnote is no part of the outline.
        if self.notes.is_writing() {
            self.html.push_str("<p><strong>");
            return;
        }
        self.look_at_underline(&place);
        let source = self.input.text.get(place.clone()).unwrap_or_default();
        let attributes = attributes(source);
        if let Some((braces, _)) = &attributes {
            self.skip = place.start + braces.start..place.start + braces.end;
        }
        let name = attributes.and_then(|(_, name)| Some(name?.to_owned()));
        self.outline.open = Some(OpenHeading {
            name,
            start: self.html.len(),
            written,
            place,
            before: self.prose.take_text(),
            tally: self.prose.tally(),
            citations: self.notes.citations(),
        });
    }

    pub(super) fn end_heading(&mut self) {
        self.prose.end_block();
        let Some(open) = self.outline.open.take() else {
            self.html.push_str("</strong></p>\n");
            return;
        };
        let text = self.prose.take_text();
        let first = !std::mem::replace(&mut self.outline.seen, true);
        if text.is_empty() {
            return self.drop_empty_heading(open);
        }
        if first
            && open.written == 1
            && open.citations == self.notes.citations()
            && repeats(&text, self.input.title)
        {
            self.html.truncate(open.start);
            self.prose.restore(open.tally);
            self.prose.resume(open.before);
            return;
        }
        self.publish_heading(open, text);
    }

    fn publish_heading(&mut self, open: OpenHeading, text: String) {
        let (level, skipped) = self.outline.level(open.written);
        if skipped {
            self.findings.add(
                Check::HeadingLevel,
                &open.place,
                tr!(
                    "overskriften {text} hopper over et nivå",
                    text = quoted(&text)
                ),
                tr!("Bruk ett nivå om gangen: ## for hovedavsnitt, ### for det som hører under."),
            );
        }
        let id = self.outline.id(open.name.as_deref().unwrap_or(&text));
        if let Some(name) = &open.name
            && id != id_of(name)
        {
            self.findings.add(
                Check::StrayMarkup,
                &open.place,
                tr!(
                    "navnet «{{#{name}}}» er brukt på en annen overskrift i teksten",
                    name
                ),
                tr!("Gi hver overskrift sitt eget navn."),
            );
        }
        self.html
            .insert_str(open.start, &format!("<h{level} id=\"{id}\">"));
        self.html.push_str("</h");
        self.html.push(char::from(b'0' + level));
        self.html.push_str(">\n");
        self.outline.end_section(&open.before);
        self.outline.headings.push(Heading { level, id, text });
        self.outline.places.push(open.place);
    }

    /// Removes a heading without text, which names nothing. Its other content, such as an image
    /// without description, becomes a paragraph.
    fn drop_empty_heading(&mut self, open: OpenHeading) {
        self.prose.resume(open.before);
        self.findings.add(
            Check::HeadingLevel,
            &open.place,
            tr!("overskriften er tom"),
            tr!("Skriv en overskrift, eller ta bort linja."),
        );
        if self.html.len() > open.start {
            self.html.insert_str(open.start, "<p>");
            self.html.push_str("</p>\n");
        }
    }
}

/// Returns the name that a heading is given in braces after it, `## Text {#name}`, and the range of
/// the braces in `written`. Classes are ignored.
fn attributes(written: &str) -> Option<(Range<usize>, Option<&str>)> {
    // The line of dashes under a heading is no part of its text.
    let text = match written.trim_start().starts_with('#') {
        true => written.trim_end().trim_end_matches('#').trim_end(),
        false => written.trim_end().rsplit_once('\n')?.0.trim_end(),
    };
    let inside = text.strip_suffix('}')?;
    let open = inside.rfind('{')?;
    let inside = &inside[open + 1..];
    if !marks::is_attributes(inside) || text[..open].ends_with('\\') {
        return None;
    }
    let mut parts = inside.trim_start_matches(':').split_whitespace();
    let name = parts.find_map(|part| part.strip_prefix('#'));
    let start = text[..open].trim_end().len();
    Some((start..text.len(), name))
}

/// Returns whether a heading only repeats the title of the page.
fn repeats(heading: &str, title: &str) -> bool {
    let mut heading = heading.split_whitespace().map(str::to_lowercase);
    let title = title.replace('\u{ad}', "");
    let mut title = title.split_whitespace().map(str::to_lowercase);
    heading.by_ref().eq(title.by_ref())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, checks, html};
    use super::super::{Heading, Section};
    use crate::diagnostic::Check;

    fn outline(text: &str) -> Vec<(u8, String)> {
        let headings = body(text).headings.into_iter();
        headings
            .map(|Heading { level, id, .. }| (level, id))
            .collect()
    }

    #[test]
    fn headings_have_readable_ids() {
        assert_eq!(
            html("## Hva *vi* gjorde?\n"),
            "<h2 id=\"hva-vi-gjorde\">Hva <em>vi</em> gjorde?</h2>\n"
        );
        let ids = outline("## A\n## A\n## A-2\n## A\n## ¿?\n## S-bane\n## 2023").into_iter();
        assert_eq!(
            ids.map(|(_, id)| id).collect::<Vec<_>>(),
            [
                "a",
                "a-2",
                "a-2-2",
                "a-3",
                "avsnitt",
                "avsnitt-s-bane",
                "2023"
            ]
        );
    }

    #[test]
    fn a_heading_can_be_given_its_name() {
        for (text, level, id, shown) in [
            ("## Slik gjør du {#oppsett}", 2, "oppsett", "Slik gjør du"),
            (
                "## Slik gjør du {#Mitt_Oppsett} ##",
                2,
                "mitt-oppsett",
                "Slik gjør du",
            ),
            ("## Slik {: #oppsett .merk }", 2, "oppsett", "Slik"),
            ("## Slik { #oppsett }", 2, "oppsett", "Slik"),
            (
                "## Slik *du* {.merk #oppsett}",
                2,
                "oppsett",
                "Slik <em>du</em>",
            ),
            ("Slik {#oppsett}\n---", 2, "oppsett", "Slik"),
            ("## Slik {: .no_toc }", 2, "slik", "Slik"),
            ("## Slik {-} {navn}", 2, "slik-navn", "Slik {-} {navn}"),
            (
                "## Slik `{#oppsett}`",
                2,
                "slik-oppsett",
                "Slik <code>{#oppsett}</code>",
            ),
            ("## Slik \\{#oppsett}", 2, "slik-oppsett", "Slik {#oppsett}"),
        ] {
            let expected = format!("<h{level} id=\"{id}\">{shown}</h{level}>\n");
            assert_eq!(html(text), expected, "{text}");
        }
        assert_eq!(checks("## Slik gjør du {#oppsett}\n\n[a](#oppsett)"), []);
        assert_eq!(checks("## A {#x}\n\n## B {#x}"), [Check::StrayMarkup]);
        let sections = body("## Slik {#oppsett}\n\nord").sections;
        assert_eq!(sections[1].text, "ord");
    }

    #[test]
    fn a_long_heading_has_an_id_cut_between_words() {
        let id = &outline(&format!("## {}", "tjeneste ".repeat(50)))[0].1;
        assert!(id.len() <= 80 && id.ends_with("tjeneste"), "{id}");
        assert_eq!(outline(&format!("## {}", "x".repeat(500)))[0].1.len(), 80);
    }

    #[test]
    fn the_first_heading_is_left_out_where_it_repeats_the_title() {
        let repeated = body("# Tittel på siden\n\nTekst\n\n## Under\n");
        assert_eq!(repeated.html, "<p>Tekst</p>\n<h2 id=\"under\">Under</h2>\n");
        assert_eq!(repeated.words, 2);
        assert_eq!(repeated.findings, []);
        assert_eq!(outline("# Noe annet"), [(2, "noe-annet".into())]);
        assert_eq!(
            outline("## Tittel på siden"),
            [(2, "tittel-pa-siden".into())]
        );
        assert_eq!(outline("## A\n# Tittel på siden").len(), 2);
    }

    #[test]
    fn a_skipped_level_is_reported_and_mended() {
        assert_eq!(
            outline("## A\n#### B\n#### C\n### D\n##### E\n## F"),
            [(2, "a"), (3, "b"), (3, "c"), (3, "d"), (4, "e"), (2, "f")]
                .map(|(level, id)| (level, id.to_owned()))
        );
        assert_eq!(checks("## A\n#### B\n### C\n"), [Check::HeadingLevel]);
        assert_eq!(checks("### Først\n"), [Check::HeadingLevel]);
        assert_eq!(checks("# En\n## To\n### Tre\n# Fire\n"), []);
    }

    #[test]
    fn a_first_level_heading_comes_under_the_title_of_the_page() {
        assert_eq!(
            outline("# En\n## To\n###### Seks"),
            [(2, "en"), (3, "to"), (4, "seks")].map(|(level, id)| (level, id.to_owned()))
        );
    }

    #[test]
    fn an_empty_heading_is_left_out_and_reported() {
        assert_eq!(html("##\n\ntekst"), "<p>tekst</p>\n");
        assert_eq!(checks("##\n"), [Check::HeadingLevel]);
        assert_eq!(body("en\n\n##\n\nto").sections[0].text, "en to");
    }

    #[test]
    fn sections_are_the_text_between_headings() {
        let body = body("Før.\n\n## En\n\nTekst `kode`.\n\n- punkt\n\n```\nblokk\n```\n## To\n");
        let section = |heading, text: &str| Section {
            heading,
            text: text.into(),
        };
        assert_eq!(
            body.sections,
            [
                section(None, "Før."),
                section(Some(0), "Tekst kode. punkt blokk"),
                section(Some(1), ""),
            ]
        );
    }

    #[test]
    fn headings_in_quotes_and_lists_are_headings() {
        assert_eq!(outline("> ## A\n\n- ## B\n").len(), 2);
    }
}
