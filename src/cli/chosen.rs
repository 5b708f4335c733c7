//! The municipalities and the day that are named on the command line.

use tr::tr;

use super::output::Failure;
use crate::diagnostic::nearest;
use crate::knowledge::{Knowledge, MunicipalityId};
use crate::text::date::PartialDate;

/// Returns the municipalities that are named, by slug or by name; all where none is.
pub(super) fn chosen(
    knowledge: &Knowledge,
    names: &[String],
) -> Result<Vec<MunicipalityId>, Failure> {
    if names.is_empty() {
        return Ok(knowledge.municipality_ids().collect());
    }
    let title = |id: MunicipalityId| &knowledge.municipality(id).entry.main.fields.head.title;
    let found = names.iter().map(|name| {
        let by_title = || knowledge.municipality_ids().find(|id| title(*id) == name);
        let found = knowledge.municipality_by_slug(name).or_else(by_title);
        found.ok_or_else(|| {
            let titles = knowledge
                .municipality_ids()
                .map(|id| (title(id), title(id)));
            let meant = nearest(name, titles).map(|meant| tr!("Mente du «{meant}»?", meant));
            Failure::Environment(tr!("kommunen «{name}» finnes ikke her", name), meant)
        })
    });
    found.collect()
}

/// Reads a deadline.
pub(super) fn due_date(text: &str) -> Result<PartialDate, Failure> {
    let date = text
        .parse::<PartialDate>()
        .ok()
        .filter(|date| date.day().is_some());
    date.ok_or_else(|| {
        let help = tr!("Skriv dagen, som 2026-12-20.");
        Failure::Environment(tr!("«{text}» er ikke en dag", text), Some(help))
    })
}
