//! Lists the kinds of file that may be attached to a document, by the ending of the name.

use std::collections::BTreeSet;

/// The form that the content of a file must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A picture of pixels.
    Picture(Picture),
    /// A drawing, which is parsed and written again.
    Svg,
    /// A PDF.
    Pdf,
    /// A file of Microsoft Office: the folder in the archive that holds its parts.
    Office(&'static str),
    /// A file of OpenDocument: the last part of its media type.
    OpenDocument(&'static str),
    /// Sound or moving pictures.
    Media(Media),
    /// Plain text in UTF-8.
    Text,
    /// A kind that the site itself has added: its form is not known.
    Added,
}

/// Formats of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// WebP.
    WebP,
    /// AVIF and HEIC, which share a container.
    Heif,
    /// TIFF.
    Tiff,
}

/// Formats of sound and moving pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// MPEG audio.
    Mp3,
    /// MP4 and its relatives.
    Mp4,
    /// WebM.
    WebM,
    /// Ogg.
    Ogg,
    /// WAVE.
    Wav,
}

/// Every kind that may be attached to any site: the ending, and the form.
const KINDS: &[(&str, Form)] = &[
    ("avif", Form::Picture(Picture::Heif)),
    ("gif", Form::Picture(Picture::Gif)),
    ("heic", Form::Picture(Picture::Heif)),
    ("heif", Form::Picture(Picture::Heif)),
    ("jpeg", Form::Picture(Picture::Jpeg)),
    ("jpg", Form::Picture(Picture::Jpeg)),
    ("png", Form::Picture(Picture::Png)),
    ("svg", Form::Svg),
    ("tif", Form::Picture(Picture::Tiff)),
    ("tiff", Form::Picture(Picture::Tiff)),
    ("webp", Form::Picture(Picture::WebP)),
    ("pdf", Form::Pdf),
    ("docx", Form::Office("word/")),
    ("pptx", Form::Office("ppt/")),
    ("xlsx", Form::Office("xl/")),
    ("odp", Form::OpenDocument("presentation")),
    ("ods", Form::OpenDocument("spreadsheet")),
    ("odt", Form::OpenDocument("text")),
    ("csv", Form::Text),
    ("geojson", Form::Text),
    ("ics", Form::Text),
    ("json", Form::Text),
    ("srt", Form::Text),
    ("tsv", Form::Text),
    ("txt", Form::Text),
    ("vtt", Form::Text),
    ("m4a", Form::Media(Media::Mp4)),
    ("mov", Form::Media(Media::Mp4)),
    ("mp3", Form::Media(Media::Mp3)),
    ("mp4", Form::Media(Media::Mp4)),
    ("oga", Form::Media(Media::Ogg)),
    ("ogg", Form::Media(Media::Ogg)),
    ("wav", Form::Media(Media::Wav)),
    ("webm", Form::Media(Media::WebM)),
];

/// Endings of files that a browser or a system can run, or that can hold macros. No setting allows
/// them.
#[rustfmt::skip]
const ACTIVE: &[&str] = &[
    // Pages, and files that a browser can turn into a page.
    "asp", "aspx", "atom", "cfm", "cgi", "eml", "hta", "htc", "htm", "html", "htmls", "jsp", "jspx",
    "mht", "mhtml", "nws", "phar", "php", "php3", "php4", "php5", "php7", "phps", "pht", "phtml",
    "rdf", "rss", "shtm", "shtml", "stm", "svgz", "xaml", "xbl", "xht", "xhtm", "xhtml", "xml",
    "xsd", "xsl", "xslt", "xul",
    // Scripts, styles and what belongs to them.
    "appcache", "cjs", "css", "js", "jse", "jsm", "jsx", "less", "manifest", "map", "mjs", "sass",
    "scss", "ts", "tsx", "wasm", "webmanifest",
    // Programs and what starts one.
    "apk", "app", "appimage", "appref-ms", "appx", "bash", "bat", "bin", "chm", "class", "cmd",
    "com", "cpl", "deb", "desktop", "diagcab", "dll", "dmg", "drv", "elf", "exe", "fish",
    "gadget", "hlp", "img", "inf", "ini", "iso", "jar", "jnlp", "lnk", "msc", "msi", "msix", "msp",
    "mst", "pif", "pkg", "pl", "ps1", "psd1", "psm1", "py", "pyc", "pyw", "rb", "reg", "rpm", "scf",
    "scr", "sct", "settingcontent-ms", "sh", "so", "swf", "sys", "url", "vb", "vbe", "vbs", "vhd",
    "vhdx", "war", "webloc", "ws", "wsc", "wsf", "wsh", "xll", "zsh",
    // Office files that hold macros, or may hold them.
    "accdb", "accde", "doc", "docb", "docm", "dot", "dotm", "dotx", "iqy", "mdb", "pot", "potm",
    "potx", "ppa", "ppam", "pps", "ppsm", "ppt", "pptm", "pub", "slk", "sldm", "xla", "xlam", "xlm",
    "xls", "xlsb", "xlsm", "xlt", "xltm", "xltx", "xlw",
    // Settings of web servers.
    "htaccess", "htpasswd", "config",
];

/// Endings that a text in Markdown may have been given by mistake.
const MARKDOWN: &[&str] = &[
    "markdown", "md", "mdown", "mdtext", "mdtxt", "mdwn", "mdx", "mkd", "mkdn", "qmd", "rmd",
];

/// The kinds of file that may be attached on a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    added: BTreeSet<String>,
}

/// The reason why a kind cannot be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotAdd {
    /// It is no ending of a file name.
    NotAnEnding,
    /// Files of this kind can run code, or be taken for documents.
    Active,
}

impl Kinds {
    /// Allows files with this ending to be attached too.
    ///
    /// # Errors
    /// Returns the reason where `ending` is none, or where files of that kind are never published.
    pub fn add(&mut self, ending: &str) -> Result<(), CannotAdd> {
        let ending = ending.strip_prefix('.').unwrap_or(ending);
        let ending = ending.to_ascii_lowercase();
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if ending.is_empty() || ending.len() > 12 || !ending.bytes().all(is_plain) {
            return Err(CannotAdd::NotAnEnding);
        }
        if is_active(&ending) || is_markdown(&ending) {
            return Err(CannotAdd::Active);
        }
        if built_in(&ending).is_none() {
            self.added.insert(ending);
        }
        Ok(())
    }

    /// Returns the form that a file with this ending, in small letters, must have; `None` where
    /// such files may not be attached.
    pub fn form(&self, ending: &str) -> Option<Form> {
        built_in(ending).or_else(|| self.added.contains(ending).then_some(Form::Added))
    }

    /// Returns every allowed ending, sorted.
    pub fn endings(&self) -> Vec<&str> {
        let built_in = KINDS.iter().map(|(ending, _)| *ending);
        let mut endings: Vec<_> = built_in
            .chain(self.added.iter().map(String::as_str))
            .collect();
        endings.sort_unstable();
        endings
    }
}

fn built_in(ending: &str) -> Option<Form> {
    let found = KINDS.iter().find(|(known, _)| *known == ending);
    found.map(|(_, form)| *form)
}

/// Returns whether files with this ending, in small letters, can run code.
pub(super) fn is_active(ending: &str) -> bool {
    ACTIVE.contains(&ending)
}

/// Returns whether a file with this ending, in small letters, is meant as Markdown.
pub(super) fn is_markdown(ending: &str) -> bool {
    MARKDOWN.contains(&ending)
}

/// Returns the ending of a file name in small letters: the part after the last full stop. Empty
/// where there is none.
pub(super) fn ending_of(file: &str) -> String {
    let ending = file.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_that_can_run_code_is_never_added() {
        let mut kinds = Kinds::default();
        for ending in [
            "html", ".HTM", "xhtml", "svgz", "xml", "js", "wasm", "exe", "docm", "md",
        ] {
            assert_eq!(kinds.add(ending), Err(CannotAdd::Active), "{ending}");
        }
        for ending in ["", "a/b", "tar.gz", "æ", "x html", "abcdefghijklm"] {
            assert_eq!(kinds.add(ending), Err(CannotAdd::NotAnEnding), "{ending}");
        }
        assert_eq!(kinds, Kinds::default());
    }

    #[test]
    fn a_kind_that_is_added_is_let_through() {
        let mut kinds = Kinds::default();
        assert_eq!(kinds.form("sosi"), None);
        assert_eq!(kinds.add(".SOSI"), Ok(()));
        assert_eq!(kinds.form("sosi"), Some(Form::Added));
        assert_eq!(kinds.add("pdf"), Ok(()), "it is there already");
        assert_eq!(kinds.form("pdf"), Some(Form::Pdf));
    }

    #[test]
    fn no_kind_is_both_let_through_and_active() {
        for (ending, _) in KINDS {
            assert!(!is_active(ending) && !is_markdown(ending), "{ending}");
        }
    }
}
