//! Pages that the site makes by itself: a file for each.

pub mod compare;
pub mod contracts;
pub mod coverage;
pub mod home;
pub mod maintenance;
pub mod municipalities;
pub mod needs;
pub mod news;
pub mod not_found;
pub mod numbers;
pub mod reports;
pub mod search;
pub mod solutions;
pub mod style_guide;
pub mod topics;
