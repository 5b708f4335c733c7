//! Figures for the whole country, which the municipalities of the site can be held against.

use crate::diagnostic::Diagnostic;
use crate::source::Snapshot;
use crate::text::{Lang, PartialDate};
use crate::tr_later;
use crate::yaml::data_file::read_list;
use crate::yaml::fields::Fields;
use crate::yaml::record::record;
use crate::yaml::url::Url;

/// The file of the figures.
pub const NATIONAL_FILE: &str = "content/data/nasjonale-tall.yaml";

/// The most figures that the file can have.
const MAX_FIGURES: usize = 50;

record! {
    /// A share of the municipalities of the country.
    #[derive(Clone, Debug, PartialEq)]
    pub struct NationalShare expects tr_later!("`nb`, `prosent`, `dato`, `kilde` og `url`") {
        /// The thing that the share is of, in bokmål.
        nb: String = required("nb"), "hva andelen gjelder, på bokmål";
        /// The same in nynorsk, where it differs.
        nn: Option<String> = optional("nn"), "det samme på nynorsk; ellers som på bokmål";
        /// The share, in percent.
        percent: f64 = required("prosent"), "andelen av kommunene, som `76.8`";
        /// The date of the figure.
        date: PartialDate = required("dato"), "når tallet ble publisert";
        /// The publisher.
        publisher: String = required("kilde"), "hvem som har publisert tallet";
        /// The address where it stands.
        url: String = required("url" as Url), "der tallet står";
    }
    check |fields| is_a_share(fields, percent);
}

impl NationalShare {
    /// Returns what the share is of, in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        match &self.nn {
            Some(nn) if lang == Lang::Nn => nn,
            _ => &self.nb,
        }
    }
}

fn is_a_share(fields: &mut Fields<'_>, percent: Option<f64>) {
    super::plausible::within(
        fields,
        "prosent",
        percent,
        (0.0, 100.0),
        tr_later!("en andel"),
    );
}

/// Returns the figures of `snapshot` in the order of the file, with their diagnostics.
pub(super) fn read(snapshot: &Snapshot) -> (Vec<NationalShare>, Vec<Diagnostic>) {
    match snapshot.get(NATIONAL_FILE) {
        Some(bytes) => read_list(
            &NATIONAL_FILE.into(),
            bytes,
            "andeler",
            MAX_FIGURES,
            |shares, _| shares,
        ),
        None => (Vec::new(), Vec::new()),
    }
}
