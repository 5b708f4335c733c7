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
use crate::yaml::problems::Problems;
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
            Err((problem, range)) => {
                diagnostics.push(as_config(problem.at(file, range)));
                return (None, diagnostics);
            }
        };
        diagnostics.extend(remarks::in_file(&file, text, start));
        let written = Written::new(bytes.into(), start..bytes.len());
        let mut problems = Problems::reading(file, written);
        let config = if limits::check(&map, &mut problems) {
            let mut fields = Fields::new(&map, &mut problems)
                .with_lists_of(limits::MAX_ITEMS)
                .but_not(limits::ON_NO_PAGE);
            let config = Self::decode(&mut fields);
            fields.finish();
            config
        } else {
            None
        };
        diagnostics.extend(problems.into_found().into_iter().map(as_config));
        (config, diagnostics)
    }
}

/// Returns `found` under the check for `site.yaml`, unless a check of its own says more.
fn as_config(found: Diagnostic) -> Diagnostic {
    let check = match found.check {
        own @ (Check::HiddenCharacter | Check::NotAsMeant | Check::UnlikelyValue) => own,
        _ => Check::InvalidConfig,
    };
    found.under(check)
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
