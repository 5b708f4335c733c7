//! What a writer relies on in `digitv serve`, tried on the program itself.
//!
//! Nothing here waits for a time: it waits for what should come, and gives up only when it has
//! not come for very long.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests too"
)]

#[path = "../common/mod.rs"]
mod common;

mod changes;
mod edit;
mod endurance;
mod images;
mod load;
mod safety;
mod saves;
mod server;
