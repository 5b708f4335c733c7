//! The files that came in, read as answers.

use std::fs;
use std::path::{Path, PathBuf};

use tr::tr;

use super::super::output::Failure;
use super::super::system_error::in_words;
use crate::knowledge::Knowledge;
use crate::survey::answer::{self, Answer, Fault, Mapped};
use crate::survey::choices::{Choice, List};
use crate::survey::values::Wrong;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 20 << 20;

/// Returns the files of `paths`; of a folder, the workbooks and tables in it.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
        let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        inside.retain(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .to_lowercase();
            // Excel keeps such a file beside one that is open.
            !name.starts_with("~$") && (name.ends_with(".xlsx") || name.ends_with(".csv"))
        });
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let message = tr!(
        "kan ikke lese {path}: {error}",
        path = path.display(),
        error = in_words(error)
    );
    Failure::Environment(message, None)
}

/// Reads the mapping in the file at `path`.
pub(super) fn mapping(path: &Path) -> Result<Mapped, Failure> {
    let text = fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
    Mapped::parse(&text).map_err(|reason| {
        let message = tr!(
            "koblinga {path} kan ikke leses: {reason}",
            path = path.display(),
            reason
        );
        let help = tr!("docs/kartlegging.md viser hvordan den skrives.");
        Failure::Environment(message, Some(help))
    })
}

/// Returns the municipalities of the site, by the names that people call them.
pub(super) fn municipalities(knowledge: &Knowledge) -> List {
    let all = knowledge.municipality_ids().map(|id| {
        let entry = &knowledge.municipality(id).entry;
        let title = entry.main.fields.head.title.clone();
        let also = vec![
            format!("{title} kommune"),
            entry.main.fields.number.as_str().to_owned(),
        ];
        Choice::new(entry.slug.to_string(), title, also)
    });
    List(all.collect())
}

/// Reads the answers in the file at `path`. What cannot be read at all is an answer with a fault.
pub(super) fn answers(
    path: &Path,
    mapped: Option<&Mapped>,
    municipalities: &List,
) -> Result<Vec<Answer>, Failure> {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let size = fs::metadata(path)
        .map_err(|error| unreadable(path, &error))?
        .len();
    if size > LARGEST {
        let wrong = Wrong::new(
            tr!("fila er for stor til å være et svar"),
            tr!("Bruk arbeidsboka som den ble sendt ut."),
        );
        return Ok(vec![lost(&name, wrong)]);
    }
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    let read = match name.to_lowercase().ends_with(".csv") {
        true => of_table(&name, &bytes, mapped, municipalities),
        false => of_workbook(&name, &bytes, mapped, municipalities),
    };
    Ok(read.unwrap_or_else(|wrong| vec![lost(&name, wrong)]))
}

fn lost(name: &str, wrong: Wrong) -> Answer {
    let mut answer = Answer::empty(name);
    let at = answer.at("", "");
    answer.faults.push(Fault::new(at, wrong));
    answer
}

fn of_table(
    name: &str,
    bytes: &[u8],
    mapped: Option<&Mapped>,
    municipalities: &List,
) -> Result<Vec<Answer>, Wrong> {
    let grid = answer::csv(bytes)?;
    match mapped {
        Some(mapped) => answer::mapped(name, "", &grid, mapped, municipalities),
        None => answer::from_table(name, &grid, municipalities),
    }
}

fn of_workbook(
    name: &str,
    bytes: &[u8],
    mapped: Option<&Mapped>,
    municipalities: &List,
) -> Result<Vec<Answer>, Wrong> {
    let book = answer::open(bytes)?;
    match (mapped, book.sheets.first()) {
        (Some(mapped), Some((title, grid))) => {
            answer::mapped(name, title, grid, mapped, municipalities)
        }
        _ => Ok(vec![answer::from_base(name, &book)?]),
    }
}
