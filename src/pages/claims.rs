//! Who gets which address. Each address has one owner; a second claim to it is told.

use std::fmt;
use std::sync::Arc;

use ahash::{HashMap, HashMapExt};

use super::address::output_file;
use super::plan::{Producer, Route};

/// Two that want the same address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// Who has it.
    pub first: Claim,
    /// Who cannot have it.
    pub second: Claim,
}

/// Someone's wish for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The address, from the root of the site.
    pub address: String,
    /// Who wants it.
    pub owner: Owner,
}

/// Who an address belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A page or file that the site itself makes.
    Site,
    /// The document in this file.
    Document(Arc<str>),
    /// The document in this file, by `tidligere_adresser`.
    Former(Arc<str>),
    /// This file, published as it is.
    Attachment(Arc<str>),
}

impl Owner {
    /// The file to mend, where the address is not the site's own.
    pub fn file(&self) -> Option<&Arc<str>> {
        match self {
            Self::Site => None,
            Self::Document(file) | Self::Former(file) | Self::Attachment(file) => Some(file),
        }
    }
}

impl fmt::Display for Owner {
    /// In Norwegian, as part of a sentence: «… er opptatt av X».
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Site => write!(out, "ei side som nettstedet lager selv"),
            Self::Document(file) | Self::Attachment(file) => write!(out, "`{file}`"),
            Self::Former(file) => write!(out, "`tidligere_adresser` i `{file}`"),
        }
    }
}

impl Collision {
    /// What is wrong, in Norwegian.
    pub fn message(&self) -> String {
        let (wanted, taken, owner) = (&self.second.address, &self.first.address, &self.first.owner);
        if wanted == taken {
            format!("adressa `{wanted}` er opptatt av {owner}")
        } else if wanted.to_lowercase() == taken.to_lowercase() {
            format!(
                "adressa `{wanted}` skiller seg bare i store og små bokstaver fra `{taken}`, som er opptatt av {owner}"
            )
        } else {
            format!(
                "adressa `{wanted}` kan ikke stå sammen med `{taken}`, som er opptatt av {owner}"
            )
        }
    }

    /// What to do, in Norwegian.
    pub fn help(&self) -> &'static str {
        match self.second.owner {
            Owner::Former(_) => {
                "Ta adressa ut av `tidligere_adresser`, eller skriv den adressa dokumentet virkelig hadde."
            }
            Owner::Attachment(_) | Owner::Document(_) | Owner::Site => "Gi fila et annet navn.",
        }
    }
}

/// Routes as they are claimed, first come, first served.
#[derive(Default)]
pub(super) struct Claims {
    routes: Vec<Route>,
    owners: Vec<Owner>,
    /// By output file in small letters: some disks and hosts do not tell `Om` from `om`.
    taken: HashMap<String, usize>,
    collisions: Vec<Collision>,
}

impl Claims {
    /// Room for about `count` routes.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self {
            routes: Vec::with_capacity(count),
            owners: Vec::with_capacity(count),
            taken: HashMap::with_capacity(count),
            collisions: Vec::new(),
        }
    }

    /// Claims `address`; tells where it is taken.
    pub(super) fn claim(&mut self, address: String, producer: Producer, owner: Owner) {
        let file = output_file(&address);
        if let Some(first) = self.taken.get(&file.to_lowercase()) {
            let second = Claim { address, owner };
            self.collisions.push(Collision {
                first: self.claim_of(*first),
                second,
            });
        } else {
            self.add(address, file, producer, owner);
        }
    }

    /// Takes `address` for the site itself where nobody has it: for what is only a convenience.
    pub(super) fn claim_if_free(&mut self, address: String, producer: Producer) {
        let file = output_file(&address);
        if !self.taken.contains_key(&file.to_lowercase()) {
            self.add(address, file, producer, Owner::Site);
        }
    }

    /// Keeps the folder at `address` for files of the site itself that come later; tells where a
    /// file has its name.
    pub(super) fn claim_folder(&mut self, address: &str) {
        let file = address.trim_matches('/').to_lowercase();
        if let Some(first) = self.taken.get(&file) {
            self.collisions.push(Collision {
                first: self.claim_of(*first),
                second: Claim {
                    address: address.to_owned(),
                    owner: Owner::Site,
                },
            });
        }
    }

    /// The routes by address, and what is wrong with them, by address too.
    pub(super) fn finish(mut self) -> (Vec<Route>, Vec<Collision>) {
        self.find_files_that_are_folders();
        self.routes
            .sort_unstable_by(|one, other| one.address.cmp(&other.address));
        self.collisions
            .sort_by(|one, other| one.second.address.cmp(&other.second.address));
        (self.routes, self.collisions)
    }

    fn add(&mut self, address: String, file: String, producer: Producer, owner: Owner) {
        self.taken.insert(file.to_lowercase(), self.routes.len());
        self.routes.push(Route {
            address,
            file,
            producer,
        });
        self.owners.push(owner);
    }

    fn claim_of(&self, index: usize) -> Claim {
        Claim {
            address: self.routes[index].address.clone(),
            owner: self.owners[index].clone(),
        }
    }

    /// `/a` is written to the file `a`, and `/a/b/` needs a folder of that name.
    fn find_files_that_are_folders(&mut self) {
        for (index, route) in self.routes.iter().enumerate() {
            let file = route.file.to_lowercase();
            let folders = file.match_indices('/').map(|(at, _)| &file[..at]);
            let blocking = folders
                .filter_map(|folder| self.taken.get(folder))
                .next()
                .copied();
            if let Some(first) = blocking {
                let collision = Collision {
                    first: self.claim_of(first),
                    second: self.claim_of(index),
                };
                self.collisions.push(collision);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collisions(addresses: &[&str]) -> Vec<String> {
        let mut claims = Claims::default();
        for address in addresses {
            let file = format!("content{address}.md").into();
            claims.claim(
                (*address).to_owned(),
                Producer::Robots,
                Owner::Document(file),
            );
        }
        claims.finish().1.iter().map(Collision::message).collect()
    }

    #[test]
    fn each_address_has_one_owner() {
        assert_eq!(collisions(&["/a/", "/b/", "/a.txt"]), Vec::<String>::new());
        assert_eq!(
            collisions(&["/a/", "/a/"]),
            ["adressa `/a/` er opptatt av `content/a/.md`"]
        );
    }

    #[test]
    fn addresses_that_some_disks_cannot_tell_apart_collide() {
        assert!(collisions(&["/om/", "/Om/"])[0].contains("store og små bokstaver"));
        assert!(collisions(&["/ærlig/", "/Ærlig/"])[0].contains("store og små bokstaver"));
    }

    #[test]
    fn a_file_cannot_be_a_folder_too() {
        assert_eq!(
            collisions(&["/a", "/a-b/", "/a/c/"]),
            ["adressa `/a/c/` kan ikke stå sammen med `/a`, som er opptatt av `content/a.md`"]
        );
    }

    #[test]
    fn routes_come_by_address() {
        let mut claims = Claims::default();
        for address in ["/b/", "/", "/a/"] {
            claims.claim(address.to_owned(), Producer::Robots, Owner::Site);
        }
        claims.claim_if_free("/a/".to_owned(), Producer::Sitemap);
        let (routes, collisions) = claims.finish();
        let addresses: Vec<_> = routes.iter().map(|route| route.address.as_str()).collect();
        assert_eq!(addresses, ["/", "/a/", "/b/"]);
        assert_eq!(collisions, []);
    }
}
