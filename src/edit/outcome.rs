//! Defines the outcome of a change.

use serde_yaml::Value;

/// The outcome of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The file said what the writer saw, and says now what they want.
    Done,
    /// The file said so already.
    AlreadySo,
    /// The file says a third thing: what the writer saw, and what stands there.
    Conflict {
        /// The value that the writer saw.
        expected: Option<Value>,
        /// The value of the file.
        found: Option<Value>,
    },
    /// The change cannot be made, for these reasons.
    Refused {
        /// Sentences in Norwegian.
        reasons: Vec<String>,
    },
}

/// Returns the refusal of a change for one reason.
pub(super) fn refused(reason: impl Into<String>) -> Box<Outcome> {
    let reasons = vec![reason.into()];
    Box::new(Outcome::Refused { reasons })
}
