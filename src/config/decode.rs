//! From the bytes of `site.yaml` to [`Config`], with every problem and its place.

use std::sync::Arc;

use jiff::civil::Date;
use serde_yaml::Value;

use super::attachments::Attachments;
use super::checks::Checks;
use super::limits;
use super::site::{BaseUrl, ContactUrl, SiteLang, ThemeName};
use super::{Config, FreshnessLimits, Host, Licence, Publisher, Security, navigation};
use crate::diagnostic::{Check, Diagnostic};
use crate::source::CONFIG_FILE;
use crate::text::Lang;
use crate::text::PartialDate;
use crate::text::date::SURELY_PAST;
use crate::text::encoding;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::front_matter;
use crate::yaml::hidden;
use crate::yaml::letters::{garbled, not_utf8};
use crate::yaml::locate::Places;
use crate::yaml::problem::{Problem, Problems};
use crate::yaml::remarks;
use crate::yaml::url::Url;
use crate::yaml::written::Written;

impl Config {
    /// Reads `site.yaml`. `None` where a needed field is missing or wrong; the diagnostics say
    /// which.
    pub fn read(bytes: &[u8]) -> (Option<Self>, Vec<Diagnostic>) {
        let file: Arc<str> = CONFIG_FILE.into();
        let text = match encoding::read(bytes) {
            Ok(text) => text,
            Err(fault) => return (None, vec![not_utf8(&file, Check::InvalidConfig, fault)]),
        };
        let mut told = hidden::in_file(&file, text);
        told.extend(garbled(&file, text, 0));
        let (text, start) = front_matter::without_mark(text);
        let map = match front_matter::parse(text, start) {
            Ok(map) => map,
            Err(failure) => {
                told.push(wrong(
                    Some(failure.range),
                    failure.message,
                    Some(failure.help),
                ));
                return (None, told);
            }
        };
        told.extend(remarks::in_file(&file, text, start));
        let mut problems = Problems::reading(Written::new(bytes.into(), start..bytes.len()));
        let config = if limits::hold(&map, &mut problems) {
            let mut fields = Fields::new(&map, &mut problems).with_lists_of(limits::MAX_ITEMS);
            let config = decode(&mut fields);
            fields.finish();
            config
        } else {
            None
        };
        let found = problems.into_found();
        let places = Places::new(text, start);
        let mut found = found
            .into_iter()
            .map(|located| {
                let range = places.find(&located.path, located.part);
                let check = match located.problem.check {
                    own @ (Check::HiddenCharacter | Check::NotAsMeant | Check::UnlikelyValue) => {
                        own
                    }
                    _ => Check::InvalidConfig,
                };
                Diagnostic {
                    help: located.problem.help,
                    more: located.problem.more,
                    ..Diagnostic::new(check, CONFIG_FILE.into(), range, located.problem.message)
                }
            })
            .collect();
        hidden::without_repeats(&told, &mut found);
        told.append(&mut found);
        (config, told)
    }
}

fn wrong(
    range: Option<std::ops::Range<usize>>,
    message: String,
    help: Option<String>,
) -> Diagnostic {
    Diagnostic {
        help,
        ..Diagnostic::new(Check::InvalidConfig, CONFIG_FILE.into(), range, message)
    }
}

fn decode(fields: &mut Fields<'_>) -> Option<Config> {
    let title = fields.required("title");
    let base_url = fields.required::<BaseUrl>("base_url");
    let config = Config {
        title: String::new(),
        tagline: fields.optional("tagline").unwrap_or_default(),
        description: fields.optional("description").unwrap_or_default(),
        base_url: String::new(),
        lang: fields
            .optional::<SiteLang>("lang")
            .map_or(Lang::Nb, |lang| lang.0),
        publisher: fields.optional("publisher").unwrap_or_default(),
        repository: fields.optional("repository"),
        report_error_url: fields
            .optional::<ContactUrl>("report_error_url")
            .map(|url| url.0),
        security: fields.optional("security"),
        licence: fields.optional("licence").unwrap_or_default(),
        freshness: fields.optional("freshness").unwrap_or_default(),
        as_of: as_of(fields),
        theme: fields
            .optional::<ThemeName>("theme")
            .map_or_else(|| "digitv".to_owned(), |name| name.0),
        search_examples: fields.list("search_examples"),
        map_credit: fields.optional("map_credit"),
        attachment_kinds: fields
            .optional::<Attachments>("attachments")
            .unwrap_or_default()
            .0,
        hosts: hosts(fields),
        menu: navigation::menu(fields),
        footer: navigation::footer(fields),
        checks: fields.optional::<Checks>("checks").unwrap_or_default().0,
    };
    Some(Config {
        title: title?,
        base_url: base_url?.0,
        ..config
    })
}

/// The day that ages are counted to. A slip in it makes everything old, or nothing.
fn as_of(fields: &mut Fields<'_>) -> Option<Date> {
    const YEARS: i16 = 5;
    let day = fields.optional::<PartialDate>("as_of")?.latest();
    let now = SURELY_PAST.year();
    if !(now - 2 * YEARS..=now + YEARS).contains(&day.year()) {
        let message =
            format!("{day} er neppe rett: all alder på nettstedet blir regnet til den dagen");
        let problem = Problem::new(Check::UnlikelyValue, message);
        fields.report("as_of", problem.help("Se etter siffer som er byttet om."));
    }
    Some(day)
}

/// Each place once, in a fixed order; an empty list is none.
fn hosts(fields: &mut Fields<'_>) -> Vec<Host> {
    let is_given = fields.is_given("hosts");
    let mut hosts: Vec<Host> = fields.list("hosts");
    if !is_given {
        hosts.extend(Host::DEFAULT);
    }
    hosts.sort_unstable();
    hosts.dedup();
    hosts
}

impl Default for Licence {
    fn default() -> Self {
        Self {
            name: "CC BY 4.0".into(),
            url: "https://creativecommons.org/licenses/by/4.0/deed.no".into(),
        }
    }
}

impl Default for FreshnessLimits {
    fn default() -> Self {
        Self {
            ageing: 12,
            stale: 24,
        }
    }
}

impl FromYaml for Publisher {
    const EXPECTED: &'static str = "`name`, `url`, `contact` og `accessibility_statement`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let publisher = Self {
            name: fields.optional("name"),
            url: fields.optional::<Url>("url").map(|url| url.0),
            contact: fields.optional::<ContactUrl>("contact").map(|url| url.0),
            accessibility_statement: fields
                .optional::<Url>("accessibility_statement")
                .map(|url| url.0),
        };
        fields.finish();
        Some(publisher)
    }
}

impl FromYaml for Security {
    const EXPECTED: &'static str = "`contact` og `expires`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let contact = fields.required::<ContactUrl>("contact").map(|url| url.0);
        let expires = fields.required::<PartialDate>("expires");
        let is_open = contact
            .as_ref()
            .is_some_and(|contact| contact.starts_with("http://"));
        if is_open {
            let message = "adressa må begynne med `https://`".into();
            fields.report("contact", Problem::new(Check::InvalidConfig, message));
        }
        if expires.is_some_and(|date| date.day().is_none()) {
            let message = "datoen må ha både år, måned og dag".into();
            let problem = Problem::new(Check::InvalidConfig, message)
                .help("Skriv den siste dagen kontakten gjelder, som `2027-06-30`.");
            fields.report("expires", problem);
        }
        fields.finish();
        Some(Self {
            contact: contact.filter(|_| !is_open)?,
            expires: expires.filter(|date| date.day().is_some())?.earliest(),
        })
    }
}

impl FromYaml for Licence {
    const EXPECTED: &'static str = "`name` og `url`";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let name = fields.required("name");
        let url = fields.required::<Url>("url");
        fields.finish();
        Some(Self {
            name: name?,
            url: url?.0,
        })
    }
}

/// The longest that a statement can be taken for true: fifty years.
const MOST_MONTHS: u32 = 600;

impl FromYaml for FreshnessLimits {
    const EXPECTED: &'static str = "`ageing` og `stale`, i måneder";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let default = Self::default();
        let limits = Self {
            ageing: fields.optional("ageing").unwrap_or(default.ageing),
            stale: fields.optional("stale").unwrap_or(default.stale),
        };
        for (name, months) in [("ageing", limits.ageing), ("stale", limits.stale)] {
            if !(1..=MOST_MONTHS).contains(&months) {
                let message = format!("{months} måneder kan ikke være ei grense");
                let problem = Problem::new(Check::InvalidConfig, message);
                fields.report(
                    name,
                    problem.help(format!("Skriv et tall fra 1 til {MOST_MONTHS}.")),
                );
            }
        }
        if limits.ageing >= limits.stale {
            fields.report(
                "stale",
                Problem::new(
                    Check::InvalidConfig,
                    "`stale` må være større enn `ageing`".into(),
                ),
            );
        }
        fields.finish();
        Some(limits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<Config>, Vec<String>) {
        let (config, problems) = Config::read(text.as_bytes());
        (
            config,
            problems
                .into_iter()
                .map(|problem| problem.message)
                .collect(),
        )
    }

    #[test]
    fn two_fields_are_enough() {
        let (config, problems) = read("title: Prøve\nbase_url: https://example.no/kunnskap/\n");
        let config = config.expect("valid");
        assert_eq!(problems, [""; 0]);
        assert_eq!(config.base_url, "https://example.no/kunnskap");
        assert_eq!(config.base_path(), "/kunnskap");
        assert_eq!(
            config.freshness,
            FreshnessLimits {
                ageing: 12,
                stale: 24
            }
        );
    }

    #[test]
    fn what_is_missing_is_told() {
        let (config, problems) = read("titel: A\n");
        assert!(config.is_none());
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}
