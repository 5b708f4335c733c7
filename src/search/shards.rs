//! Writes sorted entries to files of about the same size, which are found by the first key of each.

use serde::Serialize;

use super::bits::push_varint;
use super::file::File;
use super::postings::List;
use super::stem::StemLanguage;

/// The approximate size of a file in bytes, where there are several.
const TARGET: usize = 8 * 1024;
/// The total size in bytes up to which there is only one file.
const SMALL: usize = 48 * 1024;

/// The files of sorted entries.
#[derive(Clone, Debug, Default, Serialize)]
pub(super) struct Shards {
    /// The lower bounds of the keys of each file, from the second on.
    pub bounds: Vec<String>,
    /// The names of the files, joined.
    pub files: String,
}

/// An entry that can be written to a file: its key, and its encoding relative to the entry before.
pub(super) trait Entry {
    /// Returns its key.
    fn key(&self) -> &str;
    /// Returns its word.
    fn word(&self) -> &str;
    /// Appends everything but the word.
    fn facts(&self, bytes: &mut Vec<u8>);
    /// Returns the bytes that go after all entries of the file.
    fn tail(&self) -> &[u8];
}

/// A word or a name with its occurrences.
pub(super) struct Listed {
    /// The key.
    pub key: String,
    /// The written form, in small letters; for a name, in plain letters with the end that makes it one.
    pub form: String,
    /// The language it is stemmed as.
    pub language: StemLanguage,
    /// `true` where readers see it written like this somewhere.
    pub is_shown: bool,
    /// Its postings.
    pub list: List,
}

impl Entry for Listed {
    fn key(&self) -> &str {
        &self.key
    }

    fn word(&self) -> &str {
        &self.form
    }

    fn facts(&self, bytes: &mut Vec<u8>) {
        push_varint(bytes, self.list.documents << 1 | self.language as u32);
        push_varint(bytes, self.list.bytes.len() as u32);
    }

    fn tail(&self) -> &[u8] {
        &self.list.bytes
    }
}

/// A word that a misspelled one may have been meant for.
pub(super) struct Spelling {
    /// The word in plain letters; reversed in one of the lists.
    pub key: String,
    /// Its frequency: the logarithm of the number of documents, plus 16 for a name, plus 32 for a
    /// form that is shown nowhere.
    pub common: u8,
}

impl Entry for Spelling {
    fn key(&self) -> &str {
        &self.key
    }

    fn word(&self) -> &str {
        &self.key
    }

    fn facts(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.common);
    }

    fn tail(&self) -> &[u8] {
        &[]
    }
}

/// Writes `entries`, which are sorted by key, to files.
pub(super) fn shards<E: Entry>(entries: &[E], out: &mut Vec<File>) -> Shards {
    let size = |entry: &E| entry.tail().len() + entry.word().len() / 2 + 5;
    let total: usize = entries.iter().map(size).sum();
    let target = if total <= SMALL { SMALL } else { TARGET };
    let mut shards = Shards::default();
    let mut start = 0;
    while start < entries.len() {
        let end = end_of_shard(entries, start, target, size);
        if start > 0 {
            let bound = bound(entries[start - 1].key(), entries[start].key());
            shards.bounds.push(bound.to_owned());
        }
        shards
            .files
            .push_str(&File::add(out, pack(&entries[start..end]), "bin"));
        start = end;
    }
    shards
}

/// Returns the end of the file that begins at `start`: entries with the same key stay together.
fn end_of_shard<E: Entry>(
    entries: &[E],
    start: usize,
    target: usize,
    size: impl Fn(&E) -> usize,
) -> usize {
    let mut filled = 0;
    for (at, entry) in entries.iter().enumerate().skip(start) {
        let is_new = at > start && entry.key() != entries[at - 1].key();
        if is_new && filled > 0 && filled + size(entry) / 2 > target {
            return at;
        }
        filled += size(entry);
    }
    entries.len()
}

/// Returns the shortest beginning of `first` that is greater than `before`.
fn bound<'a>(before: &str, first: &'a str) -> &'a str {
    let shared = before
        .chars()
        .zip(first.chars())
        .take_while(|(a, b)| a == b);
    let shared: usize = shared.map(|(letter, _)| letter.len_utf8()).sum();
    let next = first[shared..].chars().next().map_or(0, char::len_utf8);
    &first[..shared + next]
}

fn pack<E: Entry>(entries: &[E]) -> Vec<u8> {
    let mut bytes = Vec::new();
    push_varint(&mut bytes, entries.len() as u32);
    let mut before: &[u8] = &[];
    for entry in entries {
        let word = entry.word().as_bytes();
        let shared = before.iter().zip(word).take_while(|(a, b)| a == b).count();
        let shared = shared.min(255);
        push_varint(&mut bytes, shared as u32);
        push_varint(&mut bytes, (word.len() - shared) as u32);
        bytes.extend_from_slice(&word[shared..]);
        entry.facts(&mut bytes);
        before = word;
    }
    for entry in entries {
        bytes.extend_from_slice(entry.tail());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(keys: &[&str]) -> Vec<Spelling> {
        let word = |key: &&str| Spelling {
            key: (*key).to_owned(),
            common: 1,
        };
        keys.iter().map(word).collect()
    }

    #[test]
    fn few_entries_are_one_file() {
        let mut out = Vec::new();
        let shards = shards(&words(&["alarm", "arkiv"]), &mut out);
        assert_eq!(shards.bounds, Vec::<String>::new());
        assert_eq!(out.len(), 1);
        assert_eq!(out[0].bytes, b"\x02\x00\x05alarm\x01\x01\x04rkiv\x01");
    }

    #[test]
    fn many_entries_are_many_files_and_a_bound_is_short() {
        let keys: Vec<String> = (0..20_000)
            .map(|number| format!("ord{number:05}"))
            .collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let mut out = Vec::new();
        let shards = shards(&words(&keys), &mut out);
        assert!(out.len() > 10);
        assert_eq!(shards.bounds.len(), out.len() - 1);
        assert!(shards.bounds.is_sorted());
        assert_eq!(bound("alarm", "arkiv"), "ar");
        assert_eq!(bound("alarm", "alarmen"), "alarme");
    }
}
