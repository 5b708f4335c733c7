use super::*;

fn outcome(name: &str, bytes: &[u8]) -> Result<Accepted, Diagnostic> {
    let name: Arc<str> = format!("content/erfaringer/{name}").into();
    inspect(&name, &bytes.into(), &Kinds::default())
}

#[track_caller]
fn refused(name: &str, bytes: &[u8], check: Check) -> Diagnostic {
    let told = outcome(name, bytes).expect_err(name);
    assert_eq!(told.check, check, "{name}: {}", told.message);
    assert!(told.help.is_some(), "{name}");
    told
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
        let told = refused(name, b"x", Check::AttachmentKind);
        assert!(told.message.contains("aldri"), "{name}: {}", told.message);
    }
}

#[test]
fn what_is_not_on_the_list_is_refused_with_the_list() {
    for name in [
        "a.zip", "a.7z", "a.rtf", "a.xyz", "LICENSE", "a.pdf.gz", "a.eps",
    ] {
        let told = refused(name, b"x", Check::AttachmentKind);
        let help = told.help.unwrap_or_default();
        assert!(
            help.contains("pdf") && help.contains("attachments.kinds"),
            "{help}"
        );
    }
}

#[test]
fn a_document_with_a_wrong_ending_is_told_its_right_name() {
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
        let told = refused(name, b"x", Check::AttachmentKind);
        assert!(told.help.unwrap().contains(better), "{name}");
    }
    let fields = b"---\ntittel: A\n---\n\nTekst.\n";
    let told = refused("rapport.txt", fields, Check::AttachmentKind);
    assert!(told.help.unwrap().contains("`rapport.md`"));
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
    let told = refused("_skjult/a.txt", b"x", Check::InvalidFileName);
    assert!(told.help.unwrap().contains("`skjult`"));
    refused("con/a.txt", b"x", Check::InvalidFileName);
    assert!(outcome("skien/a.txt", b"x").is_ok());
}
