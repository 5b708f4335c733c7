//! Checks what templates ask for by name: texts, files and icons that are there, and loops that have an
//! order.

use tr::tr;

use super::assets::Assets;
use super::error::wrong_at;
use super::files::Files;
use super::scan::{self, What};
use super::templates::Templates;
use super::texts::Texts;
use crate::diagnostic::{Diagnostic, nearest};

/// The file that the icons are in.
const SYMBOLS: &str = "symbols.svg";

/// Holds what templates may ask for.
pub(super) struct Known<'a> {
    /// The texts; both languages have the same.
    pub(super) texts: &'a Texts,
    /// The published files.
    pub(super) assets: &'a Assets,
    /// All files, of which one holds the icons.
    pub(super) files: &'a Files,
}

impl Known<'_> {
    /// Returns everything that `templates` ask for and that is not there.
    pub(super) fn missing(&self, templates: &Templates<'_>) -> Vec<Diagnostic> {
        let symbols = self.files.get(&format!("static/{SYMBOLS}"));
        let symbols = symbols.and_then(|file| file.text().ok()).unwrap_or("");
        let mut errors = Vec::new();
        for (file, source) in templates.iter() {
            for found in scan::uses(source) {
                let Some((message, help)) = self.problem(&found.what, symbols) else {
                    continue;
                };
                let error = wrong_at(file.name.clone(), source, found.range, message);
                errors.push(match help {
                    Some(help) => error.help(help),
                    None => error,
                });
            }
        }
        errors
    }

    /// Returns what is wrong with a use, and the advice; `symbols` are the icons that there are.
    fn problem(&self, used: &What<'_>, symbols: &str) -> Option<(String, Option<String>)> {
        let Self { texts, assets, .. } = self;
        match used {
            What::Text(key, arguments) => text_problem(texts, key, arguments),
            What::TextPrefix(prefix) if !texts.has_prefix(prefix) => {
                Some((tr!("Ingen tekst begynner med «{prefix}».", prefix), None))
            }
            What::Asset(name) if assets.address(name).is_none() => Some((
                tr!(
                    "Fila «{name}» finnes ikke i `static/` eller `scripts/`.",
                    name
                ),
                nearest(name, assets.names().map(|name| (name, name)))
                    .map(|name| tr!("Mente du «{name}»?", name)),
            )),
            What::Icon(name) if !symbols.contains(&format!("id=\"i-{name}\"")) => Some((
                tr!(
                    "Symbolet «i-{name}» finnes ikke i `static/{symbols}`.",
                    name,
                    symbols = SYMBOLS
                ),
                None,
            )),
            What::MapLoop => Some((
                tr!("En løkke over en tabell av navn har ingen fast rekkefølge."),
                Some(tr!("Gå gjennom en liste i stedet.")),
            )),
            _ => None,
        }
    }
}

/// Returns what is wrong with the text `key` called with `arguments`, and the advice.
fn text_problem(texts: &Texts, key: &str, arguments: &[&str]) -> Option<(String, Option<String>)> {
    let Some(text) = texts.get(key) else {
        let help = match texts.nearest(key) {
            Some(key) => tr!("Mente du «{key}»?", key),
            None => how_to_add(key),
        };
        return Some((tr!("Teksten «{key}» finnes ikke.", key), Some(help)));
    };
    let needed = text.placeholders();
    if let Some(missing) = needed.iter().find(|name| !arguments.contains(name)) {
        let message = tr!(
            "Teksten «{key}» trenger argumentet «{missing}».",
            key,
            missing
        );
        return Some((message, None));
    }
    if text.counts() && !arguments.contains(&"n") {
        return Some((tr!("Teksten «{key}» trenger argumentet «n».", key), None));
    }
    let unused = arguments
        .iter()
        .find(|name| **name != "n" && !needed.contains(**name))?;
    Some((
        tr!("Teksten «{key}» har ikke feltet «{unused}».", key, unused),
        None,
    ))
}

/// Returns the lines that add a text to a theme.
fn how_to_add(key: &str) -> String {
    let (group, name) = key.split_once('.').unwrap_or(("", key));
    let line = if group.is_empty() {
        format!("`{name}: …`")
    } else {
        format!("`{group}: {{{name}: …}}`")
    };
    tr!(
        "Skriv teksten i temaet: {line} i `texts/nb/egne.yaml`, og det samme på nynorsk i `texts/nn/egne.yaml`.",
        line
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_templates_in_the_program_ask_for_nothing_that_is_not_there() {
        let files = Files::built_in("");
        let mut errors = Vec::new();
        let [texts, _] = Texts::load(&files, &mut errors);
        let assets = Assets::load(&files).unwrap();
        let templates = Templates::new(&files, &mut errors);
        let known = Known {
            texts: &texts,
            assets: &assets,
            files: &files,
        };
        errors.extend(known.missing(&templates));
        assert!(errors.is_empty(), "{errors:?}");
    }
}
