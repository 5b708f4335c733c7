//! The addresses in a text and their places, for whoever moves what they lead to.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, Parser, Tag};

use super::unread_links::spaced_link;
use super::writer::options;

/// Returns every address of a link or an image in `text`, with its place, each once. One that has
/// to be unescaped first has no place, and is left out; so are those in HTML.
pub fn addresses(text: &str) -> Vec<(Range<usize>, String)> {
    let spaced = |link: BrokenLink<'_>| spaced_link(text, &link);
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(spaced));
    let mut found: Vec<(Range<usize>, String)> = Vec::new();
    for event in parser {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
            && let Some(place) = place_of(&dest_url, text)
        {
            found.push((place, dest_url.to_string()));
        }
    }
    found.sort_by_key(|(place, _)| place.start);
    found.dedup();
    found
}

/// Returns the place of `address` in `text`, where it is a slice of it: the parser copies only what
/// it has to change.
pub(super) fn place_of(address: &str, text: &str) -> Option<Range<usize>> {
    let start = (address.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let place = start..start.wrapping_add(address.len());
    let is_slice = !address.is_empty() && text.get(place.clone()) == Some(address);
    is_slice.then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_has_its_place() {
        let text =
            "[a](b.md) ![c](<d e.png> \"f\") [g] og [h][g]\n\n`[i](j.md)`\n\n[g]: ../k.md#l\n";
        let found = addresses(text);
        let words: Vec<&str> = found
            .iter()
            .map(|(place, _)| &text[place.clone()])
            .collect();
        assert_eq!(words, ["b.md", "d e.png", "../k.md#l"]);
        assert!(
            found
                .iter()
                .all(|(place, address)| text[place.clone()] == **address)
        );
    }
}
