//! The command line: arguments in, an exit status out. A file per command.
//!
//! Exit status: 0 done; 1 the content has errors; 2 wrong usage, or the environment failed; 128
//! and the number of the signal that stopped it.
//! Results go to standard output, diagnostics and all else to standard error.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

mod addresses;
mod build;
mod check;
mod headers;
mod init;
mod progress;
mod serve;
mod signals;
mod system_error;
mod usage;

use crate::diagnostic::render::{self, Style};
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{self, Loaded, Options};
use crate::source::{CONFIG_FILE, Snapshot};
use crate::text::characters::visible;

/// Lager et søkbart nettsted av Markdown-filer om kommuner, løsninger og erfaringer.
#[derive(Parser)]
#[command(name = "digitv", version = env!("DIGITV_VERSION"), long_about = LONG_ABOUT, help_template = usage::TEMPLATE, disable_help_subcommand = true)]
#[command(
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "Kommandoer",
    override_usage = "digitv KOMMANDO [VALG]"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Vis hjelp (kort med -h, hele med --help)
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = "Valg", display_order = 100)]
    help: Option<bool>,
    /// Vis versjonen
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Valg")]
    version: Option<bool>,
}

const LONG_ABOUT: &str = "\
Lager et søkbart nettsted av Markdown-filer om kommuner, løsninger og erfaringer.

Et nettsted er ei mappe med `site.yaml` og `content/`. Slik kommer du i gang:

    digitv init kunnskap          lager et lite nettsted i mappa kunnskap
    cd kunnskap
    digitv serve                  viser det i nettleseren mens du skriver
    digitv check                  leser alt og sier hva som må rettes
    digitv build                  skriver nettstedet til mappa public

Alle kommandoer finner nettstedet selv når du står i mappa eller i ei mappe under den.";

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Build(build::Build),
    Check(check::Check),
    Headers(headers::Headers),
    Init(init::Init),
}

/// Where the site is.
#[derive(Args)]
#[command(next_help_heading = "Valg")]
struct Root {
    /// Mappa der site.yaml ligger (ellers: nærmeste mappe oppover)
    #[arg(long, value_name = "MAPPE")]
    root: Option<PathBuf>,
}

/// How a command ended, short of having done its work.
enum Failure {
    /// The content has errors; they are told already.
    Content,
    /// Wrong usage, or the environment failed: the message, and what to do.
    Environment(String, Option<String>),
    /// Stopped by the signal with this number.
    Stopped(u8),
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let outcome = match cli.command {
        Command::Serve(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Headers(command) => command.run(),
        Command::Init(command) => command.run(),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Content) => ExitCode::from(1),
        Err(Failure::Environment(message, help)) => {
            say(&format!("feil: {message}"));
            if let Some(help) = help {
                say(&format!("hjelp: {help}"));
            }
            ExitCode::from(2)
        }
        // As shells have it.
        Err(Failure::Stopped(signal)) => ExitCode::from(128 + signal),
    }
}

impl Root {
    /// The folder of the site: the one given, or the nearest above that holds `site.yaml`.
    fn find(&self) -> Result<PathBuf, Failure> {
        if let Some(root) = &self.root {
            return if root.join(CONFIG_FILE).is_file() {
                Ok(root.clone())
            } else {
                Err(no_site(root))
            };
        }
        let here = std::env::current_dir().map_err(|error| {
            Failure::Environment(format!("kan ikke finne mappa du står i: {error}"), None)
        })?;
        let found = here
            .ancestors()
            .find(|folder| folder.join(CONFIG_FILE).is_file());
        found.map(Path::to_owned).ok_or_else(|| no_site(&here))
    }

    fn load(&self, options: &Options) -> Result<(PathBuf, Loaded), Failure> {
        let root = self.find()?;
        let loaded = load(&root, options)?;
        Ok((root, loaded))
    }
}

/// The site whose folder is `root`.
fn load(root: &Path, options: &Options) -> Result<Loaded, Failure> {
    site::load(root, options).map_err(|_| no_site(root))
}

fn wrong_base_url(url: &str) -> Failure {
    let help = "Skriv hele adressa, for eksempel https://kunnskap.example.no.".to_owned();
    Failure::Environment(
        format!("«{url}» kan ikke være adressa til nettstedet"),
        Some(help),
    )
}

fn no_site(folder: &Path) -> Failure {
    Failure::Environment(
        format!("fant ingen {CONFIG_FILE} i {} eller mappene over", folder.display()),
        Some("Gå til mappa med nettstedet, oppgi den med --root, eller lag et nytt nettsted med `digitv init MAPPE`.".into()),
    )
}

/// Tells diagnostics to people, on standard error.
fn tell(diagnostics: &[Diagnostic], files: &Snapshot) {
    let style = if coloured(&std::io::stderr()) {
        Style::Coloured
    } else {
        Style::Plain
    };
    let mut out = std::io::stderr().lock();
    // There is nobody to tell where standard error is closed.
    let _ = out.write_all(render::text(diagnostics, files, style).as_bytes());
}

/// Colour only for a terminal, and not where `NO_COLOR` is set (no-color.org).
fn coloured(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// One line on standard error. It may name files and repeat what stands in them, so it is made
/// [`visible`].
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{}", visible(line));
}

/// One line on standard output: a result.
fn print(line: &str) {
    let _ = writeln!(std::io::stdout(), "{}", visible(line));
}

fn at_least(diagnostics: &[Diagnostic], severity: Severity) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity >= severity)
        .cloned()
        .collect()
}
