//! The files of a site as its readers may see them.
//!
//! The parts that are marked `synlighet: nettverk` are taken out of the files here, before anything is
//! made of them, so that nothing which follows can tell of them: no count, no list, no search. Of a
//! document that is kept, its name alone is known afterwards, so that a link to it can be told from
//! one to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use memchr::memmem;
use rayon::prelude::*;
use tr::tr;

use super::drafts;
use super::kind::Kind;
use super::path::{Place, Role, role};
use super::references::target;
use crate::config::Audience;
use crate::diagnostic::{Check, Diagnostic};
use crate::source::{CONTENT_DIR, Snapshot};
use crate::text::Slug;
use crate::yaml::cut::{Cut, for_the_public, for_those_who_know, may_have_mark};
use crate::yaml::front_matter;
use crate::yaml::visibility::KEY;

/// The files of a site as an audience sees them.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The files, each value at the same byte as in the whole ones.
    pub files: Snapshot,
    /// The documents and attachments that are not among them.
    pub kept: Arc<Kept>,
    /// `true` where anything is kept from the audience.
    pub is_less: bool,
    /// The marks that cannot be followed.
    pub problems: Vec<Diagnostic>,
}

/// The names of what is kept from the public.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The documents, with both their versions.
    documents: BTreeMap<Arc<str>, Place>,
    /// The files that belong to them alone.
    attachments: BTreeSet<Arc<str>>,
}

impl Kept {
    /// Decides whether no document is kept.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Returns the name of `file` where it is kept.
    pub fn get(&self, file: &str) -> Option<&Arc<str>> {
        let document = self.documents.get_key_value(file).map(|(name, _)| name);
        document.or_else(|| self.attachments.get(file))
    }

    /// Returns the file of the document that others see at `address`.
    pub fn at_address(&self, address: &str) -> Option<&Arc<str>> {
        let with_end = format!("{}/", address.trim_end_matches('/'));
        let mut documents = self.documents.iter();
        let found = documents.find(|(_, place)| place.address() == with_end);
        found.map(|(file, _)| file)
    }

    /// Returns the documents as others name them.
    fn names(&self) -> Names {
        let mains = self
            .documents
            .values()
            .filter(|place| !place.is_translation);
        Names(mains.map(|place| (place.kind, place.slug)).collect())
    }

    /// Returns the documents, by file.
    pub fn documents(&self) -> impl Iterator<Item = (&Arc<str>, &Place)> {
        self.documents.iter()
    }
}

/// Returns `files` as `audience` sees them. Nothing is copied where nothing is marked.
pub fn shown(files: &Snapshot, audience: Audience) -> Shown {
    let whole = Shown {
        files: files.clone(),
        ..Shown::default()
    };
    let own = match audience {
        Audience::Network | Audience::Writers => return whole,
        Audience::Public => None,
        Audience::Municipality(slug) => Some(slug),
    };
    let all: Vec<_> = files.under(CONTENT_DIR).collect();
    let mut marked: BTreeMap<Arc<str>, Place> = all
        .par_iter()
        .filter_map(|(name, bytes)| Some(((*name).clone(), marked_document(name, bytes)?)))
        .collect();
    if let Some(own) = own {
        let said = said_by(own, &all);
        marked.retain(|_, place| !is_of(own, place) && !is_named(place, &said));
    }
    let kept = kept(files, marked);
    let names = kept.names();
    let cut: Vec<(&Arc<str>, Parts)> = all
        .par_iter()
        .filter(|(name, _)| kept.get(name).is_none())
        .filter_map(|(name, bytes)| Some((*name, parts(name, bytes, own, &names)?)))
        .collect();
    if kept.is_empty() && cut.is_empty() {
        return whole;
    }
    let refused = cut.iter().filter(|(_, parts)| parts.bytes().is_none());
    let problems = refused.map(|(name, _)| refusal(name)).collect();
    // Contributions are never published, and may be about what is kept: they are checked with it.
    let proposed = all.iter().map(|(name, _)| *name);
    let proposed = proposed.filter(|name| matches!(role(name), Some(Role::Contribution)));
    let gone = kept.documents.keys().chain(&kept.attachments);
    let gone = gone.chain(proposed);
    let changes = cut.iter().map(|(name, parts)| (*name, parts.bytes()));
    let files = files.with(changes.chain(gone.map(|name| (name, None))));
    Shown {
        files,
        kept: Arc::new(kept),
        is_less: true,
        problems,
    }
}

/// A file that has less for its readers than for others.
enum Parts {
    /// The bytes without what is kept.
    Shown(Arc<[u8]>),
    /// Something is kept, and cannot be taken out.
    Refused,
}

impl Parts {
    /// Returns the bytes that the readers may see.
    fn bytes(&self) -> Option<&Arc<[u8]>> {
        match self {
            Self::Shown(bytes) => Some(bytes),
            Self::Refused => None,
        }
    }
}

/// Decides whether the file can have a mark; quick, since every file is asked.
fn may_be_marked(bytes: &[u8]) -> bool {
    memmem::find(bytes, KEY.as_bytes()).is_some() || memchr::memchr(b'\\', bytes).is_some()
}

/// Returns the place of the document `name` where it is marked as a whole.
fn marked_document(name: &str, bytes: &[u8]) -> Option<Place> {
    if !may_be_marked(bytes) {
        return None;
    }
    let Role::Document(place) = role(name)? else {
        return None;
    };
    let (text, fields) = fields(bytes, false)?;
    let yaml = &text[fields];
    (may_have_mark(yaml) && for_the_public(yaml, &|_, _| false) == Cut::Whole).then_some(place)
}

/// Returns the file `name` without what is kept from all but the municipality `own`; `None` where it
/// stands as it is.
fn parts(name: &str, bytes: &Arc<[u8]>, own: Option<Slug>, names: &Names) -> Option<Parts> {
    if names.0.is_empty() && !may_be_marked(bytes) {
        return None;
    }
    let is_data = match role(name)? {
        Role::Document(place) if own.is_some_and(|own| is_of(own, &place)) => return None,
        Role::Document(_) => false,
        // Lists of topics and words say nothing of what others have.
        Role::Data if own.is_some() => return None,
        Role::Data => true,
        _ => return None,
    };
    let (text, fields) = fields(bytes, is_data)?;
    let yaml = &text[fields.clone()];
    if !may_have_mark(yaml) && !names.may_be_in(yaml) {
        return None;
    }
    let is_kept = |field: &str, value: &str| names.has(field, value);
    // Of the documents that are kept, only those are left here that the municipality names itself.
    let cut = match own {
        Some(_) => for_those_who_know(yaml, &is_kept),
        None => for_the_public(yaml, &is_kept),
    };
    match cut {
        Cut::Nothing => None,
        Cut::Whole | Cut::Refused => Some(Parts::Refused),
        Cut::Parts(shown) => {
            let (before, after) = (&bytes[..fields.start], &bytes[fields.end..]);
            let shown = [before, shown.as_bytes(), after].concat();
            Some(Parts::Shown(shown.into()))
        }
    }
}

/// The documents that are kept, as others name them.
struct Names(BTreeSet<(Kind, Slug)>);

impl Names {
    /// Decides whether any of them can be named in `yaml`.
    fn may_be_in(&self, yaml: &str) -> bool {
        let mut slugs = self.0.iter().map(|(_, slug)| slug.as_str());
        slugs.any(|slug| memmem::find(yaml.as_bytes(), slug.as_bytes()).is_some())
    }

    /// Decides whether `value` names one of them in the field called `field`.
    fn has(&self, field: &str, value: &str) -> bool {
        let slug = || Slug::new(value.trim());
        let named = target(field).and_then(|kind| Some((kind, slug()?)));
        named.is_some_and(|named| self.0.contains(&named))
    }
}

/// Decides whether the document at `place` is that of the municipality.
fn is_of(municipality: Slug, place: &Place) -> bool {
    place.kind == Kind::Municipality && place.slug == municipality
}

/// Returns what the municipality says in its files.
fn said_by(municipality: Slug, all: &[(&Arc<str>, &Arc<[u8]>)]) -> String {
    let is_own = |name: &str| match role(name) {
        Some(Role::Document(place)) => is_of(municipality, &place),
        _ => false,
    };
    let own = all.iter().filter(|(name, _)| is_own(name));
    let texts = own.map(|(_, bytes)| String::from_utf8_lossy(bytes));
    texts.collect::<Vec<_>>().join("\n")
}

/// Decides whether it is a document that is named in `said`: who says that it uses something knows
/// that it is there.
fn is_named(place: &Place, said: &str) -> bool {
    let is_end = |letter: char| !letter.is_alphanumeric() && letter != '-';
    said.split(is_end).any(|word| word == place.slug.as_str())
}

/// Returns the text of a file as far as it can be read, and the place of its fields; `None` where it
/// has none. A file of data is all fields.
fn fields(bytes: &[u8], is_data: bool) -> Option<(&str, Range<usize>)> {
    // Only the fields need be valid UTF-8 here.
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    let fields = match is_data {
        true => front_matter::without_mark(text).1..text.len(),
        false => front_matter::split(text).ok()?.yaml?,
    };
    Some((text, fields))
}

/// Returns the names of what is kept as a whole: each document that is `marked` with its translation,
/// and the files that belong to them alone.
fn kept(files: &Snapshot, marked: BTreeMap<Arc<str>, Place>) -> Kept {
    let mut kept = Kept {
        documents: marked,
        attachments: BTreeSet::new(),
    };
    if kept.documents.is_empty() {
        return kept;
    }
    let (mut documents, mut attachments) = (Vec::new(), Vec::new());
    for (name, bytes) in files.under(CONTENT_DIR) {
        match role(name) {
            Some(Role::Document(place)) => documents.push((name, bytes, place)),
            Some(Role::Attachment(_)) => attachments.push(name.clone()),
            _ => {}
        }
    }
    let mains = kept.names().0;
    for (name, _, place) in &documents {
        if mains.contains(&(place.kind, place.slug)) {
            kept.documents.insert((*name).clone(), place.clone());
        }
    }
    let owners = documents
        .into_iter()
        .map(|(name, bytes, _)| (name, bytes, kept.documents.contains_key(name)));
    kept.attachments = drafts::Documents::new(owners).withheld(&attachments);
    kept
}

fn refusal(file: &Arc<str>) -> Diagnostic {
    let message = tr!("`synlighet` kan ikke følges slik den står her, så ingenting blir publisert");
    Diagnostic::new(Check::InvalidYaml, file.clone(), None, message).help(tr!(
        "Skriv det som gjelder, som vanlige felt under hverandre, uten `&` og `*`, i YAML mellom \
         linjer med `---`. I filer under content/data gjelder merket ett punkt, ikke hele fila."
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &Snapshot) -> Vec<&str> {
        files.iter().map(|(name, _)| &**name).collect()
    }

    #[test]
    fn a_marked_document_is_gone_with_all_that_belongs_to_it() {
        let kept =
            "---\ntittel: A\nsynlighet: nettverk\n---\n[a](../vist/a.pdf) [b](../vist/b.pdf)\n";
        let files = Snapshot::from_files([
            ("content/losninger/a/index.md", kept),
            ("content/losninger/a/index.nn.md", "---\ntittel: Å\n---\n"),
            ("content/losninger/a/plan.pdf", ""),
            ("content/losninger/vist/a.pdf", ""),
            ("content/losninger/vist/b.pdf", ""),
            (
                "content/losninger/vist/index.md",
                "---\ntittel: B\n---\n[b](b.pdf)\n",
            ),
        ]);
        let shown = shown(&files, Audience::Public);
        assert!(shown.is_less && shown.problems.is_empty());
        assert_eq!(
            names(&shown.files),
            [
                "content/losninger/vist/b.pdf",
                "content/losninger/vist/index.md"
            ]
        );
        assert!(shown.kept.get("content/losninger/vist/a.pdf").is_some());
        let at_address = shown.kept.at_address("/losninger/a");
        assert_eq!(
            at_address.map(|file| &**file),
            Some("content/losninger/a/index.md")
        );
    }

    #[test]
    fn others_see_the_very_same_files() {
        let text = "---\ntittel: A\nsynlighet: nettverk\n---\n";
        let files = Snapshot::from_files([("content/sider/a.md", text)]);
        for audience in [Audience::Network, Audience::Writers] {
            let shown = shown(&files, audience);
            assert!(!shown.is_less);
            assert!(shown.files.differences(&files).is_empty());
        }
    }

    #[test]
    fn a_mark_that_cannot_be_followed_stops_the_site() {
        for (name, text) in [
            (
                "content/sider/a.md",
                "+++\n[a]\nsynlighet = \"nettverk\"\n+++\n",
            ),
            (
                "content/data/runder.yaml",
                "synlighet: nettverk\nrunder: []\n",
            ),
        ] {
            let shown = shown(&Snapshot::from_files([(name, text)]), Audience::Public);
            assert_eq!(shown.problems.len(), 1, "{name}");
            assert!(shown.files.get(name).is_none(), "{name}");
        }
    }
}
