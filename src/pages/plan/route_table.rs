//! The owner of each address. An address has one owner; a second claim to it is reported.

use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use tr::tr;

use crate::pages::address::{HASHED, INDEX};
use crate::pages::route::{Output, Route};
use crate::text::folder::ATTACHMENTS;

/// Two claims to the same address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressConflict<'a> {
    /// The claim that has it.
    pub first: Claim<'a>,
    /// The claim that is refused.
    pub second: Claim<'a>,
}

/// A claim to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim<'a> {
    /// The address, from the root of the site.
    pub address: Arc<str>,
    /// The claimant.
    pub owner: Owner<'a>,
}

/// The owner of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner<'a> {
    /// A page or file that the site itself makes.
    Site,
    /// The document in this file.
    Document(&'a Arc<str>),
    /// The document in this file, by `tidligere_adresser`.
    Former(&'a Arc<str>),
    /// This file, published beside the documents.
    Attachment(&'a Arc<str>),
    /// All attachments together: the folder that holds nothing else.
    Attachments,
    /// All files with a hash in their names together: the folders that hold nothing else.
    HashedFiles,
}

impl<'a> Owner<'a> {
    /// Returns the file to correct, where the address is not the site's own.
    pub fn file(self) -> Option<&'a Arc<str>> {
        match self {
            Self::Site | Self::Attachments | Self::HashedFiles => None,
            Self::Document(file) | Self::Former(file) | Self::Attachment(file) => Some(file),
        }
    }
}

impl fmt::Display for Owner<'_> {
    /// Writes the owner, as part of a sentence: «… er opptatt av X».
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site => out.write_str(&tr!("ei side som nettstedet lager selv")),
            Self::Attachments => out.write_str(&tr!("vedleggene")),
            Self::HashedFiles => out.write_str(&tr!("filene til utseendet og søket")),
            Self::Document(file) | Self::Attachment(file) => write!(out, "`{file}`"),
            Self::Former(file) => out.write_str(&tr!("`tidligere_adresser` i `{file}`", file)),
        }
    }
}

impl AddressConflict<'_> {
    /// Returns the message about the conflict.
    pub fn message(&self) -> String {
        let (wanted, taken, owner) = (&self.second.address, &self.first.address, &self.first.owner);
        if wanted == taken {
            tr!("adressa `{wanted}` er opptatt av {owner}", wanted, owner)
        } else if wanted.to_lowercase() == taken.to_lowercase() {
            tr!(
                "adressa `{wanted}` skiller seg bare i store og små bokstaver fra `{taken}`, som er opptatt av {owner}",
                wanted,
                taken,
                owner
            )
        } else {
            tr!(
                "adressa `{wanted}` kan ikke stå sammen med `{taken}`, som er opptatt av {owner}",
                wanted,
                taken,
                owner
            )
        }
    }

    /// Returns the advice to the writer.
    pub fn help(&self) -> String {
        match self.second.owner {
            Owner::Former(_) => {
                tr!(
                    "Ta adressa ut av `tidligere_adresser`, eller skriv den adressa dokumentet virkelig hadde."
                )
            }
            Owner::Attachment(_)
            | Owner::Attachments
            | Owner::HashedFiles
            | Owner::Document(_)
            | Owner::Site => tr!("Gi fila et annet navn."),
        }
    }
}

/// The routes claimed so far; the first claim to an address wins.
#[derive(Default)]
pub(crate) struct RouteTable<'a> {
    routes: Vec<Route>,
    owners: Vec<Owner<'a>>,
    /// The [`file_key`] of each route.
    keys: Vec<Arc<str>>,
    taken: FxHashMap<Arc<str>, usize>,
    conflicts: Vec<AddressConflict<'a>>,
}

impl<'a> RouteTable<'a> {
    /// Returns an empty table with capacity for `count` routes.
    pub(crate) fn with_capacity(count: usize) -> Self {
        Self {
            routes: Vec::with_capacity(count),
            owners: Vec::with_capacity(count),
            keys: Vec::with_capacity(count),
            taken: FxHashMap::with_capacity_and_hasher(count, FxBuildHasher),
            conflicts: Vec::new(),
        }
    }

    /// Claims `address`; records a conflict where it is taken.
    pub(crate) fn claim(&mut self, address: Arc<str>, output: Output, owner: Owner<'a>) {
        let number = self.routes.len();
        let key = file_key(&address);
        if let Some(first) = reservation(&key, owner) {
            let second = Claim { address, owner };
            self.conflicts.push(AddressConflict { first, second });
            return;
        }
        let first = match self.taken.entry(key) {
            Entry::Vacant(free) => {
                self.keys.push(free.key().clone());
                free.insert(number);
                self.routes.push(Route { address, output });
                self.owners.push(owner);
                return;
            }
            Entry::Occupied(taken) => *taken.get(),
        };
        let first = self.claim_of(first);
        let second = Claim { address, owner };
        self.conflicts.push(AddressConflict { first, second });
    }

    /// Returns the output at `address`.
    pub(crate) fn output(&self, address: &str) -> Option<Output> {
        let index = *self.taken.get(&file_key(&address.into()))?;
        let route = &self.routes[index];
        (*route.address == *address).then_some(route.output)
    }

    /// Returns the output of each address that has an owner.
    pub(crate) fn outputs(&self) -> impl Iterator<Item = Output> {
        self.routes.iter().map(|route| route.output)
    }

    /// Claims `address` for the site itself where it is free, for outputs that are only a
    /// convenience.
    pub(crate) fn claim_if_free(&mut self, address: Arc<str>, output: Output) {
        if !self.taken.contains_key(&file_key(&address)) {
            self.claim(address, output, Owner::Site);
        }
    }

    /// Reserves the folder at `address` for files of the site itself that come later; records a
    /// conflict where a file has its name.
    pub(crate) fn claim_folder(&mut self, address: &str) {
        if let Some(first) = self.taken.get(address.trim_end_matches('/')) {
            self.conflicts.push(AddressConflict {
                first: self.claim_of(*first),
                second: Claim {
                    address: address.into(),
                    owner: Owner::Site,
                },
            });
        }
    }

    /// Returns the routes and their conflicts, both by address.
    pub(crate) fn finish(mut self) -> (Vec<Route>, Vec<AddressConflict<'a>>) {
        self.find_files_that_are_folders();
        self.routes
            .par_sort_unstable_by(|one, other| one.address.cmp(&other.address));
        self.conflicts
            .sort_by(|one, other| one.second.address.cmp(&other.second.address));
        (self.routes, self.conflicts)
    }

    fn claim_of(&self, index: usize) -> Claim<'a> {
        Claim {
            address: self.routes[index].address.clone(),
            owner: self.owners[index],
        }
    }

    /// Finds files that have the name of a folder: `/a` is written to the file `a`, and `/a/b/`
    /// needs a folder of that name.
    fn find_files_that_are_folders(&mut self) {
        // All pages are `index.html`, and no address has a folder of that name by mistake.
        let keys = self.keys.iter().enumerate();
        let plain: FxHashMap<&str, usize> = keys
            .filter(|(_, key)| !key.ends_with('/'))
            .map(|(index, key)| (&**key, index))
            .collect();
        let first_in_the_way = |(index, key): (usize, &Arc<str>)| {
            let mut folders = key.match_indices('/').map(|(at, _)| &key[..at]);
            Some((*folders.find_map(|folder| plain.get(folder))?, index))
        };
        let keys = self.keys.par_iter().enumerate();
        let blocked: Vec<(usize, usize)> = keys.filter_map(first_in_the_way).collect();
        for (first, index) in blocked {
            let conflict = AddressConflict {
                first: self.claim_of(first),
                second: self.claim_of(index),
            };
            self.conflicts.push(conflict);
        }
    }
}

/// Returns the owner of a reserved folder that the file with this key would lie in without being
/// one of theirs: hosts send headers with the files of these folders that would be wrong for
/// anything else.
fn reservation<'a>(key: &str, owner: Owner<'_>) -> Option<Claim<'a>> {
    let is_attachment = matches!(owner, Owner::Attachment(_));
    if is_in(key, ATTACHMENTS) != is_attachment {
        return Some(Claim {
            address: ATTACHMENTS.into(),
            owner: Owner::Attachments,
        });
    }
    let of_site = HASHED.into_iter().find(|folder| is_in(key, folder));
    let of_site = of_site.filter(|_| owner != Owner::Site);
    of_site.map(|folder| Claim {
        address: folder.into(),
        owner: Owner::HashedFiles,
    })
}

/// Decides whether the file with this key lies in `folder`, or has its name.
fn is_in(key: &str, folder: &str) -> bool {
    let rest = key.strip_prefix(folder.trim_end_matches('/'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Returns the key that addresses share which are written to the same file: `/a/` is the file
/// `/a/index.html`, and some disks and hosts do not distinguish `Om` from `om`. Most addresses are
/// their own key.
fn file_key(address: &Arc<str>) -> Arc<str> {
    let is_small = address.is_ascii() && !address.bytes().any(|byte| byte.is_ascii_uppercase());
    // Upper case first, so that `ß` and `ss`, and both forms of the Greek sigma, become the same.
    let small = (!is_small).then(|| address.to_uppercase().to_lowercase());
    let folder = small.as_deref().unwrap_or(address).strip_suffix(INDEX);
    match folder.filter(|folder| folder.ends_with('/')) {
        Some(folder) => folder.into(),
        None => small.map_or_else(|| Arc::clone(address), Arc::from),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::outputs::File;

    fn conflicts(addresses: &[&str]) -> Vec<String> {
        let file = |address: &&str| Arc::from(format!("content{address}.md"));
        let files: Vec<Arc<str>> = addresses.iter().map(file).collect();
        let mut routes = RouteTable::default();
        for (address, file) in addresses.iter().zip(&files) {
            routes.claim(
                (*address).into(),
                Output::File(File::Robots),
                Owner::Document(file),
            );
        }
        let (_, conflicts) = routes.finish();
        conflicts.iter().map(AddressConflict::message).collect()
    }

    #[test]
    fn each_address_has_one_owner() {
        assert_eq!(conflicts(&["/a/", "/b/", "/a.txt"]), Vec::<String>::new());
        assert_eq!(
            conflicts(&["/a/", "/a/"]),
            ["adressa `/a/` er opptatt av `content/a/.md`"]
        );
    }

    #[test]
    fn addresses_that_some_disks_cannot_tell_apart_collide() {
        assert!(conflicts(&["/om/", "/Om/"])[0].contains("store og små bokstaver"));
        assert!(conflicts(&["/ærlig/", "/Ærlig/"])[0].contains("store og små bokstaver"));
    }

    #[test]
    fn a_page_is_the_file_index_html_of_its_folder() {
        assert_eq!(conflicts(&["/a/", "/a/index.html"]).len(), 1);
        assert_eq!(conflicts(&["/", "/Index.html"]).len(), 1);
        assert_eq!(conflicts(&["/a", "/aindex.html"]), Vec::<String>::new());
    }

    #[test]
    fn a_file_cannot_be_a_folder_too() {
        assert_eq!(
            conflicts(&["/a", "/a-b/", "/a/c/"]),
            ["adressa `/a/c/` kan ikke stå sammen med `/a`, som er opptatt av `content/a.md`"]
        );
    }

    #[test]
    fn nothing_but_attachments_lies_in_their_folder() {
        for address in [
            "/vedlegg/",
            "/vedlegg",
            "/vedlegg/om/",
            "/Vedlegg/a.txt",
            "/vedlegg/index.html",
        ] {
            let messages = conflicts(&[address]);
            assert!(
                messages[0].ends_with("opptatt av vedleggene"),
                "{address}: {messages:?}"
            );
        }
        assert_eq!(conflicts(&["/vedleggene/", "/nn/vedlegg/"]), [""; 0]);
        let mut routes = RouteTable::default();
        let file = Arc::from("content/sider/a.pdf");
        let owner = Owner::Attachment(&file);
        routes.claim(
            "/vedlegg/sider/a.pdf".into(),
            Output::File(File::Robots),
            owner,
        );
        assert_eq!(routes.finish().1, []);
    }

    #[test]
    fn no_document_has_an_address_in_a_folder_of_hashed_files() {
        for address in ["/assets/", "/Assets/om/", "/search/files/", "/assets/a/b/"] {
            let messages = conflicts(&[address]);
            assert!(
                messages[0].ends_with("opptatt av filene til utseendet og søket"),
                "{address}: {messages:?}"
            );
        }
        assert_eq!(
            conflicts(&["/asset/", "/sider/assets/", "/search/filer/"]),
            [""; 0]
        );
    }

    #[test]
    fn routes_come_by_address() {
        let mut routes = RouteTable::default();
        for address in ["/b/", "/", "/a/"] {
            routes.claim(address.into(), Output::File(File::Robots), Owner::Site);
        }
        routes.claim_if_free("/a/".into(), Output::File(File::Sitemap));
        let (routes, conflicts) = routes.finish();
        let addresses: Vec<_> = routes.iter().map(|route| &*route.address).collect();
        assert_eq!(addresses, ["/", "/a/", "/b/"]);
        assert_eq!(conflicts, []);
    }
}
