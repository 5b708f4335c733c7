//! Writes tables: in a frame that scrolls, so that a wide table does not widen the page.

use std::fmt::Write;
use std::ops::Range;

use pulldown_cmark::Alignment;
use tr::tr;

use super::escape;
use super::findings::quoted;
use super::writer::Writer;
use crate::diagnostic::Check;

impl Writer<'_> {
    pub(super) fn start_table(&mut self, alignments: Vec<Alignment>) {
        self.table.alignments = Some(alignments);
        self.table.has_body = false;
        self.open_frame();
        self.html.push_str("<table>\n");
    }

    /// Opens the frame that a table scrolls in.
    pub(super) fn open_frame(&mut self) {
        self.table.count += 1;
        // Writing to a string cannot fail.
        let _ = write!(
            self.html,
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{} {}",
            self.words.table, self.table.count
        );
        if let Some(heading) = self.outline.current() {
            self.html.push_str(": ");
            escape::attribute(&mut self.html, heading);
        }
        self.html.push_str("\">\n");
    }

    pub(super) fn end_table(&mut self) {
        self.table.alignments = None;
        if self.table.has_body {
            self.html.push_str("</tbody>\n");
        }
        self.html.push_str("</table>\n</div>\n");
    }

    pub(super) fn start_table_head(&mut self) {
        self.table.in_head = true;
        self.table.column = 0;
        self.html.push_str("<thead>\n<tr>");
    }

    pub(super) fn end_table_head(&mut self) {
        self.table.in_head = false;
        self.html.push_str("</tr>\n</thead>\n");
    }

    pub(super) fn start_table_row(&mut self, place: &Range<usize>) {
        self.table.column = 0;
        self.look_for_lost_cells(place);
        if !std::mem::replace(&mut self.table.has_body, true) {
            self.html.push_str("<tbody>\n");
        }
        self.html.push_str("<tr>");
    }

    /// Reports cells beyond the last column, which the parser leaves out.
    fn look_for_lost_cells(&mut self, place: &Range<usize>) {
        let columns = self.table.alignments.as_ref().map_or(0, Vec::len);
        let Some(row) = self.input.text.get(place.clone()) else {
            return;
        };
        let Some(end) = end_of_columns(row, columns) else {
            return;
        };
        let lost = row[end..].trim_end().trim_end_matches('|').trim();
        if lost.is_empty() {
            return;
        }
        let message = tr!(
            "tabellen har {columns} kolonner, så {lost} vises ikke",
            columns,
            lost = quoted(lost)
        );
        self.findings.add(
            Check::LostText,
            &(place.start + end..place.start + row.trim_end().len()),
            message,
            tr!("Gi overskriftslinja og linja med streker like mange felt som raden. En loddrett strek i \
             teksten skrives \\|."),
        );
    }

    pub(super) fn start_table_cell(&mut self) {
        let start = self.html.len();
        self.html.push_str(if self.table.in_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        let alignments = self.table.alignments.as_deref().unwrap_or_default();
        self.html.push_str(match alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"align-left\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            Some(Alignment::Right) => " class=\"align-right\">",
            Some(Alignment::None) | None => ">",
        });
        self.table.column += 1;
        self.table.cell = (start, self.html.len());
    }

    /// Ends a cell. A heading cell without text becomes an ordinary one.
    pub(super) fn end_table_cell(&mut self) {
        self.prose.end_block();
        let (start, content) = self.table.cell;
        if !self.table.in_head {
            self.html.push_str("</td>");
        } else if self.html.len() == content {
            self.html.truncate(start);
            self.html.push_str("<td></td>");
        } else {
            self.html.push_str("</th>");
        }
    }
}

/// Returns the byte of `row` where the cells of the first `columns` columns end; `None` where it
/// has no more.
fn end_of_columns(row: &str, columns: usize) -> Option<usize> {
    let begins = row.len() - row.trim_start_matches([' ', '\t', '>']).len();
    let begins = begins + usize::from(row[begins..].starts_with('|'));
    let mut is_escaped = false;
    let mut cells = 0;
    for (at, byte) in row.bytes().enumerate().skip(begins) {
        if byte == b'|' && !is_escaped {
            cells += 1;
            if cells == columns {
                return Some(at + 1);
            }
        }
        is_escaped = byte == b'\\' && !is_escaped;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, checks, html, html_in, marked};
    use crate::diagnostic::Check;
    use crate::text::Lang;

    #[test]
    fn cells_without_a_column_are_reported() {
        let table = |row: &str| format!("| a | b |\n|---|---|\n{row}\n");
        for (row, lost) in [
            ("| 1 | 2 | viktig |", " viktig |"),
            ("1 | 2 | viktig", " viktig"),
            ("| 1 | `a|b` | c |", "b` | c |"),
            ("| 1 | 2 | | viktig |", " | viktig |"),
        ] {
            assert_eq!(checks(&table(row)), [Check::LostText], "{row}");
            assert_eq!(marked(&table(row)), lost);
        }
        for row in [
            "| 1 | 2 |",
            "1 | 2",
            "| 1 | a \\| b |",
            "| 1 |",
            "| 1 | 2 | |",
            "| 1 | 2 ||",
        ] {
            assert_eq!(checks(&table(row)), [], "{row}");
        }
    }

    #[test]
    fn tables_have_scoped_headings_and_a_named_frame() {
        assert_eq!(
            html("## Kostnad & nytte\n\n| | År | Sum |\n|---|:-:|--:|\n| a | `|` \\| | 3 |\n| b |\n"),
            "<h2 id=\"kostnad-nytte\">Kostnad &amp; nytte</h2>\n\
             <div class=\"table-scroll\" tabindex=\"0\" role=\"region\" \
             aria-label=\"Tabell 1: Kostnad &amp; nytte\">\n<table>\n<thead>\n\
             <tr><td></td><th scope=\"col\" class=\"align-center\">År</th>\
             <th scope=\"col\" class=\"align-right\">Sum</th></tr>\n</thead>\n<tbody>\n\
             <tr><td>a</td><td class=\"align-center\"><code></td></tr>\n"
                .replace(
                    "<code></td></tr>\n",
                    "`</td><td class=\"align-right\">` |</td></tr>\n\
                     <tr><td>b</td><td class=\"align-center\"></td><td class=\"align-right\"></td></tr>\n\
                     </tbody>\n</table>\n</div>\n"
                )
        );
    }

    #[test]
    fn every_frame_has_a_name_of_its_own() {
        let html = html_in(Lang::En, "|a|\n|-|\n\n|b|\n|-|\n|c|\n");
        assert!(html.contains("aria-label=\"Table 1\""), "{html}");
        assert!(html.contains("aria-label=\"Table 2\""), "{html}");
        assert!(html.contains("</thead>\n</table>"), "{html}");
    }

    #[test]
    fn cells_are_words_for_the_search() {
        let body = body("| En | To |\n|---|---|\n| tre | *fi*re |\n");
        assert_eq!(body.sections[0].text, "En To tre fire");
        assert_eq!(body.words, 4);
    }
}
