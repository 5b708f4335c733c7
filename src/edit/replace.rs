//! Gives a value that is there another one.

use crate::diagnostic::Step;
use saphyr_parser::ScalarStyle;
use serde_yaml::Value;

use super::lines;
use super::splice::Splice;
use super::tree::{Inside, Node};
use super::write::{Around, Style};

/// Decides whether the value at the end of `steps` stands within brackets or braces.
pub(super) fn is_in_flow(root: &Node, steps: &[Step]) -> bool {
    (0..steps.len()).any(|depth| root.at(&steps[..depth]).is_some_and(Node::is_flow))
}

/// Returns the pieces that give the value at the end of `steps` the value `value`, in each way that
/// may be right, the best first.
pub(super) fn replaced(
    text: &str,
    root: &Node,
    steps: &[Step],
    value: &Value,
    style: Style,
) -> Vec<Vec<Splice>> {
    let Some(node) = root.at(steps) else {
        return Vec::new();
    };
    let is_plain = !value.is_mapping() && !value.is_sequence();
    if is_in_flow(root, steps) || (is_plain && matches!(node.inside, Inside::Scalar(_))) {
        return plain(text, root, steps, node, value, style);
    }
    let both_on_one_line = node.is_flow() && value.is_sequence();
    if both_on_one_line {
        let written = style.on_one_line(value, None, Around::Block);
        return vec![vec![piece(node.span.clone(), written)]];
    }
    let place = whole(text, root, steps, node, value, style);
    place.into_iter().collect()
}

fn piece(range: std::ops::Range<usize>, text: String) -> Splice {
    Splice { range, text }
}

/// Replaces a value on the spot.
fn plain(
    text: &str,
    root: &Node,
    steps: &[Step],
    node: &Node,
    value: &Value,
    style: Style,
) -> Vec<Vec<Splice>> {
    let around = match is_in_flow(root, steps) {
        true => Around::Flow,
        false => Around::Block,
    };
    let old = match node.inside {
        Inside::Scalar(old) if !node.is_empty() => Some(old),
        _ => None,
    };
    let space = if node.is_empty() { " " } else { "" };
    let mut ways = Vec::new();
    if let (Some(old @ (ScalarStyle::Literal | ScalarStyle::Folded)), Value::String(words)) =
        (old, value)
    {
        let blocks = in_block(text, node, words, old).into_iter();
        ways.extend(blocks.map(|written| vec![piece(node.span.clone(), written)]));
    }
    let written = style.on_one_line(value, old, around);
    ways.push(vec![piece(node.span.clone(), format!("{space}{written}"))]);
    ways
}

/// Writes `words` as the lines of the block of text at `node`, with its first line as it is, and
/// without a line end after the last.
fn in_block(text: &str, node: &Node, words: &str, old: ScalarStyle) -> Vec<String> {
    let block = &text[node.span.clone()];
    let Some((header, content)) = block.split_once('\n') else {
        return Vec::new();
    };
    let first = content.lines().find(|line| !line.trim().is_empty());
    let indent = first.map_or(2, |line| line.len() - line.trim_start_matches(' ').len());
    let indent = " ".repeat(indent);
    let words = words.trim_end_matches('\n');
    let words = match old {
        ScalarStyle::Folded => words.replace('\n', "\n\n"),
        _ => words.to_owned(),
    };
    let lines: Vec<String> = words
        .split('\n')
        .map(|line| match line.is_empty() {
            true => String::new(),
            false => format!("{indent}{line}"),
        })
        .collect();
    let lines = lines.join("\n");
    let header = header.trim_end_matches('\r');
    let (mark, rest) = header.split_at(1);
    vec![
        format!("{header}\n{lines}"),
        format!("{mark}-{}\n{lines}", rest.trim_start_matches(['-', '+'])),
    ]
}

/// Replaces a value with all its lines.
fn whole(
    text: &str,
    root: &Node,
    steps: &[Step],
    node: &Node,
    value: &Value,
    style: Style,
) -> Option<Vec<Splice>> {
    let (last, above) = steps.split_last()?;
    let above = root.at(above)?;
    match (last, &above.inside) {
        (Step::Key(key), Inside::Map { pairs, .. }) => {
            let pair = pairs.iter().find(|pair| pair.name == *key)?;
            let written = style.after_colon(value, lines::column(text, pair.key.start));
            let gap = &text[pair.colon..node.span.start];
            let Some(line_end) = gap.find('#').and_then(|_| gap.find('\n')) else {
                return Some(vec![piece(pair.colon..node.span.end, written)]);
            };
            // The comment beside the name stays.
            let line_end = pair.colon + line_end;
            let rest = line_end - usize::from(text[..line_end].ends_with('\r'));
            Some(match written.starts_with('\n') {
                true => vec![piece(rest..node.span.end, written)],
                false => vec![
                    piece(pair.colon..pair.colon, written),
                    piece(rest..node.span.end, String::new()),
                ],
            })
        }
        (Step::Index(index), Inside::List { items, .. }) => {
            let dash = items.get(*index)?.dash;
            let written = style.after_dash(value, lines::column(text, dash));
            Some(vec![piece(dash + 1..node.span.end, format!(" {written}"))])
        }
        _ => None,
    }
}
