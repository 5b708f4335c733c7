//! Repairs and reports links that are not quite links: an address with spaces, a reference to
//! nothing, brackets and parentheses that are swapped. The parser asks here wherever brackets turn
//! out to be only brackets; where one reading is plain they become a link after all.

use std::cell::RefCell;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, LinkType};

use super::findings::quoted;
use crate::diagnostic::Check;

/// The length in which the end of a parenthesis is searched for, in bytes.
const LONGEST: usize = 1_000;

/// The links of one text that the parser did not read as links.
pub(super) struct UnreadLinks<'a> {
    text: &'a str,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    spaced: Vec<Spaced>,
    reports: Vec<Report>,
}

/// A link whose address has spaces, `[plan](min plan.pdf)`: the parser ends it after the
/// brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spaced {
    /// The position where the brackets begin.
    start: usize,
    /// The address.
    pub(super) address: Range<usize>,
    /// The title, between quotation marks after the address.
    title: Option<Range<usize>>,
    /// The parentheses and their content.
    pub(super) whole: Range<usize>,
}

/// A finding that is not yet added.
pub(super) struct Report {
    pub(super) check: Check,
    pub(super) place: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

impl<'a> UnreadLinks<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            found: RefCell::default(),
        }
    }

    /// Answers the parser, which found no definition for the brackets of `link`.
    pub(super) fn answer(&self, link: &BrokenLink<'_>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        if let Some(spaced) = spaced(self.text, link) {
            let piece = |range: Range<usize>| CowStr::Borrowed(&self.text[range]);
            let address = piece(spaced.address.clone());
            let title = spaced.title.clone().map_or("".into(), piece);
            self.found.borrow_mut().spaced.push(spaced);
            return Some((address, title));
        }
        if let Some(report) = report_of(self.text, link) {
            self.found.borrow_mut().reports.push(report);
        }
        None
    }

    /// Returns the link with spaces in its address that begins at `start`.
    pub(super) fn take_spaced(&self, start: usize) -> Option<Spaced> {
        let spaced = &mut self.found.borrow_mut().spaced;
        let at = spaced.iter().position(|spaced| spaced.start == start)?;
        Some(spaced.swap_remove(at))
    }

    /// Returns the findings so far, and removes them.
    pub(super) fn take_reports(&self) -> Vec<Report> {
        std::mem::take(&mut self.found.borrow_mut().reports)
    }
}

/// Returns the address and the title of a link that has spaces in its address, as the parser is to
/// read it.
pub fn spaced_link<'t>(text: &'t str, link: &BrokenLink<'_>) -> Option<(CowStr<'t>, CowStr<'t>)> {
    let spaced = spaced(text, link)?;
    Some((CowStr::Borrowed(&text[spaced.address]), "".into()))
}

fn spaced(text: &str, link: &BrokenLink<'_>) -> Option<Spaced> {
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

/// Returns the finding on brackets that were meant as a link.
fn report_of(text: &str, link: &BrokenLink<'_>) -> Option<Report> {
    let (start, end) = (link.span.start, link.span.end);
    // Only the text nearby is examined, so that a long text does not take long.
    let before = text.get(text.floor_char_boundary(start.saturating_sub(LONGEST))..start)?;
    let after = text.get(end..text.floor_char_boundary(end + LONGEST))?;
    let written = text.get(link.span.clone())?;
    if let Some(address) = apart(after) {
        let end = end + after.find(')')? + 1;
        let message = "lenka har mellomrom mellom klammene og parentesen, og blir ikke lest";
        let help = format!(
            "Skriv {}({}), uten mellomrom.",
            shortened(written),
            whole(address)
        );
        return Some(broken_link(start..end, message, help));
    }
    if before.ends_with(')') && is_address(&link.reference) {
        return swapped_brackets(before, link);
    }
    unread_address(before, after, written, link)
        .or_else(|| missing_reference(before, written, link))
}

fn broken_link(place: Range<usize>, message: &str, help: String) -> Report {
    Report {
        check: Check::BrokenLink,
        place,
        message: message.to_owned(),
        help,
    }
}

/// Returns the finding on `(text)[address]`, where `before` ends with the parenthesis.
fn swapped_brackets(before: &str, link: &BrokenLink<'_>) -> Option<Report> {
    let open = before
        .rfind('(')
        .filter(|open| !before[*open..].contains('\n'))?;
    let words = &before[open + 1..before.len() - 1];
    let place = link.span.start - (before.len() - open)..link.span.end;
    let help = format!(
        "Skriv {}({}).",
        shortened(&format!("[{words}]")),
        whole(&link.reference)
    );
    let message = "i lenka har klammer og parentes byttet plass";
    Some(broken_link(place, message, help))
}

/// Returns the finding on a line `[name]: address` that was not read as a link definition.
fn unread_address(
    before: &str,
    after: &str,
    written: &str,
    link: &BrokenLink<'_>,
) -> Option<Report> {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let starts_line = line.trim_start_matches([' ', '>']).is_empty();
    if !starts_line || !after.starts_with(':') || before.ends_with('\\') {
        return None;
    }
    let target = after[1..].lines().next().unwrap_or_default().trim();
    let joined = target.replace(' ', "");
    let first = target.split(' ').next().unwrap_or_default();
    if !(target.is_empty() || is_address(&joined) || is_address(first)) {
        return None;
    }
    let help = match target {
        "" => format!(
            "Skriv adressa etter kolon: {}: https://…",
            shortened(written)
        ),
        _ => format!("Skriv {}: <{target}>.", shortened(written)),
    };
    let message = "adressa til en lenke («[navn]: adresse») er ikke lest";
    Some(broken_link(link.span.clone(), message, help))
}

/// Returns the finding on a link by a name that is defined nowhere.
fn missing_reference(before: &str, written: &str, link: &BrokenLink<'_>) -> Option<Report> {
    let refers = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
    let follows_word = before.ends_with(|letter: char| letter.is_alphanumeric() || letter == ']');
    if !refers || follows_word || !has_letters(written) {
        return None;
    }
    let name = quoted(&format!("[{}]", link.reference));
    let message = format!("lenka viser til {name}, som ikke er skrevet noe sted");
    let help = format!(
        "Skriv [tekst](adresse), eller legg til ei linje: [{}]: adresse",
        link.reference
    );
    Some(broken_link(link.span.clone(), &message, help))
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// Returns the address in parentheses after spaces.
fn apart(after: &str) -> Option<&str> {
    let inside = after.trim_start_matches([' ', '\t', '\u{a0}']);
    if inside.len() == after.len() {
        return None;
    }
    let address = inside.strip_prefix('(')?.split_once(')')?.0;
    is_address(address).then_some(address)
}

/// Returns the address to write for `address`: with a scheme where it begins with `www.`.
fn whole(address: &str) -> String {
    match address.starts_with("www.") {
        true => format!("https://{address}"),
        false => address.to_owned(),
    }
}

/// Returns whether `text` can hardly be anything but an address.
pub(super) fn is_address(text: &str) -> bool {
    if text.is_empty() || text.contains(char::is_whitespace) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let begins = [
        "https:", "http:", "mailto:", "tel:", "www.", "./", "../", "#", "/",
    ];
    let ends = [
        ".md", ".html", ".htm", ".pdf", ".png", ".jpg", ".jpeg", ".svg", ".docx", ".xlsx", ".no",
        ".com",
    ];
    let path = lower.split(['#', '?']).next().unwrap_or_default();
    let has_scheme = begins
        .iter()
        .any(|begin| lower.starts_with(begin) && lower.len() > begin.len());
    has_scheme || ends.iter().any(|end| path.ends_with(end))
}

fn shortened(text: &str) -> &str {
    &text[..text.floor_char_boundary(80)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, checks, html, marked};
    use super::*;

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

    #[test]
    fn links_that_are_written_nearly_right_are_reported_with_what_to_write() {
        for (text, help) in [
            (
                "Se [KS] (https://ks.no) nå",
                "Skriv [KS](https://ks.no), uten mellomrom.",
            ),
            ("Se (KS)[https://ks.no] nå", "Skriv [KS](https://ks.no)."),
            ("[plan]: min plan.pdf", "Skriv [plan]: <min plan.pdf>."),
            ("[plan]:", "Skriv adressa etter kolon: [plan]: https://…"),
            (
                "Se [KS][ks].",
                "Skriv [tekst](adresse), eller legg til ei linje: [ks]: adresse",
            ),
            (
                "Se [KS][].",
                "Skriv [tekst](adresse), eller legg til ei linje: [KS]: adresse",
            ),
        ] {
            let findings = body(text).findings;
            assert_eq!(findings.len(), 1, "{text}: {findings:?}");
            assert_eq!(findings[0].check, Check::BrokenLink, "{text}");
            assert_eq!(findings[0].help.as_deref(), Some(help));
        }
    }

    #[test]
    fn brackets_that_are_only_brackets_are_left() {
        for text in [
            "Han sa [sic] (uten mer) at [det] går.",
            "Listen x[0][1] og [1][2].",
            "[…] og [en] (3) til",
            "\\[plan](min plan.pdf)",
            "`[plan](min plan.pdf)`",
            "[NAV]: mer om det",
            "[a]: https://ks.no\n\n[a], [a][] og [b][a]",
        ] {
            assert_eq!(checks(text), [], "{text}");
        }
    }
}
