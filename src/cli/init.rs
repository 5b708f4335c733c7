//! `digitv init`: creates a small site that works, to begin from.

use std::path::{Path, PathBuf};

use clap::Args;
use tr::tr;

use super::output::{Failure, print, write_file};
use super::root::shell_word;

/// Lag et lite nettsted som virker, med ett eksempel av hver sort
#[derive(Args)]
#[command(override_usage = "digitv init [MAPPE]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT)]
pub(super) struct Init {
    /// Mappa nettstedet skal ligge i (ellers: mappa du står i)
    #[arg(value_name = "MAPPE", help_heading = "Mappe")]
    folder: Option<PathBuf>,
    /// Det samme som MAPPE
    #[arg(long, value_name = "MAPPE", conflicts_with = "folder", hide = true)]
    root: Option<PathBuf>,
}

const LONG_ABOUT: &str = "\
Lag et lite nettsted som virker, med ett eksempel av hver sort: en kommune, ei løsning, en \
erfaring og to sider. Bytt ut eksemplene med deres eget.

Finnes noen av filene fra før, blir ingenting skrevet.";

/// The files of the starter, with their content.
const FILES: [(&str, &str); 7] = [
    ("site.yaml", include_str!("starter/site.yaml")),
    (".gitignore", include_str!("starter/gitignore")),
    (
        "content/kommuner/eksempelvik.md",
        include_str!("starter/content/kommuner/eksempelvik.md"),
    ),
    (
        "content/losninger/eksempelskjema.md",
        include_str!("starter/content/losninger/eksempelskjema.md"),
    ),
    (
        "content/erfaringer/eksempelvik-skjema.md",
        include_str!("starter/content/erfaringer/eksempelvik-skjema.md"),
    ),
    (
        "content/sider/om.md",
        include_str!("starter/content/sider/om.md"),
    ),
    (
        "content/sider/bidra.md",
        include_str!("starter/content/sider/bidra.md"),
    ),
];

impl Init {
    pub(super) fn run(self) -> Result<(), Failure> {
        let folder = self
            .folder
            .or(self.root)
            .unwrap_or_else(|| PathBuf::from("."));
        let there: Vec<&str> = FILES
            .iter()
            .map(|(name, _)| *name)
            .filter(|name| folder.join(name).symlink_metadata().is_ok())
            .collect();
        if !there.is_empty() {
            let files = there.join(", ");
            let message = if is_here(&folder) {
                tr!("{files} finnes fra før i denne mappa", files)
            } else {
                let folder = folder.display();
                tr!("{files} finnes fra før i {folder}", files, folder)
            };
            return Err(Failure::Environment(
                message,
                Some(tr!("Velg ei tom mappe. Ingenting er skrevet.")),
            ));
        }
        for (name, text) in FILES {
            write_file(&folder.join(name), text)?;
        }
        print(&next_steps(&folder))
    }
}

fn next_steps(folder: &Path) -> String {
    let (place, step_in) = if is_here(folder) {
        (tr!("i denne mappa"), String::new())
    } else {
        let step_in = format!("    cd {}\n", shell_word(folder));
        (tr!("i {folder}", folder = folder.display()), step_in)
    };
    tr!(
        "Nettstedet er klart {place}. Slik ser du det i nettleseren:\n\n{step_in}    \
         digitv serve --open\n\n\
         La det stå mens du skriver i mappa content: sida følger med når du lagrer.\n\
         `digitv check` sier hva som må rettes, og `digitv build` lager mappa som skal publiseres.",
        place,
        step_in
    )
}

/// Returns whether `folder` is the one that the command is given in.
fn is_here(folder: &Path) -> bool {
    let mut parts = folder.components();
    parts.all(|part| matches!(part, std::path::Component::CurDir))
}
