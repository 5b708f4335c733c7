//! Contributions (innspill): changes that somebody proposes, as a file that people can read. Such a
//! file is checked like a document and never published.

mod check;
mod entry;
mod file;
#[cfg(test)]
mod tests;

pub use check::{check_file, unknown_documents};
pub use entry::{Proposed, ProposedChange};
pub use file::{Contribution, Sender, read};

/// The folder of contributions that are not taken in yet.
pub const FOLDER: &str = "content/innspill/";

/// The folder of those that are: who said what, and when.
pub const RECEIVED: &str = "content/innspill/mottatt/";

/// Decides whether the file called `name` lies in the folder of contributions, of which nothing is
/// published.
pub fn is_in_folder(name: &str) -> bool {
    let rest = name.strip_prefix(FOLDER.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
