//! Takes white space away that nobody sees: at the ends of lines.

use super::body::Nowhere;
use super::document::Document;
use crate::markdown::{self, Input};
use crate::text::Lang;

/// Returns `text`, the whole file of a document, without white space at the ends of its lines.
/// It stays where a line break or a piece of code depends on it: fields and page are the same.
/// `None` where nothing differs.
pub fn tidy(text: &str) -> Option<String> {
    if !has_blanks(text) {
        return None;
    }
    let document = Document::read(text).ok()?;
    let top = &text[..document.body.start];
    let body = &text[document.body.clone()];
    let (new_top, new_body) = (without_blanks(top, false), without_blanks(body, true));
    let is_same = |new: &str| {
        Document::read(new).is_ok_and(|new| {
            let page = html(&new.text[new.body.clone()]);
            new.root == document.root && page == html(body)
        })
    };
    let ways = [
        format!("{new_top}{new_body}"),
        format!("{new_top}{body}"),
        format!("{top}{new_body}"),
    ];
    let mut ways = ways.into_iter().filter(|way| way != text);
    ways.find(|way| is_same(way))
}

/// Decides whether any line ends with white space. It is cheap, since every document is asked.
fn has_blanks(text: &str) -> bool {
    let ends = |line: &str| line.trim_end_matches(['\r', '\n']).ends_with([' ', '\t']);
    text.split_inclusive('\n').any(ends)
}

/// Returns `text` without white space at the ends of lines. In Markdown (`breaks`), two spaces
/// before another line of the paragraph stay.
fn without_blanks(text: &str, breaks: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let said = line.trim_end_matches(['\r', '\n']);
        let plain = said.trim_end_matches([' ', '\t']);
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty());
        let is_break = breaks && goes_on && !plain.is_empty() && said.ends_with("  ");
        out.push_str(if is_break { said } else { plain });
        out.push_str(&line[said.len()..]);
    }
    out
}

fn html(body: &str) -> String {
    let input = Input {
        file: &"".into(),
        text: body,
        offset: 0,
        lang: Lang::default(),
        title: "",
    };
    markdown::render(&input, &Nowhere).html
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_taken_away() {
        for (before, after) in [
            (
                "---\ntittel: A \n---\n\nB \n\t\nC\n",
                "---\ntittel: A\n---\n\nB\n\nC\n",
            ),
            (
                "---\r\ntittel: A\t\r\n---\r\nB\r\n",
                "---\r\ntittel: A\r\n---\r\nB\r\n",
            ),
            // A break between lines.
            (
                "---\ntittel: A\n---\nB  \nC \n",
                "---\ntittel: A\n---\nB  \nC\n",
            ),
            (
                "---\ntittel: A\n---\nB  \n\nC\n",
                "---\ntittel: A\n---\nB\n\nC\n",
            ),
        ] {
            assert_eq!(tidy(before).as_deref(), Some(after));
            assert_eq!(tidy(after), None);
        }
    }

    #[test]
    fn what_shows_stays() {
        for text in [
            "---\ntittel: A\n---\n\n```\na  \n```\n",
            "---\nmerknad: |\n  a \n  b\n---\n",
            "---\ntittel: A\n---\nB  \nC\n",
            "tittel: A \n",
        ] {
            assert_eq!(tidy(text), None, "{text}");
        }
        // The fields are tidied beside code that is left.
        let text = "---\ntittel: A \n---\n\n```\na  \n```\n";
        let tidied = text.replace("A \n", "A\n");
        assert_eq!(tidy(text), Some(tidied));
    }
}
