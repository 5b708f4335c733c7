//! Files that are published beside the documents.

use std::sync::Arc;

use crate::images::Image;

/// A file that is published beside the documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The address from the root of the site, as a path: not percent-encoded.
    pub address: String,
    /// The file, relative to the root of the site.
    pub file: Arc<str>,
    /// The bytes that are published.
    pub bytes: Arc<[u8]>,
    /// The image that the file is; `None` where it is none.
    pub image: Option<Image>,
}
