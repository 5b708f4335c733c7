//! What a file's path says: its kind, its slug, its language, its address.

/// The four kinds of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// `kommuner/`
    Municipality,
    /// `losninger/`
    Solution,
    /// `erfaringer/`
    Report,
    /// `sider/`
    Page,
}
