//! `silence:` in `site.yaml`: findings that somebody has looked at and lets stand, each with the
//! reason.

use std::collections::BTreeMap;

use serde_json::json;
use serde_yaml::Value;
use tr::tr;

use super::checks;
use crate::diagnostic::{Check, Diagnostic, Problem, Severity, SourceText};
use crate::messages::{Language, said_in};
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;

record! {
    /// Findings that are not told: those of a check, everywhere or in one file or folder, or one
    /// of them.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Silenced expects tr_later!("`check` og `reason`, og kanskje `file` og `text`") {
        /// The check.
        check: Check = required("check" as Named), "navnet på sjekken, som `vague-link`";
        /// The file or folder, relative to the root of the site; otherwise all.
        file: Option<String> = optional("file"), "fila eller mappa det gjelder, som `content/sider/om.md`; ellers alle";
        /// Words that stand in the message, or in what it marks in the file; otherwise all findings.
        text: Option<String> = optional("text"), "ord fra meldinga eller fra det den peker på: da gjelder det bare de funnene; ellers alle";
        /// The reason why it may stand.
        reason: String = required("reason"), "hvorfor det kan stå slik";
    }
    for everybody;
}

/// A check that may be silenced, by its name.
pub(super) struct Named(Check);

impl From<Named> for Check {
    fn from(named: Named) -> Self {
        named.0
    }
}

impl FromYaml for Named {
    const EXPECTED: &'static str = tr_later!("navnet på en sjekk, som `vague-link`");

    fn shape() -> Shape {
        let names: Vec<&str> = checks::adjustable();
        Shape::Plain(json!({"enum": names}))
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let name = String::from_yaml(value, problems)?;
        let found = Check::from_name(&name).ok_or_else(|| checks::unknown(&name));
        let problem = match found {
            Ok(check) if !check.is_fixed() => return Some(Self(check)),
            Ok(check) => {
                let message = tr!("`{name}` er alltid en feil og kan ikke tie", name);
                Problem::new(Check::InvalidConfig, message).help(checks::why_fixed(check))
            }
            Err(problem) => problem,
        };
        problems.add(problem);
        None
    }
}

/// Adds a problem for each of `silence` that would let personal data through unseen: a check of
/// privacy that is an error on this site, or that is silenced for more than one thing that somebody
/// has looked at.
pub(super) fn keep_no_secret(
    fields: &mut Fields<'_>,
    silence: &[Silenced],
    severities: &BTreeMap<Check, Severity>,
) {
    for silenced in silence.iter().filter(|one| one.check.is_about_privacy()) {
        let check = silenced.check;
        let severity = severities.get(&check).copied();
        let severity = severity.unwrap_or(check.default_severity());
        let (why, help) = if severity == Severity::Error {
            (
                tr!("er en feil her, så den kan ikke tie"),
                tr!("Ta bort linja, og ta opplysninga bort der den står."),
            )
        } else if !silenced.is_of_one() {
            (
                tr!("kan bare tie for det ene funnet som noen har sett på"),
                tr!(
                    "Skriv fila i `file`, og ordene det gjelder i `text`. Det som skal skrives inn, blir prøvd uansett."
                ),
            )
        } else {
            continue;
        };
        let message = tr!(
            "`{check}` gjelder personvern og {why}",
            check = check.name(),
            why = why
        );
        let problem = Problem::new(Check::InvalidConfig, message).help(help);
        fields.report("silence", problem);
    }
}

impl Silenced {
    /// Decides whether it names one file, and where that is text, the words in it.
    fn is_of_one(&self) -> bool {
        let is_file = |file: &str| {
            let name = file.rsplit('/').next().unwrap_or(file);
            name.contains('.')
        };
        let is_of_text = matches!(self.check, Check::PersonalEmail | Check::MobileNumber);
        self.file.as_deref().is_some_and(is_file) && (self.text.is_some() || !is_of_text)
    }

    /// Decides whether `found` is among the findings. Places of fields must have been looked up.
    pub fn holds(&self, found: &Diagnostic, files: &dyn SourceText) -> bool {
        self.check == found.check && self.is_on(&found.file) && self.has_words(found, files)
    }

    /// Decides whether `file` is the file, or lies in the folder.
    fn is_on(&self, file: &str) -> bool {
        let Some(named) = &self.file else { return true };
        let rest = file.strip_prefix(named.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    fn has_words(&self, found: &Diagnostic, files: &dyn SourceText) -> bool {
        let Some(words) = &self.text else { return true };
        let marked = found
            .range()
            .and_then(|range| files.bytes(&found.file)?.get(range.clone()));
        let marked = marked.map(String::from_utf8_lossy);
        marked.is_some_and(|marked| marked.contains(words))
            || found.message.contains(words)
            // They may be those of another language: the site is the same for all who look.
            || Language::ALL.iter().any(|(_, language)| {
                said_in(&found.message, *language).contains(words)
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    fn problems(silence: &str) -> Vec<String> {
        let text = format!("title: A\nbase_url: https://a.no\n{silence}\n");
        let (_, found) = Config::read(text.as_bytes());
        found.into_iter().map(|found| found.message).collect()
    }

    #[test]
    fn a_check_and_a_reason_are_needed() {
        let whole = "silence: [{check: vague-link, file: content/sider, text: her, reason: Sitat}]";
        assert_eq!(problems(whole), [""; 0]);
        for (silence, message) in [
            ("{check: vague-link}", "`reason` mangler"),
            ("{check: vague-link, reason: ''}", "tomt"),
            ("{reason: Sitat}", "`check` mangler"),
            ("{check: vage-link, reason: Sitat}", "ingen sjekk heter"),
            ("{check: invalid-yaml, reason: Sitat}", "alltid en feil"),
        ] {
            let found = problems(&format!("silence: [{silence}]"));
            assert!(
                found.iter().any(|found| found.contains(message)),
                "{silence}: {found:?}"
            );
        }
    }

    #[test]
    fn what_is_an_error_of_privacy_is_never_silent() {
        let silence = |check: &str| format!("silence: [{{check: {check}, reason: Prøve}}]");
        for check in ["national-id", "synthetic-id"] {
            assert_eq!(problems(&silence(check)).len(), 1, "{check}");
        }
        let mobile = "silence: [{check: mobile-number, file: content/sider/om.md, text: 912 34 567, reason: Vakttelefonen}]";
        assert_eq!(problems(mobile), [""; 0]);
        let strict = format!("{mobile}\nchecks: {{mobile-number: error}}");
        assert!(problems(&strict)[0].contains("personvern"));
    }

    #[test]
    fn of_privacy_only_what_somebody_has_looked_at_is_silent() {
        for wide in [
            "check: personal-email",
            "check: personal-email, file: content/sider/om.md",
            "check: personal-email, text: ola.nordmann",
            "check: mobile-number, file: content/sider, text: '912'",
            "check: image-location",
            "check: image-location, file: content/sider",
        ] {
            let found = problems(&format!("silence: [{{{wide}, reason: Prøve}}]"));
            assert!(found[0].contains("det ene funnet"), "{wide}: {found:?}");
        }
        let picture = "{check: image-location, file: content/sider/om/torget.jpg, reason: Et torg}";
        assert_eq!(problems(&format!("silence: [{picture}]")), [""; 0]);
    }

    #[test]
    fn as_many_may_be_silent_as_there_are_reasons() {
        let many = (0..300).map(|number| {
            format!(
                "  - {{check: pdf-attachment, file: content/sider/{number}.pdf, reason: Vedtak}}\n"
            )
        });
        assert_eq!(
            problems(&format!("silence:\n{}", many.collect::<String>())),
            [""; 0]
        );
    }
}
