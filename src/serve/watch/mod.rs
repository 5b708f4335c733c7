//! Where to look again, and when: hints from the system, or a look at everything now and then.
//!
//! An event is only a hint. Editors save in many ways, events come late, twice or not at all, and
//! a folder that is moved in says nothing of what lies in it. So a hint only names a place; what
//! has changed is for [`Tree`](crate::source::Tree) to find out.
//!
//! Everything is also looked at now and then without any hint. That finds what no event told of,
//! and shows where events do not come at all: then the watch looks often by itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

mod disk;

use crate::source::{CONTENT_DIR, THEMES_DIR, Touched};

/// A save is a few events within a millisecond: after so long without any it is worth a look.
const PAUSE: Duration = Duration::from_millis(2);
/// While events keep coming, as in a `git checkout`, the pause grows to this.
const LONGEST_PAUSE: Duration = Duration::from_millis(80);
/// After so long without any the save is over, and what was seen can be shown.
const QUIET: Duration = Duration::from_millis(10);
/// Somebody who never stops writing is shown what there is.
pub const PATIENCE: Duration = Duration::from_secs(1);
/// A new folder may have been filled before the system began to watch it: so much later
/// everything in it is told of, and it is looked at once more.
const SECOND_LOOK: Duration = Duration::from_millis(200);
/// How often everything is looked at where events do not come.
const POLL: Duration = Duration::from_millis(400);
/// How often where they do: at first, and when nothing has happened for long.
const SWEEP: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(30));
/// An event for what a sweep found may be on its way for this long.
const LATE: Duration = Duration::from_millis(500);

/// Why everything is looked at again and again instead of waiting for events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polling {
    /// It was asked for.
    Asked,
    /// The kind of file system is one that does not tell of all changes: its name.
    Disk(String),
    /// The system cannot watch so many folders.
    TooManyFolders,
    /// The system cannot watch: its own words.
    Unable(String),
    /// Something had changed that no event told of.
    Missed,
}

/// Somewhere to look.
enum Hint {
    At(PathBuf),
    Everywhere,
    CannotWatch(Polling),
}

/// A place to look, and what led to it.
#[derive(Debug)]
pub struct Look {
    /// Where.
    pub touched: Touched,
    /// No event told of it: a change that is found now was missed.
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
    /// When a folder that was new is looked at once more.
    again: Option<(Instant, BTreeSet<PathBuf>)>,
    /// Until when an event may still come for a change that was found without one.
    doubt: Option<Instant>,
    last_hint: Instant,
    last_change: Instant,
    last_sweep: Instant,
    /// How long the last look at everything took.
    cost: Duration,
}

impl Watch {
    /// Begins to watch the site at `root`; by looking at everything again and again with `poll`,
    /// and where nothing else works.
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

    /// Why the watch polls, where it does.
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

    /// Waits until there has been no hint for so long that the save is over. Where to look, when
    /// there was one.
    pub fn until_quiet(&mut self) -> Option<Touched> {
        let rest = QUIET.saturating_sub(self.last_hint.elapsed());
        let hint = self.hints.recv_timeout(rest).ok()?;
        Some(self.collect(hint))
    }

    /// Tells the watch what came of a look: whether something had changed, and how long it took.
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
        // The folder itself, for `site.yaml` and for folders that come and go; not what else
        // lies in it.
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

    /// When there is something to do without any hint.
    fn next_look(&self) -> Instant {
        let sweep = if self.polling.is_some() {
            // A look that is slow may not take all of the machine.
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

    /// Takes in hints until there have been none for a while.
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

    /// Notes one hint; whether it is about everything.
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

/// Where an event says to look.
fn hints(event: notify::Result<Event>) -> Vec<Hint> {
    match event {
        Ok(event) if event.need_rescan() => vec![Hint::Everywhere],
        Ok(event) if is_reading(event.kind) => Vec::new(),
        // Elsewhere names differ in more than letters: a rename to other capitals is two paths
        // that both lead to the file.
        Ok(event) if is_naming(event.kind) && !cfg!(target_os = "linux") => {
            vec![Hint::Everywhere]
        }
        Ok(event) => event.paths.into_iter().map(Hint::At).collect(),
        Err(error) => match error.kind {
            ErrorKind::MaxFilesWatch => vec![Hint::CannotWatch(reason(&error))],
            // A folder that was gone before it could be watched, for the most part.
            _ => vec![Hint::Everywhere],
        },
    }
}

/// Our own looks open files too.
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
