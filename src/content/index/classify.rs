//! Classifies one file under `content/`, and checks it. Files are independent of each other, so
//! that many can be checked in parallel.

use std::sync::Arc;

use tr::tr;

use super::attachment::Attachment;
use super::rules::Rules;
use crate::attachments;
use crate::content::national::NATIONAL_FILE;
use crate::content::path::{self, MAP_FILE, Place, Role};
use crate::content::published::ADDRESSES_FILE;
use crate::content::round::ROUNDS_FILE;
use crate::content::topic::TOPICS_FILE;
use crate::content::wordlist::WORDS_FILE;
use crate::content::{contribution, drafts, privacy};
use crate::diagnostic::{Check, Diagnostic, nearest};
use crate::images::{self, Fault};
use crate::source::CONTENT_DIR;
use crate::text::accents::folded;
use crate::yaml::problems::code_list;

/// The files under `content/data/` that are read.
const DATA_FILES: [&str; 6] = [
    TOPICS_FILE,
    WORDS_FILE,
    MAP_FILE,
    ADDRESSES_FILE,
    NATIONAL_FILE,
    ROUNDS_FILE,
];

/// The use of a file, with what the index needs of it.
pub(super) enum FileUse {
    /// A document; `true` where its fields say that it is a draft that was not asked for.
    Document(Place, bool),
    /// A file that is published beside the documents.
    Attachment(Attachment),
    /// A file that is not published by itself.
    Nothing,
}

/// Classifies the file `name`, and returns the diagnostics of it.
pub(super) fn classify(
    name: &Arc<str>,
    bytes: &Arc<[u8]>,
    rules: &Rules,
) -> (FileUse, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let sort = match path::role(name) {
        None => return (FileUse::Nothing, diagnostics),
        Some(Role::Data) => {
            diagnostics.extend(unknown_data(name));
            return (FileUse::Nothing, diagnostics);
        }
        Some(Role::Document(place)) => {
            let is_draft = !rules.drafts && drafts::is_draft(bytes);
            FileUse::Document(place, is_draft)
        }
        Some(Role::Attachment(address)) => {
            attachment(name, bytes, address, rules, &mut diagnostics)
        }
        Some(Role::Contribution) => {
            diagnostics.extend(contribution::check_file(name, bytes));
            FileUse::Nothing
        }
        Some(Role::BadName(better)) => {
            diagnostics.push(bad_name(name, better));
            FileUse::Nothing
        }
        Some(Role::UnsafeName(fault)) => {
            diagnostics.push(unsafe_name(name, fault));
            FileUse::Nothing
        }
        Some(Role::Stray) => {
            diagnostics.push(stray(name));
            FileUse::Nothing
        }
    };
    diagnostics.extend(privacy::in_name(name));
    (sort, diagnostics)
}

fn attachment(
    name: &Arc<str>,
    bytes: &Arc<[u8]>,
    address: String,
    rules: &Rules,
    diagnostics: &mut Vec<Diagnostic>,
) -> FileUse {
    let accepted = match attachments::inspect(name, bytes, &rules.kinds) {
        Ok(accepted) => accepted,
        Err(refused) => {
            diagnostics.push(refused);
            return FileUse::Nothing;
        }
    };
    diagnostics.extend(accepted.remarks);
    if let Some(text) = &accepted.text {
        let is_whole = text.as_bytes() == &**bytes;
        diagnostics.extend(privacy::in_attachment(name, text, is_whole));
    }
    if images::location::has_gps(&accepted.bytes) {
        diagnostics.push(Fault::Located.of(name));
    }
    let image = images::look(name, &accepted.bytes);
    if let Some(fault) = image.as_ref().and_then(|image| image.fault) {
        diagnostics.push(fault.of(name));
    }
    FileUse::Attachment(Attachment {
        address,
        file: name.clone(),
        bytes: accepted.bytes,
        image,
    })
}

/// Returns a diagnostic for a file in `content/data/` that is not one of [`DATA_FILES`].
fn unknown_data(name: &Arc<str>) -> Option<Diagnostic> {
    let short = name.rsplit('/').next().unwrap_or(name);
    let lower = short.to_lowercase();
    if DATA_FILES.contains(&&**name) || lower.starts_with("readme") || lower.starts_with("lesmeg") {
        return None;
    }
    let files = DATA_FILES
        .iter()
        .map(|file| file.rsplit('/').next().unwrap_or(file));
    let stem = |file: &str| file.split('.').next().unwrap_or(file).to_lowercase();
    let names: Vec<&str> = files.collect();
    let help = match nearest(&stem(short), names.iter().map(|name| (stem(name), *name))) {
        Some(meant) => tr!(
            "Mente du `{meant}`? Den skal ligge rett i `{content}/data`.",
            meant,
            content = CONTENT_DIR
        ),
        None => tr!(
            "Filene som blir lest her: {names}. Vedlegg ligger ved siden av dokumentet de hører til.",
            names = code_list(&names)
        ),
    };
    let message = tr!("fila blir ikke brukt til noe");
    Some(Diagnostic::new(Check::NotAsMeant, name.clone(), None, message).help(help))
}

fn bad_name(name: &Arc<str>, better: Option<String>) -> Diagnostic {
    let help = match better {
        Some(better) => tr!("Gi den navnet `{better}.md` (mappa: `{better}`).", better),
        None => tr!("Bruk bare små bokstaver a–z, tall og bindestrek."),
    };
    Diagnostic::new(
        Check::InvalidFileName,
        name.clone(),
        None,
        tr!("filnavnet kan ikke brukes i en adresse"),
    )
    .help(help)
}

fn unsafe_name(name: &Arc<str>, fault: attachments::names::Fault) -> Diagnostic {
    let help = match fault.better {
        Some(better) => tr!(
            "Gi fila eller mappa et annet navn, for eksempel `{better}`.",
            better
        ),
        None => tr!("Gi fila et annet navn."),
    };
    Diagnostic::new(Check::InvalidFileName, name.clone(), None, fault.message).help(help)
}

fn stray(name: &Arc<str>) -> Diagnostic {
    let is_document = name.ends_with(".md");
    let message = match is_document {
        true => tr!("fila ligger ikke der et dokument kan ligge"),
        false => tr!("fila ligger ikke i ei mappe for dokumenter, og blir ikke publisert"),
    };
    let folders = tr!(
        "`{content}/kommuner`, `{content}/losninger`, `{content}/erfaringer` eller `{content}/sider`",
        content = CONTENT_DIR
    );
    let place = match is_document {
        true => tr!(
            "{folders}, enten rett i mappa eller som `<navn>/index.md`",
            folders
        ),
        false => tr!(
            "{folders}, ved siden av dokumentet den hører til, eller i ei mappe der",
            folders
        ),
    };
    let help = match meant_folder(name) {
        Some((folder, meant)) => tr!(
            "Mente du `{content}/{meant}`? Gi mappa `{content}/{folder}` det navnet, eller legg fila i {place}.",
            content = CONTENT_DIR,
            meant,
            folder,
            place
        ),
        None => tr!("Legg den i {place}.", place),
    };
    Diagnostic::new(Check::UnknownFolder, name.clone(), None, message).help(help)
}

/// Returns the top folder of `name`, and the folder for documents that it was probably meant to
/// be.
fn meant_folder(name: &str) -> Option<(&str, &'static str)> {
    let inside = name.strip_prefix(CONTENT_DIR)?.strip_prefix('/')?;
    let (folder, _) = inside.split_once('/')?;
    let plain = folded(&folder.to_lowercase());
    let known = [
        ("kommuner", "kommuner"),
        ("kommune", "kommuner"),
        ("kommunar", "kommuner"),
        ("municipalities", "kommuner"),
        ("losninger", "losninger"),
        ("losning", "losninger"),
        ("loysingar", "losninger"),
        ("loesninger", "losninger"),
        ("solutions", "losninger"),
        ("erfaringer", "erfaringer"),
        ("erfaring", "erfaringer"),
        ("erfaringar", "erfaringer"),
        ("rapporter", "erfaringer"),
        ("reports", "erfaringer"),
        ("sider", "sider"),
        ("side", "sider"),
        ("pages", "sider"),
    ];
    let meant = nearest(&plain, known)?;
    (folder != meant).then_some((folder, meant))
}
