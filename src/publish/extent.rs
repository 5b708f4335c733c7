//! The size of a site as hosts count it.

use rustc_hash::FxHashMap;

/// The size of a site, with what is largest in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// Its files.
    pub files: usize,
    /// The bytes of all of them.
    pub bytes: u64,
    /// The largest file, with its bytes.
    pub largest: (String, u64),
    /// The folder with the most files directly in it, with their number.
    pub fullest: (String, usize),
}

impl Extent {
    /// Returns the size of a site of these files, each with its bytes.
    pub(super) fn of<'a>(files: impl Iterator<Item = (&'a str, u64)>) -> Self {
        let mut all = Self::default();
        let mut folders: FxHashMap<&str, usize> = FxHashMap::default();
        for (path, bytes) in files {
            all.files += 1;
            all.bytes += bytes;
            if bytes > all.largest.1 {
                all.largest = (path.to_owned(), bytes);
            }
            let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
            *folders.entry(folder).or_default() += 1;
        }
        // Of several, the first by name.
        let fullest = folders
            .into_iter()
            .max_by(|(one, few), (other, many)| few.cmp(many).then_with(|| other.cmp(one)));
        if let Some((folder, number)) = fullest {
            all.fullest = (folder.to_owned(), number);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_counted_by_site_and_by_folder() {
        let files = [
            ("a.html", 3),
            ("b/c.html", 9),
            ("b/d.html", 1),
            ("b/e/f.html", 2),
        ];
        let extent = Extent::of(files.into_iter());
        assert_eq!((extent.files, extent.bytes), (4, 15));
        assert_eq!(extent.largest, ("b/c.html".to_owned(), 9));
        assert_eq!(extent.fullest, ("b".to_owned(), 2));
    }
}
