//! The lines that end a build.

use std::time::Duration;

use tr::tr;

use crate::cli::output::{print, say};
use crate::publish::Written;

/// The outcome of a build.
pub(super) enum Outcome<'a> {
    /// The site was made, compared and written.
    Written(&'a Written),
    /// It would have been the same, with so many files, and was not made.
    NothingChanged(usize),
}

/// Says in a line what has become of the output.
pub(super) fn summarize(hints: usize, outcome: &Outcome<'_>, output: &str, took: Duration) {
    let (files, changed, removed, unchanged) = match outcome {
        Outcome::Written(Written {
            extent, changes, ..
        }) => {
            let changed = changes.added.len() + changes.changed.len();
            (extent.files, changed, changes.removed.len(), String::new())
        }
        Outcome::NothingChanged(files) => {
            let unchanged = tr!("Ingenting er endret siden sist.");
            (*files, 0, 0, format!(" {unchanged}"))
        }
    };
    let hints = match hints {
        0 => String::new(),
        number => tr!(" `digitv check` har 1 hint." | " `digitv check` har {n} hint." % number),
    };
    // The site is written, even where nobody reads of it.
    let _ = print(&tr!(
        "{files} filer i {output}: {changed} skrevet, {removed} fjernet ({time}).{unchanged}{hints}",
        files,
        output,
        changed,
        removed,
        time = seconds(took),
        unchanged,
        hints
    ));
}

/// Says how long each stage took.
pub(super) fn timings(first: &[(&str, Duration)], last: &[(&str, Duration)]) {
    for &(stage, took) in first.iter().chain(last) {
        say(&format!(
            "{:<10} {:>8.1} ms",
            tr!(stage),
            took.as_secs_f64() * 1000.0
        ));
    }
}

/// Formats a duration as seconds with a decimal comma: `0,30 s`.
fn seconds(took: Duration) -> String {
    format!("{:.2} s", took.as_secs_f64()).replace('.', ",")
}
