//! YAML: fields by name, where each stands in its file, and what is wrong with them.
//!
//! Fields are read without places. A problem holds the path to its value, and only then is the text
//! read once more, with places, by [`locate`]. Knows nothing of what the fields mean.

pub mod bounded;
pub(crate) mod data_file;
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
pub(crate) mod numbers;
mod other_names;
pub mod problem;
pub(crate) mod record;
pub(crate) mod remarks;
pub mod shape;
pub mod step;
pub mod url;
pub(crate) mod values;
pub(crate) mod written;
