//! The closed lists of costs, purchases and deadlines.

use crate::text::vocabulary::vocabulary;

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
