//! The answers of a run, merged one after another with the files as they are so far.

use std::collections::BTreeMap;
use std::sync::Arc;

use tr::tr;

use super::super::day::today;
use super::super::output::Failure;
use super::behind::nobody_behind;
use super::guard;
use super::write::Writing;
use crate::content::change::Change;
use crate::content::contribution::RECEIVED;
use crate::content::round::ROUNDS_FILE;
use crate::knowledge::Knowledge;
use crate::site::Loaded;
use crate::survey::answer::{Answer, At, By, Fault};
use crate::survey::choices::Choices;
use crate::survey::log::contribution;
use crate::survey::merge::{Tally, merge};
use crate::survey::report::Told;
use crate::survey::rounds::{self, CameIn};
use crate::survey::values::Wrong;
use crate::text::Lang;
use crate::text::slug::Slug;

/// The answers that have been merged so far.
pub(super) struct Work<'a> {
    loaded: &'a Loaded,
    knowledge: &'a Knowledge,
    choices: Choices,
    /// The texts of the documents that are changed, by file.
    pub(super) texts: BTreeMap<String, String>,
    /// The outcome of each answer.
    pub(super) told: Vec<Told>,
    /// The changes of each answer to each document.
    logs: Vec<Log>,
}

/// An answer of a municipality.
struct Log {
    /// The index of what is told of its file.
    told: usize,
    file: String,
    document: String,
    by: By,
    round: Option<String>,
    changes: Vec<Change>,
    tally: Tally,
}

impl<'a> Work<'a> {
    /// Returns the work on a site that no answer has changed yet.
    pub(super) fn on(loaded: &'a Loaded, knowledge: &'a Knowledge) -> Self {
        Self {
            loaded,
            knowledge,
            choices: Choices::of(knowledge, Lang::Nb),
            texts: BTreeMap::new(),
            told: Vec::new(),
            logs: Vec::new(),
        }
    }

    pub(super) fn take_in(&mut self, mut answer: Answer) {
        let place = self.told.len();
        let mut told = Told {
            book: answer.book.clone(),
            municipalities: Vec::new(),
            role: answer.by.role.clone(),
            changes: Vec::new(),
            faults: Vec::new(),
            tally: Tally::default(),
        };
        let documents = answer.documents();
        for document in &documents {
            told.municipalities.extend(self.title(document));
        }
        let lacking = nobody_behind(&answer, today());
        let is_lacking = !lacking.is_empty();
        answer.faults.extend(lacking);
        for document in documents.iter().filter(|_| !is_lacking) {
            let Some(file) = self.file_of(document) else {
                let wrong = Wrong::new(
                    tr!("dokumentet `{document}` finnes ikke", document),
                    tr!(
                        "Kommunen kan ha fått et annet navn siden arbeidsboka ble laget. Send en ny."
                    ),
                );
                told.faults.push(Fault::new(answer.at("", ""), wrong));
                continue;
            };
            let Some(text) = self.text_of(&file) else {
                continue;
            };
            let merged = merge(&text, document, &answer, &self.choices);
            if !merged.changes.is_empty() {
                self.texts.insert(file.clone(), merged.text);
            }
            let changes = merged.changes.iter().cloned();
            told.changes
                .extend(changes.map(|change| (document.clone(), change)));
            told.tally.add(merged.tally);
            told.faults.extend(merged.faults);
            self.logs.push(Log {
                told: place,
                file,
                document: document.clone(),
                by: answer.by.clone(),
                round: answer.round.clone(),
                changes: merged.changes,
                tally: merged.tally,
            });
        }
        told.faults.splice(0..0, answer.faults);
        self.told.push(told);
    }

    fn title(&self, document: &str) -> Option<String> {
        let id = self
            .knowledge
            .municipality_by_slug(document.strip_prefix("kommuner/")?)?;
        Some(
            self.knowledge
                .municipality(id)
                .entry
                .main
                .fields
                .head
                .title
                .clone(),
        )
    }

    fn file_of(&self, document: &str) -> Option<String> {
        let id = self
            .knowledge
            .municipality_by_slug(document.strip_prefix("kommuner/")?)?;
        Some(self.knowledge.municipality(id).entry.main.file.to_string())
    }

    /// Returns the text of a file as it is so far.
    fn text_of(&self, file: &str) -> Option<String> {
        let now = self.texts.get(file).cloned();
        now.or_else(|| String::from_utf8(self.loaded.files.get(file)?.to_vec()).ok())
    }

    /// Takes back what would make the site wrong, and tells why.
    pub(super) fn look_again(&mut self) {
        if self.texts.is_empty() {
            return;
        }
        for (file, found) in guard::new_faults(self.loaded, &self.texts) {
            self.texts.remove(&file);
            let lost: Vec<Log> = self.logs.extract_if(.., |log| log.file == file).collect();
            for log in lost {
                let Some(told) = self.told.get_mut(log.told) else {
                    continue;
                };
                told.changes
                    .retain(|(document, _)| *document != log.document);
                told.tally = Tally::default();
                for found in &found {
                    let message = tr!(
                        "svaret gir en feil i {file}: {message}",
                        file,
                        message = found.message
                    );
                    let wrong = Wrong::new(message, found.help.clone().unwrap_or_default());
                    let at = At {
                        book: told.book.clone(),
                        sheet: String::new(),
                        cell: String::new(),
                    };
                    told.faults.push(Fault::new(at, wrong));
                }
            }
        }
    }

    /// Returns all files that are to be written: the documents, who said what, and the rounds.
    pub(super) fn writings(&self) -> Result<Vec<Writing>, Failure> {
        let before = |file: &str| {
            self.loaded
                .files
                .get(file)
                .map(|bytes: &Arc<[u8]>| bytes.to_vec())
        };
        let changed = |file: &str, after: &String| {
            before(file).is_none_or(|before| before != after.as_bytes())
        };
        let mut writings: Vec<Writing> = (self.texts.iter())
            .filter(|(file, after)| changed(file, after))
            .map(|(file, after)| Writing {
                file: file.clone(),
                before: before(file),
                after: after.clone(),
            })
            .collect();
        let mut rounds = before(ROUNDS_FILE).and_then(|bytes| String::from_utf8(bytes).ok());
        let mut taken = Vec::new();
        for log in &self.logs {
            if let Some(text) = self.log_text(log) {
                let name = self.free_name(log, &mut taken);
                writings.push(Writing {
                    file: name,
                    before: None,
                    after: text,
                });
            }
            if let Some(after) = rounds
                .as_deref()
                .and_then(|text| self.in_round(text, log).transpose())
            {
                rounds = Some(after?);
            }
        }
        if let Some(after) = rounds.filter(|after| changed(ROUNDS_FILE, after)) {
            writings.push(Writing {
                file: ROUNDS_FILE.to_owned(),
                before: before(ROUNDS_FILE),
                after,
            });
        }
        Ok(writings)
    }

    /// Returns the contribution that an answer becomes; `None` where it says nothing new.
    fn log_text(&self, log: &Log) -> Option<String> {
        let words = log.by.words.as_deref();
        let is_known = |words: &str| {
            let sender = format!("kommune: {}", slug_of(&log.document));
            let mut received = self.loaded.files.under(RECEIVED.trim_end_matches('/'));
            received.any(|(_, bytes)| {
                let text = String::from_utf8_lossy(bytes);
                text.contains(words) && text.contains(&sender)
            })
        };
        let has_new_words = words.is_some_and(|words| !is_known(words));
        (!log.changes.is_empty() || has_new_words)
            .then(|| contribution(&log.document, &log.by, &log.changes))
    }

    /// Returns a name for the contribution that no file has.
    fn free_name(&self, log: &Log, taken: &mut Vec<String>) -> String {
        let day = log.by.date.map(|day| day.to_string()).unwrap_or_default();
        let stem = format!("{RECEIVED}{day}-kartlegging-{}", slug_of(&log.document));
        let names = std::iter::once(format!("{stem}.md"))
            .chain((2..).map(|number| format!("{stem}-{number}.md")));
        let is_free =
            |name: &String| self.loaded.files.get(name).is_none() && !taken.contains(name);
        let name = names.into_iter().find(is_free).unwrap_or_default();
        taken.push(name.clone());
        name
    }

    /// Returns the file of rounds with the answer noted; `None` where nothing is to be noted.
    fn in_round(&self, text: &str, log: &Log) -> Result<Option<String>, Failure> {
        let (Some(name), Some(day), Some(slug)) =
            (&log.round, log.by.date, Slug::new(slug_of(&log.document)))
        else {
            return Ok(None);
        };
        let round = self
            .knowledge
            .rounds
            .iter()
            .find(|round| round.name == *name);
        let Some(round) = round else { return Ok(None) };
        let is_noted = round.answered.iter().any(|one| one.municipality == slug);
        let is_new = !log.changes.is_empty() || (!is_noted && log.tally.is_answered());
        if !is_new {
            return Ok(None);
        }
        let came = CameIn {
            municipality: slug,
            day,
            role: log.by.role.clone(),
            tally: log.tally,
        };
        // Two answers of one municipality in one run: the second adds to the first.
        let round = rounds::read_again(text, round);
        rounds::answered(text, &round, &came).map_err(|reason| {
            let help = tr!(
                "Rett {file} for hånd. Ingenting er skrevet.",
                file = ROUNDS_FILE
            );
            Failure::Environment(
                tr!("svaret kan ikke føres i runden: {reason}", reason),
                Some(help),
            )
        })
    }
}

fn slug_of(document: &str) -> &str {
    document.rsplit('/').next().unwrap_or(document)
}
