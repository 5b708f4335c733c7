//! From bytes to what people count: lines, and columns in characters.

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

    /// The place of `range` in `text`. Ranges outside the text end where it ends.
    pub fn of(text: &str, range: &Range<usize>) -> Self {
        let (line, column) = position(text, range.start);
        let (end_line, end_column) = position(text, range.end.max(range.start));
        Self {
            line,
            column,
            end_line,
            end_column,
        }
    }
}

fn position(text: &str, byte: usize) -> (usize, usize) {
    let byte = text.floor_char_boundary(byte);
    let before = &text[..byte];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    // A byte order mark takes no column in any editor.
    let column = before[line_start..]
        .chars()
        .filter(|letter| *letter != '\u{feff}')
        .count()
        + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "tittel: Å\nstatus: «på»\n";
        let start = text.find("på").expect("is there");
        let place = Place::of(text, &(start..start + "på".len()));
        assert_eq!(
            place,
            Place {
                line: 2,
                column: 10,
                end_line: 2,
                end_column: 12
            }
        );
        assert_eq!(Place::of("", &(5..9)), Place::TOP);
    }
}
