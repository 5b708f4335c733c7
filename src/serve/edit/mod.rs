//! Editing on the page: a request from a page of this server becomes a change in a file below
//! `content/`.
//!
//! ```text
//! gate ──who may ask──→ actions ──→ session: contribution, image, history ──→ edit::Files
//!                                      │
//!                                   checker: the site as it would be
//! ```
//!
//! - [`gate`] admits only requests from a page of this very process; `docs/decisions/0017` has the
//!   reasons.
//! - [`actions`] are what can be asked for, each with its input and its answer.
//! - `change` takes in a contribution, as `digitv motta` does, with the pictures of a new document;
//!   `picture` puts an image beside its document; `history` undoes and makes again, byte for byte.
//! - `share` shows the difference since the start, commits it, or gives it as a patch.
//! - `document` reads what a document has, and `page` what stands at an address.

use crate::pages::files::headers::policy::OF_SERVE as OWN;

mod actions;
mod change;
mod checker;
mod document;
mod editing;
mod gate;
mod git;
mod history;
mod new_picture;
mod outcome;
mod page;
mod picture;
mod receive;
mod session;
mod share;
#[cfg(test)]
mod tests;

pub(super) use editing::Editing;
pub(super) use gate::Gate;
pub(super) use outcome::{Refusal, Reply};
pub(super) use receive::read_body;

/// The path of the editor below that of the server's own files: its scripts, and what can be asked for.
pub(super) const PATH: &str = "edit/";

/// Returns what a request asks for, by the path of its address; `None` where it is no request to the
/// editor. Names with a full stop are its scripts, which are read like any file.
pub(super) fn action(path: &str) -> Option<&str> {
    let action = path.strip_prefix(OWN)?.strip_prefix(PATH)?;
    (!action.contains('.')).then_some(action)
}
