//! Reads words of closed lists.

use serde_yaml::Value;
use tr::tr;

use super::fields::FromYaml;
use super::problems::{Problems, code_choice};
use super::shape::{ListedWord, Shape};
use super::values::text;
use crate::diagnostic::{Check, Problem, Remedy, nearest};
use crate::messages::said;
use crate::text::accents::folded;
use crate::text::{Lang, Vocabulary};
use crate::tr_later;

/// Says that a closed list does not have a word.
pub(crate) const UNKNOWN_WORD: &str = tr_later!("ukjent {what}: «{text}»");

impl<V: Vocabulary> FromYaml for V {
    const EXPECTED: &'static str = V::NAME;

    fn shape() -> Shape {
        let words = V::ALL.iter();
        Shape::Word {
            list: V::NAME,
            words: words
                .map(|word| ListedWord {
                    word: word.slug(),
                    nb: word.label(Lang::Nb),
                    nn: word.label(Lang::Nn),
                })
                .collect(),
        }
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = text(value, problems)?;
        let spelled = || {
            V::ALL
                .iter()
                .copied()
                .find(|value| text.is_ascii() && folded(value.slug()) == text)
        };
        let found = V::from_slug(&text).or_else(spelled);
        if found.is_none() {
            let all: Vec<_> = V::ALL.iter().map(|value| value.slug()).collect();
            let wanted = text.to_lowercase().replace([' ', '_'], "-");
            let labelled = V::ALL.iter().find(|value| {
                let labels = [
                    value.label(Lang::Nb),
                    value.label(Lang::Nn),
                    value.label(Lang::En),
                ];
                labels
                    .iter()
                    .any(|label| label.to_lowercase().replace(' ', "-") == wanted)
            });
            let near = || {
                nearest(
                    &folded(&wanted),
                    all.iter().map(|slug| (folded(slug), *slug)),
                )
            };
            let same = || {
                let mut all = all.iter().copied();
                all.find(|slug| folded(slug) == folded(&wanted))
            };
            let certain = labelled.map(|value| value.slug()).or_else(same);
            let suggestion = certain
                .or_else(near)
                .map_or_else(String::new, |slug| tr!("Mente du `{slug}`?", slug) + " ");
            problems.add(
                Problem::new(
                    Check::UnknownValue,
                    tr!(UNKNOWN_WORD, what = said(V::NAME), text),
                )
                .help(suggestion + &tr!("Velg mellom {words}.", words = code_choice(&all)))
                .fix(certain.map(|slug| Remedy::Text(slug.to_owned()))),
            );
        }
        found
    }
}
