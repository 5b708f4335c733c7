//! Counts what becomes of the answers.

/// The number of answers of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Cells whose value is changed.
    pub changed: usize,
    /// Entries that are new.
    pub added: usize,
    /// Entries that are taken out.
    pub removed: usize,
    /// Rows that are said to be still true.
    pub confirmed: usize,
    /// Cells that the file says already.
    pub already: usize,
    /// Rows that nobody knew.
    pub unsure: usize,
}

impl Tally {
    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.changed += other.changed;
        self.added += other.added;
        self.removed += other.removed;
        self.confirmed += other.confirmed;
        self.already += other.already;
        self.unsure += other.unsure;
    }

    /// Decides whether anybody has answered anything.
    pub fn is_answered(&self) -> bool {
        *self != Self::default()
    }
}
