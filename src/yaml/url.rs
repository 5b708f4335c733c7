//! Checked web addresses in fields, and sources that may be an address or words.

use serde_yaml::Value;
use tr::tr;

use super::fields::FromYaml;
use super::problems::Problems;
use super::shape::Shape;
use super::values;
use crate::diagnostic::{Check, Problem, Remedy};
use crate::text::web_address::{Fault, WebAddress};
use crate::tr_later;

/// A web address, `http` or `https`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub String);

impl From<Url> for String {
    fn from(url: Url) -> Self {
        url.0
    }
}

impl Url {
    /// Says that a text is no such address.
    pub(crate) const REFUSED: &'static str = tr_later!("«{text}» er ikke en nettadresse");
}

impl FromYaml for Url {
    const EXPECTED: &'static str = tr_later!("en nettadresse som begynner med `https://`");

    fn shape() -> Shape {
        Shape::pattern("^[Hh][Tt][Tt][Pp][Ss]?://[^/\\s][^\\s]*$")
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = values::text(value, problems)?;
        match WebAddress::parse(&text) {
            Ok(address) => Some(Self(address.into_string())),
            Err(fault) => {
                problems.add(not_an_address(&text, fault));
                None
            }
        }
    }
}

/// The source of a statement: an address, or words. A text that begins like an address must be a
/// valid one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A web address.
    Web(String),
    /// Anything else.
    Words(String),
}

impl FromYaml for Reference {
    const EXPECTED: &'static str = tr_later!("en nettadresse, eller hva kilden heter");

    fn shape() -> Shape {
        Shape::text()
    }

    fn from_yaml(value: &Value, problems: &mut Problems) -> Option<Self> {
        let text = values::text(value, problems)?;
        match WebAddress::parse(&text) {
            Ok(address) => Some(Self::Web(address.into_string())),
            Err(fault) if WebAddress::is_meant_by(&text) => {
                problems.add(not_an_address(&text, fault));
                None
            }
            Err(_) => Some(Self::Words(text)),
        }
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        match reference {
            Reference::Web(text) | Reference::Words(text) => text,
        }
    }
}

fn not_an_address(text: &str, fault: Fault) -> Problem {
    let help = if fault == Fault::Scheme && looks_like_a_host(text) {
        tr!("Mente du `https://{text}`?", text)
    } else {
        fault.help()
    };
    let is_host = fault == Fault::Scheme && text.starts_with("www.") && looks_like_a_host(text);
    let refused = Url::REFUSED;
    let message = tr!(refused, text);
    let problem = Problem::new(Check::InvalidValue, message).help(help);
    problem.fix(is_host.then(|| Remedy::Text(format!("https://{text}"))))
}

/// Decides whether only `https://` seems to be missing. A file name has a dot too.
fn looks_like_a_host(text: &str) -> bool {
    const FILES: [&str; 12] = [
        "pdf", "doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "md", "txt", "zip",
    ];
    let host = text.split('/').next().unwrap_or_default();
    let last = host.rsplit_once('.').map(|(_, last)| last.to_lowercase());
    last.is_some_and(|last| !last.is_empty() && !FILES.contains(&&*last))
        && !text.contains([' ', ':'])
}
