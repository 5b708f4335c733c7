//! `digitv` turns a folder of Markdown about municipalities, solutions and experience into a
//! searchable static site, with the graph between them.
//!
//! Data moves one way:
//!
//! ```text
//! source → content (with markdown) → knowledge → pages (with theme) → publish
//! ```
//!
//! - [`source`] finds and reads files into a snapshot.
//! - [`attachments`] decides which other files may be published, and cleans what can be cleaned.
//! - [`content`] turns each file into a typed document; [`markdown`] does the body in one pass.
//! - [`knowledge`] links the documents and answers questions over the whole.
//! - [`pages`] is the plan of every route; [`theme`] turns what a page knows into HTML.
//! - [`publish`] writes what the plan produces; [`serve`] shows it to the one who writes.
//!
//! [`edit`] changes documents so that no byte differs that is not meant to; [`survey`] asks
//! municipalities in workbooks, and makes changes of their answers.
//!
//! [`yaml`] reads fields by name, and finds their places in the file.
//!
//! [`messages`] says what there is to say in bokmål, nynorsk or English.
//!
//! [`text`] knows which characters and which web addresses contributors may write.
//!
//! [`workbook`] writes tables for Excel.
//!
//! [`diagnostic`] carries what is wrong, from wherever it is found, to whoever shows it.

pub mod attachments;
pub mod cli;
pub mod config;
pub mod content;
pub mod diagnostic;
pub mod edit;
pub mod images;
pub mod knowledge;
pub mod markdown;
pub mod messages;
pub mod pages;
pub mod publish;
pub mod reference;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod survey;
pub mod text;
pub mod theme;
pub mod workbook;
pub mod yaml;
