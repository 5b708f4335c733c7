//! Checks text from contributors: it refuses hidden characters, and web addresses that deceive.
//! This module does not know what the text is used for.

pub mod address;
pub mod characters;
pub mod contact;
mod host;
