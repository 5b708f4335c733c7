//! The day that ages are counted to: as an option, from the environment, and beside the clock.

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use tr::tr;

use super::output::Failure;
use crate::text::PartialDate;

/// The option that gives the day.
#[derive(Args)]
#[command(next_help_heading = "Valg")]
pub(super) struct Day {
    /// Dagen alder regnes til: en dato, eller `today` (ellers as_of i site.yaml)
    #[arg(long, value_name = "DATO")]
    as_of: Option<String>,
}

/// The variable that gives the time of a reproducible build, in seconds.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The variable that stands for the clock, as a date; any other value means that there is none.
const CLOCK: &str = "DIGITV_TODAY";

/// The months that the day may be behind the clock before it is worth a word.
const MONTHS_BEHIND: i32 = 2;

impl Day {
    /// Returns the day that the option gives, else the one of `SOURCE_DATE_EPOCH`; `None` where
    /// `site.yaml` and the content decide.
    pub(super) fn given(&self) -> Result<Option<Date>, Failure> {
        match self.as_of.as_deref() {
            Some("today") => today().map(Some).ok_or_else(no_clock),
            Some(text) => match text.parse::<PartialDate>() {
                Ok(date) => Ok(Some(date.latest())),
                Err(_) => Err(no_date(text)),
            },
            None => Ok(epoch()),
        }
    }
}

/// Returns a warning where `as_of` is months behind the clock, so that what is old is shown as new, or
/// lies ahead of it, so that what is new is shown as old.
pub(super) fn beside_the_clock(as_of: Date) -> Option<String> {
    let today = today()?;
    if as_of > today {
        return Some(tr!(
            "Alder regnes til {as_of}, og den dagen er ikke kommet. Se etter en dato som er skrevet \
             feil, eller bygg med `--as-of today`.",
            as_of
        ));
    }
    let months = PartialDate::from_day(as_of).months_before(today);
    (months >= MONTHS_BEHIND).then(|| {
        tr!(
            "Alder regnes til {as_of}, {months} måneder før i dag. Bygg med `--as-of today`, så \
             står alt med den alderen det har.",
            as_of,
            months
        )
    })
}

/// Returns the day of the clock, in UTC.
pub(super) fn today() -> Option<Date> {
    match std::env::var(CLOCK) {
        Ok(text) => text.parse().ok(),
        Err(_) => Some(day_of(Timestamp::now())),
    }
}

fn epoch() -> Option<Date> {
    let seconds = std::env::var(EPOCH).ok()?.parse().ok()?;
    Timestamp::from_second(seconds).ok().map(day_of)
}

fn day_of(time: Timestamp) -> Date {
    TimeZone::UTC.to_datetime(time).date()
}

fn no_date(text: &str) -> Failure {
    let help = tr!("Skriv en dato, som `--as-of 2026-11-28`, eller `--as-of today`.");
    Failure::Environment(tr!("«{text}» er ikke en dag", text), Some(help))
}

fn no_clock() -> Failure {
    let help = tr!(
        "Rett eller fjern miljøvariabelen {variable}.",
        variable = CLOCK
    );
    Failure::Environment(tr!("maskinen sier ikke hvilken dag det er"), Some(help))
}
