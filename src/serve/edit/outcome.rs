//! The answers to requests for changes.

use hyper::StatusCode;
use hyper::body::Bytes;
use serde::Serialize;
use tr::tr;

use crate::diagnostic::render::Shown;
use crate::edit::FileError;

/// An answer.
pub(crate) enum Reply {
    /// Data as JSON.
    Json(Vec<u8>),
    /// A page, as it would be.
    Page(Bytes),
}

impl Reply {
    /// Returns `value` as JSON.
    pub(super) fn json(value: &impl Serialize) -> Result<Self, Refusal> {
        let text = serde_json::to_vec(value);
        text.map(Self::Json)
            .map_err(|error| Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))
    }
}

/// The reason why a request is refused. Nothing has been written then.
#[derive(Debug, Serialize)]
pub(crate) struct Refusal {
    #[serde(skip)]
    pub(crate) status: StatusCode,
    /// A sentence in Norwegian.
    pub(super) error: String,
    /// Values that are others than the writer saw.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) conflicts: Vec<Conflict>,
    /// The findings of the check that stand in the way.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) found: Vec<Shown>,
}

/// A value that is another than the writer saw.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Conflict {
    /// The place, in words.
    pub(super) place: String,
    /// The value that the writer saw, in words.
    pub(super) seen: String,
    /// The value that stands in the file, in words.
    pub(super) stands: String,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, error: impl Into<String>) -> Self {
        Self {
            status,
            error: error.into(),
            conflicts: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Returns the refusal of a request that cannot be understood.
    pub(super) fn malformed(error: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error)
    }

    /// Returns the refusal of what the check finds fault with.
    pub(super) fn content(error: impl Into<String>, found: Vec<Shown>) -> Self {
        Self {
            found,
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, error)
        }
    }

    /// Returns the refusal of a change of what has become another.
    pub(super) fn conflict(error: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, error)
    }

    /// Returns the refusal where `file` could not be written.
    pub(super) fn unwritten(file: &str, error: &FileError) -> Self {
        match error {
            FileError::Changed => Self::conflict(tr!(
                "{file} er endret av noen andre etter at den ble lest. Ingenting er skrevet; se hva som står der nå.",
                file
            )),
            FileError::Exists => Self::conflict(tr!(
                "{file} finnes fra før, og er ikke skrevet over. Gi det nye et annet navn.",
                file
            )),
            FileError::Outside => Self::new(
                StatusCode::FORBIDDEN,
                tr!(
                    "{file} ligger bak ei lenke eller utenfor nettstedet, og er ikke skrevet.",
                    file
                ),
            ),
            FileError::System(error) => Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                tr!("Kan ikke skrive {file}: {error}", file, error),
            ),
        }
    }
}
