//! Finds the place of a value in its file. Used only where there is something to report: otherwise
//! YAML is parsed without places, at no cost for them.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::foreign_names::FOREIGN_NAMES;
use crate::diagnostic::{Part, Step};
use crate::text::accents::is_folded;
use crate::text::composed::composed;

/// The places of all keys and values in one YAML text.
pub struct Places {
    root: Option<Node>,
    /// The byte of each character, and of the end: the parser counts characters.
    bytes: Vec<usize>,
    offset: usize,
}

struct Node {
    span: Range<usize>,
    inside: Inside,
}

enum Inside {
    Scalar,
    List(Vec<Node>),
    /// Each key with its place and its value.
    Map(Vec<(String, Range<usize>, Node)>),
}

impl Places {
    /// Returns the places in `yaml`, which begins at `offset` in its file.
    pub fn new(yaml: &str, offset: usize) -> Self {
        let mut bytes: Vec<usize> = yaml.char_indices().map(|(at, _)| at).collect();
        bytes.push(yaml.len());
        let mut events = Events {
            parser: Parser::new_from_str(yaml),
            depth: 0,
        };
        let root = events.document();
        Self {
            root,
            bytes,
            offset,
        }
    }

    /// Returns the bytes in the file of the part at the end of `path`. Where the path does not
    /// exist (a field that is missing), returns the place of the nearest value above it; `None`
    /// where that has no place either.
    pub fn find(&self, path: &[Step], part: Part) -> Option<Range<usize>> {
        let mut node = self.root.as_ref()?;
        // The place to mark if the path ends here: none for the document as a whole.
        let mut place: Option<Range<usize>> = None;
        for (depth, step) in path.iter().enumerate() {
            let last = depth + 1 == path.len();
            match (step, &node.inside) {
                (Step::Key(key), Inside::Map(pairs)) => {
                    let own = pairs.iter().find(|(name, ..)| same_key(name, key));
                    let foreign = || pairs.iter().find(|(name, ..)| stands_for(name, key));
                    let Some((_, key_span, value)) = own.or_else(foreign) else {
                        break;
                    };
                    place = Some(if last && part == Part::Value {
                        value.mark(key_span)
                    } else {
                        key_span.clone()
                    });
                    node = value;
                }
                (Step::Index(index), Inside::List(items)) => {
                    let Some(item) = items.get(*index) else { break };
                    place = Some(item.first_line());
                    node = item;
                }
                // A single value is accepted as a list of one.
                (Step::Index(0), Inside::Scalar) => place = Some(node.span.clone()),
                _ => break,
            }
        }
        place.map(|span| self.in_file(span))
    }

    /// Returns the bytes in the file of the scalar at the end of `path`; `None` where there is
    /// none.
    pub fn scalar(&self, path: &[Step]) -> Option<Range<usize>> {
        let mut node = self.root.as_ref()?;
        for step in path {
            node = match (step, &node.inside) {
                (Step::Key(key), Inside::Map(pairs)) => {
                    let mut pairs = pairs.iter();
                    &pairs.find(|(name, ..)| same_key(name, key))?.2
                }
                (Step::Index(index), Inside::List(items)) => items.get(*index)?,
                _ => return None,
            };
        }
        let is_plain = matches!(node.inside, Inside::Scalar) && !node.span.is_empty();
        is_plain.then(|| self.in_file(node.span.clone()))
    }

    fn in_file(&self, chars: Range<usize>) -> Range<usize> {
        let byte = |at: usize| {
            self.bytes
                .get(at)
                .or(self.bytes.last())
                .copied()
                .unwrap_or(0)
        };
        self.offset + byte(chars.start)..self.offset + byte(chars.end.max(chars.start))
    }
}

impl Node {
    /// Returns the place to mark for the value: the value, or its key where the value is empty or
    /// not a scalar.
    fn mark(&self, key: &Range<usize>) -> Range<usize> {
        match &self.inside {
            Inside::Scalar if !self.span.is_empty() => self.span.clone(),
            _ => key.clone(),
        }
    }

    /// Returns the place of a scalar; of a mapping in a list, that of its first key and value.
    fn first_line(&self) -> Range<usize> {
        match &self.inside {
            Inside::Map(pairs) => match pairs.first() {
                Some((_, key, value)) if matches!(value.inside, Inside::Scalar) => {
                    key.start..value.span.end.max(key.end)
                }
                Some((_, key, _)) => key.clone(),
                None => self.span.clone(),
            },
            _ => self.span.clone(),
        }
    }
}

/// Decides whether other generators use the key `written` for our `asked`.
fn stands_for(written: &str, asked: &str) -> bool {
    FOREIGN_NAMES.contains(&(written, asked))
}

fn same_key(written: &str, asked: &str) -> bool {
    let written = &*composed(written);
    written == asked || (!asked.is_ascii() && is_folded(written, asked))
}

/// Builds a tree from the events of the parser. A text that the parser stops at gives the values
/// before that.
struct Events<'a> {
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    depth: usize,
}

/// The deepest nesting, deeper than any document has; the YAML parser itself stops at 128.
const MAX_DEPTH: usize = 200;

impl<'a> Events<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        self.parser.next_event()?.ok()
    }

    fn document(&mut self) -> Option<Node> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (event, span) => return self.node(&event, span),
            }
        }
    }

    fn node(&mut self, event: &Event<'a>, span: Span) -> Option<Node> {
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let node = match event {
            Event::Scalar(..) | Event::Alias(_) => Some(Node {
                span: chars(span),
                inside: Inside::Scalar,
            }),
            Event::SequenceStart(..) => Some(self.list(span)),
            Event::MappingStart(..) => Some(self.map(span)),
            _ => None,
        };
        self.depth -= 1;
        node
    }

    fn list(&mut self, start: Span) -> Node {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            let Some(item) = self.node(&event, span) else {
                break;
            };
            items.push(item);
        }
        Node {
            span: chars(start),
            inside: Inside::List(items),
        }
    }

    fn map(&mut self, start: Span) -> Node {
        let mut pairs = Vec::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::MappingEnd) {
                break;
            }
            let name = match &event {
                Event::Scalar(text, ..) => text.to_string(),
                _ => String::new(),
            };
            let Some(key) = self.node(&event, span) else {
                break;
            };
            let Some((event, span)) = self.next() else {
                break;
            };
            let Some(value) = self.node(&event, span) else {
                break;
            };
            pairs.push((name, key.span, value));
        }
        Node {
            span: chars(start),
            inside: Inside::Map(pairs),
        }
    }
}

fn chars(span: Span) -> Range<usize> {
    span.start.index()..span.end.index()
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "tittel: Færder\nbruk:\n  - løsning: digisos\n    status: «i burk»\n  - losning: 'id-porten'\ntom:\ntemaer: [e-helse, ø]\n";

    fn found(path: &[Step], part: Part) -> Option<&'static str> {
        Places::new(YAML, 0)
            .find(path, part)
            .map(|range| &YAML[range])
    }

    fn key(name: &'static str) -> Step {
        Step::Key(name.into())
    }

    #[test]
    fn finds_values_and_keys_past_norwegian_letters() {
        assert_eq!(found(&[key("tittel")], Part::Value), Some("Færder"));
        let status = [key("bruk"), Step::Index(0), key("status")];
        assert_eq!(found(&status, Part::Value), Some("«i burk»"));
        assert_eq!(found(&status, Part::Key), Some("status"));
        assert_eq!(
            found(&[key("temaer"), Step::Index(1)], Part::Value),
            Some("ø")
        );
    }

    #[test]
    fn takes_the_ascii_spelling_for_the_same_key() {
        assert_eq!(
            found(&[key("bruk"), Step::Index(1), key("løsning")], Part::Value),
            Some("'id-porten'")
        );
    }

    #[test]
    fn marks_the_nearest_thing_when_there_is_no_value() {
        assert_eq!(found(&[key("tom")], Part::Value), Some("tom"));
        assert_eq!(
            found(&[key("bruk"), Step::Index(0), key("siden")], Part::Key),
            Some("løsning: digisos")
        );
        assert_eq!(found(&[key("mangler")], Part::Value), None);
        assert_eq!(
            found(&[key("tittel"), Step::Index(0)], Part::Value),
            Some("Færder")
        );
    }
}
