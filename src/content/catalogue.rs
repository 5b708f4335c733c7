//! Every file under `content/` by what it is, from the paths alone: so links can be resolved
//! while the first body is being rendered.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::front_matter;
use super::path::{self, Place, Role};
use crate::diagnostic::{Check, Diagnostic, nearest};
use crate::markdown::{Destination, Resolver};
use crate::source::{CONTENT_DIR, Snapshot};

/// A file that is published as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// The address from the root of the site, as a path: not percent-encoded.
    pub address: String,
    /// The file, relative to the root of the site.
    pub file: Arc<str>,
    /// What is in it.
    pub bytes: Arc<[u8]>,
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
    documents: BTreeMap<Arc<str>, Filed>,
    attachments: BTreeMap<Arc<str>, Attachment>,
    /// Drafts that were not asked for: a link to one leads nowhere.
    drafts: BTreeSet<Arc<str>>,
    base_path: String,
}

impl Catalogue {
    /// Sorts the files of `snapshot` by what they are, and tells of those that are nothing.
    /// Drafts have no address unless `drafts`.
    pub fn of(snapshot: &Snapshot, base_path: &str, drafts: bool) -> (Self, Vec<Diagnostic>) {
        let mut catalogue = Self {
            base_path: base_path.to_owned(),
            ..Self::default()
        };
        let mut problems = Vec::new();
        for (name, bytes) in snapshot.under(CONTENT_DIR) {
            match path::role(name) {
                Some(Role::Document(place)) => {
                    if !drafts && is_draft(bytes) {
                        catalogue.drafts.insert(name.clone());
                    }
                    let bytes = bytes.clone();
                    catalogue
                        .documents
                        .insert(name.clone(), Filed { place, bytes });
                }
                Some(Role::Attachment(address)) => {
                    let attachment = Attachment {
                        address,
                        file: name.clone(),
                        bytes: bytes.clone(),
                    };
                    catalogue.attachments.insert(name.clone(), attachment);
                }
                Some(Role::BadName(better)) => problems.push(bad_name(name, better)),
                Some(Role::Stray) => problems.push(stray(name)),
                Some(Role::Data) | None => {}
            }
        }
        (catalogue, problems)
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
    pub(super) fn renew(&mut self, file: &str, bytes: &Arc<[u8]>) -> Option<()> {
        let filed = self.documents.get_mut(file)?;
        let same_fields = fields(&filed.bytes)? == fields(bytes)?;
        if !same_fields || is_draft(&filed.bytes) != is_draft(bytes) {
            return None;
        }
        filed.bytes = bytes.clone();
        Some(())
    }

    /// Every file that is published as it is, by file.
    pub fn attachments(&self) -> impl Iterator<Item = &Attachment> {
        self.attachments.values()
    }

    /// Answers for links in the document `file`.
    pub fn resolver<'a>(&'a self, file: &'a str) -> impl Resolver + 'a {
        FromFile {
            catalogue: self,
            folder: file.rsplit_once('/').map_or("", |(folder, _)| folder),
        }
    }

    /// Whether every question is answered alike here and there.
    pub(super) fn answers_as(&self, other: &Self) -> bool {
        self.base_path == other.base_path
            && self.drafts == other.drafts
            && self.documents.len() == other.documents.len()
            // The same file always has the same place.
            && (self.documents.keys()).eq(other.documents.keys())
            && self.attachments == other.attachments
    }

    /// Whether the catalogue still answers as it did then.
    pub(super) fn still_answers(&self, asked: &Asked) -> bool {
        self.resolver(&asked.file).resolve(&asked.target) == asked.answer
    }

    /// The file that is called as `wanted`, or nearly so, as a link from `folder`.
    fn suggest(&self, folder: &str, wanted: &str) -> Option<String> {
        let stem = |name: &str| path::folded(name.rsplit('/').next().unwrap_or(name));
        let names = self.documents.keys().chain(self.attachments.keys());
        let found = nearest(&stem(wanted), names.map(|name| (stem(name), name)))?;
        Some(relative(folder, found))
    }
}

/// What a document asked of the catalogue while it was read, and what it was told. Nothing else
/// outside its own files has a say in what becomes of a document.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    file: Arc<str>,
    target: String,
    answer: Destination,
}

/// A catalogue that is asked on behalf of one document, perhaps by someone who takes notes.
pub(super) struct Asking<'a> {
    catalogue: &'a Catalogue,
    notes: Option<RefCell<Vec<Asked>>>,
}

impl<'a> Asking<'a> {
    /// Questions to `catalogue`; kept with `notes`.
    pub(super) fn new(catalogue: &'a Catalogue, notes: bool) -> Self {
        Self {
            catalogue,
            notes: notes.then(RefCell::default),
        }
    }

    /// Answers for links in the document `file`.
    pub(super) fn resolver(&self, file: &'a Arc<str>) -> impl Resolver {
        Noted { asking: self, file }
    }

    /// What was asked.
    pub(super) fn into_notes(self) -> Vec<Asked> {
        self.notes.map(RefCell::into_inner).unwrap_or_default()
    }
}

struct Noted<'a> {
    asking: &'a Asking<'a>,
    file: &'a Arc<str>,
}

impl Resolver for Noted<'_> {
    fn resolve(&self, target: &str) -> Destination {
        let answer = self.asking.catalogue.resolver(self.file).resolve(target);
        if let Some(notes) = &self.asking.notes {
            notes.borrow_mut().push(Asked {
                file: self.file.clone(),
                target: target.to_owned(),
                answer: answer.clone(),
            });
        }
        answer
    }
}

struct FromFile<'a> {
    catalogue: &'a Catalogue,
    folder: &'a str,
}

impl Resolver for FromFile<'_> {
    fn resolve(&self, target: &str) -> Destination {
        let plain = target.split('?').next().unwrap_or(target);
        let file = match plain.strip_prefix('/') {
            // Links from the top of the repository work in its web view too.
            Some(from_top) if from_top.starts_with("content/") => Some(from_top.to_owned()),
            Some(_) => {
                let href = format!("{}{}", self.catalogue.base_path, path::encode(plain));
                return Destination::Site {
                    href,
                    path: plain.to_owned(),
                };
            }
            None => join(self.folder, plain),
        };
        let Some(file) = file else {
            return Destination::Missing { suggestion: None };
        };
        if self.catalogue.drafts.contains(file.as_str()) {
            return Destination::Missing { suggestion: None };
        }
        if let Some((file, filed)) = self.catalogue.documents.get_key_value(file.as_str()) {
            let href = format!("{}{}", self.catalogue.base_path, filed.place.address());
            return Destination::Document {
                href,
                file: file.clone(),
            };
        }
        if let Some(attachment) = self.catalogue.attachments.get(file.as_str()) {
            return Destination::Asset {
                href: format!(
                    "{}{}",
                    self.catalogue.base_path,
                    path::encode(&attachment.address)
                ),
                size: attachment.bytes.len() as u64,
                dimensions: dimensions(&attachment.bytes),
            };
        }
        Destination::Missing {
            suggestion: self.catalogue.suggest(self.folder, &file),
        }
    }
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

fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    Some((
        u32::try_from(size.width).ok()?,
        u32::try_from(size.height).ok()?,
    ))
}

/// `target` seen from `folder`; `None` where it leads out of the site.
fn join(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// The way from `folder` to `file`, as a link.
fn relative(folder: &str, file: &str) -> String {
    let from: Vec<&str> = folder.split('/').collect();
    let to: Vec<&str> = file.split('/').collect();
    let shared = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let ups = std::iter::repeat_n("..", from.len() - shared);
    ups.chain(to[shared..].iter().copied())
        .collect::<Vec<_>>()
        .join("/")
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

fn stray(name: &Arc<str>) -> Diagnostic {
    Diagnostic::new(Check::UnknownFolder, name.clone(), None, "fila ligger ikke der et dokument kan ligge").help(
        "Legg den i `content/kommuner`, `content/losninger`, `content/erfaringer` eller `content/sider`, \
         enten rett i mappa eller som `<navn>/index.md`.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn catalogue() -> Catalogue {
        let files = [
            "content/losninger/digisos.md",
            "content/erfaringer/2018/skien.md",
            "content/losninger/digisos/skjema a.pdf",
        ];
        Catalogue::of(
            &Snapshot::from_files(files.map(|name| (name, "x"))),
            "/kunnskap",
            false,
        )
        .0
    }

    fn resolve(target: &str) -> Destination {
        catalogue()
            .resolver("content/erfaringer/2018/skien.md")
            .resolve(target)
    }

    #[test]
    fn a_link_between_files_becomes_an_address() {
        let expected = Destination::Document {
            href: "/kunnskap/losninger/digisos/".into(),
            file: "content/losninger/digisos.md".into(),
        };
        assert_eq!(resolve("../../losninger/digisos.md"), expected);
        assert_eq!(resolve("/content/losninger/digisos.md"), expected);
        let attachment = resolve("../../losninger/digisos/skjema a.pdf");
        assert!(
            matches!(&attachment, Destination::Asset { href, size: 1, .. } if href == "/kunnskap/losninger/digisos/skjema%20a.pdf"),
            "{attachment:?}"
        );
    }

    #[test]
    fn a_link_to_nothing_suggests_the_nearest_file() {
        let expected = Destination::Missing {
            suggestion: Some("../../losninger/digisos.md".into()),
        };
        assert_eq!(resolve("../losninger/digsos.md"), expected);
        assert_eq!(
            resolve("../../../../../etc/passwd"),
            Destination::Missing { suggestion: None }
        );
    }
}
