//! The versions that a document may have.

/// A version of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// The document in its own language.
    Main,
    /// Its translation to nynorsk, in a file of its own.
    Translation,
}
