//! Converts byte offsets into lines and columns.

use std::ops::Range;

/// A place in a file, from 1; columns count characters, so æ, ø and å are one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// The column after the last character.
    pub end_column: usize,
}

impl Place {
    /// The top of a file, for what is about the whole.
    pub const TOP: Self = Self {
        line: 1,
        column: 1,
        end_line: 1,
        end_column: 1,
    };
}

/// The length of the pieces, in bytes, for which the characters are counted once.
const PIECE: usize = 4096;

/// The starts of the lines of a text, and the number of characters before each of its pieces, so
/// that the time to find a place does not grow with the text.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
    before_piece: Vec<usize>,
}

impl Lines {
    /// Finds the lines of `text`.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1));
        let mut before_piece = Vec::with_capacity(bytes.len() / PIECE + 1);
        let mut characters = 0;
        for piece in bytes.chunks(PIECE) {
            before_piece.push(characters);
            characters += starts_of_characters(piece);
        }
        before_piece.push(characters);
        Self {
            starts: starts.collect(),
            before_piece,
        }
    }

    /// Returns the place of `range` in `text`, which must be the text these lines were found in. A
    /// range outside the text ends where the text ends.
    pub fn place(&self, text: &str, range: &Range<usize>) -> Place {
        let (line, column) = self.position(text, range.start);
        let (end_line, end_column) = self.position(text, range.end.max(range.start));
        Place {
            line,
            column,
            end_line,
            end_column,
        }
    }

    /// Returns the number of the line that `byte` is in, from 1, and the bytes of the line without
    /// its line break.
    pub fn line(&self, text: &str, byte: usize) -> (usize, Range<usize>) {
        let number = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(number - 1).copied().unwrap_or(0);
        let end = match self.starts.get(number) {
            Some(next) => next - 1,
            None => text.len(),
        };
        (number, start.min(end)..end)
    }

    fn position(&self, text: &str, byte: usize) -> (usize, usize) {
        let byte = text.floor_char_boundary(byte);
        let (line, range) = self.line(text, byte);
        let mut column = self.characters_before(text, byte) + 1;
        column -= self.characters_before(text, range.start);
        // A byte order mark takes no column in any editor.
        let marks = text.get(range.start..byte).is_some_and(starts_with_mark);
        (line, column - usize::from(marks))
    }

    fn characters_before(&self, text: &str, byte: usize) -> usize {
        let piece = byte / PIECE;
        let before = self.before_piece.get(piece).copied().unwrap_or(0);
        let rest = text.as_bytes().get(piece * PIECE..byte);
        before + rest.map_or(0, starts_of_characters)
    }
}

fn starts_with_mark(text: &str) -> bool {
    text.starts_with('\u{feff}')
}

fn starts_of_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, range: Range<usize>) -> Place {
        Lines::of(text).place(text, &range)
    }

    #[test]
    fn columns_count_characters() {
        let text = "tittel: Å\nstatus: «på»\n";
        let start = text.find("på").expect("is there");
        assert_eq!(
            place(text, start..start + "på".len()),
            Place {
                line: 2,
                column: 10,
                end_line: 2,
                end_column: 12
            }
        );
        assert_eq!(place("", 5..9), Place::TOP);
        assert_eq!(place("\u{feff}å b", 6..7).column, 3);
    }

    #[test]
    fn a_place_is_the_same_however_long_the_text_is() {
        let text = "æ 😀\n".repeat(3_000);
        let lines = Lines::of(&text);
        for (at, _) in text.char_indices().step_by(97).chain([(text.len(), ' ')]) {
            let before = &text[..at];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            let found = lines.place(&text, &(at..at));
            assert_eq!((found.line, found.column), (line, column), "byte {at}");
        }
    }

    #[test]
    fn one_line_may_be_very_long() {
        let text = "å".repeat(10_000);
        assert_eq!(place(&text, 16_384..16_386).column, 8193);
    }
}
