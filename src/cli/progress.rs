//! A progress count on a terminal, for work that takes over a second.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tr::tr;

/// The duration of work that needs no count.
const PATIENCE: Duration = Duration::from_secs(1);
/// The time from one count to the next.
const INTERVAL: Duration = Duration::from_millis(100);

/// Counts finished things, and shows the number when the work takes long.
pub(super) struct Progress {
    what: &'static str,
    length: usize,
    done: AtomicUsize,
    start: Instant,
    on_terminal: bool,
    /// The time of the next count, in milliseconds from the start.
    next: AtomicU64,
}

impl Progress {
    /// Begins to count `length` things, called `what`.
    pub(super) fn new(length: usize, what: &'static str) -> Self {
        Self {
            what,
            length,
            done: AtomicUsize::new(0),
            start: Instant::now(),
            on_terminal: std::io::stderr().is_terminal(),
            next: AtomicU64::new(milliseconds(PATIENCE)),
        }
    }

    /// Counts one more thing; from any thread.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let now = milliseconds(self.start.elapsed());
        let next = self.next.load(Ordering::Relaxed);
        if !self.on_terminal || now < next {
            return;
        }
        let after = now + milliseconds(INTERVAL);
        let is_mine =
            (self.next).compare_exchange(next, after, Ordering::Relaxed, Ordering::Relaxed);
        if is_mine.is_ok() {
            let what = self.what;
            show(&tr!(
                "{what} {done} av {length}",
                what = tr!(what),
                done,
                length = self.length
            ));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.next.load(Ordering::Relaxed) > milliseconds(PATIENCE) {
            show("");
        }
    }
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Writes `line` over the line that the cursor is on.
fn show(line: &str) {
    // Nobody reads it where standard error is closed.
    let _ = write!(std::io::stderr(), "\r\x1b[2K{line}");
}
