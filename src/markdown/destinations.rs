//! Finds the destinations of links: asks the resolver, reports refused addresses, and records links
//! within the site, which are checked when all pages are known.

use std::ops::Range;

use tr::tr;

use super::addresses::place_of;
use super::advice;
use super::file_info;
use super::findings::quoted;
use super::model::{Destination, Link, LinkTarget, Suggestion};
use super::url::{self, Address, Local};
use super::writer::Writer;
use crate::diagnostic::Check;
use crate::messages::said;
use crate::text::percent::encode_address;

/// An address to write into an `<a>`.
pub(super) struct Href {
    pub(super) address: String,
    /// `true` where it leads to another site.
    pub(super) outside: bool,
    /// Kind and size of a document.
    pub(super) info: Option<String>,
}

impl Href {
    fn on_site(address: String) -> Self {
        Self {
            address,
            outside: false,
            info: None,
        }
    }
}

impl Writer<'_> {
    /// Returns the range of an address: in the link itself, or in the definition that the link
    /// refers to. The parser returns slices of the text wherever nothing in them had to be
    /// unescaped, so the slice itself gives the range. `whole` where it is no slice.
    pub(super) fn place_of_address(&self, address: &str, whole: &Range<usize>) -> Range<usize> {
        let text = self.input.text;
        if let Some(place) = place_of(address, text) {
            return place;
        }
        let Some(link) = text.get(whole.clone()) else {
            return whole.clone();
        };
        let Some(at) = link.rfind("](").filter(|_| link.ends_with(')')) else {
            return whole.clone();
        };
        let inside = &link[at + 2..link.len() - 1];
        let trimmed = inside.trim_start();
        let start = whole.start + at + 2 + (inside.len() - trimmed.len());
        let length = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
        if length == 0 {
            return whole.clone();
        }
        start..start + length
    }

    /// Returns the address to link to; `None` and a finding where there is nothing to link to.
    pub(super) fn href(&mut self, written: &str, place: &Range<usize>) -> Option<Href> {
        let address = url::trimmed(written);
        match Address::of(&address) {
            Address::Local(local) => self.local_href(&address, &local, place),
            Address::Anchor(anchor) => {
                let anchor = url::anchor_id(anchor);
                let href = with_rest("", None, Some(&anchor));
                self.record(LinkTarget::Here, Some(anchor), place);
                Some(Href::on_site(href))
            }
            Address::Outside(outside) => match self.own_href(&address, place) {
                Some(own) => own,
                None => Some(Href {
                    address: outside,
                    outside: true,
                    info: None,
                }),
            },
            Address::Contact(address) => Some(Href::on_site(address)),
            Address::Empty => {
                self.findings.add(
                    Check::BrokenLink,
                    place,
                    tr!("lenka har ingen adresse"),
                    tr!("Skriv adressa i parentesen: [tekst](adresse)."),
                );
                None
            }
            Address::Malformed(fault) => {
                self.findings.add(
                    Check::BrokenLink,
                    place,
                    tr!(
                        "adressa {address} er ikke gyldig",
                        address = quoted(&address)
                    ),
                    fault.help(),
                );
                None
            }
            Address::Unsafe => {
                self.refuse_address(&address, place);
                None
            }
        }
    }

    /// Reads a web address that leads to the site itself as the link within the site that it could
    /// have been; `None` for all others.
    pub(super) fn own_href(&mut self, address: &str, place: &Range<usize>) -> Option<Option<Href>> {
        let path = self.resolver.own_path(address)?;
        match Address::of(path) {
            Address::Local(local) => Some(self.local_href(address, &local, place)),
            _ => None,
        }
    }

    pub(super) fn refuse_address(&mut self, address: &str, place: &Range<usize>) {
        // A slip in `https:` is no danger.
        let check = match advice::is_slip(address) {
            true => Check::BrokenLink,
            false => Check::UnsafeLink,
        };
        let help = advice::for_refused(address);
        self.findings.add(
            check,
            place,
            tr!(
                "adressa {address} er ikke tillatt",
                address = quoted(address)
            ),
            help,
        );
    }

    fn local_href(
        &mut self,
        address: &str,
        local: &Local<'_>,
        place: &Range<usize>,
    ) -> Option<Href> {
        let Local {
            path,
            query,
            anchor,
        } = local;
        if path.is_empty() {
            let anchor = anchor.clone().map(url::anchor_id);
            let href = with_rest("", *query, anchor.as_deref());
            self.record(LinkTarget::Here, anchor, place);
            return Some(Href::on_site(href));
        }
        let suggest = self.findings.has_room(Check::BrokenLink);
        match self.resolver.resolve(path, suggest) {
            Destination::Document { href, file } => {
                let anchor = anchor.clone().map(url::anchor_id);
                let href = with_rest(&href, *query, anchor.as_deref());
                self.record(LinkTarget::Document(file), anchor, place);
                Some(Href::on_site(href))
            }
            Destination::Site { href, path } => {
                let href = with_rest(&href, *query, anchor.as_deref());
                self.record(LinkTarget::Path(path), anchor.clone(), place);
                Some(Href::on_site(href))
            }
            Destination::Asset { href, size, .. } => Some(Href {
                address: with_rest(&href, *query, anchor.as_deref()),
                outside: false,
                info: file_info::describe(path, size, self.words),
            }),
            Destination::Draft { file } => {
                let message = tr!("lenka går til «{file}», som er et utkast", file);
                self.findings
                    .add(Check::BrokenLink, place, message, said(advice::TO_DRAFT));
                None
            }
            Destination::Kept { file } => {
                let message = tr!("lenka går til «{file}», som bare er for nettverket", file);
                self.findings
                    .add(Check::NetworkLink, place, message, said(advice::TO_KEPT));
                None
            }
            Destination::Missing { suggestion } => {
                let link = suggestion.as_ref().map(|suggestion| &*suggestion.link);
                let help = advice::for_missing(address, link);
                let path = quoted(path);
                let message = tr!("lenka fører ikke noe sted: {path} finnes ikke", path);
                let right = suggestion.and_then(|found| self.in_place_of(place, &found));
                self.findings
                    .add_with_fix(Check::BrokenLink, place, message, help, right);
                None
            }
        }
    }

    /// Returns what is to stand at `place`, an address that leads nowhere: the link that is
    /// certainly meant, with the rest of the address. `None` where the range is not plainly that of
    /// an address.
    pub(super) fn in_place_of(&self, place: &Range<usize>, found: &Suggestion) -> Option<String> {
        let written = self.input.text.get(place.clone())?;
        let is_plain = |text: &str| {
            !text.contains(|letter: char| letter.is_whitespace() || "()<>[]{}\"'`".contains(letter))
        };
        let rest = written.find(['?', '#']).map_or("", |at| &written[at..]);
        let is_plain = found.is_certain && is_plain(written) && is_plain(&found.link);
        is_plain.then(|| format!("{}{rest}", found.link))
    }

    /// Records a link within the site, to be checked when all pages are known.
    pub(super) fn record(&mut self, to: LinkTarget, anchor: Option<String>, place: &Range<usize>) {
        self.links.push(Link {
            to,
            anchor,
            range: self.findings.in_file(place),
        });
    }
}

/// Returns an address with its query and its anchor appended, encoded.
pub(super) fn with_rest(address: &str, query: Option<&str>, anchor: Option<&str>) -> String {
    let mut href = String::with_capacity(address.len() + 16);
    encode_address(&mut href, address);
    if let Some(query) = query {
        href.push('?');
        encode_address(&mut href, query);
    }
    if let Some(anchor) = anchor {
        href.push('#');
        encode_address(&mut href, &anchor.replace('#', "%23"));
    }
    href
}
