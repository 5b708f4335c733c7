//! Bounds a list of findings: the first of each check are stored, the rest are only counted.
//!
//! Each check is counted by itself, so that many hints hide no error, and the exit status is the
//! same as if all had been stored.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Check, Diagnostic};

/// The number of findings of one check that are stored for one file.
pub const PER_CHECK: usize = 50;

/// The findings of one file, a bounded number of each check.
#[derive(Clone, Debug, Default)]
pub struct Capped {
    kept: Vec<Diagnostic>,
    /// By check: the number stored, and the index of the last of them.
    counts: BTreeMap<Check, (usize, usize)>,
}

impl Capped {
    /// Adds the finding of `check` that `make` returns. Where enough of those are stored it is only
    /// counted, and `make` is not called.
    pub fn add_with(&mut self, check: Check, make: impl FnOnce() -> Diagnostic) {
        let (count, last) = self.counts.entry(check).or_default();
        if *count >= PER_CHECK {
            if let Some(last) = self.kept.get_mut(*last) {
                last.more += 1;
            }
            return;
        }
        *count += 1;
        *last = self.kept.len();
        self.kept.push(make());
    }

    /// Adds a finding.
    pub fn add(&mut self, finding: Diagnostic) {
        self.add_with(finding.check, || finding);
    }

    /// Returns whether one more finding of `check` would be stored.
    pub fn has_room(&self, check: Check) -> bool {
        let count = self.counts.get(&check).map_or(0, |(count, _)| *count);
        count < PER_CHECK
    }

    /// Returns whether some findings of `check` were only counted.
    pub fn left_out(&mut self, check: Check) -> bool {
        let last = self.counts.get(&check).map(|(_, last)| *last);
        let last = last.and_then(|last| self.kept.get_mut(last));
        last.is_some_and(|last| last.more > 0)
    }

    /// Returns the stored findings, in the order they were added.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.kept
    }

    /// Returns a view of the stored findings, in the order they were added.
    pub fn kept(&self) -> &[Diagnostic] {
        &self.kept
    }
}

impl Extend<Diagnostic> for Capped {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }
}

/// Returns `findings`, with those of each check in each file capped.
pub fn capped(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut last: HashMap<(Arc<str>, Check), (usize, usize)> = HashMap::new();
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(findings.len());
    for finding in findings {
        let key = (finding.file.clone(), finding.check);
        let (count, place) = last.entry(key).or_default();
        match kept.get_mut(*place).filter(|_| *count == PER_CHECK) {
            Some(kept) => kept.more += 1 + finding.more,
            None => {
                *count += 1;
                *place = kept.len();
                kept.push(finding);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    fn found(check: Check, number: usize) -> Diagnostic {
        Diagnostic::new(check, "a.md".into(), None, number.to_string())
    }

    #[test]
    fn the_first_of_each_check_are_stored_and_the_others_counted() {
        let mut findings = Capped::default();
        findings.extend((0..1000).map(|number| found(Check::Readability, number)));
        findings.add(found(Check::UnsafeLink, 1000));
        assert!(findings.left_out(Check::Readability));
        assert!(!findings.left_out(Check::UnsafeLink));
        let kept = findings.into_vec();
        assert_eq!(kept.len(), PER_CHECK + 1);
        assert_eq!((&*kept[49].message, kept[49].more), ("49", 950));
        assert_eq!(kept[50].check, Check::UnsafeLink);
        let counted: usize = kept.iter().map(|finding| 1 + finding.more).sum();
        assert_eq!(counted, 1001);
    }

    #[test]
    fn files_are_capped_one_by_one() {
        let of = |file: &str| Diagnostic::new(Check::BrokenLink, file.into(), None, "feil");
        let mut all = vec![of("a.md"); 60];
        all.extend(vec![of("b.md"); 3]);
        all[55].more = 100;
        let kept = capped(all);
        assert_eq!(kept.len(), 53);
        assert_eq!((kept[49].more, kept[52].more), (110, 0));
    }
}
