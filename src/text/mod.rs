//! Handles text and knows nothing of the site: languages and closed lists, slugs, dates,
//! alphabetical order, web addresses, media types. Checks text from contributors, where it refuses
//! hidden characters and web addresses that deceive. Imports no other module.

pub mod accents;
pub mod bullet;
pub mod bytes;
pub mod characters;
pub mod collation;
pub mod composed;
pub mod conflict;
pub mod contact;
pub mod date;
pub mod encoding;
mod fault;
pub mod field_path;
pub mod folder;
pub mod garbled;
mod host;
pub mod letter;
pub mod mailto;
pub mod media_type;
pub mod percent;
pub mod slug;
pub mod vocabulary;
pub mod web_address;
pub mod written_form;
pub mod xml;

pub use date::PartialDate;
pub use slug::Slug;
pub use vocabulary::{Lang, Vocabulary};
