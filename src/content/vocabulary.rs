//! The closed lists: every value that a field may have, its slug in the files and its label in
//! bokmål and nynorsk. The slugs are the same in both written forms.

use crate::text::vocabulary::vocabulary;
use crate::text::{Lang, PartialDate, Vocabulary as _};

vocabulary! {
    /// The written form that a municipality has decided on.
    WrittenForm = "målform" {
        Bokmaal: "bokmål", "bokmål", "bokmål";
        Nynorsk: "nynorsk", "nynorsk", "nynorsk";
        Neutral: "nøytral", "nøytral", "nøytral";
    }
}

vocabulary! {
    /// A municipality's statement of its use of a solution. No entry at all means *not stated*; it
    /// never means *no*.
    UsageStatus = "bruksstatus" {
        InUse: "i-bruk", "i bruk", "i bruk";
        Introducing: "innføres", "innføres", "blir innført";
        Pilot: "pilot", "pilot", "pilot";
        Planned: "planlagt", "planlagt", "planlagt";
        PhasingOut: "fases-ut", "fases ut", "blir fasa ut";
        Ended: "avsluttet", "avsluttet", "avslutta";
        Rejected: "vurdert-ikke-valgt", "vurdert, ikke valgt", "vurdert, ikkje vald";
        /// An explicit no.
        NotUsed: "bruker-ikke", "bruker ikke", "bruker ikkje";
    }
}

impl UsageStatus {
    /// Decides whether the municipality has the solution in operation today, in any degree: in use,
    /// being introduced, in pilot, or still there while it is phased out.
    pub fn counts_as_user(self) -> bool {
        matches!(
            self,
            Self::InUse | Self::Introducing | Self::Pilot | Self::PhasingOut
        )
    }

    /// Decides whether the effort was given up, ended or decided against.
    pub fn is_stopped(self) -> bool {
        matches!(self, Self::Ended | Self::Rejected)
    }

    /// Decides whether it says that something is about to change, which cannot be true for years.
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Planned | Self::Pilot | Self::Introducing)
    }

    /// Returns the words for a status that was true at `date` and has had time to change since.
    pub fn label_of_the_past(self, date: PartialDate, lang: Lang) -> String {
        let about = if date.is_approximate() { "ca. " } else { "" };
        let words = match (self, lang) {
            (Self::Introducing, Lang::Nn) => "skulle innførast",
            (Self::Introducing, _) => "skulle innføres",
            (Self::Pilot, _) => "var i pilot",
            (Self::Planned, _) => "var planlagt",
            (status, lang) => status.label(lang),
        };
        format!("{words} i {about}{}", date.year())
    }
}

vocabulary! {
    /// The stage that the work of a report had reached.
    ReportStatus = "rapportstatus" {
        Idea: "idé", "idé", "idé";
        Planning: "planlegging", "planlegging", "planlegging";
        Pilot: "pilot", "pilot", "pilot";
        Introduction: "innføring", "innføring", "innføring";
        Operation: "drift", "i drift", "i drift";
        Scaled: "skalert", "skalert", "skalert";
        Finished: "gjennomført", "gjennomført", "gjennomført";
        Paused: "pause", "pause", "pause";
        Aborted: "avbrutt", "avbrutt", "avbroten";
        Retired: "avviklet", "avviklet", "avvikla";
    }
}

impl ReportStatus {
    /// Decides whether the effort was given up or ended.
    pub fn is_stopped(self) -> bool {
        matches!(self, Self::Aborted | Self::Retired)
    }
}

vocabulary! {
    /// The type of a solution.
    SolutionType = "løsningstype" {
        BusinessSystem: "fagsystem", "fagsystem", "fagsystem";
        SharedSolution: "fellesløsning", "fellesløsning", "fellesløysing";
        Platform: "plattform", "plattform", "plattform";
        Integration: "integrasjon", "integrasjon", "integrasjon";
        App: "app", "app", "app";
        Ai: "ki", "kunstig intelligens", "kunstig intelligens";
        Robot: "robot", "robot", "robot";
        Sensor: "sensor", "sensor", "sensor";
        Method: "metode", "metode", "metode";
        ServiceModel: "tjenestemodell", "tjenestemodell", "tenestemodell";
    }
}

vocabulary! {
    /// The kind of owner of a solution.
    Ownership = "eierskap" {
        National: "nasjonal", "nasjonal", "nasjonal";
        Ks: "ks", "KS", "KS";
        InterMunicipal: "interkommunal", "interkommunal", "interkommunal";
        Municipal: "kommunal", "kommunal", "kommunal";
        Commercial: "kommersiell", "kommersiell", "kommersiell";
        OpenSource: "åpen-kildekode", "åpen kildekode", "open kjeldekode";
    }
}

vocabulary! {
    /// The form of delivery of a solution.
    Delivery = "leveranseform" {
        Cloud: "sky", "sky", "sky";
        Local: "lokal", "lokal", "lokal";
        Hybrid: "hybrid", "hybrid", "hybrid";
        Desktop: "desktop", "på datamaskinen", "på datamaskina";
        Mobile: "mobil", "mobil", "mobil";
    }
}

vocabulary! {
    /// The maturity of a solution.
    LifeCycle = "livsløp" {
        Concept: "konsept", "konsept", "konsept";
        Development: "utvikling", "under utvikling", "under utvikling";
        Beta: "beta", "beta", "beta";
        Stable: "stabil", "stabil", "stabil";
        Obsolete: "foreldet", "foreldet", "forelda";
    }
}

vocabulary! {
    /// The kind of benefit (or harm) that was expected or measured.
    BenefitType = "gevinsttype" {
        Quality: "kvalitet", "kvalitet", "kvalitet";
        TimeSaved: "spart-tid", "spart tid", "spart tid";
        CostAvoided: "unngått-kostnad", "unngått kostnad", "unngått kostnad";
        Budget: "budsjett", "budsjett", "budsjett";
        Employee: "medarbeider", "medarbeider", "medarbeidar";
        Citizen: "innbygger", "innbygger", "innbyggjar";
        SecurityPrivacy: "sikkerhet-personvern", "sikkerhet og personvern", "tryggleik og personvern";
        ClimateEnvironment: "klima-miljø", "klima og miljø", "klima og miljø";
        None: "ingen", "ingen gevinst", "ingen gevinst";
        Negative: "negativ", "negativ virkning", "negativ verknad";
    }
}

vocabulary! {
    /// The certainty of a benefit.
    Evidence = "evidens" {
        Assumed: "antatt", "antatt", "anteke";
        Experienced: "erfart", "erfart", "erfart";
        Measured: "målt", "målt", "målt";
        Evaluated: "evaluert", "evaluert", "evaluert";
    }
}

vocabulary! {
    /// A cost in NOK, without VAT; per year where the field says so.
    CostBand = "kostnadsbånd" {
        Zero: "0", "0 kr", "0 kr";
        Under50k: "under-50k", "under 50 000 kr", "under 50 000 kr";
        Under200k: "50-200k", "50 000–200 000 kr", "50 000–200 000 kr";
        Under500k: "200-500k", "200 000–500 000 kr", "200 000–500 000 kr";
        Under2m: "500k-2m", "0,5–2 mill. kr", "0,5–2 mill. kr";
        Over2m: "over-2m", "over 2 mill. kr", "over 2 mill. kr";
        NotStated: "ikke-oppgitt", "ikke oppgitt", "ikkje oppgitt";
    }
}

impl CostBand {
    /// Returns the band of an amount. What is on a limit belongs to the lower band, except that
    /// 50 000 is not under 50 000.
    pub fn of(kroner: u64) -> Self {
        match kroner {
            0 => Self::Zero,
            1..50_000 => Self::Under50k,
            50_000..=200_000 => Self::Under200k,
            200_001..=500_000 => Self::Under500k,
            500_001..=2_000_000 => Self::Under2m,
            _ => Self::Over2m,
        }
    }
}

vocabulary! {
    /// The frequency at which an amount is paid.
    Frequency = "hyppighet" {
        Once: "engang", "én gang", "éin gong";
        Yearly: "årlig", "i året", "i året";
    }
}

vocabulary! {
    /// The kind of a deadline.
    DeadlineKind = "fristtype" {
        SwitchOff: "slutt", "slutt", "slutt";
        Duty: "plikt", "plikt", "plikt";
        Agreement: "avtale", "avtale", "avtale";
        Price: "pris", "ny pris", "ny pris";
    }
}

vocabulary! {
    /// The form of procurement of a solution.
    Procurement = "anskaffelsesform" {
        OpenTender: "åpen-anbudskonkurranse", "åpen anbudskonkurranse", "open anbodskonkurranse";
        RestrictedTender: "begrenset-anbudskonkurranse", "begrenset anbudskonkurranse", "avgrensa anbodskonkurranse";
        Negotiated: "konkurranse-med-forhandling", "konkurranse med forhandling", "konkurranse med forhandling";
        CompetitiveDialogue: "konkurransepreget-dialog", "konkurransepreget dialog", "konkurranseprega dialog";
        InnovationPartnership: "innovasjonspartnerskap", "innovasjonspartnerskap", "innovasjonspartnarskap";
        Direct: "direkteanskaffelse", "direkteanskaffelse", "direktekjøp";
        FrameworkCallOff: "avrop-rammeavtale", "avrop på rammeavtale", "avrop på rammeavtale";
        MiniCompetition: "minikonkurranse", "minikonkurranse", "minikonkurranse";
        Option: "opsjon", "opsjon", "opsjon";
        InHouse: "egenutvikling", "egenutvikling", "eigenutvikling";
        NationalShared: "nasjonal-fellesløsning", "nasjonal fellesløsning", "nasjonal fellesløysing";
        NotProcured: "ikke-anskaffet", "ikke anskaffet", "ikkje kjøpt inn";
        Unknown: "ukjent", "ukjent", "ukjent";
    }
}

vocabulary! {
    /// The state of an assessment (DPIA, ROS …).
    Assessment = "vurdering" {
        Yes: "ja", "ja", "ja";
        No: "nei", "nei", "nei";
        NotNeeded: "ikke-nødvendig", "ikke nødvendig", "ikkje nødvendig";
        Ongoing: "pågår", "pågår", "går føre seg";
        Partly: "delvis", "delvis", "delvis";
        Unknown: "vet-ikke", "vet ikke", "veit ikkje";
    }
}

vocabulary! {
    /// The degree to which others can reuse the work.
    Reuse = "gjenbruksgrad" {
        Direct: "direkte", "kan brukes direkte", "kan brukast direkte";
        Adapt: "tilpasses", "kan tilpasses", "kan tilpassast";
        Inspiration: "inspirasjon", "til inspirasjon", "til inspirasjon";
        Unfit: "ikke-egnet", "ikke egnet", "ikkje eigna";
    }
}

vocabulary! {
    /// The kind of document that a report shares.
    ArtefactType = "artefakttype" {
        Dpia: "dpia", "DPIA", "DPIA";
        RiskAnalysis: "ros", "ROS-analyse", "ROS-analyse";
        Requirements: "kravspesifikasjon", "kravspesifikasjon", "kravspesifikasjon";
        DataProcessing: "databehandleravtale", "databehandleravtale", "databehandlaravtale";
        CouncilCase: "saksframlegg", "saksframlegg", "saksframlegg";
        Training: "opplæring", "opplæring", "opplæring";
        ProjectPlan: "prosjektplan", "prosjektplan", "prosjektplan";
        BenefitPlan: "gevinstplan", "gevinstplan", "gevinstplan";
        Code: "kode", "kode", "kode";
        Slides: "presentasjon", "presentasjon", "presentasjon";
    }
}

vocabulary! {
    /// The basis of a report.
    Basis = "grunnlag" {
        OwnExperience: "egen-erfaring", "egen erfaring", "eiga erfaring";
        /// The municipality itself has not read it; the page says so.
        PublicSources: "åpne-kilder", "åpne kilder", "opne kjelder";
    }
}

vocabulary! {
    /// The kind of organisation behind a source, which says how far it knows what it tells.
    SourceKind = "kildetype" {
        Municipality: "kommunen", "kommunen", "kommunen";
        Network: "samarbeid", "samarbeid mellom kommuner", "samarbeid mellom kommunar";
        Supplier: "leverandør", "leverandør", "leverandør";
        Advertisement: "annonse", "annonse eller betalt innhold", "annonse eller betalt innhald";
        Newspaper: "avis", "avis eller nettavis", "avis eller nettavis";
        Party: "parti", "politisk parti", "politisk parti";
        Research: "forskning", "forskning eller evaluering", "forsking eller evaluering";
        Audit: "tilsyn", "tilsyn eller revisjon", "tilsyn eller revisjon";
        Authority: "myndighet", "statlig eller fylkeskommunal myndighet", "statleg eller fylkeskommunal styresmakt";
        Code: "kode", "kildekode", "kjeldekode";
        Other: "annet", "annet", "anna";
    }
}

impl SourceKind {
    /// Decides whether the source has something to sell, which readers must know.
    pub fn has_interest(self) -> bool {
        matches!(self, Self::Supplier | Self::Advertisement)
    }
}

vocabulary! {
    /// The part of a source that was read by whoever used it.
    SourceRead = "lest" {
        Whole: "helt", "lest helt", "lesen heilt";
        Excerpt: "utdrag", "bare lest i utdrag", "berre lesen i utdrag";
    }
}

vocabulary! {
    /// The form of a network.
    NetworkForm = "samarbeidsform" {
        Network: "nettverk", "nettverk", "nettverk";
        HostMunicipality: "vertskommune", "vertskommunesamarbeid", "vertskommunesamarbeid";
        Iks: "iks", "interkommunalt selskap (IKS)", "interkommunalt selskap (IKS)";
        Company: "as", "aksjeselskap", "aksjeselskap";
        RegionalCouncil: "regionråd", "regionråd", "regionråd";
        Project: "prosjekt", "prosjekt", "prosjekt";
        County: "fylkeskommune", "fylkeskommune", "fylkeskommune";
        Other: "annet", "annen form", "anna form";
    }
}

vocabulary! {
    /// The outcome of a decision. A recommendation is no decision, and is never shown as one.
    DecisionOutcome = "utfall" {
        Adopted: "vedtatt", "vedtatt", "vedteke";
        Rejected: "avslått", "avslått", "avslått";
        Recommendation: "innstilling", "innstilling, ikke vedtak", "innstilling, ikkje vedtak";
        Unknown: "ukjent", "utfallet er ikke kjent", "utfallet er ikkje kjent";
    }
}

vocabulary! {
    /// The one whose advice it is.
    Adviser = "rådgiver" {
        /// Those who have the experience, as the source has it.
        Source: "kilde", "kilden", "kjelda";
        /// The editors of the site.
        Editors: "redaksjon", "redaksjonen", "redaksjonen";
    }
}

vocabulary! {
    /// Something that readers ask for and no source says.
    Missing = "mangel" {
        Cost: "kostnad", "hva det kostet", "kva det kosta";
        Scale: "omfang", "hvor stort omfanget var", "kor stort omfanget var";
        Time: "tidspunkt", "når det var", "når det var";
        Result: "resultat", "hvordan det gikk", "korleis det gjekk";
        Participants: "deltakere", "hvem som var med", "kven som var med";
        Supplier: "leverandør", "hvem som leverte", "kven som leverte";
        Decision: "vedtak", "hva som ble vedtatt", "kva som vart vedteke";
        Today: "i-dag", "om det fortsatt er slik", "om det framleis er slik";
    }
}

impl Missing {
    /// Returns the words for it where they are about something that goes on, not about a report of
    /// what was done.
    pub fn of_today(self, lang: Lang) -> &'static str {
        let (nb, nn) = match self {
            Self::Cost => ("hva det koster", "kva det kostar"),
            Self::Scale => ("hvor stort omfanget er", "kor stort omfanget er"),
            Self::Time => ("når det begynte", "når det tok til"),
            Self::Result => ("hvordan det går", "korleis det går"),
            Self::Participants => ("hvem som er med", "kven som er med"),
            Self::Supplier => ("hvem som leverer", "kven som leverer"),
            Self::Decision => ("hva som er vedtatt", "kva som er vedteke"),
            Self::Today => return self.label(lang),
        };
        match lang {
            Lang::Nn => nn,
            _ => nb,
        }
    }
}

vocabulary! {
    /// The importance of a need to the municipality.
    Priority = "prioritet" {
        High: "høy", "høy", "høg";
        Medium: "middels", "middels", "middels";
        Low: "lav", "lav", "låg";
    }
}

vocabulary! {
    /// A municipality's level of competence in a topic.
    CompetenceLevel = "nivå" {
        Basic: "grunnleggende", "grunnleggende", "grunnleggjande";
        Experienced: "erfaren", "erfaren", "erfaren";
        Specialist: "spesialist", "spesialist", "spesialist";
    }
}

vocabulary! {
    /// The two groups of topics.
    TopicGroup = "temagruppe" {
        /// The top themes of Digdir's Los.
        Service: "tjenesteområde", "tjenesteområder", "tenesteområde";
        /// A list of our own, since Los has none.
        Digitalisation: "digitaliseringsområde", "digitaliseringsområder", "digitaliseringsområde";
    }
}

vocabulary! {
    /// The eight areas that the page of status has a column for; each gathers several topics.
    Area = "område" {
        Health: "helse", "Helse og omsorg", "Helse og omsorg";
        Children: "oppvekst", "Skole og oppvekst", "Skule og oppvekst";
        Social: "sosial", "Sosiale tjenester", "Sosiale tenester";
        Planning: "plan", "Plan, bygg og kart", "Plan, bygg og kart";
        Technical: "teknisk", "Teknisk og miljø", "Teknisk og miljø";
        Dialogue: "dialog", "Dialog og kultur", "Dialog og kultur";
        Archive: "arkiv", "Arkiv og økonomi", "Arkiv og økonomi";
        Operation: "drift", "Drift, data og styring", "Drift, data og styring";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_leads_back_to_its_value() {
        for status in UsageStatus::ALL {
            assert_eq!(UsageStatus::from_slug(status.slug()), Some(*status));
        }
        assert_eq!(UsageStatus::from_slug("I bruk"), None);
    }

    #[test]
    fn an_unstated_use_is_not_in_the_list_and_a_no_is_not_a_user() {
        assert!(!UsageStatus::NotUsed.counts_as_user());
        assert!(UsageStatus::PhasingOut.counts_as_user());
    }
}
