//! The source of a single statement, by the name that readers know it by.

use serde::Serialize;

use crate::content::Source;
use crate::text::web_address::is_web_address;

/// The source of a statement.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Cited<'a> {
    /// Its address, where it has one.
    pub(crate) url: Option<&'a str>,
    /// Its name: the publisher that the document's list of sources gives, or the words that were
    /// written; none where only the address is known.
    pub(crate) name: Option<&'a str>,
}

/// Returns the source `written` of a statement in a document with the list `sources`.
pub(crate) fn cited<'a>(written: Option<&'a str>, sources: &'a [Source]) -> Option<Cited<'a>> {
    let written = written?;
    if !is_web_address(written) {
        return Some(Cited {
            url: None,
            name: Some(written),
        });
    }
    let listed = sources
        .iter()
        .find(|source| source.url.as_deref() == Some(written));
    let name = listed.and_then(|source| source.publisher.as_deref().or(source.title.as_deref()));
    Some(Cited {
        url: Some(written),
        name,
    })
}
