//! The settings in `site.yaml` of the site as a whole: its address, its language, and its
//! contacts.

use serde_yaml::Value;
use tr::tr;

use crate::diagnostic::{Check, Problem};
use crate::messages::said;
use crate::text::Lang;
use crate::text::contact;
use crate::text::web_address::{Fault, WebAddress, is_web_address, origin_and_path};
use crate::tr_later;
use crate::yaml::fields::FromYaml;
use crate::yaml::problems::Problems;
use crate::yaml::shape::Shape;
use crate::yaml::url::Url;

/// Decides whether `url` can be the address of a whole site: a host, and perhaps a folder.
pub fn is_base_url(url: &str) -> bool {
    let (_, path) = origin_and_path(url);
    // Letters, digits and punctuation that no server gives a meaning.
    let is_plain = |letter: char| letter.is_alphanumeric() || "-._~/".contains(letter);
    // An empty part would make every address on the site lead to another host (`//x`).
    let mut folders = path.trim_end_matches('/').split('/').skip(1);
    is_web_address(url)
        && !url.contains(['?', '#', '%'])
        && path.chars().all(is_plain)
        && folders.all(|folder| !matches!(folder, "" | "." | ".."))
}

/// The language of a site: one that its interface is translated to.
pub(super) struct SiteLang(Lang);

impl From<SiteLang> for Lang {
    fn from(value: SiteLang) -> Self {
        value.0
    }
}

impl FromYaml for SiteLang {
    const EXPECTED: &'static str = tr_later!("`nb` (bokmål) eller `nn` (nynorsk)");

    fn shape() -> Shape {
        Shape::one_of(&["nb", "nn"])
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let lang = match text.as_str() {
            "nb" => Lang::Nb,
            "nn" => Lang::Nn,
            _ => {
                let message = tr!("nettstedet kan ikke ha språket «{text}»", text);
                let help = tr!(
                    "Skriv {expected}. Ett dokument på et annet språk har `språk: {code}` i feltene sine.",
                    expected = said(Self::EXPECTED),
                    code = if text == "en" { "en" } else { "…" }
                );
                problems.add(Problem::new(Check::InvalidConfig, message).help(help));
                return None;
            }
        };
        Some(Self(lang))
    }
}

/// A web address of the whole site, without a slash at the end.
pub(super) struct BaseUrl(String);

impl From<BaseUrl> for String {
    fn from(value: BaseUrl) -> Self {
        value.0
    }
}

impl FromYaml for BaseUrl {
    const EXPECTED: &'static str =
        tr_later!("adressa til nettstedet, som `https://kunnskap.example.no`");

    fn shape() -> Shape {
        Shape::pattern("^[Hh][Tt][Tt][Pp][Ss]?://[^/\\s][^?#%\\s]*$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        // The address is not encoded: one with `å` in its folder has it in the folder's name too.
        let url = String::from_yaml(value, problems)?;
        Url::from_yaml(value, problems)?;
        if !is_base_url(&url) {
            problems.add(
                Problem::new(
                    Check::InvalidConfig,
                    tr!("«{url}» kan ikke være adressa til nettstedet", url),
                )
                .help(tr!(
                    "Skriv bare vert og eventuelt mappe: `https://example.no/kunnskap`."
                )),
            );
            return None;
        }
        Some(Self(url.trim_end_matches('/').to_owned()))
    }
}

/// A web address, or an e-mail address with `mailto:`.
pub(super) struct ContactUrl(String);

impl From<ContactUrl> for String {
    fn from(value: ContactUrl) -> Self {
        value.0
    }
}

impl FromYaml for ContactUrl {
    const EXPECTED: &'static str =
        tr_later!("en nettadresse, eller `mailto:` og en felles postkasse");

    fn shape() -> Shape {
        Shape::pattern("^(mailto:[^@\\s]+@[^@\\s]+|[Hh][Tt][Tt][Pp][Ss]?://[^/].*)$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = String::from_yaml(value, problems)?;
        let read = match text.strip_prefix("mailto:") {
            Some(mailbox) => contact::mail(mailbox),
            None => WebAddress::parse(&text).map(WebAddress::into_string),
        };
        match read {
            Ok(address) => Some(Self(address)),
            Err(fault) => {
                let help = match fault {
                    Fault::Scheme => tr!("Skriv {expected}.", expected = said(Self::EXPECTED)),
                    _ => fault.help(),
                };
                problems.add(
                    Problem::new(
                        Check::InvalidConfig,
                        tr!("«{text}» er ikke en adresse", text),
                    )
                    .help(help),
                );
                None
            }
        }
    }
}

/// A [`ContactUrl`] that is not `http://`.
pub(super) struct SecureContact(String);

impl From<SecureContact> for String {
    fn from(value: SecureContact) -> Self {
        value.0
    }
}

impl FromYaml for SecureContact {
    const EXPECTED: &'static str = ContactUrl::EXPECTED;

    fn shape() -> Shape {
        Shape::pattern("^(mailto:[^@\\s]+@[^@\\s]+|[Hh][Tt][Tt][Pp][Ss]://[^/\\s][^\\s]*)$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let ContactUrl(contact) = ContactUrl::from_yaml(value, problems)?;
        if contact.starts_with("http://") {
            let message = tr!("adressa må begynne med `https://`");
            problems.add(Problem::new(Check::InvalidConfig, message));
            return None;
        }
        Some(Self(contact))
    }
}
