//! What users of the command line rely on, tried on the program itself.

#[path = "cli/build.rs"]
mod build;
mod common;
#[path = "cli/headers.rs"]
mod headers;
#[path = "cli/help.rs"]
mod help;
#[path = "cli/init.rs"]
mod init;
#[path = "cli/motta.rs"]
mod motta;
#[path = "cli/new.rs"]
mod new;
#[path = "cli/output.rs"]
mod output;
#[path = "cli/status.rs"]
mod status;
#[path = "cli/theme.rs"]
mod theme;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/workbooks.rs"]
mod workbooks;

use std::fs;
use std::path::Path;

use common::{COMMANDS, Site};
use insta::assert_snapshot;

const PAGE: (&str, &str) = ("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n");
const BROKEN: &str = "---\ntittel: Om\nfeil\n---\n\nNoen ord.\n";
