//! Notes in the file of rounds who is asked and who has answered.

use serde_yaml::{Mapping, Value};

use crate::content::change::Change;
use crate::content::round::{self, Round, RoundAnswer, Rounds};
use crate::edit::{FieldPath, Outcome, apply_to_data};
use crate::survey::merge::Tally;
use crate::text::date::PartialDate;
use crate::text::slug::Slug;

/// The beginning of a new file of rounds.
const NEW: &str = "# Rundene i kartleggingen: hvem som er spurt, når svaret skal være inne, og hvem som har svart.\n# `digitv kartlegg` fører dem.\nrunder:\n";

/// An answer that came in.
#[derive(Clone, Debug)]
pub struct CameIn {
    /// The municipality.
    pub municipality: Slug,
    /// The day of the answer.
    pub day: PartialDate,
    /// The role of the one who answers.
    pub role: Option<String>,
    /// The numbers of what the answer brought.
    pub tally: Tally,
}

/// Returns the file `text` with a new round, or with those in `asked` that `round` has not asked
/// before; `None` where nothing is to be changed.
///
/// # Errors
/// Returns the reason where the file cannot be changed.
pub fn open(
    text: Option<&str>,
    known: Option<&Round>,
    round: &Round,
) -> Result<Option<String>, String> {
    let slugs = |slugs: &[Slug]| {
        slugs
            .iter()
            .map(|slug| Value::from(slug.as_str()))
            .collect()
    };
    let changes = match known {
        Some(known) => {
            let path = FieldPath::of("runder").entry(&known.name).field("spurt");
            let more = round
                .asked
                .iter()
                .filter(|slug| !known.asked.contains(slug));
            more.map(|slug| Change::add(path.clone(), Value::from(slug.as_str())))
                .collect()
        }
        None => {
            let mut fields = Mapping::new();
            let mut say = |key: &str, value: Value| drop(fields.insert(Value::from(key), value));
            say("navn", Value::from(round.name.clone()));
            say("åpnet", Value::from(round.opened.to_string()));
            if let Some(due) = round.due {
                say("frist", Value::from(due.to_string()));
            }
            say("spurt", Value::Sequence(slugs(&round.asked)));
            vec![Change::add(FieldPath::of("runder"), Value::Mapping(fields))]
        }
    };
    made(text.unwrap_or(NEW), &changes)
}

/// Returns the file `text` with an answer in `round`; `None` where nothing is to be changed.
///
/// # Errors
/// Returns the reason where the file cannot be changed.
pub fn answered(text: &str, round: &Round, came: &CameIn) -> Result<Option<String>, String> {
    let before = round
        .answered
        .iter()
        .find(|one| one.municipality == came.municipality);
    let list = FieldPath::of("runder").entry(&round.name).field("svart");
    let changes = match before {
        None => vec![Change::add(list, Value::Mapping(entry(came)))],
        Some(before) => again(&list.entry(came.municipality.as_str()), before, came),
    };
    made(text, &changes)
}

/// Returns `round` as the file `text` has it now.
pub fn read_again(text: &str, round: &Round) -> Round {
    let (rounds, _) = round::parse(text);
    let found = rounds.into_iter().find(|one| one.name == round.name);
    found.unwrap_or_else(|| round.clone())
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn entry(came: &CameIn) -> Mapping {
    let mut fields = Mapping::new();
    let mut say = |key: &str, value: Value| drop(fields.insert(Value::from(key), value));
    say("kommune", Value::from(came.municipality.as_str()));
    say("dato", Value::from(came.day.to_string()));
    if let Some(role) = &came.role {
        say("rolle", Value::from(role.clone()));
    }
    for (key, number) in counts(&came.tally) {
        if number > 0 {
            say(key, Value::from(number));
        }
    }
    fields
}

fn counts(tally: &Tally) -> [(&'static str, u32); 3] {
    [
        ("endret", count(tally.changed + tally.removed)),
        ("nye", count(tally.added)),
        ("bekreftet", count(tally.confirmed)),
    ]
}

/// Returns the changes of an answer that adds to one before it.
fn again(path: &FieldPath, before: &RoundAnswer, came: &CameIn) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut set = |key: &str, from: Option<Value>, to: Value| {
        if from.as_ref() != Some(&to) {
            changes.push(Change::set(path.clone().field(key), from, to));
        }
    };
    if before.date.earliest() < came.day.earliest() {
        let from = Value::from(before.date.to_string());
        set("dato", Some(from), Value::from(came.day.to_string()));
    }
    let was = [before.changed, before.added, before.confirmed];
    for ((key, number), was) in counts(&came.tally).into_iter().zip(was) {
        if number > 0 {
            let from = (was > 0).then(|| Value::from(was));
            set(key, from, Value::from(was.saturating_add(number)));
        }
    }
    changes
}

fn made(text: &str, changes: &[Change]) -> Result<Option<String>, String> {
    if changes.is_empty() {
        return Ok(None);
    }
    let (outcomes, after) = apply_to_data(&Rounds::RECORD, text, changes);
    let refusal = outcomes.iter().find_map(|outcome| match outcome {
        Outcome::Refused { reasons } => Some(reasons.join("; ")),
        Outcome::Conflict { .. } => Some("fila sier noe annet enn ventet".to_owned()),
        Outcome::Done | Outcome::AlreadySo => None,
    });
    match refusal {
        Some(reason) => Err(reason),
        None => Ok(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(name: &str) -> Slug {
        Slug::new(name).expect("a slug")
    }

    fn round(asked: &[&str]) -> Round {
        Round {
            name: "Høsten 2026".to_owned(),
            opened: "2026-11-30".parse().expect("a date"),
            due: "2026-12-20".parse().ok(),
            asked: asked.iter().map(|name| slug(name)).collect(),
            answered: Vec::new(),
        }
    }

    fn read(text: &str) -> Vec<Round> {
        let (rounds, found) = round::parse(text);
        assert_eq!(found, []);
        rounds
    }

    #[test]
    fn a_round_is_opened_asked_and_answered_and_the_rest_of_the_file_stays() {
        let first = open(None, None, &round(&["nome"]))
            .expect("made")
            .expect("new");
        assert!(first.starts_with(NEW), "{first}");
        let known = read(&first).remove(0);
        assert_eq!(
            open(Some(&first), Some(&known), &round(&["nome"])),
            Ok(None)
        );
        let second = open(Some(&first), Some(&known), &round(&["nome", "skien"]));
        let second = second.expect("made").expect("more are asked");
        let known = read(&second).remove(0);
        let came = |changed, day: &str| CameIn {
            municipality: slug("nome"),
            day: day.parse().expect("a date"),
            role: Some("Rådgiver".to_owned()),
            tally: Tally {
                changed,
                confirmed: 2,
                ..Tally::default()
            },
        };
        let third = answered(&second, &known, &came(3, "2026-12-01"))
            .expect("made")
            .expect("new");
        let known = read(&third).remove(0);
        assert_eq!(known.answered[0].changed, 3);
        assert_eq!(known.waiting().collect::<Vec<_>>(), [slug("skien")]);
        let fourth = answered(&third, &known, &came(1, "2026-12-05"))
            .expect("made")
            .expect("more");
        let known = read(&fourth).remove(0);
        assert_eq!((known.answered.len(), known.answered[0].changed), (1, 4));
        assert_eq!(known.answered[0].date.to_string(), "2026-12-05");
    }
}
