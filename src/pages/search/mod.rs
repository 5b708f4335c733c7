//! The input of the search: every document in every version, and the pages that the site makes by
//! itself. [`crate::search`] builds the index from it.

use std::collections::HashMap;

use super::address::Addresses;
use super::any_document::documents;
use super::outputs::{self, SEARCH, SEARCH_FILES};
use super::route::{Output, Route};
use super::site_page::SitePage;
use crate::content::WordGroup;
use crate::pages::context::reader::Reader;
use crate::pages::{Context, RenderError};
use crate::search::document::Document;
use crate::search::{self, File, Group};

pub(super) mod answers;
mod documents;
mod made;
mod values;

use documents::of_document;
use made::{of_region, of_site_page, of_topic};

/// The files of the search of one site.
pub(super) struct Index {
    /// The routes of those with a hash in their names, by address.
    pub(super) routes: Vec<Route>,
    /// All files, by path.
    files: Vec<File>,
}

impl Index {
    /// Builds the index, and adds the files of the answers.
    ///
    /// # Errors
    /// Returns an error where a file of the index cannot be written as JSON.
    pub(super) fn new(site: &Context<'_>, reader: &Reader<'_>) -> Result<Self, RenderError> {
        let groups = groups(site.words);
        let documents = searched(site, reader.addresses());
        let mut files = search::build(documents, &groups).map_err(RenderError::search)?;
        files.extend_from_slice(&answers::files(reader)?.files);
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup();
        let routes = files.iter().enumerate().filter_map(|(index, file)| {
            let address = format!("{SEARCH}{}", file.path);
            address.starts_with(SEARCH_FILES).then(|| Route {
                address: address.into(),
                output: Output::Search(index),
            })
        });
        Ok(Self {
            routes: routes.collect(),
            files,
        })
    }

    /// Returns the bytes of the manifest, which the search reads first.
    pub(super) fn manifest(&self) -> &[u8] {
        let manifest = |file: &&File| {
            outputs::File::SearchManifest.address().strip_prefix(SEARCH) == Some(file.path.as_str())
        };
        self.files
            .iter()
            .find(manifest)
            .map_or(&[], |file| &file.bytes)
    }

    /// Returns the bytes of the file at this index.
    pub(super) fn file(&self, index: usize) -> &[u8] {
        self.files.get(index).map_or(&[], |file| &file.bytes)
    }
}

/// Returns everything on the site that can be found.
fn searched<'a>(site: &Context<'a>, addresses: Addresses) -> Vec<Document<'a>> {
    let base = site.config.base_path();
    let knowledge = site.knowledge;
    let mut groups = HashMap::new();
    let mut found: Vec<Document<'a>> = (documents(knowledge).iter())
        .map(|document| {
            let next = groups.len();
            let group = *groups.entry(document.id).or_insert(next);
            of_document(site, document, group, base)
        })
        .collect();
    let mut group = groups.len();
    for id in knowledge.topic_ids() {
        for lang in addresses.languages() {
            found.push(of_topic(site, addresses, id, *lang, group, base));
        }
        group += 1;
    }
    for id in knowledge.region_ids() {
        for lang in addresses.languages() {
            found.push(of_region(site, addresses, id, *lang, group, base));
        }
        group += 1;
    }
    for site_page in SitePage::of(knowledge) {
        for lang in addresses.languages() {
            found.push(of_site_page(
                site.theme, addresses, site_page, *lang, group, base,
            ));
        }
        group += 1;
    }
    found
}

/// Converts groups of words with the same meaning to those of the search.
fn groups(words: &[WordGroup]) -> Vec<Group> {
    let group = |group: &WordGroup| Group {
        words: group.words.clone(),
        related: group.related.clone(),
    };
    words.iter().map(group).collect()
}
