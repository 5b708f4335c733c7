//! Checks names: that they work on every system and host, and look like what they are.
//!
//! A name that is fine here may be impossible on Windows, mean something to a web host, or look
//! like another name. Every part of the path of an attachment is checked.

use crate::text::composed::composed;

use tr::tr;
use unicode_normalization::UnicodeNormalization as _;
use unicode_script::{Script, UnicodeScript};

/// A fault of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A sentence that names the character or the word.
    pub message: String,
    /// A valid name, where one can be made.
    pub better: Option<String>,
}

/// The longest name of a file or folder, in bytes. Disks take 255; the variants of a picture get
/// longer names than the picture.
const LONGEST: usize = 200;

/// Names that a host, a browser or a search engine gives a meaning to, in small letters.
const HOSTS: &[&str] = &[
    "ads.txt",
    "apple-app-site-association",
    "clientaccesspolicy.xml",
    "cname",
    "crossdomain.xml",
    "favicon.ico",
    "firebase.json",
    "humans.txt",
    "manifest.json",
    "netlify.toml",
    "now.json",
    "robots.txt",
    "routes.json",
    "security.txt",
    "service-worker.js",
    "sitemap.txt",
    "sitemap.xml",
    "staticwebapp.config.json",
    "sw.js",
    "vercel.json",
    "web.config",
    "wrangler.json",
    "wrangler.toml",
];

/// Signs that no name of a file may have on Windows.
const NOT_ON_WINDOWS: &str = ":|?*<>\"\\";

/// Names of devices on Windows, which no file may have, whatever its ending.
const DEVICES: &[&str] = &["aux", "clock$", "con", "conin$", "conout$", "nul", "prn"];

/// Returns the fault of `part`, the name of an attachment or of a folder on the path to it.
pub fn fault(part: &str) -> Option<Fault> {
    invisible(part)
        .or_else(|| on_windows(part))
        .or_else(|| at_hosts(part))
        .or_else(|| look_alike(part))
        .or_else(|| escape(part))
        .or_else(|| too_long(part))
}

/// Returns the fault of a character in `part` that cannot be seen, or that changes the order of
/// others.
pub fn invisible(part: &str) -> Option<Fault> {
    let found = part.chars().find(|letter| is_invisible(*letter))?;
    let better = part.chars().filter(|letter| !is_invisible(*letter));
    let message = tr!("navnet har et usynlig tegn ({code})", code = code(found));
    Some(fault_with(message, better.collect()))
}

/// Returns whether Windows reserves the name `stem` (up to the first full stop) for a device.
pub fn is_device(stem: &str) -> bool {
    let stem = stem.trim_end().to_lowercase();
    let numbered = |prefix: &str| {
        let rest = stem.strip_prefix(prefix);
        rest.is_some_and(|rest| {
            matches!(rest, "¹" | "²" | "³")
                || (rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    DEVICES.contains(&&*stem) || numbered("com") || numbered("lpt")
}

fn on_windows(part: &str) -> Option<Fault> {
    if let Some(found) = part.chars().find(|letter| NOT_ON_WINDOWS.contains(*letter)) {
        let better = part.replace(|letter| NOT_ON_WINDOWS.contains(letter), "-");
        let message = tr!(
            "navnet har tegnet `{found}`, som ikke kan brukes på Windows",
            found
        );
        return Some(fault_with(message, better));
    }
    let stem = part.split('.').next().unwrap_or(part);
    if is_device(stem) {
        let message = tr!(
            "`{stem}` er navnet på en enhet på Windows, og kan ikke brukes",
            stem
        );
        let better = format!("{}-fil{}", stem.trim_end(), &part[stem.len()..]);
        return Some(fault_with(message, better));
    }
    let trimmed = part.trim().trim_end_matches(['.', ' ']);
    (trimmed != part).then(|| {
        let message = tr!("navnet begynner eller slutter med mellomrom, eller slutter med punktum");
        fault_with(message, trimmed.to_owned())
    })
}

fn at_hosts(part: &str) -> Option<Fault> {
    if let Some(rest) = part.strip_prefix(['_', '.']) {
        let first = &part[..1];
        let message = tr!(
            "navnet begynner med `{first}`, som har en egen betydning hos webhotell",
            first
        );
        return Some(fault_with(
            message,
            rest.trim_start_matches(['_', '.']).to_owned(),
        ));
    }
    HOSTS.contains(&&*part.to_lowercase()).then(|| {
        let message = tr!(
            "`{part}` er et navn som har en egen betydning hos webhotell",
            part
        );
        fault_with(message, format!("vedlegg-{part}"))
    })
}

/// Returns the fault of a character that looks like another one.
fn look_alike(part: &str) -> Option<Fault> {
    if part.is_ascii() {
        return None;
    }
    let plain: String = part.nfkc().collect();
    if plain != composed(part) {
        let found = part.chars().find(|letter| {
            let kept: String = letter.nfkc().collect();
            kept != letter.nfc().collect::<String>()
        });
        let named = found.map_or_else(String::new, |letter| {
            format!(" `{letter}` ({})", code(letter))
        });
        let message = tr!("navnet har et tegn{named} som ser ut som et annet", named);
        return Some(fault_with(message, plain));
    }
    let foreign = foreign_letter(part)?;
    let message = tr!(
        "navnet blander alfabeter: `{foreign}` ({code}) er ikke en latinsk bokstav",
        foreign,
        code = code(foreign)
    );
    Some(Fault {
        message,
        better: None,
    })
}

/// Returns a letter of another alphabet among Latin ones, or one of a word that could pass for
/// Latin.
fn foreign_letter(part: &str) -> Option<char> {
    let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
    let of_script = |letter: char| match letter.script() {
        Script::Common | Script::Inherited | Script::Unknown => None,
        script => Some((letter, script)),
    };
    let letters: Vec<_> = stem.chars().filter_map(of_script).collect();
    let foreign = |(letter, script): &(char, Script)| (*script != Script::Latin).then_some(*letter);
    let first = letters.iter().find_map(foreign)?;
    let is_mixed = letters.iter().any(|(_, script)| *script != first.script());
    let could_be_latin = letters
        .iter()
        .all(|(letter, _)| CYRILLIC_AND_GREEK.contains(*letter));
    // Japanese writes with three scripts, none of which looks like Latin.
    let is_latin_mixed = is_mixed
        && letters
            .iter()
            .any(|(_, script)| matches!(script, Script::Latin | Script::Cyrillic | Script::Greek));
    (is_latin_mixed || could_be_latin).then_some(first)
}

/// Letters that look like Latin ones.
const CYRILLIC_AND_GREEK: &str =
    "аАвВеЕкКмМнНоОрРсСтТуУхХѕЅіІјЈһҺԁԛԜԝӏҮүѵѴАΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορτυχγϲϳ";

/// Returns the fault of an escape: `%2e`, which some hosts decode once more than they should.
fn escape(part: &str) -> Option<Fault> {
    let bytes = part.as_bytes();
    let escapes = |three: &[u8]| {
        three[0] == b'%' && three[1].is_ascii_hexdigit() && three[2].is_ascii_hexdigit()
    };
    bytes.windows(3).any(escapes).then(|| {
        let message = tr!("navnet har `%` foran to tegn, som leses som en kode i adresser");
        fault_with(message, part.replace('%', "-"))
    })
}

fn too_long(part: &str) -> Option<Fault> {
    (part.len() > LONGEST).then(|| Fault {
        message: tr!(
            "navnet er på {length} byte; det kan være høyst {limit}",
            length = part.len(),
            limit = LONGEST
        ),
        better: None,
    })
}

/// Returns whether a character is not shown, changes the direction of text, or is in no font.
fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{e000}'..='\u{f8ff}'
            | '\u{fdd0}'..='\u{fdef}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffd}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{10ffff}')
        || u32::from(letter) & 0xfffe == 0xfffe
        || (letter.is_whitespace() && letter != ' ')
}

fn fault_with(message: String, better: String) -> Fault {
    let better = (!better.is_empty() && fault(&better).is_none()).then_some(better);
    Fault { message, better }
}

fn code(letter: char) -> String {
    format!("U+{:04X}", u32::from(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(names: &[&str]) {
        for name in names {
            let fault = fault(name);
            assert!(fault.is_some(), "{name:?}");
            if let Some(better) = fault.and_then(|fault| fault.better) {
                assert_eq!(super::fault(&better), None, "{name:?} → {better:?}");
            }
        }
    }

    #[test]
    fn ordinary_names_are_fine() {
        for name in [
            "ros.pdf",
            "Møte 1.pdf",
            "Rapport (endelig) v2.docx",
            "blått bilde på åker.jpg",
            "blått.jpg",
            "50 % av planen.pdf",
            "referat_2024-05-17.txt",
            "čoahkkin.pdf",
            "Брошура.pdf",
            "دليل.pdf",
            "会議.pdf",
            "conference.pdf",
            "auxiliary.txt",
            "com10.txt",
            "nulpunkt.csv",
            "kart+tekst, & mer; #3!.png",
            "æøå ÆØÅ.png",
            "–.png",
        ] {
            assert_eq!(fault(name), None, "{name:?}");
        }
    }

    #[test]
    fn names_of_hosts_are_refused() {
        refused(&[
            "_redirects",
            "_headers",
            "_worker.js",
            "_routes.json",
            "_bilder",
            ".htaccess",
            "web.config",
            "Web.Config",
            "CNAME",
            "cname",
            "netlify.toml",
            "vercel.json",
            "staticwebapp.config.json",
            "crossdomain.xml",
            "clientaccesspolicy.xml",
            "robots.txt",
            "Robots.TXT",
            "favicon.ico",
            "sw.js",
            "security.txt",
            "ads.txt",
            "manifest.json",
            "sitemap.xml",
            "humans.txt",
            "firebase.json",
        ]);
    }

    #[test]
    fn names_that_windows_cannot_have_are_refused() {
        refused(&[
            "CON",
            "con.txt",
            "aux.pdf",
            "NUL",
            "nul.tar.gz",
            "PRN.pdf",
            "COM1",
            "com0.png",
            "LPT9.txt",
            "com¹.txt",
            "CONIN$",
            "clock$.txt",
            "con .txt",
            "a:b.pdf",
            "a|b.pdf",
            "a?.pdf",
            "a*.pdf",
            "a<b.pdf",
            "a>b.pdf",
            "a\"b.pdf",
            "a\\b.pdf",
            "a.pdf.",
            "a.pdf ",
            " a.pdf",
            "a.",
            "...",
        ]);
        assert_eq!(fault("a:b.pdf").unwrap().better.unwrap(), "a-b.pdf");
        assert_eq!(fault("Aux.pdf").unwrap().better.unwrap(), "Aux-fil.pdf");
    }

    #[test]
    fn characters_that_are_not_seen_are_named() {
        refused(&[
            "a\u{202e}gnp.pdf",
            "a\u{2066}b.png",
            "a\u{200b}b.png",
            "a\u{feff}b.png",
            "a\u{ad}b.png",
            "a\tb.png",
            "a\nb.png",
            "a\u{7f}b.png",
            "a\u{85}b.png",
            "a\u{a0}b.png",
            "a\u{2009}b.png",
            "a\u{3000}b.png",
            "a\u{e000}b.png",
            "a\u{fffd}b.png",
            "a\u{e0041}b.png",
            "a\u{200d}b.png",
            "a\u{2800}b.png",
            "a\u{3164}.png",
            "a\u{fe0f}.png",
            "a\u{2028}.png",
        ]);
        let fault = fault("a\u{202e}gnp.pdf").unwrap();
        assert!(fault.message.contains("U+202E"), "{}", fault.message);
        assert_eq!(fault.better.unwrap(), "agnp.pdf");
    }

    #[test]
    fn letters_that_look_like_others_are_named() {
        refused(&[
            "r\u{43e}s.pdf",
            "\u{441}\u{43e}\u{440}\u{443}.pdf",
            "ｒｏｓ.pdf",
            "ros．pdf",
            "m².pdf",
            "ﬁl.pdf",
            "𝐫𝐨𝐬.pdf",
            "ros…pdf",
            "Ρlan.pdf",
            "ℌ.pdf",
            "①.pdf",
            "½.pdf",
        ]);
        assert_eq!(fault("ｒｏｓ.pdf").unwrap().better.unwrap(), "ros.pdf");
        assert!(fault("r\u{43e}s.pdf").unwrap().message.contains("U+043E"));
    }

    #[test]
    fn the_rest_is_refused_too() {
        refused(&["%2e%2e%2fa.png", "a%00.png", &"x".repeat(201)]);
        assert_eq!(fault(&"x".repeat(200)), None);
    }
}
