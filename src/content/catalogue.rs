//! Every file under `content/` by what it is, from the paths alone: so links can be resolved
//! while the first body is being rendered.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::front_matter;
use super::path::{self, Place, Role};
use crate::diagnostic::{Check, Diagnostic};
use crate::images::{self, Fault, Image};
use crate::source::{CONTENT_DIR, Snapshot};

mod resolve;

pub(super) use resolve::{Asked, Asking};

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The address from the root of the site, as a path: not percent-encoded.
    pub address: String,
    /// The file, relative to the root of the site.
    pub file: Arc<str>,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// What it is as an image, where it is one.
    pub image: Option<Image>,
}

/// A document among the files.
#[derive(Debug)]
pub(super) struct Filed {
    pub(super) place: Place,
    pub(super) bytes: Arc<[u8]>,
}

/// What is where.
#[derive(Debug, Default)]
pub struct Catalogue {
    made_of: Snapshot,
    /// Documents of which other bytes were taken in since.
    renewed: BTreeSet<Arc<str>>,
    documents: BTreeMap<Arc<str>, Filed>,
    attachments: BTreeMap<Arc<str>, Attachment>,
    /// Drafts that were not asked for: a link to one leads nowhere.
    drafts: BTreeSet<Arc<str>>,
    /// Files that are nothing, and what is wrong with them.
    problems: BTreeMap<Arc<str>, Diagnostic>,
    base_path: String,
    with_drafts: bool,
}

/// Which questions a catalogue answers in another way than it did.
pub(super) enum Other {
    /// Any.
    Any,
    /// Those that lead to one of these files, and those that led nowhere.
    About(BTreeSet<Arc<str>>),
    /// None.
    None,
}

impl Catalogue {
    /// Sorts the files of `snapshot` by what they are. Drafts have no address unless `drafts`.
    pub fn of(snapshot: &Snapshot, base_path: &str, drafts: bool) -> Self {
        let mut catalogue = Self {
            made_of: snapshot.clone(),
            base_path: base_path.to_owned(),
            with_drafts: drafts,
            ..Self::default()
        };
        let files: Vec<_> = snapshot.under(CONTENT_DIR).collect();
        let roles: Vec<_> = (files.par_iter())
            .map(|(name, bytes)| (path::role(name), !drafts && is_draft(bytes)))
            .collect();
        for ((name, bytes), (role, is_draft)) in files.into_iter().zip(roles) {
            catalogue.add(name, bytes, role, is_draft);
        }
        catalogue
    }

    /// Becomes the catalogue of these files, and tells what it answers in another way now.
    pub(super) fn follow(&mut self, snapshot: &Snapshot, base_path: &str, drafts: bool) -> Other {
        if self.base_path != base_path || self.with_drafts != drafts || self.documents.is_empty() {
            *self = Self::of(snapshot, base_path, drafts);
            return Other::Any;
        }
        let before = std::mem::replace(&mut self.made_of, snapshot.clone());
        let mut changed = std::mem::take(&mut self.renewed);
        changed.extend(before.differences(snapshot).into_iter().cloned());
        let mut others = BTreeSet::new();
        for name in &changed {
            let then = self.take(name);
            let now = snapshot.get(name).and_then(|bytes| {
                self.add(name, bytes, path::role(name), !drafts && is_draft(bytes))
            });
            if then != now {
                others.insert(name.clone());
            }
        }
        match others.is_empty() {
            true => Other::None,
            false => Other::About(others),
        }
    }

    /// What is wrong with the names of files, by file.
    pub fn problems(&self) -> impl Iterator<Item = &Diagnostic> {
        self.problems.values()
    }

    /// Files `name` under what it is, and gives what links find there.
    fn add(
        &mut self,
        name: &Arc<str>,
        bytes: &Arc<[u8]>,
        role: Option<Role>,
        is_draft: bool,
    ) -> Option<Answer> {
        match role? {
            Role::Document(place) => {
                if is_draft {
                    self.drafts.insert(name.clone());
                }
                let bytes = bytes.clone();
                self.documents.insert(name.clone(), Filed { place, bytes });
                Some(Answer::Document { is_draft })
            }
            Role::Attachment(address) => {
                let image = images::look(name, bytes);
                if let Some(fault) = image.as_ref().and_then(|image| image.fault) {
                    self.problems.insert(name.clone(), fault_of(name, fault));
                }
                let attachment = Attachment {
                    address,
                    file: name.clone(),
                    bytes: bytes.clone(),
                    image,
                };
                self.attachments.insert(name.clone(), attachment.clone());
                Some(Answer::Attachment(attachment))
            }
            Role::BadName(better) => {
                self.problems.insert(name.clone(), bad_name(name, better));
                None
            }
            Role::Stray => {
                self.problems.insert(name.clone(), stray(name));
                None
            }
            Role::Data => None,
        }
    }

    /// Takes `name` out, and gives what links found there.
    fn take(&mut self, name: &Arc<str>) -> Option<Answer> {
        self.problems.remove(name);
        let is_draft = self.drafts.remove(name);
        let document = self.documents.remove(name);
        let document = document.map(|_| Answer::Document { is_draft });
        document.or_else(|| self.attachments.remove(name).map(Answer::Attachment))
    }

    /// Every document, by file.
    pub(super) fn documents(&self) -> impl Iterator<Item = (&Arc<str>, &Filed)> {
        self.documents.iter()
    }

    /// The document `file`, with the name that all share.
    pub(super) fn filed(&self, file: &str) -> Option<(&Arc<str>, &Filed)> {
        self.documents.get_key_value(file)
    }

    /// Takes in other `bytes` of the document `file`, where its fields are as they were. `None`
    /// where they are not, and more than this document may have changed.
    pub(super) fn renew(&mut self, file: &Arc<str>, bytes: &Arc<[u8]>) -> Option<()> {
        let filed = self.documents.get_mut(file)?;
        let same_fields = fields(&filed.bytes)? == fields(bytes)?;
        if !same_fields || is_draft(&filed.bytes) != is_draft(bytes) {
            return None;
        }
        filed.bytes = bytes.clone();
        self.renewed.insert(file.clone());
        Some(())
    }

    /// Every file that is published as it is, by file.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.attachments.values()
    }
}

/// What links find in the place of a file. The name of a document tells all the rest.
#[derive(PartialEq)]
enum Answer {
    Document { is_draft: bool },
    Attachment(Attachment),
}

/// The fields at the top of a document, as they are written; `None` where it has none.
fn fields(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let yaml = front_matter::split(text).ok()?.yaml?;
    Some(&text[..yaml.end])
}

/// Whether the fields at the top say that the file is a draft. Links are resolved before fields
/// are read, so this looks at the lines alone.
fn is_draft(bytes: &[u8]) -> bool {
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines.next() == Some(b"---")
        && lines
            .take_while(|line| *line != b"---")
            .any(|line| matches!(line, b"utkast: true" | b"utkast: ja" | b"draft: true"))
}

fn bad_name(name: &Arc<str>, better: Option<String>) -> Diagnostic {
    let help = match better {
        Some(better) => format!("Gi den navnet `{better}.md` (mappa: `{better}`)."),
        None => "Bruk bare små bokstaver a–z, tall og bindestrek.".to_owned(),
    };
    Diagnostic::new(
        Check::InvalidFileName,
        name.clone(),
        None,
        "filnavnet kan ikke brukes i en adresse",
    )
    .help(help)
}

fn fault_of(name: &Arc<str>, fault: Fault) -> Diagnostic {
    let message = fault.to_string();
    Diagnostic::new(fault.check(), name.clone(), None, message).help(fault.help())
}

fn stray(name: &Arc<str>) -> Diagnostic {
    Diagnostic::new(Check::UnknownFolder, name.clone(), None, "fila ligger ikke der et dokument kan ligge").help(
        "Legg den i `content/kommuner`, `content/losninger`, `content/erfaringer` eller `content/sider`, \
         enten rett i mappa eller som `<navn>/index.md`.",
    )
}
