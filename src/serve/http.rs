//! Connections, within bounds: so many at a time, each with so much patience.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use super::answer::Server;

/// So many connections at a time; who comes later waits in the system's own queue.
const CONNECTIONS: usize = 256;
/// A request must be there in full before this has passed, and the next one too.
const REQUEST: Duration = Duration::from_secs(30);
/// Larger heads of requests are refused.
const HEAD: usize = 32 << 10;
/// After an error of the system, such as too many open files.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes in connections for ever.
pub(super) async fn accept(listener: TcpListener, server: Arc<Server>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        // Never closed: there is always room in the end.
        let Ok(place) = room.clone().acquire_owned().await else {
            return;
        };
        match listener.accept().await {
            Ok((stream, _)) => {
                let server = server.clone();
                tokio::spawn(async move {
                    serve(stream, server).await;
                    drop(place);
                });
            }
            Err(_) => tokio::time::sleep(PAUSE).await,
        }
    }
}

async fn serve(stream: TcpStream, server: Arc<Server>) {
    // Small answers must not wait for one another. Where it cannot be set, they do.
    let _ = stream.set_nodelay(true);
    let is_local = stream.peer_addr().is_ok_and(|peer| peer.ip().is_loopback());
    let answer = service_fn(move |request| {
        let server = server.clone();
        async move { Ok::<_, Infallible>(server.answer(request, is_local).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(REQUEST)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), answer);
    // What ends a connection early is for the one at the other end to know.
    let _ = connection.await;
}
