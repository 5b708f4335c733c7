//! `digitv headers`: prints the settings of a web server for the site.

use clap::{Args, ValueEnum};

use super::audience::{For, has_address};
use super::output::{Failure, at_least, output, report};
use super::root::{Root, wrong_base_url};
use crate::config::is_base_url;
use crate::diagnostic::Severity;
use crate::pages::RenderError;
use crate::pages::files::headers::{self, Server};
use crate::site::Options;

/// Skriv ut innstillingene som en webtjener trenger for nettstedet
#[derive(Args)]
#[command(
    override_usage = "digitv headers TJENER [VALG]",
    next_help_heading = "Valg"
)]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Headers {
    /// Tjeneren
    #[arg(
        value_name = "TJENER",
        value_enum,
        hide_possible_values = true,
        help_heading = "Tjener"
    )]
    server: Name,
    #[command(flatten)]
    root: Root,
    /// Adressa nettstedet skal ligge på, i stedet for base_url i site.yaml
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    #[command(flatten)]
    readers: For,
}

const LONG_ABOUT: &str = "\
Skriv ut innstillingene som en webtjener trenger for nettstedet: hoder for sikkerhet og \
mellomlagring, filtyper, sida for adresser som ikke finnes. Alle tjenere får de samme reglene. \
Øverst i det som skrives ut, står det hvor fila skal ligge.";

const AFTER_HELP: &str = "\
Tjenere:
  nginx     til server-blokka
  apache    til <Directory>, eller som .htaccess
  caddy     til blokka for nettstedet
  iis       web.config
  azure     staticwebapp.config.json for Azure Static Web Apps
  github    arbeidsflyt for GitHub Pages
  netlify   _headers, for Netlify, Cloudflare og GitLab Pages

Det som skal ligge i nettstedet selv, skriver `digitv build` når `hosts` i site.yaml sier det.

Eksempler:
  digitv headers nginx > digitv.conf
  digitv headers caddy --base-url https://test.example.no";

#[derive(Clone, Copy, ValueEnum)]
enum Name {
    Nginx,
    Apache,
    Caddy,
    Iis,
    Azure,
    Github,
    Netlify,
}

impl From<Name> for Server {
    fn from(name: Name) -> Self {
        match name {
            Name::Nginx => Self::Nginx,
            Name::Apache => Self::Apache,
            Name::Caddy => Self::Caddy,
            Name::Iis => Self::Iis,
            Name::Azure => Self::Azure,
            Name::Github => Self::Github,
            Name::Netlify => Self::Netlify,
        }
    }
}

impl Headers {
    pub(super) fn run(self) -> Result<(), Failure> {
        if let Some(url) = self.base_url.as_deref().filter(|url| !is_base_url(url)) {
            return Err(wrong_base_url(url));
        }
        let options = Options {
            audience: self.readers.audience(),
            drafts: false,
            base_url: self.base_url.clone(),
            as_of: None,
        };
        let (_, loaded) = self.root.load(&options)?;
        let Some(config) = &loaded.config else {
            report(
                &at_least(&loaded.diagnostics, Severity::Error),
                &loaded.files,
            );
            return Err(Failure::Content);
        };
        has_address(config, self.base_url.as_deref())?;
        match headers::render(self.server.into(), config) {
            Ok(text) => output(&text),
            Err(error) => {
                let error = RenderError::from(error).into_diagnostic();
                report(&[error], &loaded.files);
                Err(Failure::Content)
            }
        }
    }
}
