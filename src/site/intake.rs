//! One contribution on its way in: what it changes, and what is wrong with that. `digitv motta` takes
//! in those that were sent, and `digitv serve` those that are made on a page.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Clock, Loaded, Options, assemble};
use crate::content::Kind;
use crate::content::change::{Change, NewDocument};
use crate::content::contribution::{self, Contribution, FOLDER, Proposed, ProposedChange};
use crate::content::path::{Place, Role, role};
use crate::content::privacy;
use crate::diagnostic::{Check, Diagnostic, Severity};
use crate::edit::{Applied, Outcome, apply, new_document};
use crate::source::Snapshot;

/// A contribution that was read.
pub struct Intake {
    /// Its fields.
    pub contribution: Contribution,
    /// The words to the editors.
    pub words: String,
    /// The documents that it changes.
    pub documents: Vec<Edit>,
}

/// The changes of a contribution to one document.
pub struct Edit {
    /// The file.
    pub file: Arc<str>,
    /// The kind of the document.
    pub kind: Kind,
    /// The bytes before; `None` for a new document.
    pub before: Option<Arc<[u8]>>,
    /// The changes with what becomes of each.
    pub changes: Vec<(Change, Outcome)>,
    /// The text afterwards, where it is another.
    pub after: Option<String>,
}

impl Edit {
    /// Decides whether every change can be made, or is made already.
    fn is_right(&self) -> bool {
        let mut outcomes = self.changes.iter().map(|(_, outcome)| outcome);
        outcomes.all(|outcome| matches!(outcome, Outcome::Done | Outcome::AlreadySo))
    }
}

impl Intake {
    /// Decides whether all of it can be made.
    pub fn is_right(&self) -> bool {
        self.documents.iter().all(Edit::is_right)
    }
}

/// Checks `bytes`, a contribution that is to be called `name` within its folder. `assemble` gives the
/// site of files.
pub fn problems(
    loaded: &Loaded,
    name: &str,
    bytes: &[u8],
    assemble: impl FnOnce(Snapshot) -> Loaded,
) -> (Snapshot, Vec<Diagnostic>) {
    let file: Arc<str> = format!("{FOLDER}{name}").into();
    let bytes: Arc<[u8]> = bytes.into();
    let files = loaded.files.with([(&file, Some(&bytes))]);
    let checked = assemble(files);
    let found = checked.diagnostics.into_iter();
    let mut found: Vec<_> = found.filter(|found| found.file == file).collect();
    let text = String::from_utf8_lossy(&bytes);
    add_private(&mut found, &file, None, &text);
    (checked.files, found)
}

/// Adds the personal data of `after`, a text of `file`, that is not in `before` and not `found` already.
/// It is refused whatever the settings of the site let stand; numbers that are made for tests are none.
fn add_private(found: &mut Vec<Diagnostic>, file: &Arc<str>, before: Option<&str>, after: &str) {
    let stood = before.map_or(Vec::new(), |before| private(file, before));
    let marked = |text: &str, found: &Diagnostic| {
        let range = found.range().cloned();
        range.and_then(|range| text.get(range).map(str::to_owned))
    };
    let stood: Vec<_> = stood
        .iter()
        .map(|one| (one.check, marked(before.unwrap_or_default(), one)))
        .collect();
    let new = private(file, after).into_iter();
    let new = new.filter(|one| !stood.contains(&(one.check, marked(after, one))));
    for one in new {
        let is_same = |found: &Diagnostic| {
            found.file == one.file && found.check == one.check && found.range() == one.range()
        };
        if !found.iter().any(is_same) {
            found.push(one);
        }
    }
}

/// Returns the personal data in `text`, which is for `file`, whatever the settings of the site let stand;
/// numbers that are made for tests are none.
pub fn private(file: &Arc<str>, text: &str) -> Vec<Diagnostic> {
    let mut found = privacy::in_document(file, text);
    found.retain(|found| found.check != Check::SyntheticId);
    found
}

/// Decides whether a contribution with this finding must not be taken in.
pub fn stops(found: &Diagnostic) -> bool {
    found.severity >= Severity::Error || is_private(found.check)
}

/// Decides whether the check finds personal data.
pub fn is_private(check: Check) -> bool {
    matches!(
        check,
        Check::NationalId | Check::SyntheticId | Check::PersonalEmail | Check::MobileNumber
    )
}

/// Returns the site of `files` as writers see it.
pub fn assembled(files: Snapshot) -> Loaded {
    assemble(files, Vec::new(), &Options::FOR_WRITERS, Clock::start())
}

/// Reads the contribution `bytes` and tries its changes on the files of `loaded`; `None` where it
/// is not whole.
pub fn read(loaded: &Loaded, name: &str, bytes: &[u8]) -> Option<Intake> {
    let file: Arc<str> = format!("{FOLDER}{name}").into();
    let read = contribution::read(&file, bytes).ok()?;
    let contribution = read.contribution?;
    let by_place = files_by_place(&loaded.files);
    let mut order: Vec<&Place> = Vec::new();
    let mut of_place: BTreeMap<&Place, Vec<&ProposedChange>> = BTreeMap::new();
    for change in &contribution.changes {
        let place = &change.document.place;
        if !of_place.contains_key(place) {
            order.push(place);
        }
        of_place.entry(place).or_default().push(change);
    }
    let mut documents = Vec::new();
    for place in order {
        let changes = of_place.get(place)?;
        let proposed = changes
            .iter()
            .map(|change| change.proposed(Some(contribution.date)));
        let proposed: Option<Vec<Proposed>> = proposed.collect();
        documents.push(match (by_place.get(place), &proposed?[..]) {
            (Some(file), proposed) => changed(&loaded.files, file, place.kind, proposed)?,
            (None, [Proposed::New(new)]) => created(place, file_for(place, &by_place), new),
            (None, _) => return None,
        });
    }
    let words = read.words.to_owned();
    Some(Intake {
        contribution,
        words,
        documents,
    })
}

/// Returns the file of each document.
pub fn files_by_place(files: &Snapshot) -> BTreeMap<Place, Arc<str>> {
    let places = files.iter().filter_map(|(name, _)| match role(name)? {
        Role::Document(place) => Some((place, name.clone())),
        _ => None,
    });
    places.collect()
}

fn changed(files: &Snapshot, file: &Arc<str>, kind: Kind, proposed: &[Proposed]) -> Option<Edit> {
    let before = files.get(file)?;
    let text = std::str::from_utf8(before).ok()?;
    let changes = proposed.iter().map(|proposed| match proposed {
        Proposed::Change(change) => Some(change.clone()),
        Proposed::New(_) => None,
    });
    let changes: Vec<Change> = changes.collect::<Option<_>>()?;
    let Applied { outcomes, edited } = apply(kind, text, &changes);
    Some(Edit {
        file: file.clone(),
        kind,
        before: Some(before.clone()),
        changes: changes.into_iter().zip(outcomes).collect(),
        after: edited.map(|edited| edited.text),
    })
}

/// Returns the file of the document at `place`, or the one that a new document gets: a translation
/// stands beside its main version, so that its links lead to the same files.
pub fn file_for(place: &Place, by_place: &BTreeMap<Place, Arc<str>>) -> Arc<str> {
    if let Some(file) = by_place.get(place) {
        return file.clone();
    }
    let main = Place {
        is_translation: false,
        ..place.clone()
    };
    let main = by_place.get(&main).filter(|_| place.is_translation);
    match main.and_then(|main| main.strip_suffix(".md")) {
        Some(stem) => format!("{stem}.nn.md").into(),
        None => new_file(place),
    }
}

/// Returns the file of a new document.
pub fn new_file(place: &Place) -> Arc<str> {
    let ending = if place.is_translation {
        ".nn.md"
    } else {
        ".md"
    };
    format!("content/{}/{}{ending}", place.kind.folder(), place.slug).into()
}

fn created(place: &Place, file: Arc<str>, new: &NewDocument) -> Edit {
    Edit {
        file,
        kind: place.kind,
        before: None,
        changes: Vec::new(),
        after: Some(new_document(place.kind, new)),
    }
}

/// Returns the site after the changes, and what would be wrong in it and is not now. The contribution,
/// called `name`, is then no longer among those that wait. `assemble` gives the site of files.
pub fn consequences(
    loaded: &Loaded,
    name: &str,
    documents: &[Edit],
    assemble: impl FnOnce(Snapshot) -> Loaded,
) -> (Loaded, Vec<Diagnostic>) {
    let waiting: Arc<str> = format!("{FOLDER}{name}").into();
    let written = documents
        .iter()
        .filter_map(|edit| Some((&edit.file, Some(edit.after.as_deref()?))));
    let written: Vec<_> = written.chain([(&waiting, None)]).collect();
    after_writing(loaded, &written, assemble)
}

/// Returns the site after each file of `written` has its new text, or is gone where that is `None`, and
/// what would be wrong in it and is not now. `assemble` gives the site of files.
pub fn after_writing(
    loaded: &Loaded,
    written: &[(&Arc<str>, Option<&str>)],
    assemble: impl FnOnce(Snapshot) -> Loaded,
) -> (Loaded, Vec<Diagnostic>) {
    let bytes: Vec<Option<Arc<[u8]>>> = written
        .iter()
        .map(|(_, text)| text.map(|text| text.as_bytes().into()))
        .collect();
    let files = written.iter().zip(&bytes);
    let files = files.map(|((file, _), bytes)| (*file, bytes.as_ref()));
    let after = assemble(loaded.files.with(files));
    let mut found = new_findings(&loaded.diagnostics, &after.diagnostics);
    for (file, text) in written {
        let before = loaded.files.get(file);
        let before = before.map(|bytes| String::from_utf8_lossy(bytes));
        if let Some(text) = text {
            add_private(&mut found, file, before.as_deref(), text);
        }
    }
    (after, found)
}

/// Returns the findings of `after` that are not in `before`, wherever in the file they stand.
pub fn new_findings(before: &[Diagnostic], after: &[Diagnostic]) -> Vec<Diagnostic> {
    let key = |found: &Diagnostic| (found.check, found.file.clone(), found.message.clone());
    let before: Vec<_> = before.iter().map(key).collect();
    let found = after.iter().filter(|found| !before.contains(&key(found)));
    found.cloned().collect()
}
