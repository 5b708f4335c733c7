//! Names of documents and topics as the values of fields.

use serde_yaml::Value;
use tr::tr;

use super::fields::FromYaml;
use super::problems::Problems;
use super::shape::Shape;
use super::values::text;
use crate::diagnostic::{Check, Problem};
use crate::messages::said;
use crate::text::slug::Slug;
use crate::tr_later;

impl FromYaml for Slug {
    const EXPECTED: &'static str = tr_later!("navnet på et dokument: filnavnet uten `.md`");

    fn shape() -> Shape {
        Shape::pattern("^[a-z0-9]+(-[a-z0-9]+)*$")
    }

    /// Reads a name. One that is not a valid slug is read as it is written: the code that looks it
    /// up knows which names exist, and so which was meant.
    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = text(value, problems)?;
        Some(Self::new(&text).unwrap_or_else(|| Self::to_look_up(&text)))
    }
}

/// The name of a new document or topic.
pub(crate) struct NewSlug(Slug);

impl From<NewSlug> for Slug {
    fn from(new: NewSlug) -> Self {
        new.0
    }
}

impl NewSlug {
    /// Says that a text is no such name.
    pub(crate) const REFUSED: &'static str =
        tr_later!("«{text}» kan ikke være et navn i en adresse");
}

impl FromYaml for NewSlug {
    const EXPECTED: &'static str =
        tr_later!("et navn med bare små bokstaver a–z, tall og bindestrek");

    fn shape() -> Shape {
        Slug::shape()
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = text(value, problems)?;
        let slug = Slug::new(&text);
        if slug.is_none() {
            let help = match Slug::made_from(&text) {
                Some(made) => tr!("Skriv for eksempel `{made}`.", made),
                None => tr!("Skriv {expected}.", expected = said(Self::EXPECTED)),
            };
            let refused = Self::REFUSED;
            let message = tr!(refused, text);
            problems.add(Problem::new(Check::InvalidValue, message).help(help));
        }
        slug.map(Self)
    }
}
