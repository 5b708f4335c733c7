//! `digitv move`: moves a document, with everything that leads to it.

use clap::Args;

use super::ask::confirmed;
use super::difference;
use super::output::{Failure, at_least, output, print, report};
use super::root::Root;
use crate::diagnostic::Severity;
use crate::site::{Loaded, Options};

mod links;
mod plan;
mod relocation;
mod write;

use plan::Plan;
use relocation::{Relocation, refused, relocation};
use tr::tr;

/// Flytt et dokument, og alt som viser til det
#[derive(Args)]
#[command(
    override_usage = "digitv move GAMMELT NYTT [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Move {
    /// Dokumentet som skal flyttes
    #[arg(value_name = "GAMMELT", help_heading = "Dokument")]
    old: String,
    /// Det nye navnet, eller den nye fila
    #[arg(value_name = "NYTT", help_heading = "Dokument")]
    new: String,
    #[command(flatten)]
    root: Root,
    /// Flytt uten å spørre
    #[arg(long)]
    ja: bool,
}

const LONG_ABOUT: &str = "\
Flytt et dokument, og alt som viser til det.

Med dokumentet følger versjonen på nynorsk og filene i mappa med samme navn. Henvisninger i felt og \
lenker i tekster blir endret i alle dokumenter, og den gamle adressa blir skrevet i \
`tidligere_adresser`, så den fører til den nye. Alt blir vist før du svarer.

Ingenting blir skrevet over. Enten blir alt gjort, eller ingenting. Bare det som må endres, blir \
endret: alt annet i filene står byte for byte.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv move losninger/digisos digisos-2                nytt navn i samme mappe
  digitv move content/sider/om.md content/sider/om/digitv.md

Git ser selv at filene er flyttet når du legger dem til: `git add -A content`.

Status: 0 når dokumentet er flyttet, 1 når flyttinga ville gitt feil, 2 når kommandoen er brukt feil.";

impl Move {
    pub(super) fn run(self) -> Result<(), Failure> {
        let (root, loaded) = self.root.load(&Options::FOR_WRITERS)?;
        // What leads to the document is known only where everything can be read.
        let errors = at_least(&loaded.diagnostics, Severity::Error);
        if !errors.is_empty() {
            report(&errors, &loaded.files);
            print(&tr!(
                "Rett feilene over først: alt må kunne leses for at alt skal følge med. Ingenting er flyttet."
            ))?;
            return Err(Failure::Content);
        }
        let relocation = relocation(&root, &loaded.files, &self.old, &self.new)?;
        let plan = plan::plan(&loaded, &relocation)
            .map_err(|message| refused(message, &tr!("Ingenting er flyttet.")))?;
        let errors = at_least(&plan.found, Severity::Error);
        if !errors.is_empty() {
            report(&errors, &plan.files);
            print(&tr!(
                "Flyttinga ville gitt feilene over. Ingenting er flyttet."
            ))?;
            return Err(Failure::Content);
        }
        output(&shown(&loaded, &relocation, &plan))?;
        report(&plan.found, &plan.files);
        if !self.ja && !confirmed(&tr!("Skal dette flyttes?"))? {
            return print(&tr!("Ingenting er flyttet."));
        }
        write::write(&root, &loaded.files, &relocation, &plan)?;
        print(&told(&relocation, &plan))
    }
}

/// Returns the files that move, and the lines that become different.
fn shown(loaded: &Loaded, relocation: &Relocation, plan: &Plan) -> String {
    let mut out = String::new();
    for (file, new) in &relocation.files {
        out.push_str(&format!("{file} → {new}\n"));
    }
    out.push('\n');
    for (file, after) in &plan.texts {
        let bytes = loaded.files.get(file).map_or(&[][..], |bytes| bytes);
        let before = String::from_utf8_lossy(bytes);
        out.push_str(&difference::named(
            file,
            relocation.name_of(file),
            &before,
            after,
        ));
        out.push('\n');
    }
    out
}

fn told(relocation: &Relocation, plan: &Plan) -> String {
    let files = tr!("Flyttet 1 fil" | "Flyttet {n} filer" % relocation.files.len());
    let others = plan.texts.keys();
    match others
        .filter(|file| !relocation.files.contains_key(*file))
        .count()
    {
        0 => format!("{files}."),
        count => tr!(
            "{files}, og endret det som viste dit i 1 annen fil."
                | "{files}, og endret det som viste dit i {n} andre filer." % count,
            files
        ),
    }
}
