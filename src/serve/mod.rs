//! The local server: a writer saves, and sees the result.
//!
//! ```text
//! watch ──where to look──→ workshop ──a new State──→ answer ──→ browser
//!                             │                        ↑
//!                       source, site              http (connections)
//! ```
//!
//! - [`watch`] says where something may have changed, and when to look.
//! - [`workshop`] looks, links again what has changed, and makes a [`State`].
//! - [`state`] is the site at one moment: it makes the route that somebody asks for.
//! - `http` takes in connections, `connections` keeps them within bounds, and `stream` gives up on
//!   readers who do not read; `guard` refuses what has no business here;
//!   `answer` turns a request into a response, `body` holds its bytes; `events` tells each open page what has become
//!   of it.
//! - `browser` is what runs in the page: it takes the change in, and shows what is wrong.
//!
//! What pages are made of is the business of [`crate::site`], and who is told what in the
//! terminal that of [`crate::cli`].

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

mod answer;
mod body;
mod browser;
mod connections;
pub mod editor;
mod events;
mod guard;
mod http;
pub mod report;
pub mod state;
mod stream;
pub mod watch;
pub mod workshop;

use crate::source::Touched;
use editor::Editor;
use state::State;
use tokio::sync::watch as latest;
use watch::{PATIENCE, Polling, Watch};
use workshop::{Round, Workshop};

/// How a site is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the site.
    pub root: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Looks for changes again and again instead of waiting for events.
    pub poll: bool,
    /// Names besides the machine's own that the server may be asked by.
    pub allowed_hosts: Vec<String>,
    /// What opens a file.
    pub editor: Editor,
}

/// What is told on the way.
#[derive(Clone, Copy)]
pub enum News<'a> {
    /// The server listens, and is about to read the site.
    Listening(SocketAddr),
    /// The site has been read.
    Read(&'a State, Duration),
    /// Something has changed.
    Changed(&'a Round),
    /// The watch looks for changes again and again.
    Polling(&'a Polling),
}

/// A file that was empty a moment after it was saved is given so long to fill up.
const HALF_SAVED: Duration = Duration::from_millis(60);
/// How deep the calls of a template may go before there is no more room for them.
const STACK: usize = 16 << 20;
/// Pages that are made at the same time.
const MAKERS: usize = 8;

/// Serves a site until the program is ended. `tell` is told what happens.
///
/// # Errors
/// Where the server cannot listen, or no thread can be started.
pub fn run(settings: &Settings, mut tell: impl FnMut(News<'_>) + Send) -> io::Result<()> {
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
    tell(News::Listening(address));

    let (latest, seen) = latest::channel(None);
    let server = answer::Server::new(settings, address, seen);
    runtime.spawn(http::accept(listener, Arc::new(server)));
    std::thread::scope(|scope| {
        let follow = || follow(settings, &latest, &mut tell);
        let follower = std::thread::Builder::new().stack_size(STACK);
        follower
            .name("digitv-follow".to_owned())
            .spawn_scoped(scope, follow)?;
        Ok(())
    })
}

/// Reads the site, and follows what becomes of it.
fn follow(
    settings: &Settings,
    latest: &latest::Sender<Option<Arc<State>>>,
    tell: &mut impl FnMut(News<'_>),
) {
    let start = Instant::now();
    let root = real(&settings.root);
    let mut watch = Watch::new(&root, settings.poll);
    let mut workshop = Workshop::open(&root);
    let state = workshop.state().clone();
    latest.send_replace(Some(state.clone()));
    tell(News::Read(&state, start.elapsed()));
    drop(state);
    let mut told_polling = false;
    loop {
        if let Some(polling) = watch.polling().filter(|_| !told_polling) {
            tell(News::Polling(polling));
            told_polling = true;
        }
        let place = watch.wait();
        let start = Instant::now();
        look(&place.touched, &mut watch, &mut workshop);
        let has_changed = workshop.has_changed();
        watch.looked(&place, has_changed, start.elapsed());
        if !has_changed {
            continue;
        }
        make(start, &mut watch, &mut workshop);
        let round = workshop.finish_round(start);
        latest.send_replace(Some(round.state.clone()));
        tell(News::Changed(&round));
    }
}

/// Looks where something may have changed, and again where a file seems to be half saved.
fn look(touched: &Touched, watch: &mut Watch, workshop: &mut Workshop) {
    let mut half_saved = workshop.look(touched).emptied;
    while half_saved {
        let more = watch.wait_for_more(HALF_SAVED);
        half_saved = workshop.look(&more).emptied;
    }
}

/// Makes the site anew while the save comes to rest. Where it had not, it is made once more before
/// anybody sees it; somebody who never stops writing is shown what there is.
fn make(start: Instant, watch: &mut Watch, workshop: &mut Workshop) {
    loop {
        workshop.rebuild();
        while start.elapsed() < PATIENCE
            && let Some(touched) = watch.until_quiet()
        {
            look(&touched, watch, workshop);
        }
        if !workshop.has_changed() {
            return;
        }
    }
}

/// The folder as events name it: with links followed, but not in the form that only Windows
/// itself reads.
fn real(root: &Path) -> PathBuf {
    let real = if cfg!(windows) {
        std::path::absolute(root)
    } else {
        root.canonicalize()
    };
    real.unwrap_or_else(|_| root.to_owned())
}
