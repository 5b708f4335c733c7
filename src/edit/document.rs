//! The file that a change is made in: reads it, and makes only a change that reads as it is meant.

use std::ops::Range;

use serde_yaml::Value;
use tr::tr;

use super::lines;
use super::outcome::{Outcome, refused};
use super::splice::{Splice, applied};
use crate::yaml::front_matter;

/// One change, made.
pub(super) struct Made {
    /// The text of the file.
    pub(super) text: String,
    /// The pieces that lead back.
    pub(super) back: Vec<Splice>,
}

/// The parts of a file that a change needs.
pub(super) struct Document<'a> {
    pub(super) text: &'a str,
    pub(super) yaml: Range<usize>,
    pub(super) body: Range<usize>,
    /// The fields.
    pub(super) root: Value,
}

impl<'a> Document<'a> {
    /// Reads `text`, the whole file.
    pub(super) fn read(text: &'a str) -> Result<Self, Box<Outcome>> {
        let parts = front_matter::split(text).map_err(|(problem, _)| refused(problem.message))?;
        let Some(yaml) = parts.yaml else {
            return Err(refused(tr!("fila har ingen felt øverst")));
        };
        let map = front_matter::parse(&text[yaml.clone()], yaml.start);
        let map = map.map_err(|(problem, _)| refused(problem.message))?;
        Ok(Self {
            text,
            yaml,
            body: parts.body,
            root: Value::Mapping(map),
        })
    }

    /// Makes the first of `ways` that gives a file whose fields are `expected` and whose text is
    /// the same.
    pub(super) fn make(
        &self,
        ways: Vec<Vec<Splice>>,
        expected: &Value,
    ) -> Result<Made, Box<Outcome>> {
        let ending = lines::ending(&self.text[self.yaml.start..]);
        for mut way in ways {
            for splice in &mut way {
                splice.text = splice.text.replace('\n', ending);
            }
            let Some((text, back)) = applied(self.text, way) else {
                continue;
            };
            let is_right = Document::read(&text).is_ok_and(|new| {
                new.root == *expected && new.text[new.body] == self.text[self.body.clone()]
            });
            if is_right {
                return Ok(Made { text, back });
            }
        }
        Err(refused(tr!(
            "feltet er skrevet på en måte som programmet ikke kan endre; rett det i fila"
        )))
    }
}
