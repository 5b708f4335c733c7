//! Keeps what has been written since the server was started, and the way back.

use std::sync::Arc;

use serde::Serialize;

/// The bytes of a file; `None` where there is no such file.
pub(super) type Bytes = Option<Arc<[u8]>>;

/// A file before and after it was written.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub(super) file: Arc<str>,
    pub(super) before: Bytes,
    pub(super) after: Bytes,
}

impl Written {
    /// Returns the way back.
    pub(super) fn turned(self) -> Self {
        Self {
            file: self.file,
            before: self.after,
            after: self.before,
        }
    }
}

/// Something that was done in one go.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// Its number, which no other entry has.
    pub(super) number: u64,
    /// The sentences that say what was done.
    pub(super) words: Vec<String>,
    pub(super) files: Vec<Written>,
    /// `true` where it stood when the last commit was made.
    is_committed: bool,
}

/// Everything that was done, in order, up to the last that stands; then what was undone.
#[derive(Default)]
pub(super) struct History {
    entries: Vec<Entry>,
    /// The number of entries that stand.
    standing: usize,
    next: u64,
}

/// The entries that can be undone and made again.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Ways {
    undo: Option<Way>,
    redo: Option<Way>,
}

/// An entry that can be undone or made again.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Way {
    entry: u64,
    words: String,
}

impl History {
    /// Adds what was done; what was undone before cannot be made again any more.
    pub(super) fn push(&mut self, words: Vec<String>, files: Vec<Written>) {
        self.entries.truncate(self.standing);
        self.next += 1;
        self.entries.push(Entry {
            number: self.next,
            words,
            files,
            is_committed: false,
        });
        self.standing = self.entries.len();
    }

    /// Returns the entry `number`, if it is the next to be undone.
    pub(super) fn to_undo(&self, number: u64) -> Option<&Entry> {
        let last = self.standing.checked_sub(1)?;
        self.entries
            .get(last)
            .filter(|entry| entry.number == number)
    }

    /// Returns the entry `number`, if it is the next to be made again.
    pub(super) fn to_redo(&self, number: u64) -> Option<&Entry> {
        let next = self.entries.get(self.standing);
        next.filter(|entry| entry.number == number)
    }

    /// Records that the last entry was undone.
    pub(super) fn undone(&mut self) {
        self.standing = self.standing.saturating_sub(1);
    }

    /// Records that the next entry was made again.
    pub(super) fn redone(&mut self) {
        self.standing = (self.standing + 1).min(self.entries.len());
    }

    /// Records that all that stands was committed.
    pub(super) fn committed(&mut self) {
        for (at, entry) in self.entries.iter_mut().enumerate() {
            entry.is_committed = at < self.standing;
        }
    }

    /// Counts what the last commit does not have: what was done since, and what was undone since.
    pub(super) fn unshared(&self) -> usize {
        let entries = self.entries.iter().enumerate();
        let is_other = |(at, entry): &(usize, &Entry)| entry.is_committed != (*at < self.standing);
        entries.filter(is_other).count()
    }

    /// Returns in sentences what was done since the last commit.
    pub(super) fn words(&self) -> Vec<&str> {
        let entries = self.entries[..self.standing].iter();
        let entries = entries.filter(|entry| !entry.is_committed);
        entries
            .flat_map(|entry| entry.words.iter().map(String::as_str))
            .collect()
    }

    pub(super) fn ways(&self) -> Ways {
        let way = |entry: &Entry| Way {
            entry: entry.number,
            words: entry.words.join("; "),
        };
        Ways {
            undo: self.entries[..self.standing].last().map(way),
            redo: self.entries.get(self.standing).map(way),
        }
    }
}
