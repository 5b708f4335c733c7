//! Looks at what `site.yaml` says, and at what only the owner of a site can add.

use tr::tr;

use super::finding::Finding;
use crate::config::Config;
use crate::text::web_address::host;

/// Looks at the settings.
pub(super) fn look(config: &Config) -> Vec<Finding> {
    let mut found = vec![address(&config.base_url)];
    let publisher = &config.publisher;
    let missing = [
        (
            publisher.name.is_none(),
            tr!("ingen står oppført som utgiver"),
            tr!(
                "Skriv navnet på organisasjonen i `publisher.name`. Det står nederst på hver side."
            ),
        ),
        (
            publisher.contact.is_none() && config.report_error_url.is_none(),
            tr!("leserne har ingen å melde fra til"),
            tr!(
                "Skriv ei kontaktside eller en felles postkasse i `publisher.contact`. Skjemaene sender dit."
            ),
        ),
        (
            publisher.accessibility_statement.is_none(),
            tr!("det er ingen lenke til tilgjengelighetserklæringa, som loven krever"),
            tr!(
                "Lag erklæringa i uustatus.no, og legg adressa i `publisher.accessibility_statement`."
            ),
        ),
        (
            config.repository.is_none(),
            tr!("sidene har ingen lenke for å redigere dem"),
            tr!("Skriv adressa til kildene i `repository.url`."),
        ),
        (
            config.security.is_none() && config.base_path().is_empty(),
            tr!("det står ikke hvor en melder fra om sikkerhetshull"),
            tr!(
                "Skriv `contact` og `expires` under `security`: da lages /.well-known/security.txt."
            ),
        ),
    ];
    let missing = missing.into_iter().filter(|(is_missing, ..)| *is_missing);
    found.extend(missing.map(|(_, said, help)| Finding::advice(said, help)));
    found
}

fn address(base_url: &str) -> Finding {
    let name = host(base_url).to_lowercase();
    let is_made_up = ["example.no", "example.com", "example.org"]
        .iter()
        .any(|made_up| name == *made_up || name.ends_with(&format!(".{made_up}")))
        || [".example", ".test", ".invalid", ".localhost"]
            .iter()
            .any(|ending| name.ends_with(ending))
        || name == "localhost";
    let help = tr!(
        "Skriv adressa nettstedet skal publiseres på, i `base_url` i site.yaml, eller gi den \
                med --base-url når du bygger."
    );
    if is_made_up {
        Finding::advice(
            tr!("{base_url} er ei adresse for eksempler", base_url),
            help,
        )
    } else if base_url.starts_with("http:") {
        Finding::advice(
            tr!("{base_url} er uten https", base_url),
            tr!("Skriv https:// i `base_url`: nettlesere advarer mot nettsteder uten."),
        )
    } else {
        Finding::good(tr!("nettstedet skal ligge på {base_url}", base_url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::doctor::finding::State;

    #[test]
    fn an_address_for_examples_is_told() {
        for (url, state) in [
            ("https://kunnskap.grenland.no", State::Good),
            ("https://kunnskap.example.no/a", State::Advice),
            ("https://eksample.no", State::Good),
            ("http://localhost:4000", State::Advice),
            ("http://kunnskap.grenland.no", State::Advice),
        ] {
            assert_eq!(address(url).state, state, "{url}");
        }
    }
}
