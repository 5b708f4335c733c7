//! Selects the diagnostics that people are shown: nobody reads more of them at once.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};

/// The number that are shown of one file.
const PER_FILE: usize = 50;
/// The number that are shown in all.
const IN_ALL: usize = 500;

/// Returns those of `diagnostics` that are shown, in their order, and the number of those that are
/// not. The most severe are selected first, so that hints do not hide errors.
pub(super) fn shown(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, usize) {
    if diagnostics.len() <= PER_FILE {
        return (diagnostics.iter().collect(), 0);
    }
    let mut left_of_file: HashMap<&str, usize> = HashMap::new();
    let mut is_shown = vec![false; diagnostics.len()];
    let mut left = IN_ALL;
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        for (place, diagnostic) in diagnostics.iter().enumerate() {
            if left == 0 {
                break;
            }
            let left_of_file = left_of_file.entry(&*diagnostic.file).or_insert(PER_FILE);
            if diagnostic.severity == severity && *left_of_file > 0 {
                *left_of_file -= 1;
                left -= 1;
                is_shown[place] = true;
            }
        }
    }
    let shown = diagnostics.iter().zip(&is_shown);
    let shown: Vec<_> = shown
        .filter_map(|(one, shown)| shown.then_some(one))
        .collect();
    let left_out = diagnostics.len() - shown.len();
    (shown, left_out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Check;

    fn found(check: Check, file: &str, count: usize) -> Vec<Diagnostic> {
        vec![Diagnostic::new(check, file.into(), None, "feil"); count]
    }

    #[test]
    fn a_file_with_many_hides_neither_other_files_nor_its_own_errors() {
        let mut all = found(Check::Readability, "a.md", 400);
        all.extend(found(Check::UnsafeLink, "a.md", 3));
        all.extend(found(Check::UnsafeLink, "b.md", 2));
        let (shown, left_out) = shown(&all);
        let count = |check, file| {
            let of_it = shown
                .iter()
                .filter(|one| one.check == check && &*one.file == file);
            of_it.count()
        };
        assert_eq!(count(Check::UnsafeLink, "a.md"), 3);
        assert_eq!(count(Check::Readability, "a.md"), 47);
        assert_eq!(count(Check::UnsafeLink, "b.md"), 2);
        assert_eq!(left_out, 353);
    }

    #[test]
    fn the_number_in_all_files_is_limited_too() {
        let all: Vec<_> = (0..1_000)
            .flat_map(|file| found(Check::UnsafeLink, &format!("{file}.md"), 2))
            .collect();
        let (shown, left_out) = shown(&all);
        assert_eq!((shown.len(), left_out), (IN_ALL, 1_500));
    }
}
