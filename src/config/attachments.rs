//! `attachments:` in `site.yaml`: kinds of file that this site lets through beside the usual ones.

use serde_yaml::Value;

use crate::attachments::{CannotAdd, Kinds};
use crate::diagnostic::Check;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problem::{Problem, Problems};

/// The kinds of file that may be attached.
#[derive(Default)]
pub(super) struct Attachments(pub(super) Kinds);

impl FromYaml for Attachments {
    const EXPECTED: &'static str = "`kinds`, ei liste med endelser";

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let endings: Vec<String> = fields.list("kinds");
        let mut kinds = Kinds::default();
        for ending in endings {
            if let Err(why) = kinds.add(&ending) {
                fields.report("kinds", cannot_add(&ending, why));
            }
        }
        fields.finish();
        Some(Self(kinds))
    }
}

fn cannot_add(ending: &str, why: CannotAdd) -> Problem {
    let (message, help) = match why {
        CannotAdd::NotAnEnding => (
            format!("«{ending}» er ikke en endelse"),
            "Skriv endelsen med bokstaver og tall, uten punktum: `sosi`.",
        ),
        CannotAdd::Active => (
            format!("filer av typen `.{ending}` kan aldri være vedlegg"),
            "De kan kjøre kode hos den som åpner dem, eller er dokumenter. Lagre dem som PDF.",
        ),
    };
    Problem::new(Check::InvalidConfig, message).help(help)
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn kinds_are_added_but_never_active_ones() {
        let site = |kinds: &str| {
            let text =
                format!("title: A\nbase_url: https://a.no\nattachments:\n  kinds: {kinds}\n");
            let (config, told) = Config::read(text.as_bytes());
            let messages: Vec<_> = told.into_iter().map(|told| told.message).collect();
            (config.map(|config| config.attachment_kinds), messages)
        };
        let (kinds, told) = site("[sosi, .ZIP]");
        assert!(told.is_empty(), "{told:?}");
        let endings = kinds.unwrap();
        assert!(endings.endings().contains(&"sosi") && endings.endings().contains(&"zip"));
        let (_, told) = site("[html, svgz, x/y]");
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].contains("aldri"));
    }
}
