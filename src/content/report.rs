//! Reports of experience (erfaringsrapport): the work, its results, and advice to others.

use tr::tr;

use super::cost::Cost;
use super::head::Head;
use super::kind::{FrontMatter, Kind};
use super::network::Decision;
use super::plausible;
use super::unknown::Unknown;
use super::vocabulary::{
    Adviser, ArtefactType, Assessment, Basis, BenefitType, Evidence, Procurement, ReportStatus,
    Reuse,
};
use crate::diagnostic::{Check, Problem};
use crate::text::date::{self, PartialDate};
use crate::text::slug::Slug;
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;
use crate::yaml::url::Url;

record! {
    /// The front matter of a report.
    #[derive(Clone, Debug)]
    pub struct Report {
        /// The fields that every document has.
        head: Head = shared(&["tittel", "sammendrag"]);
        /// The date that the report was written.
        date: PartialDate = required("dato"), "når erfaringa ble skrevet";
        /// The municipalities that it is about; empty where `region` gives the place instead.
        municipalities: Vec<Slug> = list("kommuner"), "kommunene den gjelder, som `[skien, porsgrunn]`; ellers `region`";
        /// The place of the work as free text, where it is no municipality of this site.
        region: Option<String> = optional("region"), "hvor det skjedde, når det ikke er en kommune på nettstedet";
        /// `true` where neither of the two is given; [`crate::knowledge`] reports it.
        place_is_missing: bool = computed(|fields| {
            municipalities.is_empty()
                && region.is_none()
                && !fields.has("kommuner")
                && !fields.has("region")
        });
        /// The solutions that it is about.
        solutions: Vec<Slug> = list("løsninger"), "løsningene den handler om";
        /// Topics; at least one.
        topics: Vec<Slug> = at_least_one("temaer"), "temaer fra lista, som `[arkiv, innbyggerdialog]`";
        /// The stage that the work had reached.
        status: ReportStatus = required("status"), "hvor langt arbeidet hadde kommet";
        /// The period of the work.
        period: Option<Period> = optional("periode"), "når arbeidet foregikk, som `{fra: 2024-08, til: 2025-02}`";
        /// The date of what is told, where that is not the end of the period; lists are in its order.
        event: Option<PartialDate> = optional("hendelse"), "når det skjedde; ellers slutten av perioden. Lister følger den";
        /// The lesson that lists show; otherwise the first conclusion.
        lesson: Option<String> = optional("viktigst"), "det andre bør lære, i en setning; vises i lister";
        /// Three to five conclusions, shown first.
        in_short: Vec<String> = list("kort_fortalt"), "tre til fem setninger med det viktigste, som vises først";
        /// The benefits that were expected or measured.
        benefits: Vec<Benefit> = list("gevinster"), "hva som kom ut av det, godt eller dårlig";
        /// Numbers that tell how large it is, and are no benefit.
        scale: Vec<Scale> = list("omfang"), "hvor mange og hvor mye det gjaldt; det som ikke er en gevinst";
        /// Decisions about it.
        decisions: Vec<Decision> = list("vedtak"), "vedtak om saken; en innstilling er ikke et vedtak";
        /// The questions that readers will ask and no source answers.
        missing: Vec<Unknown> = list("mangler"), "det ingen kilde sier: ord fra lista som `kostnad`, eller det som fullfører «Vi har ikke sett …»; programmet skriver setninga";
        /// The cost, without VAT.
        cost: Option<Cost> = optional("kostnad"), "hva det kostet, uten merverdiavgift";
        /// The procurement.
        procurement: Option<ProcurementFacts> = optional("anskaffelse"), "hvordan det ble kjøpt inn";
        /// Assessments of privacy, security and accessibility.
        assessments: Option<Assessments> = optional("personvern"), "vurderinger av personvern, sikkerhet og tilgjengelighet";
        /// Advice to others.
        advice: Vec<Advice> = list("råd"), "råd til andre, en setning i hvert punkt";
        /// Mistakes that others should avoid.
        pitfalls: Vec<Advice> = list("fallgruver"), "det andre bør passe seg for";
        /// The things they would have done differently.
        would_change: Vec<String> = list("ville_gjort_annerledes"), "det dere ville gjort på en annen måte";
        /// Reports whose work was reused.
        reused_from: Vec<Slug> = list("gjenbrukt_fra"), "erfaringer dere bygde videre på";
        /// The degree to which others can reuse this.
        reuse: Option<Reuse> = optional("gjenbruksgrad"), "hvor mye andre kan bruke om igjen";
        /// Documents to reuse.
        artefacts: Vec<Artefact> = list("artefakter"), "dokumenter dere deler";
        /// The contact for questions.
        contact: Option<ReportContact> = optional("kontakt"), "hvem en kan spørre; aldri navnet på en person";
        /// The basis of the report.
        basis: Option<Basis> = optional("grunnlag"), "hva erfaringa bygger på";
    }
}

impl FrontMatter for Report {
    const KIND: Kind = Kind::Report;

    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        Self::decode(fields)
    }

    fn head(&self) -> &Head {
        &self.head
    }

    fn written(&self) -> Option<PartialDate> {
        Some(self.date)
    }
}

record! {
    /// A period with what is known of its ends.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Period expects tr_later!("`fra` og `til`") {
        /// The start.
        from: Option<PartialDate> = optional("fra"), "når arbeidet begynte";
        /// The end; `None` for work that goes on or whose end is not known.
        to: Option<PartialDate> = optional("til"), "når det sluttet; utelates når det pågår";
    }
    other form as_one_value;
    check |fields| ends_after_it_begins(fields, from, to);
}

record! {
    /// A benefit (or harm), expected or measured.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Benefit expects tr_later!("`type` og `tekst`, og gjerne `forventet`, `målt`, `enhet` og `evidens`") {
        /// The kind of benefit.
        kind: BenefitType = required("type"), "hva slags gevinst det er";
        /// A description in words.
        text: String = required("tekst"), "gevinsten i ord";
        /// The figure that was expected, as written; in `unit`.
        expected: Option<String> = optional("forventet" as Figure), "tallet dere håpet på";
        /// The figure that was measured, as written; in `unit`.
        measured: Option<String> = optional("målt" as Figure), "tallet dere fant";
        /// The unit of the figures.
        unit: Option<String> = optional("enhet"), "enheten tallene er i, som `timer i uka`";
        /// The certainty of the benefit.
        evidence: Option<Evidence> = optional("evidens"), "hvor sikkert det er";
    }
    check |fields| is_plausible_percent(fields, "forventet", &expected, &unit);
    check |fields| is_plausible_percent(fields, "målt", &measured, &unit);
}

record! {
    /// A number that tells how large something is.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Scale expects tr_later!("`hva` og `antall`, og gjerne `enhet` og `dato`") {
        /// The thing that is counted.
        what: String = required("hva"), "det som er talt, som `elever med nettbrett`";
        /// The number, as written.
        number: String = required("antall" as Figure), "hvor mange, eller hvor mye";
        /// The unit of the number.
        unit: Option<String> = optional("enhet"), "enheten tallet er i, som `meter`";
        /// The date of the number.
        date: Option<PartialDate> = optional("dato"), "når det var så mange";
    }
}

record! {
    /// A piece of advice, and whose it is.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Advice expects tr_later!("en setning, eller `tekst` og `fra`") {
        /// The advice.
        text: String = required("tekst"), "rådet, i en setning";
        /// The one who gives it, where that is told; else the source.
        by: Option<Adviser> = optional("fra"), "`redaksjon` når det er vårt eget og ikke står i kilden";
    }
    other form Advice::of_the_source: String;
}

impl Advice {
    /// Decides whether those who have the experience give it.
    pub fn is_experience(&self) -> bool {
        self.by != Some(Adviser::Editors)
    }

    /// Reads advice that is text alone.
    fn of_the_source(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Option<Self>> {
        let is_field = |key: &serde_yaml::Value| {
            let key = key.as_str();
            Self::RECORD
                .fields
                .iter()
                .any(|field| Some(field.key) == key)
        };
        if value
            .as_mapping()
            .is_some_and(|map| map.keys().any(is_field))
        {
            return None;
        }
        let text = String::from_yaml(value, problems);
        Some(text.map(|text| Self { text, by: None }))
    }
}

record! {
    /// The procurement of a solution or a service.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ProcurementFacts expects tr_later!("`form`, `felles_med`, `avtale_slutt` og `opsjon`") {
        /// The procedure.
        form: Option<Procurement> = optional("form"), "måten det ble kjøpt inn på";
        /// Municipalities that bought together.
        together_with: Vec<Slug> = list("felles_med"), "kommuner som kjøpte sammen";
        /// The date the contract ends.
        contract_end: Option<PartialDate> = optional("avtale_slutt"), "når avtalen går ut";
        /// Options to extend the contract, as text.
        option: Option<String> = optional("opsjon"), "rett til å forlenge, som `1 + 1 år`";
    }
}

record! {
    /// Assessments that were made, or not.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Assessments expects tr_later!("`dpia`, `ros`, `databehandleravtale` og `universell_utforming`") {
        /// Data protection impact assessment.
        dpia: Option<Assessment> = optional("dpia"), "vurdering av personvernkonsekvenser";
        /// Risk and vulnerability analysis.
        ros: Option<Assessment> = optional("ros"), "risiko- og sårbarhetsanalyse";
        /// Data processing agreement.
        data_processing: Option<Assessment> = optional("databehandleravtale"), "avtale om behandling av personopplysninger";
        /// Accessibility.
        accessibility: Option<Assessment> = optional("universell_utforming"), "om universell utforming er vurdert";
    }
}

record! {
    /// A document that others can reuse.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Artefact expects tr_later!("`type`, `tittel` og `url`") {
        /// The kind of document.
        kind: ArtefactType = required("type"), "hva slags dokument det er";
        /// The title.
        title: String = required("tittel"), "hva det heter";
        /// The address.
        url: String = required("url" as Url), "der det ligger";
        /// The licence, as text.
        licence: Option<String> = optional("lisens"), "lisensen, som `CC BY 4.0`";
        /// The date it was made.
        date: Option<PartialDate> = optional("dato"), "når det ble laget";
    }
}

record! {
    /// The contact for questions about a report: a role, never a person.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ReportContact expects tr_later!("`rolle`, `kommune` og `kan_hjelpe_med`") {
        /// The role.
        role: Option<String> = optional("rolle"), "rollen, som `prosjektleder`";
        /// The municipality.
        municipality: Option<Slug> = optional("kommune"), "kommunen";
        /// The subjects that they can help with.
        can_help_with: Option<String> = optional("kan_hjelpe_med"), "hva de kan hjelpe med";
    }
}

fn ends_after_it_begins(
    fields: &mut Fields<'_>,
    from: Option<PartialDate>,
    to: Option<PartialDate>,
) {
    if let (Some(start), Some(end)) = (from, to)
        && start.latest() > end.latest()
    {
        let message = tr!(
            "perioden slutter ({end}) før den begynner ({start})",
            end,
            start
        );
        let problem = Problem::new(Check::InvalidDate, message);
        fields.report(
            "til",
            problem.help(tr!("Bytt om `fra` og `til`, eller rett årstallet.")),
        );
    }
}

/// Rejects a period that is written as one value: `2024-2026`, `mai 2024 – juni 2025`, `2024`; and
/// shows how to write it.
fn as_one_value(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Option<Period>> {
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
    let help = match (parts, read(&text)) {
        (Some((from, to)), _) => tr!("Skriv `periode: {{fra: {from}, til: {to}}}`.", from, to),
        (None, Some(start)) => tr!("Skriv `periode: {{fra: {start}}}`, og gjerne `til`.", start),
        (None, None) => tr!("Skriv for eksempel `periode: {fra: 2024, til: 2026}`."),
    };
    let message = tr!("perioden skal stå som `fra` og `til`");
    problems.add(Problem::new(Check::WrongType, message).help(help));
    Some(None)
}

fn is_plausible_percent(
    fields: &mut Fields<'_>,
    key: &'static str,
    figure: &Option<String>,
    unit: &Option<String>,
) {
    let percent = figure
        .as_deref()
        .and_then(|figure| percent(figure, unit.as_deref()));
    plausible::within(
        fields,
        key,
        percent,
        (-100.0, 1_000.0),
        tr_later!("en prosent"),
    );
}

/// A number, or a few words such as «rundt 30».
struct Figure(String);

impl FromYaml for Figure {
    const EXPECTED: &'static str = tr_later!("et tall, eller noen få ord");

    fn shape() -> Shape {
        Shape::text()
    }

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        match value {
            // YAML writes decimals with a point, Norwegian with a comma.
            serde_yaml::Value::Number(number) => {
                let written = problems.written().map(str::to_owned);
                let written = written.unwrap_or_else(|| number.to_string());
                Some(Self(written.replace('.', ",")))
            }
            _ => String::from_yaml(value, problems).map(Self),
        }
    }
}

impl From<Figure> for String {
    fn from(figure: Figure) -> Self {
        figure.0
    }
}

/// Returns the number of `figure` where the figure or its unit says that it is a percentage.
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
