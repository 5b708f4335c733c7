//! What text from contributors may hold: which characters are refused, and what a web address is.
//! Nothing here knows what the text is for.

pub mod address;
pub mod characters;
pub mod contact;
mod host;
