//! The theme that `site.yaml` names, and what it is built on.

use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::text::vocabulary::vocabulary;
use crate::tr_later;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;

/// The name of the theme that is in the program.
pub const BUILT_IN_THEME: &str = "digitv";

record! {
    /// The theme of a site.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ThemeChoice expects tr_later!("navnet på ei mappe under `themes/`, eller `name` og `extends`") {
        /// The name of its folder under `themes/`.
        name: String = required("name" as ThemeName), "ei mappe under `themes/`";
        /// The theme that its files lie over.
        extends: Extends = optional("extends" or Extends::BuiltIn), "`none` når temaet har alle malene selv; ellers `digitv`";
    }
    other form ThemeChoice::by_name: ThemeName;
    for everybody;
}

vocabulary! {
    /// The theme that the files of another lie over.
    Extends = tr_later!("tema å bygge på") {
        /// Files that the theme does not have are those of the built-in theme.
        BuiltIn: "digitv", "det innebygde temaet", "det innebygde temaet";
        /// The theme has every template, style sheet, script and picture itself.
        Nothing: "none", "ingenting", "ingenting";
    }
}

impl Default for ThemeChoice {
    fn default() -> Self {
        Self {
            name: BUILT_IN_THEME.to_owned(),
            extends: Extends::BuiltIn,
        }
    }
}

impl ThemeChoice {
    /// Reads a theme that is its name alone.
    fn by_name(value: &Value, problems: &mut Problems) -> Option<Option<Self>> {
        if value.is_mapping() {
            return None;
        }
        let name = ThemeName::from_yaml(value, problems);
        Some(name.map(|ThemeName(name)| Self {
            name,
            ..Self::default()
        }))
    }
}

/// The name of a folder under `themes/`.
struct ThemeName(String);

impl From<ThemeName> for String {
    fn from(value: ThemeName) -> Self {
        value.0
    }
}

impl FromYaml for ThemeName {
    const EXPECTED: &'static str = tr_later!("navnet på ei mappe under `themes/`");

    fn shape() -> Shape {
        Shape::pattern("^[A-Za-z0-9_-]+$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let name = String::from_yaml(value, problems)?;
        if name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        {
            return Some(Self(name));
        }
        problems.add(Problem::new(
            Check::InvalidConfig,
            tr!("«{name}» kan ikke være navnet på et tema", name),
        ));
        None
    }
}
