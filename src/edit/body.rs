//! The text under the fields, and the part of it under a heading.

use std::ops::Range;

use serde_yaml::Value;

use super::document::Document;
use super::lines;
use super::splice::Splice;
use crate::markdown::{self, Destination, Input, Resolver};
use crate::text::Lang;

/// The text of a file, and the title above it.
pub(super) struct Text<'a> {
    /// The whole file.
    pub(super) file: &'a str,
    /// The place of the text in it.
    pub(super) body: Range<usize>,
    /// The title: a first heading that repeats it is no part of the outline.
    pub(super) title: &'a str,
}

impl Text<'_> {
    /// Returns the place of the text, or of the part under the heading `id`, without blank lines
    /// around it; `None` where there is no such heading.
    fn place(&self, id: Option<&str>) -> Option<Range<usize>> {
        let part = match id {
            None => self.body.clone(),
            Some(id) => self.part(id)?,
        };
        let written = &self.file[part.clone()];
        let start = part.start + (written.len() - written.trim_start().len());
        // A first line that is indented is code.
        let start = lines::start(self.file, start).max(part.start);
        let length = self.file[start..part.end].trim_end().len();
        Some(match length {
            0 => part.start..part.start,
            _ => start..start + length,
        })
    }

    fn read(&self) -> markdown::Body {
        let input = Input {
            // What the text gets wrong is not reported here.
            file: &"".into(),
            text: &self.file[self.body.clone()],
            offset: self.body.start,
            lang: Lang::default(),
            title: self.title,
        };
        markdown::render(&input, &Nowhere)
    }

    /// Returns the id and the words of each heading.
    fn headings(&self) -> Vec<(String, String)> {
        let headings = self.read().headings.into_iter();
        headings.map(|heading| (heading.id, heading.text)).collect()
    }

    /// Returns the place of the part under the heading `id`: up to the next heading that is not
    /// below it.
    fn part(&self, id: &str) -> Option<Range<usize>> {
        let read = self.read();
        let at = read.headings.iter().position(|heading| heading.id == id)?;
        let level = read.headings[at].level;
        let place = read.heading_places.get(at)?;
        let heading_end = place.start + self.file[place.clone()].trim_end().len();
        let start = lines::next(self.file, heading_end);
        let next = (at + 1..read.headings.len()).find(|next| read.headings[*next].level <= level);
        let next = next.and_then(|next| read.heading_places.get(next));
        let end = next.map_or(self.body.end, |next| lines::start(self.file, next.start));
        Some(start.min(end)..end)
    }

    /// Returns the text, or the part under the heading `id`, without blank lines around it and with
    /// plain line ends; `None` where there is no such heading.
    pub(super) fn get(&self, id: Option<&str>) -> Option<String> {
        Some(normal(&self.file[self.place(id)?]))
    }

    /// Returns the piece that puts `words` there.
    pub(super) fn set(&self, id: Option<&str>, words: &str) -> Option<Splice> {
        let range = self.place(id)?;
        let words = normal(words);
        if !range.is_empty() {
            return Some(Splice { range, text: words });
        }
        // There is nothing: a blank line before, and one after where something follows.
        let before = &self.file[..range.start];
        let break_before = if before.ends_with('\n') { "\n" } else { "\n\n" };
        let break_after = match self.file[range.start..].trim().is_empty() {
            true => "\n",
            false if self.file[range.start..].starts_with(['\n', '\r']) => "\n",
            false => "\n\n",
        };
        Some(Splice {
            range,
            text: format!("{break_before}{words}{break_after}"),
        })
    }
}

/// A part of a text under a heading.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct TextPart {
    /// The id of the heading, by which changes name the part.
    pub id: String,
    /// The words of the heading.
    pub title: String,
    /// The text under it, up to the next heading that is not below it.
    pub text: String,
}

/// Returns the text of a whole file under its fields, and its parts under headings, as changes have
/// them; `None` where the file cannot be read.
pub fn text_parts(file: &str) -> Option<(String, Vec<TextPart>)> {
    let document = Document::read(file).ok()?;
    let title = document.root.get("tittel").and_then(Value::as_str);
    let text = Text {
        file,
        body: document.body.clone(),
        title: title.unwrap_or_default(),
    };
    let headings = text.headings().into_iter();
    let parts = headings.filter_map(|(id, title)| {
        Some(TextPart {
            text: text.get(Some(&id))?,
            id,
            title,
        })
    });
    Some((text.get(None)?, parts.collect()))
}

/// Returns `text` with plain line ends and without blank lines around it.
pub(super) fn normal(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim_end();
    let first = text.len() - text.trim_start().len();
    text[lines::start(text, first)..].to_owned()
}

/// Knows no link: only the outline is asked for.
pub(super) struct Nowhere;

impl Resolver for Nowhere {
    fn resolve(&self, _target: &str, _suggest: bool) -> Destination {
        Destination::Missing { suggestion: None }
    }
}
