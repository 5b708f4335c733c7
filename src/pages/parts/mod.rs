//! Views that several pages share, and the functions that fill them from the graph, most of them of
//! [`Reader`](super::context::reader::Reader).

pub mod age;
pub mod ask;
pub mod bar;
pub mod cards;
pub mod cited;
pub mod contents;
pub mod costs;
pub mod deadlines;
pub mod downloads;
pub mod draft;
pub mod facets;
pub mod headings;
pub mod lessons;
pub mod matrix;
pub mod needs;
pub mod pages;
pub mod register;
pub mod report_rows;
pub mod rounds;
pub mod said;
pub mod sending;
pub mod similar;
pub mod unknowns;
pub mod usage_folds;
pub mod usages;
pub mod use_lists;
