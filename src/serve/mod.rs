//! The local server: a writer saves, and sees the result.
//!
//! ```text
//! watch ──where to look──→ rebuilder ──a new State──→ answer ──→ browser
//!                             │                        ↑
//!                       source, site              http (connections)
//! ```
//!
//! - [`watch`] finds where something may have changed, and when to look.
//! - [`rebuilder`] reads the changes, assembles the site again, and makes a [`State`].
//! - [`state`] is the site at one moment: it renders the route that is asked for.
//! - `http` accepts connections, `connections` limits them, and `stream` gives up on readers who do
//!   not read; `guard` refuses requests that were not meant for it; `address` finds what the path of
//!   a request means, `answer` turns it into a response, `body` holds its bytes; `events` sends each open page its changes.
//! - `browser` holds the scripts in the page: they apply the change, and show what is wrong.
//! - `edit` turns what is done on the page into changes of files.
//!
//! The assembly of the site belongs to [`crate::site`], and the messages in the terminal to
//! [`crate::cli`].

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

mod address;
mod answer;
mod body;
mod browser;
mod connections;
mod edit;
pub mod editor;
mod events;
mod guard;
mod http;
pub mod rebuilder;
mod replies;
pub mod report;
mod settings;
pub mod state;
mod stream;
pub mod watch;

use crate::source::Touched;
use rebuilder::{Rebuild, Rebuilder};
pub use settings::Settings;
use settings::real;
use state::State;
use tokio::sync::watch as latest;
use watch::{PATIENCE, Polling, Watch};

/// An event of the server.
#[derive(Clone, Copy)]
pub enum ServeEvent<'a> {
    /// The server listens, and is about to read the site.
    Listening(SocketAddr),
    /// The site has been read.
    Read(&'a State, Duration),
    /// Something has changed.
    Changed(&'a Rebuild),
    /// The watch polls for changes.
    Polling(&'a Polling),
}

/// The time that a file that was empty a moment after it was saved has to fill up.
const HALF_SAVED: Duration = Duration::from_millis(60);
/// The stack of a thread that renders pages, in bytes; it bounds how deep the calls of a template
/// may nest.
const STACK: usize = 16 << 20;
/// The number of pages that are rendered at the same time.
const MAKERS: usize = 8;

/// Serves a site until the program is ended. `report` is called for each event.
///
/// # Errors
/// Returns an error where the server cannot listen, or no thread can be started.
pub fn run(settings: &Settings, mut report: impl FnMut(ServeEvent<'_>) + Send) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(MAKERS)
        .thread_stack_size(STACK)
        .thread_name("digitv-serve")
        .enable_all()
        .build()?;
    let address = SocketAddr::new(settings.host, settings.port);
    let listener = runtime.block_on(async { http::listen(address) })?;
    let address = listener.local_addr()?;
    report(ServeEvent::Listening(address));

    let (latest, seen) = latest::channel(None);
    let server = answer::Server::new(settings, address, seen);
    runtime.spawn(http::accept(listener, Arc::new(server)));
    std::thread::scope(|scope| {
        let follow = || follow(settings, &latest, &mut report);
        let follower = std::thread::Builder::new().stack_size(STACK);
        follower
            .name("digitv-follow".to_owned())
            .spawn_scoped(scope, follow)?;
        Ok(())
    })
}

/// Reads the site, and rebuilds it at each change.
fn follow(
    settings: &Settings,
    latest: &latest::Sender<Option<Arc<State>>>,
    report: &mut impl FnMut(ServeEvent<'_>),
) {
    let start = Instant::now();
    let root = real(&settings.root);
    let mut watch = Watch::new(&root, settings.poll);
    let mut rebuilder = Rebuilder::open(&root, settings.audience);
    let state = rebuilder.state().clone();
    latest.send_replace(Some(state.clone()));
    report(ServeEvent::Read(&state, start.elapsed()));
    drop(state);
    let mut reported_polling = false;
    loop {
        if let Some(polling) = watch.polling().filter(|_| !reported_polling) {
            report(ServeEvent::Polling(polling));
            reported_polling = true;
        }
        let place = watch.wait();
        let start = Instant::now();
        look(&place.touched, &mut watch, &mut rebuilder);
        let has_changed = rebuilder.has_changed();
        watch.looked(&place, has_changed, start.elapsed());
        if !has_changed {
            continue;
        }
        make(start, &mut watch, &mut rebuilder);
        let rebuild = rebuilder.finish_rebuild(start);
        latest.send_replace(Some(rebuild.state.clone()));
        report(ServeEvent::Changed(&rebuild));
    }
}

/// Looks where something may have changed, and again where a file seems to be half saved.
fn look(touched: &Touched, watch: &mut Watch, rebuilder: &mut Rebuilder) {
    let mut half_saved = rebuilder.look(touched).emptied;
    while half_saved {
        let more = watch.wait_for_more(HALF_SAVED);
        half_saved = rebuilder.look(&more).emptied;
    }
}

/// Rebuilds while waiting for the save to finish, and once more if changes are found meanwhile;
/// waits at most `PATIENCE` from `start`.
fn make(start: Instant, watch: &mut Watch, rebuilder: &mut Rebuilder) {
    loop {
        rebuilder.rebuild();
        while start.elapsed() < PATIENCE
            && let Some(touched) = watch.until_quiet()
        {
            look(&touched, watch, rebuilder);
        }
        if !rebuilder.has_changed() {
            return;
        }
    }
}
