//! Makes the files that the forms load: `skjema/regler.json` with the rules of fields, `skjema/valg.json`
//! with what can be chosen, and for each municipality, solution, report and network a file with
//! what it states, by the names that the fields have in its file. Only the pages of forms fetch them.

pub mod choices;
mod facts;
pub(in crate::pages) mod kinds;
mod lists;
mod municipality;
mod network;
mod report;
mod solution;
mod stated;

pub(in crate::pages) use facts::facts;
