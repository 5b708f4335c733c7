//! Makes the files that the forms load: `skjema/regler.json` with the rules of fields, `skjema/valg.json`
//! with what can be chosen, and for each municipality, solution and report a file with what it
//! states, by the names that the fields have in its file. Only the pages of forms fetch them.

pub mod choices;
mod facts;
mod municipality;
mod report;
mod solution;
mod stated;

pub(in crate::pages) use facts::{facts, has_form};
