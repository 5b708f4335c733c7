//! The declarations of the fields of each kind of document.

use std::fmt;
use std::sync::Arc;

use tr::tr;

use super::field_path::FieldPath;
use serde_yaml::{Mapping, Value};

use super::kind::{FrontMatter, Kind};
use super::{Municipality, Network, Page, Report, Solution};
use crate::diagnostic::{Diagnostic, Step, nearest};
use crate::text::accents::is_folded;
use crate::yaml::fields::Fields;
use crate::yaml::problems::Problems;
use crate::yaml::shape::{Field, Presence, Record};
use crate::yaml::written::Written;

/// Returns the declaration of the fields of documents of `kind`.
pub const fn record_of(kind: Kind) -> &'static Record {
    match kind {
        Kind::Municipality => &Municipality::RECORD,
        Kind::Solution => &Solution::RECORD,
        Kind::Report => &Report::RECORD,
        Kind::Network => &Network::RECORD,
        Kind::Page => &Page::RECORD,
    }
}

/// Reads the fields of a document of `kind`, and adds every problem.
pub(super) fn check_fields(kind: Kind, map: &Mapping, problems: &mut Problems) {
    let mut fields = Fields::new(map, problems);
    match kind {
        Kind::Municipality => drop(Municipality::read(&mut fields)),
        Kind::Solution => drop(Solution::read(&mut fields)),
        Kind::Report => drop(Report::read(&mut fields)),
        Kind::Network => drop(Network::read(&mut fields)),
        Kind::Page => drop(Page::read(&mut fields)),
    }
    fields.finish();
}

/// Returns what is wrong with `value` for `field`, or with the entries of its list; `file` is named
/// in what is found.
pub fn problems_of(field: &Field, value: &Value, file: &Arc<str>) -> Vec<Diagnostic> {
    let mut problems = Problems::reading(file.clone(), Written::new(Arc::from([]), 0..0));
    problems.within(Step::Key(field.key.into()), |problems| match value {
        Value::Sequence(items) if is_list(field) => {
            items
                .iter()
                .for_each(|item| (field.accepts)(item, problems));
        }
        one => (field.accepts)(one, problems),
    });
    problems.into_found()
}

/// Returns the fields of `record` in the order of files: those of every document first, sources
/// last.
pub fn in_file_order(record: &Record) -> Vec<&'static Field> {
    const LAST: &str = "kilder";
    let (last, mut fields): (Vec<_>, Vec<_>) = record
        .all()
        .map(|(field, _)| field)
        .partition(|field| record.shared.is_some() && field.key == LAST);
    fields.extend(last);
    fields
}

/// The field that a path leads to.
#[derive(Clone, Copy, Debug)]
pub struct Declared {
    /// The last field of the path.
    pub field: &'static Field,
    /// The fields of its value, or of each entry of its list, where it has any.
    pub record: Option<&'static Record>,
    /// `true` where the path leads to an entry of the list, not to the list.
    pub is_entry: bool,
}

/// The reason why a path leads to no field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// There is no such field; the names of those that there are.
    Unknown(String, Vec<&'static str>),
    /// The field is no list, and the path names an entry of it.
    NoList(&'static str),
    /// The field is a list, and the path goes on without naming an entry.
    WhichEntry(&'static str),
}

impl Declared {
    /// Decides whether the path leads to a list as a whole.
    pub fn is_list(&self) -> bool {
        !self.is_entry && is_list(self.field)
    }
}

/// Returns the field of `record` that is called `name`, perhaps without æ, ø and å.
pub fn field_of(record: &Record, name: &str) -> Option<&'static Field> {
    let is_same = |key: &str| key == name || is_folded(name, key);
    let mut all = record.all().map(|(field, _)| field);
    all.find(|field| is_same(field.key))
}

/// Returns the field of documents of `kind` that `path` leads to.
pub fn declared(kind: Kind, path: &FieldPath) -> Result<Declared, FieldFault> {
    declared_in(record_of(kind), path)
}

/// Returns the field that `path` leads to in a file whose fields `record` declares.
pub fn declared_in(record: &'static Record, path: &FieldPath) -> Result<Declared, FieldFault> {
    let (mut record, mut found) = (Some(record), None);
    for (at, part) in path.parts().iter().enumerate() {
        let field = record.and_then(|record| field_of(record, &part.name));
        let Some(field) = field else {
            let known = record.into_iter().flat_map(Record::all);
            let names = known.map(|(field, _)| field.key).collect();
            return Err(FieldFault::Unknown(part.name.clone(), names));
        };
        let is_last = at + 1 == path.parts().len();
        match &part.entry {
            Some(_) if !is_list(field) => return Err(FieldFault::NoList(field.key)),
            None if is_list(field) && !is_last => return Err(FieldFault::WhichEntry(field.key)),
            _ => {}
        }
        record = (field.shape)().record();
        found = Some(Declared {
            field,
            record,
            is_entry: part.entry.is_some(),
        });
    }
    // A path has at least one part.
    found.ok_or_else(|| FieldFault::Unknown(String::new(), Vec::new()))
}

fn is_list(field: &Field) -> bool {
    matches!(field.presence, Presence::List | Presence::AtLeastOne)
}

impl FieldFault {
    /// Returns the sentence about it, with the name that was perhaps meant.
    pub fn in_words(&self) -> String {
        let meant = match self {
            Self::Unknown(name, known) => nearest(name, known.iter().map(|key| (*key, *key))),
            _ => None,
        };
        match meant {
            Some(meant) => tr!("{fault}; mente du `{meant}`?", fault = self, meant),
            None => self.to_string(),
        }
    }
}

impl fmt::Display for FieldFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name, known) if known.is_empty() => out.write_str(&tr!(
                "det finnes ikke noe felt `{name}` her: verdien har ingen felt under seg",
                name
            )),
            Self::Unknown(name, _) => {
                out.write_str(&tr!("det finnes ikke noe felt som heter `{name}`", name))
            }
            Self::NoList(name) => out.write_str(&tr!("`{name}` er ikke ei liste", name)),
            Self::WhichEntry(name) => out.write_str(&tr!(
                "`{name}` er ei liste, og det står ikke hvilket punkt",
                name
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(path: &str) -> Result<(&'static str, bool), FieldFault> {
        let path = path.parse().expect("a path");
        declared(Kind::Municipality, &path).map(|found| (found.field.key, found.is_entry))
    }

    #[test]
    fn a_path_leads_to_a_declared_field() {
        assert_eq!(of("tittel"), Ok(("tittel", false)));
        assert_eq!(of("bruk"), Ok(("bruk", false)));
        assert_eq!(of("bruk[digisos]"), Ok(("bruk", true)));
        assert_eq!(of("bruk[digisos].losning"), Ok(("løsning", false)));
        assert_eq!(of("kilder[https://example.no].åpnet"), Ok(("åpnet", false)));
        assert_eq!(of("folketall.antall"), Ok(("antall", false)));
    }

    #[test]
    fn a_path_that_leads_nowhere_is_told_why() {
        assert_eq!(of("tittel[a]"), Err(FieldFault::NoList("tittel")));
        assert_eq!(of("bruk.status"), Err(FieldFault::WhichEntry("bruk")));
        assert_eq!(
            of("fylke.navn"),
            Err(FieldFault::Unknown("navn".into(), Vec::new()))
        );
        assert!(
            matches!(of("bruk[a].farge"), Err(FieldFault::Unknown(name, known)) if name == "farge" && known.contains(&"status"))
        );
    }

    #[test]
    fn sources_come_last_in_a_file() {
        let fields = in_file_order(record_of(Kind::Municipality));
        assert_eq!(fields.first().map(|field| field.key), Some("tittel"));
        assert_eq!(fields.last().map(|field| field.key), Some("kilder"));
    }
}
