//! Keeps what is known of the changes since the server was started.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use serde::Serialize;
use tr::tr;

use super::checker::Checker;
use super::history::{Bytes, History, Ways};
use super::outcome::Refusal;

/// The longest name of a request, in bytes.
const LONGEST_ID: usize = 64;

/// The changes since the server was started.
#[derive(Default)]
pub(super) struct Session {
    pub(super) checker: Checker,
    pub(super) history: History,
    /// The names of requests that were carried out: none is carried out twice.
    done: HashSet<String>,
    /// Each file that was written, as it was before, since the last commit.
    pub(super) started: BTreeMap<Arc<str>, Start>,
    /// Every file that was written.
    pub(super) touched: BTreeSet<Arc<str>>,
}

/// A file before it was first written.
pub(super) struct Start {
    pub(super) bytes: Bytes,
    /// `true` where it differed from the last commit even then.
    pub(super) was_uncommitted: bool,
}

/// The changes that are not shared yet, as the bar on the page shows them.
#[derive(Debug, Serialize)]
pub(super) struct Standing {
    /// The number of changes that are in no commit.
    changes: usize,
    #[serde(flatten)]
    ways: Ways,
}

impl Session {
    /// Takes the name of a request, which must be new.
    pub(super) fn begin(&self, id: &str) -> Result<(), Refusal> {
        if id.is_empty() || id.len() > LONGEST_ID {
            return Err(Refusal::malformed(tr!(
                "Forespørselen mangler et navn (`id`)."
            )));
        }
        if self.done.contains(id) {
            return Err(Refusal::conflict(tr!(
                "Dette er gjort én gang allerede, og blir ikke gjort igjen."
            )));
        }
        Ok(())
    }

    /// Records that a request was carried out.
    pub(super) fn end(&mut self, id: &str) {
        self.done.insert(id.to_owned());
    }

    /// Returns what stands, for the bar on the page.
    pub(super) fn standing(&self) -> Standing {
        Standing {
            changes: self.history.unshared(),
            ways: self.history.ways(),
        }
    }
}
