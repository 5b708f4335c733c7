//! `digitv completions` and `digitv man`: what shells and `man` are told of the commands.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use clap_complete::Shell;
use clap_mangen::Man;
use tr::tr;

use super::output::{Failure, output, print, write_file};
use super::usage;

/// Skriv ut fullføring av kommandoer for et skall
#[derive(Args)]
#[command(
    override_usage = "digitv completions SKALL",
    next_help_heading = "Valg"
)]
#[command(help_template = usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Completions {
    /// Skallet: bash, zsh, fish, powershell eller elvish
    #[arg(
        value_name = "SKALL",
        value_enum,
        hide_possible_values = true,
        help_heading = "Skall"
    )]
    shell: Shell,
}

const LONG_ABOUT: &str = "\
Skriv ut fullføring av kommandoer for et skall.

Da fullfører skallet kommandoer og valg når du trykker Tab.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv completions bash > ~/.local/share/bash-completion/completions/digitv
  digitv completions zsh > ~/.zfunc/_digitv            der ~/.zfunc står i $fpath
  digitv completions fish > ~/.config/fish/completions/digitv.fish
  digitv completions powershell >> $PROFILE";

impl Completions {
    /// Prints what the shell is told of `digitv`, the commands.
    pub(super) fn run(self, mut digitv: clap::Command) -> Result<(), Failure> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut digitv, "digitv", &mut script);
        output(&String::from_utf8_lossy(&script))
    }
}

/// Skriv man-sider til ei mappe
#[derive(Args)]
#[command(override_usage = "digitv man MAPPE", next_help_heading = "Valg")]
#[command(help_template = usage::TEMPLATE, long_about = LONG_ABOUT_MAN, after_help = AFTER_HELP_MAN)]
pub(super) struct ManPages {
    /// Mappa som sidene blir skrevet til
    #[arg(value_name = "MAPPE", help_heading = "Mappe")]
    folder: PathBuf,
}

const LONG_ABOUT_MAN: &str = "\
Skriv man-sider til ei mappe: digitv.1, og ei side for hver kommando.";

const AFTER_HELP_MAN: &str = "\
Eksempel:
  digitv man ~/.local/share/man/man1
  man digitv-build";

impl ManPages {
    /// Writes the pages of `digitv`, the commands.
    pub(super) fn run(self, digitv: clap::Command) -> Result<(), Failure> {
        let pages = man_pages(digitv);
        for (name, text) in &pages {
            write_file(&self.folder.join(name), text)?;
        }
        // Pages of commands that are no more would stay without a word.
        let left = left_over(&self.folder, &pages);
        print(&tr!("{count} man-sider er skrevet.", count = pages.len()))?;
        for name in left {
            print(&tr!(
                "{name} er fra en annen versjon, og kan tas bort.",
                name
            ))?;
        }
        Ok(())
    }
}

fn left_over(folder: &std::path::Path, pages: &[(String, String)]) -> Vec<String> {
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_ours = |name: &String| name.starts_with("digitv") && name.ends_with(".1");
    let mut left: Vec<String> = names
        .filter(|name| is_ours(name) && pages.iter().all(|(page, _)| page != name))
        .collect();
    left.sort();
    left
}

/// Returns the page of the program and of each command, with its name.
fn man_pages(mut all: clap::Command) -> Vec<(String, String)> {
    all.build();
    let commands = all
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    let mut pages = vec![("digitv.1".to_owned(), page(all.clone()))];
    for command in commands {
        let name = format!("digitv-{}.1", command.get_name());
        pages.push((name, page(command.clone())));
    }
    pages
}

/// Returns the page of `command`, with Norwegian headings.
fn page(command: clap::Command) -> String {
    let mut roff = Vec::new();
    // Writing to a list cannot fail.
    let version = env!("DIGITV_VERSION");
    let page = Man::new(command.version(version)).source(format!("digitv {version}"));
    let _ = page.render(&mut roff);
    let mut text = String::from_utf8_lossy(&roff).into_owned();
    for (english, norwegian) in [
        ("NAME", "NAVN"),
        ("SYNOPSIS", "BRUK"),
        ("DESCRIPTION", "BESKRIVELSE"),
        ("OPTIONS", "VALG"),
        ("SUBCOMMANDS", "KOMMANDOER"),
        ("EXTRA", "MER"),
        ("VERSION", "VERSJON"),
    ] {
        text = text.replace(
            &format!("\n.SH {english}\n"),
            &format!("\n.SH {norwegian}\n"),
        );
    }
    text
}
