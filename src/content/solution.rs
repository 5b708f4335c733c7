//! A solution (løsning): a system, a shared service, a method.

use super::head::Head;
use super::plausible;
use super::vocabulary::{CostBand, Delivery, LifeCycle, Ownership, SolutionType};
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problem::Problems;
use crate::yaml::url::Url;

/// The front matter of a solution.
#[derive(Clone, Debug)]
pub struct Solution {
    /// What every document has.
    pub head: Head,
    /// Other names and abbreviations.
    pub aliases: Vec<String>,
    /// What sort of thing it is.
    pub kind: SolutionType,
    /// Who owns it.
    pub ownership: Ownership,
    /// Who delivers it.
    pub supplier: Option<String>,
    /// Topics; at least one.
    pub topics: Vec<Slug>,
    /// How it is delivered.
    pub delivery: Vec<Delivery>,
    /// How mature it is.
    pub life_cycle: Option<LifeCycle>,
    /// The licence, as text.
    pub licence: Option<String>,
    /// Its site.
    pub website: Option<String>,
    /// Where its source code is.
    pub source_code: Option<String>,
    /// Solutions that must be in place.
    pub builds_on: Vec<Slug>,
    /// Solutions it exchanges data with.
    pub integrates_with: Vec<Slug>,
    /// Solutions that can be chosen instead.
    pub alternative_to: Vec<Slug>,
    /// The solution that took its place.
    pub replaced_by: Option<Slug>,
    /// Who may use it, as text.
    pub available_to: Vec<String>,
    /// A contract that several share.
    pub shared_contract: Option<SharedContract>,
    /// What it costs.
    pub cost: Option<Cost>,
}

/// A contract that several municipalities buy on.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SharedContract {
    /// Who holds it.
    pub owner: Option<String>,
    /// When it ends.
    pub end: Option<PartialDate>,
    /// Options to prolong, as text.
    pub option: Option<String>,
    /// Where to read of it.
    pub url: Option<String>,
}

/// Costs as bands, NOK without VAT.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Cost {
    /// To establish, once.
    pub setup: Option<CostBand>,
    /// Each year.
    pub yearly: Option<CostBand>,
    /// The year the prices are from.
    pub year: Option<PartialDate>,
    /// The municipality's own work, in hours.
    pub own_hours: Option<u32>,
    /// What to know of it.
    pub note: Option<String>,
}

impl Solution {
    /// Reads a solution from its front matter. `None` where a required field is missing or wrong.
    pub fn decode(fields: &mut Fields<'_>) -> Option<Self> {
        let head = Head::decode(fields, true);
        let aliases = fields.list("alias");
        let kind = fields.required("type");
        let ownership = fields.required("eierskap");
        let supplier = fields.optional("leverandør");
        let topics = fields.required_list("temaer");
        let delivery = fields.list("leveranseform");
        let life_cycle = fields.optional("livsløp");
        let licence = fields.optional("lisens");
        let website = fields.optional::<Url>("nettsted").map(|url| url.0);
        let source_code = fields.optional::<Url>("kildekode").map(|url| url.0);
        let builds_on = fields.list("bygger_på");
        let integrates_with = fields.list("integreres_med");
        let alternative_to = fields.list("alternativ_til");
        let replaced_by = fields.optional("erstattet_av");
        let available_to = fields.list("tilgjengelig_for");
        let shared_contract = fields.optional("fellesavtale");
        let cost = fields.optional("kostnad");
        Some(Self {
            head: head?,
            aliases,
            kind: kind?,
            ownership: ownership?,
            supplier,
            topics: topics?,
            delivery,
            life_cycle,
            licence,
            website,
            source_code,
            builds_on,
            integrates_with,
            alternative_to,
            replaced_by,
            available_to,
            shared_contract,
            cost,
        })
    }
}

impl FromYaml for SharedContract {
    const EXPECTED: &'static str = "`eier`, `slutt`, `opsjon` og `url`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let contract = Self {
            owner: fields.optional("eier"),
            end: fields.optional("slutt"),
            option: fields.optional("opsjon"),
            url: fields.optional::<Url>("url").map(|url| url.0),
        };
        fields.finish();
        Some(contract)
    }
}

impl FromYaml for Cost {
    const EXPECTED: &'static str = "`etablering` og `årlig` som kostnadsbånd, og gjerne `merknad`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let cost = Self {
            setup: fields.optional("etablering"),
            yearly: fields.optional("årlig"),
            year: fields.optional("år"),
            own_hours: fields.optional("egeninnsats_timer"),
            note: fields.optional("merknad"),
        };
        let hours = cost.own_hours;
        plausible::within(
            &mut fields,
            "egeninnsats_timer",
            hours,
            (1, 200_000),
            "timene til et prosjekt",
        );
        fields.finish();
        Some(cost)
    }
}
