//! A digest as Markdown. Bars are left out: their table says all that they do.

use std::fmt::Write as _;

use super::block::{Block, Digest, Piece, Table, Words};

/// Returns the digest as Markdown.
pub(in crate::pages) fn markdown(digest: &Digest) -> String {
    let mut out = format!("# {}\n", escaped(&digest.title));
    for words in &digest.lead {
        let _ = write!(out, "\n{}\n", inline(words));
    }
    for section in &digest.sections {
        let _ = write!(out, "\n## {}\n", escaped(&section.title));
        for block in &section.blocks {
            out.push('\n');
            out.push_str(&written(block));
        }
    }
    out.push_str("\n---\n");
    for words in &digest.end {
        let _ = write!(out, "\n{}\n", inline(words));
    }
    out
}

fn written(block: &Block) -> String {
    match block {
        Block::Heading { words } => format!("### {}\n", inline(words)),
        Block::Text { words } => format!("{}\n", inline(words)),
        Block::List { items } => items
            .iter()
            .map(|item| format!("- {}\n", inline(item)))
            .collect(),
        Block::Table(of) => table(of),
    }
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = row(table.head.iter().map(|name| escaped(name)).collect());
    let marks = (0..table.head.len()).map(|place| if place == 0 { "---" } else { "---:" });
    out.push_str(&row(marks.map(str::to_owned).collect()));
    for one in &table.rows {
        let cells = std::iter::once(&one.name).chain(&one.cells);
        out.push_str(&row(cells.map(inline).collect()));
    }
    out
}

fn inline(words: &Words) -> String {
    words.0.iter().map(piece).collect()
}

fn piece(piece: &Piece) -> String {
    let text = escaped(&piece.text);
    let text = match piece.strong {
        true => format!("**{text}**"),
        false => text,
    };
    match &piece.url {
        Some(url) => format!("[{text}](<{url}>)"),
        None => text,
    }
}

/// Returns a text that Markdown shows as it is, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' | '#' | '&' => {
                out.extend(['\\', letter]);
            }
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_markdown_are_shown_as_they_are() {
        assert_eq!(escaped("a | b <i> *c*\nd"), r"a \| b \<i\> \*c\* d");
        let words = Words::plain("1 < 2 ").with(Piece {
            text: "[x]".to_owned(),
            url: Some("https://a.no/#s-use-x".to_owned()),
            lang: None,
            strong: true,
        });
        assert_eq!(
            inline(&words),
            r"1 \< 2 [**\[x\]**](<https://a.no/#s-use-x>)"
        );
    }
}
