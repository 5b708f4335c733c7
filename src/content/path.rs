//! The kind, slug, language and address of a file, from its path alone: so every address is known
//! before the first file is opened.

use tr::tr;

use super::kind::Kind;
use crate::attachments::names::{self, Fault};
use crate::source::CONTENT_DIR;
use crate::text::composed::composed;
use crate::text::folder::ATTACHMENTS;
use crate::text::slug::Slug;

/// The file with the boundaries of municipalities.
pub const MAP_FILE: &str = "content/data/kart.geojson";

/// The kind, slug and version that the path of a document gives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its kind.
    pub kind: Kind,
    /// Its slug.
    pub slug: Slug,
    /// `true` where the file is the translation of another to nynorsk.
    pub is_translation: bool,
}

impl Place {
    /// Returns the address from the root of the site, without base path.
    pub fn address(&self) -> String {
        let prefix = if self.is_translation { "/nn" } else { "" };
        match self.kind {
            Kind::Page => format!("{prefix}/{}/", self.slug),
            kind => format!("{prefix}/{}/{}/", kind.folder(), self.slug),
        }
    }
}

/// The use of a file under `content/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// A document.
    Document(Place),
    /// A file that is published beside the documents in its folder, at this address from the root
    /// of the site. Its content decides whether it is published.
    Attachment(String),
    /// A data file that the site is made with, from `content/data/`.
    Data,
    /// A contribution, which is read and never published.
    Contribution,
    /// A file whose name cannot be part of an address; a better name where one can be made.
    BadName(Option<String>),
    /// A document whose name has a character or a word that not every operating system allows in
    /// names.
    UnsafeName(Fault),
    /// A file in a folder where no document belongs.
    Stray,
}

/// Returns the use of the file `name` (relative to the root of the site), judged by its path alone;
/// `None` for a file that is not content.
pub fn role(name: &str) -> Option<Role> {
    let inside = name.strip_prefix(CONTENT_DIR)?.strip_prefix('/')?;
    let parts: Vec<&str> = inside.split('/').collect();
    let (file, folders) = parts.split_last()?;
    if folders.first() == Some(&"data") {
        return Some(Role::Data);
    }
    if matches!(folders, ["innspill"] | ["innspill", "mottatt"]) && file.ends_with(".md") {
        return Some(Role::Contribution);
    }
    let Some(stem) = file.strip_suffix(".md") else {
        let kind = folders.first().and_then(|first| Kind::from_folder(first));
        return Some(match kind {
            Some(_) => Role::Attachment(format!("{ATTACHMENTS}{}", composed(inside))),
            None => Role::Stray,
        });
    };
    if let Some(fault) = parts.iter().find_map(|part| names::invisible(part)) {
        return Some(Role::UnsafeName(fault));
    }
    let (stem, is_translation) = match stem.strip_suffix(".nn") {
        Some(stem) => (stem, true),
        None => (stem, false),
    };
    let Some((kind, folders)) = folders
        .split_first()
        .and_then(|(first, rest)| Some((Kind::from_folder(first)?, rest)))
    else {
        return Some(Role::Stray);
    };
    Some(match kind {
        Kind::Page => page(folders, stem, is_translation),
        _ => strict(kind, folders, stem, is_translation),
    })
}

/// Returns the use of a file for a document of our own kinds: one folder deep at most, and the name
/// a slug as it is written.
fn strict(kind: Kind, folders: &[&str], stem: &str, is_translation: bool) -> Role {
    let folders = match folders {
        [year, rest @ ..] if kind == Kind::Report && is_year(year) => rest,
        _ => folders,
    };
    let name = match (folders, stem) {
        ([], name) => name,
        ([folder], "index") => folder,
        _ => return Role::Stray,
    };
    if names::is_device(name) {
        return Role::UnsafeName(device(name));
    }
    match Slug::new(name) {
        Some(slug) => Role::Document(Place {
            kind,
            slug,
            is_translation,
        }),
        None => Role::BadName(Slug::made_from(name).map(|slug| slug.to_string())),
    }
}

/// Returns the use of a file for a page: at any depth, and with any name that a slug can be made
/// from, since pages may come from another generator.
fn page(folders: &[&str], stem: &str, is_translation: bool) -> Role {
    let is_index = matches!(stem, "index" | "_index" | "README");
    let mut slug: Option<Slug> = None;
    for part in folders
        .iter()
        .chain((!is_index || folders.is_empty()).then_some(&stem))
    {
        let Some(made) = Slug::made_from(part) else {
            return Role::BadName(None);
        };
        if names::is_device(made.as_str()) {
            return Role::UnsafeName(device(part));
        }
        slug = Some(match slug {
            Some(parent) => Slug::join(parent.as_str(), &made),
            None => made,
        });
    }
    match slug {
        Some(slug) => Role::Document(Place {
            kind: Kind::Page,
            slug,
            is_translation,
        }),
        None => Role::BadName(None),
    }
}

fn device(name: &str) -> Fault {
    Fault {
        message: tr!(
            "`{name}` er navnet på en enhet på Windows, og kan ikke være en adresse",
            name
        ),
        better: Some(format!("{name}-side")),
    }
}

fn is_year(folder: &str) -> bool {
    folder.len() == 4 && folder.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(name: &str) -> Option<String> {
        match role(name)? {
            Role::Document(place) => Some(place.address()),
            Role::Attachment(address) => Some(address),
            _ => None,
        }
    }

    #[test]
    fn the_path_gives_the_address() {
        for (name, expected) in [
            ("content/kommuner/skien.md", "/kommuner/skien/"),
            ("content/losninger/digisos/index.md", "/losninger/digisos/"),
            ("content/løsninger/digisos.md", "/losninger/digisos/"),
            (
                "content/erfaringer/2023/skien-digisos.md",
                "/erfaringer/skien-digisos/",
            ),
            (
                "content/erfaringer/2023/skien-digisos/index.nn.md",
                "/nn/erfaringer/skien-digisos/",
            ),
            ("content/sider/om.nn.md", "/nn/om/"),
            ("content/sider/docs/_index.md", "/docs/"),
            ("content/sider/docs/My Guide.md", "/docs/my-guide/"),
            (
                "content/losninger/digisos/skjema.png",
                "/vedlegg/losninger/digisos/skjema.png",
            ),
            (
                "content/erfaringer/2023/skien-digisos/ros.pdf",
                "/vedlegg/erfaringer/2023/skien-digisos/ros.pdf",
            ),
            (
                "content/sider/bilder/kart.png",
                "/vedlegg/sider/bilder/kart.png",
            ),
            (
                "content/løsninger/bla\u{30a}tt.png",
                "/vedlegg/løsninger/blått.png",
            ),
        ] {
            assert_eq!(address(name).as_deref(), Some(expected), "{name}");
        }
    }

    #[test]
    fn files_without_an_address_get_a_role_of_their_own() {
        assert_eq!(role("content/data/temaer.yaml"), Some(Role::Data));
        for name in ["2026-11-30-nome.md", "mottatt/2026-11-30-nome.md"] {
            let name = format!("content/innspill/{name}");
            assert_eq!(role(&name), Some(Role::Contribution));
        }
        assert_eq!(role("content/innspill/a/b.md"), Some(Role::Stray));
        assert_eq!(role("content/innspill/a.eml"), Some(Role::Stray));
        assert_eq!(role("content/notater.md"), Some(Role::Stray));
        assert_eq!(role("content/losninger/a/b/c.md"), Some(Role::Stray));
        assert_eq!(
            role("content/losninger/Min Løsning.md"),
            Some(Role::BadName(Some("min-losning".into())))
        );
        for name in ["content/a.pdf", "content/notater/a.pdf", "content/.x/a.pdf"] {
            assert_eq!(role(name), Some(Role::Stray), "{name}");
        }
        assert_eq!(role("content/data/a.pdf"), Some(Role::Data));
        assert_eq!(role("themes/digitv/base.html"), None);
    }

    #[test]
    fn names_that_some_systems_do_not_allow_are_unsafe() {
        for name in [
            "content/sider/con.md",
            "content/sider/Aux/index.md",
            "content/sider/a/Nul.md",
            "content/kommuner/com1.md",
            "content/erfaringer/2023/prn/index.md",
            "content/sider/o\u{202e}m.md",
            "content/sider/o\u{200b}m.md",
            "content/sider/o\nm.md",
        ] {
            let role = role(name);
            assert!(
                matches!(role, Some(Role::UnsafeName(_))),
                "{name:?}: {role:?}"
            );
        }
    }
}
