//! Finds Markdown and HTML in fields, which show it as plain text.

use crate::tr_later;

/// Returns the first piece of markup in `text`, and its name in bokmål.
pub(super) fn first(text: &str) -> Option<(&str, &'static str)> {
    // Nearly no field has any of these.
    let may_have = text
        .bytes()
        .any(|byte| matches!(byte, b'*' | b'[' | b'`' | b'_' | b'<' | b'&'));
    if !may_have {
        return None;
    }
    link(text)
        .map(|part| (part, tr_later!("en lenke")))
        .or_else(|| paired(text, "**").map(|part| (part, tr_later!("feit skrift"))))
        .or_else(|| paired(text, "__").map(|part| (part, tr_later!("feit skrift"))))
        .or_else(|| paired(text, "*").map(|part| (part, tr_later!("kursiv"))))
        .or_else(|| paired(text, "_").map(|part| (part, tr_later!("kursiv"))))
        .or_else(|| paired(text, "`").map(|part| (part, tr_later!("kode"))))
        .or_else(|| tag(text).map(|part| (part, "HTML")))
        .or_else(|| entity(text).map(|part| (part, tr_later!("en kode for et tegn i HTML"))))
}

/// Finds a link: `[KS](https://ks.no)`.
fn link(text: &str) -> Option<&str> {
    let middle = text.find("](")?;
    let start = text[..middle].rfind('[')?;
    let end = middle + text[middle..].find(')')?;
    let start = if text[..start].ends_with('!') {
        start - 1
    } else {
        start
    };
    let is_target = !text[middle + 2..end].trim().is_empty();
    is_target.then(|| &text[start..=end])
}

/// Finds emphasis: text between two of `mark`, which touch the text inside but no word outside.
fn paired<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    let sign = mark.chars().next()?;
    let mut from = 0;
    while let Some(start) = text[from..].find(mark).map(|at| from + at) {
        let inner = start + mark.len();
        from = inner;
        let opens = !is_word(text[..start].chars().next_back())
            && text[inner..].starts_with(|letter: char| !letter.is_whitespace() && letter != sign);
        if !opens {
            continue;
        }
        let length = text[inner..].find(mark)?;
        let end = inner + length;
        let inside = &text[inner..end];
        let closes = !inside.ends_with(char::is_whitespace)
            && inside.chars().any(char::is_alphanumeric)
            && !is_word(text[end + mark.len()..].chars().next());
        if closes {
            return Some(&text[start..end + mark.len()]);
        }
    }
    None
}

/// Finds a tag: `<br>`, `</b>`, `<a href=…>`. Placeholders such as `<navn>` are no tags, and are
/// rightly shown as they are.
fn tag(text: &str) -> Option<&str> {
    const TAGS: [&str; 20] = [
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "div",
        "em",
        "font",
        "h2",
        "i",
        "img",
        "li",
        "ol",
        "p",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "ul",
    ];
    let mut from = 0;
    while let Some(start) = text[from..].find('<').map(|at| from + at) {
        let end = start + text[start..].find('>')?;
        let inside = text[start + 1..end]
            .trim_start_matches('/')
            .trim_end_matches('/');
        let name = inside
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_lowercase();
        let touches = !text[start + 1..].starts_with(char::is_whitespace);
        if touches && TAGS.contains(&name.as_str()) {
            return Some(&text[start..=end]);
        }
        from = start + 1;
    }
    None
}

/// Finds an entity: `&amp;`, `&oslash;`, `&#248;`.
fn entity(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(start) = text[from..].find('&').map(|at| from + at) {
        let rest = &text[start + 1..];
        let length = rest.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '#'));
        from = start + 1;
        let Some(length) = length.filter(|length| (2..=10).contains(length)) else {
            continue;
        };
        let name = &rest[..length];
        let is_code = name.strip_prefix('#').is_some_and(|code| {
            let digits = code.trim_start_matches(['x', 'X']);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        let is_name = name.bytes().all(|byte| byte.is_ascii_alphabetic());
        if rest[length..].starts_with(';') && (is_code || is_name) {
            return Some(&text[start..start + length + 2]);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_found() {
        for (text, part) in [
            (
                "Les **veilederen** hos [KS](https://ks.no).",
                "[KS](https://ks.no)",
            ),
            ("Les **veilederen** først.", "**veilederen**"),
            ("Dette er *viktig*.", "*viktig*"),
            ("Dette er _viktig å vite_.", "_viktig å vite_"),
            ("__Viktig__", "__Viktig__"),
            ("Kjør `digitv check`.", "`digitv check`"),
            ("Se ![kart](kart.png)", "![kart](kart.png)"),
            ("En<br>to", "<br>"),
            ("<b>Viktig</b>", "<b>"),
            ("Plan &amp; bygg", "&amp;"),
            ("Bl&aring;b&aelig;r", "&aring;"),
            ("Bl&#229;", "&#229;"),
            ("[KS](mailto:post@ks.no)", "[KS](mailto:post@ks.no)"),
        ] {
            assert_eq!(first(text).map(|found| found.0), Some(part), "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "2 * 3 * 4",
            "mitt_felt_navn",
            "a < b > c",
            "Logg inn med <navn>",
            "[Utkast] Nye skjema",
            "Kari (KS) [1]",
            "*) gjelder 2024",
            "f_1 og f_2",
            "5 ** 3",
            "Det står `",
            "C* og D*",
            "Plan & bygg",
            "R&D; mer",
            "a=1&b=2",
            "tilde ~ og # og {id}",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }
}
