//! Advises on addresses that lead nowhere: where possible, with the very text to write.

use tr::tr;

use super::findings::quoted;
use crate::diagnostic::nearest;
use crate::text::contact;
use crate::text::web_address::WebAddress;
use crate::tr_later;

/// The advice where the target is a draft.
pub(super) const TO_DRAFT: &str =
    tr_later!("Ta bort lenka, eller publiser utkastet ved å ta bort `utkast: true` i det.");

/// The advice where the target is kept from the public.
pub(super) const TO_KEPT: &str = tr_later!(
    "I det offentlige nettstedet står bare teksten, uten lenke. Skriv den om så den ikke røper noe, \
     eller ta bort `synlighet: nettverk` i dokumentet den går til."
);

/// Returns advice on `address`, where no file is; `suggestion` is a file that exists.
pub(super) fn for_missing(address: &str, suggestion: Option<&str>) -> String {
    if let Some(meant) = meant(address) {
        return did_you_mean(&meant);
    }
    if let Some(suggestion) = suggestion {
        return did_you_mean(suggestion);
    }
    if address.contains('\\') {
        return tr!("Skriv / i stedet for \\ i stien, og sjekk at fila finnes.");
    }
    if is_template(address) {
        return tr!(
            "Adressa er en kommando til et annet program. Skriv stien til fila, ut fra mappa der \
                dette dokumentet ligger."
        );
    }
    tr!("Sjekk at fila finnes. Stien går ut fra mappa der dette dokumentet ligger.")
}

/// Returns the same for an image.
pub(super) fn for_missing_image(path: &str, suggestion: Option<&str>) -> String {
    let help = if path.contains('\\') {
        let path = path.replace('\\', "/");
        tr!("Skriv / i stedet for \\: {path}.", path = quoted(&path))
    } else if let Some(suggestion) = suggestion {
        did_you_mean(suggestion)
    } else {
        tr!("Sjekk at bildefila ligger der stien sier, ut fra mappa til dette dokumentet.")
    };
    match is_photograph(path) {
        true => help + " " + &tr!(PHOTOGRAPH),
        false => help,
    }
}

/// Returns advice on a file that no browser shows as an image.
pub(super) fn for_no_image(path: &str) -> String {
    match is_photograph(path) {
        true => tr!(PHOTOGRAPH),
        false => tr!(
            "Bilder er png, jpg, webp, avif, gif eller svg. Skriv en vanlig lenke, uten !, til \
             andre filer."
        ),
    }
}

const PHOTOGRAPH: &str = tr_later!(
    "Lagre bildet som JPEG, og skriv navnet på JPEG-fila her: nettlesere viser \
                          ikke bilder av dette slaget."
);

fn is_photograph(path: &str) -> bool {
    let ending = path.rsplit('.').next().unwrap_or_default();
    ["heic", "heif", "tif", "tiff", "bmp", "raw", "dng", "psd"]
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

/// Returns advice on an address that is not allowed.
pub(super) fn for_refused(address: &str) -> String {
    if let Some(meant) = meant(address) {
        return did_you_mean(&meant);
    }
    let lower = address.to_ascii_lowercase();
    let on_disk = lower.starts_with("file:")
        || lower.as_bytes().get(1) == Some(&b':')
        || address.starts_with('\\');
    if on_disk {
        return tr!(
            "Adressa er til ei fil på din egen maskin. Legg fila ved siden av dokumentet, og skriv \
                filnavnet her."
        );
    }
    if lower.starts_with("localhost:") {
        return tr!("Adressa virker bare på din egen maskin. Skriv adressa på nettet.");
    }
    match address.starts_with('/') {
        true => tr!("Skriv https: foran adressa til et annet nettsted."),
        false => {
            tr!("Bruk https:, mailto: eller tel:, eller stien til ei fil på nettstedet.")
        }
    }
}

/// Returns whether a refused address is a good one with a slip in it.
pub(super) fn is_slip(address: &str) -> bool {
    meant(address).is_some()
}

fn did_you_mean(meant: &str) -> String {
    tr!("Mente du {meant}?", meant = quoted(meant))
}

fn is_template(address: &str) -> bool {
    ["{{", "{%", "<%", "${", "<<"]
        .iter()
        .any(|sign| address.contains(sign))
}

/// Returns the address that `written` was meant as, where it is none but nearly.
fn meant(written: &str) -> Option<String> {
    let written = written
        .trim_matches(|letter: char| letter.is_whitespace() || "\"'“”„«»‘’<>`".contains(letter));
    web(written)
        .or_else(|| mail(written))
        .or_else(|| telephone(written))
}

/// Returns the web address meant by `www.ks.no`, `ks.no/x`, `http//ks.no`, `htpps://ks.no` or
/// `https:\\ks.no`.
fn web(written: &str) -> Option<String> {
    let begins = written.split(['/', '\\']).next().unwrap_or_default();
    let rest = written[begins.len()..].trim_start_matches(['/', '\\']);
    let scheme = begins
        .trim_end_matches([':', ';', '.', ','])
        .to_ascii_lowercase();
    let has_slashes = written[begins.len()..].starts_with(['/', '\\']);
    let is_scheme = has_slashes
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
        && (4..=7).contains(&scheme.len());
    if is_scheme {
        let near = nearest(&scheme, ["https", "http"].map(|known| (known, known)));
        if let Some(known) = near {
            return valid(&format!("{known}://{rest}"));
        }
    }
    // `ttps:ks.no`
    if let Some((before, after)) = written.split_once(':')
        && (4..=6).contains(&before.len())
        && !after.is_empty()
        && before.is_ascii()
        && let Some(known) = nearest(
            &before.to_ascii_lowercase(),
            ["https", "http"].map(|known| (known, known)),
        )
    {
        return valid(&format!("{known}://{}", after.trim_start_matches('/')));
    }
    has_domain(begins).then(|| valid(&format!("https://{written}")))?
}

/// Returns whether `host` ends as hosts do, and files do not.
fn has_domain(host: &str) -> bool {
    const ENDS: [&str; 12] = [
        "no", "com", "org", "net", "eu", "se", "dk", "fi", "io", "info", "int", "edu",
    ];
    let host = host.to_ascii_lowercase();
    let host = host.split([':', '?', '#']).next().unwrap_or_default();
    let end = host.rsplit('.').next().unwrap_or_default();
    host.len() > end.len() && !host.contains('@') && ENDS.contains(&end)
}

fn valid(address: &str) -> Option<String> {
    WebAddress::parse(address)
        .ok()
        .filter(|address| address.as_str().contains('.'))
        .map(|_| address.to_owned())
}

/// Returns the `mailto:` address meant by `post@ks.no`, `epost:post@ks.no` or `mailto//post@ks.no`.
fn mail(written: &str) -> Option<String> {
    let at = written.find('@')?;
    let start = written[..at].rfind([':', '/', ' ']).map_or(0, |at| at + 1);
    let mailbox = &written[start..];
    let is_mailbox = !mailbox.contains('/') && mailbox.split_once('@')?.1.contains('.');
    let address = contact::mail(mailbox).ok().filter(|_| is_mailbox)?;
    Some(address)
}

/// Returns the `tel:` address meant by `35 58 10 00`, `+47 35581000` or `tlf:35581000`.
fn telephone(written: &str) -> Option<String> {
    let number = match written.split_once(':') {
        Some((word, number)) if word.chars().all(char::is_alphabetic) => number,
        Some(_) => return None,
        None => written,
    };
    let is_number = number
        .chars()
        .all(|letter| letter.is_ascii_digit() || " +-()\u{a0}".contains(letter));
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    if !is_number || !(8..=12).contains(&digits) {
        return None;
    }
    let number: String = number
        .chars()
        .filter(|letter| letter.is_ascii_digit() || *letter == '+')
        .collect();
    Some(match (number.starts_with('+'), digits) {
        (false, 8) => format!("tel:+47{number}"),
        _ => format!("tel:{number}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_is_nearly_one_is_suggested_whole() {
        for (written, expected) in [
            ("www.ks.no", "https://www.ks.no"),
            (
                "nav.no/sosialhjelp?a=b#c",
                "https://nav.no/sosialhjelp?a=b#c",
            ),
            ("http//ks.no/a", "http://ks.no/a"),
            ("https//ks.no", "https://ks.no"),
            ("https:/ks.no", "https://ks.no"),
            ("ttps://ks.no", "https://ks.no"),
            ("ttps:ks.no", "https://ks.no"),
            ("htpps://ks.no/x", "https://ks.no/x"),
            ("hhtps://ks.no", "https://ks.no"),
            ("htttp://ks.no", "http://ks.no"),
            ("https;//ks.no", "https://ks.no"),
            ("https:\\\\ks.no", "https://ks.no"),
            ("“https://ks.no”", "https://ks.no"),
            ("post@skien.kommune.no", "mailto:post@skien.kommune.no"),
            ("epost:post@ks.no", "mailto:post@ks.no"),
            ("mail:post@ks.no", "mailto:post@ks.no"),
            ("35 58 10 00", "tel:+4735581000"),
            ("+47 35 58 10 00", "tel:+4735581000"),
            ("tlf:35581000", "tel:+4735581000"),
        ] {
            assert_eq!(meant(written).as_deref(), Some(expected), "{written}");
        }
        for written in [
            "om.md",
            "guide/",
            "plan.pdf",
            "../a.md",
            "2024-05-01.md",
            "a:b",
            "kontakt",
        ] {
            assert_eq!(meant(written), None, "{written}");
        }
    }

    #[test]
    fn advice_fits_what_was_written() {
        for (help, part) in [
            (for_refused("file:///C:/Users/plan.docx"), "din egen maskin"),
            (for_refused("C:\\plan.docx"), "din egen maskin"),
            (for_refused("\\\\server\\plan.docx"), "din egen maskin"),
            (for_refused("\\server\\plan.docx"), "din egen maskin"),
            (for_refused("localhost:4000"), "din egen maskin"),
            (for_refused("//ks.no"), "https:"),
            (for_missing("..\\borte.md", None), "/ i stedet for \\"),
            (for_missing("{{site.baseurl}}/x", None), "et annet program"),
            (for_missing("a.md", Some("b.md")), "«b.md»"),
            (for_missing_image("bilder\\a.jpg", None), "«bilder/a.jpg»"),
            (for_missing_image("IMG_1234.HEIC", None), "JPEG"),
            (for_no_image("a.heic"), "JPEG"),
        ] {
            assert!(help.contains(part), "{help}");
        }
    }
}
