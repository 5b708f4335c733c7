//! Packs values in JSON into files, many to a file and in their order, so that a reader finds one by
//! its number.

use serde::Serialize;

use super::file::File;

/// The approximate size of a file in bytes, where there are several.
const TARGET: usize = 4 * 1024;
/// The total size in bytes up to which there is only one file.
const SMALL: usize = 48 * 1024;

/// The files of packed values.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Packed {
    /// The number of values in each file.
    counts: Vec<usize>,
    /// The names of the files, joined.
    files: String,
}

/// Puts `values` into files, each of which is a list of some of them. The memory of each is given back
/// when it is in a file.
pub fn pack(values: Vec<String>, out: &mut Vec<File>) -> Packed {
    let total: usize = values.iter().map(String::len).sum();
    let target = if total <= SMALL { SMALL } else { TARGET };
    let mut packed = Packed::default();
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
        let name = File::add(out, list.into_bytes(), "json");
        packed.files.push_str(&name);
    }
    packed
}
