//! Checks text from contributors: it refuses hidden characters, and web addresses that deceive.
//! This module does not know what the text is used for.

pub mod address;
pub mod bullet;
pub mod characters;
pub mod conflict;
pub mod contact;
pub mod encoding;
pub mod garbled;
mod host;
