//! Tells what has changed in the content: since another state of it, statement by statement, or
//! since a day, as far as the content itself says when.
//!
//! Two states are the exact way: what is gone, and what was stated later of an earlier day, is in no
//! date. Of what is gone only numbers are told: its words are on the site no more.

mod answers;
mod change;
mod days;
mod figures;
mod gather;
mod needs;
mod of_dates;
mod of_documents;
mod of_usages;
mod pair;
mod spread;
#[cfg(test)]
mod tests;

pub use answers::NewAnswers;
pub use change::{Changes, DocumentChange, Gone, NeedChange, UsageChange};
pub use days::Days;
pub use figures::Figure;
pub use pair::Earlier;
pub use spread::SpreadChange;
