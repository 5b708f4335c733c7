//! Names that other generators have for fields of ours.

/// The names that other generators have for fields of ours.
pub(crate) const FOREIGN_NAMES: [(&str, &str); 5] = [
    ("title", "tittel"),
    ("description", "sammendrag"),
    ("date", "dato"),
    ("tags", "temaer"),
    ("draft", "utkast"),
];
