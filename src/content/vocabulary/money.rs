//! The closed lists of costs, purchases and deadlines.

use crate::text::vocabulary::vocabulary;
use crate::text::{Lang, Vocabulary as _};

vocabulary! {
    /// A cost in NOK, without VAT; per year where the field says so.
    CostBand = tr_later!("kostnadsbånd") {
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

    /// Returns the words for a cost from `self` to `highest`, as one span: `50 000–500 000 kr`,
    /// `inntil 200 000 kr`. They are the same in both written forms.
    pub fn to(self, highest: Self) -> String {
        if self == highest {
            return self.label(Lang::Nb).to_owned();
        }
        match (self.limits().0, highest.limits().1) {
            (Some("0"), Some(to)) => format!("0–{to} kr"),
            (Some(from), Some(to)) if to.ends_with("mill.") => format!("{from} kr til {to} kr"),
            (Some(from), Some(to)) => format!("{from}–{to} kr"),
            (None, Some(to)) => format!("inntil {to} kr"),
            (Some(from), None) => format!("{from} kr til {}", highest.label(Lang::Nb)),
            (None, None) => format!("{} til {}", self.label(Lang::Nb), highest.label(Lang::Nb)),
        }
    }

    /// Returns the lower and the upper limit of a band in words, where it has one.
    fn limits(self) -> (Option<&'static str>, Option<&'static str>) {
        match self {
            Self::Zero => (Some("0"), Some("0")),
            Self::Under50k => (None, Some("50 000")),
            Self::Under200k => (Some("50 000"), Some("200 000")),
            Self::Under500k => (Some("200 000"), Some("500 000")),
            Self::Under2m => (Some("500 000"), Some("2 mill.")),
            Self::Over2m => (Some("2 mill."), None),
            Self::NotStated => (None, None),
        }
    }
}

vocabulary! {
    /// The frequency at which an amount is paid.
    Frequency = tr_later!("hyppighet") {
        Once: "engang", "én gang", "éin gong";
        Yearly: "årlig", "i året", "i året";
    }
}

vocabulary! {
    /// The kind of a deadline.
    DeadlineKind = tr_later!("fristtype") {
        SwitchOff: "slutt", "slutt", "slutt";
        Duty: "plikt", "plikt", "plikt";
        Agreement: "avtale", "avtale", "avtale";
        Price: "pris", "ny pris", "ny pris";
    }
}

vocabulary! {
    /// The form of procurement of a solution.
    Procurement = tr_later!("anskaffelsesform") {
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

#[cfg(test)]
mod tests {
    use super::CostBand::*;

    #[test]
    fn a_span_of_bands_has_the_limits_of_its_ends() {
        for (lowest, highest, expected) in [
            (Under50k, Under50k, "under 50 000 kr"),
            (Under50k, Under200k, "inntil 200 000 kr"),
            (Under50k, Under2m, "inntil 2 mill. kr"),
            (Zero, Under50k, "0–50 000 kr"),
            (Under200k, Under500k, "50 000–500 000 kr"),
            (Under200k, Under2m, "50 000 kr til 2 mill. kr"),
            (Under500k, Over2m, "200 000 kr til over 2 mill. kr"),
            (Under50k, Over2m, "under 50 000 kr til over 2 mill. kr"),
        ] {
            assert_eq!(lowest.to(highest), expected);
        }
    }
}
