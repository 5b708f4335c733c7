//! Accepts connections, limiting their number and their read time.

use std::convert::Infallible;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::Response;
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::answer::Server;
use super::body::Content;
use super::connections::{Connection, Connections};
use super::stream::Stream;

/// The time within which a request must be complete, the next one too.
const REQUEST: Duration = Duration::from_secs(10);
/// The time for which a reader may take next to nothing of an answer.
const READING: Duration = Duration::from_secs(10);
/// The largest head of a request, in bytes.
const HEAD: usize = 32 << 10;
/// The bytes of an answer that the system buffers for a slow reader; left alone, it goes up to
/// megabytes for each.
const SEND_BUFFER: u32 = 256 << 10;
/// The number of connections that wait in the system's own queue.
const QUEUE: u32 = 1024;
/// The pause after an error of the system, such as too many open files.
const PAUSE: Duration = Duration::from_millis(50);
/// The pause before looking again for a connection that can be closed.
const MOMENT: Duration = Duration::from_millis(10);

/// Listens at `address`. Must be called within the runtime.
pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4()?,
        SocketAddr::V6(_) => TcpSocket::new_v6()?,
    };
    // On Windows it would let another program take the port.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    // Where it cannot be set, the system's own size applies.
    let _ = socket.set_send_buffer_size(SEND_BUFFER);
    socket.bind(address)?;
    socket.listen(QUEUE)
}

/// Accepts connections for ever.
pub(super) async fn accept(listener: TcpListener, server: Arc<Server>) {
    let connections = Arc::new(Connections::default());
    loop {
        while !connections.make_room() {
            tokio::time::sleep(MOMENT).await;
        }
        match listener.accept().await {
            Ok((stream, _)) => {
                connections.open(|connection| serve(stream, server.clone(), connection));
            }
            Err(error) if is_of_one_connection(error.kind()) => {}
            Err(_) => {
                connections.close_one();
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

/// Returns whether only the connection that was about to be accepted is lost.
fn is_of_one_connection(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionRefused
            | ErrorKind::Interrupted
    )
}

async fn serve(stream: TcpStream, server: Arc<Server>, connection: Arc<Connection>) {
    // Small answers must not wait for one another. Where it cannot be set, they do.
    let _ = stream.set_nodelay(true);
    let peer = stream.peer_addr();
    let is_local = peer.is_ok_and(|peer| peer.ip().to_canonical().is_loopback());
    let stream = Stream::new(stream, connection.clone(), READING);
    let answer = service_fn(move |request| {
        let (server, connection) = (server.clone(), connection.clone());
        async move {
            connection.makes();
            let answer = server.answer(request, is_local).await;
            Ok::<_, Infallible>(tracked(answer, connection))
        }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(REQUEST)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), answer);
    // An error that ends a connection early concerns only its client.
    let _ = served.await;
}

/// Returns the answer with a body that reports its progress to its connection.
fn tracked(answer: Response<Content>, connection: Arc<Connection>) -> Response<Tracked> {
    match answer.body() {
        Content::Events(_) => connection.listens(),
        Content::Whole(whole) => connection.sends(whole.len()),
    }
    answer.map(|content| Tracked {
        content,
        connection,
    })
}

/// The body of a response, which reports to its connection when it has been handed over.
struct Tracked {
    content: Content,
    connection: Arc<Connection>,
}

impl Drop for Tracked {
    fn drop(&mut self) {
        self.connection.has_handed_over();
    }
}

impl Body for Tracked {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Pin::new(&mut self.content).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.content.size_hint()
    }
}
