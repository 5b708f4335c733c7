//! Checks office files, which are archives of XML: that the file is one and holds no macros. Reads
//! who wrote it, and its text, for the check for personal data.

use std::io::Read;

use flate2::bufread::DeflateDecoder;
use quick_xml::Reader;
use quick_xml::events::Event;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use tr::tr;

use super::sniff::wrong;
use crate::diagnostic::Problem;

/// The most that is unpacked of one file, in bytes.
const UNPACKED: u64 = 64 << 20;
/// The most parts that a file may have.
const PARTS: usize = 20_000;

/// The properties and the text of an office file.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The people whom its properties name.
    pub(super) people: Vec<String>,
    /// Its text: a paragraph or a cell on each line.
    pub(super) text: String,
}

/// The family of office files that a file must be of.
#[derive(Clone, Copy, Debug)]
pub(super) enum Family {
    /// Microsoft's: the folder that the parts lie in.
    Microsoft(&'static str),
    /// OpenDocument: the last part of the media type.
    Open(&'static str),
}

/// Checks an office file, and reads its properties and its text.
pub(super) fn look(bytes: &[u8], family: Family) -> Result<About, Problem> {
    let archive = Archive::open(bytes).ok_or_else(not_office)?;
    let mut names = archive.parts.iter().map(|part| &part.name);
    if let Some(name) = names.clone().find(|name| is_macro(name)) {
        return Err(wrong(
            tr!(
                "fila har makroer eller programmer i seg (`{name}`)",
                name = name.escape_debug()
            ),
            tr!("Lagre den uten makroer, eller som PDF."),
        ));
    }
    let mut left = UNPACKED;
    let is_right = match family {
        Family::Microsoft(folder) => {
            let types = archive.text_of("[Content_Types].xml", &mut left);
            types.is_some_and(|types| !types.contains("macroEnabled"))
                && names.any(|name| name.starts_with(folder))
        }
        Family::Open(kind) => {
            let media_type = archive.text_of("mimetype", &mut left).unwrap_or_default();
            media_type.trim() == format!("application/vnd.oasis.opendocument.{kind}")
        }
    };
    if !is_right {
        return Err(not_office());
    }
    read(&archive, left)
}

fn not_office() -> Problem {
    wrong(
        tr!("fila er ikke den office-fila som endelsen sier"),
        tr!("Åpne den i programmet den er laget i, og lagre den på nytt, helst som PDF."),
    )
}

/// Returns whether a part can run, or holds something that can.
fn is_macro(name: &str) -> bool {
    let small = name.to_lowercase();
    ["vbaproject", "vbadata", "/activex/", "basic/", "scripts/"]
        .iter()
        .any(|part| small.contains(part))
        || small.split('/').any(|part| part == "..")
        || [
            ".exe", ".dll", ".js", ".vbs", ".html", ".htm", ".bat", ".cmd", ".ps1", ".jar", ".hta",
        ]
        .iter()
        .any(|ending| small.ends_with(ending))
}

/// An archive, and the parts that its directory lists.
struct Archive<'b> {
    zip: ZipSliceArchive<&'b [u8]>,
    parts: Vec<Part>,
}

struct Part {
    name: String,
    method: CompressionMethod,
    place: ZipArchiveEntryWayfinder,
}

impl<'b> Archive<'b> {
    /// Reads the directory; `None` where it is damaged or has too many parts.
    fn open(bytes: &'b [u8]) -> Option<Self> {
        let zip = ZipArchive::from_slice(bytes).ok()?;
        if !bytes.starts_with(b"PK\x03\x04") {
            return None;
        }
        let mut parts = Vec::new();
        let mut entries = zip.entries();
        while let Some(entry) = entries.next_entry().ok()? {
            if parts.len() == PARTS {
                return None;
            }
            parts.push(Part {
                name: String::from_utf8(entry.file_path().as_ref().to_vec()).ok()?,
                method: entry.compression_method(),
                place: entry.wayfinder(),
            });
        }
        Some(Self { zip, parts })
    }

    fn text_of(&self, name: &str, left: &mut u64) -> Option<String> {
        self.text(self.parts.iter().find(|part| part.name == name)?, left)
    }

    /// Unpacks a part as text. `None` where it is damaged or larger than the bytes `left` to
    /// unpack.
    fn text(&self, part: &Part, left: &mut u64) -> Option<String> {
        let entry = self.zip.get_entry(part.place).ok()?;
        let limit = *left + 1;
        let mut bytes = Vec::new();
        match part.method {
            CompressionMethod::STORE => {
                let reader = entry.verifying_reader(entry.data());
                reader.take(limit).read_to_end(&mut bytes).ok()?
            }
            CompressionMethod::DEFLATE => {
                let reader = entry.verifying_reader(DeflateDecoder::new(entry.data()));
                reader.take(limit).read_to_end(&mut bytes).ok()?
            }
            _ => return None,
        };
        *left = left.checked_sub(u64::try_from(bytes.len()).ok()?)?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    }
}

fn read(archive: &Archive<'_>, mut left: u64) -> Result<About, Problem> {
    let mut about = About::default();
    for part in &archive.parts {
        let name = &part.name;
        let is_link = name.ends_with(".rels");
        if !name.ends_with(".xml") && !is_link {
            continue;
        }
        let Some(xml) = archive.text(part, &mut left) else {
            return Err(wrong(
                tr!("office-fila er ødelagt, eller har mer i seg enn det som blir lest"),
                tr!("Åpne den i programmet den er laget i, og lagre den på nytt, helst som PDF."),
            ));
        };
        if is_link {
            if xml.contains("attachedTemplate") && xml.contains("\"External\"") {
                return Err(wrong(
                    tr!("fila henter en mal fra et annet sted når den åpnes"),
                    tr!("Koble malen fra, eller lagre den som PDF."),
                ));
            }
            continue;
        }
        let is_about = matches!(&**name, "docProps/core.xml" | "meta.xml");
        extract(&xml, is_about, &mut about);
    }
    about.people.sort();
    about.people.dedup();
    Ok(about)
}

/// Appends the text of a part to `about`, and the people that it names where it is the part of
/// properties.
fn extract(xml: &str, is_about: bool, about: &mut About) {
    const PEOPLE: &[&str] = &[
        "creator",
        "lastModifiedBy",
        "initial-creator",
        "manager",
        "printed-by",
    ];
    // Runs of one word are separate in the file, so only the end of a paragraph or a cell separates
    // words.
    const ENDS: &[&str] = &["p", "h", "c", "si", "tr", "row", "table-cell"];
    let mut reader = Reader::from_str(xml);
    let mut name = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => name = local(start.local_name().as_ref()),
            Ok(Event::Text(text)) => {
                let Ok(text) = text.decode() else { continue };
                if is_about && PEOPLE.contains(&&*name) && !text.trim().is_empty() {
                    about.people.push(text.trim().to_owned());
                }
                about.text.push_str(&text);
            }
            Ok(Event::End(end)) => {
                if ENDS.contains(&&*local(end.local_name().as_ref())) {
                    about.text.push('\n');
                }
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    about.text.push('\n');
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}
