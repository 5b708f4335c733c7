//! The page on which somebody tells of an experience: ten questions, which a script makes into a
//! report. Without it the page has the questions in words.

use serde::Serialize;

use crate::content::vocabulary::{BenefitType, CostBand, Evidence, ReportStatus};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Word};
use crate::pages::parts::sending::Sending;
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::theme::PageMeta;

/// The stages that most reports are at; those of the others can be set by the editors.
const STAGES: [ReportStatus; 5] = [
    ReportStatus::Planning,
    ReportStatus::Pilot,
    ReportStatus::Introduction,
    ReportStatus::Operation,
    ReportStatus::Aborted,
];

/// The data for `tell.html`.
#[derive(Serialize)]
pub(crate) struct TellView<'a> {
    /// The stages that can be chosen.
    stages: Vec<Word>,
    /// The bands of cost.
    costs: Vec<Word>,
    /// The kinds of benefit.
    benefits: Vec<Word>,
    /// The strengths of the evidence of a benefit.
    evidence: Vec<Word>,
    /// The form in which statements are corrected.
    correct: Link<'a>,
    /// The ways to send what is written.
    sending: Sending,
}

/// Returns the metadata and the data of the page.
pub(crate) fn tell<'a>(reader: &Reader<'a>) -> (PageMeta, TellView<'a>) {
    let view = TellView {
        stages: STAGES.map(|stage| reader.word(stage)).to_vec(),
        costs: words::<CostBand>(reader),
        benefits: words::<BenefitType>(reader),
        evidence: words::<Evidence>(reader),
        correct: reader.site_page_link(SitePage::Correct),
        sending: Sending::of(reader.config()),
    };
    let meta = reader.site_page_meta(SitePage::Tell);
    (reader.describe_collection(meta), view)
}

/// Returns every word of a closed list.
fn words<V: Vocabulary>(reader: &Reader<'_>) -> Vec<Word> {
    V::ALL.iter().map(|value| reader.word(*value)).collect()
}
