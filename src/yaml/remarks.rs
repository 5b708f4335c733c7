//! Reports parts of fields that are valid YAML, but are lost or joined by it: comments that were
//! meant as text, and lists within texts.

use std::ops::Range;
use std::sync::Arc;

use tr::tr;

use super::mistakes::lines::{self, Entry, Line};
use super::mistakes::{lines_inside, quoted};
use crate::diagnostic::{Check, Diagnostic, Problem};
use crate::text::bullet;

/// Returns the diagnostics for what is lost or joined in the fields `yaml`, which begin at `offset`
/// in `file`.
pub(crate) fn in_file(file: &Arc<str>, yaml: &str, offset: usize) -> Vec<Diagnostic> {
    let remarks = remarks(yaml).into_iter();
    remarks
        .map(|(problem, place)| problem.at(file.clone(), offset + place.start..offset + place.end))
        .collect()
}

/// Returns what is lost or joined in `yaml`, which is valid, with the place of each in it.
fn remarks(yaml: &str) -> Vec<(Problem, Range<usize>)> {
    let has = |part: &str| memchr::memmem::find(yaml.as_bytes(), part.as_bytes()).is_some();
    let has_blocks = has(": |") || has(": >") || has("- |") || has("- >");
    let has_marks = lines::all(yaml).any(|line| begins_with_mark(line.text));
    if !has(" #") && !has_marks && !has_blocks {
        return Vec::new();
    }
    let entries = lines::entries(yaml);
    let mut remarks = Vec::new();
    let mut at = 0;
    while at < entries.len() {
        let inside = lines_inside(yaml, &entries, at);
        if inside == 0 {
            remarks.extend(cut(&entries[at]));
        }
        remarks.extend(joined(&entries, at + inside));
        at += inside + 1;
    }
    remarks.extend(in_blocks(yaml));
    remarks
}

/// Decides whether the line may begin an item. It is cheap, since every line is checked.
fn begins_with_mark(line: &str) -> bool {
    let said = line.trim_start_matches(' ').as_bytes();
    match said {
        [b'-', next, ..] => *next != b' ',
        [b'*' | b'+', b' ', ..] | [0xe2 | 0xef | 0xc2, ..] => true,
        _ => false,
    }
}

/// Finds text that is lost as a comment: `tittel: Tiltak #3 i planen`.
fn cut(entry: &Entry<'_>) -> Option<(Problem, Range<usize>)> {
    let value = entry.value;
    if value.starts_with(['"', '\'', '#', '|', '>']) {
        return None;
    }
    let at = value.find(" #")? + 1;
    let is_meant = value[at + 1..].starts_with(char::is_alphanumeric);
    if !is_meant || value[..at].contains(['"', '\'']) {
        return None;
    }
    let lost = &value[at..];
    Some((
        Problem::new(
            Check::NotAsMeant,
            tr!(
                "`#` begynner en merknad i YAML, så «{lost}» blir borte",
                lost
            ),
        )
        .help(tr!(
            "Sett verdien i anførselstegn: `{right}`. Er det en merknad, skriv mellomrom etter \
             `#`.",
            right = entry.with(&quoted(value))
        )),
        entry.value_at + at..entry.value_at + value.len(),
    ))
}

/// Finds lines that continue the value of `entries[owner]`, and begin as items of a list do.
fn joined(entries: &[Entry<'_>], owner: usize) -> Option<(Problem, Range<usize>)> {
    let entry = &entries[owner];
    let begins_itself = bullet::split(entry.value).is_some();
    if entry.value.is_empty() || begins_itself || entry.value.starts_with(['[', '{', '|', '>']) {
        return None;
    }
    let goes_on = |later: &&Entry<'_>| later.key.is_none() && !later.is_item;
    let rest: Vec<&Entry<'_>> = entries[owner + 1..].iter().take_while(goes_on).collect();
    let marks: Vec<(&Entry<'_>, &str, &str)> = rest
        .iter()
        .filter_map(|later| bullet::split(later.value).map(|(mark, said)| (*later, mark, said)))
        .collect();
    let (first, mark, said) = *marks.first()?;
    // One dash may be a part of the sentence.
    let is_dash = "–—―‒−".contains(mark);
    if is_dash && marks.len() < 2 {
        return None;
    }
    let (check, message) = match entry.is_item {
        true => (
            Check::WrongType,
            tr!(
                "flere punkter er lest som ett: linja begynner med `{mark}`",
                mark
            ),
        ),
        false => (
            Check::NotAsMeant,
            tr!(
                "linja begynner med `{mark}`, men blir lest som en del av teksten over",
                mark
            ),
        ),
    };
    Some((
        Problem::new(check, message).help(tr!(
            "Skal det være et punkt i ei liste, skriv `- {said}` i samme kolonne som de andre.",
            said
        )),
        first.value_at..first.value_at + mark.len(),
    ))
}

/// Finds lists in block texts (`|`, `>`): a field is shown as one paragraph.
fn in_blocks(yaml: &str) -> Option<(Problem, Range<usize>)> {
    let mut block: Option<usize> = None;
    let mut items: Vec<Line<'_>> = Vec::new();
    for line in lines::all(yaml) {
        let said = line.text.trim_start();
        let indent = line.text.len() - said.len();
        if said.is_empty() {
            continue;
        }
        if block.is_none_or(|least| indent <= least) {
            block = lines::opens_block(lines::value_of(line.text)).then_some(indent);
            items.clear();
            continue;
        }
        if said.starts_with("- ") || bullet::split(said).is_some() {
            items.push(line);
        }
        if let [first, _] = items.as_slice() {
            let start = first.start + first.text.len() - first.text.trim_start().len();
            let end = first.start + first.text.trim_end().len();
            return Some((
                Problem::new(
                    Check::NotAsMeant,
                    tr!("teksten blir vist som ett avsnitt, så punktene her kommer på rad"),
                )
                .help(tr!(
                    "Skriv hele setninger, eller flytt lista til teksten under feltene."
                )),
                start..end,
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_text_is_reported() {
        for (yaml, marked) in [
            ("tittel: Tiltak #3 i planen\n", "#3 i planen"),
            ("råd:\n  - Se sak #12\n", "#12"),
            ("alias: [a]\nleverandør: C #net\n", "#net"),
            ("tittel: Skien #digital\nb: c\n", "#digital"),
            ("råd:\n  - A\n    • B\n    • C\n", "•"),
            ("råd:\n  - A\n    -B\n", "-"),
            ("råd:\n  - A\n    – B\n    – C\n", "–"),
            ("råd:\n  - A\n    * B\n", "*"),
            ("sammendrag: A\n  • B\n", "•"),
            ("merknad: |\n  - a\n  - b\n", "- a"),
            ("merknad: >-\n  To ting:\n  • a\n  • b\n", "• a"),
        ] {
            let remarks = remarks(yaml);
            let found: Vec<&str> = remarks
                .iter()
                .map(|(_, place)| &yaml[place.clone()])
                .collect();
            assert_eq!(found, [marked], "{yaml}");
        }
    }

    #[test]
    fn comments_and_sentences_are_left_alone() {
        for yaml in [
            "tittel: A # en merknad\n",
            "#tittel: A\ntittel: B\n",
            "tittel: 'Tiltak #3'\nb: \"Tiltak #3\"\n",
            "tittel: |\n  Tiltak #3\n",
            "alias: [C#, F#]\n",
            "url: https://a.no/#b\n",
            "sammendrag: Vi prøvde\n  – og lyktes.\n",
            "råd:\n  - A\n  - B\n",
            "råd:\n- A\n- B\n",
            "tittel: 'a\n  b #3'\n",
            "farge: \"a\" #b\n",
            "periode: {fra: 2024}\ntall: -5\n",
            "merknad: |\n  en - to\n  - tre\n",
        ] {
            assert_eq!(remarks(yaml).len(), 0, "{yaml}");
        }
    }
}
