//! `site.yaml`: what a site says of itself. Only `title` and `base_url` are needed.

mod attachments;
mod checks;
mod days;
mod decode;
mod hosts;
mod limits;
mod navigation;
mod repository;
mod site;

pub use hosts::Host;
pub use navigation::{Column, Entry};
pub use repository::{Repository, RepositoryHost};
pub use site::is_base_url;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::attachments::Kinds;
use crate::diagnostic::{Check, Severity};
use crate::text::Lang;
use crate::text::web_address::origin_and_path;
use crate::yaml::record::record;
use crate::yaml::url::Url;
use attachments::Attachments;
use checks::Checks;
use days::{AsOf, Day};
use site::{BaseUrl, ContactUrl, SecureContact, SiteLang, ThemeName};

record! {
    /// The settings of a site.
    #[derive(Clone, Debug)]
    pub struct Config {
        /// Name of the site.
        title: String = required("title"), "navnet på nettstedet";
        /// What the name stands for, shown under it.
        tagline: String = optional("tagline" or String::new()), "hva navnet står for, vist under det";
        /// One or two sentences about the site, for search engines and feeds.
        description: String = optional("description" or String::new()), "en setning eller to, for søkemotorer og nyhetsstrømmer";
        /// Where the site is published, without a slash at the end: `https://example.no/kunnskap`.
        base_url: String = required("base_url" as BaseUrl), "der nettstedet blir publisert, med mappe om det har ei: `https://example.no/kunnskap`";
        /// The language of pages that have none of their own.
        lang: Lang = optional("lang" as SiteLang, or Lang::Nb), "språket i menyer, og i dokumenter som ikke sier noe; ellers `nb`";
        /// Who publishes.
        publisher: Publisher = optional("publisher" or Publisher::default()), "hvem som står bak nettstedet";
        /// Where the sources are, for «rediger denne siden».
        repository: Option<Repository> = optional("repository"), "der kildene ligger: gir hver side en lenke for å redigere den";
        /// Where to report an error: a web address or a `mailto:`.
        report_error_url: Option<String> = optional("report_error_url" as ContactUrl), "der leserne melder fra om feil";
        /// Where to tell of a hole in the site.
        security: Option<Security> = optional("security"), "der en melder fra om sikkerhetshull: lager `/.well-known/security.txt`";
        /// The licence of the content.
        licence: Licence = optional("licence" or Licence::default()), "lisensen til innholdet; ellers CC BY 4.0";
        /// Months before a statement ages, and before it is out of the counts.
        freshness: FreshnessLimits = optional("freshness" or FreshnessLimits::default()), "når opplysninger blir gamle";
        /// The day that ages are counted to; otherwise the newest date in the content.
        as_of: Option<Date> = optional("as_of" as AsOf), "dagen alder regnes til; ellers den nyeste datoen i innholdet";
        /// The theme's name: a folder under `themes/`; what it lacks is taken from the built-in one.
        theme: String = optional("theme" as ThemeName, or "digitv".to_owned()), "ei mappe under `themes/`; ellers `digitv`";
        /// Four words to try, under the search field of the front page.
        search_examples: Vec<String> = list("search_examples"), "ord å prøve, under søkefeltet på forsida";
        /// Where the map's boundaries come from, as the site must credit them.
        map_credit: Option<String> = optional("map_credit"), "hvem grensene i kartet er fra, som `© Kartverket, CC BY 4.0`";
        /// Kinds of file that may be attached to documents.
        attachment_kinds: Kinds = optional("attachments" as Attachments, or Kinds::default()), "flere slags vedlegg enn de vanlige";
        /// Where the site is published, for the files that these places read: each once, in a fixed
        /// order.
        hosts: Vec<Host> = list("hosts" or Host::DEFAULT.to_vec()), "der nettstedet blir publisert; ellers `[netlify, github]`";
        /// The links of the main menu, where they are not the usual ones.
        menu: Option<Vec<Entry>> = given_list("menu"), "lenkene øverst på hver side, høyst 8";
        /// The links of the footer, column by column, where they are not the usual ones. A list
        /// without columns is one.
        footer: Option<Vec<Column>> = given_list("footer"), "lenkene nederst på hver side, ei liste for hver kolonne";
        /// Severity by check, where it differs from the default.
        checks: BTreeMap<Check, Severity> = optional("checks" as Checks, or BTreeMap::new()), "nivået til hver sjekk, med navnet";
    }
    check |fields| navigation::fits(fields, &menu);
    then with_sorted_hosts;
}

fn with_sorted_hosts(mut config: Config) -> Config {
    config.hosts.sort_unstable();
    config.hosts.dedup();
    config
}

record! {
    /// Who publishes the site.
    #[derive(Clone, Debug, Default, serde::Serialize)]
    pub struct Publisher expects "`name`, `url`, `contact` og `accessibility_statement`" {
        /// Name of the organisation.
        name: Option<String> = optional("name"), "navnet på organisasjonen";
        /// Its site.
        url: Option<String> = optional("url" as Url), "nettstedet til organisasjonen";
        /// A shared mailbox or a contact page.
        contact: Option<String> = optional("contact" as ContactUrl), "ei kontaktside eller en felles postkasse";
        /// The accessibility statement made in uustatus.no.
        accessibility_statement: Option<String> = optional("accessibility_statement" as Url), "tilgjengelighetserklæringa fra uustatus.no";
    }
}

record! {
    /// Where to tell of a hole in the site, and how long that holds.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Security expects "`contact` og `expires`" {
        /// A page (`https://`) or a shared mailbox (`mailto:`).
        contact: String = required("contact" as SecureContact), "ei side (`https://`) eller en felles postkasse (`mailto:`)";
        /// The last day that the contact can be relied on.
        expires: Date = required("expires" as Day), "den siste dagen kontakten gjelder, høyst et år fram";
    }
}

record! {
    /// A licence.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Licence expects "`name` og `url`" {
        /// Its short name, `CC BY 4.0`.
        name: String = required("name"), "det korte navnet, som `CC BY 4.0`";
        /// Its URI.
        url: String = required("url" as Url), "der lisensen står";
    }
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
    /// When statements age, in months.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct FreshnessLimits expects "`ageing` og `stale`, i måneder" {
        /// From here on «ikke bekreftet siden».
        ageing: u32 = optional("ageing" or Self::default().ageing), "måneder før ei opplysning er «ikke bekreftet siden»; ellers 12";
        /// From here on out of the counts.
        stale: u32 = optional("stale" or Self::default().stale), "måneder før den ikke telles med; ellers 24";
    }
    check |fields| limits::are_in_order(fields, ageing, stale);
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
    /// The severity of `check` on this site.
    pub fn severity(&self, check: Check) -> Severity {
        self.checks
            .get(&check)
            .copied()
            .unwrap_or(check.default_severity())
    }

    /// The path part of `base_url`: empty, or `/kunnskap`. It goes before every address that is
    /// written into a page.
    pub fn base_path(&self) -> &str {
        origin_and_path(&self.base_url).1
    }
}
