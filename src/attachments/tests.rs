use super::*;

fn outcome(name: &str, bytes: &[u8]) -> Result<Accepted, Diagnostic> {
    let name: Arc<str> = format!("content/erfaringer/{name}").into();
    inspect(&name, &bytes.into(), &Kinds::default())
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], check: Check) -> Diagnostic {
    let diagnostic = outcome(name, bytes).expect_err(name);
    assert_eq!(diagnostic.check, check, "{name}: {}", diagnostic.message);
    assert!(diagnostic.help.is_some(), "{name}");
    diagnostic
}

#[test]
fn what_can_run_code_is_refused_by_its_ending() {
    for name in [
        "a.html",
        "a.HTM",
        "a.xhtml",
        "a.xht",
        "a.svgz",
        "a.xml",
        "a.xsl",
        "a.js",
        "a.mjs",
        "a.css",
        "a.wasm",
        "a.swf",
        "a.hta",
        "a.mht",
        "a.exe",
        "a.docm",
        "a.xlsm",
        "a.pptm",
        "a.doc",
        "a.xls",
        "a.php",
        "a.jar",
        "a.lnk",
        "a.url",
        "a.webmanifest",
        "a.txt.html",
        "a.pdf.exe",
        "a.eml",
    ] {
        let diagnostic = refused(name, b"x", Check::AttachmentKind);
        assert!(
            diagnostic.message.contains("aldri"),
            "{name}: {}",
            diagnostic.message
        );
    }
}

#[test]
fn what_is_not_on_the_list_is_refused_with_the_list() {
    for name in [
        "a.zip", "a.7z", "a.rtf", "a.xyz", "LICENSE", "a.pdf.gz", "a.eps",
    ] {
        let diagnostic = refused(name, b"x", Check::AttachmentKind);
        let help = diagnostic.help.unwrap_or_default();
        assert!(
            help.contains("pdf") && help.contains("attachments.kinds"),
            "{help}"
        );
    }
}

#[test]
fn a_document_with_a_wrong_ending_is_reported_with_its_right_name() {
    for (name, better) in [
        ("rapport.md.txt", "`rapport.md`"),
        ("rapport.markdown", "`rapport.md`"),
        ("LESMEG.MD", "`LESMEG.md`"),
        ("rapport.mdx", "`rapport.md`"),
        ("rapport.md.docx", "`rapport.md`"),
        ("rapport.nn.Md", "`rapport.nn.md`"),
        ("rapport.md ", "`rapport.md`"),
        ("rapport.md.", "`rapport.md`"),
        ("rapport.v2.mkd.TXT", "`rapport.v2.md`"),
    ] {
        let diagnostic = refused(name, b"x", Check::AttachmentKind);
        assert!(diagnostic.help.unwrap().contains(better), "{name}");
    }
    let fields = b"---\ntittel: A\n---\n\nTekst.\n";
    let diagnostic = refused("rapport.txt", fields, Check::AttachmentKind);
    assert!(diagnostic.help.unwrap().contains("`rapport.md`"));
    assert!(outcome("liste.txt", b"---\nmd\n---\n").is_ok());
}

#[test]
fn a_text_that_a_browser_may_take_for_something_else_is_refused() {
    let texts: &[&[u8]] = &[
        b"<script>alert(1)</script>",
        b" \n\t<!DOCTYPE html><title>x</title>",
        b"\xef\xbb\xbf<html>",
        b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<!-- a --><svg onload=alert(1)>",
        b"\xff\xfe<\0s\0c\0r\0",
        b"MZ\x90\0",
        b"#!/bin/sh\n",
        b"MIME-Version: 1.0\nContent-Type: text/html\n",
        b"From: <Saved by Blink>\n",
    ];
    for text in texts {
        for name in ["a.txt", "a.csv", "a.ics", "a.json", "a.vtt"] {
            refused(name, text, Check::AttachmentContent);
        }
        let mut kinds = Kinds::default();
        kinds.add("dat").unwrap();
        let name: Arc<str> = "content/sider/a.dat".into();
        assert!(inspect(&name, &(*text).into(), &kinds).is_err(), "{text:?}");
    }
    for text in [&b"a\0b"[..], b"\x1b$B", b"bl\xe5", b"a\x08b"] {
        refused("a.txt", text, Check::AttachmentContent);
    }
    assert!(outcome("a.csv", "kommune;1 < 2\r\nSkien;<b>\r\n".as_bytes()).is_ok());
}

#[test]
fn a_folder_on_the_way_counts_as_well() {
    let diagnostic = refused("_skjult/a.txt", b"x", Check::InvalidFileName);
    assert!(diagnostic.help.unwrap().contains("`skjult`"));
    refused("con/a.txt", b"x", Check::InvalidFileName);
    assert!(outcome("skien/a.txt", b"x").is_ok());
}

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    use flate2::{Compression, write::DeflateEncoder};
    use std::io::Write;
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, text) in parts {
        let file = archive.new_file(name);
        let file = file.compression_method(rawzip::CompressionMethod::DEFLATE);
        let (mut entry, config) = file.start().expect("in memory");
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, Compression::default()));
        writer.write_all(text.as_bytes()).expect("in memory");
        let (encoder, descriptor) = writer.finish().expect("in memory");
        encoder.finish().expect("in memory");
        entry.finish(descriptor).expect("in memory");
    }
    archive.finish().expect("in memory");
    // The writer refuses a name that leads upwards.
    for at in 0..bytes.len().saturating_sub(UPWARDS.len()) {
        if bytes[at..].starts_with(UPWARDS.as_bytes()) {
            bytes[at..at + 2].copy_from_slice(b"..");
        }
    }
    bytes
}

/// A placeholder for `../` in the name of a part.
const UPWARDS: &str = "%%/";

const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");

#[test]
fn office_files_are_looked_into() {
    let core = "<cp:coreProperties xmlns:cp='a' xmlns:dc='b'><dc:creator>Kari Nordmann</dc:creator>\
        <cp:lastModifiedBy>Ola</cp:lastModifiedBy></cp:coreProperties>";
    let text = "<w:document xmlns:w='c'><w:p><w:r><w:t>300270</w:t></w:r><w:r><w:t>00000</w:t></w:r></w:p></w:document>";
    let document = archive(&[
        TYPES,
        ("word/document.xml", text),
        ("docProps/core.xml", core),
    ]);
    let accepted = outcome("a.docx", &document).unwrap();
    assert_eq!(accepted.remarks.len(), 1);
    assert_eq!(accepted.remarks[0].check, Check::HiddenProperties);
    assert!(
        accepted.remarks[0]
            .message
            .contains("«Kari Nordmann», «Ola»")
    );
    assert!(accepted.text.unwrap().contains("30027000000"));

    let open = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<p/>"),
    ]);
    assert!(outcome("a.odt", &open).unwrap().remarks.is_empty());
    refused("a.ods", &open, Check::AttachmentContent);
    refused("a.docx", &open, Check::AttachmentContent);
    refused("a.xlsx", &document, Check::AttachmentContent);
    for (name, text) in [
        ("word/vbaProject.bin", "x"),
        ("word/activeX/activeX1.bin", "x"),
        ("word/embeddings/a.exe", "x"),
        ("%%/a.xml", "<x/>"),
        (
            "word/_rels/settings.xml.rels",
            "<Relationship Type='x/attachedTemplate' TargetMode=\"External\"/>",
        ),
    ] {
        let document = archive(&[TYPES, ("word/document.xml", "<x/>"), (name, text)]);
        refused("a.docx", &document, Check::AttachmentContent);
    }
    let types = (
        "[Content_Types].xml",
        "<x ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>",
    );
    refused(
        "a.docx",
        &archive(&[types, ("word/document.xml", "<x/>")]),
        Check::AttachmentContent,
    );
    refused("a.docx", b"PK\x03\x04 brutt av", Check::AttachmentContent);
    refused("a.docx", b"\xd0\xcf\x11\xe0", Check::AttachmentContent);
    let bomb = archive(&[TYPES, ("word/document.xml", &"0".repeat(65 << 20))]);
    assert!(bomb.len() < 1 << 20);
    refused("a.docx", &bomb, Check::AttachmentContent);
}

fn packed_pdf(inside: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(inside).expect("in memory");
    let packed = packer.finish().expect("in memory");
    [
        &b"%PDF-1.5\n1 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\r\n"[..],
        &packed,
        b"\nendstream\n%%EOF\n",
    ]
    .concat()
}

#[test]
fn a_pdf_shows_pages_and_does_nothing_else() {
    let plain =
        |inside: &str| format!("%PDF-1.7\n1 0 obj\n<< {inside} >>\nendobj\n%%EOF\n").into_bytes();
    for inside in [
        "/S /JavaScript /JS (app.alert\\(1\\))",
        "/S/JavaScript/JS 5 0 R",
        "/S /J#61vaScript /#4aS (x)",
        "/S /Launch /F (calc.exe)",
        "/S /SubmitForm",
        "/S /ImportData",
        "/S /GoToE",
        "/Type /EmbeddedFile",
        "/EmbeddedFiles 5 0 R",
        "/Subtype /RichMedia",
        "/XFA 3 0 R",
        "/Encrypt 4 0 R",
    ] {
        refused("a.pdf", &plain(inside), Check::AttachmentContent);
        refused(
            "a.pdf",
            &packed_pdf(inside.as_bytes()),
            Check::AttachmentContent,
        );
    }
    refused("a.pdf", b" %PDF-1.4\n%%EOF\n", Check::AttachmentContent);
    refused("a.pdf", b"<script>/*%PDF-1.4*/", Check::AttachmentContent);
    for inside in [
        "/Type /Page /JSX 1 /OpenAction [1 0 R /Fit]",
        "/URI (https://example.no/)",
    ] {
        assert_eq!(outcome("a.pdf", &plain(inside)).unwrap().remarks, []);
    }
    for author in [
        "/Author (Kari Nordmann)",
        "/Author <FEFF004B006100720069>",
        "<dc:creator><rdf:Seq><rdf:li>Kari</rdf:li>",
    ] {
        let remarks = outcome("a.pdf", &plain(author)).unwrap().remarks;
        assert!(
            remarks[0].message.contains("«Kari"),
            "{author}: {remarks:?}"
        );
    }
}

#[test]
fn a_picture_is_what_its_ending_says_and_nothing_besides() {
    let gif =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0crc!\0\0\0\0IEND\xaeB`\x82";
    let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xd9";
    for (name, bytes) in [
        ("a.gif", &gif[..]),
        ("a.png", png),
        ("a.jpg", jpeg),
        ("a.JPEG", jpeg),
    ] {
        assert!(outcome(name, bytes).is_ok(), "{name}");
        refused(name, b"<html>", Check::AttachmentContent);
        refused(name, b"", Check::AttachmentContent);
        refused(
            name,
            &[bytes, b"<SCRIPT>alert(1)</SCRIPT>"].concat(),
            Check::AttachmentContent,
        );
        let zip = archive(&[("a.html", "x")]);
        refused(name, &[bytes, &zip].concat(), Check::AttachmentContent);
        refused(
            name,
            &[bytes, b"%PDF-1.4"].concat(),
            Check::AttachmentContent,
        );
    }
    refused("a.png", gif, Check::AttachmentContent);
    refused(
        "a.gif",
        b"GIF89a/*\0\0\0\0*/=1;alert(1)",
        Check::AttachmentContent,
    );
    refused("a.gif", b"GIF89a=1;alert(1)//", Check::AttachmentContent);
    refused(
        "a.gif",
        &[&gif[..], b"mer"].concat(),
        Check::AttachmentContent,
    );
    refused(
        "a.png",
        &[&png[..], b"mer"].concat(),
        Check::AttachmentContent,
    );
    for (name, bytes) in [
        ("a.webp", &b"RIFF\x04\0\0\0WEBP"[..]),
        ("a.avif", b"\0\0\0\x10ftypavif\0\0\0\0"),
        ("a.heic", b"\0\0\0\x10ftypheic\0\0\0\0"),
        ("a.tiff", b"II*\0\x08\0\0\0"),
        ("a.mp3", b"ID3\x04"),
        ("a.mp4", b"\0\0\0\x10ftypisom\0\0\0\0"),
        ("a.webm", b"\x1a\x45\xdf\xa3"),
        ("a.ogg", b"OggS"),
        ("a.wav", b"RIFF\x04\0\0\0WAVE"),
    ] {
        assert!(outcome(name, bytes).is_ok(), "{name}");
        refused(name, b"noe annet enn det", Check::AttachmentContent);
    }
}

#[test]
fn a_drawing_is_published_without_what_runs() {
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script/><rect width=\"1\"/></svg>";
    let accepted = outcome("a.svg", svg).unwrap();
    let text = String::from_utf8_lossy(&accepted.bytes).into_owned();
    assert!(!text.contains("onload") && !text.contains("script") && text.contains("<rect"));
    assert_eq!(accepted.remarks[0].check, Check::SvgCleaned);
    assert!(accepted.remarks[0].message.contains("`onload`, `script`"));
    refused("a.svg", b"<html/>", Check::AttachmentContent);
}
