//! `menu:` and `footer:` in `site.yaml`: the links that are on every page.

use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Problem, Step};
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;

/// The most links that fit beside each other in the top bar.
const MOST_IN_MENU: usize = 8;

record! {
    /// A link with its label.
    struct Link expects tr_later!("navnet på ei side, ei adresse, eller `title` og `address`") {
        title: String = required("title"), "teksten";
        address: String = required("address"), "navnet på ei side, ei adresse på nettstedet, eller ei hel adresse";
        title_nn: Option<String> = optional("title_nn"), "teksten på nynorsk, når den er en annen";
    }
    for everybody;
}

/// A link in the settings: its target, and its label where it needs one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name of a document or of a page of the site, an address on the site, or a full address.
    pub to: String,
    /// Its label; otherwise the title of its target.
    pub title: Option<String>,
    /// Its label on pages in nynorsk, where it differs.
    pub title_nn: Option<String>,
}

impl FromYaml for Entry {
    const EXPECTED: &'static str = Link::EXPECTED;

    fn shape() -> Shape {
        let name = "^([^:]*|https?://.+|mailto:.+)$";
        Shape::Either(vec![Shape::pattern(name), Link::shape()])
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let (to, title, title_nn) = match value {
            Value::Mapping(_) => {
                let link = Link::from_yaml(value, problems)?;
                (link.address, Some(link.title), link.title_nn)
            }
            value => (String::from_yaml(value, problems)?, None, None),
        };
        let has_scheme = to.contains(':');
        if has_scheme
            && !["https://", "http://", "mailto:"]
                .iter()
                .any(|scheme| to.starts_with(scheme))
        {
            let problem = Problem::new(
                Check::InvalidConfig,
                tr!("«{text}» er ikke ei adresse", text = to),
            );
            problems.add(problem.help(
                tr!("Skriv navnet på ei side (`om`), ei adresse på nettstedet (`/dekning/`), eller ei hel adresse (`https://…`)."),
            ));
            return None;
        }
        if has_scheme && title.is_none() {
            let problem = Problem::new(
                Check::InvalidConfig,
                tr!("lenka til «{to}» mangler tekst", to),
            );
            problems.add(problem.help(tr!("Skriv `{{title: …, address: \"{to}\"}}`.", to)));
            return None;
        }
        Some(Self {
            to,
            title,
            title_nn,
        })
    }
}

/// A column of the footer: a list of links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column(pub Vec<Entry>);

impl FromYaml for Column {
    const EXPECTED: &'static str = tr_later!("ei liste med lenker");

    fn shape() -> Shape {
        let list = Shape::List(Box::new(Entry::shape()));
        Shape::Either(vec![list, Entry::shape()])
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        match value {
            Value::Sequence(items) => {
                let read = |(index, item)| {
                    problems.within(Step::Index(index), |problems| {
                        Entry::from_yaml(item, problems)
                    })
                };
                Some(Self(items.iter().enumerate().filter_map(read).collect()))
            }
            single => Entry::from_yaml(single, problems).map(|entry| Self(vec![entry])),
        }
    }
}

/// Adds a problem where `menu` has more links than the top bar has space for.
pub(super) fn fits(fields: &mut Fields<'_>, menu: &Option<Vec<Entry>>) {
    let links = menu.as_ref().map_or(0, Vec::len);
    if links > MOST_IN_MENU {
        let message = tr!(
            "menyen har {links} lenker; det er plass til {most}",
            links,
            most = MOST_IN_MENU
        );
        let problem = Problem::new(Check::InvalidConfig, message);
        fields.report("menu", problem.help(tr!("Flytt noen av dem til `footer`.")));
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn links_are_names_addresses_or_both_with_words() {
        let text = "title: A\nbase_url: https://a.no\n\
            menu: [om, /dekning/, {title: Hjem, address: 'https://b.no'}]\n\
            footer:\n  - [om, bidra]\n  - {title: Post, address: 'mailto:post@b.no', title_nn: Posten}\n";
        let (config, diagnostics) = Config::read(text.as_bytes());
        let config = config.unwrap();
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        assert_eq!(config.menu.unwrap().len(), 3);
        let columns = config.footer.unwrap();
        let sizes: Vec<_> = columns.iter().map(|column| column.0.len()).collect();
        assert_eq!(sizes, [2, 1]);
    }

    #[test]
    fn values_that_are_no_link_are_reported() {
        for (menu, words) in [
            ("['https://b.no']", "mangler tekst"),
            ("['javascript:alert(1)']", "ikke ei adresse"),
            ("[{title: A}]", "`address` mangler"),
            ("[a, b, c, d, e, f, g, h, i]", "plass til 8"),
        ] {
            let text = format!("title: A\nbase_url: https://a.no\nmenu: {menu}\n");
            let (_, diagnostics) = Config::read(text.as_bytes());
            assert!(
                diagnostics
                    .iter()
                    .any(|diagnostic| diagnostic.message.contains(words)),
                "{menu}: {diagnostics:?}"
            );
        }
    }
}
