//! From a library of documents to the graph: slugs become ids, and what does not hold together
//! is told. Never fails: a reference that leads nowhere is left out of the graph.

use std::ops::Range;
use std::sync::Arc;

use super::Knowledge;
use crate::config::Config;
use crate::content::Library;
use crate::content::fields::{Part, Problem, Step};

/// Something that does not hold together between documents.
#[derive(Clone, Debug)]
pub struct LinkProblem {
    /// The file to mend, relative to the root of the site.
    pub file: Arc<str>,
    /// Where in it.
    pub place: Place,
    /// What is wrong.
    pub problem: Problem,
}

/// Where in a file a problem is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File,
    /// A field of the front matter. Keys are the proper ones; the file may spell them in ASCII,
    /// and a list of one may stand there as a single value.
    Field {
        /// The way to the value.
        path: Vec<Step>,
        /// The part to mark.
        part: Part,
    },
    /// A stretch of the body, in bytes from the start of the file.
    Range(Range<usize>),
}

impl Knowledge {
    /// Links `library` and gives the graph with every problem found, by file and then in the
    /// order of the file. Linear in the size of the library.
    pub fn link(library: Library, settings: &Config) -> (Self, Vec<LinkProblem>) {
        let _ = (library, settings);
        unimplemented!()
    }
}
