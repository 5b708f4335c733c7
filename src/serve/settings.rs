//! The settings of the server.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use super::editor::Editor;

/// How a site is served.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the site.
    pub root: PathBuf,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// Looks for changes again and again instead of waiting for events.
    pub poll: bool,
    /// Names besides the machine's own that the server may be asked by.
    pub allowed_hosts: Vec<String>,
    /// What opens a file.
    pub editor: Editor,
}

/// The folder as events name it: with links followed, but not in the form that only Windows
/// itself reads.
pub(super) fn real(root: &Path) -> PathBuf {
    let real = if cfg!(windows) {
        std::path::absolute(root)
    } else {
        root.canonicalize()
    };
    real.unwrap_or_else(|_| root.to_owned())
}
