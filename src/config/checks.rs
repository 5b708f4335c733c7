//! `checks:` in `site.yaml`: how severe each check is on this site, by name.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::content::fields::{Fields, FromYaml};
use crate::content::problem::{Part, Problem, Problems, Step, code_list};
use crate::diagnostic::{Check, Severity, nearest};

/// Severity by check.
#[derive(Default)]
pub(super) struct Checks(pub(super) BTreeMap<Check, Severity>);

impl FromYaml for Checks {
    const EXPECTED: &'static str = "navn på sjekker med `error`, `warning`, `hint` eller `off`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let Value::Mapping(map) = value else {
            Fields::nested(value, problems, Self::EXPECTED);
            return None;
        };
        let mut checks = BTreeMap::new();
        for (name, severity) in map {
            let name = name.as_str().unwrap_or_default();
            match setting(name, severity) {
                Ok((check, severity)) => {
                    checks.insert(check, severity);
                }
                Err((part, problem)) => {
                    problems.add_to(
                        vec![
                            Step::Key("checks".into()),
                            Step::Key(name.to_owned().into()),
                        ],
                        part,
                        problem,
                    );
                }
            }
        }
        Some(Self(checks))
    }
}

fn setting(name: &str, severity: &Value) -> Result<(Check, Severity), (Part, Problem)> {
    let Some(check) = Check::from_name(name) else {
        let known = Check::ALL.iter().map(|check| (check.name(), check.name()));
        let help = nearest(name, known).map_or_else(
            || "Navnet står i klammer bak koden når `digitv check` sier fra.".to_owned(),
            |suggestion| format!("Mente du `{suggestion}`?"),
        );
        return Err((
            Part::Key,
            Problem::new(Check::InvalidConfig, format!("ingen sjekk heter `{name}`")).help(help),
        ));
    };
    // YAML 1.1 readers take `off` for a boolean; accept both.
    let severity = match severity {
        Value::Bool(false) => Some(Severity::Off),
        severity => severity.as_str().and_then(Severity::from_name),
    };
    let Some(severity) = severity else {
        let names = [
            Severity::Error,
            Severity::Warning,
            Severity::Hint,
            Severity::Off,
        ]
        .map(Severity::name);
        let problem = Problem::new(Check::InvalidConfig, "dette er ikke et nivå".into());
        return Err((
            Part::Value,
            problem.help(format!("Velg mellom {}.", code_list(&names))),
        ));
    };
    if check.is_fixed() && severity != Severity::Error {
        let problem = Problem::new(
            Check::InvalidConfig,
            format!("`{name}` er alltid en feil og kan ikke skrus ned"),
        );
        return Err((
            Part::Value,
            problem.help("Uten den rettelsen blir sida gal."),
        ));
    }
    Ok((check, severity))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn checks_are_set_by_name_and_only_where_they_may() {
        let text = "title: A\nbase_url: https://a.no\nchecks:\n  broken-link: warning\n  invalid-yaml: off\n  brokn-anchor: off\n  raw-html: kanskje\n";
        let (config, problems) = Config::read(text.as_bytes());
        assert_eq!(
            config.expect("valid").severity(Check::BrokenLink),
            Severity::Warning
        );
        assert_eq!(problems.len(), 3, "{problems:?}");
    }
}
