//! The whole of a digest: its title, what is compared, its sections, and the rules of counting.

use super::block::{Digest, Words};
use super::subject::{Basis, Subject};
use super::words::Writer;
use super::{ahead, answers, changed, needs, spread, summary};
use crate::pages::context::reader::Reader;
use crate::pages::site_page::SitePage;

/// Returns the digest of `subject` in the words of `reader`.
pub(in crate::pages) fn digest(reader: &Reader<'_>, subject: &Subject<'_>) -> Digest {
    let writer = Writer { reader: *reader };
    let mut sections = vec![summary::section(&writer, subject)];
    sections.push(changed::section(&writer, subject));
    sections.extend(spread::section(&writer, subject));
    sections.extend(answers::answered(&writer, subject));
    sections.extend(answers::stale(&writer, subject));
    sections.extend(needs::section(&writer));
    sections.push(ahead::section(&writer));
    Digest {
        title: writer.fill("title", None, &[("since", &*writer.day(subject.from))]),
        lead: lead(&writer, subject),
        sections,
        end: end(&writer),
    }
}

/// Tells what is compared with what, and by which way.
fn lead(writer: &Writer<'_>, subject: &Subject<'_>) -> Vec<Words> {
    let now = writer.day(writer.reader.knowledge().as_of);
    let mut lead = Vec::new();
    match subject.basis {
        Basis::History {
            then,
            commit,
            day,
            with_errors,
        } => {
            let (day, counted) = (writer.day(day), writer.day(then.as_of));
            let arguments: [(&str, &str); 4] = [
                ("commit", commit),
                ("day", &day),
                ("counted", &counted),
                ("now", &now),
            ];
            lead.push(Words::plain(writer.fill("by_history", None, &arguments)));
            if with_errors > 0 {
                lead.push(Words::plain(writer.count("with_errors", with_errors)));
            }
        }
        Basis::Dates => {
            let from = writer.day(subject.from);
            let arguments: [(&str, &str); 2] = [("from", &from), ("now", &now)];
            lead.push(Words::plain(writer.fill("by_dates", None, &arguments)));
        }
    }
    lead
}

fn end(writer: &Writer<'_>) -> Vec<Words> {
    let months = writer.reader.knowledge().limits.stale;
    let rules = writer.fill("rules", Some(usize::try_from(months).unwrap_or(0)), &[]);
    let front = writer.at(SitePage::Front, "");
    let config = writer.reader.config();
    let site = writer.resting_on(config.title.clone(), &front);
    vec![
        Words::plain(rules),
        Words::plain(writer.text("from"))
            .then(" ")
            .with(site)
            .then("."),
    ]
}
