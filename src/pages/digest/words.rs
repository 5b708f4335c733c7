//! The words of a digest in one language, with the addresses of what they rest on.

use jiff::civil::Date;

use super::block::{Piece, Words};
use crate::edit::describe::date_in_words;
use crate::knowledge::{MunicipalityId, NeedId, SolutionId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text};
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;

/// The largest number of names in one line.
const NAMES: usize = 30;

/// The one who writes a digest.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) reader: Reader<'a>,
}

impl<'a> Writer<'a> {
    /// Returns an interface text of the digest.
    pub(super) fn text(&self, key: &str) -> String {
        self.reader.text(&format!("digest.{key}"))
    }

    /// Returns an interface text of the digest with a number.
    pub(super) fn count(&self, key: &str, n: usize) -> String {
        self.reader.count(&format!("digest.{key}"), n)
    }

    /// Returns an interface text of the digest, filled in.
    pub(super) fn fill(&self, key: &str, n: Option<usize>, arguments: &[(&str, &str)]) -> String {
        let (lang, key) = (self.reader.interface, format!("digest.{key}"));
        self.reader.theme().text_with(lang, &key, n, arguments)
    }

    /// Returns a number as readers write it.
    pub(super) fn number(&self, n: usize) -> String {
        self.count("number", n)
    }

    /// Returns a link to a page of the site itself, at an element of it.
    pub(super) fn at(&self, page: SitePage, id: &str) -> Link<'a> {
        let link = self.reader.site_page_link(page);
        if id.is_empty() { link } else { link.at(id) }
    }

    /// Returns a link as a piece of text.
    pub(super) fn link(&self, link: &Link<'a>) -> Piece {
        Piece {
            text: link.title.clone().into_owned(),
            url: Some(self.reader.absolute(&link.address)),
            lang: link.lang.filter(|lang| *lang != self.reader.interface),
            strong: false,
        }
    }

    /// Returns `text` that rests on what `link` leads to.
    pub(super) fn resting_on(&self, text: impl Into<String>, link: &Link<'a>) -> Piece {
        Piece {
            text: text.into(),
            lang: None,
            ..self.link(link)
        }
    }

    /// Returns a solution by name, strong.
    pub(super) fn solution(&self, id: SolutionId) -> Piece {
        Piece {
            strong: true,
            ..self.link(&self.reader.solution(id))
        }
    }

    /// Returns the place on the page of a municipality where a statement of use stands.
    pub(super) fn statement(&self, id: UsageId) -> Link<'a> {
        let usage = self.reader.knowledge().usage(id);
        let place = format!("s-use-{}", self.reader.solution_slug(usage.solution));
        self.reader.municipality(usage.municipality).at(&place)
    }

    /// Returns the text of a need, as a link to the place where it stands.
    pub(super) fn need(&self, id: NeedId) -> Piece {
        let worded = Text::from(self.reader.knowledge().need_text(id, self.reader.lang));
        let link = Link {
            lang: Some(worded.lang),
            ..Link::new(
                worded.text.trim_end_matches('.'),
                self.reader.need_address(id),
            )
        };
        self.link(&link)
    }

    /// Returns municipalities, each with a link to its page.
    pub(super) fn municipalities(&self, ids: &[MunicipalityId], rest: &Link<'a>) -> Words {
        let names = ids
            .iter()
            .map(|id| self.link(&self.reader.municipality(*id)));
        self.listed(
            names.map(|name| Words::default().with(name)).collect(),
            rest,
        )
    }

    /// Returns `items` with commas between; those that are too many are counted, with a link to
    /// where they are.
    pub(super) fn listed(&self, items: Vec<Words>, rest: &Link<'a>) -> Words {
        let more = match items.len() {
            count if count <= NAMES + 1 => 0,
            count => count - NAMES,
        };
        let shown = items.len() - more;
        let mut words = Words::default();
        for (place, item) in items.into_iter().take(shown).enumerate() {
            if place > 0 {
                words = words.then(", ");
            }
            words = words.and(item);
        }
        if more > 0 {
            let more = self.resting_on(self.count("more", more), rest);
            words = words.then(" ").with(more);
        }
        words
    }

    /// Returns a day in words.
    pub(super) fn day(&self, day: Date) -> String {
        date_in_words(PartialDate::from_day(day))
    }
}
