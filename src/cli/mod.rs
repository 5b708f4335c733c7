//! The command line: arguments in, an exit status out. A file per command.
//!
//! Exit status: 0 done; 1 the content has errors; 2 wrong usage, or the environment failed; 128
//! and the number of the signal that stopped it.
//! Results go to standard output: what `check` found is its result. Everything else, the
//! diagnostics of the other commands too, goes to standard error.

use std::io::{ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

mod addresses;
mod build;
mod check;
mod explain;
mod headers;
mod init;
mod progress;
mod repository;
mod serve;
mod signals;
mod system_error;
mod theme;
mod usage;

use crate::diagnostic::render::{self, Style};
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::{self, Loaded, Options};
use crate::source::{CONFIG_FILE, CONTENT_DIR, Snapshot, THEMES_DIR};
use crate::text::characters::visible;
use system_error::in_words;

/// Lager et søkbart nettsted av Markdown-filer om kommuner, løsninger og erfaringer.
#[derive(Parser)]
#[command(name = "digitv", version = env!("DIGITV_VERSION"), long_about = LONG_ABOUT, after_help = AFTER_HELP, help_template = usage::TEMPLATE, disable_help_subcommand = true)]
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
    digitv serve --open           viser det i nettleseren mens du skriver
    digitv check                  leser alt og sier hva som må rettes
    digitv build                  skriver nettstedet til mappa public

Alle kommandoer finner nettstedet selv når du står i mappa eller i ei mappe under den.";

const AFTER_HELP: &str = "\
`digitv KOMMANDO --help` viser valgene til en kommando. `digitv explain` lister alle sjekker.";

#[derive(Subcommand)]
enum Command {
    Serve(serve::Serve),
    Build(build::Build),
    Check(check::Check),
    Explain(explain::Explain),
    Headers(headers::Headers),
    Init(init::Init),
    Theme(theme::Theme),
    /// Vis hjelp, også som `digitv help KOMMANDO`
    #[command(hide = true)]
    Help {
        #[arg(value_name = "KOMMANDO")]
        command: Option<String>,
    },
    /// Vis versjonen
    #[command(hide = true)]
    Version,
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
    let cli = match Cli::try_parse().and_then(Cli::in_full) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let outcome = match cli.command {
        Command::Serve(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Headers(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Theme(command) => command.run(),
        // Both were answered when the arguments were read.
        Command::Help { .. } | Command::Version => Ok(()),
    };
    outcome.map_or_else(fail, |()| ExitCode::SUCCESS)
}

/// The exit status of a command that has not done its work, told where it is not told already.
fn fail(failure: Failure) -> ExitCode {
    match failure {
        Failure::Content => ExitCode::from(1),
        Failure::Environment(message, help) => {
            say(&format!("feil: {message}"));
            if let Some(help) = help {
                say(&format!("hjelp: {help}"));
            }
            ExitCode::from(2)
        }
        // As shells have it.
        Failure::Stopped(signal) => ExitCode::from(128 + signal),
    }
}

impl Cli {
    /// The same, where `help` and `version` are read as the options that they stand for. Those end
    /// as an error of `clap`, which holds the text to show.
    fn in_full(self) -> Result<Self, clap::Error> {
        let options = match &self.command {
            Command::Help { command: None } => vec!["digitv", "--help"],
            Command::Help {
                command: Some(name),
            } => vec!["digitv", name, "--help"],
            Command::Version => vec!["digitv", "--version"],
            _ => return Ok(self),
        };
        Self::try_parse_from(options)
    }
}

impl Root {
    /// The folder of the site: the one given, or the nearest above that holds `site.yaml`.
    fn find(&self) -> Result<PathBuf, Failure> {
        if let Some(root) = &self.root {
            return given(root);
        }
        let here = std::env::current_dir().map_err(|error| {
            Failure::Environment(
                format!("kan ikke finne mappa du står i: {}", in_words(&error)),
                None,
            )
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

/// The folder of the site where `root` was given: that one, or the one above where `root` is a part
/// of that site: its `content/`, a document, `site.yaml` itself.
fn given(root: &Path) -> Result<PathBuf, Failure> {
    if root.join(CONFIG_FILE).is_file() {
        return Ok(root.to_owned());
    }
    let whole = std::path::absolute(root).unwrap_or_else(|_| root.to_owned());
    let above = whole.ancestors().skip(1);
    let site = above
        .into_iter()
        .find(|folder| folder.join(CONFIG_FILE).is_file());
    let Some(site) = site.filter(|_| root.exists()) else {
        return Err(no_site(root));
    };
    let inside = whole.strip_prefix(site).unwrap_or(&whole);
    let is_part = [CONTENT_DIR, THEMES_DIR, CONFIG_FILE]
        .iter()
        .any(|part| inside.starts_with(part));
    if is_part {
        return Ok(site.to_owned());
    }
    Err(Failure::Environment(
        format!("fant ingen {CONFIG_FILE} i {}", root.display()),
        Some(format!(
            "Det nærmeste nettstedet ligger over: --root {}",
            shell_word(site)
        )),
    ))
}

/// A path as it is typed: in quotes where it has a character that would part or change it.
fn shell_word(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |letter: char| letter.is_alphanumeric() || "/\\._-:~+,@".contains(letter);
    if !text.is_empty() && !text.starts_with('~') && text.chars().all(is_plain) {
        text
    } else if text.contains(['"', '$', '`', '!']) {
        // Nothing is read within these, so a quote mark of the same kind is put in from outside.
        format!("'{}'", text.replace('\'', r"'\''"))
    } else {
        format!("\"{text}\"")
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
    if !folder.exists() {
        return Failure::Environment(
            format!("mappa {} finnes ikke, så der er ingen {CONFIG_FILE}", folder.display()),
            Some("Oppgi mappa med nettstedet med --root, eller lag et nytt nettsted med `digitv init MAPPE`.".into()),
        );
    }
    Failure::Environment(
        format!("fant ingen {CONFIG_FILE} i {} eller mappene over", folder.display()),
        Some("Gå til mappa med nettstedet, oppgi den med --root, eller lag et nytt nettsted med `digitv init MAPPE`.".into()),
    )
}

/// Tells diagnostics to people, on standard error.
fn tell(diagnostics: &[Diagnostic], files: &Snapshot) {
    let style = style(&std::io::stderr());
    let mut out = std::io::stderr().lock();
    // There is nobody to tell where standard error is closed.
    let _ = out.write_all(render::text(diagnostics, files, style).as_bytes());
}

/// Returns how diagnostics are written to `stream`.
fn style(stream: &impl IsTerminal) -> Style {
    if coloured(stream) {
        Style::Coloured
    } else {
        Style::Plain
    }
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
fn print(line: &str) -> Result<(), Failure> {
    output(&format!("{}\n", visible(line)))
}

/// A result, on standard output. Nothing is wrong where whoever reads it has read enough, as `head`
/// does.
fn output(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::Environment(
            format!("kan ikke skrive til standard ut: {}", in_words(&error)),
            None,
        )),
        _ => Ok(()),
    }
}

fn at_least(diagnostics: &[Diagnostic], severity: Severity) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity >= severity)
        .cloned()
        .collect()
}
