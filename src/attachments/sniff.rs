//! Checks what a browser would take a file for if no media type is declared.
//!
//! Hosts differ in the media types they declare, and some declare none. Then browsers inspect the
//! first bytes, as <https://mimesniff.spec.whatwg.org/> describes, and a text that begins like a
//! page becomes one.

use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::text::characters::code_point;

/// Checks that `bytes` are plain text, and no document under another name.
pub(super) fn text(name: &str, bytes: &[u8]) -> Result<(), Problem> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(wrong(
            tr!("fila er ikke lagret som UTF-8; æ, ø og å kan ikke leses"),
            tr!("Lagre den på nytt med tegnkodingen UTF-8. I Excel heter det «CSV UTF-8»."),
        ));
    };
    let text = text.trim_start_matches('\u{feff}');
    let is_stray = |letter: char| letter.is_control() && !"\t\n\r\u{c}\u{85}".contains(letter);
    if let Some(stray) = text.chars().find(|letter| is_stray(*letter)) {
        let message = tr!(
            "fila er ikke ren tekst: den har styretegnet {code}",
            code = code_point(stray)
        );
        return Err(wrong(
            message,
            tr!("Lagre innholdet på nytt som ren tekst i UTF-8."),
        ));
    }
    if is_front_matter(text) {
        let file = name.rsplit('/').next().unwrap_or(name);
        let stem = file.split('.').next().unwrap_or(file);
        return Err(misnamed(file, &format!("{stem}.md")));
    }
    unknown(bytes)
}

/// Checks that no browser takes `bytes` for a page, a program or an archive of pages.
pub(super) fn unknown(bytes: &[u8]) -> Result<(), Problem> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0 || *byte == 0xb;
    let first = start.iter().position(|byte| !is_blank(byte));
    let start = &start[first.unwrap_or(start.len())..];
    let is_markup = start.first() == Some(&b'<')
        // The same in UTF-16, with its mark of byte order.
        || matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) && bytes.iter().take(64).any(|byte| *byte == b'<');
    if is_markup {
        return Err(wrong(
            tr!("fila begynner som ei nettside eller XML, og kan bli åpnet som det"),
            tr!("Lagre innholdet som PDF, eller skriv det som et dokument i Markdown (`.md`)."),
        ));
    }
    let is_program = [
        &b"MZ"[..],
        b"\x7fELF",
        b"#!",
        b"\xca\xfe\xba\xbe",
        b"\0asm",
        b"CWS",
        b"FWS",
        b"ZWS",
    ]
    .iter()
    .any(|magic| bytes.starts_with(magic));
    let is_message = ["mime-version:", "from: <saved by"].iter().any(|start_of| {
        let head = String::from_utf8_lossy(&start[..start.len().min(64)]).to_lowercase();
        head.starts_with(start_of)
    });
    if is_program || is_message {
        return Err(wrong(
            tr!("fila er et program eller ei lagret nettside, uansett hva navnet sier"),
            tr!("Ta den bort, eller lagre innholdet som PDF."),
        ));
    }
    Ok(())
}

/// Returns whether `text` begins with the fields of a document.
fn is_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines
            .take_while(|line| line.trim_end() != "---")
            .any(|line| {
                ["tittel:", "title:"]
                    .iter()
                    .any(|field| line.starts_with(field))
            })
}

/// Returns the finding that the content of a file is wrong.
pub(super) fn wrong(message: String, help: String) -> Problem {
    Problem::new(Check::AttachmentContent, message).help(help)
}

/// Returns the problem that `file` is a document whose name should be `better`.
pub(super) fn misnamed(file: &str, better: &str) -> Problem {
    Problem::new(
        Check::AttachmentKind,
        tr!(
            "`{file}` ser ut til å være et dokument, men navnet slutter ikke på `.md`",
            file
        ),
    )
    .help(tr!(
        "Gi fila navnet `{better}`. Windows viser ikke endelsen `.txt` før du slår på \
             «Filtyper» i Utforsker.",
        better
    ))
}
