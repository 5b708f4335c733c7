//! The files by which the search page answers questions from the graph.

use crate::search::File;
use crate::text::Lang;

/// The files of the answers. What they hold does not depend on the text of documents.
#[derive(Default)]
pub(crate) struct AnswerFiles {
    /// All of them.
    pub(crate) files: Vec<File>,
    /// The address of the module that answers.
    pub(crate) module: String,
    /// The address of the file that is read first, by language of the interface.
    pub(crate) first: Vec<(Lang, String)>,
}
