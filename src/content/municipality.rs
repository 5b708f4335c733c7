//! Municipalities (kommune): who they are, and their solutions, needs and competence.

use serde_json::json;
use tr::tr;

use super::head::Head;
use super::kind::{FrontMatter, Kind};
use super::plausible;
use super::unknown::Unknown;
use super::vocabulary::{CompetenceLevel, Priority, UsageStatus, WrittenForm};
use crate::diagnostic::{Check, Problem};
use crate::messages::said;
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::names::NewSlug;
use crate::yaml::problems::Problems;
use crate::yaml::url::{Reference, Url};

mod about;

use crate::yaml::record::record;
use crate::yaml::shape::Shape;
pub use about::{Mailbox, MunicipalityNumber, Population};

record! {
    /// The front matter of a municipality.
    #[derive(Clone, Debug)]
    pub struct Municipality {
        /// The fields that every document has; the title is the municipality's name.
        head: Head = shared(&["tittel"]);
        /// The number in SSB's Klass, four digits.
        number: MunicipalityNumber = required("kommunenummer"), "fire sifre i anførselstegn, som `'4003'`";
        /// Earlier numbers, in the order of the file: newest first.
        former_numbers: Vec<MunicipalityNumber> = list("tidligere_kommunenummer"), "numre kommunen eller deler av den har hatt, det nyeste først";
        /// The county (fylke).
        county: String = required("fylke"), "fylket, som `Telemark`";
        /// The inter-municipal group, for example Grenland.
        region: Option<String> = optional("region"), "regionen, som `Grenland`; kommuner med samme navn får ei side sammen";
        /// The written form that the municipality has decided on.
        written_form: WrittenForm = required("målform"), "målforma kommunen har vedtatt";
        /// The number of inhabitants.
        population: Option<Population> = optional("folketall"), "antall innbyggere, som `{antall: 55513, år: 2025}`";
        /// Total area in km².
        area_km2: Option<f64> = optional("areal_km2"), "hele arealet i kvadratkilometer, som `794.1`";
        /// The administrative centre.
        centre: Option<String> = optional("administrasjonssenter"), "stedet kommunen styres fra";
        /// The municipality's own web site.
        website: Option<String> = optional("nettsted" as Url), "nettstedet til kommunen";
        /// The contact for questions: a role and a shared mailbox, never a person.
        contact: Option<MunicipalityContact> = optional("kontakt"), "hvem en kan spørre; aldri navnet på en person";
        /// Its part in the network that the site is for.
        participation: Option<Participation> = optional("digitv"), "om kommunen er med i nettverket";
        /// Solutions it uses, has used or decided against.
        usages: Vec<UsageEntry> = list("bruk"), "løsninger kommunen bruker, har brukt eller valgt bort; den som ikke har sagt noe, har ikke sagt nei";
        /// The needs of the municipality.
        needs: Vec<Need> = list("behov"), "det kommunen trenger";
        /// The competence of the municipality.
        competences: Vec<Competence> = list("kompetanse"), "det kommunen kan";
        /// The questions that readers will ask and no source answers.
        missing: Vec<Unknown> = list("mangler"), "det ingen kilde sier: ord fra lista som `kostnad`, eller det som fullfører «Vi har ikke sett …»; programmet skriver setninga";
        /// The maturity of the municipality, by topic.
        maturity: Vec<Maturity> = list("modenhet"), "hvor langt kommunen har kommet, tema for tema";
    }
    check |fields| plausible::within(
        fields, "areal_km2", area_km2, (1.0, 20_000.0), tr_later!("arealet av en kommune"),
    );
}

impl FrontMatter for Municipality {
    const KIND: Kind = Kind::Municipality;

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        Self::decode(fields)
    }

    fn head(&self) -> &Head {
        &self.head
    }
}

record! {
    /// A contact in a municipality: never a person's name.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct MunicipalityContact expects tr_later!("`rolle`, `enhet` og `epost`") {
        /// The role, for example «digitaliseringsrådgiver».
        role: Option<String> = optional("rolle"), "rollen, som `digitaliseringsrådgiver`";
        /// The unit.
        unit: Option<String> = optional("enhet"), "enheten i kommunen";
        /// A shared mailbox.
        email: Option<String> = optional("epost" as Mailbox), "en felles postkasse";
    }
}

record! {
    /// A municipality's part in the network.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Participation expects tr_later!("`deltar`, `siden` og `merknad`") {
        /// `true` where it takes part; `None` where no source says.
        participates: Option<bool> = optional("deltar"), "om kommunen er med; tomt når ingen kilde sier det";
        /// The date that it joined.
        since: Option<PartialDate> = optional("siden"), "når den ble med";
        /// Anything else that readers must know of it.
        note: Option<String> = optional("merknad"), "det som ellers må vites";
    }
}

record! {
    /// One statement of use: municipality, solution, status and the date last confirmed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct UsageEntry expects tr_later!("`løsning` og `status`, og gjerne `siden`, `bekreftet` og `kilde`") {
        /// The solution.
        solution: Slug = required("løsning"), "løsninga det gjelder";
        /// The status of the use.
        status: UsageStatus = required("status"), "hva kommunen sier om bruken";
        /// The date that the use began.
        since: Option<PartialDate> = optional("siden"), "når bruken begynte";
        /// The date that the use ended.
        until: Option<PartialDate> = optional("til"), "når den sluttet";
        /// The date that the statement was last known to be true.
        confirmed: Option<PartialDate> = optional("bekreftet"), "når noen sist visste at det stemmer";
        /// The source of the statement: an address or a few words.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
        /// The network that the municipality uses it through.
        through: Option<Slug> = optional("gjennom"), "samarbeidet kommunen bruker den gjennom, som `12k`";
        /// The report on it.
        report: Option<Slug> = optional("erfaring"), "erfaringa som forteller om det";
        /// The date the contract ends.
        contract_end: Option<PartialDate> = optional("avtale_slutt"), "når avtalen går ut";
        /// Anything else that readers must know of it.
        note: Option<String> = optional("merknad"), "det som ellers må vites";
    }
    check |fields| ends_after_it_begins(fields, since, until);
}

record! {
    /// A need of a municipality.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Need expects tr_later!("`tema` og `tekst`") {
        /// The topic.
        topic: Slug = required("tema"), "temaet behovet gjelder";
        /// The need in the municipality's own words.
        text: String = required("tekst"), "behovet, med kommunens egne ord";
        /// The key that the same need has with several municipalities.
        key: Option<Slug> = optional("nøkkel" as NewSlug), "et kort navn på behovet; kommuner med samme behov bruker samme nøkkel";
        /// The importance of the need.
        priority: Option<Priority> = optional("prioritet"), "hvor viktig det er";
        /// A solution that the municipality considers.
        solution: Option<Slug> = optional("løsning"), "ei løsning kommunen vurderer";
        /// The solution that met the need.
        solved_by: Option<Slug> = optional("løst_av"), "løsninga som dekket behovet; da er det ikke lenger åpent";
        /// The date of the statement.
        date: Option<PartialDate> = optional("dato"), "når kommunen sa det";
    }
}

record! {
    /// A competence of a municipality.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Competence expects tr_later!("`tema`, og gjerne `tekst`, `nivå` og `kan_hjelpe`") {
        /// The topic.
        topic: Slug = required("tema"), "temaet kommunen kan noe om";
        /// A description of the competence.
        text: Option<String> = optional("tekst"), "hva den kan";
        /// The level of the competence.
        level: Option<CompetenceLevel> = optional("nivå"), "hvor godt";
        /// `true` where the municipality can help others.
        can_help: bool = optional("kan_hjelpe" or false), "`true` når andre kan spørre om hjelp";
    }
}

record! {
    /// The maturity of a municipality in a topic.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Maturity expects tr_later!("`tema` og `nivå` (0–5)") {
        /// The topic.
        topic: Slug = required("tema"), "temaet det gjelder";
        /// 0 (nothing yet) to 5 (leading).
        level: u8 = required("nivå" as MaturityLevel), "0 er ikke begynt, 5 er blant de fremste";
        /// The date of the statement.
        date: Option<PartialDate> = optional("dato"), "når det ble vurdert";
    }
}

pub(super) fn ends_after_it_begins(
    fields: &mut Fields<'_>,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
) {
    if let (Some(start), Some(end)) = (since, until)
        && start.earliest() > end.latest()
    {
        let message = tr!(
            "bruken slutter ({end}) før den begynner ({start})",
            end,
            start
        );
        let problem = Problem::new(Check::InvalidDate, message);
        fields.report(
            "til",
            problem.help(tr!("Bytt om `siden` og `til`, eller rett årstallet.")),
        );
    }
}

/// A level from 0 to 5.
pub struct MaturityLevel(u8);

impl MaturityLevel {
    /// Says that a number is no such level.
    pub const REFUSED: &'static str = tr_later!("nivået må være fra 0 til 5");
}

impl FromYaml for MaturityLevel {
    const EXPECTED: &'static str = u32::EXPECTED;

    fn shape() -> Shape {
        Shape::Plain(json!({"type": "integer", "minimum": 0, "maximum": 5}))
    }

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let level = u8::try_from(u32::from_yaml(value, problems)?).unwrap_or(u8::MAX);
        if level > 5 {
            problems.add(
                Problem::new(Check::InvalidValue, said(Self::REFUSED))
                    .help(tr!("0 er ikke begynt, 5 er blant de fremste.")),
            );
        }
        (level <= 5).then_some(Self(level))
    }
}

impl From<MaturityLevel> for u8 {
    fn from(level: MaturityLevel) -> Self {
        level.0
    }
}
