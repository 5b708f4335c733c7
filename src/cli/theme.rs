//! `digitv theme`: lists and copies the files of the built-in theme.

use clap::{Args, Subcommand};
use tr::tr;

use super::copied;
use super::output::{Failure, at_least, output, print, report, say, write_file};
use super::root::Root;
use super::system_error::in_words;
use crate::diagnostic::{Severity, nearest};
use crate::site::Options;
use crate::source::THEMES_DIR;
use crate::theme::built_in_files;

/// Vis filene i temaet, eller kopier noen av dem for å endre dem
#[derive(Args)]
#[command(override_usage = "digitv theme list|copy", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP, subcommand_help_heading = "Kommandoer")]
pub(super) struct Theme {
    #[command(subcommand)]
    command: Command,
}

const LONG_ABOUT: &str = "\
Vis filene i temaet, eller kopier noen av dem for å endre dem.

Temaet ligger i programmet. Ei fil i `themes/<navn>/` i nettstedet, der navnet er `theme` i \
site.yaml, går foran den innebygde med samme sti. Kopier bare det du vil endre: resten følger med \
når digitv blir oppdatert.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv theme list                       alle filene
  digitv theme list css                   dem i ei mappe
  digitv theme copy css/10-tokens.css     farger og størrelser, klare til å endres
  digitv theme copy templates/partials/footer.html templates/partials/header.html";

#[derive(Subcommand)]
enum Command {
    List(List),
    Copy(Copy),
}

/// List filene i temaet; de som nettstedet har egne av, er merket
#[derive(Args)]
#[command(
    override_usage = "digitv theme list [MAPPE] [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE)]
struct List {
    /// Mappa i temaet
    #[arg(value_name = "MAPPE", help_heading = "Mappe")]
    folder: Option<String>,
    #[command(flatten)]
    root: Root,
}

/// Kopier filer fra det innebygde temaet til nettstedet
#[derive(Args)]
#[command(
    override_usage = "digitv theme copy FIL… [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE)]
struct Copy {
    /// Filene, slik `digitv theme list` skriver dem
    #[arg(value_name = "FIL", required = true, help_heading = "Filer")]
    files: Vec<String>,
    #[command(flatten)]
    root: Root,
}

impl Theme {
    pub(super) fn run(self) -> Result<(), Failure> {
        match self.command {
            Command::List(list) => list.run(),
            Command::Copy(copy) => copy.run(),
        }
    }
}

impl List {
    fn run(self) -> Result<(), Failure> {
        // The list is useful also where there is no site yet.
        let own = match self.root.find() {
            Ok(root) => Some(root.join(folder_of_theme(&self.root)?)),
            Err(failure) if self.root.root.is_some() => return Err(failure),
            Err(_) => None,
        };
        let folder = self.folder.as_deref().map(plain).unwrap_or_default();
        let is_wanted = |path: &str| {
            let rest = path.strip_prefix(&*folder);
            folder.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let files = built_in_files();
        let mut text = String::new();
        for (path, _) in files.iter().filter(|(path, _)| is_wanted(path)) {
            let is_own = own.as_ref().is_some_and(|own| own.join(path).is_file());
            text.push_str(path);
            if is_own {
                text.push_str(&tr!("  (egen)"));
            }
            text.push('\n');
        }
        if text.is_empty() {
            let folders = files.iter().filter_map(|(path, _)| path.rsplit_once('/'));
            let folders = folders.map(|(folder, _)| (folder, folder));
            let help =
                nearest(&folder, folders).map(|near| tr!("Mente du `{meant}`?", meant = near));
            return Err(Failure::Environment(
                tr!("temaet har ingen `{folder}`", folder),
                help,
            ));
        }
        output(&text)
    }
}

impl Copy {
    fn run(self) -> Result<(), Failure> {
        let root = self.root.find()?;
        let folder = folder_of_theme(&self.root)?;
        let built_in = built_in_files();
        let mut copies = Vec::new();
        for file in &self.files {
            let wanted = plain(file);
            let Some((path, bytes)) = built_in.iter().find(|(path, _)| *path == wanted) else {
                return Err(unknown(
                    &wanted,
                    built_in.iter().map(|(path, _)| path.as_str()),
                ));
            };
            let target = root.join(&folder).join(path);
            if target.symlink_metadata().is_ok() {
                return Err(Failure::Environment(
                    tr!("{folder}/{path} finnes fra før", folder, path),
                    Some(tr!(
                        "Ta den bort først om du vil begynne på nytt. Ingenting er kopiert."
                    )),
                ));
            }
            copies.push((path, bytes, target));
        }
        for (path, bytes, target) in &copies {
            write_file(target, bytes)?;
            print(&format!("{folder}/{path}"))?;
        }
        let paths = copies.iter().map(|(path, ..)| path.as_str());
        copied::note(&root.join(&folder), paths).map_err(|error| {
            let message = tr!(
                "kan ikke skrive i {folder}: {error}",
                folder,
                error = in_words(&error)
            );
            Failure::Environment(message, None)
        })?;
        say(&tr!(
            "Endre det du vil, og se det med `digitv serve`. Ta bort fila for å få den innebygde igjen."
        ));
        Ok(())
    }
}

/// Returns the folder of the site's theme, from the root of the site.
fn folder_of_theme(root: &Root) -> Result<String, Failure> {
    let (_, loaded) = root.load(&Options::default())?;
    match &loaded.config {
        Some(config) => Ok(format!("{THEMES_DIR}/{}", config.theme.name)),
        None => {
            let errors = at_least(&loaded.diagnostics, Severity::Error);
            report(&errors, &loaded.files);
            Err(Failure::Content)
        }
    }
}

/// Returns a path in the theme in the form of the list.
fn plain(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.trim_start_matches("./")
        .trim_end_matches('/')
        .to_owned()
}

fn unknown<'a>(wanted: &str, files: impl Iterator<Item = &'a str> + Clone) -> Failure {
    let name = |path: &'a str| path.rsplit('/').next().unwrap_or(path);
    let short = wanted.rsplit('/').next().unwrap_or(wanted);
    let same_name = files.clone().find(|path| name(path) == short);
    let near = same_name.or_else(|| nearest(wanted, files.clone().map(|path| (path, path))));
    let near = near.or_else(|| nearest(short, files.map(|path| (name(path), path))));
    let help = match near {
        Some(near) => tr!("Mente du `{near}`? `digitv theme list` viser alle.", near),
        None => tr!("`digitv theme list` viser filene."),
    };
    Failure::Environment(tr!("temaet har ingen fil `{wanted}`", wanted), Some(help))
}
