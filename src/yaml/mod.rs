//! YAML: reads fields by name, with the place of each in its file and its problems.
//!
//! Fields are parsed without places. A problem has the path to its value, and only then is the text
//! parsed again, with places, by [`locate`]. This module knows nothing of the meaning of fields.

pub mod bounded;
pub(crate) mod cut;
pub(crate) mod data_file;
pub(crate) mod dates;
pub mod failure;
mod fence;
pub mod fields;
pub(crate) mod foreign_names;
pub mod front_matter;
pub(crate) mod hidden;
pub(crate) mod letters;
pub mod locate;
mod markup_in_field;
mod misread;
pub(crate) mod mistakes;
pub(crate) mod names;
pub(crate) mod numbers;
mod other_names;
pub mod problems;
pub(crate) mod record;
pub(crate) mod remarks;
pub mod resolve;
pub mod shape;
pub mod url;
pub(crate) mod values;
pub mod visibility;
pub(crate) mod words;
pub(crate) mod written;
