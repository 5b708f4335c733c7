//! Checks of the settings of a public site that only its owner can supply.

use jiff::civil::Date;
use tr::tr;

use crate::config::Config;
use crate::diagnostic::{Check, Diagnostic, Location, Step};
use crate::pages::plan::unresolved_links::Unresolved;
use crate::source::CONFIG_FILE;

/// Reports a missing accessibility statement, which the law requires.
pub(super) fn accessibility(config: &Config) -> Option<Diagnostic> {
    config.publisher.accessibility_statement.is_none().then(|| {
        Diagnostic::new(
            Check::MissingAccessibilityStatement,
            CONFIG_FILE.into(),
            None,
            tr!("nettstedet lenker ikke til ei tilgjengelighetserklæring"),
        )
        .help(tr!(
            "Lag erklæringa i uustatus.no, og legg adressa i `publisher.accessibility_statement`."
        ))
    })
}

/// Reports a site that does not say who is behind it, or how to reach them.
pub(super) fn publisher(config: &Config) -> Option<Diagnostic> {
    let publisher = &config.publisher;
    let (message, help) = match (&publisher.name, &publisher.contact) {
        (Some(_), Some(_)) => return None,
        (Some(_), None) => (
            tr!("nettstedet sier ikke hvordan en når dem som står bak"),
            tr!(
                "Legg ei felles postkasse (`mailto:…`) eller ei kontaktside i `publisher.contact`."
            ),
        ),
        (None, Some(_)) => (
            tr!("nettstedet sier ikke hvem som står bak"),
            tr!("Legg navnet på organisasjonen i `publisher.name`."),
        ),
        (None, None) => (
            tr!("nettstedet sier ikke hvem som står bak, og hvordan en når dem"),
            tr!(
                "Legg navnet på organisasjonen i `publisher.name`, og ei felles postkasse \
             (`mailto:…`) eller ei kontaktside i `publisher.contact`."
            ),
        ),
    };
    let found = Diagnostic::new(Check::MissingPublisher, CONFIG_FILE.into(), None, message);
    Some(found.help(help))
}

/// Reports a repository whose host is unknown, so that links for editing a file may be wrong.
pub(super) fn repository(config: &Config) -> Option<Diagnostic> {
    let repository = config.repository.as_ref()?;
    if repository.host.is_some() {
        return None;
    }
    let message = tr!(
        "digitv vet ikke hvilket program {url} har, så lenkene for å redigere kan føre feil",
        url = repository.url
    );
    let place = [Step::Key("repository".into()), Step::Key("url".into())];
    let diagnostic = Diagnostic::new(
        Check::UnknownRepository,
        CONFIG_FILE.into(),
        Location::value(place),
        message,
    );
    Some(diagnostic.help(
        tr!("Skriv `host: gitlab` under `repository`, eller `github`, `forgejo`, `gitea`, `bitbucket` eller `azure`."),
    ))
}

/// Reports links of the menu and the footer that lead nowhere.
pub(super) fn set_links(unresolved: Vec<Unresolved>) -> Vec<Diagnostic> {
    let diagnostic = |fault: Unresolved| {
        let place = Location::value(fault.place);
        Diagnostic::new(
            Check::InvalidConfig,
            CONFIG_FILE.into(),
            place,
            fault.message,
        )
        .help(fault.help)
    };
    unresolved.into_iter().map(diagnostic).collect()
}

/// Reports a `security.txt` that is not valid, seen from `as_of`: the day that all ages are counted
/// to.
pub(super) fn security(config: &Config, as_of: Date) -> Option<Diagnostic> {
    let security = config.security.as_ref();
    let security = security.filter(|_| !config.is_for_network())?;
    let (field, message, help) = if config.base_path().is_empty() {
        let (message, help) = expiry(security.expires, as_of)?;
        ("expires", message, help)
    } else {
        let message = tr!("nettstedet ligger i ei mappe, så det får ingen security.txt");
        let help = tr!("Fila gjelder hele verten, og må ligge øverst på den. Ta bort `security`.");
        ("contact", message, help)
    };
    let place = Location::value([Step::Key("security".into()), Step::Key(field.into())]);
    let diagnostic = Diagnostic::new(Check::SecurityTxt, CONFIG_FILE.into(), place, message);
    Some(diagnostic.help(help))
}

/// Returns the message and the advice for an expiry date that has passed or is too near or too far.
/// There is no clock in a build, so it is compared with the newest day that the site knows of.
fn expiry(expires: Date, as_of: Date) -> Option<(String, String)> {
    let days = (expires - as_of).get_days();
    let renew = tr!("Se at kontakten stemmer, og sett `expires` til en dag innen et år.");
    if days < 0 {
        Some((tr!("security.txt gikk ut {expires}", expires), renew))
    } else if days < 30 {
        let message = tr!(
            "security.txt går ut {expires}, under 30 dager etter {as_of}",
            expires,
            as_of
        );
        Some((message, renew))
    } else if days > 366 {
        let message = tr!(
            "security.txt går ut {expires}, mer enn et år etter {as_of}",
            expires,
            as_of
        );
        let help = tr!(
            "Sett `expires` til en dag innen et år, så noen ser etter at kontakten stemmer. \
                    Dager regnes fra `as_of`, eller fra den nyeste datoen i innholdet."
        );
        Some((message, help))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::expiry;

    #[test]
    fn an_expiry_date_is_between_a_month_and_a_year_away() {
        let today = date(2026, 11, 23);
        let message = |day| expiry(day, today).map(|(message, _)| message);
        assert!(message(date(2026, 11, 22)).unwrap().contains("gikk ut"));
        assert!(
            message(date(2026, 12, 22))
                .unwrap()
                .contains("under 30 dager")
        );
        assert_eq!(message(date(2026, 12, 23)), None);
        assert_eq!(message(date(2027, 11, 23)), None);
        assert!(
            message(date(2027, 11, 25))
                .unwrap()
                .contains("mer enn et år")
        );
    }
}
