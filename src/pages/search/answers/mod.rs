//! The data from which the search page answers questions such as «hvem bruker X», in each language
//! of the interface: a first file with the names of everything that can be asked about, and the
//! facts about each in files that are fetched when someone asks. All figures are those of the pages.

use serde::Serialize;

use crate::content::vocabulary::UsageStatus;
use crate::pages::RenderError;
use crate::pages::answer_files::AnswerFiles;
use crate::pages::context::reader::Reader;
use crate::pages::outputs::{SEARCH, SIMILARITIES};
use crate::pages::site_page::SitePage;
use crate::search::{File, Packed, answering, pack};
use crate::text::Vocabulary as _;
use named::Named;

mod contracts;
mod facts;
mod named;

/// The file that is read first.
#[derive(Serialize)]
struct First<'a> {
    /// The base path, before every address.
    root: &'a str,
    /// Municipalities, solutions and topics, each in the order of their numbers.
    places: Vec<Named<'a>>,
    solutions: Vec<Named<'a>>,
    topics: Vec<Named<'a>>,
    /// The names of regions and networks, which are nothing that these questions are about.
    others: Vec<&'a str>,
    /// The words for a status of use, by the number of the status.
    statuses: Vec<&'static str>,
    /// The age in months from which a statement no longer counts.
    months: u32,
    /// The years in which contracts end, in order.
    years: Vec<i16>,
    /// The number of statements of use that do not say when the contract ends.
    without_end: usize,
    /// The page of contracts.
    contracts: String,
    /// The folder of the lists of similar municipalities; none where the site has only one.
    likenesses: Option<&'static str>,
    /// The facts: of solutions, municipalities, topics and years, in that order.
    facts: Packed,
}

/// Returns the files of the answers, which are made the first time.
///
/// # Errors
/// Returns an error where a file cannot be written as JSON.
pub(in crate::pages) fn files<'a>(reader: &Reader<'a>) -> Result<&'a AnswerFiles, RenderError> {
    let made = reader.answers().get_or_init(|| make(reader));
    made.as_ref().map_err(Clone::clone)
}

fn make(reader: &Reader<'_>) -> Result<AnswerFiles, RenderError> {
    let mut made = AnswerFiles::default();
    let name = File::add(&mut made.files, answering(), "js");
    made.module = address(&name, "js");
    for lang in reader.addresses().languages() {
        let first = first(&reader.in_language(*lang), &mut made.files)?;
        let name = File::add(&mut made.files, serde_json::to_vec(&first)?, "json");
        made.first.push((*lang, address(&name, "json")));
    }
    Ok(made)
}

fn address(name: &str, extension: &str) -> String {
    format!("{SEARCH}files/{name}.{extension}")
}

fn first<'a>(reader: &Reader<'a>, files: &mut Vec<File>) -> Result<First<'a>, RenderError> {
    let knowledge = reader.knowledge();
    let years = contracts::years(knowledge);
    let mut facts = Vec::new();
    for id in knowledge.solution_ids() {
        facts.push(serde_json::to_string(&facts::of_solution(reader, id))?);
    }
    for id in knowledge.municipality_ids() {
        facts.push(serde_json::to_string(&facts::of_municipality(
            knowledge, id,
        ))?);
    }
    for id in knowledge.topic_ids() {
        facts.push(serde_json::to_string(&facts::of_topic(knowledge, id))?);
    }
    for (_, contracts) in &years {
        let contracts = contracts.iter().map(|one| contracts::fact(reader, one));
        facts.push(serde_json::to_string(&contracts.collect::<Vec<_>>())?);
    }
    Ok(First {
        root: reader.config().base_path(),
        places: (knowledge.municipality_ids())
            .map(|id| Named::new(reader.municipality(id), []))
            .collect(),
        solutions: (knowledge.solution_ids())
            .map(|id| named::of_solution(reader, id))
            .collect(),
        topics: (knowledge.topic_ids())
            .map(|id| named::of_topic(reader, id))
            .collect(),
        others: named::others(knowledge),
        statuses: UsageStatus::ALL
            .iter()
            .map(|status| status.label(reader.interface))
            .collect(),
        months: knowledge.limits.stale,
        years: years.iter().map(|(year, _)| *year).collect(),
        without_end: knowledge.uses_without_contract_end(),
        contracts: reader.site_page(SitePage::Contracts),
        likenesses: (knowledge.municipalities.len() > 1).then_some(SIMILARITIES),
        facts: pack(facts, files),
    })
}
