//! Defines what no source that was seen says (`mangler`): a word of the list, or the writer's own words.

use serde_yaml::Value;
use tr::tr;

use super::vocabulary::Missing;
use crate::diagnostic::{Check, Problem};
use crate::messages::said;
use crate::text::Vocabulary as _;
use crate::tr_later;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::shape::Shape;

/// Something that readers will ask for and that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// A word of the list; the site has words for it in both written forms.
    Listed(Missing),
    /// A clause or a noun that goes on from «Vi har ikke sett».
    Told(String),
}

impl Unknown {
    /// Says that the words are a sentence of their own.
    pub const REFUSED: &'static str = tr_later!("her skal det stå et ledd, ikke en hel setning");

    /// Returns it as files have it.
    pub fn written(&self) -> &str {
        match self {
            Self::Listed(word) => word.slug(),
            Self::Told(text) => text,
        }
    }
}

impl FromYaml for Unknown {
    const EXPECTED: &'static str =
        tr_later!("et ord fra lista, eller det som fullfører «Vi har ikke sett …»");

    fn shape() -> Shape {
        Shape::Either(vec![Missing::shape(), Shape::text()])
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let is_told = |text: &str| Missing::from_slug(text).is_none() && text.contains(' ');
        if !value.as_str().is_some_and(is_told) {
            return Missing::from_yaml(value, problems).map(Self::Listed);
        }
        let text = String::from_yaml(value, problems)?;
        if is_sentence(&text) {
            let message = said(Self::REFUSED);
            let help = tr!(
                "Skriv det som fullfører «Vi har ikke sett …», uten punktum: `om ordningen fortsatt finnes`."
            );
            problems.add(Problem::new(Check::InvalidValue, message).help(help));
        }
        Some(Self::Told(text))
    }
}

/// Decides whether the text is a sentence of its own.
fn is_sentence(text: &str) -> bool {
    let begins = ["Vi ", "Det ", "Kilden ", "Kjelda "];
    text.ends_with(['.', '!', '?']) || begins.iter().any(|begin| text.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::written::Written;

    #[test]
    fn words_of_the_list_and_clauses_are_read_and_sentences_are_told() {
        let read = |text: &str| {
            let mut problems =
                Problems::reading("a.md".into(), Written::new(Vec::new().into(), 0..0));
            let value = Value::from(text);
            let unknown = Unknown::from_yaml(&value, &mut problems);
            (unknown, problems.into_found().len())
        };
        let told = "om tallet kom under 30";
        assert_eq!(read("kostnad"), (Some(Unknown::Listed(Missing::Cost)), 0));
        assert_eq!(read(told), (Some(Unknown::Told(told.to_owned())), 0));
        assert_eq!(read("kostnadd").0, None);
        assert_eq!(read("Vi vet ikke prisen").1, 1);
        assert_eq!(read("om tallet kom under 30.").1, 1);
    }
}
