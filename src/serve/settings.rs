//! The settings of the server.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use super::editor::Editor;
use crate::config::Audience;

/// The settings of the server.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder of the site.
    pub root: PathBuf,
    /// The readers that the site is shown as for.
    pub audience: Audience,
    /// The address to listen at.
    pub host: IpAddr,
    /// The port; 0 for any that is free.
    pub port: u16,
    /// `true` where the server polls for changes instead of waiting for events.
    pub poll: bool,
    /// Names besides the machine's own that the server may be asked by.
    pub allowed_hosts: Vec<String>,
    /// The editor that opens files.
    pub editor: Editor,
    /// `true` lets pages change files; `None` leaves it to who can reach the server: where that is
    /// this machine alone, they may.
    pub edit: Option<bool>,
}

/// Returns the folder as events name it: with links followed, but not in the form that only Windows
/// itself reads.
pub(super) fn real(root: &Path) -> PathBuf {
    let real = if cfg!(windows) {
        std::path::absolute(root)
    } else {
        root.canonicalize()
    };
    real.unwrap_or_else(|_| root.to_owned())
}
