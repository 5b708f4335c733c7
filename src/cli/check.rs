//! `digitv check`: reads everything and reports what is wrong; writes nothing.

use std::path::Path;

use clap::{Args, ValueEnum};
use tr::tr;

use super::audience::for_all_readers;
use super::day::{Day, beside_the_clock};
use super::external;
use super::output::{Failure, output, print, say, style};
use super::repository;
use super::root::Root;
use crate::config::Audience;
use crate::diagnostic::{reference, render};
use crate::site::{Loaded, Options};

/// Les alt innhold og si hva som må rettes, uten å skrive noe
#[derive(Args)]
#[command(override_usage = "digitv check [VALG]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Check {
    #[command(flatten)]
    root: Root,
    /// Hvordan funnene skrives
    #[arg(
        long,
        value_name = "FORM",
        value_enum,
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: Format,
    #[command(flatten)]
    day: Day,
    /// Gi status 1 også for advarsler og hint
    #[arg(long)]
    strict: bool,
    /// Ta med utkast (dokumenter med `utkast: true`)
    #[arg(long)]
    drafts: bool,
    /// Prøv også lenker til andre nettsteder (krever curl)
    #[arg(long)]
    external: bool,
    /// List alle sjekker med nivå, og les ingenting
    #[arg(long, conflicts_with_all = ["root", "format", "as_of", "strict", "drafts", "external"])]
    list: bool,
}

const LONG_ABOUT: &str = "\
Les alt innhold og si hva som må rettes, uten å skrive noe.

Alle funn kommer i én omgang, hvert med fil, linje og kolonne, og med råd om hva du kan gjøre. \
En feil stopper publisering, og i et innspill, som aldri blir publisert, denne kommandoen og \
`digitv motta`. En advarsel er trolig en feil. Et hint er noe som kan bli bedre. \
Hvor strengt hver sjekk skal tas, kan settes under `checks:` i site.yaml. Navnet på sjekken står i \
klammer når den sier fra: feil[KB030 broken-link]. `digitv explain` lister alle og hva de gjelder, \
`digitv explain broken-link` én.

Er noe merket `synlighet: nettverk`, blir både det offentlige nettstedet og utgaven for nettverket \
lest, og det står på funnet når det bare gjelder det offentlige.

Det som bare har ett riktig svar, kan `digitv fix` rette.

Med --external blir sidene som dokumentene lenker til på andre nettsteder, spurt etter: noen få \
nettsteder om gangen, og hvert av dem om én side om gangen. Svarene blir tatt vare på i \
.digitv-lenker, så ingen blir spurt om det samme oftere enn hver fjortende dag.

Funnene skrives til standard ut, så de kan sendes videre: `digitv check | less`.";

const AFTER_HELP: &str = "\
Former for --format:
  text      for mennesker (vanlig)
  json      for programmer: én liste på standard ut
  github    merknader i en GitHub-arbeidsflyt
  gitlab    rapport om kodekvalitet, som GitLab viser i en fletteforespørsel

Status: 0 når innholdet kan publiseres, 1 når det har feil, 2 når kommandoen er brukt feil.";

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
    Gitlab,
}

impl Check {
    pub(super) fn run(self) -> Result<(), Failure> {
        if self.list {
            return output(&reference::list());
        }
        let options = Options {
            audience: Audience::Public,
            drafts: self.drafts,
            base_url: None,
            as_of: self.day.given()?,
        };
        let (root, loaded) = self.root.load(&options)?;
        let mut loaded = for_all_readers(&root, loaded, &options)?;
        if self.external {
            let found = external::check(&root, &loaded);
            loaded = loaded.with_dead_links(found);
        }
        self.show(&root, &loaded)?;
        let as_of = loaded.site.as_ref().map(|site| site.knowledge.as_of);
        if let Some(beside) = as_of.and_then(beside_the_clock) {
            say(&beside);
        }
        let failed = loaded.has_errors() || (self.strict && !loaded.diagnostics.is_empty());
        // As at the end of `build`: the system takes the memory in one piece.
        std::mem::forget(loaded);
        if failed {
            Err(Failure::Content)
        } else {
            Ok(())
        }
    }

    fn show(&self, root: &Path, loaded: &Loaded) -> Result<(), Failure> {
        let (found, files) = (&loaded.diagnostics, &loaded.files);
        match self.format {
            Format::Text if found.is_empty() => print(&tr!(
                "Alt i orden: {count} filer lest, ingen funn.",
                count = files.iter().count()
            )),
            Format::Text => {
                output(&render::text(found, files, style(&std::io::stdout())))?;
                say(&format!("{}.", render::summary(found)));
                Ok(())
            }
            Format::Json => output(&render::json(found, files).map_err(|error| no_json(&error))?),
            Format::Gitlab => {
                let folder = repository::folder(root, loaded.config.as_ref());
                let json = render::gitlab(found, files, &folder);
                output(&json.map_err(|error| no_json(&error))?)
            }
            Format::Github => {
                let folder = repository::folder(root, loaded.config.as_ref());
                output(&render::github(found, files, &folder))
            }
        }
    }
}

fn no_json(error: &serde_json::Error) -> Failure {
    Failure::Environment(tr!("kan ikke skrive JSON: {error}", error), None)
}
