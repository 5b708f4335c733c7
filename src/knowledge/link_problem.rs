//! A contradiction between documents, and its place.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Check, Finding};
use crate::yaml::problem::Problem;
use crate::yaml::step::{Part, Step};

/// A contradiction between documents, or a reference that leads nowhere.
#[derive(Clone, Debug)]
pub struct LinkProblem {
    /// The file to mend, relative to the root of the site.
    pub file: Arc<str>,
    /// The place in the file.
    pub place: Place,
    /// The check, the message and the advice.
    pub problem: Problem,
}

impl Finding for LinkProblem {
    fn check(&self) -> Check {
        self.problem.check
    }

    fn more(&mut self) -> &mut usize {
        &mut self.problem.more
    }
}

/// The place of a problem in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A field of the front matter. Keys are the proper ones; the file may spell them in ASCII,
    /// and a list of one may stand there as a single value.
    Field {
        /// The path to the value.
        path: Vec<Step>,
        /// The part to mark.
        part: Part,
    },
    /// A range of the file, in bytes from its start.
    Range(Range<usize>),
}
