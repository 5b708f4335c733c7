//! What readers and writers rely on, each shown by a small site under `tests/sites/`.

#[path = "site_tests/a_green_check.rs"]
mod a_green_check;
#[path = "site_tests/base_path.rs"]
mod base_path;
mod common;
#[path = "site_tests/drafts.rs"]
mod drafts;
#[path = "site_tests/folders.rs"]
mod folders;
#[path = "site_tests/from_another_generator.rs"]
mod from_another_generator;
#[path = "site_tests/full_addresses_of_the_site.rs"]
mod full_addresses_of_the_site;
#[path = "site_tests/hints.rs"]
mod hints;
#[path = "site_tests/hosts.rs"]
mod hosts;
#[path = "site_tests/images.rs"]
mod images;
#[path = "site_tests/measured.rs"]
mod measured;
#[path = "site_tests/menu_and_footer.rs"]
mod menu_and_footer;
#[path = "site_tests/minimal.rs"]
mod minimal;
#[path = "site_tests/mistakes.rs"]
mod mistakes;
#[path = "site_tests/networks.rs"]
mod networks;
#[path = "site_tests/redirects.rs"]
mod redirects;
#[path = "site_tests/security_txt.rs"]
mod security_txt;
#[path = "site_tests/settings.rs"]
mod settings;
#[path = "site_tests/twins.rs"]
mod twins;

use std::collections::BTreeSet;

use common::{Run, Site};
use digitv::diagnostic::Check;
use insta::assert_snapshot;
