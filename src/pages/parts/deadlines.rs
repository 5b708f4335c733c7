//! Deadlines as pages show them.

use serde::Serialize;

use crate::knowledge::DocumentId;
use crate::knowledge::deadlines::StatedDeadline;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::cited::{Cited, cited};
use crate::text::{Lang, PartialDate};

/// A deadline.
#[derive(Serialize)]
pub(crate) struct DeadlineView<'a> {
    /// The date, as far as it is known.
    date: PartialDate,
    /// `true` where it has passed.
    has_passed: bool,
    /// The event of that day.
    what: &'a str,
    /// The language of the words.
    lang: Lang,
    /// The kind of deadline.
    kind: Option<Word>,
    /// Those whom it concerns.
    concerns: Option<&'a str>,
    /// The solution or the network that it is of.
    of: Link<'a>,
    /// Its source.
    source: Option<Cited<'a>>,
}

/// Returns the deadlines of one document, earliest first.
pub(crate) fn deadlines_of<'a>(reader: &Reader<'a>, of: DocumentId) -> Vec<DeadlineView<'a>> {
    let stated = reader.knowledge().deadlines_of(of, reader.lang);
    stated
        .iter()
        .map(|stated| deadline(reader, stated))
        .collect()
}

/// Returns the view of a deadline.
pub(crate) fn deadline<'a>(reader: &Reader<'a>, stated: &StatedDeadline<'a>) -> DeadlineView<'a> {
    let versions = reader.knowledge().document(stated.of);
    let sources = &versions.version_in(reader.lang).head.sources;
    DeadlineView {
        date: stated.deadline.date,
        has_passed: stated.has_passed,
        what: &stated.worded.what,
        lang: stated.lang,
        kind: stated.deadline.kind.map(|kind| reader.word(kind)),
        concerns: stated.worded.concerns.as_deref(),
        of: reader.document(stated.of).at("s-deadlines"),
        source: cited(stated.deadline.source.as_deref(), sources),
    }
}
