//! `digitv serve`: shows the site on this machine while it is written.

use std::io::{self, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use clap::Args;
use tr::tr;

use super::audience::For;
use super::output::{Failure, at_least, print, say, style};
use super::root::Root;
use super::system_error::in_words;
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::serve::editor::Editor;
use crate::serve::rebuilder::Rebuild;
use crate::serve::state::State;
use crate::serve::watch::Polling;
use crate::serve::{self, ServeEvent, Settings};
use crate::source::Snapshot;
use crate::text::characters::visible_line;
use crate::tr_later;

/// Vis nettstedet på din egen maskin mens du skriver
#[derive(Args)]
#[command(override_usage = "digitv serve [VALG]", next_help_heading = "Valg")]
#[command(help_template = super::usage::TEMPLATE, long_about = LONG_ABOUT, after_help = AFTER_HELP)]
pub(super) struct Serve {
    #[command(flatten)]
    root: Root,
    /// Adressa det lyttes på; 0.0.0.0 slipper til andre maskiner
    #[arg(long, value_name = "ADRESSE", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST), hide_default_value = true, value_parser = host)]
    host: IpAddr,
    /// Porten det lyttes på; 0 tar en som er ledig
    #[arg(
        long,
        value_name = "PORT",
        default_value_t = 4000,
        hide_default_value = true,
        value_parser = port
    )]
    port: u16,
    /// Åpne nettstedet i nettleseren
    #[arg(long)]
    open: bool,
    /// Se etter endringer igjen og igjen, i stedet for å vente på varsel fra systemet
    #[arg(long)]
    poll: bool,
    /// Svar også når tjeneren blir spurt med dette navnet (kan gjentas)
    #[arg(long, value_name = "NAVN")]
    allow_host: Vec<String>,
    /// Redigeringsprogrammet som lenker til filer åpner
    #[arg(
        long,
        value_name = "PROGRAM",
        default_value = "vscode",
        hide_default_value = true
    )]
    editor: Editor,
    /// La sidene endre filene også når andre maskiner kan nå tjeneren
    #[arg(long, conflicts_with = "no_edit")]
    edit: bool,
    /// La ikke sidene endre filene
    #[arg(long)]
    no_edit: bool,
    #[command(flatten)]
    readers: For,
}

const LONG_ABOUT: &str = "\
Vis nettstedet på din egen maskin mens du skriver.

Lagre ei fil, så følger sida i nettleseren med, uten at du mister stedet du var på. Det du ser, er \
byte for byte det `digitv build --drafts` skriver; bare et lite skript er lagt til. Skriver du feil, \
legger meldingene seg over sida, og går bort når feilen er rettet. Utkast vises, og er merket.

Du kan også rette på sida selv: hver opplysning og hver tekst har en knapp, «Rediger», som kan nås \
med musa og med Tab. Det du lagrer, blir skrevet i fila med en gang; bare det du endrer, blir \
annerledes, resten av fila står byte for byte. Du kan angre så lenge tjeneren går. Nederst på sida ser \
du alt som er endret, og lager en commit eller ei patch-fil. Bare filer under content/ kan endres. \
Personopplysninger og det som gir feil, blir avvist før noe er skrevet. Er fila endret av noen andre \
imens, får du se begge verdiene.

Bare sider som denne tjeneren viser på denne maskinen, kan endre filer. Kan andre maskiner nå \
tjeneren (--host, --allow-host), er redigeringen slått av, om du ikke slår den på med --edit: da kan \
alle som ser sidene, endre filene. Med --no-edit skriver tjeneren aldri noe til disken.

Det som er merket `synlighet: nettverk`, vises ikke; med --for nettverk vises det, slik \
`digitv build --for nettverk` skriver det.

Tjeneren er bare for denne maskinen. Med --host 0.0.0.0 kan alle på samme nett se nettstedet, \
også utkast og feilmeldinger. Avslutt med Ctrl-C.";

const AFTER_HELP: &str = "\
Eksempler:
  digitv serve --open                 start, og åpne nettleseren
  digitv serve --port 0               på en port som er ledig
  digitv serve --host 0.0.0.0         vis det også på telefonen, over det lokale nettet
  digitv serve --poll                 når endringer ikke blir sett, som på nettverksdisker
  digitv serve --editor idea          lenker til filer åpner IntelliJ
  digitv serve --for nettverk         med det som bare er for nettverket
  digitv serve --no-edit              bare vis; sidene kan ikke endre filene

Program for --editor: vscode (vanlig), vscodium, cursor, zed, idea, ingen, eller ei adresse med
{file}, {line} og {column}, som 'txmt://open?url=file://{file}&line={line}'.";

/// A warning about content that others see besides what will be published.
const EXPOSED: &str = tr_later!(
    "De ser også det som ikke blir publisert: utkast, og feilmeldinger med filnavn og linjer fra filene. \
     Lenker som åpner filer, får bare denne maskinen."
);

/// Reads an address, or `localhost`.
fn host(text: &str) -> Result<IpAddr, String> {
    let text = text.trim().trim_end_matches('.');
    if text.eq_ignore_ascii_case("localhost") {
        return Ok(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let address = text.trim_start_matches('[').trim_end_matches(']');
    address
        .parse()
        .map_err(|_| tr!("skriv `localhost` eller ei IP-adresse, som 127.0.0.1 eller 0.0.0.0"))
}

/// Reads a number that a port can have.
fn port(text: &str) -> Result<u16, String> {
    let number = text.trim().trim_start_matches(':');
    number
        .parse()
        .map_err(|_| tr!("skriv et tall fra 0 til 65535"))
}

impl Serve {
    pub(super) fn run(self) -> Result<(), Failure> {
        let settings = Settings {
            root: self.root.find()?,
            audience: self.readers.audience(),
            host: self.host,
            port: self.port,
            poll: self.poll,
            allowed_hosts: self.allow_host,
            editor: self.editor,
            edit: (self.edit || self.no_edit).then_some(self.edit),
        };
        let mut reporter = Reporter {
            open: self.open,
            ..Reporter::default()
        };
        serve::run(&settings, |event| reporter.report(&event)).map_err(|error| {
            let (message, help) = cannot_listen(self.host, self.port, &error);
            Failure::Environment(message, Some(help))
        })
    }
}

/// Reports events in the terminal.
#[derive(Default)]
struct Reporter {
    open: bool,
    address: String,
    base_path: Option<String>,
    /// `true` where other machines can see the site.
    is_exposed: bool,
    /// The number of drafts when it was last reported who can read them.
    drafts: usize,
    /// The diagnostics that were last reported, so that a remaining one is not reported again.
    reported: Vec<Diagnostic>,
}

impl Reporter {
    fn report(&mut self, event: &ServeEvent<'_>) {
        match *event {
            ServeEvent::Listening(address) => self.listening(address),
            ServeEvent::Read(state, took) => self.read(state, took),
            ServeEvent::Changed(rebuild) => self.changed(rebuild),
            ServeEvent::Polling(why) => say(&polling(why)),
        }
    }

    fn listening(&mut self, address: SocketAddr) {
        let shown = match address.ip() {
            ip if ip.is_unspecified() => {
                SocketAddr::new(Ipv4Addr::LOCALHOST.into(), address.port())
            }
            _ => address,
        };
        self.address = format!("http://{shown}");
        self.is_exposed = !address.ip().to_canonical().is_loopback();
    }

    /// Prints the address, where it is not the one that was last printed: a site that is below the
    /// top of its host is so here too.
    fn print_address(&mut self, state: &State) {
        let base = state.base_path();
        if self.base_path.as_deref() != Some(base) {
            // The server goes on, even where nobody reads of it.
            let _ = print(&tr!(
                "Nettstedet er på {address}{base}/",
                address = self.address,
                base
            ));
        }
        self.base_path = Some(base.to_owned());
    }

    fn say_who_sees(&self) {
        if self.is_exposed {
            say(&tr!(
                "Alle på samme nett kan se det, på IP-adressa til maskinen. Avslutt med Ctrl-C."
            ));
            say(&tr!(EXPOSED));
        } else {
            say(&tr!(
                "Bare for denne maskinen (--host 0.0.0.0 slipper til andre). Avslutt med Ctrl-C."
            ));
        }
    }

    fn read(&mut self, state: &State, took: Duration) {
        self.print_address(state);
        self.say_who_sees();
        let routes = state.plan().map_or(0, |plan| plan.routes.len());
        let files = state.files().iter().count();
        say(&tr!(
            "{files} filer lest, {routes} adresser, {time}",
            files,
            routes,
            time = milliseconds(took)
        ));
        self.problems(state);
        self.exposed_drafts(state);
        if self.open {
            let address = format!("{}{}/", self.address, state.base_path());
            if let Err(error) = open::that_detached(&address) {
                say(&tr!(
                    "kan ikke åpne nettleseren: {error}",
                    error = in_words(&error)
                ));
            }
        }
    }

    /// Reports the number of drafts that others can read, where there are more than before.
    fn exposed_drafts(&mut self, state: &State) {
        if !self.is_exposed {
            return;
        }
        let drafts = state.drafts();
        if drafts > self.drafts {
            say(&tr!("{n} side med utkast kan leses av alle på samme nett."
                | "{n} sider med utkast kan leses av alle på samme nett."
                    % drafts));
        }
        self.drafts = drafts;
    }

    fn changed(&mut self, rebuild: &Rebuild) {
        let mut files = rebuild.changes.files.iter();
        let what = match (files.next(), files.count()) {
            (None, _) => tr!("endret"),
            (Some(file), 0) => visible_line(file).into_owned(),
            (Some(file), more) => tr!(
                "{file} og 1 fil til" | "{file} og {n} filer til" % more,
                file = visible_line(file)
            ),
        };
        let documents = match rebuild.documents {
            0 => String::new(),
            number => tr!("1 dokument lest på nytt, " | "{n} dokumenter lest på nytt, " % number),
        };
        say(&format!(
            "{what}: {documents}{}",
            milliseconds(rebuild.took)
        ));
        self.problems(&rebuild.state);
        self.exposed_drafts(&rebuild.state);
        self.print_address(&rebuild.state);
    }

    /// Reports diagnostics, where they are not those that were last reported.
    fn problems(&mut self, state: &State) {
        let mut found = at_least(&state.diagnostics, Severity::Warning);
        found.extend(faults_of_templates(state));
        if found == self.reported {
            return;
        }
        let new: Vec<Diagnostic> = found
            .iter()
            .filter(|diagnostic| !self.reported.contains(diagnostic))
            .cloned()
            .collect();
        report_first(&new, state.files());
        let summary = render::summary(&found);
        match (found.is_empty(), state.has_errors(), &state.site) {
            (true, ..) => say(&tr!("Alt er rettet.")),
            (_, false, _) => say(&format!("{summary}.")),
            (_, true, Some(_)) => say(&tr!(
                "{summary}. Filer med feil vises slik de var sist de var i orden.",
                summary
            )),
            (_, true, None) => say(&tr!(
                "{summary}. Ingenting å vise ennå: sida kommer når feilene er rettet.",
                summary
            )),
        }
        self.reported = found;
    }
}

/// Returns the errors of rendering pages with the site's own templates; those of `digitv` are
/// tested.
fn faults_of_templates(state: &State) -> Vec<Diagnostic> {
    let site = state.site.as_ref();
    let site = site.filter(|site| site.theme.has_own_templates());
    site.map_or_else(Vec::new, |site| site.faults_of_pages(false))
}

/// The number of diagnostics that are shown after a save: nobody mends more before the next.
const AT_ONCE: usize = 10;

fn report_first(found: &[Diagnostic], files: &Snapshot) {
    let stderr = io::stderr();
    let (text, left) = render::first(found, files, style(&stderr), AT_ONCE);
    // Nobody reads them where standard error is closed.
    let _ = stderr.lock().write_all(text.as_bytes());
    if left > 0 {
        say(&tr!("… og {left} til; `digitv check` viser alle.\n", left));
    }
}

fn milliseconds(took: Duration) -> String {
    format!("{} ms", took.as_millis().max(1))
}

fn polling(why: &Polling) -> String {
    match reason_to_poll(why) {
        None => tr!("Ser etter endringer igjen og igjen."),
        Some(reason) => {
            tr!(
                "Ser etter endringer igjen og igjen, som med --poll: {reason}.",
                reason
            )
        }
    }
}

/// Returns the reason why changes are looked for again and again; `None` where that was asked for.
pub(super) fn reason_to_poll(why: &Polling) -> Option<String> {
    Some(match why {
        Polling::Asked => return None,
        Polling::Disk(kind) => tr!("disken ({kind}) varsler ikke om alle endringer", kind),
        Polling::TooManyFolders => {
            tr!("systemet kan ikke følge med på så mange mapper (fs.inotify.max_user_watches)")
        }
        Polling::Unable(words) => tr!("systemet kan ikke varsle om endringer: {words}", words),
        Polling::Missed => tr!("en endring kom uten varsel fra systemet"),
    })
}

/// Returns why the server cannot listen, and the advice.
fn cannot_listen(host: IpAddr, port: u16, error: &io::Error) -> (String, String) {
    match error.kind() {
        io::ErrorKind::AddrInUse => (
            tr!(
                "port {port} er opptatt av et annet program, kanskje en annen `digitv serve`",
                port
            ),
            tr!(
                "Velg en annen, for eksempel --port {port}, eller la digitv finne en ledig med --port 0.",
                port = port.checked_add(1).unwrap_or(4001)
            ),
        ),
        io::ErrorKind::PermissionDenied => (
            tr!("du har ikke lov til å lytte på port {port}", port),
            tr!("Velg en port over 1023, for eksempel --port 4000."),
        ),
        io::ErrorKind::AddrNotAvailable => (
            tr!("maskinen har ikke adressa {host}", host),
            tr!("Bruk 127.0.0.1 for denne maskinen, eller 0.0.0.0 for alle på nettet."),
        ),
        _ => (
            tr!(
                "kan ikke lytte på {host} port {port}: {error}",
                host,
                port,
                error = in_words(error)
            ),
            tr!("Prøv en annen adresse med --host eller en annen port med --port."),
        ),
    }
}
