//! Reading a theme: every template is parsed, everything they ask for by name is looked up, and all
//! errors are reported at once.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};
use tr::tr;

use super::assets::Assets;
use super::dates::Months;
use super::engine_errors::explain;
use super::error::{wrong, wrong_at};
use super::files::{File, Files};
use super::filters::{self, Setting};
use super::flat::{self, Library};
use super::folding;
use super::scan::{self, What};
use super::texts::Texts;
use super::{Settings, Theme};
use crate::diagnostic::Diagnostic;
use crate::text::{Lang, Vocabulary};

/// The file that the icons are in.
const SYMBOLS: &str = "symbols.svg";
/// The templates of which there are most pages, and that of the rows in them: calls and includes are
/// written out in these.
const MANY: [&str; 6] = [
    "base.html",
    "report.html",
    "solution.html",
    "annex.html",
    "municipality.html",
    "components/lists.html",
];
/// The template that the component of icons is in.
const MARKS: &str = "components/marks.html";

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
        let assets = Assets::new(&files).map_err(|error| vec![error])?;
        let templates = Templates::new(&files, &mut errors);
        templates.check_uses(&texts[0], &assets, &files, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let engines = engines(&templates, texts, &assets, settings)?;
        let default = usize::from(settings.lang == Lang::Nn);
        let template_files = templates.files();
        let [(nb, nb_texts), (nn, nn_texts)] = engines;
        Ok(Self {
            engines: [nb, nn],
            texts: [nb_texts, nn_texts],
            default,
            assets,
            files: template_files,
            has_own_templates: files.has_own(&["templates", "texts"]),
        })
    }
}

/// Returns an engine for each language of the interface, so that neither filters nor components
/// need a language argument.
fn engines(
    templates: &Templates<'_>,
    texts: [Texts; 2],
    assets: &Assets,
    settings: &Settings,
) -> Result<[(Tera, Arc<Texts>); 2], Vec<Diagnostic>> {
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
    let setting = |lang: Lang, texts: Texts| -> Result<Setting, Vec<Diagnostic>> {
        let months = Months::new(&texts).map_err(|key| {
            let file = format!("texts/{}.yaml", lang.slug());
            vec![wrong(file, tr!("Teksten «{key}» mangler.", key))]
        })?;
        Ok(Setting {
            lang: lang.slug(),
            texts: Arc::new(texts),
            months: Arc::new(months),
            base_path: base_path.clone(),
            assets: addresses.clone(),
        })
    };
    let [nb, nn] = texts;
    let (nb, nn) = (setting(Lang::Nb, nb)?, setting(Lang::Nn, nn)?);
    let written_out = settings.has_many_pages.then(|| templates.flat());
    let templates = written_out.as_ref().unwrap_or(templates);
    let engine = |setting: &Setting| -> Result<Tera, Vec<Diagnostic>> {
        let mut engine = Tera::new();
        filters::register(&mut engine, setting);
        templates.folded(setting).add_to(&mut engine)?;
        Ok(engine)
    };
    let (first, second) = rayon::join(|| engine(&nb), || engine(&nn));
    Ok([(first?, nb.texts), (second?, nn.texts)])
}

/// The templates of a theme as text, by name.
struct Templates<'f>(BTreeMap<&'f str, (&'f File, Cow<'f, str>)>);

impl<'f> Templates<'f> {
    fn new(files: &'f Files, errors: &mut Vec<Diagnostic>) -> Self {
        let mut templates = BTreeMap::new();
        for (name, file) in files.in_folder("templates") {
            match file.text() {
                Ok(text) => {
                    templates.insert(name, (file, text.into()));
                }
                Err(error) => errors.push(error),
            }
        }
        Self(templates)
    }

    /// Returns the same with calls and includes written out in those of which there are most pages.
    fn flat(&self) -> Templates<'f> {
        let files = self.0.iter();
        let (built_in, own): (Vec<_>, Vec<_>) =
            files.partition(|(_, (file, _))| file.is_built_in());
        let own = own
            .into_iter()
            .flat_map(|(_, (_, text))| flat::components(text));
        let built_in = built_in
            .into_iter()
            .map(|(name, (_, text))| (*name, &**text));
        let library = Library::new(built_in, &own.collect());
        let templates = self.0.iter().map(|(name, (file, text))| {
            let text = match file.is_built_in() && MANY.contains(name) {
                true => library.flat(text).into(),
                false => text.clone(),
            };
            (*name, (*file, text))
        });
        Templates(templates.collect())
    }

    /// Returns the same with what is the same on every page of the language put into them.
    fn folded(&self, setting: &Setting) -> Templates<'f> {
        let icons = self.icons(setting);
        let value = |name: &str, filter: &str| -> Option<String> {
            match filter {
                "icon" => {
                    let mut arguments = Context::new();
                    arguments.insert("name", name);
                    let icon = icons.as_ref()?;
                    let icon = icon.render_component("icon", &arguments, None, true).ok()?;
                    (icon.trim() == icon && !icon.contains(['{', '\n'])).then_some(icon)
                }
                "t" => setting.texts.get(name)?.plain().map(str::to_owned),
                "asset" => setting.assets.get(name).cloned(),
                "url" if name.starts_with('/') && !name.starts_with("//") => {
                    Some(format!("{}{name}", setting.base_path))
                }
                _ => None,
            }
        };
        let rules = folding::Rules {
            value: &value,
            is_idle: &|filter| filter == "url" && setting.base_path.is_empty(),
        };
        let templates = self.0.iter().map(|(name, (file, text))| {
            let text = match file.is_built_in() {
                true => folding::folded(text, &rules).into(),
                false => text.clone(),
            };
            (*name, (*file, text))
        });
        Templates(templates.collect())
    }

    /// Returns an engine that has the component of icons, where that is the built-in one.
    fn icons(&self, setting: &Setting) -> Option<Tera> {
        let (file, text) = self.0.get(MARKS)?;
        let mut engine = Tera::new();
        filters::register(&mut engine, setting);
        let added = engine.add_raw_template(MARKS, text);
        (file.is_built_in() && added.is_ok()).then_some(engine)
    }

    fn files(&self) -> BTreeMap<String, Arc<str>> {
        let files = self.0.iter();
        files
            .map(|(name, (file, _))| ((*name).to_owned(), file.name.clone()))
            .collect()
    }

    /// Checks the texts, files and icons that templates name, and that no loop goes over a map.
    fn check_uses(
        &self,
        texts: &Texts,
        assets: &Assets,
        files: &Files,
        errors: &mut Vec<Diagnostic>,
    ) {
        let symbols = files.get(&format!("static/{SYMBOLS}"));
        let symbols = symbols.and_then(|file| file.text().ok()).unwrap_or("");
        for (file, source) in self.0.values() {
            for found in scan::uses(source) {
                let problem = match &found.what {
                    What::Text(key, arguments) => text_problem(texts, key, arguments),
                    What::TextPrefix(prefix) if !texts.has_prefix(prefix) => {
                        Some((tr!("Ingen tekst begynner med «{prefix}».", prefix), None))
                    }
                    What::Asset(name) if assets.address(name).is_none() => Some((
                        tr!(
                            "Fila «{name}» finnes ikke i `static/` eller `scripts/`.",
                            name
                        ),
                        crate::diagnostic::nearest(name, assets.names().map(|name| (name, name)))
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
                };
                if let Some((message, help)) = problem {
                    let error = wrong_at(file.name.clone(), source, found.range, message);
                    errors.push(match help {
                        Some(help) => error.help(help),
                        None => error,
                    });
                }
            }
        }
    }

    /// Parses all templates; the errors name each template that cannot be parsed.
    fn add_to(&self, tera: &mut Tera) -> Result<(), Vec<Diagnostic>> {
        let mut errors: Vec<Diagnostic> = Vec::new();
        let mut left: BTreeMap<&str, &str> = self
            .0
            .iter()
            .map(|(name, (_, text))| (*name, &**text))
            .collect();
        while let Err(error) = tera.add_raw_templates(left.iter()) {
            let explained = self.explain(&error);
            // A syntax error hides those of other files: set this file aside and go on. Other
            // errors may then come from the file being absent.
            let broken = match error.kind() {
                ErrorKind::SyntaxError(report) => left.insert(
                    self.0
                        .get_key_value(report.filename())
                        .map_or("", |(name, _)| name),
                    "",
                ),
                _ if errors.is_empty() => return Err(explained),
                _ => None,
            };
            if broken.is_none() {
                break;
            }
            errors.extend(explained);
        }
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }

    fn explain(&self, error: &tera::Error) -> Vec<Diagnostic> {
        explain(error, |name| {
            self.0
                .get(name)
                .map(|(file, text)| (file.name.clone(), &**text))
        })
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
