//! Drafts, and the files that go with them.
//!
//! A draft is left out of what is published, and so is what belongs to it: the files in its
//! folder, and files elsewhere that nothing but drafts links to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag};

use super::index::linked_file;
use crate::markdown::spaced_link;
use crate::text::composed::composed;
use crate::yaml::front_matter;
use crate::yaml::values::truth;

/// Decides whether the front matter says that the file is a draft. Links are resolved before
/// documents are read, so this parses the fields itself, but only where the text can say so at all.
pub fn is_draft(bytes: &[u8]) -> bool {
    let Some(yaml) = fields(bytes) else {
        return false;
    };
    // An escape in quotes can write any word differently.
    let may_be = ["utkast", "draft", "\\"]
        .iter()
        .any(|word| yaml.contains(word));
    may_be
        && front_matter::parse(yaml, 0).is_ok_and(|map| {
            ["utkast", "draft"]
                .iter()
                .any(|key| map.get(*key).and_then(truth) == Some(true))
        })
}

fn fields(bytes: &[u8]) -> Option<&str> {
    // Only the fields need be valid UTF-8 here.
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?,
    };
    let yaml = front_matter::split(valid).ok()?.yaml?;
    Some(&valid[yaml])
}

/// The documents of a site, to decide which attachments belong to drafts.
pub(super) struct Documents<'a> {
    /// Every document by file: its bytes, and `true` where it is a draft that was not asked for.
    all: BTreeMap<&'a str, (&'a [u8], bool)>,
}

impl<'a> Documents<'a> {
    pub(super) fn new(
        documents: impl Iterator<Item = (&'a Arc<str>, &'a Arc<[u8]>, bool)>,
    ) -> Self {
        let all = documents.map(|(file, bytes, is_draft)| (&**file, (&**bytes, is_draft)));
        Self { all: all.collect() }
    }

    /// Returns those of `attachments` that belong to drafts alone.
    pub(super) fn withheld(&self, attachments: &[Arc<str>]) -> BTreeSet<Arc<str>> {
        if !self.all.values().any(|(_, is_draft)| *is_draft) {
            return BTreeSet::new();
        }
        let linked = self.linked_by_drafts_alone(attachments);
        let is_withheld = |file: &&Arc<str>| match self.owner_is_draft(file) {
            Some(true) => true,
            _ => linked.contains(&***file),
        };
        attachments.iter().filter(is_withheld).cloned().collect()
    }

    /// Decides whether the document that the folder of `file` belongs to is a draft; the nearest
    /// such folder counts. A folder belongs to the document that is its index, or that is beside it
    /// with its name. Returns `None` where the folder belongs to no document.
    fn owner_is_draft(&self, file: &str) -> Option<bool> {
        let mut folder = file.rsplit_once('/')?.0;
        loop {
            let names = [
                "/index.md",
                "/_index.md",
                "/README.md",
                ".md",
                "/index.nn.md",
                ".nn.md",
            ];
            let owners = names.iter().map(|name| format!("{folder}{name}"));
            let found = owners
                .into_iter()
                .find_map(|owner| self.all.get(owner.as_str()).map(|(_, is_draft)| *is_draft));
            if found.is_some() {
                return found;
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    /// Returns the files that some draft links to, and no other document.
    fn linked_by_drafts_alone(&self, attachments: &[Arc<str>]) -> BTreeSet<String> {
        let known: BTreeSet<String> = attachments
            .iter()
            .map(|file| composed(file).into_owned())
            .collect();
        let of = |wanted: bool| {
            let those = self
                .all
                .iter()
                .filter(move |(_, (_, is_draft))| *is_draft == wanted);
            those.map(|(file, (bytes, _))| (*file, *bytes))
        };
        let mut linked: BTreeSet<String> = BTreeSet::new();
        for (file, bytes) in of(true) {
            linked.extend(
                links(file, bytes)
                    .into_iter()
                    .filter(|to| known.contains(to)),
            );
        }
        if linked.is_empty() {
            return linked;
        }
        for (file, bytes) in of(false) {
            for to in links(file, bytes) {
                linked.remove(&to);
            }
        }
        let is_linked = |file: &&Arc<str>| linked.contains(&*composed(file));
        attachments
            .iter()
            .filter(is_linked)
            .map(|file| file.to_string())
            .collect()
    }
}

/// Returns the files that the document `file` links to, with composed letters.
fn links(file: &str, bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let body = front_matter::split(&text).map_or(0..text.len(), |parts| parts.body);
    let mut found = Vec::new();
    let body = &text[body];
    let spaced = |link: BrokenLink<'_>| spaced_link(body, &link);
    for event in Parser::new_with_broken_link_callback(body, Options::all(), Some(spaced)) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.extend(linked_file(folder, &dest_url));
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let values = html.split(['"', '\'']).skip(1).step_by(2);
                found.extend(values.filter_map(|value| linked_file(folder, value)));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_recognised_however_its_fields_are_written() {
        for fields in [
            "utkast: true",
            "utkast: ja",
            "draft: true",
            "utkast:   true  # ikke klar",
            "utkast: True",
            "\"utkast\": true",
            "'utkast': ja",
            "{tittel: A, utkast: true}",
            "\"utk\\u0061st\": true",
            "tittel: A\nutkast: TRUE",
        ] {
            assert!(
                is_draft(format!("---\n{fields}\n---\n").as_bytes()),
                "{fields}"
            );
            assert!(
                is_draft(format!("\u{feff}---\r\n{fields}\r\n---\r\n").as_bytes()),
                "{fields}"
            );
        }
        for fields in [
            "utkast: false",
            "utkast: nei",
            "tittel: utkast true",
            "a: {utkast: true}",
        ] {
            assert!(
                !is_draft(format!("---\n{fields}\n---\n").as_bytes()),
                "{fields}"
            );
        }
        assert!(!is_draft(b"---\ntittel: A\n---\n\nutkast: true\n"));
    }

    fn withheld(documents: &[(&str, &str)], attachments: &[&str]) -> Vec<String> {
        let documents: Vec<(Arc<str>, Arc<[u8]>)> = documents
            .iter()
            .map(|(file, text)| (Arc::from(*file), Arc::from(text.as_bytes())))
            .collect();
        let documents = Documents::new(
            documents
                .iter()
                .map(|(file, bytes)| (file, bytes, is_draft(bytes))),
        );
        let attachments: Vec<Arc<str>> = attachments.iter().map(|file| Arc::from(*file)).collect();
        documents
            .withheld(&attachments)
            .iter()
            .map(|file| file.to_string())
            .collect()
    }

    const DRAFT: &str = "---\nutkast: true\n---\n";
    const SHOWN: &str = "---\ntittel: A\n---\n";

    #[test]
    fn files_in_the_folder_of_a_draft_are_withheld() {
        let documents = [
            ("c/e/hemmelig/index.md", DRAFT),
            ("c/e/vist/index.md", SHOWN),
            ("c/e/ved-siden.md", DRAFT),
            ("c/s/ute/_index.md", DRAFT),
            ("c/s/ute/inne/index.md", SHOWN),
        ];
        let attachments = [
            "c/e/hemmelig/a.pdf",
            "c/e/hemmelig/bilder/b.png",
            "c/e/vist/c.pdf",
            "c/e/ved-siden/d.pdf",
            "c/s/ute/e.pdf",
            "c/s/ute/inne/f.pdf",
            "c/e/g.pdf",
        ];
        assert_eq!(
            withheld(&documents, &attachments),
            [
                "c/e/hemmelig/a.pdf",
                "c/e/hemmelig/bilder/b.png",
                "c/e/ved-siden/d.pdf",
                "c/s/ute/e.pdf"
            ]
        );
    }

    #[test]
    fn files_that_only_drafts_link_to_are_withheld() {
        let draft =
            format!("{DRAFT}[a](a.pdf) ![b](../f/min b.png) <a href=\"c.pdf\">c</a> [d](d.pdf)");
        let shown = format!("{SHOWN}[d](./d.pdf)");
        let documents = [("c/e/x.md", draft.as_str()), ("c/e/y.md", shown.as_str())];
        let attachments = [
            "c/e/a.pdf",
            "c/f/min b.png",
            "c/e/c.pdf",
            "c/e/d.pdf",
            "c/e/e.pdf",
        ];
        assert_eq!(
            withheld(&documents, &attachments),
            ["c/e/a.pdf", "c/e/c.pdf", "c/f/min b.png"]
        );
    }
}
