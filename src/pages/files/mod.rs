//! Files of the site that are no pages: for search engines, feed readers, spreadsheets and web
//! servers. A file for each.

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
