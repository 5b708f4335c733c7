//! Compares the documents of two states.

use std::collections::{BTreeMap, HashSet};

use super::change::DocumentChange;
use super::pair::Pair;
use crate::content::Kind;
use crate::knowledge::DocumentId;

/// The documents that are there no more.
pub(super) struct Lost {
    /// The numbers of those that are gone, by kind.
    pub(super) gone: Vec<(Kind, usize)>,
    /// The number of those whose address leads to another document.
    pub(super) joined: usize,
}

/// Returns the changes.
pub(super) fn changes(pair: &Pair<'_>) -> Vec<(DocumentChange, DocumentId)> {
    let all = pair.now.documents();
    let mut changes: Vec<_> = all.filter_map(|id| Some((change(pair, id)?, id))).collect();
    changes.sort_by_key(|(change, id)| (*change, *id));
    changes
}

fn change(pair: &Pair<'_>, now: DocumentId) -> Option<DocumentChange> {
    let Some(then) = pair.was(now) else {
        return Some(DocumentChange::New);
    };
    let reviewed_then = pair.then.document(then).main().head.reviewed;
    if pair.now.document(now).main().head.reviewed > reviewed_then {
        return Some(DocumentChange::Reviewed);
    }
    pair.differs(then, now).then_some(DocumentChange::Changed)
}

/// Returns the numbers of documents that are there no more.
pub(super) fn lost(pair: &Pair<'_>) -> Lost {
    let now = pair.now.documents();
    let former: HashSet<&str> = now
        .flat_map(|id| &pair.now.document(id).main().head.former_addresses)
        .map(String::as_str)
        .collect();
    let mut gone: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut joined = 0;
    for then in pair.then.documents().filter(|id| pair.is(*id).is_none()) {
        let address = &**pair.then.document(then).main().address;
        match former.contains(address) {
            true => joined += 1,
            false => *gone.entry(then.kind()).or_default() += 1,
        }
    }
    Lost {
        gone: gone.into_iter().collect(),
        joined,
    }
}
