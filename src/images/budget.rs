//! Limits the memory that pictures may take while they are unpacked, for all threads together.

use std::sync::{Condvar, Mutex, PoisonError};

/// The memory for all pictures at once, in bytes: enough for one of the largest, or several
/// smaller.
const MEMORY: u64 = 340 << 20;

static FREE: Mutex<u64> = Mutex::new(MEMORY);
static FREED: Condvar = Condvar::new();

/// A part of the memory, given back when it is dropped.
pub(super) struct Share(u64);

impl Share {
    /// Waits until `bytes` are free, and takes them. A request for more than the total gets all of
    /// it.
    pub(super) fn of(bytes: u64) -> Self {
        let bytes = bytes.min(MEMORY);
        let free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = FREED.wait_while(free, |free| *free < bytes);
        *waited.unwrap_or_else(PoisonError::into_inner) -= bytes;
        Self(bytes)
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        *FREE.lock().unwrap_or_else(PoisonError::into_inner) += self.0;
        FREED.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn no_more_memory_is_shared_out_than_there_is() {
        let (taken, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..50 {
                        let share = Share::of(MEMORY / 3);
                        let now = taken.fetch_add(share.0, Ordering::SeqCst) + share.0;
                        most.fetch_max(now, Ordering::SeqCst);
                        taken.fetch_sub(share.0, Ordering::SeqCst);
                        drop(share);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= MEMORY);
        // More than all is all.
        assert_eq!(Share::of(u64::MAX).0, MEMORY);
    }
}
