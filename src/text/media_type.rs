//! Maps each kind of file to its media type, the same on every server.

/// A media type that depends only on the ending of the file's name.
pub struct MediaType {
    /// The endings, without a dot, in small letters.
    pub endings: &'static [&'static str],
    /// The type, without parameters.
    pub name: &'static str,
    /// `true` where it is text in UTF-8, and the header declares it.
    pub has_charset: bool,
}

impl MediaType {
    /// Returns the value of `Content-Type`.
    pub fn value(&self) -> String {
        match self.has_charset {
            true => of_text(self.name),
            false => self.name.to_owned(),
        }
    }
}

/// Returns the `Content-Type` of a text in UTF-8.
pub fn of_text(media_type: &str) -> String {
    format!("{media_type}; charset=utf-8")
}

/// The type of all other files: they are offered as downloads.
pub const OTHER: &str = "application/octet-stream";

/// The types, by the endings of names.
pub const BY_ENDING: &[MediaType] = &[
    text(&["html"], "text/html"),
    text(&["css"], "text/css"),
    text(&["js", "mjs"], "text/javascript"),
    text(&["csv"], "text/csv"),
    text(&["ics"], "text/calendar"),
    text(&["ttl"], "text/turtle"),
    text(&["txt", "md"], "text/plain"),
    text(&["xml"], "application/xml"),
    other(&["json", "map"], "application/json"),
    other(&["jsonld"], "application/ld+json"),
    other(&["geojson"], "application/geo+json"),
    other(&["webmanifest"], "application/manifest+json"),
    other(&["svg"], "image/svg+xml"),
    other(&["png"], "image/png"),
    other(&["jpg", "jpeg"], "image/jpeg"),
    other(&["gif"], "image/gif"),
    other(&["webp"], "image/webp"),
    other(&["avif"], "image/avif"),
    other(&["ico"], "image/x-icon"),
    other(&["woff"], "font/woff"),
    other(&["woff2"], "font/woff2"),
    other(&["pdf"], "application/pdf"),
    other(
        &["docx"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    other(
        &["xlsx"],
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    other(
        &["pptx"],
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    other(&["odt"], "application/vnd.oasis.opendocument.text"),
    other(&["ods"], "application/vnd.oasis.opendocument.spreadsheet"),
    other(&["odp"], "application/vnd.oasis.opendocument.presentation"),
    other(&["zip"], "application/zip"),
    other(&["mp3"], "audio/mpeg"),
    other(&["m4a"], "audio/mp4"),
    other(&["ogg"], "audio/ogg"),
    other(&["mp4"], "video/mp4"),
    other(&["webm"], "video/webm"),
    other(&["bin"], OTHER),
];

const fn text(endings: &'static [&'static str], name: &'static str) -> MediaType {
    MediaType {
        endings,
        name,
        has_charset: true,
    }
}

const fn other(endings: &'static [&'static str], name: &'static str) -> MediaType {
    MediaType {
        endings,
        name,
        has_charset: false,
    }
}

/// Returns the `Content-Type` of the file at `address`, by its ending.
pub fn of(address: &str) -> String {
    let name = address.rsplit('/').next().unwrap_or(address);
    if name.is_empty() {
        return of("index.html");
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    let known = BY_ENDING
        .iter()
        .find(|known| known.endings.contains(&ending.as_str()));
    known.map_or_else(|| OTHER.to_owned(), MediaType::value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_follows_from_the_address() {
        for (address, expected) in [
            ("/", "text/html; charset=utf-8"),
            ("/sitemap.xml", "application/xml; charset=utf-8"),
            ("/data/katalog.ttl", "text/turtle; charset=utf-8"),
            ("/vedlegg/a.b/c.PDF", "application/pdf"),
            ("/vedlegg/a.b/uten", OTHER),
            ("/vedlegg/tegning.dwg", OTHER),
        ] {
            assert_eq!(of(address), expected, "{address}");
        }
    }

    #[test]
    fn no_ending_has_two_types() {
        let mut endings: Vec<&str> = BY_ENDING
            .iter()
            .flat_map(|known| known.endings.iter().copied())
            .collect();
        let count = endings.len();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!(endings.len(), count);
    }
}
