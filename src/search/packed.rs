//! Packs values in JSON into files, many to a file and in their order, so that a reader finds one by
//! its number.
//!
//! The names of thousands of files are most of what a list of them takes, because no hash can be
//! compressed. So files are in groups, and a group has one hash. Where a group ends is decided by the
//! content of its last file: what is added at one place changes the names of a few groups there, and
//! the others keep theirs.

use serde::Serialize;

use super::file::File;

/// The approximate size of a file in bytes, where there are several.
const TARGET: usize = 4 * 1024;
/// The total size in bytes up to which there is only one file.
const SMALL: usize = 48 * 1024;
/// The average number of files in a group, a power of two, and the most.
const GROUP: u8 = 16;
const MOST_IN_GROUP: usize = 64;

/// The files of packed values.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Packed {
    /// The number of values in each file.
    counts: Vec<usize>,
    /// The number of files in each group.
    groups: Vec<usize>,
    /// The names of the groups, joined.
    files: String,
}

/// Puts `values` into files, each of which is a list of some of them. The memory of each is given back
/// when it is in a file.
pub fn pack(values: Vec<String>, out: &mut Vec<File>) -> Packed {
    let total: usize = values.iter().map(String::len).sum();
    let target = if total <= SMALL { SMALL } else { TARGET };
    let mut packed = Packed::default();
    let mut group = Group::default();
    let mut values = values.into_iter().peekable();
    while let Some(first) = values.next() {
        let (mut size, mut count) = (first.len(), 1);
        let mut list = format!("[{first}");
        while let Some(next) = values.next_if(|next| size + next.len() / 2 <= target) {
            size += next.len();
            count += 1;
            list.push_str(",\n");
            list.push_str(&next);
        }
        list.push(']');
        packed.counts.push(count);
        if group.add(list.into_bytes()) {
            packed.end(std::mem::take(&mut group), out);
        }
    }
    packed.end(group, out);
    packed
}

impl Packed {
    /// Adds the files of `group`, unless it is empty.
    fn end(&mut self, group: Group, out: &mut Vec<File>) {
        if group.files.is_empty() {
            return;
        }
        self.groups.push(group.files.len());
        self.files
            .push_str(&File::add_group(out, &group.hash, group.files, "json"));
    }
}

/// The files of a group so far.
#[derive(Default)]
struct Group {
    files: Vec<Vec<u8>>,
    hash: blake3::Hasher,
}

impl Group {
    /// Adds a file. Returns whether it is the last one.
    fn add(&mut self, bytes: Vec<u8>) -> bool {
        let hash = blake3::hash(&bytes);
        self.hash.update(hash.as_bytes());
        self.files.push(bytes);
        hash.as_bytes()[0].is_multiple_of(GROUP) || self.files.len() == MOST_IN_GROUP
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn values(numbers: std::ops::Range<usize>) -> Vec<String> {
        numbers.map(|number| format!("\"{number:>900}\"")).collect()
    }

    #[test]
    fn few_values_are_one_file() {
        let mut out = Vec::new();
        let packed = pack(values(0..3), &mut out);
        assert_eq!((packed.counts, packed.groups), (vec![3], vec![1]));
        assert_eq!(out[0].path, format!("files/{}-0.json", packed.files));
        assert!(pack(Vec::new(), &mut out).groups.is_empty());
    }

    #[test]
    fn names_take_a_byte_for_each_file_and_stay_when_values_come_first() {
        let (mut before, mut after) = (Vec::new(), Vec::new());
        let packed = pack(values(10..8_000), &mut before);
        assert_eq!(packed.groups.iter().sum::<usize>(), before.len());
        assert!(packed.files.len() < before.len());
        // Five go to a file.
        pack(values(5..8_000), &mut after);
        let before: HashSet<&str> = before.iter().map(|file| file.path.as_str()).collect();
        let new = after.iter().filter(|file| !before.contains(&*file.path));
        assert!(new.count() < after.len() / 10);
    }
}
