//! Days in `site.yaml`.

use jiff::civil::Date;
use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::text::date::PartialDate;
use crate::text::date::SURELY_PAST;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::shape::Shape;

/// The day that ages are counted to. A mistake in it makes every statement old, or none.
pub(super) struct AsOf(Date);

impl FromYaml for AsOf {
    const EXPECTED: &'static str = PartialDate::EXPECTED;

    fn shape() -> Shape {
        PartialDate::shape()
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        const YEARS: i16 = 5;
        let day = PartialDate::from_yaml(value, problems)?.latest();
        let now = SURELY_PAST.year();
        if !(now - 2 * YEARS..=now + YEARS).contains(&day.year()) {
            let message = tr!(
                "{day} er neppe rett: all alder på nettstedet blir regnet til den dagen",
                day
            );
            let problem = Problem::new(Check::UnlikelyValue, message);
            problems.add(problem.help(tr!("Se etter siffer som er byttet om.")));
        }
        Some(Self(day))
    }
}

impl From<AsOf> for Date {
    fn from(day: AsOf) -> Self {
        day.0
    }
}

/// A date with a known year, month and day.
pub(super) struct Day(Date);

impl FromYaml for Day {
    const EXPECTED: &'static str = PartialDate::EXPECTED;

    fn shape() -> Shape {
        Shape::pattern("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let date = PartialDate::from_yaml(value, problems)?;
        if date.day().is_none() {
            let message = tr!("datoen må ha både år, måned og dag");
            let problem = Problem::new(Check::InvalidConfig, message).help(tr!(
                "Skriv den siste dagen kontakten gjelder, som `2027-06-30`."
            ));
            problems.add(problem);
            return None;
        }
        Some(Self(date.earliest()))
    }
}

impl From<Day> for Date {
    fn from(day: Day) -> Self {
        day.0
    }
}
