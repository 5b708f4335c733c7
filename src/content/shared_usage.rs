//! Statements of use that a network makes for its members.

use super::municipality::ends_after_it_begins;
use super::vocabulary::UsageStatus;
use crate::text::date::PartialDate;
use crate::text::slug::Slug;
use crate::yaml::record::record;
use crate::yaml::url::Reference;

record! {
    /// A statement of use that holds for the members of a network: it stands once, and they inherit
    /// it. What a member says itself goes before it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct SharedUsage expects tr_later!("`løsning` og `status`, og gjerne `siden`, `bekreftet` og `kilde`") {
        /// The solution.
        solution: Slug = required("løsning"), "løsninga det gjelder";
        /// The status of the use.
        status: UsageStatus = required("status"), "hva kilden sier om bruken";
        /// The members that it holds for; all where it is empty.
        members: Vec<Slug> = list("medlemmer"), "medlemmene det gjelder, når det ikke er alle";
        /// The date that the use began.
        since: Option<PartialDate> = optional("siden"), "når bruken begynte";
        /// The date that the use ended.
        until: Option<PartialDate> = optional("til"), "når den sluttet";
        /// The date that the statement was last known to be true.
        confirmed: Option<PartialDate> = optional("bekreftet"), "når noen sist visste at det stemmer";
        /// The source of the statement: an address or a few words.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
        /// The report on it.
        report: Option<Slug> = optional("erfaring"), "erfaringa som forteller om det";
        /// Anything else that readers must know of it.
        note: Option<String> = optional("merknad"), "det som ellers må vites";
    }
    check |fields| ends_after_it_begins(fields, since, until);
}
