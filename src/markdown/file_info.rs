//! Describes a document in the link to it: its kind and its size, so that the reader knows them
//! before opening it.

use std::fmt::Write;

use super::words::Words;
use crate::text::Lang;

/// File types that open in another program than the browser.
const DOCUMENTS: &[&str] = &[
    "7z", "csv", "doc", "docx", "epub", "geojson", "gz", "ics", "json", "odp", "ods", "odt", "pdf",
    "ppt", "pptx", "rtf", "txt", "xls", "xlsx", "xml", "zip",
];

/// File types that a page can show as an image.
const IMAGES: &[&str] = &["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"];

/// Returns `PDF, 1,2 MB` for a document; `None` for any other file.
pub(super) fn describe(path: &str, size: u64, words: &Words) -> Option<String> {
    let extension = extension(path)?;
    DOCUMENTS.contains(&extension.as_str()).then(|| {
        let mut text = extension.to_ascii_uppercase();
        text.push_str(", ");
        write_size(&mut text, size, words.decimal_mark);
        text
    })
}

/// Returns whether the file at `path` is an image, by its name.
pub(super) fn is_image(path: &str) -> bool {
    extension(path).is_some_and(|extension| IMAGES.contains(&extension.as_str()))
}

fn extension(path: &str) -> Option<String> {
    let name = path.rsplit('/').next()?;
    let (_, extension) = name.rsplit_once('.')?;
    Some(extension.to_ascii_lowercase())
}

/// Returns a size as people say it: `14 kB`.
pub fn size_in_words(bytes: u64, lang: Lang) -> String {
    let mut text = String::new();
    write_size(&mut text, bytes, Words::of(lang).decimal_mark);
    text
}

/// Writes a size as people do: decimal units, one decimal from megabytes on.
fn write_size(out: &mut String, bytes: u64, mark: char) {
    let kilobytes = bytes.div_ceil(500) / 2;
    // Writing to a string cannot fail.
    let _ = if kilobytes < 1000 {
        write!(out, "{} kB", kilobytes.max(1))
    } else {
        let (unit, tenth) = if bytes < 999_950_000 {
            ("MB", 100_000)
        } else {
            ("GB", 100_000_000)
        };
        let tenths = bytes.saturating_add(tenth / 2) / tenth;
        write!(out, "{}{mark}{} {unit}", tenths / 10, tenths % 10)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes_kind_and_size_of_documents() {
        let says = |path, size, lang| describe(path, size, Words::of(lang));
        assert_eq!(
            says("/a/plan.PDF", 1_234_567, Lang::Nb).as_deref(),
            Some("PDF, 1,2 MB")
        );
        assert_eq!(
            says("plan.pdf", 1_234_567, Lang::En).as_deref(),
            Some("PDF, 1.2 MB")
        );
        assert_eq!(says("tall.csv", 0, Lang::Nb).as_deref(), Some("CSV, 1 kB"));
        assert_eq!(
            says("tall.csv", 999_400, Lang::Nb).as_deref(),
            Some("CSV, 999 kB")
        );
        assert_eq!(
            says("tall.csv", 999_900, Lang::Nb).as_deref(),
            Some("CSV, 1,0 MB")
        );
        assert_eq!(
            says("a.zip", 999_960_000, Lang::Nb).as_deref(),
            Some("ZIP, 1,0 GB")
        );
        assert_eq!(says("bilde.png", 10, Lang::Nb), None);
        assert_eq!(says("mappe.d/uten", 10, Lang::Nb), None);
    }
}
