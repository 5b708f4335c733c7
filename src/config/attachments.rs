//! `attachments:` in `site.yaml`: file formats that this site accepts beside the usual ones.

use tr::tr;

use crate::attachments::{CannotAdd, Kinds};
use crate::diagnostic::{Check, Problem};
use crate::yaml::record::record;

record! {
    /// The file formats that may be attached.
    pub(super) struct Attachments expects tr_later!("`kinds`, ei liste med endelser") {
        /// The extensions as they are written.
        endings: Vec<String> = list("kinds"), "endelser, som `[sosi, zip]`";
    }
    check |fields| {
        added(&endings, |ending, why| fields.report("kinds", cannot_add(ending, why)));
    };
    for everybody;
}

impl From<Attachments> for Kinds {
    fn from(attachments: Attachments) -> Self {
        added(&attachments.endings, |_, _| ())
    }
}

/// Returns the usual formats and those of `endings`; calls `refuse` with each that cannot be added.
fn added(endings: &[String], mut refuse: impl FnMut(&str, CannotAdd)) -> Kinds {
    let mut kinds = Kinds::default();
    for ending in endings {
        if let Err(why) = kinds.add(ending) {
            refuse(ending, why);
        }
    }
    kinds
}

fn cannot_add(ending: &str, why: CannotAdd) -> Problem {
    let (message, help) = match why {
        CannotAdd::NotAnEnding => (
            tr!("«{ending}» er ikke en endelse", ending),
            tr!("Skriv endelsen med bokstaver og tall, uten punktum: `sosi`."),
        ),
        CannotAdd::Active => (
            tr!("filer av typen `.{ending}` kan aldri være vedlegg", ending),
            tr!("De kan kjøre kode hos den som åpner dem, eller er dokumenter. Lagre dem som PDF."),
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
            let (config, diagnostics) = Config::read(text.as_bytes());
            let messages: Vec<_> = diagnostics
                .into_iter()
                .map(|diagnostic| diagnostic.message)
                .collect();
            (config.map(|config| config.attachment_kinds), messages)
        };
        let (kinds, diagnostics) = site("[sosi, .ZIP]");
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        let endings = kinds.unwrap();
        assert!(endings.endings().contains(&"sosi") && endings.endings().contains(&"zip"));
        let (_, diagnostics) = site("[html, svgz, x/y]");
        assert_eq!(diagnostics.len(), 3, "{diagnostics:?}");
        assert!(diagnostics[0].contains("aldri"));
    }
}
