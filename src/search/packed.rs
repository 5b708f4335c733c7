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

/// Puts `values` into files, each of which is a list of some of them.
pub fn pack(values: &[String], out: &mut Vec<File>) -> Packed {
    let total: usize = values.iter().map(String::len).sum();
    let target = if total <= SMALL { SMALL } else { TARGET };
    let mut packed = Packed::default();
    let mut start = 0;
    while start < values.len() {
        let mut end = start + 1;
        let mut size = values[start].len();
        while end < values.len() && size + values[end].len() / 2 <= target {
            size += values[end].len();
            end += 1;
        }
        let bytes = format!("[{}]", values[start..end].join(",\n"));
        packed.counts.push(end - start);
        let name = File::add(out, bytes.into_bytes(), "json");
        packed.files.push_str(&name);
        start = end;
    }
    packed
}
