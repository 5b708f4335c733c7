//! Files with a secret planted in them, in every way in which it could stand there.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::scan::folded;

/// The kind of a file: its ending, or its name where it has none.
pub(super) fn kind(name: &str) -> &str {
    let name = name.rsplit('/').next().unwrap();
    name.rsplit_once('.').map_or(name, |(_, ending)| ending)
}

/// Every way in which a word could stand in a file of this kind.
pub(super) fn plants(kind: &str, word: &str, bytes: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let with = |text: &str| [bytes, b"\n", text.as_bytes()].concat();
    let letters: Vec<char> = folded(word).chars().collect();
    let end: String = letters[3..].iter().collect();
    let reversed: String = letters[..letters.len() - 3].iter().rev().collect();
    let percent = percent_encoding::utf8_percent_encode(word, percent_encoding::NON_ALPHANUMERIC);
    let json: String = word
        .chars()
        .map(|letter| format!("\\u{:04x}", u32::from(letter)))
        .collect();
    let entities: String = word
        .chars()
        .map(|letter| format!("&#{};", u32::from(letter)))
        .collect();
    let (start, rest) = word.split_at(word.char_indices().nth(6).unwrap().0);
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut plants = vec![
        ("as it stands", with(word)),
        ("in capital letters", with(&word.to_uppercase())),
        ("in plain letters", with(&folded(word))),
        ("without its beginning", with(&end)),
        ("from its end", with(&reversed)),
        (
            "its stem",
            with(&letters[..letters.len() - 3].iter().collect::<String>()),
        ),
        (
            "in base64",
            with(&STANDARD.encode(format!("se {word} her"))),
        ),
        ("in UTF-16", [bytes, &wide].concat()),
        ("packed with gzip", gzipped(word)),
    ];
    match kind {
        "html" | "xml" | "svg" => plants.extend([
            (
                "in an address",
                with(&format!("<a href=\"/x/{percent}/\">x</a>")),
            ),
            ("as entities", with(&entities)),
            (
                "with a mark within",
                with(&format!("{start}<mark>{rest}</mark>")),
            ),
            ("with a soft hyphen", with(&format!("{start}\u{ad}{rest}"))),
        ]),
        "json" | "jsonld" | "js" => plants.push(("as an escape", with(&json))),
        "ics" => plants.push(("folded", with(&format!("{start}\r\n {rest}")))),
        "xlsx" => {
            plants = vec![
                ("in a cell", workbook(word)),
                ("in the properties", properties(word)),
            ]
        }
        _ => {}
    }
    plants
}

fn gzipped(text: &str) -> Vec<u8> {
    use std::io::Write;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(text.repeat(3).as_bytes()).unwrap();
    encoder.finish().unwrap()
}

fn workbook(text: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet().write(3, 4, text).unwrap();
    workbook.save_to_buffer().unwrap()
}

fn properties(text: &str) -> Vec<u8> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    workbook.add_worksheet();
    workbook.set_properties(&rust_xlsxwriter::DocProperties::new().set_comment(text));
    workbook.save_to_buffer().unwrap()
}
