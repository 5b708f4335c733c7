//! Finds mistakes that are visible in the lines of a YAML text.

use std::ops::Range;

use tr::tr;

use super::lines::{self, Entry};
use super::mistake::Mistake;
use super::quotes::{self, quoted};
use crate::yaml::fence;

/// Returns the first mistake in `yaml`. What may also be correct elsewhere counts only in `near`,
/// the lines where the parser stopped.
pub(super) fn first(yaml: &str, near: &Range<usize>) -> Option<Mistake> {
    let entries = lines::entries(yaml);
    let mut at = 0;
    while at < entries.len() {
        let entry = &entries[at];
        let inside = match quotes::check(yaml, &entries, at) {
            Ok(inside) => inside,
            Err(mistake) => return Some(mistake),
        };
        let certain = fence(entry)
            .or_else(|| foreign_quotes(entry))
            .or_else(|| after_bracket(entry))
            .or_else(|| colon(entry));
        let is_near = near.contains(&entry.start);
        let found = certain.or_else(|| is_near.then(|| likely(entry)).flatten());
        if found.is_some() {
            return found;
        }
        at += inside + 1;
    }
    None
}

fn likely(entry: &Entry<'_>) -> Option<Mistake> {
    tab(entry)
        .or_else(|| tab_after_dash(entry))
        .or_else(|| hard_space(entry))
        .or_else(|| bullet(entry))
        .or_else(|| no_space_after_colon(entry))
        .or_else(|| reserved(entry))
        .or_else(|| item_after_key(entry))
        .or_else(|| no_colon(entry))
}

fn value_place(entry: &Entry<'_>) -> Range<usize> {
    entry.value_at..entry.value_at + entry.value.len()
}

fn line_place(entry: &Entry<'_>) -> Range<usize> {
    let said = entry.line.trim();
    let start = entry.start + entry.indent.len();
    start..start + said.len()
}

/// Returns the value without a comment after it.
fn bare<'a>(entry: &Entry<'a>) -> &'a str {
    let value = entry.value;
    value
        .find(" #")
        .map_or(value, |comment| value[..comment].trim_end())
}

/// Finds dashes where the fields should end: `–––`.
fn fence(entry: &Entry<'_>) -> Option<Mistake> {
    let line = entry.line.trim();
    if !fence::is_meant_as_fence(line) {
        return None;
    }
    let (message, help) = fence::message_and_help(line);
    Some(Mistake::new(line_place(entry), message, help))
}

/// Finds quotation marks from a word processor: `“Nye skjema: …”`.
fn foreign_quotes(entry: &Entry<'_>) -> Option<Mistake> {
    let value = bare(entry);
    let first = value
        .chars()
        .next()
        .filter(|first| "“”„‟«»‘’‚".contains(*first))?;
    if !has_inner_colon(value) {
        return None;
    }
    let inner = value.trim_matches(|letter| "“”„‟«»‘’‚".contains(letter));
    let keep = matches!(first, '«' | '»');
    let text = if keep { value } else { inner };
    Some(Mistake::new(
        value_place(entry),
        tr!(
            "`{first}` er ikke anførselstegn i YAML, og verdien har et kolon i seg",
            first
        ),
        tr!(
            "Tegn som “ ”, « » og ’ fra Word duger ikke her; bruk `\"` eller `'`: `{right}`.",
            right = entry.with(&quoted(text))
        ),
    ))
}

/// Finds text after a bracket: `[Utkast] Nye skjema`. A value that begins with a bracket is a list,
/// which nothing can follow.
fn after_bracket(entry: &Entry<'_>) -> Option<Mistake> {
    let value = bare(entry);
    let close = match value.chars().next()? {
        '[' => ']',
        '{' => '}',
        _ => return None,
    };
    let end = value.find(close)?;
    let rest = value[end + 1..].trim();
    let is_nested = value[1..end].contains(['[', '{', '"', '\'']);
    if is_nested || rest.is_empty() || rest.starts_with([',', ']', '}', ':']) {
        return None;
    }
    Some(Mistake::new(
        value_place(entry),
        tr!("verdien begynner med en klamme, men går videre etter at klammen er lukket"),
        tr!(
            "Er det tekst, sett den i anførselstegn: `{right}`.",
            right = entry.with(&quoted(value))
        ),
    ))
}

fn has_inner_colon(value: &str) -> bool {
    value.contains(": ") || value.ends_with(':')
}

/// Finds a colon in a value: `tittel: Skien: ny plan`.
fn colon(entry: &Entry<'_>) -> Option<Mistake> {
    let value = bare(entry);
    let is_plain = !value.starts_with(['[', '{', '"', '\'', '|', '>', '&', '*', '!']);
    if entry.key.is_none() || !is_plain || !has_inner_colon(value) {
        return None;
    }
    Some(Mistake::new(
        value_place(entry),
        tr!("verdien har et kolon i seg, og da leser YAML det som et nytt felt"),
        tr!(
            "Sett verdien i anførselstegn: `{right}`.",
            right = entry.with(&quoted(value))
        ),
    ))
}

fn tab(entry: &Entry<'_>) -> Option<Mistake> {
    let at = entry.indent.find('\t')?;
    let start = entry.start + at;
    Some(Mistake::new(
        start..start + entry.indent[at..].len(),
        tr!("linja begynner med tabulator; YAML tåler bare mellomrom der"),
        tr!("Bytt tabulatoren med to mellomrom."),
    ))
}

/// Finds `-` and a tab, as a word processor writes a list.
fn tab_after_dash(entry: &Entry<'_>) -> Option<Mistake> {
    let item = entry.line.trim_start().strip_prefix("-\t")?;
    let start = entry.start + entry.indent.len() + 1;
    Some(Mistake::new(
        start..start + 1,
        tr!("etter bindestreken står det tabulator"),
        tr!(
            "Skriv `- {item}`, med et vanlig mellomrom.",
            item = shortened(item.trim())
        ),
    ))
}

fn is_hard(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, ' ' | '\t')
}

fn hard_space(entry: &Entry<'_>) -> Option<Mistake> {
    let at = entry.indent.find(is_hard)?;
    let start = entry.start + at;
    Some(Mistake::new(
        start..start + entry.indent[at..].len(),
        tr!(
            "linja begynner med hardt mellomrom (fra Word eller en nettside); YAML tåler bare vanlige"
        ),
        tr!("Slett det, og skriv vanlige mellomrom."),
    ))
}

/// Finds another mark where a hyphen should be: `– Begynn tidlig`.
fn bullet(entry: &Entry<'_>) -> Option<Mistake> {
    let said = entry.line.trim();
    let (mark, rest) = crate::text::bullet::split(said)?;
    if entry.is_item || entry.key.is_some() && mark != "-" {
        return None;
    }
    let start = entry.start + entry.indent.len();
    Some(Mistake::new(
        start..start + mark.len(),
        tr!(
            "et punkt i ei liste begynner med bindestrek og mellomrom; her står `{mark}`",
            mark
        ),
        tr!("Skriv `- {rest}`.", rest = shortened(rest)),
    ))
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// Finds a colon without a space after it, or with a hard space: `status:drift`.
fn no_space_after_colon(entry: &Entry<'_>) -> Option<Mistake> {
    if entry.key.is_some() {
        return None;
    }
    let (key, rest) = split_at_colon(entry.value)?;
    let place = entry.value_at..entry.value_at + entry.value.len();
    let right = match rest.trim() {
        "" => format!("{key}:"),
        value => format!("{key}: {}", shortened(value)),
    };
    Some(if rest.starts_with(is_hard) {
        let message = tr!("etter kolonet står det et hardt mellomrom (fra Word eller en nettside)");
        let help = tr!("Skriv `{right}` med et vanlig mellomrom.", right);
        Mistake::new(place, message, help)
    } else {
        let help = tr!("Skriv `{right}`.", right);
        Mistake::new(place, tr!("mellomrom mangler etter kolonet"), help)
    })
}

/// Returns the key and the value of `status:drift`; `None` for addresses, times and disks.
pub(crate) fn split_at_colon(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = text.split_once(':')?;
    let is_name = key.chars().count() > 1
        && key.starts_with(char::is_alphabetic)
        && key
            .chars()
            .all(|letter| letter.is_alphanumeric() || "_-\u{30a}\u{308}".contains(letter));
    (is_name && !rest.is_empty() && !rest.starts_with(['/', ' '])).then_some((key, rest))
}

/// Finds a character that a value cannot begin with: `@`, `%` and others.
fn reserved(entry: &Entry<'_>) -> Option<Mistake> {
    let value = bare(entry);
    let first = value.chars().next()?;
    let is_block = matches!(first, '|' | '>');
    let is_reserved = "@`%*&!,]}?|>".contains(first);
    if !is_reserved || (is_block && value.len() == 1) {
        return None;
    }
    Some(Mistake::new(
        value_place(entry),
        tr!("en verdi kan ikke begynne med `{first}`", first),
        tr!(
            "Sett verdien i anførselstegn: `{right}`.",
            right = entry.with(&quoted(value))
        ),
    ))
}

/// Finds a list on the line of its key: `råd: - Begynn`. A list must begin on a line of its own.
fn item_after_key(entry: &Entry<'_>) -> Option<Mistake> {
    let (key, item) = (entry.key?, entry.value.strip_prefix("- ")?);
    Some(Mistake::new(
        value_place(entry),
        tr!("ei liste kan ikke begynne på samme linje som navnet på feltet"),
        tr!(
            "Skriv `{key}:` på ei linje, og `  - {item}` på den neste.",
            key,
            item = shortened(item.trim())
        ),
    ))
}

/// Characters that look like a colon: the wide one, the ratio, the letter and two smaller ones.
const LIKE_A_COLON: [char; 5] = ['：', '∶', '꞉', 'ː', '﹕'];

/// Finds a line that is neither a field nor an item.
fn no_colon(entry: &Entry<'_>) -> Option<Mistake> {
    let is_plain = !entry.value.starts_with(['[', '{', '"', '\'', '|', '>']);
    if entry.is_item || entry.key.is_some() || !is_plain || entry.value.contains([']', '}', ',']) {
        return None;
    }
    let is_name = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|letter| letter.is_lowercase() || letter == '_')
    };
    let mut parts = LIKE_A_COLON
        .iter()
        .filter_map(|sign| entry.value.split_once(*sign));
    if let Some((name, rest)) = parts.find(|(name, _)| is_name(name.trim_end())) {
        return Some(Mistake::new(
            line_place(entry),
            tr!("etter navnet står det et tegn som ligner et kolon, men ikke er det"),
            tr!(
                "Skriv `{name}: {rest}`, med kolonet på tastaturet.",
                name = name.trim_end(),
                rest = shortened(rest.trim())
            ),
        ));
    }
    let mut words = entry.value.split_whitespace();
    let name = words.next()?;
    let rest: Vec<&str> = words.collect();
    let is_name = is_name(name);
    let help = if is_name && rest.is_empty() {
        tr!(
            "Mente du `{name}:`, med kolon? Er linja en del av teksten over, rykk den inn.",
            name
        )
    } else if is_name {
        tr!(
            "Mente du `{name}: {rest}`? Er linja en del av teksten over, rykk den inn.",
            name,
            rest = shortened(&rest.join(" "))
        )
    } else {
        tr!("Skriv `navn: verdi`. Er linja en del av teksten over, rykk den inn med to mellomrom.")
    };
    Some(Mistake::new(
        line_place(entry),
        tr!("linja er verken et felt (kolon mangler) eller et punkt i ei liste"),
        help,
    ))
}
