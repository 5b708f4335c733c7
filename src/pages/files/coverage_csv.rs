//! `dekning.csv`: every statement of use, one row each, for spreadsheets and programs.
//!
//! Commas and quotes as in RFC 4180. It begins with a byte order mark: without it, spreadsheets
//! take UTF-8 for an older encoding and garble æ, ø and å, and those who write programs can skip
//! it more easily than those who only open a file can mend it. A pair of solution and
//! municipality without a row is *not stated*, which is no no.

use crate::content::Vocabulary;
use crate::knowledge::{Freshness, Knowledge};

const HEAD: &str = "losning,losning_navn,kommune,kommunenummer,kommune_navn,status,siden,til,bekreftet,telles,kilde,erfaring";

/// The bytes of the table.
pub(in crate::pages) fn render(knowledge: &Knowledge) -> Vec<u8> {
    let mut csv = String::with_capacity(knowledge.usages.len() * 128 + 256);
    csv.push('\u{feff}');
    csv.push_str(HEAD);
    csv.push_str("\r\n");
    for solution in knowledge.solution_ids() {
        let node = knowledge.solution(solution);
        for id in &node.edges.usages {
            let usage = knowledge.usage(*id);
            let municipality = &knowledge.municipality(usage.municipality).entry;
            let date = |date: Option<crate::content::PartialDate>| {
                date.map(|date| date.to_string()).unwrap_or_default()
            };
            let counts = match usage.freshness {
                Freshness::Fresh | Freshness::Ageing => "ja",
                Freshness::Stale | Freshness::Undated => "nei",
            };
            let report = usage
                .report
                .map(|id| knowledge.report(id).entry.slug.as_str());
            let cells = [
                node.entry.slug.as_str(),
                &node.entry.main.head().title,
                municipality.slug.as_str(),
                municipality.main.fields.number.as_str(),
                &municipality.main.head().title,
                usage.status.slug(),
                &date(usage.since),
                &date(usage.until),
                &date(usage.confirmed),
                counts,
                usage.source.as_deref().unwrap_or(""),
                report.unwrap_or(""),
            ];
            row(&cells, &mut csv);
        }
    }
    csv.into_bytes()
}

fn row(cells: &[&str], csv: &mut String) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            csv.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            csv.push('"');
            csv.push_str(&cell.replace('"', "\"\""));
            csv.push('"');
        } else {
            csv.push_str(cell);
        }
    }
    csv.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_a_cell_holds_stays_in_it() {
        let mut csv = String::new();
        super::row(&["a", "b, c", "«d» \"e\"", "f\ng", ""], &mut csv);
        assert_eq!(csv, "a,\"b, c\",\"«d» \"\"e\"\"\",\"f\ng\",\r\n");
    }
}
