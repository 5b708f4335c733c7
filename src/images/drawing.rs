//! Reads the size of an SVG drawing, so that the page does not shift while it loads.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Returns width and height of the drawing in `bytes` in CSS pixels; `None` where it gives neither,
/// or gives them relative to its surroundings.
pub(super) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => return of(&root),
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn of(root: &BytesStart<'_>) -> Option<(u32, u32)> {
    let attribute = |name: &str| {
        let found = root.try_get_attribute(name).ok()??;
        let value = std::str::from_utf8(&found.value).ok()?;
        Some(value.trim().to_owned())
    };
    let side = |name: &str| attribute(name).and_then(|value| length(&value));
    let view = attribute("viewBox").and_then(|value| proportions(&value));
    let (width, height) = match (side("width"), side("height"), view) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((across, down))) => (width, width * down / across),
        (None, Some(height), Some((across, down))) => (height * across / down, height),
        (None, None, Some(view)) => view,
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

fn whole(side: f64) -> Option<u32> {
    let side = side.round();
    (1.0..=100_000.0).contains(&side).then_some(side as u32)
}

/// Returns the last two of the four numbers of a `viewBox`, where both are above zero.
fn proportions(view_box: &str) -> Option<(f64, f64)> {
    let numbers: Vec<f64> = view_box
        .split(|letter: char| letter == ',' || letter.is_whitespace())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    match numbers[..] {
        [_, _, width, height] if width > 0.0 && height > 0.0 => Some((width, height)),
        _ => None,
    }
}

/// Returns a length in CSS pixels; `None` where it is relative to the surroundings (`%`, `em`).
fn length(value: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 7] = [
        ("px", 1.0),
        ("pt", 96.0 / 72.0),
        ("pc", 16.0),
        ("mm", 96.0 / 25.4),
        ("cm", 96.0 / 2.54),
        ("in", 96.0),
        ("", 1.0),
    ];
    UNITS.into_iter().find_map(|(unit, factor)| {
        let number: f64 = value.strip_suffix(unit)?.trim_end().parse().ok()?;
        (number.is_finite() && number > 0.0).then_some(number * factor)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_says_its_size_in_many_ways() {
        for (attributes, expected) in [
            ("width=\"2000\" height=\"1000\"", Some((2000, 1000))),
            ("width=\"20px\" height=\" 10.4px \"", Some((20, 10))),
            ("width=\"1in\" height=\"25.4mm\"", Some((96, 96))),
            ("width=\"72pt\" height=\"6pc\"", Some((96, 96))),
            ("viewBox=\"0 0 300 150\"", Some((300, 150))),
            ("viewBox=\"-10,-10,300,150\"", Some((300, 150))),
            ("width=\"600\" viewBox=\"0 0 300 150\"", Some((600, 300))),
            ("height=\"600\" viewBox=\"0 0 300 150\"", Some((1200, 600))),
            (
                "width=\"100%\" height=\"100%\" viewBox=\"0 0 30 15\"",
                Some((30, 15)),
            ),
            ("width=\"100%\" height=\"50\"", None),
            ("width=\"10em\" height=\"5em\"", None),
            ("width=\"0\" height=\"5\"", None),
            ("width=\"-3\" height=\"5\"", None),
            ("width=\"1e99\" height=\"5\"", None),
            ("viewBox=\"0 0 0 0\"", None),
            ("viewBox=\"a b c d\"", None),
            ("", None),
        ] {
            let drawing =
                format!("<?xml version=\"1.0\"?>\n<!-- x --><svg {attributes}><g/></svg>");
            assert_eq!(size(drawing.as_bytes()), expected, "{attributes}");
        }
        assert_eq!(size(b""), None);
        assert_eq!(size(b"\xff<svg width=\"1\" height=\"1\"/>"), None);
    }
}
