//! Tells what becomes of answers: for a terminal, and as Markdown.

use std::fmt::Write;

use tr::tr;

use crate::content::Kind;
use crate::content::change::Change;
use crate::edit::describe::{Titles, in_words};
use crate::survey::answer::Fault;
use crate::survey::merge::Tally;

/// The outcome of one file that came in.
#[derive(Clone, Debug)]
pub struct Told {
    /// The name of the file.
    pub book: String,
    /// The titles of the municipalities that it is of.
    pub municipalities: Vec<String>,
    /// The role of the one who answers.
    pub role: Option<String>,
    /// The changes, each with its document.
    pub changes: Vec<(String, Change)>,
    /// The cells that are not taken in.
    pub faults: Vec<Fault>,
    /// The number of answers of each kind.
    pub tally: Tally,
}

/// Returns the counts in words: «4 endret, 2 nye, 7 bekreftet».
pub fn counts(tally: &Tally) -> String {
    let words = [
        (tally.changed, tr!("{count} endret", count = tally.changed)),
        (tally.added, tr!("{n} ny" | "{n} nye" % tally.added)),
        (
            tally.removed,
            tr!("{count} tatt bort", count = tally.removed),
        ),
        (
            tally.confirmed,
            tr!("{count} bekreftet", count = tally.confirmed),
        ),
        (
            tally.already,
            tr!("{count} står slik fra før", count = tally.already),
        ),
        (tally.unsure, tr!("{count} vet ikke", count = tally.unsure)),
    ];
    let said = words.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<String> = said.map(|(_, words)| words).collect();
    match said.is_empty() {
        true => tr!("ingen svar"),
        false => said.join(", "),
    }
}

/// Returns the changes in words, one to a line.
fn changes(told: &Told, titles: &Titles, mark: &str) -> String {
    let mut out = String::new();
    for (document, change) in &told.changes {
        let file = format!("content/{document}.md");
        let title = titles.of_file(&file);
        let said = in_words(Kind::Municipality, title, change, titles);
        let _ = writeln!(out, "{mark}{said}");
    }
    out
}

/// Returns what becomes of a file, for a terminal.
pub fn as_text(told: &Told, titles: &Titles) -> String {
    let mut out = format!("{}: {}\n", told.book, heading(told));
    out.push_str(&changes(told, titles, "  "));
    for fault in &told.faults {
        let word = if fault.is_conflict {
            tr!("KONFLIKT")
        } else {
            tr!("IKKE TATT INN")
        };
        let place = place(fault);
        let _ = writeln!(out, "  {word}: {place}: {}", fault.wrong.message);
        if !fault.wrong.help.is_empty() {
            let _ = writeln!(out, "    {}", fault.wrong.help);
        }
    }
    out
}

fn heading(told: &Told) -> String {
    let who = match told.municipalities.is_empty() {
        true => tr!("ukjent kommune"),
        false => told.municipalities.join(", "),
    };
    let role = told
        .role
        .as_deref()
        .map(|role| format!(", {role}"))
        .unwrap_or_default();
    let faults = match told.faults.len() {
        0 => String::new(),
        count => format!("; {}", not_taken(count)),
    };
    format!("{who}{role}: {}{faults}", counts(&told.tally))
}

/// Returns the number of cells that are not taken in, in words.
fn not_taken(count: usize) -> String {
    tr!("{n} celle er ikke tatt inn" | "{n} celler er ikke tatt inn" % count)
}

/// Returns the place of a fault within its file: «Løsninger, celle C7».
fn place(fault: &Fault) -> String {
    match (fault.at.sheet.as_str(), fault.at.cell.as_str()) {
        ("", "") => tr!("fila"),
        ("", cell) => tr!("celle {cell}", cell),
        (sheet, "") => sheet.to_owned(),
        (sheet, cell) => tr!("{sheet}, celle {cell}", sheet, cell),
    }
}

/// Returns what becomes of all files, as Markdown.
pub fn as_markdown(all: &[Told], titles: &Titles) -> String {
    let mut out = format!("# {}\n", tr!("Svar på kartleggingen"));
    let faults: usize = all.iter().map(|told| told.faults.len()).sum();
    let mut tally = Tally::default();
    all.iter().for_each(|told| tally.add(told.tally));
    let books = tr!("Ei fil" | "{n} filer" % all.len());
    let _ = writeln!(out, "\n{books}: {}. {}.", counts(&tally), not_taken(faults));
    for told in all {
        let _ = writeln!(
            out,
            "\n## {}\n\n{}.",
            escaped(&told.book),
            escaped(&heading(told))
        );
        if !told.changes.is_empty() {
            let lines = changes(told, titles, "");
            out.push('\n');
            for line in lines.lines() {
                let _ = writeln!(out, "- {}", escaped(line));
            }
        }
        if told.faults.is_empty() {
            continue;
        }
        let heads = [tr!("Celle"), tr!("Hva er galt"), tr!("Hva kan gjøres")];
        let _ = write!(
            out,
            "
| {} |
| --- | --- | --- |
",
            heads.join(" | ")
        );
        for fault in &told.faults {
            let message = match fault.is_conflict {
                true => tr!("Konflikt: {message}", message = fault.wrong.message),
                false => fault.wrong.message.clone(),
            };
            let cells = [place(fault), message, fault.wrong.help.clone()];
            let cells = cells.map(|cell| escaped(&cell));
            let _ = writeln!(out, "| {} |", cells.join(" | "));
        }
    }
    out
}

/// Returns a text that Markdown shows as it is, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '|' | '<' | '>' | '*' | '_' | '`' | '[' | ']' => out.extend(['\\', letter]),
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
