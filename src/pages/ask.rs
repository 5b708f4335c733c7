//! Whom to ask: municipalities and roles, and why they would know.

use serde::Serialize;

use super::reader::Reader;
use super::view::Link;
use crate::knowledge::contact::{Ask, AskReason};

/// Someone to ask.
#[derive(Serialize)]
pub(super) struct AskView<'a> {
    /// The municipality, where it is one of ours.
    pub(super) municipality: Option<Link<'a>>,
    /// The role that a report or the municipality names.
    pub(super) role: Option<&'a str>,
    /// What they can help with, as a report says it.
    pub(super) help_with: Option<&'a str>,
    /// A shared mailbox.
    pub(super) email: Option<&'a str>,
    /// The municipality's own site.
    pub(super) website: Option<&'a str>,
    /// Why they would know: `named`, `can_help`, `uses` or `told`.
    pub(super) reason: &'static str,
    /// Whether they have offered to help or are named: else they are only likely to know.
    pub(super) offered: bool,
}

impl<'a> Reader<'a> {
    /// Someone to ask.
    pub(super) fn ask(&self, ask: &Ask<'a>) -> AskView<'a> {
        let named = ask.reasons.iter().find_map(|reason| match reason {
            AskReason::NamedBy(_, contact) => Some(*contact),
            _ => None,
        });
        let reason = match ask.reasons.first() {
            Some(AskReason::NamedBy(..)) => "named",
            Some(AskReason::CanHelp(_)) => "can_help",
            Some(AskReason::Uses(_)) => "uses",
            Some(AskReason::ToldIn(_)) | None => "told",
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
            offered: matches!(reason, "named" | "can_help"),
        }
    }
}
