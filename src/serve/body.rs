//! The body of a response.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use tokio::sync::mpsc;
use tokio::task::AbortHandle;

/// The body of a response.
pub(super) enum Content {
    /// A complete body.
    Whole(Whole),
    /// Events, sent as they occur.
    Events(Events),
}

/// Bytes that are complete: those of a route, which all its readers share, and those added to them.
#[derive(Default)]
pub(super) struct Whole {
    route: Bytes,
    added: Bytes,
}

/// Events, until the reader is gone; then the task that makes them is stopped.
pub(super) struct Events {
    events: mpsc::Receiver<Bytes>,
    maker: AbortHandle,
}

impl Whole {
    /// Returns the bytes of a route with `added` after them.
    pub(super) fn with(route: Bytes, added: Bytes) -> Self {
        Self { route, added }
    }

    /// Returns the number of bytes that are left.
    pub(super) fn len(&self) -> usize {
        self.route.len() + self.added.len()
    }

    /// Returns the next piece, where one is left.
    fn next(&mut self) -> Option<Bytes> {
        let pieces = [&mut self.route, &mut self.added];
        let piece = pieces.into_iter().find(|piece| !piece.is_empty())?;
        Some(std::mem::take(piece))
    }
}

impl From<Bytes> for Whole {
    fn from(route: Bytes) -> Self {
        Self::with(route, Bytes::new())
    }
}

impl Events {
    /// Returns the events that the task of `maker` sends.
    pub(super) fn new(events: mpsc::Receiver<Bytes>, maker: AbortHandle) -> Self {
        Self { events, maker }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.maker.abort();
    }
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = match self.get_mut() {
            Self::Whole(whole) => Poll::Ready(whole.next()),
            Self::Events(events) => events.events.poll_recv(context),
        };
        piece.map(|piece| piece.map(|bytes| Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(whole) if whole.len() == 0)
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(whole) => SizeHint::with_exact(whole.len() as u64),
            Self::Events(_) => SizeHint::default(),
        }
    }
}
