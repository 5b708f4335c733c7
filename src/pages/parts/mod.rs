//! Views that several pages share, and the functions that fill them from the graph, most of them of
//! [`Reader`](super::context::reader::Reader).

pub mod ask;
pub mod cards;
pub mod costs;
pub mod facets;
pub mod register;
pub mod similar;
pub mod usages;
