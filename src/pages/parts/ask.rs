//! Contacts for questions: municipalities and roles, with the reason why they would know.

use serde::Serialize;

use crate::knowledge::DocumentId;
use crate::knowledge::contact::{Ask, AskReason};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::draft::DraftView;
use crate::pages::parts::said::Said;

/// The largest number of contacts that is shown.
pub(crate) const LIMIT: usize = 4;

/// A contact for questions.
#[derive(Serialize)]
pub(crate) struct AskView<'a> {
    /// The municipality, where it is one of ours; else the body that municipalities own together.
    pub(crate) municipality: Option<Link<'a>>,
    /// The role that a report or the municipality names.
    pub(crate) role: Option<&'a str>,
    /// Their field of help, as a report states it.
    pub(crate) help_with: Option<&'a str>,
    /// A shared mailbox.
    pub(crate) email: Option<&'a str>,
    /// The address that opens a draft to it.
    pub(crate) mailto: Option<String>,
    /// The municipality's own site.
    pub(crate) website: Option<&'a str>,
    /// The reason why they would know: `named`, `can_help`, `uses`, `told` or `serves`.
    pub(crate) reason: &'static str,
    /// The status of the use, where that is a reason.
    pub(crate) status: Option<Word>,
    /// The one who says that they use it.
    pub(crate) said: Option<Said<'a>>,
    /// `true` where they have offered to help or are named; the others are only likely to know.
    pub(crate) offered: bool,
    /// The address of the form in which the best reason is corrected, where it is stated.
    pub(crate) correct: Option<String>,
}

impl<'a> Reader<'a> {
    /// Returns the view of a contact, who is asked with `draft`.
    pub(crate) fn ask(&self, ask: &Ask<'a>, draft: &DraftView) -> AskView<'a> {
        let named = ask.reasons.iter().find_map(|reason| match reason {
            AskReason::NamedBy(_, contact) => Some(*contact),
            _ => None,
        });
        let reason = reason(ask);
        let usage = ask.reasons.iter().find_map(|reason| match reason {
            AskReason::Uses(id) => Some(self.knowledge().usage(*id)),
            _ => None,
        });
        let facts = ask
            .municipality
            .map(|id| &self.knowledge().municipality(id).entry.main.fields);
        let network = ask
            .network
            .map(|id| &self.knowledge().network(id).entry.main.fields);
        let email = ask.contact.and_then(|contact| contact.email.as_deref());
        AskView {
            municipality: whom(ask).map(|id| self.document(id)),
            role: named
                .and_then(|contact| contact.role.as_deref())
                .or(ask.contact.and_then(|contact| contact.role.as_deref())),
            help_with: named.and_then(|contact| contact.can_help_with.as_deref()),
            email,
            mailto: email.map(|email| draft.mail().to(email)),
            website: (facts.and_then(|facts| facts.website.as_deref()))
                .or(network.and_then(|fields| fields.website.as_deref())),
            reason,
            status: usage.map(|usage| self.usage_status(usage)),
            said: usage.and_then(|usage| self.said(usage)),
            offered: matches!(reason, "named" | "can_help"),
            correct: self.correct_ask(ask),
        }
    }

    /// Returns the address of the form in which the best reason to ask somebody is corrected.
    fn correct_ask(&self, ask: &Ask<'a>) -> Option<String> {
        match ask.reasons.first()? {
            AskReason::NamedBy(report, _) => self.correct_shown(*report, "kontakt"),
            AskReason::DescribedIn(report) => self.correct_shown(*report, "kommuner"),
            AskReason::CanHelp(id) => Some(self.correct_competence(*id)),
            AskReason::Uses(id) => Some(self.correct_usage(self.knowledge().usage(*id))),
            AskReason::Serves(_) => self.correct_shown(ask.network?, "områder"),
        }
    }
}

/// Returns the municipality that is asked, or else the body that municipalities own together.
pub(crate) fn whom(ask: &Ask<'_>) -> Option<DocumentId> {
    let municipality = ask.municipality.map(DocumentId::from);
    municipality.or(ask.network.map(DocumentId::from))
}

/// Returns the name of the best reason to ask them, as in [`AskView`].
pub(crate) fn reason(ask: &Ask<'_>) -> &'static str {
    match ask.reasons.first() {
        Some(AskReason::NamedBy(..)) => "named",
        Some(AskReason::CanHelp(_)) => "can_help",
        Some(AskReason::Uses(_)) => "uses",
        Some(AskReason::Serves(_)) => "serves",
        Some(AskReason::DescribedIn(_)) | None => "told",
    }
}
