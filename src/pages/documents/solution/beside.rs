//! A solution beside those that can be chosen instead, for one who has to choose.

use serde::Serialize;

use crate::knowledge::SolutionId;
use crate::pages::context::reader::Reader;
use crate::pages::parts::cards::SolutionCard;
use crate::pages::parts::costs::in_words;

/// The largest number of others that stand beside it.
const OTHERS: usize = 5;

/// A solution among those that it can be replaced by.
#[derive(Serialize)]
pub(crate) struct BesideView<'a> {
    /// The solution.
    #[serde(flatten)]
    card: SolutionCard<'a>,
    /// The known yearly cost, in words.
    yearly: Option<String>,
    /// Its supplier.
    supplier: Option<&'a str>,
}

/// Returns the solution itself and its alternatives; empty where it has none.
pub(super) fn beside<'a>(reader: &Reader<'a>, id: SolutionId) -> Vec<BesideView<'a>> {
    let alternatives = &reader.knowledge().solution(id).edges.alternatives;
    if alternatives.is_empty() {
        return Vec::new();
    }
    let others = alternatives.iter().copied().take(OTHERS);
    let all = std::iter::once(id).chain(others);
    all.map(|id| view(reader, id)).collect()
}

fn view<'a>(reader: &Reader<'a>, id: SolutionId) -> BesideView<'a> {
    let entry = &reader.knowledge().solution(id).entry;
    let gathered = reader.knowledge().gathered(id, reader.lang);
    let own = entry.version(reader.lang).fields.supplier.as_deref();
    BesideView {
        card: reader.solution_card(id),
        yearly: in_words(gathered.yearly),
        supplier: own.or(entry.main.fields.supplier.as_deref()),
    }
}
