//! The record of the last build to an output. Where all that a build depends on is as it was then,
//! and nobody has touched the files, another one would make the same files, so nothing is done: see
//! docs/decisions/0021-nothing-has-changed.md.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::cli::history::State;
use crate::publish::{Output, Stamp, Written};
use crate::site::{Options, Sources};
use crate::source::Store;

/// The version of the record. A change to what it holds or to what its key is made of increments it.
const FORMAT: u8 = 2;
/// The part of the cache of a site that has records.
const PART: &str = "bygg";
/// The most outputs of a site that have a record.
const MOST: usize = 16;

/// All that the files and the messages of a build depend on.
pub(super) struct Basis<'a> {
    pub(super) options: &'a Options,
    pub(super) sources: &'a Sources,
    /// The state of the repository, where there is one.
    pub(super) history: Option<&'a State>,
    /// The language that messages were asked for in.
    pub(super) language: Option<String>,
    /// `true` where messages are coloured.
    pub(super) is_coloured: bool,
    pub(super) records_addresses: bool,
}

/// A digest of what a build depends on: where two are the same, so are the builds.
pub(super) struct Key(String);

impl Key {
    /// Returns the key of a build on `basis` by the program that runs; `None` where the system does
    /// not tell which file that is.
    pub(super) fn of(basis: &Basis<'_>) -> Option<Self> {
        // Everything by itself, so that a new field must be looked at here.
        let Basis {
            options,
            sources,
            history,
            language,
            is_coloured,
            records_addresses,
        } = basis;
        let history = history.map(|state| state.digest().to_hex());
        let others = (
            env!("DIGITV_VERSION"),
            options,
            history,
            language,
            is_coloured,
            records_addresses,
        );
        let mut digest = blake3::Hasher::new();
        digest.update(&[FORMAT]);
        program()?.add_to(&mut digest);
        digest.update(sources.digest().as_bytes());
        digest.update(format!("{others:?}").as_bytes());
        Some(Self(digest.finalize().to_hex().to_string()))
    }
}

/// Returns the stamp of the file that the program runs from. Where the system has a name for that
/// itself, it is right also when another version has been put in its place since.
fn program() -> Option<Stamp> {
    let itself = Path::new("/proc/self/exe").metadata();
    let about = itself.or_else(|_| std::env::current_exe()?.metadata());
    Stamp::of(&about.ok()?)
}

/// The messages and the counts that a build told.
#[derive(Serialize, Deserialize)]
pub(super) struct Told {
    /// The findings, as they were shown.
    pub(super) findings: String,
    /// The limits of the host that the site passes.
    pub(super) limits: Vec<String>,
    /// The number of hints.
    pub(super) hints: usize,
    /// The number of files of the site.
    pub(super) files: usize,
}

#[derive(Serialize, Deserialize)]
struct Record {
    key: String,
    stamps: String,
    told: Told,
}

/// The place of the record of an output.
pub(super) struct Place {
    store: Store,
    name: String,
}

impl Place {
    /// Returns the place of the record of `output` in the cache of the site at `root`.
    pub(super) fn of(root: &Path, output: &Output) -> Self {
        let path = output.folder().as_os_str().as_encoded_bytes();
        Self {
            store: Store::of(root, PART),
            name: blake3::hash(path).to_hex()[..16].to_owned(),
        }
    }

    /// Returns what the last build to `output` told, where another with this `key` would do the same
    /// again.
    pub(super) fn told(&self, key: &Key, output: &Output) -> Option<Told> {
        let record: Record = serde_json::from_slice(&self.store.get(&self.name)?).ok()?;
        let is_same = record.key == key.0 && record.stamps == *output.stamps()?.to_hex();
        is_same.then_some(record.told)
    }

    /// Records that a build with this `key` has just `written` to `output`.
    pub(super) fn keep(&self, key: Key, output: &Output, written: &Written, told: Told) {
        let Some(stamps) = output.settled_stamps(written) else {
            return;
        };
        let record = Record {
            key: key.0,
            stamps: stamps.to_hex().to_string(),
            told,
        };
        let Ok(bytes) = serde_json::to_vec(&record) else {
            return;
        };
        if self.store.files().count() >= MOST {
            self.store.keep_only(&BTreeSet::from([&*self.name]));
        }
        self.store.keep(&self.name, &bytes);
    }
}
