//! Receives the body of a request, bounded in size and in time.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use hyper::StatusCode;
use hyper::body::{Body, Buf};
use tokio::time::timeout;
use tr::tr;

use super::outcome::Refusal;

/// The largest body of a request, in bytes: a picture of 8 MB as text.
pub(super) const LARGEST: usize = 12 << 20;
/// The time within which a body must be complete.
const WAIT: Duration = Duration::from_secs(30);

/// Returns the bytes of `body`.
///
/// # Errors
/// Returns a refusal where there are too many, or where they do not come.
pub(crate) async fn read_body<B>(body: B) -> Result<Vec<u8>, Refusal>
where
    B: Body + Unpin,
{
    timeout(WAIT, read(body))
        .await
        .unwrap_or_else(|_| Err(too_slow()))
}

async fn read<B: Body + Unpin>(mut body: B) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    loop {
        let frame = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await;
        let data = match frame {
            None => return Ok(bytes),
            Some(Err(_)) => return Err(too_slow()),
            Some(Ok(frame)) => frame.into_data(),
        };
        let Ok(mut data) = data else { continue };
        if bytes.len() + data.remaining() > LARGEST {
            return Err(too_large());
        }
        while data.has_remaining() {
            let piece = data.chunk();
            bytes.extend_from_slice(piece);
            let length = piece.len();
            data.advance(length);
        }
    }
}

/// Returns the refusal of a body that is too large.
pub(super) fn too_large() -> Refusal {
    let most = LARGEST >> 20;
    let error = tr!(
        "Dette er for mye på én gang; det meste som blir tatt imot, er {most} MB.",
        most
    );
    Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, error)
}

fn too_slow() -> Refusal {
    let error = tr!("Innholdet kom ikke fram. Prøv igjen.");
    Refusal::new(StatusCode::REQUEST_TIMEOUT, error)
}
