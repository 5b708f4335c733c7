//! Reports brackets that were meant as a link, with the link to write.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, LinkType};
use tr::tr;

use super::spaced::LONGEST;
use crate::diagnostic::Check;
use crate::markdown::findings::quoted;

/// A finding that is not yet added.
pub(crate) struct Report {
    pub(crate) check: Check,
    pub(crate) place: Range<usize>,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Returns the finding on brackets that were meant as a link.
pub(super) fn report_of(text: &str, link: &BrokenLink<'_>) -> Option<Report> {
    let (start, end) = (link.span.start, link.span.end);
    // Only the text nearby is examined, so that a long text does not take long.
    let before = text.get(text.floor_char_boundary(start.saturating_sub(LONGEST))..start)?;
    let after = text.get(end..text.floor_char_boundary(end + LONGEST))?;
    let written = text.get(link.span.clone())?;
    if let Some(address) = apart(after) {
        let end = end + after.find(')')? + 1;
        let message = match after.starts_with(['\n', '\r']) {
            true => tr!("lenka har linjeskift mellom klammene og parentesen, og blir ikke lest"),
            false => tr!("lenka har mellomrom mellom klammene og parentesen, og blir ikke lest"),
        };
        let help = tr!(
            "Skriv {written}({address}), uten mellomrom.",
            written = shortened(written),
            address = whole(address)
        );
        return Some(broken_link(start..end, message, help));
    }
    if before.ends_with(')') && is_address(&link.reference) {
        return swapped_brackets(before, link);
    }
    unread_address(before, after, written, link)
        .or_else(|| missing_reference(before, written, link))
}

fn broken_link(place: Range<usize>, message: String, help: String) -> Report {
    Report {
        check: Check::BrokenLink,
        place,
        message,
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
    let help = tr!(
        "Skriv {words}({address}).",
        words = shortened(&format!("[{words}]")),
        address = whole(&link.reference)
    );
    let message = tr!("i lenka har klammer og parentes byttet plass");
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
        "" => tr!(
            "Skriv adressa etter kolon: {written}: https://…",
            written = shortened(written)
        ),
        _ => tr!(
            "Skriv {written}: <{target}>.",
            written = shortened(written),
            target
        ),
    };
    let message = tr!("adressa til en lenke («[navn]: adresse») er ikke lest");
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
    let message = tr!("lenka viser til {name}, som ikke er skrevet noe sted", name);
    let help = tr!(
        "Skriv [tekst](adresse), eller legg til ei linje: [{name}]: adresse",
        name = link.reference
    );
    Some(broken_link(link.span.clone(), message, help))
}

fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// Returns the address in parentheses after spaces, or at the start of the next line.
fn apart(after: &str) -> Option<&str> {
    let spaces = [' ', '\t', '\u{a0}'];
    let inside = after.trim_start_matches(spaces);
    let inside = match inside.strip_prefix("\r\n").or(inside.strip_prefix('\n')) {
        Some(next) => next.trim_start_matches(spaces),
        None => inside,
    };
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
fn is_address(text: &str) -> bool {
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
    use super::super::super::tests::{body, checks};
    use super::*;

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
