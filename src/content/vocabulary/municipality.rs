//! The closed lists of a municipality: its written form, its use of solutions, its needs and its competence.

use crate::text::vocabulary::vocabulary;
use crate::text::{Lang, PartialDate, Vocabulary as _};

vocabulary! {
    /// The written form that a municipality has decided on.
    WrittenForm = tr_later!("målform") {
        Bokmaal: "bokmål", "bokmål", "bokmål";
        Nynorsk: "nynorsk", "nynorsk", "nynorsk";
        Neutral: "nøytral", "nøytral", "nøytral";
    }
}

vocabulary! {
    /// A municipality's statement of its use of a solution. No entry at all means *not stated*; it
    /// never means *no*.
    UsageStatus = tr_later!("bruksstatus") {
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
    /// The importance of a need to the municipality.
    Priority = tr_later!("prioritet") {
        High: "høy", "høy", "høg";
        Medium: "middels", "middels", "middels";
        Low: "lav", "lav", "låg";
    }
}

vocabulary! {
    /// A municipality's level of competence in a topic.
    CompetenceLevel = tr_later!("nivå") {
        Basic: "grunnleggende", "grunnleggende", "grunnleggjande";
        Experienced: "erfaren", "erfaren", "erfaren";
        Specialist: "spesialist", "spesialist", "spesialist";
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
