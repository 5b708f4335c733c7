//! Names the parts of the folder of a site.

/// The name of the file of settings; the folder that holds it is the root of a site.
pub const CONFIG_FILE: &str = "site.yaml";
/// The folder of documents.
pub const CONTENT_DIR: &str = "content";
/// The folder of themes.
pub const THEMES_DIR: &str = "themes";
