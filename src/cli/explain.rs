//! `digitv explain`: every check by name, or one of them in full.

use clap::Args;
use tr::tr;

use super::output::{Failure, output};
use super::root::speak_as_here;
use crate::diagnostic::{Check, nearest, reference};

/// Forklar en sjekk, eller list alle med navn og nivå
#[derive(Args)]
#[command(override_usage = "digitv explain [SJEKK]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP, visible_alias = "checks")]
pub(super) struct Explain {
    /// Koden eller navnet på sjekken
    #[arg(value_name = "SJEKK", help_heading = "Sjekk")]
    check: Option<String>,
}

const LONG_ABOUT: &str = "\
Forklar en sjekk, eller list alle med navn og nivå.

Koden og navnet står i klammer når `digitv check` sier fra: feil[KB030 broken-link]. Med navnet kan \
nivået settes under `checks:` i site.yaml, om det ikke er en feil som alltid stopper publisering.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv explain                 alle sjekker
  digitv explain broken-link     én, med navnet
  digitv explain KB030           den samme, med koden";

impl Explain {
    pub(super) fn run(self) -> Result<(), Failure> {
        // A check can be explained outside of a site too.
        speak_as_here();
        match &self.check {
            Some(wanted) => output(&reference::in_full(find(wanted)?)),
            None => output(&reference::list()),
        }
    }
}

/// Finds a check by its code or name, in any spelling.
fn find(wanted: &str) -> Result<Check, Failure> {
    let plain = wanted.trim().to_lowercase().replace(['_', ' '], "-");
    let digits = plain.strip_prefix("kb").unwrap_or(&plain);
    let has_code = |check: &Check| {
        let code = check.code().trim_start_matches("KB");
        code.trim_start_matches('0') == digits.trim_start_matches('0')
    };
    let found = Check::from_name(&plain).or_else(|| Check::ALL.iter().copied().find(has_code));
    found.ok_or_else(|| {
        let names = Check::ALL.iter().map(|check| (check.name(), check.name()));
        let help = match nearest(&plain, names) {
            Some(name) => tr!("Mente du `{name}`? `digitv explain` lister alle.", name),
            None => tr!("`digitv explain` lister alle."),
        };
        Failure::Environment(tr!("ingen sjekk heter `{wanted}`", wanted), Some(help))
    })
}
