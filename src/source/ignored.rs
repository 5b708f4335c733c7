//! Recognises files that systems, editors and browsers leave in a folder by themselves. Nobody has
//! written them and nobody misses them, so they are ignored without a diagnostic.

/// Returns whether a file or a folder called `name` is no part of a site.
pub(super) fn is_ignored(name: &str) -> bool {
    const FOLDERS: &[&str] = &[
        "node_modules",
        "__macosx",
        "__pycache__",
        "@eadir",
        "$recycle.bin",
        "system volume information",
        "lost+found",
        "found.000",
    ];
    name.starts_with('.') || FOLDERS.contains(&&*name.to_lowercase())
}

/// Returns whether a file called `name` is one that a program has left behind.
pub(super) fn is_left_behind(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "desktop.ini",
        "ehthumbs.db",
        "ehthumbs_vista.db",
        "icon\r",
        "thumbs.db",
        "thumbs.db:encryptable",
    ];
    // Backups, copies from before a merge, unfinished downloads, and the files that editors hold
    // beside one that is open.
    const ENDINGS: &[&str] = &[
        ".autosave",
        ".backup",
        ".bak",
        ".crdownload",
        ".download",
        ".filepart",
        ".kate-swp",
        ".laccdb",
        ".ldb",
        ".old",
        ".opdownload",
        ".orig",
        ".part",
        ".partial",
        ".rej",
        ".swn",
        ".swo",
        ".swp",
        ".swx",
        ".temp",
        ".tmp",
    ];
    let small = name.to_lowercase();
    name.ends_with('~')
        // Word, Excel and PowerPoint keep the name of the one who writes in such a file.
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || NAMES.contains(&&*small)
        || ENDINGS.iter().any(|ending| small.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_behind_is_known() {
        for name in [
            "~$rapport.docx",
            "desktop.ini",
            "Desktop.ini",
            "Thumbs.db",
            "a.md~",
            "#a.md#",
            "rapport.pdf.part",
            "rapport.pdf.crdownload",
            "a.tmp",
            "A.TMP",
            "a.md.bak",
            "a.md.orig",
            "a.md.swp",
            "~WRL0001.tmp",
            "Icon\r",
        ] {
            assert!(is_left_behind(name), "{name:?}");
        }
        for name in [
            ".~lock.a.odt#",
            ".DS_Store",
            "._a.pdf",
            ".#a.md",
            "__MACOSX",
            "@eaDir",
        ] {
            assert!(is_ignored(name), "{name:?}");
        }
        for name in [
            "a.md",
            "rapport.pdf",
            "old.pdf",
            "tmp",
            "a#.png",
            "~a.pdf",
            "bak.md",
        ] {
            assert!(!is_left_behind(name) && !is_ignored(name), "{name:?}");
        }
    }
}
