//! Drafts of mails to those who would know: the subject, the page, and three questions.

use serde::Serialize;

use crate::pages::context::reader::Reader;
use crate::text::mailto::Draft;

/// The subject that a mail asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AskAbout {
    /// A solution.
    Solution,
    /// A topic.
    Topic,
    /// A report.
    Report,
}

impl AskAbout {
    /// Returns the part of the interface texts that holds its questions.
    fn key(self) -> &'static str {
        match self {
            Self::Solution => "draft_solution",
            Self::Topic => "draft_topic",
            Self::Report => "draft_report",
        }
    }
}

/// A draft that a page shows.
#[derive(Serialize)]
pub(crate) struct DraftView {
    /// The subject.
    subject: String,
    /// The sentence that says what the mail is about.
    opening: String,
    /// The address of the page.
    url: String,
    /// The questions.
    questions: Vec<String>,
    /// The address that opens the draft to the publisher of the site, where it has a mailbox.
    publisher: Option<String>,
}

impl DraftView {
    /// Returns the mail that the draft begins.
    pub(crate) fn mail(&self) -> Draft {
        let mut lines = vec![self.opening.clone(), self.url.clone(), String::new()];
        let numbered = self.questions.iter().zip(1..);
        lines.extend(numbered.map(|(question, n)| format!("{n}. {question}")));
        Draft {
            subject: self.subject.clone(),
            lines,
        }
    }
}

impl Reader<'_> {
    /// Returns the address that opens a mail to `mailbox` about the page with this title and address.
    pub(crate) fn mail_about(&self, mailbox: &str, title: &str, address: &str) -> String {
        let draft = Draft {
            subject: format!("{title} ({})", self.config().title),
            lines: vec![self.absolute(address), String::new(), String::new()],
        };
        draft.to(mailbox)
    }

    /// Returns the draft of a mail about the page with this title and address.
    pub(crate) fn draft(&self, about: AskAbout, title: &str, address: &str) -> DraftView {
        let site = self.config().title.as_str();
        let arguments = [("title", title), ("site", site)];
        let text = |name: &str| {
            let key = format!("{}.{name}", about.key());
            self.theme()
                .text_with(self.interface, &key, None, &arguments)
        };
        let mut draft = DraftView {
            subject: text("subject"),
            opening: text("opening"),
            url: self.absolute(address),
            questions: ["first", "second", "third"].map(text).into(),
            publisher: None,
        };
        let contact = self.config().publisher.contact.as_deref();
        let mailbox = contact.filter(|contact| contact.starts_with("mailto:"));
        draft.publisher = mailbox.map(|mailbox| draft.mail().to(mailbox));
        draft
    }
}
