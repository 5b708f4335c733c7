//! The bytes of a connection, limited in how slowly its reader may take them.

use std::future::Future;
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::connections::Connection;

/// The fewest bytes that a reader must take while [`Stream`] is patient, with more to send.
const LEAST: usize = 16 << 10;

/// A stream that gives up on readers who do not read, and reports when all is written.
pub(super) struct Stream {
    stream: TcpStream,
    connection: Arc<Connection>,
    patience: Duration,
    blocked: Option<Blocked>,
}

/// The reader has to take something before more can be written.
struct Blocked {
    until: Pin<Box<Sleep>>,
    taken: usize,
}

impl Stream {
    pub(super) fn new(stream: TcpStream, connection: Arc<Connection>, patience: Duration) -> Self {
        Self {
            stream,
            connection,
            patience,
            blocked: None,
        }
    }

    fn write(
        &mut self,
        context: &mut Context<'_>,
        write: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        let written = write(Pin::new(&mut self.stream), context);
        match &written {
            Poll::Pending => {
                let patience = self.patience;
                let blocked = self.blocked.get_or_insert_with(|| Blocked {
                    until: Box::pin(sleep(patience)),
                    taken: 0,
                });
                let has_passed = blocked.until.as_mut().poll(context).is_ready();
                if has_passed {
                    return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
                }
            }
            Poll::Ready(Ok(bytes)) => {
                if let Some(blocked) = &mut self.blocked {
                    blocked.taken += bytes;
                    if blocked.taken >= LEAST {
                        self.blocked = None;
                    }
                }
            }
            Poll::Ready(Err(_)) => {}
        }
        written
    }
}

impl AsyncRead for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Stream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.write(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.write(context, |stream, context| {
            stream.poll_write_vectored(context, slices)
        })
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // Asked for when nothing is left to be written.
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        if let Poll::Ready(Ok(())) = flushed {
            self.blocked = None;
            self.connection.has_written();
        }
        flushed
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use std::future::poll_fn;

    use tokio::net::TcpListener;
    use tokio::sync::oneshot;

    use super::super::connections::Connections;
    use super::*;

    /// More bytes than any system buffers for a reader.
    const MUCH: usize = 32 << 20;

    /// Sends [`MUCH`] to a reader, and returns the result.
    async fn send<F: Future<Output = ()>>(
        patience: Duration,
        read: impl FnOnce(TcpStream) -> F,
    ) -> io::Result<()> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let reader = TcpStream::connect(listener.local_addr()?).await?;
        let (stream, _) = listener.accept().await?;
        let (sender, outcome) = oneshot::channel();
        Arc::new(Connections::default()).open(|connection| async move {
            let mut stream = Stream::new(stream, connection, patience);
            let _ = sender.send(write_much(&mut stream).await);
        });
        read(reader).await;
        outcome.await.unwrap()
    }

    async fn write_much(stream: &mut Stream) -> io::Result<()> {
        let bytes = vec![b'a'; MUCH];
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            let written =
                poll_fn(|context| Pin::new(&mut *stream).poll_write(context, rest)).await?;
            rest = &rest[written..];
        }
        Ok(())
    }

    fn run<T>(future: impl Future<Output = T>) -> T {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build();
        runtime.unwrap().block_on(future)
    }

    #[test]
    fn a_reader_who_does_not_read_is_dropped() {
        run(async {
            let (keep, held) = oneshot::channel();
            let sent = send(Duration::from_millis(50), |reader| async {
                // Still there, without reading.
                let _ = keep.send(reader);
            });
            assert_eq!(sent.await.unwrap_err().kind(), io::ErrorKind::TimedOut);
            drop(held);
        });
    }

    #[test]
    fn a_slow_reader_is_waited_for() {
        run(async {
            let sent = send(Duration::from_secs(30), |reader| async move {
                let mut buffer = vec![0; 64 << 10];
                let mut read = 0;
                while read < MUCH {
                    reader.readable().await.unwrap();
                    read += reader.try_read(&mut buffer).unwrap_or(0);
                }
            });
            sent.await.unwrap();
        });
    }
}
