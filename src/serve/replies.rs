//! The kinds of response, each with its headers.

use hyper::body::Bytes;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LOCATION};
use hyper::{Response, StatusCode};

use super::body::{Content, Whole};
use super::edit::Refusal;
use crate::pages::outputs::media_type;

pub(super) type Answer = Response<Content>;

/// Returns the file called `name`, whose ending gives its media type.
pub(super) fn whole(status: StatusCode, name: &str, bytes: Whole) -> Answer {
    let mut answer = Response::new(Content::Whole(bytes));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    if let Ok(media_type) = HeaderValue::from_str(&media_type(name)) {
        headers.insert(CONTENT_TYPE, media_type);
    }
    answer
}

/// Returns a file that must not be kept for another request.
pub(super) fn unkept(name: &str, bytes: Bytes) -> Answer {
    let mut answer = whole(StatusCode::OK, name, bytes.into());
    let headers = answer.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// Returns the answer to a request for a change that is refused.
pub(super) fn refused(refusal: &Refusal) -> Answer {
    let text = serde_json::to_vec(refusal).unwrap_or_default();
    let mut answer = unkept("svar.json", text.into());
    *answer.status_mut() = refusal.status;
    if refusal.status == StatusCode::METHOD_NOT_ALLOWED {
        let headers = answer.headers_mut();
        headers.insert(ALLOW, HeaderValue::from_static("POST"));
    }
    answer
}

/// Returns sentences, as lines of text.
pub(super) fn words(status: StatusCode, text: &str) -> Answer {
    whole(status, "svar.txt", Bytes::from(format!("{text}\n")).into())
}

/// Redirects to `target`, with the query of the request.
pub(super) fn redirect(target: &str, query: Option<&str>) -> Answer {
    let mut answer = whole(StatusCode::FOUND, "svar.txt", Whole::default());
    let target = match query {
        Some(query) => format!("{target}?{query}"),
        None => target.to_owned(),
    };
    if let Ok(target) = HeaderValue::from_str(&target) {
        answer.headers_mut().insert(LOCATION, target);
    }
    answer
}
