//! Deadlines (frist) of solutions and networks: what is switched off, what becomes a duty, which
//! agreement ends.

use super::vocabulary::DeadlineKind;
use crate::text::date::PartialDate;
use crate::yaml::record::record;
use crate::yaml::url::Reference;

record! {
    /// A day on which something changes for those whom it concerns.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Deadline expects tr_later!("`dato` og `hva`, og gjerne `slag`, `gjelder` og `kilde`") {
        /// The date, as far as it is known.
        date: PartialDate = required("dato"), "når det skjer, så nøyaktig som kilden sier det";
        /// The event of that day.
        what: String = required("hva"), "hva som skjer, i en setning";
        /// The kind of deadline.
        kind: Option<DeadlineKind> = optional("slag"), "hva slags frist det er";
        /// Those whom it concerns.
        concerns: Option<String> = optional("gjelder"), "hvem den gjelder, som `kommuner med skjema i Altinn II`";
        /// The source of the statement.
        source: Option<String> = optional("kilde" as Reference), "hva det bygger på: ei nettadresse eller noen få ord";
    }
}
