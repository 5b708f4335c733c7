//! The templates of a theme as text, and the engine that they are parsed into.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, Tera};

use super::engine_errors::explain;
use super::files::{File, Files};
use super::filters::{self, Setting};
use super::flat::{self, Library};
use super::folding;
use super::printed::parted;
use crate::diagnostic::Diagnostic;

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

/// The templates of a theme as text, by name.
pub(super) struct Templates<'f>(BTreeMap<&'f str, (&'f File, Cow<'f, str>)>);

impl<'f> Templates<'f> {
    pub(super) fn new(files: &'f Files, errors: &mut Vec<Diagnostic>) -> Self {
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
    pub(super) fn flat(&self) -> Templates<'f> {
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
    pub(super) fn folded(&self, setting: &Setting) -> Templates<'f> {
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
                true => parted(&folding::folded(text, &rules), &setting.texts).into(),
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

    pub(super) fn files(&self) -> BTreeMap<String, Arc<str>> {
        let files = self.0.iter();
        files
            .map(|(name, (file, _))| ((*name).to_owned(), file.name.clone()))
            .collect()
    }

    /// Returns every template: its file and its text.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&File, &str)> {
        let files = self.0.values();
        files.map(|(file, text)| (*file, &**text))
    }

    /// Returns an engine that has them all and the functions of a language.
    ///
    /// # Errors
    /// Names each template that cannot be parsed.
    pub(super) fn parsed(&self, setting: &Setting) -> Result<Tera, Vec<Diagnostic>> {
        let mut engine = Tera::new();
        filters::register(&mut engine, setting);
        self.add_to(&mut engine)?;
        Ok(engine)
    }

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
