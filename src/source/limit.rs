//! Defines the largest size of each kind of file. Larger files are refused unread.

use std::sync::Arc;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic};
use crate::messages::said;
use crate::tr_later;

const KB: u64 = 1 << 10;
const MB: u64 = 1 << 20;

/// The largest size of a file, and the advice on one that is larger.
pub(super) struct Limit {
    pub(super) bytes: u64,
    help: &'static str,
}

impl Limit {
    /// Returns the limit for the file called `name`.
    pub(super) fn of(name: &str) -> Self {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        let (bytes, help) = match extension {
            "md" => (
                MB,
                tr_later!(
                    "Del teksten i flere dokumenter, eller flytt det som ikke er tekst, ut av fila."
                ),
            ),
            "yaml" | "yml" => (MB, tr_later!("Ta bort det som ikke trengs.")),
            "geojson" => (
                4 * MB,
                tr_later!(
                    "Forenkle grensene, med færre punkter; et kart på nett trenger ikke meteren."
                ),
            ),
            "html" | "css" | "js" | "svg" => (
                MB,
                tr_later!("Del den i flere, eller ta bort det som ikke trengs."),
            ),
            _ => (
                32 * MB,
                tr_later!("Legg store filer et annet sted, og lenk dit."),
            ),
        };
        Self { bytes, help }
    }

    /// Returns the diagnostic on the file called `name`, whose size of `bytes` is over the limit.
    pub(super) fn passed_by(&self, name: &Arc<str>, bytes: u64) -> Diagnostic {
        let message = tr!(
            "fila er på {size}; det største som leses, er {limit}",
            size = size(bytes),
            limit = size(self.bytes)
        );
        Diagnostic::new(Check::FileTooLarge, name.clone(), None, message).help(said(self.help))
    }
}

/// Returns `bytes` in words: MB, with one decimal where it is not whole, or kB.
fn size(bytes: u64) -> String {
    match (bytes / MB, bytes % MB * 10 / MB) {
        (0, _) => format!("{} kB", bytes / KB),
        (whole, 0) => format!("{whole} MB"),
        (whole, tenths) => tr!("{whole},{tenths} MB", whole, tenths),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_large_is_reported_with_both_sizes() {
        let name: Arc<str> = "content/sider/a.md".into();
        let diagnostic = Limit::of(&name).passed_by(&name, 1_600_000);
        assert_eq!(
            diagnostic.message,
            "fila er på 1,5 MB; det største som leses, er 1 MB"
        );
        assert_eq!(diagnostic.check, Check::FileTooLarge);
    }

    #[test]
    fn each_kind_has_its_limit() {
        let limits = ["a.md", "site.yaml", "a.geojson", "a.svg", "a.pdf", "a"];
        let limits = limits.map(|name| Limit::of(name).bytes / MB);
        assert_eq!(limits, [1, 1, 4, 1, 32, 32]);
    }
}
