//! The addresses that were published: `content/data/adresser.txt`, one to a line.
//!
//! ```text
//! # a comment
//! /losninger/digisos/
//! /temaer/gammelt/ -> /temaer/nytt/
//! ```
//!
//! A line with an arrow gives the address to redirect to, now that no page has the first one. The
//! file is in the repository, so that the list outlives the machine that published it. It is
//! sorted, and `digitv` never changes a line: two branches that add lines merge without conflict.

use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::source::Snapshot;
use crate::text::{conflict, encoding};
use crate::yaml::hidden;
use crate::yaml::letters::not_utf8;

/// The file of published addresses.
pub const ADDRESSES_FILE: &str = "content/data/adresser.txt";

const ARROW: &str = "->";

/// The comment at the top of a new file.
const TOP: &str = include_str!("published_top.txt");

/// The addresses that were published, as far as the repository knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The addresses, in the order of the file.
    pub addresses: Vec<Entry>,
}

/// A line of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The address from the root of the site, without base path.
    pub address: Arc<str>,
    /// The address that it redirects to, if the line gives one.
    pub to: Option<Arc<str>>,
    /// The place of the line, in bytes of the file.
    pub range: Range<usize>,
}

/// Returns the published addresses of `snapshot`, and the diagnostics of the file. Without the file
/// nothing was published, and nothing can be lost. Addresses may be written with `base_path` before
/// them.
pub fn read(snapshot: &Snapshot, base_path: &str) -> (Published, Vec<Diagnostic>) {
    let Some(bytes) = snapshot.get(ADDRESSES_FILE) else {
        return (Published::default(), Vec::new());
    };
    let file: Arc<str> = ADDRESSES_FILE.into();
    let text = match encoding::read(bytes) {
        Ok(text) => text,
        Err(fault) => {
            let problem = not_utf8(&file, Check::InvalidData, fault);
            return (Published::default(), vec![problem]);
        }
    };
    let mut problems = hidden::in_file(&file, text);
    let mut published = Published::default();
    for (range, line) in lines(text) {
        match entry(line, base_path) {
            Some((address, to)) => published.addresses.push(Entry { address, to, range }),
            None if conflict::is_mark(line) || line == "=======" => {
                problems.push(in_conflict(&file, range));
            }
            None => problems.push(not_an_address(&file, range)),
        }
    }
    (published, problems)
}

/// Returns the text of the file with `addresses` added, and the number that were new; `None` where
/// it has them all. `text` is the current content of the file, empty where there is none. No
/// address is removed.
pub fn with_added<'a>(
    text: &str,
    base_path: &str,
    addresses: impl IntoIterator<Item = &'a str>,
) -> Option<(String, usize)> {
    let known: std::collections::HashSet<Arc<str>> = lines(text)
        .filter_map(|(_, line)| entry(line, base_path))
        .map(|(address, _)| address)
        .collect();
    let new: Vec<&str> = addresses
        .into_iter()
        .filter(|address| !known.contains(*address))
        .collect();
    if new.is_empty() {
        return None;
    }
    let count = new.len();
    let mut all: Vec<&str> = lines(text).map(|(_, line)| line).chain(new).collect();
    all.sort_unstable();
    all.dedup();
    let text = crate::yaml::front_matter::without_mark(text).0;
    let comments = text
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with('#'));
    let mut comments: String = comments.flat_map(|line| [line, "\n"]).collect();
    if text.trim().is_empty() {
        comments = TOP.to_owned();
    }
    Some((comments + &all.join("\n") + "\n", count))
}

/// Returns the lines that are no comment, without white space around them, with the place of each
/// in bytes.
fn lines(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |whole| {
        let start = at;
        at += whole.len();
        let line =
            whole.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        let start = start + whole.find(line).unwrap_or(0);
        let is_entry = !line.is_empty() && !line.starts_with('#');
        is_entry.then_some((start..start + line.len(), line))
    })
}

fn entry(line: &str, base_path: &str) -> Option<(Arc<str>, Option<Arc<str>>)> {
    let Some((from, to)) = line.split_once(ARROW) else {
        return Some((address(line, base_path)?, None));
    };
    let (from, to) = (
        address(from.trim(), base_path)?,
        address(to.trim(), base_path)?,
    );
    // A page can redirect to any page; a feed or a table only to a file of the same form.
    let same_form = form(&from) == form(&to);
    (same_form && from != to).then_some((from, Some(to)))
}

/// Returns an address in the form of the plan: with a slash at the end where it is a page.
fn address(written: &str, base_path: &str) -> Option<Arc<str>> {
    let inside = written
        .strip_prefix(base_path)
        .filter(|inside| inside.starts_with('/'))
        .unwrap_or(written);
    let is_plain = |letter: char| {
        !letter.is_whitespace() && !letter.is_control() && !"?#\\%<>\"`".contains(letter)
    };
    let parts_are_good =
        !inside.contains("//") && inside.split('/').all(|part| part != "." && part != "..");
    if !inside.starts_with('/') || !inside.chars().all(is_plain) || !parts_are_good {
        return None;
    }
    let whole = inside
        .strip_suffix("index.html")
        .filter(|folder| folder.ends_with('/'));
    let inside = whole.unwrap_or(inside);
    Some(match form(inside) {
        Form::Page if !inside.ends_with('/') => format!("{inside}/").into(),
        _ => inside.into(),
    })
}

#[derive(PartialEq, Eq)]
enum Form<'a> {
    Page,
    File(&'a str),
}

fn form(address: &str) -> Form<'_> {
    let name = address.rsplit('/').next().unwrap_or_default();
    match name.rsplit_once('.') {
        Some((_, ending)) => Form::File(ending),
        None => Form::Page,
    }
}

fn in_conflict(file: &Arc<str>, range: Range<usize>) -> Diagnostic {
    Diagnostic::new(
        Check::InvalidData,
        file.clone(),
        Some(range),
        conflict::message(),
    )
    .help(tr!(
        "Behold alle adressene fra begge sider, og ta bort linjene med merker."
    ))
}

fn not_an_address(file: &Arc<str>, range: Range<usize>) -> Diagnostic {
    let message = tr!("linja er ikke ei adresse på nettstedet");
    Diagnostic::new(Check::InvalidData, file.clone(), Some(range), message).help(
        tr!(
            "Skriv én adresse på hver linje, fra roten av nettstedet: `/losninger/digisos/`. \
         Fører den et annet sted nå: `/gammel/ -> /ny/`, begge sider eller begge filer av samme slag."
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> (Vec<(String, Option<String>)>, usize) {
        let files = Snapshot::from_files([(ADDRESSES_FILE, text)]);
        let (published, problems) = read(&files, "/kunnskap");
        let pairs = published.addresses.iter().map(|entry| {
            assert_eq!(text[entry.range.clone()].trim(), &text[entry.range.clone()]);
            let to = entry.to.as_ref().map(ToString::to_string);
            (entry.address.to_string(), to)
        });
        (pairs.collect(), problems.len())
    }

    #[test]
    fn a_line_is_an_address_in_any_of_its_spellings() {
        let text = "\u{feff}# hei\r\n\n/a/\r\n /b \n/kunnskap/c/\n/d/index.html\n/atom.xml\n/æ/\n";
        let (addresses, problems) = read_text(text);
        let addresses: Vec<_> = addresses.into_iter().map(|(address, _)| address).collect();
        assert_eq!(addresses, ["/a/", "/b/", "/c/", "/d/", "/atom.xml", "/æ/"]);
        assert_eq!(problems, 0);
    }

    #[test]
    fn an_arrow_gives_the_target_of_a_redirect() {
        let (addresses, problems) = read_text("/a -> /b/\n/a.csv->/b.csv\n");
        assert_eq!(
            addresses,
            [("/a/", "/b/"), ("/a.csv", "/b.csv")].map(|(from, to)| (from.into(), Some(to.into())))
        );
        assert_eq!(problems, 0);
    }

    #[test]
    fn lines_that_are_no_address_are_reported() {
        for line in [
            "<<<<<<< HEAD",
            "=======",
            "a/",
            "https://a.no/b/",
            "/a b/",
            "/a?b",
            "/a#b",
            "//a/",
            "/../a/",
            "/a/ -> b",
            "/a/ -> /b.csv",
            "/a.csv -> /b.ics",
            "/a/ -> /a",
            "-> /a/",
            "/a/\\b",
        ] {
            let (addresses, problems) = read_text(line);
            assert_eq!((addresses.len(), problems), (0, 1), "{line}");
        }
    }

    #[test]
    fn addresses_are_only_added_and_sorted() {
        assert_eq!(with_added("/a/\n", "", ["/a/"]), None);
        assert_eq!(with_added("/kunnskap/a\n", "/kunnskap", ["/a/"]), None);
        assert_eq!(
            with_added(
                "# x\n/c/\n/gone/\n/z/ -> /a/\n",
                "",
                ["/b/", "/a/", "/c/", "/z/"]
            ),
            Some(("# x\n/a/\n/b/\n/c/\n/gone/\n/z/ -> /a/\n".to_owned(), 2))
        );
        let (new, _) = with_added("", "", ["/b/", "/a/"]).unwrap_or_default();
        assert!(
            new.starts_with("# Adressene") && new.ends_with("\n/a/\n/b/\n"),
            "{new}"
        );
    }
}
