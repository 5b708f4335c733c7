//! Limits of the settings in `site.yaml`: of texts, most of which are on every page of the site,
//! and of months.

use serde_yaml::{Mapping, Value};
use tr::tr;

use crate::diagnostic::{Check, PER_CHECK, Part, Problem, Step};
use crate::yaml::fields::Fields;
use crate::yaml::problems::Problems;
use crate::yaml::values::TOO_LONG;

/// The longest text, in characters.
const MAX_TEXT: usize = 300;
/// The longest description of the site, in characters; few pages repeat it.
const MAX_DESCRIPTION: usize = 1_000;
/// The most items in a list: a page may show all of them.
pub(super) const MAX_ITEMS: usize = 20;
/// The lists that no page shows, and that grow with the site.
pub(super) const ON_NO_PAGE: &[&str] = &["silence"];

/// Decides whether every text in `settings` is within its limit; adds a problem for each that is
/// not.
pub(super) fn check(settings: &Mapping, problems: &mut Problems) -> bool {
    let mut long = Vec::new();
    fields(settings, &mut Vec::new(), &mut long);
    let hold = long.is_empty();
    for (path, length, limit) in long {
        let message = tr!(TOO_LONG, length, limit);
        let problem = Problem::new(Check::InvalidConfig, message);
        let problem = problem.help(tr!("Skriv det kortere: det står på mange sider."));
        problems.add_to(path, Part::Key, problem);
    }
    hold
}

type Long = (Vec<Step>, usize, usize);

fn fields(map: &Mapping, path: &mut Vec<Step>, long: &mut Vec<Long>) {
    for (key, value) in map {
        let key = key.as_str().unwrap_or_default();
        if long.len() < PER_CHECK {
            path.push(Step::Key(key.to_owned().into()));
            texts(value, path, long);
            path.pop();
        }
    }
}

fn texts(value: &Value, path: &mut Vec<Step>, long: &mut Vec<Long>) {
    match value {
        Value::String(text) => {
            let limit = match path.as_slice() {
                [Step::Key(key)] if key == "description" => MAX_DESCRIPTION,
                _ => MAX_TEXT,
            };
            // Characters are only counted where the text has more bytes than the limit.
            let length = if text.len() > limit {
                text.chars().count()
            } else {
                0
            };
            if length > limit {
                long.push((path.clone(), length, limit));
            }
        }
        Value::Mapping(map) => fields(map, path, long),
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(Step::Index(index));
                texts(item, path, long);
                path.pop();
            }
        }
        Value::Tagged(tagged) => texts(&tagged.value, path, long),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The most months that a statement can be taken for true: fifty years.
const MOST_MONTHS: u32 = 600;

/// Adds the problems of the limits of `freshness:`, in months.
pub(super) fn are_in_order(fields: &mut Fields<'_>, ageing: u32, stale: u32) {
    for (name, months) in [("ageing", ageing), ("stale", stale)] {
        if !(1..=MOST_MONTHS).contains(&months) {
            let message = tr!("{months} måneder kan ikke være ei grense", months);
            let problem = Problem::new(Check::InvalidConfig, message);
            fields.report(
                name,
                problem.help(tr!("Skriv et tall fra 1 til {most}.", most = MOST_MONTHS)),
            );
        }
    }
    if ageing >= stale {
        let message = tr!("`stale` må være større enn `ageing`");
        fields.report("stale", Problem::new(Check::InvalidConfig, message));
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;
    use crate::source::{CONFIG_FILE, Snapshot};
    use crate::yaml::resolve::resolve;

    #[test]
    fn every_text_has_a_limit_and_those_within_others_too() {
        let long = "x".repeat(301);
        for (settings, field) in [
            (format!("title: {long}\nbase_url: https://a.no\n"), "title"),
            (
                format!("title: A\nbase_url: https://{long}.no\n"),
                "base_url",
            ),
            (
                format!("title: A\nbase_url: https://a.no\npublisher: {{name: {long}}}\n"),
                "name",
            ),
        ] {
            let (config, mut diagnostics) = Config::read(settings.as_bytes());
            let files = Snapshot::from_files([(CONFIG_FILE, &*settings)]);
            resolve(&mut diagnostics, &files);
            assert!(config.is_none());
            assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
            let range = diagnostics[0].range().cloned().expect("has a place");
            assert_eq!(&settings[range], field);
            assert!(
                diagnostics[0]
                    .message
                    .contains("tegn; den kan være på høyst 300"),
                "{}",
                diagnostics[0].message
            );
        }
    }

    #[test]
    fn a_description_may_be_longer() {
        let text = "æ".repeat(1_000);
        let settings = format!("title: A\nbase_url: https://a.no\ndescription: {text}\n");
        assert_eq!(Config::read(settings.as_bytes()).1, []);
    }
}
