//! The front matter that every kind of document has: title, summary, sources and the rest.

use tr::tr;

use super::vocabulary::{SourceKind, SourceRead};
use crate::diagnostic::{Check, Problem};
use crate::text::Lang;
use crate::text::collation::{CollationKey, collation_key};
use crate::text::date::PartialDate;
use crate::tr_later;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::mistakes::quoted;
use crate::yaml::problems::Problems;
use crate::yaml::record::record;
use crate::yaml::shape::Shape;
use crate::yaml::url::{Reference, Url};
use crate::yaml::values::{self, too_long, with_colon};
use crate::yaml::visibility::Visibility;

record! {
    /// The fields that all kinds share; `needed` are the keys that a kind must have.
    #[derive(Clone, Debug)]
    pub struct Head(needed: &[&str]) {
        /// The title, plain text.
        title: String = required("tittel"), "navnet på dokumentet; på sider ellers den første overskriften";
        /// The key that the title is sorted by.
        sort_key: CollationKey = computed(|_fields| collation_key(title.as_deref().unwrap_or_default()));
        /// The point in at most 300 characters, plain text; may be empty where the kind allows it.
        summary: String = needed_if(needed.contains(&"sammendrag"), "sammendrag"), "det viktigste i en setning eller to, høyst 300 tegn";
        /// The written form or language of the text.
        lang: Lang = optional("språk" or Lang::default()), "språket i teksten; ellers språket til nettstedet";
        /// `true` where it is left out of a build unless asked for.
        draft: bool = optional("utkast" or false), "`true` når det ikke skal publiseres; det vises i `digitv serve`";
        /// The readers that the document is for.
        visibility: Visibility = optional("synlighet" or Visibility::default()), "`nettverk` når dokumentet bare er for nettverket; det samme kan stå i hvert punkt i ei liste og i hver gruppe felt";
        /// Earlier addresses that lead here, each beginning and ending with `/`.
        former_addresses: Vec<String> = list("tidligere_adresser" as Address), "adresser som skal føre hit, som `/gammel/adresse/`";
        /// The date when someone last read the document through and found it right.
        reviewed: Option<PartialDate> = optional("sist_gjennomgått"), "når noen leste gjennom og så at det stemmer";
        /// The sources of its statements.
        sources: Vec<Source> = list("kilder"), "det opplysningene bygger på: nettadresser, eller kilder med felt";
    }
    check |fields| is_short_title(fields, &title);
    check |fields| is_short_summary(fields, &summary);
}

record! {
    /// A place where a statement can be traced to.
    #[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
    pub struct Source expects tr_later!("en nettadresse, eller `url`, `tittel`, `utgiver` og `dato`") {
        /// The address, `http` or `https`; a source may be a document without one.
        url: Option<String> = optional("url" as Url), "nettadressa; minst den eller `tittel` må være med";
        /// The name of the source.
        title: Option<String> = optional("tittel"), "hva kilden heter";
        /// The organisation that published it.
        publisher: Option<String> = optional("utgiver"), "hvem som står bak";
        /// The date it was published, as far as known.
        date: Option<PartialDate> = optional("dato"), "når den ble publisert";
        /// The kind of organisation behind it.
        kind: Option<SourceKind> = optional("slag"), "hva slags kilde det er";
        /// The part of it that was read.
        read: Option<SourceRead> = optional("lest"), "hvor mye av kilden som er lest";
        /// The date on which it was last opened.
        opened: Option<PartialDate> = optional("åpnet"), "når noen sist åpnet den";
        /// The address of a copy that lasts.
        archive: Option<String> = optional("arkiv" as Url), "adressa til en kopi som varer";
        /// Anything else that readers must know of it.
        note: Option<String> = optional("merknad"), "det som ellers må vites";
    }
    other form Source::without_fields: Reference;
    check |fields| has_address_or_title(fields, &url, &title);
}

/// The longest title, in characters: it is shown wherever the document is named.
pub const TITLE_LIMIT: usize = 300;

/// The longest summary, in characters: as much as fits in a list and in search results.
pub const SUMMARY_LIMIT: usize = 300;

impl Head {
    /// Returns the head of a document whose fields could not be read, so that its text is still
    /// checked.
    pub fn unread() -> Self {
        Self {
            title: String::new(),
            sort_key: collation_key(""),
            summary: String::new(),
            lang: Lang::default(),
            draft: false,
            visibility: Visibility::default(),
            former_addresses: Vec::new(),
            reviewed: None,
            sources: Vec::new(),
        }
    }
}

fn is_short_title(fields: &mut Fields<'_>, title: &Option<String>) {
    if let Some(length) = title.as_deref().map(|title| title.chars().count())
        && length > TITLE_LIMIT
    {
        fields.report("tittel", too_long(length, TITLE_LIMIT));
    }
}

fn is_short_summary(fields: &mut Fields<'_>, summary: &Option<String>) {
    if let Some(length) = summary.as_deref().map(|text| text.chars().count())
        && length > SUMMARY_LIMIT
    {
        fields.report("sammendrag", too_long_summary(length));
    }
}

/// Says that a summary is too long.
pub const SUMMARY_TOO_LONG: &str =
    tr_later!("sammendraget er på {length} tegn; det kan være høyst {limit}");

/// Returns the problem of a summary of `length` characters, which is too long.
pub fn too_long_summary(length: usize) -> Problem {
    Problem::new(
        Check::TooLong,
        tr!(SUMMARY_TOO_LONG, length, limit = SUMMARY_LIMIT),
    )
    .help(tr!(
        "Si det viktigste i én eller to setninger, og la resten stå i teksten."
    ))
}

/// The longest address, and the longest part of one, in bytes: each part is a folder on disk.
const ADDRESS_LIMIT: usize = 500;
const PART_LIMIT: usize = 200;

/// An address on the site, as `tidligere_adresser` gives it.
struct Address(String);

impl FromYaml for Address {
    const EXPECTED: &'static str = tr_later!("en adresse på nettstedet, som `/gammel/adresse/`");

    fn shape() -> Shape {
        Shape::pattern("^/([^/?#\\\\%\\s][^?#\\\\%\\s]*)?$")
    }

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let text = values::text(value, problems)?;
        let fits =
            text.len() <= ADDRESS_LIMIT && text.split('/').all(|part| part.len() <= PART_LIMIT);
        let plain = fits
            && text.starts_with('/')
            && !text.starts_with("//")
            && text.split('/').all(|part| part != "." && part != "..")
            && !text.chars().any(|letter| {
                letter.is_control() || letter.is_whitespace() || "?#\\%".contains(letter)
            });
        if !plain {
            let message = tr!("«{text}» er ikke en adresse på nettstedet", text);
            let help = tr!(
                "Skriv adressa fra roten av nettstedet, for eksempel `/erfaringer/gammelt-navn/`."
            );
            problems.add(Problem::new(Check::InvalidValue, message).help(help));
            return None;
        }
        Some(Self(if text.ends_with('/') {
            text
        } else {
            format!("{text}/")
        }))
    }
}

impl From<Address> for String {
    fn from(address: Address) -> Self {
        address.0
    }
}

impl Source {
    /// Reads a source that is an address or words; rejects one that YAML parses as a field.
    fn without_fields(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Option<Self>> {
        if let serde_yaml::Value::String(_) = value {
            let reference = Reference::from_yaml(value, problems);
            return Some(reference.map(|reference| {
                let (url, title) = match reference {
                    Reference::Web(url) => (Some(url), None),
                    Reference::Words(title) => (None, Some(title)),
                };
                Self {
                    url,
                    title,
                    kind: None,
                    read: None,
                    opened: None,
                    archive: None,
                    publisher: None,
                    date: None,
                    note: None,
                }
            }));
        }
        let problem = title_with_colon(value)?;
        problems.add(problem);
        Some(None)
    }
}

fn has_address_or_title(fields: &mut Fields<'_>, url: &Option<String>, title: &Option<String>) {
    if url.is_none() && title.is_none() && !fields.has("url") && !fields.has("tittel") {
        fields.report_here(
            Problem::new(
                Check::MissingField,
                tr!("kilden har verken `url` eller `tittel`"),
            )
            .help(tr!("Oppgi nettadressa, eller hva kilden heter.")),
        );
    }
}

/// Returns the problem of `- KS: Veileder`, which YAML parses as a field `KS`.
fn title_with_colon(value: &serde_yaml::Value) -> Option<Problem> {
    let map = value.as_mapping()?;
    let key = map.keys().next()?.as_str()?;
    let is_field = Source::RECORD.fields.iter().any(|field| field.key == key)
        || !key.starts_with(char::is_uppercase) && !key.contains(' ');
    let text = with_colon(map).filter(|_| !is_field)?;
    let message = tr!("kolonet gjør dette til et felt, men det skal være en kilde");
    Some(Problem::new(Check::WrongType, message).help(tr!(
        "Sett teksten i anførselstegn: `- {text}`.",
        text = quoted(&text)
    )))
}
