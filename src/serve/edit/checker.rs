//! The site as it would be after a change, made from what is kept of the last one.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::site::{BuildCache, Clock, Loaded, Options, assemble_again, intake};
use crate::source::Snapshot;

/// Assembles sites that differ little from each other.
#[derive(Default)]
pub(super) struct Checker {
    cache: BuildCache,
    /// The files that the cache was made from.
    files: Snapshot,
}

impl Checker {
    /// Returns the site of `files`.
    pub(super) fn check(&mut self, files: Snapshot) -> Loaded {
        let changed: BTreeSet<Arc<str>> = self
            .files
            .differences(&files)
            .into_iter()
            .cloned()
            .collect();
        let cache = &mut self.cache;
        let of = files.clone();
        let assembled = catch_unwind(AssertUnwindSafe(|| {
            let clock = Clock::start();
            assemble_again(
                of,
                Vec::new(),
                &Options::FOR_WRITERS,
                clock,
                cache,
                &changed,
            )
        }));
        self.files = files.clone();
        assembled.unwrap_or_else(|_| {
            // The cache may be half made.
            *self = Self::default();
            intake::assembled(files)
        })
    }
}
