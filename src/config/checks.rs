//! `checks:` in `site.yaml`: how severe each check is on this site, by name.

use std::collections::BTreeMap;

use serde_json::json;
use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Part, Problem, Severity, Step, nearest};
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problems::{Problems, code_list};
use crate::yaml::shape::Shape;

/// Severity by check.
pub(super) struct Checks(BTreeMap<Check, Severity>);

impl From<Checks> for BTreeMap<Check, Severity> {
    fn from(checks: Checks) -> Self {
        checks.0
    }
}

impl FromYaml for Checks {
    const EXPECTED: &'static str =
        tr_later!("navn på sjekker med `error`, `warning`, `hint` eller `off`");

    fn shape() -> Shape {
        // YAML 1.1 parsers read `off` as a boolean.
        let level = json!({"enum": ["error", "warning", "hint", "off", false]});
        let settings = Check::ALL.iter().map(|check| {
            let level = match check.is_fixed() {
                true => json!({"const": "error"}),
                false => level.clone(),
            };
            let described = json!({"description": check.about(), "allOf": [level]});
            (check.name().to_owned(), described)
        });
        let settings: serde_json::Map<_, _> = settings.collect();
        Shape::Plain(json!({
            "type": "object",
            "properties": settings,
            "additionalProperties": false,
        }))
    }

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
        return Err((Part::Key, unknown(name)));
    };
    // YAML 1.1 parsers read `off` as a boolean; accept both.
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
        let problem = Problem::new(Check::InvalidConfig, tr!("dette er ikke et nivå"));
        return Err((
            Part::Value,
            problem.help(tr!("Velg mellom {names}.", names = code_list(&names))),
        ));
    };
    if check.is_fixed() && severity != Severity::Error {
        let problem = Problem::new(
            Check::InvalidConfig,
            tr!("`{name}` er alltid en feil og kan ikke skrus ned", name),
        );
        return Err((Part::Value, problem.help(why_fixed(check))));
    }
    Ok((check, severity))
}

/// Returns the problem of a name that no check has: perhaps it is a code, or in another spelling.
pub(super) fn unknown(name: &str) -> Problem {
    let problem = Problem::new(
        Check::InvalidConfig,
        tr!("ingen sjekk heter `{name}`", name),
    );
    let code = name.trim().to_uppercase();
    if let Some(check) = Check::ALL.iter().find(|check| check.code() == code) {
        let help = tr!(
            "{code} heter `{name}`: skriv `{name}` i stedet for koden.",
            code,
            name = check.name()
        );
        return problem.help(help);
    }
    let plain = name.trim().to_lowercase().replace(['_', ' '], "-");
    let known = Check::ALL.iter().map(|check| (check.name(), check.name()));
    problem.help(match nearest(&plain, known) {
        Some(suggestion) => tr!("Mente du `{suggestion}`?", suggestion),
        None => tr!("Navnet står sammen med koden når `digitv check` sier fra. De som kan skrus ned: {names}.", names = code_list(&adjustable())),
    })
}

/// Returns the names of the checks that a site can set.
pub(super) fn adjustable() -> Vec<&'static str> {
    let checks = Check::ALL.iter().filter(|check| !check.is_fixed());
    checks.map(|check| check.name()).collect()
}

pub(super) fn why_fixed(check: Check) -> String {
    match check {
        Check::NationalId => {
            tr!(
                "Fødselsnummer blir aldri publisert. Ta bort linja her, og nummeret der det står. Er det testdata, gjelder `synthetic-id`."
            )
        }
        Check::InvalidConfig | Check::InvalidTheme => {
            tr!("Ta bort linja her: uten rette innstillinger kan ingen sider lages.")
        }
        _ => tr!("Ta bort linja her, og rett feilen der den står: uten det blir sida gal."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn advice_gives_the_setting_to_write() {
        for (setting, help) in [
            ("KB030: warning", "skriv `broken-link`"),
            ("kb030: warning", "skriv `broken-link`"),
            ("broken_link: warning", "Mente du `broken-link`?"),
            ("Broken-Link: warning", "Mente du `broken-link`?"),
            ("noe-helt-annet: warning", "`broken-link`"),
            ("national-id: \"off\"", "`synthetic-id`"),
            ("invalid-yaml: hint", "rett feilen"),
            ("broken-link: av", "`off`"),
        ] {
            let text = format!("title: A\nbase_url: https://a.no\nchecks:\n  {setting}\n");
            let (_, diagnostics) = Config::read(text.as_bytes());
            assert_eq!(diagnostics.len(), 1, "{setting}: {diagnostics:?}");
            let given = diagnostics[0].help.as_deref().unwrap_or_default();
            assert!(given.contains(help), "{setting}: {given}");
        }
    }

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
