//! The file that a change alters: a document of a kind, or a file of data.

use crate::content::Kind;
use crate::content::records::record_of;
use crate::yaml::shape::Record;

/// The declaration of the fields of a file.
#[derive(Clone, Copy)]
pub(super) struct Subject {
    /// The fields.
    pub(super) record: &'static Record,
    /// `true` where fields may have the names that other generators use.
    pub(super) has_foreign_names: bool,
}

impl Subject {
    /// Returns the fields of documents of `kind`.
    pub(super) fn document(kind: Kind) -> Self {
        Self {
            record: record_of(kind),
            has_foreign_names: kind == Kind::Page,
        }
    }

    /// Returns the fields of a file of data.
    pub(super) fn data(record: &'static Record) -> Self {
        Self {
            record,
            has_foreign_names: false,
        }
    }
}
