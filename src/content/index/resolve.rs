//! Resolves links in documents, and records the result of each, so that a cached document is valid
//! for as long as the results are the same.

use std::cell::RefCell;
use std::sync::Arc;

use super::attachment::Attachment;
use super::content_index::{ContentIndex, Invalidation};
use super::link_path::{Wanted, file_at};
use crate::markdown::{Destination, Resolver};
use crate::text::Lang;
use crate::text::composed::composed;
use crate::text::percent::encode_path;

impl ContentIndex {
    /// Returns the resolver of links in the document `file`.
    pub fn resolver<'a>(&'a self, file: &'a str) -> impl Resolver + 'a {
        FileResolver {
            index: self,
            folder: file.rsplit_once('/').map_or("", |(folder, _)| folder),
            is_draft: self.drafts.contains(file),
        }
    }

    /// Decides whether `asked` still resolves to the same result; `other` says which links may not.
    pub(in crate::content) fn still_answers(
        &self,
        asked: &LinkQuery,
        other: &Invalidation,
    ) -> bool {
        let ask = || {
            let resolver = self.resolver(&asked.file);
            resolver.resolve(&asked.target, asked.suggest) == asked.answer
        };
        match other {
            Invalidation::None => true,
            Invalidation::Any => ask(),
            Invalidation::About(files) => match &asked.answer {
                Destination::Document { file, .. } => !files.contains(file),
                _ => ask(),
            },
        }
    }

    /// Returns the name of `file` as the index has it: the same letters may be encoded in two ways.
    pub(super) fn as_filed(&self, file: String) -> String {
        if file.is_ascii()
            || self.documents.contains_key(file.as_str())
            || self.attachments.contains_key(file.as_str())
        {
            return file;
        }
        // A no-break space looks like any other.
        let plain: String = file
            .chars()
            .map(|letter| match letter {
                '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
                _ => letter,
            })
            .collect();
        let file = match self.documents.contains_key(plain.as_str())
            || self.attachments.contains_key(plain.as_str())
        {
            true => plain,
            false => file,
        };
        let composed = composed(&file);
        match self.decomposed.get(&*composed) {
            Some(filed) => filed.to_string(),
            None => composed.into_owned(),
        }
    }
}

/// A link that was resolved while a document was read, with its result. Together with the
/// document's own files, these are the only inputs of reading it.
#[derive(Clone, Debug)]
pub(in crate::content) struct LinkQuery {
    file: Arc<str>,
    target: String,
    suggest: bool,
    answer: Destination,
}

/// Resolves the links of one document, and records them where asked to.
pub(in crate::content) struct LinkRecorder<'a> {
    index: &'a ContentIndex,
    queries: RefCell<Vec<LinkQuery>>,
}

impl<'a> LinkRecorder<'a> {
    /// Returns a resolver with `index`.
    pub(in crate::content) fn new(index: &'a ContentIndex) -> Self {
        Self {
            index,
            queries: RefCell::default(),
        }
    }

    /// Returns the language of documents that do not give one.
    pub(in crate::content) fn lang(&self) -> Lang {
        self.index.lang()
    }

    /// Returns the address of the site.
    pub(in crate::content) fn base_url(&self) -> &str {
        self.index.base_url()
    }

    /// Returns the resolver of links in the document `file`.
    pub(in crate::content) fn resolver(&self, file: &'a Arc<str>) -> impl Resolver {
        RecordingResolver {
            recorder: self,
            file,
        }
    }

    /// Returns the links that were resolved.
    pub(in crate::content) fn into_queries(self) -> Vec<LinkQuery> {
        self.queries.into_inner()
    }
}

struct RecordingResolver<'a> {
    recorder: &'a LinkRecorder<'a>,
    file: &'a Arc<str>,
}

impl Resolver for RecordingResolver<'_> {
    fn resolve(&self, target: &str, suggest: bool) -> Destination {
        let answer = self
            .recorder
            .index
            .resolver(self.file)
            .resolve(target, suggest);
        self.recorder.queries.borrow_mut().push(LinkQuery {
            file: self.file.clone(),
            target: target.to_owned(),
            suggest,
            answer: answer.clone(),
        });
        answer
    }

    fn own_path<'t>(&self, address: &'t str) -> Option<&'t str> {
        self.recorder.index.rules.own_path(address)
    }
}

struct FileResolver<'a> {
    index: &'a ContentIndex,
    folder: &'a str,
    /// `true` where the document is not published, and so may link to others that are not.
    is_draft: bool,
}

impl FileResolver<'_> {
    /// Returns the file of the document at `address`, also of one that is kept from the readers.
    fn at_address(&self, address: &str) -> Option<&Arc<str>> {
        let found = self.index.at_address(address);
        found.or_else(|| self.index.rules.kept.at_address(address))
    }
}

impl Resolver for FileResolver<'_> {
    fn resolve(&self, target: &str, suggest: bool) -> Destination {
        let plain = target.split('?').next().unwrap_or(target);
        let base = &self.index.rules.base_path;
        let file = match file_at(self.folder, plain) {
            Wanted::File(file) => self.index.as_filed(file),
            Wanted::Page => match self.at_address(plain) {
                Some(file) => file.to_string(),
                None => {
                    let rules = &self.index.rules;
                    let start = match rules.only_public.contains(&plain) {
                        true => &rules.base_url,
                        false => base,
                    };
                    return Destination::Site {
                        href: format!("{start}{}", encode_path(plain)),
                        path: plain.to_owned(),
                    };
                }
            },
            Wanted::Outside => return Destination::Missing { suggestion: None },
        };
        if let Some(kept) = self.index.rules.kept.get(&file) {
            return Destination::Kept { file: kept.clone() };
        }
        if let Some(draft) = self.index.drafts.get(file.as_str())
            && !self.is_draft
        {
            return Destination::Draft {
                file: draft.clone(),
            };
        }
        if let Some((file, filed)) = self.index.documents.get_key_value(file.as_str()) {
            let href = format!("{base}{}", filed.place.address());
            return Destination::Document {
                href,
                file: file.clone(),
            };
        }
        let withheld = || self.index.withheld.get(file.as_str());
        let attachment = self.index.attachments.get(file.as_str());
        if let Some(attachment) = attachment.or_else(|| self.is_draft.then(withheld)?) {
            return asset(base, attachment);
        }
        if let Some((file, _)) = self.index.withheld.get_key_value(file.as_str()) {
            return Destination::Draft { file: file.clone() };
        }
        let suggestion = suggest.then(|| self.index.suggest(self.folder, plain));
        Destination::Missing {
            suggestion: suggestion.flatten(),
        }
    }

    fn own_path<'t>(&self, address: &'t str) -> Option<&'t str> {
        self.index.rules.own_path(address)
    }
}

/// Returns the destination of a link to `attachment` on a site in the folder `base`.
fn asset(base: &str, attachment: &Attachment) -> Destination {
    let image = attachment.image.as_ref();
    let variants = image.map_or(&[][..], |image| &image.variants);
    Destination::Asset {
        href: format!("{base}{}", encode_path(&attachment.address)),
        size: attachment.bytes.len() as u64,
        dimensions: image.and_then(|image| image.dimensions),
        variants: variants
            .iter()
            .map(|variant| (variant.width, format!("{base}{}", variant.address)))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::index::Rules;
    use crate::markdown::Suggestion;
    use crate::source::Snapshot;

    fn index() -> ContentIndex {
        let files = [
            "content/losninger/digisos.md",
            "content/erfaringer/2018/skien.md",
            "content/losninger/digisos/skjema a.pdf",
            "content/losninger/digisos/bla\u{30a}tt.pdf",
            "content/losninger/digisos/grått.pdf",
        ];
        let pdf = "%PDF-1.4\n%%EOF\n";
        let rules = Rules {
            base_path: "/kunnskap".into(),
            ..Rules::default()
        };
        ContentIndex::of(&Snapshot::from_files(files.map(|name| (name, pdf))), &rules)
    }

    fn resolve(target: &str) -> Destination {
        index()
            .resolver("content/erfaringer/2018/skien.md")
            .resolve(target, true)
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
            matches!(&attachment, Destination::Asset { href, size: 15, .. } if href == "/kunnskap/vedlegg/losninger/digisos/skjema%20a.pdf"),
            "{attachment:?}"
        );
    }

    #[test]
    fn an_address_of_a_document_leads_to_the_document() {
        let expected = Destination::Document {
            href: "/kunnskap/losninger/digisos/".into(),
            file: "content/losninger/digisos.md".into(),
        };
        assert_eq!(resolve("/losninger/digisos/"), expected);
        assert_eq!(resolve("/losninger/digisos"), expected);
        let page = resolve("/dekning/");
        assert!(matches!(&page, Destination::Site { path, .. } if path == "/dekning/"));
    }

    #[test]
    fn the_full_address_of_the_site_is_one_of_its_own() {
        let rules = Rules {
            base_url: "https://a.no/kunnskap".into(),
            ..Rules::default()
        };
        for (address, path) in [
            ("https://a.no/kunnskap", Some("/")),
            ("HTTP://A.no/kunnskap/x/?q=a#b", Some("/x/?q=a#b")),
            ("https://a.no/kunnskapen/", None),
            ("https://a.no/", None),
            ("https://b.no/kunnskap/", None),
            ("https://a.no.b.no/kunnskap/", None),
        ] {
            assert_eq!(rules.own_path(address), path, "{address}");
        }
        assert_eq!(Rules::default().own_path("https://a.no/"), None);
    }

    #[test]
    fn a_link_to_a_draft_says_so() {
        let files = [
            ("content/sider/a.md", "---\ntittel: A\n---\n"),
            ("content/sider/b.md", "---\nutkast: true\n---\n"),
            ("content/sider/b/plan.pdf", "%PDF-1.4\n%%EOF\n"),
        ];
        let index = ContentIndex::of(&Snapshot::from_files(files), &Rules::default());
        let resolver = index.resolver("content/sider/a.md");
        for (target, file) in [
            ("b.md", "content/sider/b.md"),
            ("/b/", "content/sider/b.md"),
            ("b/plan.pdf", "content/sider/b/plan.pdf"),
        ] {
            let expected = Destination::Draft { file: file.into() };
            assert_eq!(resolver.resolve(target, true), expected, "{target}");
        }
    }

    #[test]
    fn a_link_is_found_however_its_letters_are_composed() {
        for (target, address) in [
            ("blått.pdf", "bl%C3%A5tt.pdf"),
            ("bla\u{30a}tt.pdf", "bl%C3%A5tt.pdf"),
            ("gra\u{30a}tt.pdf", "gr%C3%A5tt.pdf"),
            ("grått.pdf", "gr%C3%A5tt.pdf"),
            ("skjema\u{a0}a.pdf", "skjema%20a.pdf"),
        ] {
            let found = resolve(&format!("../../losninger/digisos/{target}"));
            let expected = format!("/kunnskap/vedlegg/losninger/digisos/{address}");
            assert!(
                matches!(&found, Destination::Asset { href, .. } if *href == expected),
                "{target}: {found:?}"
            );
        }
    }

    #[test]
    fn a_link_to_nothing_suggests_the_nearest_file() {
        let expected = Destination::Missing {
            suggestion: Some(Suggestion {
                link: "../../losninger/digisos.md".into(),
                is_certain: false,
            }),
        };
        assert_eq!(resolve("../losninger/digsos.md"), expected);
        assert_eq!(
            resolve("../../../../../etc/passwd"),
            Destination::Missing { suggestion: None }
        );
    }
}
