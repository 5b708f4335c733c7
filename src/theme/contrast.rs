//! The colours of the built-in theme can be distinguished: every pair that stands together in the
//! style sheet has the contrast that WCAG requires, in the light and in the dark scheme.

use std::collections::HashMap;

use super::files::Files;
use super::pairs::{SYMBOLS, TEXT};

/// Reads the colours of a file of the theme.
fn colours(path: &str) -> HashMap<String, [f64; 3]> {
    let files = Files::built_in("css");
    let css = files.get(path).and_then(|file| file.text().ok()).unwrap();
    css.lines().filter_map(colour).collect()
}

/// Reads a line such as `--ds-color-…: #rrggbb;` as a name and linear red, green and blue.
fn colour(line: &str) -> Option<(String, [f64; 3])> {
    let (name, value) = line.trim().strip_prefix("--ds-color-")?.split_once(": #")?;
    let part = |at: usize| u8::from_str_radix(value.get(at..at + 2)?, 16).ok();
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.039_28 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    let colour = [part(0)?, part(2)?, part(4)?].map(linear);
    Some((name.to_owned(), colour))
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |[red, green, blue]: [f64; 3]| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    (one / other).max(other / one)
}

#[test]
fn every_pair_of_colours_can_be_distinguished() {
    let light = colours("css/10-tokens.css");
    let dark = colours("css/11-tokens-dark.css");
    assert_eq!(light.len(), dark.len(), "every colour has a counterpart");
    let mut weak = Vec::new();
    for (scheme, colours) in [("light", &light), ("dark", &dark)] {
        for (pairs, least) in [(TEXT, 4.5), (SYMBOLS, 3.0)] {
            for (ground, inks) in pairs {
                for ink in *inks {
                    let ratio = contrast(colours[*ground], colours[*ink]);
                    if ratio < least {
                        weak.push(format!("{scheme}: {ink} on {ground} {ratio:.2}"));
                    }
                }
            }
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}
