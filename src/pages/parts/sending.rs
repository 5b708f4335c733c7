//! The ways in which a form sends what is written: to a mailbox, or to the page of the repository
//! where a new file is made.

use serde::Serialize;

use crate::config::{Config, Forge};

/// The ways to send a contribution. A form can always be saved as a file too.
#[derive(Serialize)]
pub(crate) struct Sending {
    /// The mailbox of the publisher, where that is the contact.
    mailbox: Option<String>,
    /// The contact page of the publisher, where that is the contact.
    contact_page: Option<String>,
    /// The page where a new file is made, where the site has a repository that has one.
    forge: Option<Forge>,
    /// The folder that contributions lie in, from the root of the site.
    folder: &'static str,
}

impl Sending {
    /// Returns the ways that the settings of a site give.
    pub(crate) fn of(config: &Config) -> Self {
        let contact = config.publisher.contact.as_deref();
        let mailbox = contact.and_then(|contact| contact.strip_prefix("mailto:"));
        // A subject that the settings give would be a second one.
        let mailbox = mailbox.map(|rest| rest.split('?').next().unwrap_or(rest).to_owned());
        let contact_page = contact.filter(|contact| !contact.starts_with("mailto:"));
        Self {
            mailbox,
            contact_page: contact_page.map(str::to_owned),
            forge: config.repository.as_ref().and_then(|one| one.new_file()),
            folder: "content/innspill/",
        }
    }
}
