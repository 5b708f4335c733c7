//! The lines of a YAML text: indentation, dashes, key and value. Block texts (`|`, `>`) are
//! skipped, since they may contain anything.

/// A line without its end.
pub(in crate::yaml) struct Line<'a> {
    /// The start of the line, in bytes of the text.
    pub(in crate::yaml) start: usize,
    pub(in crate::yaml) text: &'a str,
}

/// Returns every line of `text`.
pub(in crate::yaml) fn all(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut at = 0;
    text.split_inclusive('\n').map(move |whole| {
        let start = at;
        at += whole.len();
        let text = whole.trim_end_matches(['\n', '\r']);
        Line { start, text }
    })
}

/// A line that is not empty.
pub(in crate::yaml) struct Entry<'a> {
    /// The start of the line, in bytes of the text.
    pub(in crate::yaml) start: usize,
    /// The whole line.
    pub(in crate::yaml) line: &'a str,
    /// The white space that the line begins with.
    pub(in crate::yaml) indent: &'a str,
    /// `true` where a dash with a space is before the key or value.
    pub(in crate::yaml) is_item: bool,
    /// The key of the field, if there is one.
    pub(in crate::yaml) key: Option<&'a str>,
    /// The text after the key or the dash, without white space around it.
    pub(in crate::yaml) value: &'a str,
    /// The start of the value, in bytes of the text.
    pub(in crate::yaml) value_at: usize,
}

impl Entry<'_> {
    /// Returns the line with `value` in place of its own.
    pub(in crate::yaml) fn with(&self, value: &str) -> String {
        match (self.key, self.is_item) {
            (Some(key), _) => format!("{key}: {value}"),
            (None, true) => format!("- {value}"),
            (None, false) => value.to_owned(),
        }
    }
}

/// Returns the lines of `yaml` that are not empty, without comments and block texts.
pub(in crate::yaml) fn entries(yaml: &str) -> Vec<Entry<'_>> {
    let mut entries = Vec::new();
    let mut block: Option<usize> = None;
    for line in all(yaml) {
        let said = line.text.trim_start();
        let indent = &line.text[..line.text.len() - said.len()];
        if said.is_empty() || block.is_some_and(|least| indent.len() > least) {
            continue;
        }
        block = None;
        if said.starts_with('#') {
            continue;
        }
        let entry = entry(line.start, line.text, indent);
        if opens_block(entry.value) {
            block = Some(indent.len());
        }
        entries.push(entry);
    }
    entries
}

/// Returns the text after the key of the field in `line`.
pub(in crate::yaml) fn value_of(line: &str) -> &str {
    let said = line.trim_start();
    entry(0, line, &line[..line.len() - said.len()]).value
}

fn entry<'a>(start: usize, line: &'a str, indent: &'a str) -> Entry<'a> {
    let mut rest = &line[indent.len()..];
    let mut is_item = false;
    while let Some(after) = rest.strip_prefix("- ") {
        is_item = true;
        rest = after.trim_start_matches(' ');
    }
    let key = key(rest);
    let after = key.map_or(rest, |key| {
        let quotes = if rest.starts_with(['"', '\'']) { 2 } else { 0 };
        &rest[key.len() + quotes + 1..]
    });
    let value = after.trim();
    Entry {
        start,
        line,
        indent,
        is_item,
        key,
        value,
        value_at: start + line.len() - after.trim_start().len(),
    }
}

/// Returns the key that `text` begins with, if a colon and a space or the end follow.
fn key(text: &str) -> Option<&str> {
    for quote in ['"', '\''] {
        if let Some(inner) = text.strip_prefix(quote) {
            let (key, rest) = inner.split_once(quote)?;
            return rest.starts_with(':').then_some(key);
        }
    }
    if text.starts_with(['[', '{', '#', '&', '*', '!', '|', '>', '%', '@', '`']) {
        return None;
    }
    let mut from = 0;
    while let Some(colon) = text[from..].find(':').map(|at| from + at) {
        let after = text[colon + 1..].chars().next();
        if after.is_none_or(|letter| matches!(letter, ' ' | '\t')) {
            let key = &text[..colon];
            return (!key.is_empty() && !key.contains(" #")).then_some(key);
        }
        from = colon + 1;
    }
    None
}

/// Decides whether `value` begins a block text.
pub(in crate::yaml) fn opens_block(value: &str) -> bool {
    let rest = value.strip_prefix(['|', '>']);
    rest.is_some_and(|rest| {
        let rest = rest.trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        rest.is_empty() || rest.starts_with(" #")
    })
}
