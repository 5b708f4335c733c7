//! Adds a field, or an entry to a list.

use serde_yaml::{Mapping, Value};

use super::lines;
use super::replace::is_in_flow;
use super::splice::Splice;
use super::tree::{Inside, Item, Node, Pair};
use super::write::{Around, Style};
use crate::content::records::in_file_order;
use crate::diagnostic::Step;
use crate::text::accents::folded;
use crate::yaml::shape::Record;

/// Returns the pieces that add the field `name` with `value` to the fields at the end of `steps`,
/// which `record` declares: after the field that comes before it in the table of fields.
pub(super) fn field(
    text: &str,
    root: &Node,
    steps: &[Step],
    (name, value): (&str, &Value),
    record: Option<&Record>,
    style: Style,
) -> Option<Vec<Splice>> {
    let node = root.at(steps)?;
    let Inside::Map { flow, pairs } = &node.inside else {
        return None;
    };
    let before = before(pairs, name, record);
    if *flow || is_in_flow(root, steps) {
        let written = format!("{name}: {}", style.on_one_line(value, None, Around::Flow));
        return Some(vec![match (before, pairs.first()) {
            (Some(pair), _) => at(pair.value.span.end, format!(", {written}")),
            (None, Some(first)) => at(first.key.start, format!("{written}, ")),
            (None, None) => at(node.span.start + 1, written),
        }]);
    }
    let first = pairs.first()?;
    let column = lines::column(text, first.key.start);
    let written = format!("{name}:{}", style.after_colon(value, column));
    Some(vec![match before {
        None => at(
            first.key.start,
            format!("{written}\n{}", " ".repeat(column)),
        ),
        Some(pair) => {
            let end = pair.value.span.end.max(pair.colon);
            let next = pairs.iter().find(|next| next.key.start > pair.key.start);
            let limit = next.map_or(text.len(), |next| next.key.start);
            let line = lines::past_comments(text, lines::next(text, end), limit, column);
            at(line, format!("{}{written}\n", " ".repeat(column)))
        }
    }])
}

fn at(place: usize, text: String) -> Splice {
    Splice {
        range: place..place,
        text,
    }
}

/// Returns the last of `pairs` that comes before `name` in the table of fields.
fn before<'p>(pairs: &'p [Pair], name: &str, record: Option<&Record>) -> Option<&'p Pair> {
    let Some(record) = record else {
        return pairs.last();
    };
    let order = in_file_order(record);
    let rank = |name: &str| {
        order
            .iter()
            .position(|field| field.key == name || folded(field.key) == name)
    };
    let own = rank(name);
    let mut before = None;
    for pair in pairs {
        let rank = rank(&pair.name);
        if rank.is_some() && rank < own && before.is_none_or(|(best, _)| rank >= best) {
            before = Some((rank, pair));
        }
    }
    before.map(|(_, pair)| pair)
}

/// Returns the pieces that make `map` the first fields of a file without any, whose fields begin at
/// `start`.
pub(super) fn first_fields(start: usize, map: &Mapping, style: Style) -> Vec<Splice> {
    vec![at(start, format!("{}\n", style.fields(map, 0)))]
}

/// Returns the pieces that add an entry to the list at the end of `steps`, before the item at a place or
/// else last, in each way that may be right, the best first.
pub(super) fn entry(
    text: &str,
    root: &Node,
    steps: &[Step],
    (entry, before): (&Value, Option<usize>),
    style: Style,
) -> Vec<Vec<Splice>> {
    let Some(node) = root.at(steps) else {
        return Vec::new();
    };
    match &node.inside {
        Inside::List { flow: true, items } => {
            let next = before.and_then(|at| items.get(at));
            vec![vec![match next {
                Some(next) => before_in_brackets(text, items, next, entry, style),
                None => in_brackets(text, node, items, entry, style),
            }]]
        }
        Inside::List { flow: false, items } => {
            let at = before.unwrap_or(items.len());
            let previous = at.checked_sub(1).and_then(|at| items.get(at));
            let next = items.get(at);
            let line = match (previous, next) {
                (Some(previous), _) => below(text, previous, next, entry, style),
                (None, Some(first)) => above(text, first, entry, style),
                (None, None) => return Vec::new(),
            };
            vec![vec![line]]
        }
        // A single value becomes a list of two.
        _ if !node.is_empty() => {
            let single = &text[node.span.clone()];
            let written = style.on_one_line(entry, None, Around::Flow);
            vec![vec![Splice {
                range: node.span.clone(),
                text: match before {
                    Some(_) => format!("[{written}, {single}]"),
                    None => format!("[{single}, {written}]"),
                },
            }]]
        }
        _ => Vec::new(),
    }
}

fn in_brackets(text: &str, node: &Node, items: &[Item], entry: &Value, style: Style) -> Splice {
    let written = style.on_one_line(entry, None, Around::Flow);
    let Some(last) = items.last() else {
        return at(node.span.start + 1, written);
    };
    let end = last.value.span.end;
    match is_on_own_line(text, items, last) {
        true => at(
            end,
            format!(",\n{}{written}", " ".repeat(lines::column(text, last.dash))),
        ),
        false => at(end, format!(", {written}")),
    }
}

fn before_in_brackets(
    text: &str,
    items: &[Item],
    next: &Item,
    entry: &Value,
    style: Style,
) -> Splice {
    let written = style.on_one_line(entry, None, Around::Flow);
    match is_on_own_line(text, items, next) {
        true => at(
            next.dash,
            format!("{written},\n{}", " ".repeat(lines::column(text, next.dash))),
        ),
        false => at(next.dash, format!("{written}, ")),
    }
}

fn is_on_own_line(text: &str, items: &[Item], item: &Item) -> bool {
    items.len() > 1 && lines::is_first(text, item.dash)
}

/// Adds an entry after `previous` and the comments that are its own; `next` is the one that follows.
fn below(text: &str, previous: &Item, next: Option<&Item>, entry: &Value, style: Style) -> Splice {
    let column = lines::column(text, previous.dash);
    let written = as_the_others(previous, entry, column, style);
    let end = previous.value.span.end.max(previous.dash + 1);
    let limit = next.map_or(text.len(), |next| next.dash);
    let line = lines::past_comments(text, lines::next(text, end), limit, column);
    at(line, format!("{}- {written}\n", " ".repeat(column)))
}

/// Adds an entry above the first of a list, and above the comments that stand over it.
fn above(text: &str, first: &Item, entry: &Value, style: Style) -> Splice {
    let column = lines::column(text, first.dash);
    let written = as_the_others(first, entry, column, style);
    match lines::is_first(text, first.dash) {
        true => at(
            lines::before_comments(text, lines::start(text, first.dash), column),
            format!("{}- {written}\n", " ".repeat(column)),
        ),
        // The list stands in another one: `- - a`.
        false => at(first.dash, format!("- {written}\n{}", " ".repeat(column))),
    }
}

/// Writes an entry as `other` of the same list is written.
fn as_the_others(other: &Item, entry: &Value, column: usize, style: Style) -> String {
    match entry {
        Value::Mapping(_) if other.value.is_flow() => style.on_one_line(entry, None, Around::Block),
        _ => style.after_dash(entry, column),
    }
}
