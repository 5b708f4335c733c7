//! One change of a contribution.

use serde_json::json;
use serde_yaml::Value;
use tr::tr;

use crate::content::change::{Act, Change, NewDocument};
use crate::content::field_path::FieldPath;
use crate::content::path::{Place, Role, role};
use crate::diagnostic::{Check, Problem};
use crate::source::CONTENT_DIR;
use crate::text::date::PartialDate;
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;
use crate::yaml::url::Reference;
use crate::yaml::values;

record! {
    /// One change that a contribution proposes.
    #[derive(Clone, Debug)]
    pub struct ProposedChange expects tr_later!("`dokument`, `felt` og `til`, `ny` eller `fjern`") {
        /// The document.
        document: DocumentName = required("dokument"), "mappa og filnavnet uten `.md`, som `kommuner/nome`";
        /// The field; a new document has none.
        field: Option<FieldPath> = optional("felt" as WrittenPath), "feltet, som `bruk[digisos].status`; punkter i lister heter det de er. `tekst` er teksten, `tekst[hva-vi-gjorde]` avsnittet under en overskrift";
        /// The value that the writer saw.
        from: Option<Value> = optional("fra" as AnyValue), "verdien som stod der; utelates når det ikke stod noe";
        /// The value that it is to have.
        to: Option<Value> = optional("til" as AnyValue), "verdien som skal stå der";
        /// A new entry of a list, or the fields of a new document.
        new: Option<Value> = optional("ny" as AnyValue), "et nytt punkt i lista, eller feltene i et nytt dokument";
        /// The name of the entry of a list that the new one is to stand before.
        before: Option<String> = optional("foran"), "punktet i lista som det nye skal stå foran, kalt det det er, som `digisos`; utelates når det nye skal stå sist";
        /// The text of a new document.
        text: Option<Value> = optional("tekst" as AnyValue), "teksten i et nytt dokument";
        /// Why something is taken out.
        removal: Option<String> = optional("fjern"), "hvorfor feltet eller punktet skal bort";
        /// Who or what stands behind it.
        source: Option<String> = optional("kilde" as Reference), "hvem eller hva som står bak: `kommunen` eller ei nettadresse";
        /// When it was said, where that is not the day of the contribution.
        date: Option<PartialDate> = optional("dato"), "når det ble sagt, om det ikke er dagen innspillet ble skrevet";
    }
    check |fields| does_one_thing(fields, &field);
    for everybody;
}

/// Reports a change that says nothing of what is to be done, or several things.
fn does_one_thing(fields: &mut Fields<'_>, field: &Option<FieldPath>) {
    let given = ["til", "ny", "fjern"]
        .into_iter()
        .filter(|key| fields.has(key));
    let count = given.count();
    let problem = match count {
        0 => Problem::new(
            Check::MissingField,
            tr!("endringa sier ikke hva som skal gjøres"),
        )
        .help(tr!(
            "Skriv `til` (en ny verdi), `ny` (et nytt punkt) eller `fjern` (hvorfor det skal bort)."
        )),
        1 if fields.has("foran") && !(fields.has("ny") && fields.has("felt")) => {
            let message =
                tr!("`foran` sier hvor et nytt punkt skal stå, og her er det ikke noe nytt punkt");
            Problem::new(Check::InvalidValue, message).help(tr!(
                "Ta bort `foran`, eller skriv lista i `felt` og punktet i `ny`."
            ))
        }
        1 if field.is_none() && !fields.has("felt") && !fields.has("ny") => Problem::new(
            Check::MissingField,
            tr!("endringa sier ikke hvilket felt det gjelder"),
        )
        .help(tr!("Skriv `felt`, som `felt: bruk[digisos].status`.")),
        1 => return,
        _ => Problem::new(
            Check::InvalidValue,
            tr!("endringa sier mer enn én ting: bare én av `til`, `ny` og `fjern` kan stå"),
        )
        .help(tr!("Del den i flere endringer.")),
    };
    fields.report_here(problem);
}

/// The proposal of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposed {
    /// A change of a document that there is.
    Change(Change),
    /// A new document.
    New(NewDocument),
}

impl ProposedChange {
    /// Returns what is proposed; `day` is the day of the contribution. `None` where the change is
    /// not whole, which is reported when the file is read.
    pub fn proposed(&self, day: Option<PartialDate>) -> Option<Proposed> {
        let act = match (&self.to, &self.new, &self.removal) {
            (Some(to), None, None) => Act::Set {
                from: self.from.clone(),
                to: to.clone(),
            },
            (None, Some(new), None) => match (&self.field, new) {
                (Some(_), entry) => Act::Add {
                    entry: entry.clone(),
                    before: self.before.clone(),
                },
                (None, Value::Mapping(fields)) => {
                    let text = self.text.as_ref().and_then(Value::as_str);
                    return Some(Proposed::New(NewDocument {
                        fields: fields.clone(),
                        text: text.unwrap_or_default().to_owned(),
                    }));
                }
                (None, _) => return None,
            },
            (None, None, Some(reason)) => Act::Remove {
                from: self.from.clone(),
                reason: reason.clone(),
            },
            _ => return None,
        };
        Some(Proposed::Change(Change {
            field: self.field.clone()?,
            act,
            source: self.source.clone(),
            date: self.date.or(day),
        }))
    }
}

/// The name of a document in a contribution: its folder and its file without ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentName {
    /// The name as it is written.
    pub name: String,
    /// The parts that the name gives.
    pub place: Place,
}

impl FromYaml for DocumentName {
    const EXPECTED: &'static str =
        tr_later!("mappa og filnavnet til et dokument, uten `.md`, som `kommuner/nome`");

    fn shape() -> Shape {
        Shape::pattern("^[a-zøæå]+/[^\\s]+$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let name = values::text(value, problems)?;
        let name = name.trim_end_matches(".md").to_owned();
        match role(&format!("{CONTENT_DIR}/{name}.md")) {
            Some(Role::Document(place)) => Some(Self { name, place }),
            _ => {
                let message = tr!("«{name}» er ikke navnet på et dokument", name);
                let help = tr!("Skriv mappa og filnavnet uten `.md`, som `kommuner/nome`.");
                problems.add(Problem::new(Check::InvalidValue, message).help(help));
                None
            }
        }
    }
}

/// A path to a field, as it is written.
struct WrittenPath(FieldPath);

impl From<WrittenPath> for FieldPath {
    fn from(path: WrittenPath) -> Self {
        path.0
    }
}

impl FromYaml for WrittenPath {
    const EXPECTED: &'static str = tr_later!("et felt, som `bruk[digisos].status`");

    fn shape() -> Shape {
        Shape::text()
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        match values::text(value, problems)?.parse() {
            Ok(path) => Some(Self(path)),
            Err(fault) => {
                let fault: crate::content::field_path::PathFault = fault;
                let help = tr!(
                    "Skriv feltet som `status`, `folketall.antall` eller `bruk[digisos].status`."
                );
                problems.add(Problem::new(Check::InvalidValue, fault.to_string()).help(help));
                None
            }
        }
    }
}

/// A value that is judged by the field that it is for.
struct AnyValue(Value);

impl From<AnyValue> for Value {
    fn from(value: AnyValue) -> Self {
        value.0
    }
}

impl FromYaml for AnyValue {
    const EXPECTED: &'static str = tr_later!("en verdi som feltet kan ha");

    fn shape() -> Shape {
        Shape::Plain(json!({}))
    }

    fn from_yaml(value: &Value, _problems: &mut Problems) -> Option<Self> {
        Some(Self(value.clone()))
    }
}
