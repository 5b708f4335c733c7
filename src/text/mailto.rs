//! Addresses that open a draft of a mail (RFC 6068).

use super::percent::encode_segment;

/// The beginning of such an address.
const SCHEME: &str = "mailto:";

/// A mail that is begun: the reader only has to add what they want to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The subject.
    pub subject: String,
    /// The text, line by line.
    pub lines: Vec<String>,
}

impl Draft {
    /// Returns the address that opens the draft to `mailbox`, with or without `mailto:` first.
    pub fn to(&self, mailbox: &str) -> String {
        let mailbox = mailbox.strip_prefix(SCHEME).unwrap_or(mailbox);
        // A mailbox from content may hold what begins the headers.
        let mailbox = mailbox.replace('%', "%25").replace('?', "%3F");
        let subject = encode_segment(&self.subject);
        let body = encode_segment(&self.lines.join("\r\n"));
        format!("{SCHEME}{mailbox}?subject={subject}&body={body}")
    }

    /// Returns `address` with the draft where it is a mailbox, else as it is.
    pub fn to_contact(&self, address: &str) -> String {
        match address.strip_prefix(SCHEME) {
            Some(mailbox) => self.to(mailbox),
            None => address.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            subject: "Spørsmål & svar".to_owned(),
            lines: vec!["Hei!".to_owned(), "https://a.no/b/?fra=nome".to_owned()],
        }
    }

    #[test]
    fn subject_and_text_are_encoded() {
        assert_eq!(
            draft().to("post@a.no"),
            "mailto:post@a.no?subject=Sp%C3%B8rsm%C3%A5l%20%26%20svar&body=Hei%21%0D%0Ahttps%3A%2F%2Fa.no%2Fb%2F%3Ffra%3Dnome"
        );
    }

    #[test]
    fn only_a_mailbox_gets_a_draft() {
        let draft = draft();
        assert_eq!(draft.to_contact("mailto:post@a.no"), draft.to("post@a.no"));
        assert_eq!(draft.to_contact("https://a.no/feil"), "https://a.no/feil");
    }

    #[test]
    fn a_mailbox_cannot_begin_the_headers() {
        assert!(
            draft()
                .to("a?bcc=b@c.no")
                .starts_with("mailto:a%3Fbcc=b@c.no?subject=")
        );
    }
}
