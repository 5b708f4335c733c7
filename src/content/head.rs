//! What every kind of document has: title, summary, sources and the rest of its head.

use crate::diagnostic::Check;
use crate::text::Lang;
use crate::text::collation::{CollationKey, collation_key};
use crate::text::date::PartialDate;
use crate::yaml::fields::{Fields, FromYaml};
use crate::yaml::mistakes::quoted;
use crate::yaml::problem::{Problem, Problems};
use crate::yaml::url::{Reference, Url};
use crate::yaml::values::{self, too_long, with_colon};

/// The fields that all kinds share.
#[derive(Clone, Debug)]
pub struct Head {
    /// The title, plain text.
    pub title: String,
    /// What the title is sorted by.
    pub sort_key: CollationKey,
    /// The point in at most 300 characters, plain text; may be empty where the kind allows it.
    pub summary: String,
    /// The written form or language of the text.
    pub lang: Lang,
    /// Left out of a build unless asked for.
    pub draft: bool,
    /// Earlier addresses that lead here, each beginning and ending with `/`.
    pub former_addresses: Vec<String>,
    /// When someone last went through the document and found it right.
    pub reviewed: Option<PartialDate>,
    /// What the statements rest on.
    pub sources: Vec<Source>,
}

/// A place where a statement can be traced to.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Source {
    /// The address, `http` or `https`; a source may be a document without one.
    pub url: Option<String>,
    /// What the source is called here.
    pub title: Option<String>,
    /// Who stands behind it.
    pub publisher: Option<String>,
    /// When it was published, as far as known.
    pub date: Option<PartialDate>,
    /// What to know of it.
    pub note: Option<String>,
}

/// Longest title, in characters: it stands wherever the document is named.
const TITLE_LIMIT: usize = 300;

/// Longest summary, in characters: what fits in a list and in the results of a search engine.
const SUMMARY_LIMIT: usize = 300;

impl Head {
    /// The head of a document whose fields could not be read, so that its text is checked all
    /// the same.
    pub fn unread() -> Self {
        Self {
            title: String::new(),
            sort_key: collation_key(""),
            summary: String::new(),
            lang: Lang::default(),
            draft: false,
            former_addresses: Vec::new(),
            reviewed: None,
            sources: Vec::new(),
        }
    }

    /// Reads the head from `fields`. `summary_required` differs by kind.
    pub fn decode(fields: &mut Fields<'_>, summary_required: bool) -> Option<Self> {
        let title = fields.required::<String>("tittel");
        if let Some(length) = title.as_deref().map(|title| title.chars().count())
            && length > TITLE_LIMIT
        {
            fields.report("tittel", too_long(length, TITLE_LIMIT));
        }
        let summary = if summary_required {
            fields.required::<String>("sammendrag")
        } else {
            Some(fields.optional::<String>("sammendrag").unwrap_or_default())
        };
        if let Some(length) = summary.as_deref().map(|text| text.chars().count())
            && length > SUMMARY_LIMIT
        {
            fields.report(
                "sammendrag",
                Problem::new(
                    Check::TooLong,
                    format!("sammendraget er på {length} tegn; det kan være høyst {SUMMARY_LIMIT}"),
                )
                .help("Si det viktigste i én eller to setninger, og la resten stå i teksten."),
            );
        }
        let head = Self {
            sort_key: collation_key(title.as_deref().unwrap_or_default()),
            title: title.clone().unwrap_or_default(),
            summary: summary.clone().unwrap_or_default(),
            lang: fields.optional("språk").unwrap_or_default(),
            draft: fields.optional("utkast").unwrap_or(false),
            former_addresses: fields
                .list::<Address>("tidligere_adresser")
                .into_iter()
                .map(|address| address.0)
                .collect(),
            reviewed: fields.optional("sist_gjennomgått"),
            sources: fields.list("kilder"),
        };
        title.and(summary).map(|_| head)
    }
}

/// The longest address, and the longest part of one, in bytes: each part is a folder on disk.
const ADDRESS_LIMIT: usize = 500;
const PART_LIMIT: usize = 200;

/// An address on the site, as `tidligere_adresser` gives it.
struct Address(String);

impl FromYaml for Address {
    const EXPECTED: &'static str = "en adresse på nettstedet, som `/gammel/adresse/`";

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
            problems.add(
                Problem::new(Check::InvalidValue, format!("«{text}» er ikke en adresse på nettstedet"))
                    .help("Skriv adressa fra roten av nettstedet, for eksempel `/erfaringer/gammelt-navn/`."),
            );
            return None;
        }
        Some(Self(if text.ends_with('/') {
            text
        } else {
            format!("{text}/")
        }))
    }
}

impl FromYaml for Source {
    const EXPECTED: &'static str = "en nettadresse, eller `url`, `tittel`, `utgiver` og `dato`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        if let serde_yaml::Value::String(_) = value {
            let (url, title) = match Reference::from_yaml(value, problems)? {
                Reference::Web(url) => (Some(url), None),
                Reference::Words(title) => (None, Some(title)),
            };
            return Some(Self {
                url,
                title,
                publisher: None,
                date: None,
                note: None,
            });
        }
        if let Some(problem) = title_with_colon(value) {
            problems.add(problem);
            return None;
        }
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let source = Self {
            url: fields.optional::<Url>("url").map(|url| url.0),
            title: fields.optional("tittel"),
            publisher: fields.optional("utgiver"),
            date: fields.optional("dato"),
            note: fields.optional("merknad"),
        };
        if source.url.is_none()
            && source.title.is_none()
            && !fields.has("url")
            && !fields.has("tittel")
        {
            fields.report_here(
                Problem::new(
                    Check::MissingField,
                    "kilden har verken `url` eller `tittel`".into(),
                )
                .help("Oppgi nettadressa, eller hva kilden heter."),
            );
        }
        fields.finish();
        Some(source)
    }
}

/// Returns what to say of `- KS: Veileder`, which YAML takes for a field `KS`.
fn title_with_colon(value: &serde_yaml::Value) -> Option<Problem> {
    let map = value.as_mapping()?;
    let key = map.keys().next()?.as_str()?;
    let is_field = ["url", "tittel", "utgiver", "dato", "merknad"].contains(&key)
        || !key.starts_with(char::is_uppercase) && !key.contains(' ');
    let text = with_colon(map).filter(|_| !is_field)?;
    let message = "kolonet gjør dette til et felt, men det skal være en kilde".to_owned();
    Some(Problem::new(Check::WrongType, message).help(format!(
        "Sett teksten i anførselstegn: `- {}`.",
        quoted(&text)
    )))
}
