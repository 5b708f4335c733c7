//! The index of files: documents and attachments by file and by address.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::attachment::Attachment;
use super::classify::{FileUse, classify};
use super::names::Names;
use super::rules::Rules;
use crate::content::drafts;
use crate::content::path::Place;
use crate::diagnostic::Diagnostic;
use crate::source::{CONTENT_DIR, Snapshot};
use crate::text::Lang;
use crate::text::composed::composed;
use crate::yaml::front_matter;

/// A document among the files.
#[derive(Debug)]
pub(in crate::content) struct Filed {
    pub(in crate::content) place: Place,
    pub(in crate::content) bytes: Arc<[u8]>,
}

/// The files of a site by use and by address.
#[derive(Debug, Default)]
pub struct ContentIndex {
    pub(super) made_of: Snapshot,
    /// Documents whose bytes were replaced since `made_of`.
    pub(super) updated: BTreeSet<Arc<str>>,
    pub(super) documents: BTreeMap<Arc<str>, Filed>,
    /// The names that suggestions are made from, computed at the first link that resolves to
    /// nothing.
    pub(super) names: OnceLock<Names>,
    /// Documents by their addresses, without base path.
    pub(super) addresses: BTreeMap<String, Arc<str>>,
    pub(super) attachments: BTreeMap<Arc<str>, Attachment>,
    /// Drafts that were not asked for. Only another draft can link to one.
    pub(super) drafts: BTreeSet<Arc<str>>,
    /// Attachments that belong to such drafts; only these drafts can link to them.
    pub(super) withheld: BTreeMap<Arc<str>, Attachment>,
    /// Files whose names are not composed (`å` as `a` and a ring), by their composed names.
    pub(super) decomposed: BTreeMap<String, Arc<str>>,
    /// The diagnostics of files, by file.
    pub(super) problems: BTreeMap<Arc<str>, Vec<Diagnostic>>,
    pub(super) rules: Rules,
}

/// The links that an index resolves differently than before an update.
pub(in crate::content) enum Invalidation {
    /// Perhaps every link.
    Any,
    /// Links to one of these files, and links that resolved to nothing.
    About(BTreeSet<Arc<str>>),
    /// No link.
    None,
}

impl ContentIndex {
    /// Returns the index of the files of `snapshot`.
    pub fn of(snapshot: &Snapshot, rules: &Rules) -> Self {
        let mut index = Self {
            made_of: snapshot.clone(),
            rules: rules.clone(),
            ..Self::default()
        };
        let files: Vec<_> = snapshot.under(CONTENT_DIR).collect();
        let classified: Vec<_> = (files.par_iter())
            .map(|(name, bytes)| classify(name, bytes, rules))
            .collect();
        for ((name, bytes), (file_use, diagnostics)) in files.into_iter().zip(classified) {
            index.add(name, bytes, file_use, diagnostics);
        }
        index.withhold();
        index
    }

    /// Updates the index to `snapshot`, and returns the links that now resolve differently.
    pub(in crate::content) fn update(
        &mut self,
        snapshot: &Snapshot,
        rules: &Rules,
    ) -> Invalidation {
        // Without drafts, a change of one document can add or remove the attachments of another.
        if self.rules != *rules || !rules.drafts || self.documents.is_empty() {
            *self = Self::of(snapshot, rules);
            return Invalidation::Any;
        }
        let before = std::mem::replace(&mut self.made_of, snapshot.clone());
        let mut changed = std::mem::take(&mut self.updated);
        changed.extend(before.differences(snapshot).into_iter().cloned());
        if !changed.is_empty() {
            self.names = OnceLock::new();
        }
        let mut others = BTreeSet::new();
        for name in &changed {
            let then = self.take(name);
            let now = snapshot.get(name).and_then(|bytes| {
                let (file_use, diagnostics) = classify(name, bytes, rules);
                self.add(name, bytes, file_use, diagnostics)
            });
            if then != now {
                others.insert(name.clone());
            }
        }
        match others.is_empty() {
            true => Invalidation::None,
            false => Invalidation::About(others),
        }
    }

    /// Returns the language of documents that do not give one.
    pub(in crate::content) fn lang(&self) -> Lang {
        self.rules.lang
    }

    /// Returns the address of the site.
    pub(in crate::content) fn base_url(&self) -> &str {
        &self.rules.base_url
    }

    /// Returns the diagnostics of files, sorted by file, without those of reading the documents.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.problems.values().flatten()
    }

    /// Adds the file `name` by its use, and returns the result of links to it.
    fn add(
        &mut self,
        name: &Arc<str>,
        bytes: &Arc<[u8]>,
        file_use: FileUse,
        diagnostics: Vec<Diagnostic>,
    ) -> Option<Answer> {
        if !diagnostics.is_empty() {
            self.problems.insert(name.clone(), diagnostics);
        }
        if let Cow::Owned(composed) = composed(name) {
            self.decomposed.insert(composed, name.clone());
        }
        match file_use {
            FileUse::Document(place, is_draft) => {
                if is_draft {
                    self.drafts.insert(name.clone());
                }
                let bytes = bytes.clone();
                self.addresses.insert(place.address(), name.clone());
                self.documents.insert(name.clone(), Filed { place, bytes });
                Some(Answer::Document { is_draft })
            }
            FileUse::Attachment(attachment) => {
                self.attachments.insert(name.clone(), attachment.clone());
                Some(Answer::Attachment(attachment))
            }
            FileUse::Nothing => None,
        }
    }

    /// Removes the file `name`, and returns the result that links to it had.
    fn take(&mut self, name: &Arc<str>) -> Option<Answer> {
        self.problems.remove(name);
        if let Cow::Owned(composed) = composed(name) {
            self.decomposed.remove(&composed);
        }
        let is_draft = self.drafts.remove(name);
        let document = self.documents.remove(name);
        if let Some(filed) = &document {
            self.addresses.remove(&filed.place.address());
        }
        let document = document.map(|_| Answer::Document { is_draft });
        document.or_else(|| self.attachments.remove(name).map(Answer::Attachment))
    }

    /// Moves the attachments that belong to drafts that were not asked for to `withheld`.
    fn withhold(&mut self) {
        let documents = self.documents.iter();
        let documents = drafts::Documents::new(
            documents.map(|(file, filed)| (file, &filed.bytes, self.drafts.contains(file))),
        );
        let attachments: Vec<_> = self.attachments.keys().cloned().collect();
        for file in documents.withheld(&attachments) {
            let taken = self.attachments.remove(&file);
            self.withheld
                .extend(taken.map(|attachment| (file, attachment)));
        }
    }

    /// Returns the document that is published at `address`, with or without its last `/`.
    pub(super) fn at_address(&self, address: &str) -> Option<&Arc<str>> {
        let found = self.addresses.get(address);
        found.or_else(|| self.addresses.get(&format!("{address}/")))
    }

    /// Returns the file of the document at `place`.
    pub fn file_at(&self, place: &Place) -> Option<&Arc<str>> {
        self.addresses.get(&place.address())
    }

    /// Returns the names of all documents as contributions have them: `kommuner/nome`.
    pub(in crate::content) fn names_of_documents(&self) -> impl Iterator<Item = String> {
        let places = self.documents.values().map(|filed| &filed.place);
        places
            .filter(|place| !place.is_translation)
            .map(|place| format!("{}/{}", place.kind.folder(), place.slug))
    }

    /// Returns every document, by file.
    pub(in crate::content) fn documents(&self) -> impl Iterator<Item = (&Arc<str>, &Filed)> {
        self.documents.iter()
    }

    /// Returns the document `file`, with the shared string of its name.
    pub(in crate::content) fn filed(&self, file: &str) -> Option<(&Arc<str>, &Filed)> {
        self.documents.get_key_value(file)
    }

    /// Replaces the `bytes` of the document `file`, where its fields are unchanged. Returns `None`
    /// where they are not: then more than this document may have changed.
    pub(in crate::content) fn update_text(
        &mut self,
        file: &Arc<str>,
        bytes: &Arc<[u8]>,
    ) -> Option<()> {
        let filed = self.documents.get_mut(file)?;
        let same_fields = fields(&filed.bytes)? == fields(bytes)?;
        if !same_fields {
            return None;
        }
        filed.bytes = bytes.clone();
        self.updated.insert(file.clone());
        Some(())
    }

    /// Returns every file that is published beside the documents, by file.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.attachments.values()
    }
}

/// The result of a link to a file, but for what follows from the name of the file.
#[derive(PartialEq)]
enum Answer {
    Document { is_draft: bool },
    Attachment(Attachment),
}

/// Returns the front matter of a document as it is written; `None` where it has none.
fn fields(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let yaml = front_matter::split(text).ok()?.yaml?;
    Some(&text[..yaml.end])
}
