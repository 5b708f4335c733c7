//! The title of a page whose front matter has none, as with other generators: its first heading, or
//! otherwise the name of its file.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_yaml::{Mapping, Value};

use super::path::Place;

/// Decides whether `map` has a title that is not empty.
pub(super) fn is_given(map: &Mapping) -> bool {
    ["tittel", "title"].iter().any(|key| match map.get(*key) {
        Some(Value::String(title)) => !title.trim().is_empty(),
        Some(Value::Null) | None => false,
        Some(_) => true,
    })
}

/// Adds the title of the page at `place` with this `body`. A translation without a heading takes
/// the title of its main version.
pub(super) fn add(map: &mut Mapping, body: &str, place: &Place) {
    let heading = first_heading(body);
    let from_name = || (!place.is_translation).then(|| from_name(place.slug.as_str()));
    if let Some(title) = heading.or_else(from_name) {
        for key in ["tittel", "title"] {
            map.remove(key);
        }
        map.insert(Value::from("tittel"), Value::from(title));
    }
}

/// Returns the words of the first heading in `body`.
fn first_heading(body: &str) -> Option<String> {
    let mut words = String::new();
    let mut is_inside = false;
    for event in Parser::new_ext(body, Options::ENABLE_HEADING_ATTRIBUTES) {
        match event {
            Event::Start(Tag::Heading { .. }) => is_inside = true,
            Event::End(TagEnd::Heading(_)) => {
                let title: Vec<&str> = words.split_whitespace().collect();
                if !title.is_empty() {
                    return Some(title.join(" "));
                }
                is_inside = false;
            }
            Event::Text(text) | Event::Code(text) if is_inside => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak if is_inside => words.push(' '),
            _ => {}
        }
    }
    None
}

/// Makes a title from a slug: `guide/kom-i-gang` → «Kom i gang».
fn from_name(slug: &str) -> String {
    let name = slug.rsplit('/').next().unwrap_or(slug).replace('-', " ");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_heading_is_the_title() {
        for (body, title) in [
            ("# Kom i gang\n\nTekst\n", Some("Kom i gang")),
            ("Tekst\n\nKom i gang\n==========\n", Some("Kom i gang")),
            ("```\n# nei\n```\n\n## Ja **da** `x`\n", Some("Ja da x")),
            ("# Kom i gang #\n", Some("Kom i gang")),
            ("# Kom i gang {#start}\n", Some("Kom i gang")),
            ("#\n\n# To\n", Some("To")),
            ("Tekst\n", None),
        ] {
            assert_eq!(first_heading(body).as_deref(), title, "{body}");
        }
        assert_eq!(from_name("guide/kom-i-gang"), "Kom i gang");
    }
}
