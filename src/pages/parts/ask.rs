//! Contacts for questions: municipalities and roles, with the reason why they would know.

use serde::Serialize;

use crate::knowledge::contact::{Ask, AskReason};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::said::Said;

/// A contact for questions.
#[derive(Serialize)]
pub(crate) struct AskView<'a> {
    /// The municipality, where it is one of ours.
    pub(crate) municipality: Option<Link<'a>>,
    /// The role that a report or the municipality names.
    pub(crate) role: Option<&'a str>,
    /// Their field of help, as a report states it.
    pub(crate) help_with: Option<&'a str>,
    /// A shared mailbox.
    pub(crate) email: Option<&'a str>,
    /// The municipality's own site.
    pub(crate) website: Option<&'a str>,
    /// The reason why they would know: `named`, `can_help`, `uses` or `told`.
    pub(crate) reason: &'static str,
    /// The status of the use, where that is the reason.
    pub(crate) status: Option<Word>,
    /// The one who says that they use it.
    pub(crate) said: Option<Said<'a>>,
    /// `true` where they have offered to help or are named; the others are only likely to know.
    pub(crate) offered: bool,
}

impl<'a> Reader<'a> {
    /// Returns the view of a contact.
    pub(crate) fn ask(&self, ask: &Ask<'a>) -> AskView<'a> {
        let named = ask.reasons.iter().find_map(|reason| match reason {
            AskReason::NamedBy(_, contact) => Some(*contact),
            _ => None,
        });
        let reason = match ask.reasons.first() {
            Some(AskReason::NamedBy(..)) => "named",
            Some(AskReason::CanHelp(_)) => "can_help",
            Some(AskReason::Uses(_)) => "uses",
            Some(AskReason::DescribedIn(_)) | None => "told",
        };
        let usage = match ask.reasons.first() {
            Some(AskReason::Uses(id)) => Some(self.knowledge().usage(*id)),
            _ => None,
        };
        let facts = ask
            .municipality
            .map(|id| &self.knowledge().municipality(id).entry.main.fields);
        AskView {
            municipality: ask.municipality.map(|id| self.municipality(id)),
            role: named
                .and_then(|contact| contact.role.as_deref())
                .or(ask.contact.and_then(|contact| contact.role.as_deref())),
            help_with: named.and_then(|contact| contact.can_help_with.as_deref()),
            email: ask.contact.and_then(|contact| contact.email.as_deref()),
            website: facts.and_then(|facts| facts.website.as_deref()),
            reason,
            status: usage.map(|usage| self.usage_status(usage)),
            said: usage.and_then(|usage| self.said(usage)),
            offered: matches!(reason, "named" | "can_help"),
        }
    }
}
