//! A report of experience (erfaringsrapport): what was done, how it went, what others can learn.

use super::head::Head;
use super::plausible;
use super::solution::Cost;
use super::vocabulary::{
    ArtefactType, Assessment, Basis, BenefitType, Evidence, Procurement, ReportStatus, Reuse,
};
use crate::diagnostic::Check;
use crate::text::date::{self, PartialDate};
use crate::text::slug::Slug;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problem::{Problem, Problems};
use crate::yaml::url::Url;

/// The front matter of a report.
#[derive(Clone, Debug)]
pub struct Report {
    /// What every document has.
    pub head: Head,
    /// When the report was written.
    pub date: PartialDate,
    /// The municipalities that it is about; empty where `region` says where instead.
    pub municipalities: Vec<Slug>,
    /// Where it happened, as free text, where that is no municipality of this site.
    pub region: Option<String>,
    /// Says whether neither of the two is given. The one who knows the municipalities tells of it.
    pub place_is_missing: bool,
    /// The solutions that it is about.
    pub solutions: Vec<Slug>,
    /// Topics; at least one.
    pub topics: Vec<Slug>,
    /// How far the work had come.
    pub status: ReportStatus,
    /// When the work went on.
    pub period: Option<Period>,
    /// Three to five conclusions, shown first.
    pub in_short: Vec<String>,
    /// What came of it.
    pub benefits: Vec<Benefit>,
    /// What it cost.
    pub cost: Option<Cost>,
    /// How it was bought.
    pub procurement: Option<ProcurementFacts>,
    /// Assessments of privacy, security and accessibility.
    pub assessments: Option<Assessments>,
    /// Advice to others.
    pub advice: Vec<String>,
    /// What to beware of.
    pub pitfalls: Vec<String>,
    /// What they would do in another way.
    pub would_change: Vec<String>,
    /// Reports whose work was reused.
    pub reused_from: Vec<Slug>,
    /// How far others can reuse this.
    pub reuse: Option<Reuse>,
    /// Documents to reuse.
    pub artefacts: Vec<Artefact>,
    /// Whom to ask.
    pub contact: Option<ReportContact>,
    /// What the report rests on.
    pub basis: Option<Basis>,
}

/// A period with what is known of its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Period {
    /// The start.
    pub from: Option<PartialDate>,
    /// The end; `None` for work that goes on or whose end is not known.
    pub to: Option<PartialDate>,
}

/// A benefit (or harm), expected or measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Benefit {
    /// What kind.
    pub kind: BenefitType,
    /// In words.
    pub text: String,
    /// A figure hoped for, as written; in `unit`.
    pub expected: Option<String>,
    /// A figure found, as written; in `unit`.
    pub measured: Option<String>,
    /// The unit of the figures.
    pub unit: Option<String>,
    /// How well it is known.
    pub evidence: Option<Evidence>,
}

/// How something was bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcurementFacts {
    /// The form.
    pub form: Option<Procurement>,
    /// Municipalities that bought together.
    pub together_with: Vec<Slug>,
    /// When the contract ends.
    pub contract_end: Option<PartialDate>,
    /// Options to prolong, as text.
    pub option: Option<String>,
}

/// Assessments that were made, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Assessments {
    /// Data protection impact assessment.
    pub dpia: Option<Assessment>,
    /// Risk and vulnerability analysis.
    pub ros: Option<Assessment>,
    /// Data processing agreement.
    pub data_processing: Option<Assessment>,
    /// Accessibility.
    pub accessibility: Option<Assessment>,
}

/// A document that others can reuse.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Artefact {
    /// What kind.
    pub kind: ArtefactType,
    /// What it is called.
    pub title: String,
    /// Where it is: a web address, or a file beside the report.
    pub url: String,
    /// The licence, as text.
    pub licence: Option<String>,
    /// When it was made.
    pub date: Option<PartialDate>,
}

/// Whom to ask about a report: a role, never a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportContact {
    /// The role.
    pub role: Option<String>,
    /// The municipality.
    pub municipality: Option<Slug>,
    /// What they can help with.
    pub can_help_with: Option<String>,
}

impl Report {
    /// Reads a report from its front matter. `None` where a required field is missing or wrong.
    pub fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let head = Head::decode(fields, true);
        let date = fields.required("dato");
        let municipalities = fields.list("kommuner");
        let region = fields.optional::<String>("region");
        let place_is_missing = municipalities.is_empty()
            && region.is_none()
            && !fields.has("kommuner")
            && !fields.has("region");
        let solutions = fields.list("løsninger");
        let topics = fields.required_list("temaer");
        let status = fields.required("status");
        let period = fields.optional("periode");
        let in_short = fields.list("kort_fortalt");
        let benefits = fields.list("gevinster");
        let cost = fields.optional("kostnad");
        let procurement = fields.optional("anskaffelse");
        let assessments = fields.optional("personvern");
        let advice = fields.list("råd");
        let pitfalls = fields.list("fallgruver");
        let would_change = fields.list("ville_gjort_annerledes");
        let reused_from = fields.list("gjenbrukt_fra");
        let reuse = fields.optional("gjenbruksgrad");
        let artefacts = fields.list("artefakter");
        let contact = fields.optional("kontakt");
        let basis = fields.optional("grunnlag");
        Some(Self {
            head: head?,
            date: date?,
            municipalities,
            region,
            place_is_missing,
            solutions,
            topics: topics?,
            status: status?,
            period,
            in_short,
            benefits,
            cost,
            procurement,
            assessments,
            advice,
            pitfalls,
            would_change,
            reused_from,
            reuse,
            artefacts,
            contact,
            basis,
        })
    }
}

impl FromYaml for Period {
    const EXPECTED: &'static str = "`fra` og `til`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        if let Some(form) = as_one_value(value) {
            let message = "perioden skal stå som `fra` og `til`".to_owned();
            problems.add(Problem::new(Check::WrongType, message).help(form));
            return None;
        }
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let from = fields.optional::<PartialDate>("fra");
        let to = fields.optional::<PartialDate>("til");
        if let (Some(start), Some(end)) = (from, to)
            && start.latest() > end.latest()
        {
            fields.report(
                "til",
                Problem::new(
                    Check::InvalidDate,
                    format!("perioden slutter ({end}) før den begynner ({start})"),
                )
                .help("Bytt om `fra` og `til`, eller rett årstallet."),
            );
        }
        fields.finish();
        Some(Self { from, to })
    }
}

/// Returns how to write the period that `value` gives as one: `2024-2026`, `mai 2024 – juni 2025`, `2024`.
fn as_one_value(value: &serde_yaml::Value) -> Option<String> {
    let text = match value {
        serde_yaml::Value::String(text) => text.clone(),
        serde_yaml::Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let read = |part: &str| {
        part.trim()
            .parse()
            .ok()
            .or_else(|| date::meant(part.trim()))
    };
    let parts = [" til ", "–", "—", " - ", "/", " -", "-"]
        .iter()
        .filter_map(|mark| text.split_once(mark))
        .find_map(|(from, to)| Some((read(from)?, read(to)?)))
        .filter(|(from, to): &(PartialDate, PartialDate)| from <= to && to.year() > 1900);
    Some(match (parts, read(&text)) {
        (Some((from, to)), _) => format!("Skriv `periode: {{fra: {from}, til: {to}}}`."),
        (None, Some(start)) => format!("Skriv `periode: {{fra: {start}}}`, og gjerne `til`."),
        (None, None) => "Skriv for eksempel `periode: {fra: 2024, til: 2026}`.".to_owned(),
    })
}

impl FromYaml for Benefit {
    const EXPECTED: &'static str =
        "`type` og `tekst`, og gjerne `forventet`, `målt`, `enhet` og `evidens`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let kind = fields.required("type");
        let text = fields.required("tekst");
        let expected = fields
            .optional::<Figure>("forventet")
            .map(|figure| figure.0);
        let measured = fields.optional::<Figure>("målt").map(|figure| figure.0);
        let unit = fields.optional::<String>("enhet");
        for (key, figure) in [("forventet", &expected), ("målt", &measured)] {
            let percent = figure
                .as_deref()
                .and_then(|figure| percent(figure, unit.as_deref()));
            plausible::within(&mut fields, key, percent, (-100.0, 1_000.0), "en prosent");
        }
        let evidence = fields.optional("evidens");
        fields.finish();
        Some(Self {
            kind: kind?,
            text: text?,
            expected,
            measured,
            unit,
            evidence,
        })
    }
}

/// A number, or a few words such as «rundt 30».
struct Figure(String);

impl FromYaml for Figure {
    const EXPECTED: &'static str = "et tall, eller noen få ord";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        match value {
            // A decimal comma is how Norwegian writes what YAML writes with a point.
            serde_yaml::Value::Number(number) => {
                let written = problems.written().map(str::to_owned);
                let written = written.unwrap_or_else(|| number.to_string());
                Some(Self(written.replace('.', ",")))
            }
            _ => String::from_yaml(value, problems).map(Self),
        }
    }
}

/// The number of `figure` where it is a percentage, by its own words or by its unit.
fn percent(figure: &str, unit: Option<&str>) -> Option<f64> {
    let unit = unit.unwrap_or_default();
    let is_percent = |text: &str| text.contains('%') || text.to_lowercase().contains("prosent");
    let number = figure.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let is_named = is_percent(&figure[number.len()..])
        || unit == "%"
        || is_percent(unit) && !unit.contains("poeng");
    let plain = number
        .replace(',', ".")
        .replace([' ', '\u{a0}'], "")
        .replace('−', "-");
    is_named.then(|| plain.parse().ok())?
}

impl FromYaml for ProcurementFacts {
    const EXPECTED: &'static str = "`form`, `felles_med`, `avtale_slutt` og `opsjon`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let facts = Self {
            form: fields.optional("form"),
            together_with: fields.list("felles_med"),
            contract_end: fields.optional("avtale_slutt"),
            option: fields.optional("opsjon"),
        };
        fields.finish();
        Some(facts)
    }
}

impl FromYaml for Assessments {
    const EXPECTED: &'static str = "`dpia`, `ros`, `databehandleravtale` og `universell_utforming`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let assessments = Self {
            dpia: fields.optional("dpia"),
            ros: fields.optional("ros"),
            data_processing: fields.optional("databehandleravtale"),
            accessibility: fields.optional("universell_utforming"),
        };
        fields.finish();
        Some(assessments)
    }
}

impl FromYaml for Artefact {
    const EXPECTED: &'static str = "`type`, `tittel` og `url`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let kind = fields.required("type");
        let title = fields.required("tittel");
        let url = fields.required::<Url>("url").map(|url| url.0);
        let licence = fields.optional("lisens");
        let date = fields.optional("dato");
        fields.finish();
        Some(Self {
            kind: kind?,
            title: title?,
            url: url?,
            licence,
            date,
        })
    }
}

impl FromYaml for ReportContact {
    const EXPECTED: &'static str = "`rolle`, `kommune` og `kan_hjelpe_med`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let contact = Self {
            role: fields.optional("rolle"),
            municipality: fields.optional("kommune"),
            can_help_with: fields.optional("kan_hjelpe_med"),
        };
        fields.finish();
        Some(contact)
    }
}
