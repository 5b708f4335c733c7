//! Finds the text that a diagnostic points into, and counts its lines once for all diagnostics of
//! the file.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::place::{Lines, Place};
use crate::diagnostic::{Diagnostic, SourceText};
use crate::text::characters::visible;

/// The length of the text shown before and after the mark, in bytes.
const AROUND: usize = 160;
/// The length of the marked text that is shown, in bytes.
const MARKED: usize = 400;

/// The files that diagnostics point into. Diagnostics come sorted by file, so only the last file is
/// cached.
pub(in crate::diagnostic) struct Sources<'a> {
    files: &'a dyn SourceText,
    last: Option<(Arc<str>, Source<'a>)>,
}

impl<'a> Sources<'a> {
    pub(in crate::diagnostic) fn new(files: &'a dyn SourceText) -> Self {
        Self { files, last: None }
    }

    /// Returns the source of the file that `diagnostic` is about.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic) -> &Source<'a> {
        let file = &diagnostic.file;
        let last = self.last.take().filter(|(last, _)| last == file);
        let (_, source) = self
            .last
            .insert(last.unwrap_or_else(|| (file.clone(), Source::read(file, self.files))));
        source
    }
}

/// The text of a file.
pub(super) struct Source<'a> {
    text: Cow<'a, str>,
    lines: Lines,
}

impl<'a> Source<'a> {
    /// Reads the text of `file`, with what is not UTF-8 replaced; empty where it was never read.
    fn read(file: &str, files: &'a dyn SourceText) -> Self {
        let text = files.text(file).unwrap_or_default();
        Self {
            lines: Lines::of(&text),
            text,
        }
    }

    /// Returns the place of `diagnostic`.
    pub(super) fn place(&self, diagnostic: &Diagnostic) -> Place {
        let range = diagnostic.range();
        range.map_or(Place::TOP, |range| self.lines.place(&self.text, range))
    }

    /// Returns the line that `range` begins in, cut down to the text near it. The mark ends with
    /// that line: a mark over many lines shows nothing better.
    pub(super) fn excerpt(&self, range: &Range<usize>) -> Option<Excerpt> {
        let text = &*self.text;
        let start = text.floor_char_boundary(range.start);
        let (number, line) = self.lines.line(text, start);
        let line_end = line.start + text.get(line.clone())?.trim_end_matches('\r').len();
        let start = start.min(line_end);
        let end = text.floor_char_boundary(range.end.clamp(start, line_end));
        let marked = text.floor_char_boundary(end.min(start + MARKED)).max(start);
        let from = text.floor_char_boundary(start.saturating_sub(AROUND).max(line.start));
        let to = text.ceil_char_boundary((marked + AROUND).min(line_end));
        if line.start == line_end {
            return None;
        }
        let mut shown = String::with_capacity(to - from + 8);
        shown.push_str(if from > line.start { "… " } else { "" });
        let before = shown.len();
        shown.push_str(&text[from..to]);
        shown.push_str(if to < line_end { " …" } else { "" });
        Some(Excerpt {
            text: shown,
            line: number,
            range: before + start - from..before + marked - from,
        })
    }
}

/// A line, or the part of it that is shown.
pub(super) struct Excerpt {
    pub(super) text: String,
    /// The number of the line, from 1.
    pub(super) line: usize,
    /// The part that is marked, in bytes of `text`.
    pub(super) range: Range<usize>,
}

impl Excerpt {
    /// Returns the text before the mark, the marked part, and the rest, with hidden characters
    /// shown.
    pub(super) fn pieces(&self) -> [String; 3] {
        let Range { start, end } = self.range;
        let pieces = [
            &self.text[..start],
            &self.text[start..end],
            &self.text[end..],
        ];
        pieces.map(|piece| visible(piece).into_owned())
    }
}

/// Returns the advice of `diagnostic`, with the command that mends it, and the number of further
/// findings of the same check in its file.
pub(super) fn help(diagnostic: &Diagnostic) -> Option<Cow<'_, str>> {
    let mut help = diagnostic.help.as_deref().map(Cow::Borrowed);
    if diagnostic.fix.is_some() {
        let before = help.map_or_else(String::new, |help| format!("{help} "));
        help = Some(Cow::Owned(before + &tr!("Kan rettes med `digitv fix`.")));
    }
    let more = match diagnostic.more {
        0 => return help,
        more => tr!(
            "… og {more} til av samme slag i denne fila, som ikke er vist.",
            more
        ),
    };
    Some(Cow::Owned(match help {
        Some(help) => format!("{help}\n{more}"),
        None => more,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Check;
    use crate::source::Snapshot;

    #[test]
    fn of_a_long_line_only_what_is_near_is_shown() {
        let line = format!("{}MERKET{}", "å".repeat(500_000), "b".repeat(500_000));
        let files = Snapshot::from_files([("a.md", format!("x\n{line}\ny\n"))]);
        let start = 2 + 1_000_000;
        let range = start..start + 6;
        let found = Diagnostic::new(
            Check::BrokenLink,
            "a.md".into(),
            Some(range.clone()),
            "feil",
        );
        let mut sources = Sources::new(&files);
        let source = sources.of(&found);
        let excerpt = source.excerpt(&range).expect("is there");
        assert_eq!(excerpt.line, 2);
        assert_eq!(&excerpt.text[excerpt.range.clone()], "MERKET");
        assert!(excerpt.text.len() < 400, "{}", excerpt.text.len());
        assert!(excerpt.text.starts_with("… å") && excerpt.text.ends_with("b …"));
        assert_eq!(source.place(&found).column, 500_001);
    }
}
