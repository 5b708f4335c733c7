//! Checks of the theme against the settings: that it exists, and that its files are used.

use std::sync::Arc;

use tr::tr;

use crate::config::{BUILT_IN_THEME, Config};
use crate::diagnostic::{Check, Diagnostic, Location, Step, nearest};
use crate::source::{CONFIG_FILE, CONTENT_DIR, Snapshot, THEMES_DIR};
use crate::theme::{Settings, Theme, unused};

/// Reports a theme that does not exist, and files that are not used.
pub(super) fn check(files: &Snapshot, config: &Config) -> Vec<Diagnostic> {
    let folder = theme_folder(config);
    let own: Vec<(&str, &[u8])> = files
        .under(&folder)
        .map(|(name, bytes)| (&name[folder.len() + 1..], &bytes[..]))
        .collect();
    if own.is_empty() && config.theme.name != BUILT_IN_THEME {
        return vec![missing(files, config)];
    }
    let mut found: Vec<_> = unused(own)
        .into_iter()
        .map(|unused| {
            let help = match unused.meant {
                Some(meant) => tr!("Mente du `{meant}`? Gi fila det navnet.", meant),
                None => tr!("Nevn den i en mal eller et skript, eller ta den bort. `digitv theme list` viser filene temaet har."),
            };
            let file: Arc<str> = format!("{folder}/{}", unused.path).into();
            let message = tr!("fila blir ikke brukt av temaet");
            Diagnostic::new(Check::UnusedThemeFile, file, None, message).help(help)
        })
        .collect();
    found.extend(other_theme(files, config));
    found
}

fn missing(files: &Snapshot, config: &Config) -> Diagnostic {
    let themes = names(files);
    let near = nearest(&config.theme.name, themes.iter().map(|name| (name, name)));
    let near = near.or(themes.first().filter(|_| themes.len() == 1));
    let help = match near {
        Some(name) => tr!("Mente du `theme: {name}`?", name),
        None => tr!(
            "Legg temaet i mappa `{folder}`, eller ta bort `theme` for å bruke det innebygde.",
            folder = theme_folder(config)
        ),
    };
    let place = Location::value([Step::Key("theme".into())]);
    let message = tr!("temaet «{name}» finnes ikke", name = config.theme.name);
    Diagnostic::new(Check::InvalidConfig, CONFIG_FILE.into(), place, message).help(help)
}

/// Reports a theme of the site that is not used, where the settings name none.
fn other_theme(files: &Snapshot, config: &Config) -> Option<Diagnostic> {
    let text = files
        .get(CONFIG_FILE)
        .map(|bytes| String::from_utf8_lossy(bytes))?;
    let is_named = text.lines().any(|line| line.starts_with("theme:"));
    let names = names(files);
    let name = names.iter().find(|name| **name != config.theme.name)?;
    if is_named || names.contains(&config.theme.name) {
        return None;
    }
    let folder = format!("{THEMES_DIR}/{name}");
    let first = files.under(&folder).next()?;
    let message = tr!("temaet `{name}` blir ikke brukt", name);
    let help = tr!("Skriv `theme: {name}` i site.yaml.", name);
    Some(Diagnostic::new(Check::UnusedThemeFile, first.0.clone(), None, message).help(help))
}

/// Returns the themes of the site, by name.
fn names(files: &Snapshot) -> Vec<String> {
    let mut names: Vec<String> = files
        .under(THEMES_DIR)
        .filter_map(|(file, _)| {
            let (name, _) = file.get(THEMES_DIR.len() + 1..)?.split_once('/')?;
            Some(name.to_owned())
        })
        .collect();
    names.dedup();
    names
}

/// Returns the settings that the theme is loaded with.
pub(super) fn settings(files: &Snapshot, config: &Config) -> Settings {
    let documents = files.under(CONTENT_DIR);
    let documents = documents.filter(|(name, _)| name.ends_with(".md")).count();
    Settings::new(config, documents)
}

/// Loads the built-in theme, overridden by the site's own files.
pub(super) fn load_theme(
    files: &Snapshot,
    config: &Config,
    settings: &Settings,
) -> Result<Theme, Vec<Diagnostic>> {
    let folder = theme_folder(config);
    let own = files
        .under(&folder)
        .map(|(name, bytes)| (&name[folder.len() + 1..], &bytes[..]));
    Theme::load(own, settings)
}

/// Returns the folder where a site has its own files of its theme.
pub(super) fn theme_folder(config: &Config) -> String {
    format!("{THEMES_DIR}/{}", config.theme.name)
}
