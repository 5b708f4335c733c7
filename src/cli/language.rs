//! The language of what a command says: the one of `--lang`, else of `DIGITV_LANG`, else that of the
//! site.
//!
//! The language of the machine is not asked: many who write Norwegian all day have an English one.

use std::path::Path;

use clap::Args;
use tr::tr;

use super::output::{Failure, fail};
use crate::config::Config;
use crate::messages::{self, Language};
use crate::source::CONFIG_FILE;
use crate::text::Vocabulary as _;

const VARIABLE: &str = "DIGITV_LANG";
const OPTION: &str = "--lang";

/// The option that chooses the language.
#[derive(Args)]
pub(super) struct Chosen {
    /// Språket i meldinger: nb (bokmål), nn (nynorsk) eller en (engelsk); ellers språket til nettstedet
    #[arg(id = "messages", long = "lang", value_name = "SPRÅK", value_parser = ["nb", "nn", "en"], hide_possible_values = true, global = true, help_heading = "Valg", display_order = 99)]
    lang: Option<String>,
}

/// Speaks the language that was asked for, before the arguments are read: what is wrong with them
/// is said in it too.
pub(super) fn speak_as_asked() -> Result<(), std::process::ExitCode> {
    let Some(code) = asked_for() else {
        return Ok(());
    };
    match Language::of(&code) {
        Some(language) => messages::speak(language),
        // Of a wrong option, clap tells.
        None if std::env::args().any(|argument| argument.starts_with(OPTION)) => {}
        None => return Err(fail(unknown(&code))),
    }
    Ok(())
}

/// Speaks the language of the site in the folder `root`, unless another was asked for.
pub(super) fn speak_as_site(root: &Path) {
    if asked_for().is_some() {
        return;
    }
    let settings = std::fs::read(root.join(CONFIG_FILE)).ok();
    let config = settings.and_then(|bytes| Config::read(&bytes).0);
    if let Some(language) = config.and_then(|config| Language::of(config.lang.slug())) {
        messages::speak(language);
    }
}

/// Returns the code of the language that was asked for; `None` where the site decides.
pub(super) fn asked_for() -> Option<String> {
    asked(std::env::args())
}

/// Returns the code that `arguments` ask for, or the environment.
fn asked(arguments: impl Iterator<Item = String>) -> Option<String> {
    let mut arguments = arguments.take_while(|argument| argument != "--");
    while let Some(argument) = arguments.next() {
        let Some(rest) = argument.strip_prefix(OPTION) else {
            continue;
        };
        match rest.strip_prefix('=') {
            Some(code) => return Some(code.to_owned()),
            None if rest.is_empty() => return arguments.next(),
            None => {}
        }
    }
    let code = std::env::var(VARIABLE).ok()?;
    (!code.is_empty()).then_some(code)
}

fn unknown(code: &str) -> Failure {
    Failure::Environment(
        tr!(
            "{variable} er «{code}», som ikke er et språk i meldinger",
            variable = VARIABLE,
            code = code
        ),
        Some(tr!(
            "Sett den til nb (bokmål), nn (nynorsk) eller en (engelsk)."
        )),
    )
}
