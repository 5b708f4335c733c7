//! Pieces of a text that are replaced, and the way back.

use std::ops::Range;

/// A piece of a text and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The piece, in bytes.
    pub range: Range<usize>,
    /// The text that takes its place.
    pub text: String,
}

/// Replaces pieces that do not overlap. Returns the new text, and the pieces that give the old one
/// from it; `None` where a piece is not in the text.
pub(super) fn applied(text: &str, mut splices: Vec<Splice>) -> Option<(String, Vec<Splice>)> {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut new = String::with_capacity(text.len() + 100);
    let (mut back, mut at) = (Vec::with_capacity(splices.len()), 0);
    for splice in splices {
        new.push_str(text.get(at..splice.range.start)?);
        let start = new.len();
        new.push_str(&splice.text);
        back.push(Splice {
            range: start..new.len(),
            text: text.get(splice.range.clone())?.to_owned(),
        });
        at = splice.range.end;
    }
    new.push_str(text.get(at..)?);
    Some((new, back))
}

/// The way from a changed text back to the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undo {
    /// The steps back, the last change first.
    steps: Vec<Vec<Splice>>,
    /// The hash of the changed text.
    of: blake3::Hash,
}

impl Undo {
    pub(super) fn new(mut steps: Vec<Vec<Splice>>, changed: &str) -> Self {
        steps.reverse();
        Self {
            steps,
            of: blake3::hash(changed.as_bytes()),
        }
    }

    /// Returns the text before the change; `None` where `changed` is not what the change made.
    pub fn apply(&self, changed: &str) -> Option<String> {
        if blake3::hash(changed.as_bytes()) != self.of {
            return None;
        }
        let mut steps = self.steps.iter().cloned();
        steps.try_fold(changed.to_owned(), |text, step| {
            applied(&text, step).map(|(text, _)| text)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_replaced_and_put_back() {
        let splice = |range: Range<usize>, text: &str| Splice {
            range,
            text: text.into(),
        };
        let (new, back) =
            applied("abcdef", vec![splice(4..5, ""), splice(1..2, "XY")]).expect("in it");
        assert_eq!(new, "aXYcdf");
        let undo = Undo::new(vec![back], &new);
        assert_eq!(undo.apply(&new).as_deref(), Some("abcdef"));
        assert_eq!(undo.apply("aXYcdg"), None);
        assert_eq!(applied("abc", vec![splice(2..9, "")]), None);
    }
}
