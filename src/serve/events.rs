//! Server-sent events for each open page: its changes since it was loaded, and what is wrong. A
//! page sends its address and the state it has seen; the server renders the route, and compares. So
//! a page gets only what concerns it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Bytes;
use serde::Serialize;
use tokio::sync::mpsc::Sender;
use tokio::sync::watch::Receiver;

use super::editor::Editor;
use super::report::Report;
use super::state::{State, current};
use crate::text::percent::decode_strictly;

/// The time between signs of life, by which a broken connection is noticed.
const ALIVE: Duration = Duration::from_secs(15);

/// The data for pages that does not change.
pub(super) struct About {
    /// The name of this run of the server.
    pub(super) run: String,
    /// The editor that opens files.
    pub(super) editor: Editor,
    /// The folder of the site, as addresses write it.
    pub(super) root: String,
}

/// An open page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tab {
    /// The path of its address, decoded.
    path: String,
    /// The run and the state that it last got.
    seen: Option<(String, u64)>,
    /// `true` where it is on this machine: only there do files open.
    is_local: bool,
}

/// The content of an event.
#[derive(Serialize)]
struct Message<'a> {
    /// The run and the number of the state.
    state: String,
    #[serde(flatten)]
    page: &'a Shown,
}

/// All that a page shows.
#[derive(PartialEq, Serialize)]
struct Shown {
    /// The hash of the content at its address; `None` where it cannot be rendered.
    page: Option<String>,
    /// `true` where it shows a draft.
    draft: bool,
    /// The file of its text.
    file: Option<String>,
    /// Attachments whose content has changed since the state that the page last got, with the state
    /// that changed it; `None` where that is not known, and all must be fetched again.
    changed: Option<BTreeMap<String, u64>>,
    /// The diagnostics to show.
    report: Report,
    /// The way to open a file.
    editor: Option<Opening>,
}

/// The way to open a file.
#[derive(Clone, PartialEq, Serialize)]
struct Opening {
    pattern: Editor,
    root: String,
    /// The prefix of addresses in the repository that edit a file of this site.
    repository: Option<String>,
}

impl Tab {
    /// Reads a page from the query of its request.
    pub(super) fn of(query: &str, is_local: bool) -> Self {
        let value = |wanted: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let (_, value) = pairs.find(|(name, _)| *name == wanted)?;
            decode_strictly(value)
        };
        let seen = value("state").and_then(|state| {
            let (run, number) = state.split_once('.')?;
            Some((run.to_owned(), number.parse().ok()?))
        });
        Self {
            path: value("path").unwrap_or_else(|| "/".to_owned()),
            seen,
            is_local,
        }
    }

    /// Returns what the page shows in `state`.
    fn shown(&self, state: &State, about: &About) -> Shown {
        let address = self.path.strip_prefix(state.base_path()).unwrap_or("/");
        let found = state.find(address);
        let made = found.as_ref().map(|found| state.make(found.route));
        let report = match &made {
            Some(Err(error)) => state.report.with_error(error),
            _ => state.report.clone(),
        };
        let route = found
            .filter(|found| !found.missing)
            .map(|found| found.route);
        Shown {
            page: made.and_then(Result::ok).map(|made| made.hash.clone()),
            draft: route.is_some_and(|route| state.is_draft(route)),
            file: route
                .and_then(|route| state.file(route))
                .map(|file| file.to_string()),
            changed: self.changed(state, about),
            report,
            editor: self.opening(state, about),
        }
    }

    fn changed(&self, state: &State, about: &About) -> Option<BTreeMap<String, u64>> {
        let (run, seen) = self.seen.as_ref()?;
        if *run != about.run {
            return None;
        }
        let changed = state.attachments_changed.iter();
        let changed = changed.filter(|(_, number)| *number > seen);
        let base = state.base_path();
        let pairs = changed.map(|(address, number)| (format!("{base}{address}"), *number));
        Some(pairs.collect())
    }

    fn opening(&self, state: &State, about: &About) -> Option<Opening> {
        about.editor.pattern().filter(|_| self.is_local)?;
        let repository = state
            .site
            .as_ref()
            .and_then(|site| site.config.repository.as_ref());
        Some(Opening {
            pattern: about.editor.clone(),
            root: about.root.clone(),
            repository: repository.map(|repository| repository.edit_parts().0),
        })
    }
}

/// Sends the page at the other end of `sender` its changes, until it is gone.
pub(super) async fn send_changes(
    mut states: Receiver<Option<Arc<State>>>,
    about: Arc<About>,
    tab: Tab,
    sender: Sender<Bytes>,
) {
    let mut state = current(&states).await;
    let tab = Arc::new(tab);
    let mut sent: Option<Shown> = None;
    loop {
        let shown = {
            let (tab, about, now) = (tab.clone(), about.clone(), state.clone());
            tokio::task::spawn_blocking(move || tab.shown(&now, &about)).await
        };
        if let Ok(shown) = shown
            && sent.as_ref() != Some(&shown)
        {
            let number = format!("{}.{}", about.run, state.number);
            let Some(event) = event(number, &shown) else {
                return;
            };
            if sender.send(event).await.is_err() {
                return;
            }
            sent = Some(shown);
        }
        drop(state);
        loop {
            match tokio::time::timeout(ALIVE, states.changed()).await {
                Ok(Ok(())) => break,
                // The server ends.
                Ok(Err(_)) => return,
                Err(_) => {
                    if sender.send(Bytes::from_static(b":\n\n")).await.is_err() {
                        return;
                    }
                }
            }
        }
        let Some(next) = states.borrow_and_update().clone() else {
            return;
        };
        state = next;
    }
}

fn event(state: String, page: &Shown) -> Option<Bytes> {
    let message = serde_json::to_string(&Message { state, page }).ok()?;
    Some(format!("data: {message}\n\n").into())
}
