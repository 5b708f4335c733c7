//! Gives what the forms of the published site need to find the same personal data as the checks: the lists
//! that are searched by, and the words for what is found.

use serde::Serialize;

use super::contacts::{PRIVATE_DOMAINS, SHARED};
use super::national_id::BETWEEN;
use super::sighting::words;
use crate::diagnostic::Check;
use crate::messages::in_nynorsk;

/// The data of the checks of personal data.
#[derive(Serialize)]
pub struct Rules {
    /// Characters that may stand between the parts of a national identity number.
    between: &'static str,
    /// Providers of private mailboxes.
    private_domains: [&'static str; 8],
    /// Words that show that a mailbox is shared.
    shared_words: [&'static str; 9],
    /// The words for each finding.
    messages: [Message; 5],
}

/// The words for one kind of finding.
#[derive(Serialize)]
struct Message {
    /// The name of the check.
    check: &'static str,
    /// `true` where the number may be a person's, but may also be synthetic.
    doubtful: bool,
    /// In bokmål.
    nb: Said,
    /// In nynorsk.
    nn: Said,
}

/// A message, and what to do.
#[derive(Serialize)]
struct Said {
    message: String,
    help: String,
}

/// Returns the data of the checks of personal data.
pub fn rules() -> Rules {
    let message = |check: Check, doubtful| {
        let said = words(check, doubtful);
        let (message, help) = (said.message, said.help);
        Message {
            check: check.name(),
            doubtful,
            nb: Said {
                message: message.to_owned(),
                help: help.to_owned(),
            },
            nn: Said {
                message: in_nynorsk(message),
                help: in_nynorsk(help),
            },
        }
    };
    Rules {
        between: BETWEEN,
        private_domains: PRIVATE_DOMAINS,
        shared_words: SHARED,
        messages: [
            message(Check::NationalId, false),
            message(Check::SyntheticId, true),
            message(Check::SyntheticId, false),
            message(Check::PersonalEmail, false),
            message(Check::MobileNumber, false),
        ],
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use crate::content::privacy::scan;

    /// A text, and what is to be found in it.
    #[derive(Deserialize)]
    struct Case {
        text: String,
        found: Vec<Found>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Found {
        check: String,
        part: String,
        doubtful: bool,
    }

    /// The same file is run against the script of the forms, in `tests/forms/`.
    #[test]
    fn the_cases_that_the_forms_share_are_found() {
        let cases = include_str!("../../../tests/forms/privacy.json");
        let cases: Vec<Case> = serde_json::from_str(cases).expect("JSON");
        assert!(cases.len() > 100, "{}", cases.len());
        for case in cases {
            let found: Vec<_> = scan(&case.text)
                .into_iter()
                .map(|sighting| Found {
                    check: sighting.check.name().to_owned(),
                    part: case.text[sighting.range].to_owned(),
                    doubtful: sighting.is_doubtful,
                })
                .collect();
            assert_eq!(found, case.found, "{:?}", case.text);
        }
    }
}
