//! Surveys municipalities: workbooks with what is known, and their answers taken back in.
//!
//! A workbook holds the base version of every cell, so that an answer is merged with the files as
//! they are when it comes: the value that was seen, the value of today, the answer. Where two of
//! them agree there is no doubt; where all three differ it is a conflict, told with both sides.
//! Nothing here writes to `content/`: what is to change is a list of changes for [`crate::edit`].

pub mod answer;
pub mod base;
pub mod choices;
pub mod facts;
pub mod log;
pub mod merge;
pub mod plan;
pub mod reminder;
pub mod report;
pub mod rounds;
pub mod rows;
pub mod valuable;
pub mod values;
pub mod workbook;
