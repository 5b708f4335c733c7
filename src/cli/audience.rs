//! Whom a command makes the site for: everybody, or the network alone.

use std::path::Path;

use clap::{Args, ValueEnum};
use tr::tr;

use super::output::Failure;
use super::root::load;
use crate::config::{Audience, Config};
use crate::diagnostic::{Check, Diagnostic, Severity};
use crate::pages::outputs::File;
use crate::site::{Loaded, Options};

/// The choice of readers.
#[derive(Args)]
pub(super) struct For {
    /// Hvem det er for: alle (vanlig), eller bare nettverket, med det som er merket `synlighet: nettverk`
    #[arg(
        id = "for",
        long = "for",
        value_name = "HVEM",
        value_enum,
        hide_possible_values = true
    )]
    who: Option<Who>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Who {
    Alle,
    Nettverk,
}

impl For {
    /// Returns the readers.
    pub(super) fn audience(&self) -> Audience {
        match self.who {
            Some(Who::Nettverk) => Audience::Network,
            Some(Who::Alle) | None => Audience::Public,
        }
    }
}

/// Refuses to build the edition for the network where the settings do not say where it lies.
pub(super) fn has_address(config: &Config, base_url: Option<&str>) -> Result<(), Failure> {
    if !config.is_for_network() || config.network.is_some() || base_url.is_some() {
        return Ok(());
    }
    let help = tr!("Skriv i site.yaml adressa bak innloggingen: \
                `network: {base_url: \"https://internt.example.no/kunnskap\"}`. \
                Hvordan den settes opp, står i docs/nettverk.md.");
    Err(Failure::Environment(
        tr!("site.yaml sier ikke hvor utgaven for nettverket ligger"),
        Some(help),
    ))
}

/// Refuses to put the edition for the network in a folder that has the public site.
pub(super) fn is_not_public(audience: Audience, output: &Path) -> Result<(), Failure> {
    let sitemap = output.join(File::Sitemap.address().trim_start_matches('/'));
    if audience != Audience::Network || !sitemap.exists() {
        return Ok(());
    }
    Err(Failure::Environment(
        tr!(
            "{output} har det offentlige nettstedet, og utgaven for nettverket skal ikke dit",
            output = output.display()
        ),
        Some(tr!(
            "Velg ei anna mappe med --output. Ingenting er skrevet."
        )),
    ))
}

/// Returns the findings for all readers of the site at `root`, where `public` is what everybody sees
/// of it. Where nothing is kept from them, that is all there is.
pub(super) fn for_all_readers(
    root: &Path,
    public: Loaded,
    options: &Options,
) -> Result<Loaded, Failure> {
    let public = public.with_pages_tried();
    if !public.is_less {
        return Ok(public);
    }
    let options = Options {
        audience: Audience::Network,
        ..options.clone()
    };
    let mut network = load(root, &options)?.with_pages_tried();
    // What silences a finding of either is in use.
    let is_used = |found: &Diagnostic| {
        found.check == Check::UnusedSilence && !public.diagnostics.contains(found)
    };
    network.diagnostics.retain(|found| !is_used(found));
    // A hint asks for what is perhaps there, and kept.
    let matters = |severity| severity >= Severity::Warning;
    let mut alone = Vec::new();
    for mut found in public.diagnostics {
        if matters(found.severity) && !network.diagnostics.contains(&found) {
            found.message = tr!(
                "i det offentlige nettstedet: {message}",
                message = found.message
            );
            alone.push(found);
        }
    }
    Ok(network.with_findings(alone))
}
