//! Hosts of sites that read a file in the folder of the site for their settings.

use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::messages::said;
use crate::tr_later;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::shape::Shape;

/// A host, with the files that it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Host {
    /// Netlify, Cloudflare, GitLab Pages and others: `_headers` and `_redirects`.
    Netlify,
    /// GitHub Pages: `.nojekyll`, without which `.well-known/` is left out.
    Github,
    /// Apache where the main settings cannot be changed: `.htaccess`.
    Apache,
    /// IIS: `web.config`.
    Iis,
    /// Azure Static Web Apps: `staticwebapp.config.json`.
    Azure,
}

impl Host {
    /// The hosts of a site that does not give any: the files for these have no effect elsewhere.
    pub const DEFAULT: [Self; 2] = [Self::Netlify, Self::Github];

    /// Every host, with its name in `site.yaml`.
    const NAMES: [(&'static str, Self); 5] = [
        ("netlify", Self::Netlify),
        ("github", Self::Github),
        ("apache", Self::Apache),
        ("iis", Self::Iis),
        ("azure", Self::Azure),
    ];
}

impl FromYaml for Host {
    const EXPECTED: &'static str = tr_later!("`netlify`, `github`, `apache`, `iis` eller `azure`");

    fn shape() -> Shape {
        Shape::one_of(&Self::NAMES.map(|(name, _)| name))
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let name = String::from_yaml(value, problems)?;
        let found = Self::NAMES.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let message = tr!(
                "«{name}» er ikke et sted som leser ei fil i nettstedet",
                name
            );
            let help = match name.as_str() {
                "nginx" | "caddy" => tr!(
                    "Innstillingene for {name} ligger utenfor nettstedet: `digitv headers {name}` skriver dem ut.",
                    name
                ),
                "cloudflare" | "gitlab" => tr!("Skriv `netlify`: det er de samme filene."),
                _ => tr!("Skriv {expected}.", expected = said(Self::EXPECTED)),
            };
            problems.add(Problem::new(Check::InvalidConfig, message).help(help));
        }
        found.map(|(_, host)| *host)
    }
}
