//! The settings of a site, `site.yaml`. Only `title` and `base_url` are required.

mod attachments;
mod audience;
mod checks;
mod days;
mod decode;
mod host_limits;
mod hosts;
mod limits;
mod navigation;
mod network;
mod repository;
mod silenced;
mod site;
mod theme;

pub use audience::Audience;
pub use host_limits::HostLimits;
pub use hosts::Host;
pub use navigation::{Column, Entry};
pub use network::NetworkEdition;
pub use repository::{Forge, Repository, RepositoryHost};
pub use silenced::Silenced;
pub use site::is_base_url;
pub use theme::{BUILT_IN_THEME, Extends, ThemeChoice};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::attachments::Kinds;
use crate::diagnostic::{Check, Severity};
use crate::text::web_address::origin_and_path;
use crate::text::{Lang, Vocabulary as _};
use crate::yaml::record::record;
use crate::yaml::url::Url;
use crate::yaml::visibility::Visibility;
use attachments::Attachments;
use checks::Checks;
use days::{AsOf, Day};
use site::{BaseUrl, ContactUrl, SecureContact, SiteLang};

record! {
    /// The settings of a site.
    #[derive(Clone, Debug)]
    pub struct Config {
        /// The name of the site.
        title: String = required("title"), "navnet på nettstedet";
        /// A line that explains the name, shown under it.
        tagline: String = optional("tagline" or String::new()), "hva navnet står for, vist under det";
        /// One or two sentences about the site, for search engines and feeds.
        description: String = optional("description" or String::new()), "en setning eller to, for søkemotorer og nyhetsstrømmer";
        /// The address that the site is published at, without a slash at the end:
        /// `https://example.no/kunnskap`.
        base_url: String = required("base_url" as BaseUrl), "der nettstedet blir publisert, med mappe om det har ei: `https://example.no/kunnskap`";
        /// The edition for the network alone; `None` where there is none.
        network: Option<NetworkEdition> = optional("network"), "utgaven som bare er for nettverket: `base_url` er der den ligger";
        /// The readers that the site is made for, which the command says.
        audience: Audience = computed(|_fields| Audience::default());
        /// The language of pages that have none of their own.
        lang: Lang = optional("lang" as SiteLang, or Lang::Nb), "språket i menyer, og i dokumenter som ikke sier noe; ellers `nb`";
        /// The organisation that publishes the site.
        publisher: Publisher = optional("publisher" or Publisher::default()), "hvem som står bak nettstedet";
        /// The repository of the sources, for «rediger denne siden».
        repository: Option<Repository> = optional("repository"), "der kildene ligger: gir hver side en lenke for å redigere den";
        /// The address for reports of errors: a web address or a `mailto:`.
        report_error_url: Option<String> = optional("report_error_url" as ContactUrl), "der leserne melder fra om feil";
        /// The contact for reports of vulnerabilities in the site.
        security: Option<Security> = optional("security"), "der en melder fra om sikkerhetshull: lager `/.well-known/security.txt`";
        /// The licence of the content.
        licence: Licence = optional("licence" or Licence::default()), "lisensen til innholdet; ellers CC BY 4.0";
        /// The months before a statement is ageing, and before it is left out of counts.
        freshness: FreshnessLimits = optional("freshness" or FreshnessLimits::default()), "når opplysninger blir gamle";
        /// The day that ages are counted to; otherwise the newest date in the content.
        as_of: Option<Date> = optional("as_of" as AsOf), "dagen alder regnes til; ellers den nyeste datoen i innholdet";
        /// The theme: files that it does not have are the built-in theme's, unless it says otherwise.
        theme: ThemeChoice = optional("theme" or ThemeChoice::default()), "ei mappe under `themes/`; ellers `digitv`";
        /// Examples of searches, under the search field of the front page.
        search_examples: Vec<String> = list("search_examples"), "ord å prøve, under søkefeltet på forsida";
        /// The source of the map's boundaries, as the site must credit it.
        map_credit: Option<String> = optional("map_credit"), "hvem grensene i kartet er fra, som `© Kartverket, CC BY 4.0`";
        /// The file formats that may be attached to documents.
        attachment_kinds: Kinds = optional("attachments" as Attachments, or Kinds::default()), "flere slags vedlegg enn de vanlige";
        /// The hosts that the site is published on, for the files that they read: each once, in a
        /// fixed order.
        hosts: Vec<Host> = list("hosts" or Host::DEFAULT.to_vec()), "der nettstedet blir publisert; ellers `[netlify, github]`";
        /// The links of the main menu; `None` for the usual ones.
        menu: Option<Vec<Entry>> = given_list("menu"), "lenkene øverst på hver side, høyst 8";
        /// The links of the footer, column by column; `None` for the usual ones. A list without
        /// columns is one column.
        footer: Option<Vec<Column>> = given_list("footer"), "lenkene nederst på hver side, ei liste for hver kolonne";
        /// Severity by check, where it differs from the default.
        checks: BTreeMap<Check, Severity> = optional("checks" as Checks, or BTreeMap::new()), "nivået til hver sjekk, med navnet";
        /// Findings that may stand, each with the reason.
        silence: Vec<Silenced> = list("silence"), "funn som kan stå, hvert med en grunn";
    }
    check |fields| silenced::keep_no_secret(fields, &silence, &checks);
    check |fields| navigation::fits(fields, &menu);
    check |fields| network::is_elsewhere(fields, &base_url, &network);
    then with_sorted_hosts;
}

fn with_sorted_hosts(mut config: Config) -> Config {
    config.hosts.sort_unstable();
    config.hosts.dedup();
    config
}

record! {
    /// The organisation that publishes the site.
    #[derive(Clone, Debug, Default, serde::Serialize)]
    pub struct Publisher expects tr_later!("`name`, `url`, `contact` og `accessibility_statement`") {
        /// The name of the organisation.
        name: Option<String> = optional("name"), "navnet på organisasjonen";
        /// Its web site.
        url: Option<String> = optional("url" as Url), "nettstedet til organisasjonen";
        /// A shared mailbox or a contact page.
        contact: Option<String> = optional("contact" as ContactUrl), "ei kontaktside eller en felles postkasse";
        /// The accessibility statement made in uustatus.no.
        accessibility_statement: Option<String> = optional("accessibility_statement" as Url), "tilgjengelighetserklæringa fra uustatus.no";
    }
    for everybody;
}

record! {
    /// The contact for reports of vulnerabilities in the site, and the last day that it is valid.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Security expects tr_later!("`contact` og `expires`") {
        /// A page (`https://`) or a shared mailbox (`mailto:`).
        contact: String = required("contact" as SecureContact), "ei side (`https://`) eller en felles postkasse (`mailto:`)";
        /// The last day that the contact can be relied on.
        expires: Date = required("expires" as Day), "den siste dagen kontakten gjelder, høyst et år fram";
    }
    for everybody;
}

record! {
    /// A licence.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Licence expects tr_later!("`name` og `url`") {
        /// Its short name, `CC BY 4.0`.
        name: String = required("name"), "det korte navnet, som `CC BY 4.0`";
        /// Its URI.
        url: String = required("url" as Url), "der lisensen står";
    }
    for everybody;
}

impl Default for Licence {
    fn default() -> Self {
        Self {
            name: "CC BY 4.0".into(),
            url: "https://creativecommons.org/licenses/by/4.0/deed.no".into(),
        }
    }
}

record! {
    /// The limits of the freshness of statements, in months.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct FreshnessLimits expects tr_later!("`ageing` og `stale`, i måneder") {
        /// The age from which a statement is shown as «ikke bekreftet siden».
        ageing: u32 = optional("ageing" or Self::default().ageing), "måneder før ei opplysning er «ikke bekreftet siden»; ellers 12";
        /// The age from which a statement is left out of counts.
        stale: u32 = optional("stale" or Self::default().stale), "måneder før den ikke telles med; ellers 24";
    }
    check |fields| limits::are_in_order(fields, ageing, stale);
    for everybody;
}

impl Default for FreshnessLimits {
    fn default() -> Self {
        Self {
            ageing: 12,
            stale: 24,
        }
    }
}

impl Config {
    /// Returns the severity of `check` on this site.
    pub fn severity(&self, check: Check) -> Severity {
        self.checks
            .get(&check)
            .copied()
            .unwrap_or(check.default_severity())
    }

    /// Makes these the settings of the site for `audience`. Its address is `base_url` where that is
    /// given; the edition for the network has one of its own, and no licence: nobody may pass it on.
    pub fn set_audience(&mut self, audience: Audience, base_url: Option<&str>) {
        self.audience = audience;
        let network = self.network.as_ref().map(|edition| &*edition.base_url);
        let own = network.filter(|_| audience == Audience::Network);
        if let Some(address) = base_url.or(own) {
            self.base_url = address.trim_end_matches('/').to_owned();
        }
        if self.is_for_network() {
            self.licence = Licence {
                name: Visibility::Network.label(Lang::Nb).to_owned(),
                url: self.base_url.clone(),
            };
        }
    }

    /// Decides whether the site is the edition for the network alone.
    pub fn is_for_network(&self) -> bool {
        self.audience == Audience::Network
    }

    /// Returns the path part of `base_url`: empty, or `/kunnskap`. It is put before every address
    /// that is written into a page.
    pub fn base_path(&self) -> &str {
        origin_and_path(&self.base_url).1
    }
}
