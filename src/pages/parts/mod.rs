//! Views that several pages share, and how a reader fills them from the graph.

pub mod ask;
pub mod cards;
pub mod costs;
pub mod facets;
pub mod register;
pub mod similar;
pub mod usages;
