//! Reading a theme: every template is parsed, everything they ask for by name is looked up, and all
//! errors are reported at once.
//!
//! A process reads the files in the program once, and tests have looked through them: a site without
//! files of its own takes them as they are.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use tera::Tera;
use tr::tr;

use super::assets::Assets;
use super::dates::Months;
use super::error::wrong;
use super::files::Files;
use super::filters::{self, Setting};
use super::templates::Templates;
use super::texts::Texts;
use super::uses::Known;
use super::{Settings, Theme};
use crate::diagnostic::Diagnostic;
use crate::text::{Lang, Vocabulary};

impl Theme {
    /// Loads the built-in theme with `overrides` over it: pairs of a path in the theme
    /// (`templates/base.html`) and the site's own file. Of a theme that extends nothing only the
    /// words of the interface are built in.
    ///
    /// # Errors
    /// Returns everything that is wrong with the files.
    pub fn load<'a>(
        overrides: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        settings: &Settings,
    ) -> Result<Self, Vec<Diagnostic>> {
        let files = Files::new(&settings.name, settings.extends, overrides);
        let mut errors = Vec::new();
        let texts = Texts::load(&files, &mut errors);
        let assets = Assets::load(&files).map_err(|error| vec![error])?;
        let templates = Templates::new(&files, &mut errors);
        if files.has_any_own() {
            let known = Known {
                texts: &texts[0],
                assets: &assets,
                files: &files,
            };
            errors.extend(known.missing(&templates));
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let [nb, nn] = of_each_language(&texts, &assets, settings)?;
        let engines = match settings.has_many_pages {
            true => written_out(&templates, &nb, &nn)?,
            false => as_they_are(&files, &templates, [&nb, &nn])?,
        };
        Ok(Self {
            engines,
            texts,
            default: usize::from(settings.lang == Lang::Nn),
            assets,
            files: templates.files(),
            has_own_templates: files.has_own(&["templates", "texts"]),
        })
    }
}

/// Returns what the functions of the engine of each language are made from. There is an engine for
/// each, so that neither filters nor components need a language argument.
fn of_each_language(
    texts: &[Arc<Texts>; 2],
    assets: &Assets,
    settings: &Settings,
) -> Result<[Setting; 2], Vec<Diagnostic>> {
    let base_path: Arc<str> = settings.base_path.as_str().into();
    let addresses: HashMap<String, String> = assets
        .names()
        .filter_map(|name| {
            Some((
                name.to_owned(),
                format!("{base_path}{}", assets.address(name)?),
            ))
        })
        .collect();
    let addresses = Arc::new(addresses);
    let setting = |lang: Lang, texts: &Arc<Texts>| -> Result<Setting, Vec<Diagnostic>> {
        let months = Months::new(texts).map_err(|key| {
            let file = format!("texts/{}.yaml", lang.slug());
            vec![wrong(file, tr!("Teksten «{key}» mangler.", key))]
        })?;
        Ok(Setting {
            lang: lang.slug(),
            texts: texts.clone(),
            months: Arc::new(months),
            base_path: base_path.clone(),
            assets: addresses.clone(),
        })
    };
    let [nb, nn] = texts;
    Ok([setting(Lang::Nb, nb)?, setting(Lang::Nn, nn)?])
}

/// Returns the engines of both languages with templates that are written out as far as can be, each
/// for its language: they take long to make, and make pages fast.
fn written_out(
    templates: &Templates<'_>,
    nb: &Setting,
    nn: &Setting,
) -> Result<[Tera; 2], Vec<Diagnostic>> {
    let flat = templates.flat();
    let engine = |setting| flat.folded(setting).parsed(setting);
    let (nb, nn) = rayon::join(|| engine(nb), || engine(nn));
    Ok([nb?, nn?])
}

/// Returns the engines of both languages with templates as they stand, which are parsed once.
fn as_they_are(
    files: &Files,
    templates: &Templates<'_>,
    settings: [&Setting; 2],
) -> Result<[Tera; 2], Vec<Diagnostic>> {
    static BUILT_IN: OnceLock<Tera> = OnceLock::new();
    let are_built_in = files.are_built_in(&["templates"]);
    let parsed = match BUILT_IN.get().filter(|_| are_built_in) {
        Some(parsed) => parsed.clone(),
        None => templates.parsed(settings[0])?,
    };
    if are_built_in {
        BUILT_IN.get_or_init(|| parsed.clone());
    }
    Ok(settings.map(|setting| {
        let mut engine = parsed.clone();
        filters::register(&mut engine, setting);
        engine
    }))
}
