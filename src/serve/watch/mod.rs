//! Watching a folder: places to look again, by hints from the system, or by a look at everything at
//! intervals.
//!
//! An event is only a hint. Editors save in many ways, events come late, twice or not at all, and a
//! folder that is moved in says nothing of its content. So a hint only names a place;
//! [`Tree`](crate::source::Tree) finds out what has changed.
//!
//! Everything is also looked at now and then without any hint. That finds changes without events,
//! and shows where events do not come at all: then the watch polls.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

mod disk;

use crate::source::{CONTENT_DIR, THEMES_DIR, Touched};

/// The time without events after which it is worth a look: a save is a few events within a
/// millisecond.
const PAUSE: Duration = Duration::from_millis(2);
/// The time that the pause grows to while events keep coming, as in a `git checkout`.
const LONGEST_PAUSE: Duration = Duration::from_millis(80);
/// The time without events after which the save is over, and the result can be shown.
const QUIET: Duration = Duration::from_millis(10);
/// The time after which the result is shown even to somebody who never stops writing.
pub const PATIENCE: Duration = Duration::from_secs(1);
/// The time after which everything in a new folder is reported and looked at once more: it may have
/// been filled before the system began to watch it.
const SECOND_LOOK: Duration = Duration::from_millis(200);
/// The interval between looks at everything where events do not come.
const POLL: Duration = Duration::from_millis(400);
/// The interval between looks at everything where they do: at first, and when nothing has happened
/// for long.
const SWEEP: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(30));
/// The time for which an event for a change that a sweep found may be on its way.
const LATE: Duration = Duration::from_millis(500);

/// A reason to poll for changes instead of waiting for events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polling {
    /// The user asked for it.
    Asked,
    /// The file system is of a kind that does not report all changes: its name.
    Disk(String),
    /// The system cannot watch so many folders.
    TooManyFolders,
    /// The system cannot watch: its own message.
    Unable(String),
    /// Something had changed without an event.
    Missed,
}

/// A place to look.
enum Hint {
    At(PathBuf),
    Everywhere,
    CannotWatch(Polling),
}

/// A place to look, and its origin.
#[derive(Debug)]
pub struct Look {
    /// The place.
    pub touched: Touched,
    /// `true` where no event reported it: a change that is found now was missed.
    pub unasked: bool,
}

/// Watches the folders of a site.
pub struct Watch {
    root: PathBuf,
    hints: Receiver<Hint>,
    /// Keeps the channel open where there is no watcher.
    _sender: Sender<Hint>,
    watcher: Option<RecommendedWatcher>,
    polling: Option<Polling>,
    /// The time when new folders are looked at once more.
    again: Option<(Instant, BTreeSet<PathBuf>)>,
    /// The time until which an event may still come for a change that was found without one.
    doubt: Option<Instant>,
    last_hint: Instant,
    last_change: Instant,
    last_sweep: Instant,
    /// The duration of the last look at everything.
    cost: Duration,
}

impl Watch {
    /// Begins to watch the site at `root`; by polling with `poll`, and where nothing else works.
    pub fn new(root: &Path, poll: bool) -> Self {
        let (sender, hints) = mpsc::channel();
        let mut watch = Self {
            root: root.to_owned(),
            hints,
            _sender: sender.clone(),
            watcher: None,
            polling: None,
            again: None,
            doubt: None,
            last_hint: Instant::now(),
            last_change: Instant::now(),
            last_sweep: Instant::now(),
            cost: Duration::ZERO,
        };
        if poll {
            watch.polling = Some(Polling::Asked);
        } else if let Some(disk) = disk::without_events(root) {
            watch.polling = Some(Polling::Disk(disk));
        } else if let Err(error) = watch.begin(sender) {
            watch.give_up(reason(&error));
        }
        watch
    }

    /// Returns the reason why the watch polls, where it does.
    pub fn polling(&self) -> Option<&Polling> {
        self.polling.as_ref()
    }

    /// Waits until there is somewhere to look. Returns without [`Look::touched`] holding any
    /// path when only the way of watching has changed.
    pub fn wait(&mut self) -> Look {
        let until = self.next_look();
        let wait = until.saturating_duration_since(Instant::now());
        match self.hints.recv_timeout(wait) {
            Ok(hint) => {
                self.doubt = None;
                let touched = self.collect(hint);
                Look {
                    touched,
                    unasked: false,
                }
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => self.by_itself(),
        }
    }

    /// Waits once more, for a file that seems to be in the middle of being saved.
    pub fn wait_for_more(&mut self, patience: Duration) -> Touched {
        match self.hints.recv_timeout(patience) {
            Ok(hint) => self.collect(hint),
            Err(_) => Touched::default(),
        }
    }

    /// Waits until there has been no hint for so long that the save is over. Returns the place to
    /// look where there was one.
    pub fn until_quiet(&mut self) -> Option<Touched> {
        let rest = QUIET.saturating_sub(self.last_hint.elapsed());
        let hint = self.hints.recv_timeout(rest).ok()?;
        Some(self.collect(hint))
    }

    /// Takes in the result of a look: whether something had changed, and how long it took.
    pub fn looked(&mut self, look: &Look, found_changes: bool, took: Duration) {
        if look.touched == Touched::Everything {
            self.cost = took;
            self.last_sweep = Instant::now();
        }
        if found_changes {
            self.last_change = Instant::now();
            if look.unasked && self.polling.is_none() {
                self.doubt = Some(Instant::now() + LATE);
            }
        }
    }

    fn begin(&mut self, sender: Sender<Hint>) -> notify::Result<()> {
        let handler = move |event: notify::Result<Event>| {
            for hint in hints(event) {
                // Nobody waits any more when the program is about to end.
                let _ = sender.send(hint);
            }
        };
        let mut watcher = notify::recommended_watcher(handler)?;
        // The folder itself, for `site.yaml` and for folders that come and go; not the rest of its
        // content.
        watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        self.watcher = Some(watcher);
        self.tops()
            .iter()
            .try_for_each(|top| self.watch_folder(top))
    }

    fn tops(&self) -> [PathBuf; 2] {
        [CONTENT_DIR, THEMES_DIR].map(|folder| self.root.join(folder))
    }

    fn watch_folder(&mut self, folder: &Path) -> notify::Result<()> {
        let Some(watcher) = &mut self.watcher else {
            return Ok(());
        };
        // It may be another folder of the same name than the one that was watched.
        let _ = watcher.unwatch(folder);
        if folder.is_dir() {
            watcher.watch(folder, RecursiveMode::Recursive)?;
        }
        Ok(())
    }

    fn give_up(&mut self, why: Polling) {
        self.watcher = None;
        self.doubt = None;
        self.polling = Some(why);
    }

    /// Returns the time of the next look without any hint.
    fn next_look(&self) -> Instant {
        let sweep = if self.polling.is_some() {
            // A slow look may not use all of the machine.
            POLL.max(self.cost * 10)
        } else {
            (self.last_change.elapsed() / 10).clamp(SWEEP.0, SWEEP.1)
        };
        let again = self.again.as_ref().map(|(at, _)| *at);
        let sweep = self.last_sweep + sweep;
        [again, self.doubt]
            .into_iter()
            .flatten()
            .fold(sweep, Instant::min)
    }

    fn by_itself(&mut self) -> Look {
        let now = Instant::now();
        if self.doubt.is_some_and(|until| until <= now) {
            self.give_up(Polling::Missed);
        }
        let touched = match self.again.take_if(|(at, _)| *at <= now) {
            Some((_, folders)) => Touched::Paths(folders),
            None if self.last_sweep + SWEEP.0 <= now || self.polling.is_some() => {
                Touched::Everything
            }
            None => Touched::default(),
        };
        let unasked = touched == Touched::Everything;
        Look { touched, unasked }
    }

    /// Collects hints until there have been none for a while.
    fn collect(&mut self, first: Hint) -> Touched {
        let start = Instant::now();
        let mut pause = PAUSE;
        let mut paths = BTreeSet::new();
        let mut everywhere = self.take(first, &mut paths);
        while let Ok(hint) = self.hints.recv_timeout(pause) {
            everywhere |= self.take(hint, &mut paths);
            while let Ok(hint) = self.hints.try_recv() {
                everywhere |= self.take(hint, &mut paths);
            }
            if start.elapsed() > PATIENCE {
                break;
            }
            pause = (pause * 3 / 2).min(LONGEST_PAUSE);
        }
        self.follow_folders(&paths);
        if everywhere {
            Touched::Everything
        } else {
            Touched::Paths(paths)
        }
    }

    /// Takes in one hint; returns whether it is about everything.
    fn take(&mut self, hint: Hint, paths: &mut BTreeSet<PathBuf>) -> bool {
        self.last_hint = Instant::now();
        match hint {
            Hint::At(path) => {
                paths.insert(path);
                false
            }
            Hint::Everywhere => true,
            Hint::CannotWatch(why) => {
                self.give_up(why);
                true
            }
        }
    }

    fn follow_folders(&mut self, paths: &BTreeSet<PathBuf>) {
        for top in self.tops() {
            if paths.contains(&top)
                && let Err(error) = self.watch_folder(&top)
            {
                self.give_up(reason(&error));
            }
        }
        let folders: BTreeSet<PathBuf> = paths
            .iter()
            .filter(|path| **path != self.root && path.is_dir())
            .cloned()
            .collect();
        if !folders.is_empty() {
            let (_, mut waiting) = self
                .again
                .take()
                .unwrap_or((Instant::now(), folders.clone()));
            waiting.extend(folders);
            self.again = Some((Instant::now() + SECOND_LOOK, waiting));
        }
    }
}

/// Returns the places to look after an event.
fn hints(event: notify::Result<Event>) -> Vec<Hint> {
    match event {
        Ok(event) if event.need_rescan() => vec![Hint::Everywhere],
        Ok(event) if is_reading(event.kind) => Vec::new(),
        // Elsewhere names differ in more than letters: a rename to other capitals is two paths that
        // both lead to the file.
        Ok(event) if is_naming(event.kind) && !cfg!(target_os = "linux") => {
            vec![Hint::Everywhere]
        }
        Ok(event) => event.paths.into_iter().map(Hint::At).collect(),
        Err(error) => match error.kind {
            ErrorKind::MaxFilesWatch => vec![Hint::CannotWatch(reason(&error))],
            // For the most part a folder that was gone before it could be watched.
            _ => vec![Hint::Everywhere],
        },
    }
}

/// Returns whether the event is one of reading: the server's own looks open files too.
fn is_reading(kind: EventKind) -> bool {
    matches!(kind, EventKind::Access(access) if access != AccessKind::Close(AccessMode::Write))
}

fn is_naming(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Modify(notify::event::ModifyKind::Name(_)) | EventKind::Remove(_)
    )
}

fn reason(error: &notify::Error) -> Polling {
    match &error.kind {
        ErrorKind::MaxFilesWatch => Polling::TooManyFolders,
        _ => Polling::Unable(error.to_string()),
    }
}

#[cfg(test)]
mod tests;
