//! Writes images: only those of the site itself, with a size so that the page does not shift while
//! they load, and with a description.

use std::ops::Range;

use pulldown_cmark::{Event, TagEnd};
use tr::tr;

use super::advice;
use super::destinations::with_rest;
use super::file_info;
use super::findings::quoted;
use super::model::{Destination, LinkTarget};
use super::picture::Picture;
use super::prose::Counts;
use super::state::OpenImage;
use super::url::{self, Address, Local};
use super::writer::Writer;
use crate::diagnostic::Check;
use crate::messages::said;

/// The way an image is shown.
enum Shown {
    Picture(Picture),
    /// A link to it, since it is on another site.
    Link(String),
    /// Its description only.
    Description,
}

impl Writer<'_> {
    pub(super) fn start_image(&mut self, address: &str, title: &str, place: Range<usize>) {
        self.look_for_hidden(title, &place);
        let (place, _) = self.read_spaced(place);
        self.image = Some(OpenImage {
            description: String::new(),
            depth: 0,
            address: address.to_owned(),
            place_of_address: self.place_of_address(address, &place),
            title: title.split_whitespace().collect::<Vec<_>>().join(" "),
            place,
        });
    }

    /// Handles an event between the brackets of an image: only its words count.
    pub(super) fn alt_event(&mut self, event: &Event<'_>) {
        let Some(image) = &mut self.image else {
            return;
        };
        match event {
            Event::Start(_) => image.depth += 1,
            Event::End(TagEnd::Image) if image.depth == 0 => {
                if let Some(image) = self.image.take() {
                    self.end_image(image);
                }
            }
            Event::End(_) => image.depth = image.depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) => image.description.push_str(text),
            Event::SoftBreak | Event::HardBreak => image.description.push(' '),
            _ => {}
        }
    }

    fn end_image(&mut self, mut image: OpenImage) {
        let words: Vec<_> = image.description.split_whitespace().collect();
        image.description = words.join(" ").replace('\u{ad}', "");
        match self.resolve_image(&image) {
            Shown::Picture(picture) => self.write_picture(picture, &image.place),
            Shown::Link(address) if self.link.is_none() => {
                self.write_link_tag(&address, true, "");
                if image.description.is_empty() {
                    self.text(&address);
                } else {
                    self.text(&image.description);
                }
                self.html.push_str("</a>");
            }
            Shown::Link(_) | Shown::Description => self.text(&image.description),
        }
    }

    fn write_picture(&mut self, picture: Picture, place: &Range<usize>) {
        if picture.description.is_empty() {
            self.findings.add(
                Check::MissingAltText,
                place,
                tr!("bildet har ingen beskrivelse"),
                tr!("Skriv mellom klammene hva bildet viser: ![beskrivelse](bilde.png)."),
            );
        } else {
            let visible = self.prose.push(&picture.description, Counts::Nothing);
            self.visible_pieces += usize::from(visible);
        }
        let alone = self.paragraph_content() == Some(self.html.len()) && self.link.is_none();
        picture.write(&mut self.html, true);
        let end = self.html.len();
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| alone) {
            paragraph.picture = Some((picture, end));
        }
    }

    fn resolve_image(&mut self, image: &OpenImage) -> Shown {
        let place = &image.place_of_address;
        let address = url::trimmed(&image.address);
        match Address::of(&address) {
            Address::Local(local) if !local.path.is_empty() => self.local_image(image, &local),
            Address::Outside(outside) => {
                self.findings.add(
                    Check::MissingImage,
                    place,
                    tr!(
                        "bildet {address} ligger på et annet nettsted",
                        address = quoted(&address)
                    ),
                    tr!(
                        "Bilder må ligge på nettstedet selv: last det ned, legg det ved siden av \
                     dokumentet og skriv filnavnet her."
                    ),
                );
                Shown::Link(outside)
            }
            Address::Unsafe | Address::Contact(_) => {
                self.refuse_address(&address, place);
                Shown::Description
            }
            Address::Empty | Address::Anchor(_) | Address::Malformed(_) | Address::Local(_) => {
                self.findings.add(
                    Check::MissingImage,
                    place,
                    tr!("bildet har ingen adresse som fører til ei bildefil"),
                    tr!("Skriv stien til bildet i parentesen: ![beskrivelse](bilde.png)."),
                );
                Shown::Description
            }
        }
    }

    fn local_image(&mut self, image: &OpenImage, local: &Local<'_>) -> Shown {
        let place = &image.place_of_address;
        let suggest = self.findings.has_room(Check::MissingImage);
        let resolved = self.resolver.resolve(&local.path, suggest);
        let (href, dimensions, variants) = match resolved {
            Destination::Draft { file } => {
                let message = tr!("bildet «{file}» hører til et utkast", file);
                self.findings
                    .add(Check::MissingImage, place, message, said(advice::TO_DRAFT));
                return Shown::Description;
            }
            Destination::Kept { file } => {
                let message = tr!(
                    "bildet «{file}» hører til det som bare er for nettverket",
                    file
                );
                self.findings
                    .add(Check::NetworkLink, place, message, said(advice::TO_KEPT));
                return Shown::Description;
            }
            Destination::Missing { suggestion } => {
                let link = suggestion.as_ref().map(|suggestion| &*suggestion.link);
                let help = advice::for_missing_image(&local.path, link);
                let message = tr!("bildet {path} finnes ikke", path = quoted(&local.path));
                let right = suggestion.and_then(|found| self.in_place_of(place, &found));
                self.findings
                    .add_with_fix(Check::MissingImage, place, message, help, right);
                return Shown::Description;
            }
            _ if !file_info::is_image(&local.path) => {
                self.findings.add(
                    Check::MissingImage,
                    place,
                    tr!("{path} er ikke ei bildefil.", path = quoted(&local.path)),
                    advice::for_no_image(&local.path),
                );
                return Shown::Description;
            }
            Destination::Asset {
                href,
                dimensions,
                variants,
                ..
            } => (href, dimensions, variants),
            Destination::Document { href, .. } => (href, None, Vec::new()),
            Destination::Site { href, path } => {
                self.record(LinkTarget::Path(path), None, place);
                (href, None, Vec::new())
            }
        };
        Shown::Picture(Picture {
            src: with_rest(&href, local.query, local.anchor.as_deref()),
            dimensions,
            variants,
            first: std::mem::take(&mut self.no_picture_yet),
            description: image.description.clone(),
            title: image.title.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{OFFSET, body, checks, html};
    use crate::diagnostic::Check;

    const PICTURE: &str = "<img src=\"/filer/kart.png\" alt=\"Kart over Skien\" width=\"640\" \
                           height=\"480\" decoding=\"async\">";

    #[test]
    fn an_image_alone_is_a_figure_with_size_and_caption() {
        assert_eq!(
            html("![Kart over *Skien*](kart.png)"),
            format!("<figure>{PICTURE}</figure>\n")
        );
        assert_eq!(
            html("![Kart over Skien](kart.png \"Foto: A & B\")"),
            format!("<figure>{PICTURE}<figcaption>Foto: A &amp; B</figcaption></figure>\n")
        );
    }

    #[test]
    fn a_browser_may_choose_a_smaller_image() {
        assert_eq!(
            html("![Kart over Skien](foto.jpg)"),
            "<figure><img src=\"/filer/foto.jpg\" srcset=\"/filer/foto-480.webp 480w, \
             /filer/foto-960.webp 960w\" sizes=\"(min-width: 46rem) 44rem, \
             calc(100vw - 2rem)\" alt=\"Kart over Skien\" width=\"960\" height=\"720\" \
             decoding=\"async\"></figure>\n"
        );
    }

    #[test]
    fn all_images_but_the_first_wait_until_they_are_near() {
        let html = html("![En](kart.png)\n\n![To](kart.png) og ![tre](kart.png)");
        let waits: Vec<bool> = html
            .split("<img ")
            .skip(1)
            .map(|image| image.contains(" loading=\"lazy\""))
            .collect();
        assert_eq!(waits, [false, true, true]);
    }

    #[test]
    fn an_image_among_words_stays_among_them() {
        assert_eq!(
            html("Se ![Kart over\nSkien](kart.png)"),
            format!("<p>Se {PICTURE}</p>\n")
        );
        assert_eq!(
            html("[![Kart over Skien](kart.png)](https://ks.no)"),
            format!(
                "<p><a href=\"https://ks.no\" rel=\"nofollow ugc noopener\">{PICTURE}</a></p>\n"
            )
        );
        assert_eq!(
            body("Se ![Kart over Skien](kart.png).").sections[0].text,
            "Se Kart over Skien."
        );
        assert_eq!(body("Se ![Kart over Skien](kart.png).").words, 1);
    }

    #[test]
    fn a_missing_image_is_reported_and_its_description_shown() {
        let text = "![Et bilde av å](borte.png)";
        let body = body(text);
        assert_eq!(body.html, "<p>Et bilde av å</p>\n");
        assert_eq!(body.findings[0].check, Check::MissingImage);
        let range = body.findings[0].range().expect("has a place");
        assert_eq!(&text[range.start - OFFSET..range.end - OFFSET], "borte.png");
    }

    #[test]
    fn an_image_of_another_site_becomes_a_link() {
        assert_eq!(
            html("![Logo](https://ks.no/logo.png)"),
            "<p><a href=\"https://ks.no/logo.png\" rel=\"nofollow ugc noopener\">Logo</a></p>\n"
        );
        assert_eq!(
            checks("![Logo](https://ks.no/logo.png)"),
            [Check::MissingImage]
        );
        assert_eq!(
            html("[![Logo](https://ks.no/logo.png)](https://ks.no)"),
            "<p><a href=\"https://ks.no\" rel=\"nofollow ugc noopener\">Logo</a></p>\n"
        );
    }

    #[test]
    fn refuses_what_is_no_image() {
        assert_eq!(
            checks("![x](data:image/png;base64,AA)"),
            [Check::UnsafeLink]
        );
        assert_eq!(checks("![x](min%20plan.pdf)"), [Check::MissingImage]);
        assert_eq!(
            checks("![x](../losninger/digisos.md)"),
            [Check::MissingImage]
        );
        assert_eq!(checks("![x]()"), [Check::MissingImage]);
        assert_eq!(html("![x](javascript:alert)"), "<p>x</p>\n");
    }

    #[test]
    fn an_image_without_description_is_reported() {
        assert_eq!(checks("![](kart.png)"), [Check::MissingAltText]);
        assert!(html("![](kart.png)").contains("alt=\"\""));
        // The link has no name left.
        assert_eq!(
            checks("[![](kart.png)](https://ks.no)"),
            [Check::BrokenLink, Check::MissingAltText]
        );
    }

    #[test]
    fn a_description_cannot_break_out() {
        assert!(html("![\"><script>&](kart.png)").contains("alt=\"&quot;&gt;&amp;\""));
    }
}
