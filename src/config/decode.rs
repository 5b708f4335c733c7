//! Decodes the bytes of `site.yaml` into [`Config`], with every problem and its place.

use std::sync::Arc;

use super::{Config, limits};
use crate::diagnostic::{Check, Diagnostic};
use crate::source::CONFIG_FILE;
use crate::text::encoding;
use crate::yaml::fields::Fields;
use crate::yaml::front_matter;
use crate::yaml::hidden;
use crate::yaml::letters::{garbled, not_utf8};
use crate::yaml::locate::Places;
use crate::yaml::problem::Problems;
use crate::yaml::remarks;
use crate::yaml::written::Written;

impl Config {
    /// Reads `site.yaml`. Returns `None` where a required field is missing or wrong; the
    /// diagnostics say which.
    pub fn read(bytes: &[u8]) -> (Option<Self>, Vec<Diagnostic>) {
        let file: Arc<str> = CONFIG_FILE.into();
        let text = match encoding::read(bytes) {
            Ok(text) => text,
            Err(fault) => return (None, vec![not_utf8(&file, Check::InvalidConfig, fault)]),
        };
        let mut diagnostics = hidden::in_file(&file, text);
        diagnostics.extend(garbled(&file, text, 0));
        let (text, start) = front_matter::without_mark(text);
        let map = match front_matter::parse(text, start) {
            Ok(map) => map,
            Err(failure) => {
                diagnostics.push(wrong(
                    Some(failure.range),
                    failure.message,
                    Some(failure.help),
                ));
                return (None, diagnostics);
            }
        };
        diagnostics.extend(remarks::in_file(&file, text, start));
        let mut problems = Problems::reading(Written::new(bytes.into(), start..bytes.len()));
        let config = if limits::check(&map, &mut problems) {
            let mut fields = Fields::new(&map, &mut problems).with_lists_of(limits::MAX_ITEMS);
            let config = Self::decode(&mut fields);
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
        hidden::without_repeats(&diagnostics, &mut found);
        diagnostics.append(&mut found);
        (config, diagnostics)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::FreshnessLimits;

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
    fn missing_fields_are_reported() {
        let (config, problems) = read("titel: A\n");
        assert!(config.is_none());
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
}
