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

/// Returns the pieces that add `entry` to the list at the end of `steps`, in each way that may be
/// right, the best first.
pub(super) fn entry(
    text: &str,
    root: &Node,
    steps: &[Step],
    entry: &Value,
    style: Style,
) -> Vec<Vec<Splice>> {
    let Some(node) = root.at(steps) else {
        return Vec::new();
    };
    match &node.inside {
        Inside::List { flow: true, items } => {
            vec![vec![in_brackets(text, node, items, entry, style)]]
        }
        Inside::List { flow: false, items } => {
            let Some(last) = items.last() else {
                return Vec::new();
            };
            vec![vec![below(text, last, entry, style)]]
        }
        // A single value becomes a list of two.
        _ if !node.is_empty() => {
            let single = &text[node.span.clone()];
            let written = style.on_one_line(entry, None, Around::Flow);
            vec![vec![Splice {
                range: node.span.clone(),
                text: format!("[{single}, {written}]"),
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
    let is_on_own_line = items.len() > 1 && lines::is_first(text, last.dash);
    match is_on_own_line {
        true => at(
            end,
            format!(",\n{}{written}", " ".repeat(lines::column(text, last.dash))),
        ),
        false => at(end, format!(", {written}")),
    }
}

fn below(text: &str, last: &Item, entry: &Value, style: Style) -> Splice {
    let column = lines::column(text, last.dash);
    let written = match entry {
        // As the others are.
        Value::Mapping(_) if last.value.is_flow() => style.on_one_line(entry, None, Around::Block),
        _ => style.after_dash(entry, column),
    };
    let end = last.value.span.end.max(last.dash + 1);
    let line = lines::past_comments(text, lines::next(text, end), text.len(), column);
    at(line, format!("{}- {written}\n", " ".repeat(column)))
}
