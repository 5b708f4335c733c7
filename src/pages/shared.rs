//! Facts about the whole site that every page may need.

use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::address::Addresses;
use super::answer_files::AnswerFiles;
use super::any_document::AnyDocument;
use super::by_letter::Register;
use super::fragments::Fragments;
use super::made_files::MadeFiles;
use super::map::SiteMap;
use super::render_error::RenderError;
use crate::content::vocabulary::Basis;
use crate::knowledge::Knowledge;
use crate::knowledge::shared_needs::SharedNeed;
use crate::text::PartialDate;

/// The files of the answers, once they are made.
pub(crate) type MadeAnswers = OnceLock<Result<AnswerFiles, RenderError>>;

/// Facts about the whole site, gathered once for all pages.
#[derive(Clone)]
pub(crate) struct SharedFacts {
    /// The addresses of the site's own pages.
    pub(crate) addresses: Addresses,
    /// The map, where there are boundaries.
    pub(crate) map: Option<Arc<SiteMap>>,
    /// The date on which anything on the site was last changed.
    pub(crate) newest: Option<PartialDate>,
    /// Every need, what most municipalities share first.
    pub(crate) needs: Arc<[SharedNeed]>,
    /// Files whose size pages tell. What they hold does not depend on the text of documents.
    pub(crate) made_files: Arc<MadeFiles>,
    /// The files of the answers on the search page, made when first asked for.
    pub(crate) answers: Arc<MadeAnswers>,
    /// The rows of reports in lists. No row depends on the text of documents.
    pub(crate) report_rows: Arc<Fragments>,
    /// The facets of the list of reports.
    pub(crate) report_facets: Arc<Fragments>,
    /// The number of reports that are not written from public sources.
    pub(crate) reports_of_their_own: usize,
    /// The part about each municipality that every annex has.
    pub(crate) annex_places: Arc<Fragments>,
    /// The choice among the municipalities, which every annex has.
    pub(crate) annex_options: Arc<Fragments>,
    /// The names of the register. None depends on the text of documents.
    pub(crate) register: Arc<Register>,
}

impl SharedFacts {
    /// Gathers the facts from the graph and all its `documents`.
    pub(crate) fn new(
        addresses: Addresses,
        knowledge: &Knowledge,
        documents: &[AnyDocument<'_>],
    ) -> Self {
        Self {
            addresses,
            map: SiteMap::new(knowledge).map(Arc::new),
            newest: newest(documents, knowledge.as_of),
            needs: knowledge.shared_needs().into(),
            made_files: Arc::new(MadeFiles::new()),
            answers: Arc::default(),
            report_rows: Arc::new(Fragments::about(knowledge.reports.len())),
            report_facets: Arc::new(Fragments::about(1)),
            reports_of_their_own: (knowledge.reports.iter())
                .filter(|report| report.entry.main.fields.basis != Some(Basis::PublicSources))
                .count(),
            annex_places: Arc::new(Fragments::about(knowledge.municipalities.len())),
            annex_options: Arc::new(Fragments::about(1)),
            register: Arc::default(),
        }
    }
}

/// Returns the latest date on which a document was changed, up to `as_of`, the day that ages are
/// counted to: a later date is probably an error.
fn newest(documents: &[AnyDocument<'_>], as_of: Date) -> Option<PartialDate> {
    let dates = documents.iter().filter_map(AnyDocument::modified);
    dates.filter(|date| date.earliest() <= as_of).max()
}
