//! The command line: arguments in, an exit status out. Each command has a file.
//!
//! Exit status: 0 done; 1 the content has errors; 2 wrong usage, or the environment failed; 128
//! and the number of the signal that stopped it.
//! Results go to standard output: what `check` found is its result. Everything else, the
//! diagnostics of the other commands too, goes to standard error.

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

mod addresses;
mod ask;
mod audience;
mod build;
mod check;
mod chosen;
mod completions;
mod copied;
mod day;
mod difference;
mod doctor;
mod explain;
mod external;
mod fix;
mod git;
mod headers;
mod history;
mod init;
mod kartlegg;
mod language;
mod motta;
mod moving;
mod new;
mod not_written;
mod output;
mod progress;
mod purre;
mod rapport;
mod repository;
mod root;
mod schema;
mod serve;
mod signals;
mod system_error;
mod theme;
mod usage;

use output::fail;

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
    #[command(flatten)]
    language: language::Chosen,
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
    Completions(completions::Completions),
    Doctor(doctor::Doctor),
    Explain(explain::Explain),
    Fix(fix::Fix),
    Headers(headers::Headers),
    Init(init::Init),
    Kartlegg(kartlegg::Kartlegg),
    Man(completions::ManPages),
    Motta(motta::Motta),
    Move(moving::Move),
    New(new::New),
    Purre(purre::Purre),
    Rapport(rapport::Rapport),
    Schema(schema::Schema),
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

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    if let Err(status) = language::speak_as_asked() {
        return status;
    }
    let cli = match Cli::try_parse().and_then(Cli::in_full) {
        Ok(cli) => cli,
        Err(error) => {
            root::speak_as_here();
            return usage::explain(&error);
        }
    };
    let outcome = match cli.command {
        Command::Serve(command) => command.run(),
        Command::Build(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Completions(command) => command.run(Cli::command()),
        Command::Doctor(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Fix(command) => command.run(),
        Command::Headers(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Kartlegg(command) => command.run(),
        Command::Man(command) => command.run(Cli::command()),
        Command::Motta(command) => command.run(),
        Command::Move(command) => command.run(),
        Command::New(command) => command.run(),
        Command::Purre(command) => command.run(),
        Command::Rapport(command) => command.run(),
        Command::Schema(command) => command.run(),
        Command::Theme(command) => command.run(),
        // Both were answered when the arguments were read.
        Command::Help { .. } | Command::Version => Ok(()),
    };
    outcome.map_or_else(fail, |()| ExitCode::SUCCESS)
}

impl Cli {
    /// Reads `help` and `version` as the options that they stand for. Those end as an error of
    /// `clap`, which holds the text to show.
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
