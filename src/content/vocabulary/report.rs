//! The closed lists of a report of experience.

use crate::text::vocabulary::vocabulary;
use crate::text::{Lang, Vocabulary as _};

vocabulary! {
    /// The stage that the work of a report had reached.
    ReportStatus = tr_later!("rapportstatus") {
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
    /// The kind of benefit (or harm) that was expected or measured.
    BenefitType = tr_later!("gevinsttype") {
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
    Evidence = tr_later!("evidens") {
        Assumed: "antatt", "antatt", "anteke";
        Experienced: "erfart", "erfart", "erfart";
        Measured: "målt", "målt", "målt";
        Evaluated: "evaluert", "evaluert", "evaluert";
    }
}

vocabulary! {
    /// The state of an assessment (DPIA, ROS …).
    Assessment = tr_later!("vurdering") {
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
    Reuse = tr_later!("gjenbruksgrad") {
        Direct: "direkte", "kan brukes direkte", "kan brukast direkte";
        Adapt: "tilpasses", "kan tilpasses", "kan tilpassast";
        Inspiration: "inspirasjon", "til inspirasjon", "til inspirasjon";
        Unfit: "ikke-egnet", "ikke egnet", "ikkje eigna";
    }
}

vocabulary! {
    /// The kind of document that a report shares.
    ArtefactType = tr_later!("artefakttype") {
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
    Basis = tr_later!("grunnlag") {
        OwnExperience: "egen-erfaring", "egen erfaring", "eiga erfaring";
        /// The municipality itself has not read it; the page says so.
        PublicSources: "åpne-kilder", "åpne kilder", "opne kjelder";
    }
}

vocabulary! {
    /// The one whose advice it is.
    Adviser = tr_later!("rådgiver") {
        /// Those who have the experience, as the source has it.
        Source: "kilde", "kilden", "kjelda";
        /// The editors of the site.
        Editors: "redaksjon", "redaksjonen", "redaksjonen";
    }
}

vocabulary! {
    /// Something that readers ask for and no source says.
    Missing = tr_later!("mangel") {
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
