//! The places of all fields of a file, with what is needed to change them: how each value is
//! written, where it ends, where the dash of an item stands.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput};

use crate::diagnostic::Step;
use crate::text::composed::composed;

/// The deepest nesting, deeper than any document has.
const MAX_DEPTH: usize = 64;

/// A value and its place, in bytes of the file.
#[derive(Debug)]
pub(super) struct Node {
    /// The value as it is written, without white space around it. Empty, after the colon or the
    /// dash, where there is none.
    pub(super) span: Range<usize>,
    pub(super) inside: Inside,
}

#[derive(Debug)]
pub(super) enum Inside {
    Scalar(ScalarStyle),
    /// A reference to a value elsewhere.
    Alias,
    /// A list, within brackets where `flow`.
    List {
        flow: bool,
        items: Vec<Item>,
    },
    /// Fields, within braces where `flow`.
    Map {
        flow: bool,
        pairs: Vec<Pair>,
    },
}

#[derive(Debug)]
pub(super) struct Item {
    /// The place of its dash; that of the item itself within brackets.
    pub(super) dash: usize,
    pub(super) value: Node,
}

#[derive(Debug)]
pub(super) struct Pair {
    pub(super) name: String,
    pub(super) key: Range<usize>,
    /// The place after the colon.
    pub(super) colon: usize,
    pub(super) value: Node,
}

impl Node {
    /// Returns the value at the end of `steps`.
    pub(super) fn at(&self, steps: &[Step]) -> Option<&Self> {
        let Some((step, rest)) = steps.split_first() else {
            return Some(self);
        };
        match (step, &self.inside) {
            (Step::Key(key), Inside::Map { pairs, .. }) => {
                pairs.iter().find(|pair| pair.name == *key)?.value.at(rest)
            }
            (Step::Index(index), Inside::List { items, .. }) => items.get(*index)?.value.at(rest),
            _ => None,
        }
    }

    /// Decides whether there is nothing written.
    pub(super) fn is_empty(&self) -> bool {
        self.span.is_empty()
    }

    /// Decides whether it stands within brackets or braces of its own.
    pub(super) fn is_flow(&self) -> bool {
        matches!(
            self.inside,
            Inside::List { flow: true, .. } | Inside::Map { flow: true, .. }
        )
    }
}

/// Reads the tree of the fields at `yaml` in `text`; `None` where they are not valid.
pub(super) fn read(text: &str, yaml: Range<usize>) -> Option<Node> {
    let fields = text.get(yaml.clone())?;
    let mut bytes: Vec<usize> = fields.char_indices().map(|(at, _)| at).collect();
    bytes.push(fields.len());
    let mut reader = Reader {
        parser: Parser::new_from_str(fields),
        text,
        start: yaml.start,
        bytes,
        cursor: yaml.start,
        depth: 0,
    };
    loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
            (event, span) => return reader.node(&event, span),
        }
    }
}

struct Reader<'a> {
    parser: Parser<'a, StrInput<'a>>,
    text: &'a str,
    /// The byte of the text at which the fields begin.
    start: usize,
    /// The byte of each character of the fields: the parser counts characters.
    bytes: Vec<usize>,
    /// The end of what has been read.
    cursor: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        let (event, span) = self.parser.next_event()?.ok()?;
        Some((event, self.place(span)))
    }

    fn place(&self, span: Span) -> Range<usize> {
        let byte = |at: usize| {
            self.bytes
                .get(at)
                .or(self.bytes.last())
                .map_or(0, |byte| *byte)
        };
        let start = self.start + byte(span.start.index());
        start..(self.start + byte(span.end.index())).max(start)
    }

    fn node(&mut self, event: &Event<'a>, span: Range<usize>) -> Option<Node> {
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let node = match event {
            Event::Scalar(_, style, ..) => Some(self.scalar(*style, span)),
            Event::Alias(_) => {
                self.cursor = span.end;
                Some(Node {
                    span,
                    inside: Inside::Alias,
                })
            }
            Event::SequenceStart(..) => self.list(span),
            Event::MappingStart(..) => self.map(span),
            _ => None,
        };
        self.depth -= 1;
        node
    }

    fn scalar(&mut self, style: ScalarStyle, span: Range<usize>) -> Node {
        let span = match style {
            ScalarStyle::Literal | ScalarStyle::Folded => {
                self.header(span.start).unwrap_or(span.start)..span.end
            }
            _ => span,
        };
        let written = self.text.get(span.clone()).unwrap_or_default().trim_end();
        let span = span.start..span.start + written.len();
        self.cursor = self.cursor.max(span.end);
        Node {
            span,
            inside: Inside::Scalar(style),
        }
    }

    /// Returns the place of the `|` or `>` that begins a block of text, whose first line is at
    /// `content`.
    fn header(&self, content: usize) -> Option<usize> {
        let before = self.text.get(self.cursor..content)?;
        let begins = |at: usize| {
            let rest =
                before[at + 1..].trim_start_matches(|mark: char| "+-0123456789".contains(mark));
            rest.starts_with(['\n', '\r']) || rest.starts_with(" ") && is_comment_or_empty(rest)
        };
        let mut marks = before.match_indices(['|', '>']).map(|(at, _)| at);
        marks.find(|at| begins(*at)).map(|at| self.cursor + at)
    }

    fn list(&mut self, start: Range<usize>) -> Option<Node> {
        let flow = self.text.get(start.clone()) == Some("[");
        if flow {
            self.cursor = start.end;
        }
        let mut items = Vec::new();
        loop {
            let dash = if flow { None } else { self.dash() };
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let end = self.end_of_collection(flow, ']');
                let begin = match (flow, items.first()) {
                    (false, Some(Item { dash, .. })) => *dash,
                    _ => start.start,
                };
                let inside = Inside::List { flow, items };
                return Some(Node {
                    span: begin..end.max(begin),
                    inside,
                });
            }
            let dash = match (flow, dash) {
                (true, _) => span.start,
                (false, dash) => {
                    let dash = dash?;
                    self.cursor = dash + 1;
                    dash
                }
            };
            let mut value = self.node(&event, span)?;
            if value.is_empty() {
                value.span = self.cursor..self.cursor;
            }
            items.push(Item { dash, value });
        }
    }

    fn map(&mut self, start: Range<usize>) -> Option<Node> {
        let flow = self.text.get(start.clone()) == Some("{");
        if flow {
            self.cursor = start.end;
        }
        let mut pairs: Vec<Pair> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let end = self.end_of_collection(flow, '}');
                let begin = match (flow, pairs.first()) {
                    (false, Some(pair)) => pair.key.start,
                    _ => start.start,
                };
                let inside = Inside::Map { flow, pairs };
                return Some(Node {
                    span: begin..end.max(begin),
                    inside,
                });
            }
            let name = match &event {
                Event::Scalar(text, ..) => composed(text).into_owned(),
                _ => return None,
            };
            let key = self.node(&event, span)?.span;
            let rest = self.text.get(key.end..)?;
            let colon = key.end + (rest.len() - rest.trim_start().len());
            if !self.text[colon..].starts_with(':') {
                return None;
            }
            let colon = colon + 1;
            self.cursor = colon;
            let (event, span) = self.next()?;
            let mut value = self.node(&event, span)?;
            if value.is_empty() {
                value.span = colon..colon;
            }
            pairs.push(Pair {
                name,
                key,
                colon,
                value,
            });
        }
    }

    /// Returns the end of a list or of fields that were just read: after the bracket, or of the
    /// last value.
    fn end_of_collection(&mut self, flow: bool, bracket: char) -> usize {
        if flow {
            let at = after_blank(self.text, self.cursor);
            // A comma may stand after the last item.
            let at = match self.text[at..].starts_with(',') {
                true => after_blank(self.text, at + 1),
                false => at,
            };
            self.cursor = match self.text[at..].starts_with(bracket) {
                true => at + 1,
                false => at,
            };
        }
        self.cursor
    }

    /// Returns the place of the next dash.
    fn dash(&self) -> Option<usize> {
        let at = after_blank(self.text, self.cursor);
        self.text[at..].starts_with('-').then_some(at)
    }
}

/// Returns the first place from `at` on that is neither white space nor in a comment.
fn after_blank(text: &str, mut at: usize) -> usize {
    loop {
        let rest = &text[at..];
        at += rest.len() - rest.trim_start().len();
        if !text[at..].starts_with('#') {
            return at;
        }
        at += text[at..].find('\n').unwrap_or(text.len() - at);
    }
}

fn is_comment_or_empty(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim_start();
    line.is_empty() || line.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "a: 1 # c\nb:\n  - x: y\n    z: >- # d\n      fold\n      ed\n\n  # c\n  - x: |\n      lit\n\nc:\nd: # k\né: [a, {b: c}, 'q', ] # t\nf: en lang\n  linje til\n\n# slutt\ng: \"dobbel\n  linje\"\nk:\n- p\n-\n- q: 1\nl: {}\n";

    fn written(steps: &[Step]) -> &'static str {
        let root = read(YAML, 0..YAML.len()).expect("YAML");
        &YAML[root.at(steps).expect("a value").span.clone()]
    }

    fn key(name: &'static str) -> Step {
        Step::Key(name.into())
    }

    #[test]
    fn values_are_as_they_are_written() {
        let item = |index| vec![key("b"), Step::Index(index)];
        for (steps, expected) in [
            (vec![key("a")], "1"),
            (item(0), "x: y\n    z: >- # d\n      fold\n      ed"),
            (
                [item(0), vec![key("z")]].concat(),
                ">- # d\n      fold\n      ed",
            ),
            ([item(1), vec![key("x")]].concat(), "|\n      lit"),
            (vec![key("c")], ""),
            (vec![key("é")], "[a, {b: c}, 'q', ]"),
            (vec![key("é"), Step::Index(1)], "{b: c}"),
            (vec![key("f")], "en lang\n  linje til"),
            (vec![key("g")], "\"dobbel\n  linje\""),
            (vec![key("k")], "- p\n-\n- q: 1"),
            (vec![key("l")], "{}"),
        ] {
            assert_eq!(written(&steps), expected, "{steps:?}");
        }
    }
}
