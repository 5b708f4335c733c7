//! Text that the settings of several servers have in common.

use std::fmt::Write as _;

/// Escapes `text` for a regular expression.
pub(super) fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_punctuation() && !"/-_".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

/// Returns a comment on the location of the files, with advice for a site in a folder of its host.
pub(super) fn folder_note(base: &str) -> String {
    if base.is_empty() {
        return "# /srv/www er mappa som `digitv build` skriver til.\n".to_owned();
    }
    format!(
        "# Nettstedet ligger i {base}/: `digitv build` skriver til /srv/www{base}, og denne fila\n\
         # gjelder bare det som ligger der.\n"
    )
}

/// Writes `lines`, each after `indent`.
pub(super) fn indented(out: &mut String, indent: usize, lines: impl IntoIterator<Item = String>) {
    for line in lines {
        // Writing to a string does not fail.
        let _ = match line.is_empty() {
            true => writeln!(out),
            false => writeln!(out, "{:indent$}{line}", ""),
        };
    }
}
