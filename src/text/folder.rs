//! The folders of addresses that several parts of the program must agree on.

/// The folder of the files of the theme and of images in smaller sizes, which have a hash of their
/// content in their names.
pub const ASSETS: &str = "/assets/";

/// The folder of addresses that attachments are published under, and nothing else: for it, hosts
/// send headers that keep a file from running scripts on the site's origin.
pub const ATTACHMENTS: &str = "/vedlegg/";
