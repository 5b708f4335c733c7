//! Makes the fixes of diagnostics in a document.

use std::borrow::Cow;

use serde_yaml::{Mapping, Value};

use super::document::Document;
use super::fields::write;
use super::locate::Located;
use super::model;
use super::splice::{Splice, applied};
use super::subject::Subject;
use super::tree::{self, Inside};
use crate::content::Kind;
use crate::diagnostic::{Fix, Location, Remedy, Step};
use crate::text::accents::folded;

/// A document with fixes made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// Its text.
    pub text: String,
    /// The number of fixes that are made in it.
    pub count: usize,
}

/// Makes `fixes` in `text`, the whole file of a document of `kind`, all that can be made. Each
/// alters only its own place: a fix after which the file reads in another way than it means is
/// left out.
pub fn mend(kind: Kind, text: &str, fixes: &[&Fix]) -> Mended {
    // Ranges are those of the text as it is, so the passages come first.
    let mut mended = passages(text, fixes);
    for fix in fixes {
        let Location::Field { path, .. } = &fix.place else {
            continue;
        };
        if let Some(text) = in_field(kind, &mended.text, path, &fix.remedy) {
            mended.count += 1;
            mended.text = text;
        }
    }
    mended
}

/// Puts the passages in place of those that are wrong, where the fields stay as they are.
fn passages(text: &str, fixes: &[&Fix]) -> Mended {
    let unchanged = Mended {
        text: text.to_owned(),
        count: 0,
    };
    let Ok(document) = Document::read(text) else {
        return unchanged;
    };
    let mut splices: Vec<Splice> = Vec::new();
    for fix in fixes {
        if let (Location::Range(range), Remedy::Passage(right)) = (&fix.place, &fix.remedy)
            && document.body.start <= range.start
            && range.end <= document.body.end
        {
            splices.push(Splice {
                range: range.clone(),
                text: right.clone(),
            });
        }
    }
    splices.sort_by_key(|splice| splice.range.start);
    splices.dedup_by(|next, before| next.range.start < before.range.end);
    let count = splices.len();
    match applied(text, splices) {
        Some((text, _)) if Document::read(&text).is_ok_and(|new| new.root == document.root) => {
            Mended { text, count }
        }
        _ => unchanged,
    }
}

fn in_field(kind: Kind, text: &str, path: &[Step], remedy: &Remedy) -> Option<String> {
    let document = Document::read(text).ok()?;
    let steps = as_written(&document.root, path)?;
    let value = match remedy {
        Remedy::Name(name) => return renamed(&document, &steps, name),
        Remedy::Text(words) => Value::from(words.as_str()),
        Remedy::Number(digits) => {
            let number: Value = serde_yaml::from_str(digits).ok()?;
            number.is_number().then_some(number)?
        }
        Remedy::Passage(_) => return None,
    };
    if model::get(&document.root, &steps)? == &value {
        return None;
    }
    let place = Located {
        steps,
        missing: Vec::new(),
    };
    let made = write(Subject::document(kind), &document, &place, &value).ok()?;
    Some(made.text)
}

/// Returns `path` by the keys of the file: a field may be spelt in ASCII, and a single value may
/// stand in place of a list of one.
fn as_written(root: &Value, path: &[Step]) -> Option<Vec<Step>> {
    let (mut value, mut steps) = (root, Vec::with_capacity(path.len()));
    for step in path {
        match (step, value) {
            (Step::Key(key), Value::Mapping(map)) => {
                let is_it = |name: &str| name == key || (name.is_ascii() && name == folded(key));
                let pairs = map.iter();
                let mut pairs = pairs.filter_map(|(name, value)| Some((name.as_str()?, value)));
                let (name, inner) = pairs.find(|(name, _)| is_it(name))?;
                steps.push(Step::Key(Cow::Owned(name.to_owned())));
                value = inner;
            }
            (Step::Index(index), Value::Sequence(items)) => {
                steps.push(Step::Index(*index));
                value = items.get(*index)?;
            }
            (Step::Index(0), _) => {}
            _ => return None,
        }
    }
    Some(steps)
}

/// Gives the field at the end of `steps` the name `name`, where there is no such field.
fn renamed(document: &Document<'_>, steps: &[Step], name: &str) -> Option<String> {
    let (Step::Key(old), above) = steps.split_last()? else {
        return None;
    };
    let mut expected = document.root.clone();
    let map = model::get(&expected, above)?.as_mapping()?;
    if map.contains_key(name) {
        return None;
    }
    let named = map.iter().map(|(key, value)| match key.as_str() {
        Some(key) if key == old => (Value::from(name), value.clone()),
        _ => (key.clone(), value.clone()),
    });
    let named = Value::Mapping(named.collect::<Mapping>());
    model::set(&mut expected, above, &[], named)?;
    let tree = tree::read(document.text, document.yaml.clone())?;
    let Inside::Map { pairs, .. } = &tree.at(above)?.inside else {
        return None;
    };
    let pair = pairs.iter().find(|pair| pair.name == *old)?;
    let splice = Splice {
        range: pair.key.clone(),
        text: name.to_owned(),
    };
    let made = document.make(vec![vec![splice]], &expected).ok()?;
    Some(made.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Part;

    fn key(name: &'static str) -> Step {
        Step::Key(name.into())
    }

    fn field(path: &[Step], remedy: Remedy) -> Fix {
        Fix {
            place: Location::Field {
                path: path.to_vec(),
                part: Part::Value,
            },
            remedy,
        }
    }

    fn made(text: &str, fix: &Fix) -> String {
        let once = mend(Kind::Report, text, &[fix]);
        assert_eq!(once.count, 1, "{text}");
        once.text
    }

    #[test]
    fn only_the_name_or_the_value_differs() {
        let name = |name: &str| Remedy::Name(name.to_owned());
        let words = |words: &str| Remedy::Text(words.to_owned());
        for (path, remedy, before, after) in [
            (
                vec![key("titel")],
                name("tittel"),
                "---\r\n# a\r\ntitel :  'A'  # b\r\n---\r\n\r\ntitel\r\n",
                "---\r\n# a\r\ntittel :  'A'  # b\r\n---\r\n\r\ntitel\r\n",
            ),
            (
                vec![key("kilder"), Step::Index(1), key("\u{a0}url")],
                name("url"),
                "---\nkilder:\n  - a\n  - {\u{a0}url: https://a.no}\n---\n",
                "---\nkilder:\n  - a\n  - {url: https://a.no}\n---\n",
            ),
            (
                vec![key("\"titel\"")],
                name("tittel"),
                "---\n'\"titel\"': A\n---\n",
                "---\ntittel: A\n---\n",
            ),
            (
                vec![key("dato")],
                words("2024-05-17"),
                "---\ndato:   17. mai 2024   # sist\ntittel: A\n---\nB",
                "---\ndato:   2024-05-17   # sist\ntittel: A\n---\nB",
            ),
            (
                vec![key("kommunenummer")],
                words("0301"),
                "---\nkommunenummer: 301\n---\n",
                "---\nkommunenummer: \"0301\"\n---\n",
            ),
            (
                vec![key("løsninger"), Step::Index(0)],
                words("digisos"),
                "---\nlosninger: 'Digisos'\n---\n",
                "---\nlosninger: 'digisos'\n---\n",
            ),
            (
                vec![key("folketall")],
                Remedy::Number("27939".to_owned()),
                "---\nfolketall: 27 939\n---\n",
                "---\nfolketall: 27939\n---\n",
            ),
        ] {
            assert_eq!(made(before, &field(&path, remedy)), after);
        }
    }

    #[test]
    fn passages_and_fields_are_mended_together() {
        let text = "---\ntitel: A\n---\n\n[a](b.md) og [c](b.md)\n";
        let passage = |from: usize| Fix {
            place: (from..from + 4).into(),
            remedy: Remedy::Passage("../x/b.md".to_owned()),
        };
        let at: Vec<usize> = text.match_indices("b.md").map(|(at, _)| at).collect();
        let name = field(&[key("titel")], Remedy::Name("tittel".to_owned()));
        let (one, other) = (passage(at[0]), passage(at[1]));
        let mended = mend(Kind::Page, text, &[&name, &other, &one]);
        assert_eq!(mended.count, 3);
        assert_eq!(
            mended.text,
            "---\ntittel: A\n---\n\n[a](../x/b.md) og [c](../x/b.md)\n"
        );
    }

    #[test]
    fn what_would_read_in_another_way_is_left_out() {
        let name = field(&[key("titel")], Remedy::Name("tittel".to_owned()));
        for text in [
            "---\ntitel: A\ntittel: B\n---\n",
            "---\nandre: A\n---\n",
            "---\ntitel: [A\n---\n",
            "titel: A\n",
            "",
        ] {
            let mended = mend(Kind::Page, text, &[&name]);
            assert_eq!((mended.count, &*mended.text), (0, text));
        }
        // A passage among the fields, and one outside the file.
        let text = "---\ntittel: A\n---\nB\n";
        for range in [4..10, 18..99, 0..3] {
            let fix = Fix {
                place: range.into(),
                remedy: Remedy::Passage("x".to_owned()),
            };
            assert_eq!(mend(Kind::Page, text, &[&fix]).text, text);
        }
    }
}
