//! Takes a field or an entry of a list out.

use super::lines;
use super::replace::is_in_flow;
use super::splice::Splice;
use super::tree::{Inside, Node};
use crate::diagnostic::Step;

/// Returns the pieces that take the value at the end of `steps` out, which is not the only one of
/// those it stands among.
pub(super) fn removed(text: &str, root: &Node, steps: &[Step]) -> Option<Vec<Splice>> {
    let (last, above) = steps.split_last()?;
    let above_node = root.at(above)?;
    // Each of those it stands among: from where to where, and the end of its value.
    let (all, at): (Vec<(usize, usize)>, usize) = match (last, &above_node.inside) {
        (Step::Key(key), Inside::Map { pairs, .. }) => {
            let all = pairs.iter();
            let all = all.map(|pair| (pair.key.start, pair.value.span.end.max(pair.colon)));
            (
                all.collect(),
                pairs.iter().position(|pair| pair.name == *key)?,
            )
        }
        (Step::Index(index), Inside::List { items, flow }) => {
            let all = items.iter();
            let after_dash = usize::from(!flow);
            let all = all.map(|item| (item.dash, item.value.span.end.max(item.dash + after_dash)));
            (all.collect(), *index)
        }
        _ => return None,
    };
    let (start, end) = *all.get(at)?;
    let next = all.get(at + 1).map(|(start, _)| *start);
    let range = if above_node.is_flow() || is_in_flow(root, above) {
        match (next, at.checked_sub(1).and_then(|before| all.get(before))) {
            (Some(next), _) => start..next,
            (None, Some((_, before))) => *before..end,
            (None, None) => return None,
        }
    } else if lines::is_first(text, start) {
        lines::start(text, start)..lines::next(text, end)
    } else {
        // It stands after a dash: the next one takes its place. Comments between stay.
        let next = next?;
        match text[end..next].contains('#') {
            false => start..next,
            true => {
                let dash = text[..start].trim_end().len();
                dash..end
            }
        }
    };
    Some(vec![Splice {
        range,
        text: String::new(),
    }])
}
