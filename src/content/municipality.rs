//! A municipality (kommune): who it is, what it uses, needs and knows.

use super::head::Head;
use super::plausible;
use super::vocabulary::{CompetenceLevel, Priority, UsageStatus, WrittenForm};
use crate::diagnostic::Check;
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problem::{Problem, Problems};
use crate::yaml::url::{Reference, Url};

mod about;

/// The front matter of a municipality.
#[derive(Clone, Debug)]
pub struct Municipality {
    /// What every document has; the title is the municipality's name.
    pub head: Head,
    /// The number in SSB's Klass, four digits.
    pub number: MunicipalityNumber,
    /// Numbers it had before, newest first as the file gives them.
    pub former_numbers: Vec<MunicipalityNumber>,
    /// The county (fylke).
    pub county: String,
    /// The inter-municipal group, for example Grenland.
    pub region: Option<String>,
    /// The written form it has decided on.
    pub written_form: WrittenForm,
    /// Inhabitants.
    pub population: Option<Population>,
    /// Total area in km².
    pub area_km2: Option<f64>,
    /// The administrative centre.
    pub centre: Option<String>,
    /// The municipality's own site.
    pub website: Option<String>,
    /// Whom to ask: a role and a shared mailbox, never a person.
    pub contact: Option<MunicipalityContact>,
    /// Its part in the network that the site is for.
    pub participation: Option<Participation>,
    /// Solutions it uses, has used or decided against.
    pub usages: Vec<UsageEntry>,
    /// What it needs.
    pub needs: Vec<Need>,
    /// What it knows.
    pub competences: Vec<Competence>,
    /// How far it has come, by topic.
    pub maturity: Vec<Maturity>,
}

/// A municipality number: four digits, kept as text so that `0301` keeps its zero.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(transparent)]
pub struct MunicipalityNumber(String);

/// A number of inhabitants and the year it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Population {
    /// Inhabitants.
    pub count: u32,
    /// The year of the count.
    pub year: Option<PartialDate>,
}

/// A contact in a municipality: never a person's name.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct MunicipalityContact {
    /// The role, for example «digitaliseringsrådgiver».
    pub role: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// A shared mailbox.
    pub email: Option<String>,
}

/// A municipality's part in the network.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Participation {
    /// Whether it takes part; `None` where no source says.
    pub participates: Option<bool>,
    /// Since when.
    pub since: Option<PartialDate>,
    /// What to know of it.
    pub note: Option<String>,
}

/// One statement of use: this municipality, that solution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageEntry {
    /// The solution.
    pub solution: Slug,
    /// What is said of the use.
    pub status: UsageStatus,
    /// Since when.
    pub since: Option<PartialDate>,
    /// Until when.
    pub until: Option<PartialDate>,
    /// When the statement was last known to be true.
    pub confirmed: Option<PartialDate>,
    /// What the statement rests on: an address or a few words.
    pub source: Option<String>,
    /// The report that tells of it.
    pub report: Option<Slug>,
    /// When the contract ends.
    pub contract_end: Option<PartialDate>,
    /// What to know of it.
    pub note: Option<String>,
}

/// Something a municipality needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// The topic.
    pub topic: Slug,
    /// The need in the municipality's own words.
    pub text: String,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// A solution it has in mind.
    pub solution: Option<Slug>,
    /// When it was stated.
    pub date: Option<PartialDate>,
}

/// Something a municipality knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// The topic.
    pub topic: Slug,
    /// What it knows.
    pub text: Option<String>,
    /// How well.
    pub level: Option<CompetenceLevel>,
    /// Whether it can help others.
    pub can_help: bool,
}

/// How far a municipality has come in a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maturity {
    /// The topic.
    pub topic: Slug,
    /// 0 (nothing yet) to 5 (leading).
    pub level: u8,
    /// When it was stated.
    pub date: Option<PartialDate>,
}

impl Municipality {
    /// Reads a municipality from its front matter. `None` where a required field is missing or
    /// wrong; the problems say which.
    pub fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let head = Head::decode(fields, false);
        let number = fields.required::<MunicipalityNumber>("kommunenummer");
        let former_numbers = fields.list("tidligere_kommunenummer");
        let county = fields.required("fylke");
        let region = fields.optional("region");
        let written_form = fields.required("målform");
        let population = fields.optional("folketall");
        let area_km2 = fields.optional("areal_km2");
        plausible::within(
            fields,
            "areal_km2",
            area_km2,
            (1.0, 20_000.0),
            "arealet av en kommune",
        );
        let centre = fields.optional("administrasjonssenter");
        let website = fields.optional::<Url>("nettsted").map(|url| url.0);
        let contact = fields.optional("kontakt");
        let participation = fields.optional("digitv");
        let usages = fields.list("bruk");
        let needs = fields.list("behov");
        let competences = fields.list("kompetanse");
        let maturity = fields.list("modenhet");
        Some(Self {
            head: head?,
            number: number?,
            former_numbers,
            county: county?,
            region,
            written_form: written_form?,
            population,
            area_km2,
            centre,
            website,
            contact,
            participation,
            usages,
            needs,
            competences,
            maturity,
        })
    }
}

impl MunicipalityNumber {
    /// The four digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromYaml for Participation {
    const EXPECTED: &'static str = "`deltar`, `siden` og `merknad`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let participation = Self {
            participates: fields.optional("deltar"),
            since: fields.optional("siden"),
            note: fields.optional("merknad"),
        };
        fields.finish();
        Some(participation)
    }
}

impl FromYaml for UsageEntry {
    const EXPECTED: &'static str =
        "`løsning` og `status`, og gjerne `siden`, `bekreftet` og `kilde`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let solution = fields.required("løsning");
        let status = fields.required("status");
        let since = fields.optional::<PartialDate>("siden");
        let until = fields.optional::<PartialDate>("til");
        let confirmed = fields.optional("bekreftet");
        let source = fields
            .optional::<Reference>("kilde")
            .map(Reference::into_string);
        let report = fields.optional("erfaring");
        let contract_end = fields.optional("avtale_slutt");
        let note = fields.optional("merknad");
        if let (Some(start), Some(end)) = (since, until)
            && start.earliest() > end.latest()
        {
            let message = format!("bruken slutter ({end}) før den begynner ({start})");
            let problem = Problem::new(Check::InvalidDate, message);
            fields.report(
                "til",
                problem.help("Bytt om `siden` og `til`, eller rett årstallet."),
            );
        }
        fields.finish();
        Some(Self {
            solution: solution?,
            status: status?,
            since,
            until,
            confirmed,
            source,
            report,
            contract_end,
            note,
        })
    }
}

impl FromYaml for Need {
    const EXPECTED: &'static str = "`tema` og `tekst`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let topic = fields.required("tema");
        let text = fields.required("tekst");
        let priority = fields.optional("prioritet");
        let solution = fields.optional("løsning");
        let date = fields.optional("dato");
        fields.finish();
        Some(Self {
            topic: topic?,
            text: text?,
            priority,
            solution,
            date,
        })
    }
}

impl FromYaml for Competence {
    const EXPECTED: &'static str = "`tema`, og gjerne `tekst`, `nivå` og `kan_hjelpe`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let topic = fields.required("tema");
        let text = fields.optional("tekst");
        let level = fields.optional("nivå");
        let can_help = fields.optional("kan_hjelpe").unwrap_or(false);
        fields.finish();
        Some(Self {
            topic: topic?,
            text,
            level,
            can_help,
        })
    }
}

impl FromYaml for Maturity {
    const EXPECTED: &'static str = "`tema` og `nivå` (0–5)";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let topic = fields.required("tema");
        let level = fields.required::<u32>("nivå");
        let date = fields.optional("dato");
        if level.is_some_and(|level| level > 5) {
            fields.report(
                "nivå",
                Problem::new(Check::InvalidValue, "nivået må være fra 0 til 5".into())
                    .help("0 er ikke begynt, 5 er blant de fremste."),
            );
        }
        fields.finish();
        Some(Self {
            topic: topic?,
            level: level.filter(|level| *level <= 5)? as u8,
            date,
        })
    }
}
