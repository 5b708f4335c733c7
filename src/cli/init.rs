//! `digitv init`: a small site that works, to begin from.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Failure, print};

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
erfaring og ei side. Bytt ut eksemplene med deres eget.

Finnes noen av filene fra før, blir ingenting skrevet.";

/// The starter, file by file.
const FILES: [(&str, &str); 6] = [
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
            return Err(Failure::Environment(
                format!("{} finnes fra før i {}", there.join(", "), folder.display()),
                Some("Velg ei tom mappe. Ingenting er skrevet.".into()),
            ));
        }
        for (name, text) in FILES {
            create(&folder.join(name), text)?;
        }
        print(&next_steps(&folder));
        Ok(())
    }
}

fn create(path: &Path, text: &str) -> Result<(), Failure> {
    let made = path
        .parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text));
    made.map_err(|error| {
        Failure::Environment(format!("kan ikke skrive {}: {error}", path.display()), None)
    })
}

fn next_steps(folder: &Path) -> String {
    let step_in = if folder == Path::new(".") {
        String::new()
    } else {
        format!("    cd {}\n", folder.display())
    };
    format!(
        "Nettstedet er klart i {}. Slik går du videre:\n\n{step_in}    digitv build\n\n\
         Skriv i mappa content. `digitv check` sier fra når noe må rettes.",
        folder.display()
    )
}
