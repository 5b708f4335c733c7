//! The open connections, and the choice of those to close when there are too many.
//!
//! A new connection never waits for those that are open: when all places are taken, the connection
//! that has waited longest for a request is closed, then the one that has been sent an answer for
//! longest without having taken it. A browser that finds an idle connection closed opens another
//! without anybody noticing.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::task::AbortHandle;

/// The most connections that are open at a time.
const CONNECTIONS: usize = 256;
/// The most of them that may be pages that follow changes.
const LISTENERS: usize = 100;
/// The most bytes of answers that may be on their way at a time, over all connections.
const SENDING: usize = 128 << 20;
/// The time for which a connection may do the same before it can be closed for another.
const GRACE: Duration = Duration::from_millis(200);
/// The same time where the answer is being made, which is the server's work and not the reader's.
const MAKING_GRACE: Duration = Duration::from_secs(2);

/// The connections that are open.
#[derive(Default)]
pub(super) struct Connections(Mutex<Open>);

#[derive(Default)]
struct Open {
    next: u64,
    entries: BTreeMap<u64, Entry>,
}

struct Entry {
    task: Option<AbortHandle>,
    doing: Doing,
    since: Instant,
}

/// The activity of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    /// It waits for a request, or for the rest of one.
    Waiting,
    /// An answer is being made.
    Making,
    /// An answer of this many bytes is being sent.
    Sending(usize),
    /// Events are sent as they come.
    Listening,
}

/// One connection, as the task that serves it sees it. Dropped when it is closed.
pub(super) struct Connection {
    number: u64,
    all: Arc<Connections>,
    /// `true` where the whole answer has been handed over to be written.
    is_handed_over: AtomicBool,
}

impl Connections {
    /// Serves a new connection in a task of its own. Call [`Self::make_room`] first.
    pub(super) fn open<F>(self: &Arc<Self>, serve: impl FnOnce(Arc<Connection>) -> F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let number = self.lock().add(Instant::now());
        let connection = Connection {
            number,
            all: self.clone(),
            is_handed_over: AtomicBool::new(false),
        };
        let task = tokio::spawn(serve(Arc::new(connection))).abort_handle();
        // It may have been served and closed already.
        if let Some(entry) = self.lock().entries.get_mut(&number) {
            entry.task = Some(task);
        }
    }

    /// Closes a connection where all places are taken. Returns `false` where none may be closed
    /// yet: ask again in a moment.
    pub(super) fn make_room(&self) -> bool {
        let mut open = self.lock();
        if open.entries.len() < CONNECTIONS {
            return true;
        }
        let Some(number) = open.expendable(Instant::now()) else {
            return false;
        };
        let closed = open.entries.remove(&number);
        drop(open);
        abort(closed);
        true
    }

    /// Closes the least needed connection, whatever it does: the system has no more to give.
    pub(super) fn close_one(&self) {
        let mut open = self.lock();
        let later = Instant::now() + MAKING_GRACE;
        let closed = open
            .expendable(later)
            .and_then(|number| open.entries.remove(&number));
        drop(open);
        abort(closed);
    }

    fn lock(&self) -> MutexGuard<'_, Open> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Connection {
    /// Records that a request has come.
    pub(super) fn makes(&self) {
        self.is_handed_over.store(false, Ordering::Release);
        self.all.lock().set(self.number, Doing::Making);
    }

    /// Records that an answer of this many bytes is ready.
    pub(super) fn sends(&self, bytes: usize) {
        let mut open = self.all.lock();
        open.set(self.number, Doing::Sending(bytes));
        let closed = open.close_for_memory(self.number);
        drop(open);
        closed.into_iter().for_each(|entry| abort(Some(entry)));
    }

    /// Records that the answer is a stream of events.
    pub(super) fn listens(&self) {
        let mut open = self.all.lock();
        open.set(self.number, Doing::Listening);
        let closed = open.close_listener();
        drop(open);
        abort(closed);
    }

    /// Records that the whole answer has been handed over to be written.
    pub(super) fn has_handed_over(&self) {
        self.is_handed_over.store(true, Ordering::Release);
    }

    /// Records that nothing is left to be written at the moment.
    pub(super) fn has_written(&self) {
        if self.is_handed_over.swap(false, Ordering::AcqRel) {
            self.all.lock().set(self.number, Doing::Waiting);
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let closed = self.all.lock().entries.remove(&self.number);
        drop(closed);
    }
}

impl Open {
    fn add(&mut self, since: Instant) -> u64 {
        let number = self.next;
        self.next += 1;
        let entry = Entry {
            task: None,
            doing: Doing::Waiting,
            since,
        };
        self.entries.insert(number, entry);
        number
    }

    fn set(&mut self, number: u64, doing: Doing) {
        if let Some(entry) = self.entries.get_mut(&number) {
            entry.doing = doing;
            entry.since = Instant::now();
        }
    }

    /// Returns the connection to close first: one that waits, then one whose reader is slow, then
    /// one whose answer has long been in the making; the oldest of them.
    fn expendable(&self, now: Instant) -> Option<u64> {
        let candidates = self.entries.iter().filter_map(|(number, entry)| {
            let (rank, grace) = match entry.doing {
                Doing::Waiting => (0, GRACE),
                Doing::Sending(_) => (1, GRACE),
                Doing::Making => (2, MAKING_GRACE),
                Doing::Listening => return None,
            };
            let is_old = now.saturating_duration_since(entry.since) >= grace;
            is_old.then_some((rank, entry.since, *number))
        });
        candidates.min().map(|(_, _, number)| number)
    }

    /// Removes the oldest answers on their way, all but that of `own`, until the rest fits.
    fn close_for_memory(&mut self, own: u64) -> Vec<Entry> {
        let mut sending: Vec<(Instant, u64, usize)> = (self.entries.iter())
            .filter_map(|(number, entry)| match entry.doing {
                Doing::Sending(bytes) => Some((entry.since, *number, bytes)),
                _ => None,
            })
            .collect();
        let mut total: usize = sending.iter().map(|(_, _, bytes)| bytes).sum();
        sending.sort_unstable();
        let mut closed = Vec::new();
        for (_, number, bytes) in sending {
            if total <= SENDING {
                break;
            }
            if number != own && bytes > 0 {
                total -= bytes;
                closed.extend(self.entries.remove(&number));
            }
        }
        closed
    }

    /// Removes the oldest listener where there are too many: its page, if it is still there, asks
    /// again.
    fn close_listener(&mut self) -> Option<Entry> {
        let listeners = || {
            let entries = self.entries.iter();
            entries.filter(|(_, entry)| entry.doing == Doing::Listening)
        };
        if listeners().count() <= LISTENERS {
            return None;
        }
        let oldest = listeners().min_by_key(|(number, entry)| (entry.since, **number));
        let number = *oldest?.0;
        self.entries.remove(&number)
    }
}

fn abort(entry: Option<Entry>) {
    if let Some(task) = entry.and_then(|entry| entry.task) {
        task.abort();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns connections with these activities, one a second; the first has its for longest.
    fn open(doing: &[Doing]) -> (Open, Instant) {
        let start = Instant::now();
        let mut open = Open::default();
        for (second, doing) in (0..).zip(doing) {
            let since = start + Duration::from_secs(second);
            let number = open.add(since);
            if let Some(entry) = open.entries.get_mut(&number) {
                entry.doing = *doing;
            }
        }
        (open, start + Duration::from_secs(doing.len() as u64 + 10))
    }

    #[test]
    fn the_connection_that_waits_longest_is_closed_first() {
        let (mut open, now) = open(&[
            Doing::Listening,
            Doing::Making,
            Doing::Sending(10),
            Doing::Waiting,
            Doing::Waiting,
            Doing::Sending(10),
        ]);
        let order = std::iter::from_fn(|| {
            let number = open.expendable(now)?;
            open.entries.remove(&number).map(|_| number)
        });
        assert_eq!(order.collect::<Vec<_>>(), [3, 4, 2, 5, 1]);
    }

    #[test]
    fn a_new_connection_is_not_closed() {
        let (open, _) = open(&[Doing::Waiting]);
        let since = open.entries[&0].since;
        assert_eq!(open.expendable(since + GRACE / 2), None);
        assert_eq!(open.expendable(since + GRACE), Some(0));
    }

    #[test]
    fn the_oldest_answers_make_way_for_one_that_fills_the_memory() {
        let third = Doing::Sending(SENDING / 3);
        let (mut open, _) = open(&[third, Doing::Waiting, third, third, Doing::Sending(10)]);
        assert_eq!(open.close_for_memory(4).len(), 1);
        assert_eq!(open.entries.keys().collect::<Vec<_>>(), [&1, &2, &3, &4]);
        open.set(1, Doing::Sending(SENDING * 2));
        open.close_for_memory(1);
        assert_eq!(open.entries.keys().collect::<Vec<_>>(), [&1], "it alone");
    }

    #[test]
    fn the_oldest_listener_makes_way_for_a_new_one() {
        let (mut open, _) = open(&[Doing::Listening; LISTENERS]);
        assert!(open.close_listener().is_none());
        let number = open.add(Instant::now() + Duration::from_secs(1000));
        open.entries
            .entry(number)
            .and_modify(|entry| entry.doing = Doing::Listening);
        assert!(open.close_listener().is_some());
        assert!(!open.entries.contains_key(&0));
        assert!(open.entries.contains_key(&number));
    }
}
