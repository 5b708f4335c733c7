//! Who gets which address. Each address has one owner; a second claim to it is told.

use std::collections::hash_map::Entry;
use std::fmt;
use std::sync::Arc;

use ahash::{HashMap, HashMapExt};
use rayon::prelude::*;

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

/// A wish for an address, with what must be compared made ready.
pub(super) struct Wish {
    route: Route,
    owner: Owner,
    /// The output file in small letters: some disks and hosts do not tell `Om` from `om`.
    small: String,
}

impl Wish {
    pub(super) fn new(address: String, producer: Producer, owner: Owner) -> Self {
        let file = output_file(&address);
        Self {
            small: file.to_lowercase(),
            owner,
            route: Route {
                address,
                file,
                producer,
            },
        }
    }
}

/// Routes as they are claimed, first come, first served.
#[derive(Default)]
pub(super) struct Claims {
    routes: Vec<Route>,
    owners: Vec<Owner>,
    /// By output file in small letters.
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
        self.grant(Wish::new(address, producer, owner));
    }

    /// The same, for a wish that was made ready before.
    pub(super) fn grant(&mut self, wish: Wish) {
        let Wish {
            route,
            owner,
            small,
        } = wish;
        match self.taken.entry(small) {
            Entry::Vacant(free) => {
                free.insert(self.routes.len());
                self.routes.push(route);
                self.owners.push(owner);
            }
            Entry::Occupied(taken) => {
                let first = *taken.get();
                let first = self.claim_of(first);
                let address = route.address;
                let second = Claim { address, owner };
                self.collisions.push(Collision { first, second });
            }
        }
    }

    /// Takes `address` for the site itself where nobody has it: for what is only a convenience.
    pub(super) fn claim_if_free(&mut self, address: String, producer: Producer) {
        let wish = Wish::new(address, producer, Owner::Site);
        if !self.taken.contains_key(&wish.small) {
            self.grant(wish);
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
            .par_sort_unstable_by(|one, other| one.address.cmp(&other.address));
        self.collisions
            .sort_by(|one, other| one.second.address.cmp(&other.second.address));
        (self.routes, self.collisions)
    }

    fn claim_of(&self, index: usize) -> Claim {
        Claim {
            address: self.routes[index].address.clone(),
            owner: self.owners[index].clone(),
        }
    }

    /// `/a` is written to the file `a`, and `/a/b/` needs a folder of that name.
    fn find_files_that_are_folders(&mut self) {
        // All pages are `index.html`, and nothing lies under a file of that name by mistake.
        let is_page = |route: &Route| route.address.ends_with('/');
        let plain: HashMap<String, usize> = (self.routes.iter().enumerate())
            .filter(|(_, route)| !is_page(route))
            .map(|(index, route)| (route.file.to_lowercase(), index))
            .collect();
        let blocked: Vec<(usize, usize)> = self
            .routes
            .par_iter()
            .enumerate()
            .filter_map(|(index, route)| {
                let file = route.file.to_lowercase();
                let mut folders = file.match_indices('/').map(|(at, _)| &file[..at]);
                Some((*folders.find_map(|folder| plain.get(folder))?, index))
            })
            .collect();
        for (first, index) in blocked {
            let collision = Collision {
                first: self.claim_of(first),
                second: self.claim_of(index),
            };
            self.collisions.push(collision);
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
