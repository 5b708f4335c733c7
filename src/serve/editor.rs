//! The address that opens a file in the writer's editor.

use std::path::Path;
use std::str::FromStr;

use serde::Serialize;
use tr::tr;

/// Editors by name. Each is registered with its system to open such addresses.
const KNOWN: [(&str, &str); 6] = [
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    (
        "idea",
        "idea://open?file={file}&line={line}&column={column}",
    ),
    ("ingen", ""),
];

/// Schemes that a browser itself would follow, or run.
const REFUSED: [&str; 8] = [
    "about",
    "blob",
    "data",
    "file",
    "ftp",
    "http",
    "https",
    "javascript",
];

/// The address that opens a file: a pattern with `{file}`, and perhaps `{line}` and `{column}`.
/// Empty where nothing opens files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Editor(String);

impl Default for Editor {
    fn default() -> Self {
        Self(KNOWN[0].1.to_owned())
    }
}

impl Editor {
    /// Returns the pattern, where there is one.
    pub fn pattern(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(self.0.as_str())
    }
}

impl FromStr for Editor {
    type Err = String;

    /// Reads the name of an editor, or a pattern.
    fn from_str(text: &str) -> Result<Self, String> {
        if let Some((_, pattern)) = KNOWN.iter().find(|(name, _)| *name == text) {
            return Ok(Self((*pattern).to_owned()));
        }
        let names = KNOWN.map(|(name, _)| name).join(", ");
        let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
        let is_refused = REFUSED.contains(&scheme.to_ascii_lowercase().as_str());
        if !is_scheme || is_refused || !text.contains("{file}") {
            return Err(tr!(
                "velg mellom {names}, eller skriv ei adresse med {{file}}, som `vscode://file{{file}}:{{line}}`",
                names
            ));
        }
        Ok(Self(text.to_owned()))
    }
}

/// Returns `root` as such addresses write it: `/` between parts and first, nothing at the end.
pub fn root_in_address(root: &Path) -> String {
    let root = root.to_string_lossy().replace('\\', "/");
    let root = root.trim_start_matches("//?/").trim_end_matches('/');
    if root.starts_with('/') || root.is_empty() {
        root.to_owned()
    } else {
        format!("/{root}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_or_a_pattern_gives_the_editor() {
        assert_eq!("vscode".parse(), Ok(Editor::default()));
        assert_eq!(
            "ingen"
                .parse::<Editor>()
                .map(|editor| editor.pattern().is_none()),
            Ok(true)
        );
        let own = "txmt://open?url=file://{file}&line={line}";
        assert_eq!(
            own.parse::<Editor>()
                .as_ref()
                .map(|editor| editor.pattern()),
            Ok(Some(own))
        );
    }

    #[test]
    fn schemes_that_a_browser_runs_or_fetches_are_refused() {
        for refused in [
            "javascript:alert('{file}')",
            "https://x.no/{file}",
            "JavaScript:{file}",
            "{file}",
            "vim",
            "kode://x",
        ] {
            assert!(refused.parse::<Editor>().is_err(), "{refused}");
        }
    }

    #[test]
    fn a_folder_is_written_alike_on_every_system() {
        assert_eq!(
            root_in_address(Path::new("/home/kari/nettsted/")),
            "/home/kari/nettsted"
        );
        assert_eq!(root_in_address(Path::new(r"C:\nettsted")), "/C:/nettsted");
    }
}
