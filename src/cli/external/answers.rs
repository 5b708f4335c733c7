//! The answers of other sites, kept so that none is asked for the same page every day.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::curl::Answer;
use crate::tr_later;

/// The file in the folder of the site, beside what else is kept there and not in git.
const FILE: &str = ".digitv-lenker";

/// The days that a page which was there is taken to be there.
const GOOD_FOR: i64 = 14;

/// The days that a page which was gone is taken to be gone: whoever mends a link wants to see it.
const GONE_FOR: i64 = 1;

const DAY: i64 = 24 * 60 * 60;

/// The answers, each with the second of its time.
pub(super) struct Answers {
    known: BTreeMap<String, (i64, Answer)>,
    now: i64,
}

impl Answers {
    /// Reads the answers that are kept below `root` and are not too old.
    pub(super) fn read(root: &Path) -> Self {
        let text = fs::read_to_string(root.join(FILE)).unwrap_or_default();
        Self::from_text(&text, Timestamp::now().as_second())
    }

    fn from_text(text: &str, now: i64) -> Self {
        let known = text.lines().filter_map(|line| {
            let mut parts = line.splitn(3, '\t');
            let time: i64 = parts.next()?.parse().ok()?;
            let (answer, days) = match parts.next()? {
                "" => (Answer::There, GOOD_FOR),
                reason => (Answer::Gone(reason.to_owned()), GONE_FOR),
            };
            let is_new = time <= now && now - time < days * DAY;
            is_new.then_some((parts.next()?.to_owned(), (time, answer)))
        });
        Self {
            known: known.collect(),
            now,
        }
    }

    /// Returns the answer of `address`, where it is known.
    pub(super) fn of(&self, address: &str) -> Option<Answer> {
        self.known.get(address).map(|(_, answer)| answer.clone())
    }

    /// Notes an answer. A host that nobody knows, while others are known, is gone.
    pub(super) fn note(&mut self, address: &str, answer: Answer) {
        let answer = match answer {
            Answer::NoHost => Answer::Gone(tr_later!("nettstedet finnes ikke").to_owned()),
            other => other,
        };
        self.known.insert(address.to_owned(), (self.now, answer));
    }

    /// Writes the answers below `root`. Without them all is asked again: no reason to stop.
    pub(super) fn write(&self, root: &Path) {
        let _ = fs::write(root.join(FILE), self.text());
    }

    fn text(&self) -> String {
        let lines = self.known.iter().filter_map(|(address, (time, answer))| {
            let reason = match answer {
                Answer::There => "",
                Answer::Gone(reason) => reason,
                Answer::Unsure | Answer::NotNow | Answer::NoHost => return None,
            };
            Some(format!("{time}\t{reason}\t{address}\n"))
        });
        lines.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_kept_for_as_long_as_it_is_good() {
        let mut answers = Answers::from_text("", 100 * DAY);
        answers.note("https://a.no/", Answer::There);
        answers.note("https://b.no/", Answer::Gone("status 404".to_owned()));
        answers.note("https://c.no/", Answer::Unsure);
        answers.note("https://d.no/", Answer::NoHost);
        let text = answers.text();
        let known = |days: i64| {
            let answers = Answers::from_text(&text, (100 + days) * DAY);
            ["a", "b", "c", "d"].map(|name| answers.of(&format!("https://{name}.no/")).is_some())
        };
        assert_eq!(known(0), [true, true, false, true]);
        assert_eq!(known(1), [true, false, false, false]);
        assert_eq!(known(14), [false; 4]);
        // A clock that was wrong.
        assert_eq!(known(-1), [false; 4]);
    }
}
