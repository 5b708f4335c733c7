//! Tries changes on every document of the repository: what the change means differs afterwards,
//! and nothing else.

mod documents;
mod everywhere;
mod outcomes;
mod places;
