//! Reads a link whose address has spaces.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr};

/// The length in which the end of a parenthesis is searched for, in bytes.
pub(super) const LONGEST: usize = 1_000;

/// A link whose address has spaces, `[plan](min plan.pdf)`: the parser ends it after the
/// brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spaced {
    /// The position where the brackets begin.
    pub(super) start: usize,
    /// The address.
    pub(crate) address: Range<usize>,
    /// The title, between quotation marks after the address.
    pub(super) title: Option<Range<usize>>,
    /// The parentheses and their content.
    pub(crate) whole: Range<usize>,
}

/// Returns the address and the title of a link that has spaces in its address, as the parser is to
/// read it.
pub fn spaced_link<'t>(text: &'t str, link: &BrokenLink<'_>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let spaced = spaced(text, link)?;
    Some((CowStr::Borrowed(&text[spaced.address]), "".into()))
}

pub(super) fn spaced(text: &str, link: &BrokenLink<'_>) -> Option<Spaced> {
    let whole = parenthesis(text, link.span.end)?;
    let inside = whole.start + 1..whole.end - 1;
    let written = text.get(inside.clone())?;
    let start = inside.start + (written.len() - written.trim_start().len());
    let written = written.trim();
    if written.is_empty() {
        return None;
    }
    let (length, title) = address_and_title(written);
    let title = title.map(|title| start + title.start..start + title.end);
    Some(Spaced {
        start: link.span.start,
        address: start..start + length,
        title,
        whole,
    })
}

/// Returns the range of the parentheses that open at `at`: they must close in the same paragraph,
/// each with its pair.
fn parenthesis(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?;
    if !rest.starts_with('(') {
        return None;
    }
    let mut depth = 0;
    let mut line_is_empty = false;
    for (offset, byte) in rest.bytes().enumerate().take(LONGEST) {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b'\n' if line_is_empty => return None,
            _ => {}
        }
        line_is_empty = byte == b'\n' || line_is_empty && byte.is_ascii_whitespace();
        if depth == 0 {
            return Some(at..at + offset + 1);
        }
    }
    None
}

/// Returns the length of the address that `written` begins with, and the range of the title after
/// it.
fn address_and_title(written: &str) -> (usize, Option<Range<usize>>) {
    let whole = (written.len(), None);
    let mut letters = written.char_indices().rev();
    let Some((close, last)) = letters.next() else {
        return whole;
    };
    let opening: &[char] = match last {
        '"' | '”' | '“' => &['"', '“', '”'],
        '\'' | '’' => &['\'', '‘', '’'],
        '»' => &['«'],
        _ => return whole,
    };
    match letters.find(|(_, letter)| opening.contains(letter)) {
        Some((open, mark)) if written[..open].ends_with(char::is_whitespace) => {
            let address = written[..open].trim_end().len();
            (address, Some(open + mark.len_utf8()..close))
        }
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{checks, html, marked};
    use crate::diagnostic::Check;

    #[test]
    fn an_address_with_spaces_is_read_where_something_is_there() {
        let plan = "<p>Se <a href=\"/filer/min%20plan.pdf\">planen <span class=\"file-info\">\
                    (PDF, 1,2 MB)</span></a>, og mer.</p>\n";
        assert_eq!(html("Se [planen](min plan.pdf), og mer."), plan);
        assert_eq!(html("Se [planen]( min plan.pdf ), og mer."), plan);
        assert_eq!(checks("Se [planen](min plan.pdf)"), []);
        for (text, shown) in [
            (
                "[ring](tel:+47 35 58 10 00)",
                "<a href=\"tel:+4735581000\">ring</a>",
            ),
            (
                "[**ring** nå](tel:+47 35 58 10 00 \"Sentralbord\")",
                "<a href=\"tel:+4735581000\" title=\"Sentralbord\"><strong>ring</strong> nå</a>",
            ),
            (
                "[skriv](mailto:post@ks.no?subject=Hei på deg)",
                "<a href=\"mailto:post@ks.no?subject=Hei%20p%C3%A5%20deg\">skriv</a>",
            ),
        ] {
            assert_eq!(html(text), format!("<p>{shown}</p>\n"));
            assert_eq!(checks(text), [], "{text}");
        }
        assert_eq!(
            html("[KS](https://ks.no “Mer om KS”)"),
            "<p><a href=\"https://ks.no\" rel=\"nofollow ugc noopener\" title=\"Mer om KS\">KS</a></p>\n"
        );
        assert_eq!(
            html("## Se [her](#se her)\n")
                .matches("href=\"#se-her\"")
                .count(),
            1
        );
    }

    #[test]
    fn an_address_with_spaces_that_leads_nowhere_is_reported() {
        for (text, shown, place) in [
            ("Se [a](bor te.pdf) her", "<p>Se a her</p>\n", "bor te.pdf"),
            (
                "Se [a](https://ks.no/min fil) her",
                "<p>Se a her</p>\n",
                "https://ks.no/min fil",
            ),
            (
                "Se [a](bor\nte.pdf) her",
                "<p>Se a her</p>\n",
                "bor\nte.pdf",
            ),
            (
                "Se [a](*bor* te.pdf) her",
                "<p>Se a her</p>\n",
                "*bor* te.pdf",
            ),
        ] {
            assert_eq!(html(text), shown);
            assert_eq!(checks(text), [Check::BrokenLink], "{text}");
            assert_eq!(marked(text), place);
        }
        assert_eq!(checks("![Kart](kart over.png)"), [Check::MissingImage]);
        assert_eq!(html("![Kart](kart over.png)"), "<p>Kart</p>\n");
    }
}
