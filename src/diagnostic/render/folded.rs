//! Groups findings that follow from another with their cause, which comes first: a misnamed folder
//! makes every link to its files a finding, and only the name is to be mended.

use std::collections::HashMap;
use std::path::Path;

use tr::tr;

use crate::diagnostic::{Check, Diagnostic, SourceText};

/// The number of findings with the same message that are listed one by one, each with its place.
const SAME: usize = 10;

/// A finding that is listed, and the number of findings it stands for, itself among them.
pub(super) struct Folded {
    pub(super) diagnostic: Diagnostic,
    pub(super) stands_for: usize,
}

/// Returns `diagnostics` as people are shown them: causes first, and what follows from them only
/// counted.
pub fn causes_first(diagnostics: &[Diagnostic], files: &dyn SourceText) -> Vec<Diagnostic> {
    let folded = fold(diagnostics, files);
    folded.into_iter().map(|folded| folded.diagnostic).collect()
}

/// Counts of the findings that a listed one stands for besides itself.
#[derive(Clone, Copy, Default)]
struct Besides {
    /// Findings on other files of the same folder.
    files: usize,
    /// Findings with the same message elsewhere.
    same: usize,
    /// Findings on links to the file of the finding, or to the other files.
    led_here: usize,
    /// All of these together.
    findings: usize,
}

pub(super) fn fold(diagnostics: &[Diagnostic], files: &dyn SourceText) -> Vec<Folded> {
    let mut besides = vec![Besides::default(); diagnostics.len()];
    let mut is_listed = vec![true; diagnostics.len()];
    let folders = folders(diagnostics);
    let causes = causes(diagnostics);
    let mut same: HashMap<(Check, &str), (usize, usize)> = HashMap::new();
    for (place, diagnostic) in diagnostics.iter().enumerate() {
        let count = 1 + diagnostic.more;
        let first_of_folder = folder_of(diagnostic).and_then(|folder| folders.get(folder));
        let leader = if let Some(cause) = cause_of(diagnostic, files, &causes) {
            // The cause itself may be counted with the first of its folder.
            let leader = folder_of(&diagnostics[cause]).and_then(|folder| folders.get(folder));
            let leader = leader.copied().unwrap_or(cause);
            besides[leader].led_here += count;
            leader
        } else if let Some(first) = first_of_folder.filter(|first| **first != place) {
            besides[*first].files += 1;
            *first
        } else {
            let key = (diagnostic.check, &*diagnostic.message);
            let (listed, last) = same.entry(key).or_default();
            if *listed < SAME {
                (*listed, *last) = (*listed + 1, place);
                continue;
            }
            besides[*last].same += count;
            *last
        };
        besides[leader].findings += count;
        is_listed[place] = false;
    }
    let listed = (0..diagnostics.len()).filter(|place| is_listed[*place]);
    let (causes, others): (Vec<_>, Vec<_>) = listed.partition(|place| besides[*place].led_here > 0);
    let folded = |place: usize| with_counts(&diagnostics[place], besides[place]);
    causes.into_iter().chain(others).map(folded).collect()
}

/// Returns `diagnostic` with words on what it stands for.
fn with_counts(diagnostic: &Diagnostic, besides: Besides) -> Folded {
    let mut diagnostic = diagnostic.clone();
    let stands_for = 1 + diagnostic.more + besides.findings;
    let mut add = |words: String| {
        let help = diagnostic.help.take();
        diagnostic.help = Some(help.map_or(words.clone(), |help| format!("{help}\n{words}")));
    };
    match besides.files {
        0 => {}
        more => add(tr!(
            "… og 1 fil til i samme mappe." | "… og {n} filer til i samme mappe." % more
        )),
    }
    match besides.same {
        0 => {}
        more => add(tr!(
            "… og {more} til med samme melding. `digitv check --format json` har alle.",
            more
        )),
    }
    match besides.led_here {
        0 => {}
        more => add(tr!(
            "… og 1 til som viser hit, og som trolig er i orden når dette er rettet."
                | "… og {n} til som viser hit, og som trolig er i orden når dette er rettet."
                    % more
        )),
    }
    Folded {
        diagnostic,
        stands_for,
    }
}

/// Returns, by folder, the first finding on a folder whose files lie where no document can be.
fn folders(diagnostics: &[Diagnostic]) -> HashMap<&str, usize> {
    let mut folders = HashMap::new();
    for (place, diagnostic) in diagnostics.iter().enumerate() {
        if let Some(folder) = folder_of(diagnostic) {
            folders.entry(folder).or_insert(place);
        }
    }
    folders
}

/// Returns the folder that is wrong, where the fault is not in the file alone.
fn folder_of(diagnostic: &Diagnostic) -> Option<&str> {
    let is_stray = diagnostic.check == Check::UnknownFolder;
    let (folder, _) = diagnostic.file.rsplit_once('/')?;
    is_stray.then_some(folder)
}

/// Returns the findings that exclude a file from the site, by the name that links use for the file.
fn causes(diagnostics: &[Diagnostic]) -> HashMap<String, usize> {
    let mut causes = HashMap::new();
    for (place, diagnostic) in diagnostics.iter().enumerate() {
        if keeps_out(diagnostic.check) {
            causes.entry(called(&diagnostic.file)).or_insert(place);
        }
    }
    causes
}

/// Returns whether a file with a finding of `check` is excluded from the site.
fn keeps_out(check: Check) -> bool {
    matches!(
        check,
        Check::InvalidUtf8
            | Check::FileTooLarge
            | Check::UnreadableFile
            | Check::MissingFrontMatter
            | Check::UnclosedFrontMatter
            | Check::InvalidYaml
            | Check::UnknownFolder
            | Check::InvalidFileName
            | Check::AttachmentKind
            | Check::AttachmentContent
    )
}

/// Returns the finding that `diagnostic` follows from: its link leads to a file that is excluded
/// from the site.
fn cause_of(
    diagnostic: &Diagnostic,
    files: &dyn SourceText,
    causes: &HashMap<String, usize>,
) -> Option<usize> {
    let leads = matches!(
        diagnostic.check,
        Check::UnknownReference | Check::BrokenLink | Check::MissingImage | Check::LostAddress
    );
    if !leads || causes.is_empty() {
        return None;
    }
    let range = diagnostic.range()?.clone();
    let marked = std::str::from_utf8(files.bytes(&diagnostic.file)?.get(range)?).ok()?;
    causes.get(&called(marked)).copied()
}

/// Returns the last part of a path or an address, as references write it: `horten` for
/// `../kommuner/horten.md`, `/kommuner/horten/` and `content/kommuner/horten/index.md`.
fn called(path: &str) -> String {
    let path = path.trim_matches(['"', '\'', '<', '>', ' ']);
    let path = path.split(['#', '?']).next().unwrap_or(path);
    let path = path.trim_end_matches('/').trim_end_matches("/index.md");
    let name = Path::new(path)
        .file_name()
        .map(|name| name.to_string_lossy());
    let name = name.unwrap_or_default().to_lowercase();
    let stem = name.strip_suffix(".md").unwrap_or(&name);
    stem.strip_suffix(".nn").unwrap_or(stem).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Snapshot;

    fn found(check: Check, file: &str, message: &str) -> Diagnostic {
        Diagnostic::new(check, file.into(), None, message)
    }

    #[test]
    fn what_leads_to_a_file_that_is_not_read_is_counted_with_it() {
        let text = "kommuner: [horten]\n[a](../kommuner/horten.md#x) [b](andre.md)\n";
        let files = Snapshot::from_files([("content/erfaringer/a.md", text)]);
        let at = |check, marked: &str| {
            let start = text.find(marked).unwrap();
            let range = Some(start..start + marked.len());
            Diagnostic::new(check, "content/erfaringer/a.md".into(), range, marked)
        };
        let all = [
            at(Check::UnknownReference, "horten"),
            at(Check::BrokenLink, "../kommuner/horten.md#x"),
            at(Check::BrokenLink, "andre.md"),
            found(Check::UnknownFolder, "content/kommuner/v/horten.md", "feil"),
            found(Check::UnknownFolder, "content/kommuner/v/skien.md", "feil"),
        ];
        let folded = fold(&all, &files);
        let listed: Vec<_> = folded
            .iter()
            .map(|one| (one.diagnostic.check, one.stands_for))
            .collect();
        assert_eq!(listed, [(Check::UnknownFolder, 4), (Check::BrokenLink, 1)]);
        let help = folded[0].diagnostic.help.as_deref().unwrap();
        assert!(help.contains("1 fil til i samme mappe"), "{help}");
        assert!(help.contains("2 til som viser hit"), "{help}");
    }

    #[test]
    fn the_same_message_is_reported_ten_times_and_then_counted() {
        let files = Snapshot::default();
        let all: Vec<_> = (0..484)
            .map(|number| found(Check::UnknownReference, &format!("{number}.md"), "borte"))
            .chain([found(Check::InvalidYaml, "z.md", "feil")])
            .collect();
        let folded = fold(&all, &files);
        assert_eq!(folded.len(), 11);
        assert_eq!(folded[9].stands_for, 475);
        let help = folded[9].diagnostic.help.as_deref().unwrap();
        assert!(help.contains("… og 474 til med samme melding"), "{help}");
        assert_eq!(&*folded[10].diagnostic.file, "z.md");
    }

    #[test]
    fn a_few_findings_stay_as_they_are() {
        let all = [
            found(Check::BrokenLink, "a.md", "en"),
            found(Check::InvalidYaml, "b.md", "to"),
        ];
        let listed = causes_first(&all, &Snapshot::default());
        assert_eq!(listed, all);
    }

    #[test]
    fn a_file_has_the_same_name_in_fields_links_and_addresses() {
        for path in [
            "horten",
            "'horten'",
            "../kommuner/Horten.md",
            "../kommuner/horten.md?x#y",
            "/kommuner/horten/",
            "content/kommuner/horten/index.md",
            "content/kommuner/horten.nn.md",
        ] {
            assert_eq!(called(path), "horten", "{path}");
        }
        assert_eq!(called("bilder/kart.png"), "kart.png");
    }
}
