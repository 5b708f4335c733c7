//! Checks of numbers that can be read but are hardly right: each must be in a range that holds for
//! every Norwegian municipality.

use std::fmt::Display;

use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::yaml::fields::Fields;

/// Adds a problem where `value` of the field `key` is outside `range`; `what` names it in the
/// message.
pub(super) fn within<T: PartialOrd + Display + Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    value: Option<T>,
    (least, most): (T, T),
    what: &str,
) {
    let Some(value) = value.filter(|value| *value < least || *value > most) else {
        return;
    };
    let message = tr!(
        "{value} er neppe rett: {what} er fra {least} til {most}",
        value,
        what = tr!(what),
        least,
        most
    );
    let problem = Problem::new(Check::UnlikelyValue, message);
    fields.report(
        key,
        problem.help(tr!("Se etter et siffer for mye eller for lite.")),
    );
}

/// Decides whether the number begins as those of a county in Norway do, or did. Numbers that begin
/// with 99 are for examples.
pub(super) fn is_in_a_county(number: &str) -> bool {
    let Some((county, rest)) = number.split_at_checked(2) else {
        return false;
    };
    let is_county = matches!(
        county,
        "01" | "02"
            | "03"
            | "04"
            | "05"
            | "06"
            | "07"
            | "08"
            | "09"
            | "10"
            | "11"
            | "12"
            | "13"
            | "14"
            | "15"
            | "16"
            | "17"
            | "18"
            | "19"
            | "20"
            | "21"
            | "22"
            | "30"
            | "31"
            | "32"
            | "33"
            | "34"
            | "38"
            | "39"
            | "40"
            | "42"
            | "46"
            | "50"
            | "54"
            | "55"
            | "56"
            | "99"
    );
    is_county && rest.len() == 2 && rest != "00"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_counties_are_known() {
        for number in [
            "0301", "1103", "3901", "4003", "5601", "0806", "9999", "2111",
        ] {
            assert!(is_in_a_county(number), "{number}");
        }
        for number in ["0000", "0001", "4000", "4100", "6001", "8701", "2901", "40"] {
            assert!(!is_in_a_county(number), "{number}");
        }
    }
}
