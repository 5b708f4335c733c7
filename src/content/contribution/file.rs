//! Reads the file of a contribution.

use std::sync::Arc;

use tr::tr;

use super::entry::ProposedChange;
use crate::diagnostic::{Check, Diagnostic, Problem};
use crate::text::date::PartialDate;
use crate::text::encoding;
use crate::text::slug::Slug;
use crate::tr_later;
use crate::yaml::failure::Failure;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::front_matter;
use crate::yaml::letters::not_utf8;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;
use crate::yaml::written::Written;

record! {
    /// The fields of a contribution.
    #[derive(Clone, Debug)]
    pub struct Contribution {
        /// The version of the form of the file.
        version: u32 = required("innspill" as Version), "utgaven av formen: `1`";
        /// The sender.
        sender: Option<Sender> = optional("fra"), "rollen og kommunen til den som skriver; aldri navnet";
        /// The day on which it was written.
        date: PartialDate = required("dato"), "dagen innspillet ble skrevet";
        /// The changes.
        changes: Vec<ProposedChange> = list("endringer"), "det som skal endres; det som ikke er en endring, står i teksten under";
    }
}

record! {
    /// The sender of a contribution: a role, never a name.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Sender expects tr_later!("`rolle` og `kommune`") {
        /// The role.
        role: Option<String> = optional("rolle"), "rollen, som `digitaliseringsrådgiver`";
        /// The municipality.
        municipality: Option<Slug> = optional("kommune"), "kommunen, som `nome`";
    }
    for everybody;
}

/// The version of the form of a contribution.
struct Version(u32);

impl From<Version> for u32 {
    fn from(version: Version) -> Self {
        version.0
    }
}

impl FromYaml for Version {
    const EXPECTED: &'static str = tr_later!("`1`");

    fn shape() -> Shape {
        Shape::Plain(serde_json::json!({"const": 1}))
    }

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let version = u32::from_yaml(value, problems)?;
        if version != 1 {
            let message = tr!("innspill av utgave {version} kan ikke leses", version);
            let help = tr!("Skriv `innspill: 1`, eller bruk en nyere utgave av programmet.");
            problems.add(Problem::new(Check::InvalidValue, message).help(help));
            return None;
        }
        Some(Self(version))
    }
}

/// A contribution and its text.
pub struct Read<'a> {
    /// The fields; `None` where one that must be there is missing or wrong.
    pub contribution: Option<Contribution>,
    /// The problems of its fields.
    pub(super) problems: Problems,
    /// The whole file.
    pub(super) text: &'a str,
    /// The words to the editors.
    pub words: &'a str,
}

/// Reads `bytes`, the file of a contribution.
///
/// # Errors
/// Returns a diagnostic where its fields cannot be read at all.
pub fn read<'a>(file: &Arc<str>, bytes: &'a [u8]) -> Result<Read<'a>, Box<Diagnostic>> {
    let text = encoding::read(bytes)
        .map_err(|fault| Box::new(not_utf8(file, Check::InvalidUtf8, fault)))?;
    let failed = |(problem, range): Failure| Box::new(problem.at(file.clone(), range));
    let parts = front_matter::split(text).map_err(failed)?;
    let Some(yaml) = parts.yaml else {
        return Err(failed(front_matter::missing(text, parts.body)));
    };
    let map = front_matter::parse(&text[yaml.clone()], yaml.start).map_err(failed)?;
    let mut problems = Problems::reading(file.clone(), Written::new(bytes.into(), yaml));
    let mut fields = Fields::new(&map, &mut problems);
    let contribution = Contribution::decode(&mut fields);
    fields.finish();
    Ok(Read {
        contribution,
        problems,
        text,
        words: text[parts.body].trim(),
    })
}
