//! Defines the files of the index, which are named by a hash of their content.

/// The length of a name in [`File::path`], in hexadecimal digits of the hash.
pub(super) const NAME: usize = 8;

/// A file of the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Relative to the folder of the search: `manifest.json`, `files/0a1b2c3d.bin`.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

impl File {
    /// Adds a file that is named by its content. Returns its name.
    pub fn add(out: &mut Vec<Self>, mut bytes: Vec<u8>, extension: &str) -> String {
        // There are thousands, and they stay in memory until the site is written.
        bytes.shrink_to_fit();
        let name = name(blake3::hash(&bytes));
        out.push(Self {
            path: format!("files/{name}.{extension}"),
            bytes,
        });
        name
    }

    /// Adds files that are named by their number and the hash of all of them. Returns the name that
    /// they share.
    pub(super) fn add_group(
        out: &mut Vec<Self>,
        hash: &blake3::Hasher,
        files: Vec<Vec<u8>>,
        extension: &str,
    ) -> String {
        let name = name(hash.finalize());
        out.extend((0..).zip(files).map(|(number, mut bytes): (usize, _)| {
            bytes.shrink_to_fit();
            Self {
                path: format!("files/{name}-{number}.{extension}"),
                bytes,
            }
        }));
        name
    }
}

/// Returns the beginning of a hash that is the name of a file.
pub(super) fn name(hash: blake3::Hash) -> String {
    hash.to_hex()[..NAME].to_owned()
}
