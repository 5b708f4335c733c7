//! Pages of documents, topics and regions: a file for each kind.

use crate::content::Version;
use crate::diagnostic::Diagnostic;
use crate::knowledge::DocumentId;
use crate::pages::context::reader::Reader;
use crate::pages::context::template::Template;

pub mod annex;
pub mod municipality;
pub mod network;
pub mod page;
pub mod region;
pub mod region_note;
pub mod report;
pub mod reports_of;
pub mod solution;
pub mod topic;

/// Renders the page of a document in one of its versions.
pub(crate) fn render(
    id: DocumentId,
    version: Version,
    reader: &Reader<'_>,
    template: &Template<'_>,
) -> Result<Vec<u8>, Diagnostic> {
    match id {
        DocumentId::Municipality(id) => {
            template.render(municipality::municipality(reader, id, version))
        }
        DocumentId::Solution(id) => template.render(solution::solution(reader, id, version)),
        DocumentId::Report(id) => template.render(report::report(reader, id, version)),
        DocumentId::Network(id) => template.render(network::network(reader, id, version)),
        DocumentId::Page(id) => template.render(page::page(reader, id, version)),
    }
}
