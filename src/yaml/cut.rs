//! Takes the groups of fields that are kept from the public out of the text of a file.
//!
//! Spaces are put in their place, so that every other value stands on the same line and at the same
//! byte as before. The result is parsed and compared with the fields as they should be: what cannot
//! be taken out for certain is refused, never shown.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span, StrInput};
use serde_yaml::{Mapping, Value};

use super::front_matter;
use super::visibility::{KEY, Names, is_kept, is_kept_by, without_kept};

/// The deepest nesting that is followed.
const MAX_DEPTH: usize = 200;

/// The fields of a file as the public sees them.
#[derive(Debug, PartialEq, Eq)]
pub enum Cut {
    /// Nothing in them is kept from the public, or they cannot be read at all.
    Nothing,
    /// The file as a whole is kept.
    Whole,
    /// The text without what is kept, as long as before.
    Parts(String),
    /// Something is kept, and cannot be taken out as it is written.
    Refused,
}

/// Decides whether the text of fields can have the mark at all. An escape in quotes can write any
/// word differently.
pub fn may_have_mark(yaml: &str) -> bool {
    yaml.contains(KEY) || yaml.contains('\\')
}

/// Returns `yaml`, the fields of a file, as the public sees it. What has a value that `names`
/// something which is kept is taken out too.
pub fn for_the_public(yaml: &str, names: Names<'_>) -> Cut {
    let Ok(map) = front_matter::parse(yaml, 0) else {
        return Cut::Nothing;
    };
    match is_kept(&map) {
        true => Cut::Whole,
        false => cut(yaml, &map, names),
    }
}

/// Returns `yaml`, the fields of a file, as those see it who know of a document although it is kept
/// as a whole: without the parts of it that are.
pub fn for_those_who_know(yaml: &str, names: Names<'_>) -> Cut {
    front_matter::parse(yaml, 0).map_or(Cut::Nothing, |map| cut(yaml, &map, names))
}

/// Takes out of `yaml`, which is `map`, what is marked below its top level or named by `names`.
fn cut(yaml: &str, map: &Mapping, names: Names<'_>) -> Cut {
    let wanted = without_kept(map, names);
    if wanted == *map {
        return Cut::Nothing;
    }
    let mut text = yaml.to_owned();
    if let Some(root) = Events::new(yaml).document() {
        let mut cutter = Cutter {
            yaml,
            text: &mut text,
            names,
        };
        cutter.inside("", &root);
    }
    let wanted = without_empty(&Value::Mapping(wanted));
    let is_right = front_matter::parse(&text, 0)
        .is_ok_and(|map| without_empty(&Value::Mapping(map)) == wanted);
    match is_right && text.len() == yaml.len() {
        true => Cut::Parts(text),
        false => Cut::Refused,
    }
}

/// Returns `value` without the fields that have nothing in them: where all that a list had was taken
/// out, its name is left.
fn without_empty(value: &Value) -> Value {
    let is_empty = |value: &Value| match value {
        Value::Null => true,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(map) => map.is_empty(),
        _ => false,
    };
    match value {
        Value::Mapping(map) => {
            let pairs = map
                .iter()
                .map(|(key, value)| (key.clone(), without_empty(value)))
                .filter(|(_, value)| !is_empty(value));
            Value::Mapping(pairs.collect::<Mapping>())
        }
        Value::Sequence(items) => Value::Sequence(items.iter().map(without_empty).collect()),
        other => other.clone(),
    }
}

/// A value with its place, in bytes.
struct Node {
    range: Range<usize>,
    inside: Inside,
}

enum Inside {
    Scalar(String),
    List(Vec<Node>),
    /// Each key with the byte where it begins, and its value.
    Map(Vec<(String, usize, Node)>),
}

impl Node {
    /// Decides whether it is written in brackets.
    fn is_in_brackets(&self, yaml: &str) -> bool {
        yaml[self.range.start..].starts_with(['[', '{'])
    }

    /// Decides whether a value of the field called `name`, or an item of its list, is taken out.
    fn goes(&self, name: &str, names: Names<'_>) -> bool {
        match &self.inside {
            Inside::Scalar(text) => names(name, text),
            Inside::List(_) => false,
            Inside::Map(pairs) => pairs.iter().any(|(name, _, value)| match &value.inside {
                Inside::Scalar(text) if name == KEY => is_kept_by(text),
                Inside::Scalar(text) => names(name, text),
                _ if name == KEY => true,
                Inside::List(items) => {
                    let is_plain = |item: &Node| matches!(item.inside, Inside::Scalar(_));
                    let mut items = items.iter().peekable();
                    items.peek().is_some()
                        && items.all(|item| is_plain(item) && item.goes(name, names))
                }
                Inside::Map(_) => false,
            }),
        }
    }
}

/// Puts spaces in the text of a file.
struct Cutter<'a> {
    /// The text as it was.
    yaml: &'a str,
    /// The text with the spaces so far.
    text: &'a mut String,
    names: Names<'a>,
}

impl Cutter<'_> {
    /// Cuts what is below `node`, the value of the field called `name`.
    fn inside(&mut self, name: &str, node: &Node) {
        let in_brackets = node.is_in_brackets(self.yaml);
        match &node.inside {
            Inside::Scalar(_) => {}
            Inside::List(items) => {
                for item in items {
                    let start = item.range.start;
                    let start = if in_brackets {
                        start
                    } else {
                        dash(self.yaml, start)
                    };
                    self.one(name, start, item, in_brackets);
                }
            }
            Inside::Map(pairs) => {
                for (name, start, value) in pairs {
                    self.one(name, *start, value, in_brackets);
                }
            }
        }
    }

    /// Cuts the field or the item that begins at `start`, or what is below it.
    fn one(&mut self, name: &str, start: usize, value: &Node, in_brackets: bool) {
        match value.goes(name, self.names) {
            true if in_brackets => cut_in_brackets(self.text, start..value.range.end),
            true => blank(self.text, block(self.yaml, start)),
            false => self.inside(name, value),
        }
    }
}

/// Returns the byte of the dash before the item of a list that begins at `start`.
fn dash(yaml: &str, start: usize) -> usize {
    yaml[..start].rfind('-').unwrap_or(start)
}

/// Returns the bytes of the item or field that begins at `start`: the rest of its line, and the lines
/// below that are further in.
fn block(yaml: &str, start: usize) -> Range<usize> {
    let line_start = yaml[..start].rfind('\n').map_or(0, |at| at + 1);
    let column = yaml[line_start..start].chars().count();
    let mut lines = yaml[start..].split_inclusive('\n');
    let mut at = start + lines.next().map_or(0, str::len);
    let mut end = at;
    for line in lines {
        at += line.len();
        let said = line.trim_start_matches(' ');
        let is_further_in = line.len() - said.len() > column;
        if said.trim().is_empty() {
            continue;
        }
        if is_further_in {
            end = at;
        } else if !said.starts_with('#') {
            break;
        }
    }
    start..end
}

/// Puts spaces in place of an item or field in brackets, and of one comma beside it.
fn cut_in_brackets(text: &mut String, range: Range<usize>) {
    let after = text[range.end..].trim_start();
    let mut range = range;
    if after.starts_with(',') {
        range.end = text.len() - after.len() + 1;
    } else if let Some(before) = text[..range.start].trim_end().strip_suffix(',') {
        range.start = before.len();
    }
    blank(text, range);
}

/// Puts as many spaces as there are bytes in place of `range`, but for the ends of lines.
fn blank(text: &mut String, range: Range<usize>) {
    let blank: String = text[range.clone()]
        .bytes()
        .map(|byte| match byte {
            b'\n' | b'\r' => char::from(byte),
            _ => ' ',
        })
        .collect();
    text.replace_range(range, &blank);
}

/// Builds a tree of places from the events of the parser.
struct Events<'a> {
    parser: Parser<'a, StrInput<'a>>,
    /// The byte of each character, and of the end: the parser counts characters.
    bytes: Vec<usize>,
    depth: usize,
}

impl<'a> Events<'a> {
    fn new(yaml: &'a str) -> Self {
        let ends = std::iter::once(yaml.len());
        Self {
            parser: Parser::new_from_str(yaml),
            bytes: yaml.char_indices().map(|(at, _)| at).chain(ends).collect(),
            depth: 0,
        }
    }

    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, span) = self.parser.next_event()?.ok()?;
        Some((event, self.in_bytes(span)))
    }

    fn in_bytes(&self, span: Span) -> Range<usize> {
        let last = self.bytes.last().copied().unwrap_or(0);
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(last);
        let start = byte(span.start.index());
        start..byte(span.end.index()).max(start)
    }

    fn document(&mut self) -> Option<Node> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (event, range) => return self.node(event, range),
            }
        }
    }

    /// Returns the value that begins with `event`; `None` where the text cannot be followed.
    fn node(&mut self, event: Event<'a>, range: Range<usize>) -> Option<Node> {
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let (inside, end) = match event {
            Event::Scalar(text, ..) => (Inside::Scalar(text.into_owned()), range.end),
            Event::Alias(_) => (Inside::Scalar(String::new()), range.end),
            Event::SequenceStart(..) => self.list()?,
            Event::MappingStart(..) => self.map()?,
            _ => return None,
        };
        self.depth -= 1;
        Some(Node {
            range: range.start..end.max(range.start),
            inside,
        })
    }

    fn list(&mut self) -> Option<(Inside, usize)> {
        let mut items = Vec::new();
        loop {
            let (event, range) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                return Some((Inside::List(items), range.end));
            }
            items.push(self.node(event, range)?);
        }
    }

    fn map(&mut self) -> Option<(Inside, usize)> {
        let mut pairs = Vec::new();
        loop {
            let (event, range) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                return Some((Inside::Map(pairs), range.end));
            }
            let start = range.start;
            let name = match self.node(event, range)?.inside {
                Inside::Scalar(name) => name,
                _ => String::new(),
            };
            let (event, range) = self.next()?;
            pairs.push((name, start, self.node(event, range)?));
        }
    }
}

#[cfg(test)]
mod tests;
