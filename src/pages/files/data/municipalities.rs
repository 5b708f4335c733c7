//! `kommuner.csv`: the municipalities.

use super::rows::{Rows, yes_or_no};
use crate::content::municipality::MunicipalityNumber;
use crate::pages::context::reader::Reader;

pub(super) const COLUMNS: &[&str] = &[
    "kommune",
    "navn",
    "kommunenummer",
    "tidligere_kommunenummer",
    "fylke",
    "region",
    "malform",
    "folketall",
    "folketall_ar",
    "areal_km2",
    "administrasjonssenter",
    "nettsted",
    "deltar",
    "deltar_siden",
    "sist_gjennomgatt",
    "adresse",
    "kilder",
    "mangler",
];

pub(super) fn rows(reader: &Reader<'_>, rows: &mut Rows) {
    let knowledge = reader.knowledge();
    for id in knowledge.municipality_ids() {
        let entry = &knowledge.municipality(id).entry;
        let fields = &entry.main.fields;
        let part = fields.participation.as_ref();
        rows.row()
            .text(entry.slug)
            .text(&fields.head.title)
            .text(fields.number.as_str())
            .list(fields.former_numbers.iter().map(MunicipalityNumber::as_str))
            .text(&fields.county)
            .maybe(fields.region.as_deref())
            .word(Some(fields.written_form))
            .maybe(fields.population.map(|population| population.count))
            .maybe(fields.population.and_then(|population| population.year))
            .maybe(fields.area_km2)
            .maybe(fields.centre.as_deref())
            .maybe(fields.website.as_deref())
            .maybe(part.and_then(|part| part.participates).map(yes_or_no))
            .maybe(part.and_then(|part| part.since))
            .maybe(fields.head.reviewed)
            .text(reader.absolute(&entry.main.address))
            .sources(&fields.head.sources)
            .unknowns(&fields.missing)
            .end();
    }
}
