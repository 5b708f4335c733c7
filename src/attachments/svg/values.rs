//! Accepts only values that fetch nothing and run nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::allowed::Element;

/// Returns whether an address leads to a part of the same drawing, or is an embedded picture.
pub(super) fn is_address(value: &str, element: Element) -> bool {
    let value = value.trim();
    let is_part = value.strip_prefix('#').is_some_and(|id| !id.is_empty());
    is_part || (element.is_picture && is_picture(value))
}

/// Returns whether `value` is a picture of pixels as text. A drawing is refused: it would not be
/// checked.
fn is_picture(value: &str) -> bool {
    let Some(data) = value.strip_prefix("data:image/") else {
        return false;
    };
    let kind = ["png;", "jpeg;", "jpg;", "gif;", "webp;"];
    let rest = kind.iter().find_map(|kind| data.strip_prefix(kind));
    let rest = rest.and_then(|rest| rest.strip_prefix("base64,"));
    rest.is_some_and(|rest| {
        rest.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+/= \n\r\t".contains(&byte))
    })
}

/// Returns whether the value of an attribute that draws has no addresses but those in the drawing.
pub(super) fn is_value(value: &str) -> bool {
    !value.contains('\\') && calls_are_safe(value)
}

/// Functions that style sheets and attributes may call.
const FUNCTIONS: &[&str] = &[
    "blur",
    "brightness",
    "calc",
    "circle",
    "clamp",
    "color",
    "contrast",
    "cubic-bezier",
    "drop-shadow",
    "ellipse",
    "grayscale",
    "hsl",
    "hsla",
    "hue-rotate",
    "hwb",
    "inset",
    "invert",
    "is",
    "lab",
    "lch",
    "matrix",
    "matrix3d",
    "max",
    "min",
    "not",
    "nth-child",
    "nth-of-type",
    "oklab",
    "oklch",
    "opacity",
    "polygon",
    "rgb",
    "rgba",
    "rotate",
    "rotatex",
    "rotatey",
    "rotatez",
    "saturate",
    "scale",
    "scalex",
    "scaley",
    "sepia",
    "skewx",
    "skewy",
    "skew",
    "steps",
    "translate",
    "translatex",
    "translatey",
    "var",
    "where",
];

/// Returns whether a style sheet, or the value of `style`, fetches nothing. No drawing needs rules
/// with `@`; a backslash can write any letter in another way.
pub(super) fn is_style(text: &str) -> bool {
    !text.contains(['@', '\\', '<']) && calls_are_safe(text)
}

fn calls_are_safe(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let before = &rest[..at];
        let is_name = |letter: char| letter.is_alphanumeric() || "-_".contains(letter);
        let start = before.trim_end_matches(is_name).len();
        let name = before[start..].to_lowercase();
        rest = &rest[at + 1..];
        let is_safe = match &*name {
            // Parentheses that call nothing, as in a title or a calculation.
            "" => true,
            "url" => is_part(rest),
            name => FUNCTIONS.contains(&name),
        };
        if !is_safe {
            return false;
        }
    }
    true
}

/// Returns whether the content of `url(…)` is a part of the drawing.
fn is_part(rest: &str) -> bool {
    let Some(end) = rest.find(')') else {
        return false;
    };
    let inside = rest[..end].trim().trim_matches(['"', '\'']);
    inside.starts_with('#') && !inside.contains(['(', '"', '\'', '\n'])
}

/// The copies that a drawing makes of its own parts. A copy of copies of copies grows without end.
#[derive(Default)]
pub(super) struct Copies {
    within: Vec<String>,
    /// The parts that are copied within each part; the empty name is the whole drawing.
    copied: BTreeMap<String, Vec<String>>,
}

impl Copies {
    /// Enters an element with this id.
    pub(super) fn enter(&mut self, id: &str) {
        self.within.push(id.to_owned());
    }

    /// Leaves the innermost element with an id.
    pub(super) fn leave(&mut self) {
        self.within.pop();
    }

    /// Records that the part `target` is copied here.
    pub(super) fn copy(&mut self, target: &str) {
        for id in std::iter::once("").chain(self.within.iter().map(String::as_str)) {
            self.copied
                .entry(id.to_owned())
                .or_default()
                .push(target.to_owned());
        }
    }

    /// Returns the number of copies that are made in all.
    pub(super) fn count(&self) -> usize {
        self.of("", &mut BTreeMap::new(), &mut BTreeSet::new())
    }

    fn of<'a>(
        &'a self,
        id: &'a str,
        known: &mut BTreeMap<&'a str, usize>,
        on_the_way: &mut BTreeSet<&'a str>,
    ) -> usize {
        if let Some(count) = known.get(id) {
            return *count;
        }
        // Browsers leave out a part that copies itself. A long chain counts as too many copies.
        if on_the_way.len() > 200 {
            return usize::MAX;
        }
        if !on_the_way.insert(id) {
            return 0;
        }
        let copied = self.copied.get(id).map_or(&[][..], Vec::as_slice);
        let count = copied.iter().fold(0_usize, |count, target| {
            let within = self.of(target, known, on_the_way);
            count.saturating_add(1).saturating_add(within)
        });
        on_the_way.remove(id);
        known.insert(id, count);
        count
    }
}
