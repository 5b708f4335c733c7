//! `vedlikehold.csv`: how far each municipality has come, those of the network first.

use super::rows::{Rows, yes_or_no};
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "kommune",
    "kommune_navn",
    "kommunenummer",
    "region",
    "deltar",
    "har_svart",
    "opplysninger",
    "bekreftede",
    "egne",
    "egne_bekreftede",
    "behov",
    "behov_bekreftede",
    "punkter",
    "haster",
    "bekreftet",
    "adresse",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for progress in knowledge.progress() {
        let entry = &knowledge.municipality(progress.municipality).entry;
        let fields = &entry.main.fields;
        rows.row()
            .text(entry.slug)
            .text(&fields.head.title)
            .text(fields.number.as_str())
            .maybe(fields.region.as_deref())
            .maybe(progress.participates.map(yes_or_no))
            .text(yes_or_no(progress.answered))
            .text(progress.stated)
            .text(progress.confirmed)
            .text(progress.own)
            .text(progress.own_confirmed)
            .text(progress.needs)
            .text(progress.needs_confirmed)
            .text(progress.tasks)
            .text(progress.misleading)
            .maybe(progress.newest)
            .text(reader.absolute(&entry.main.address))
            .end();
    }
}
