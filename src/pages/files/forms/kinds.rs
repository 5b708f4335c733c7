//! The kinds of document that have a form in which they are confirmed or corrected.

use crate::content::Kind;

/// Decides whether documents of a kind have a form.
pub(in crate::pages) fn has_form(kind: Kind) -> bool {
    name(kind).is_some()
}

/// Returns the name of a kind in the rules of forms.
pub(super) fn name(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Municipality => Some("kommune"),
        Kind::Solution => Some("losning"),
        Kind::Report => Some("erfaring"),
        Kind::Network => Some("samarbeid"),
        Kind::Page => None,
    }
}
