//! Files of the site that are not pages, for search engines, feed readers, spreadsheets and web
//! servers: a module for each.

pub mod catalogue;
pub mod contracts_ics;
pub mod data;
pub mod feed;
pub mod headers;
pub mod host_file;
pub mod open_search;
pub mod redirect;
pub mod robots;
pub mod security_txt;
pub mod similarity;
pub mod sitemap;
