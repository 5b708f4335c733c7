//! Topics (tema): the list that documents are sorted by.

use super::fields::{Fields, FromYaml, Problems};
use super::head::Url;
use super::slug::Slug;
use super::vocabulary::{Lang, TopicGroup};

/// A topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name in addresses and front matter.
    pub slug: Slug,
    /// Its name in bokmål.
    pub nb: String,
    /// Its name in nynorsk.
    pub nn: String,
    /// Which of the two groups it belongs to.
    pub group: TopicGroup,
    /// Its URI in Digdir's Los, where it has one.
    pub los: Option<String>,
    /// The nearest EU data theme, for DCAT.
    pub eu: Option<String>,
}

impl Topic {
    /// The name in `lang`.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Nn { &self.nn } else { &self.nb }
    }
}

impl FromYaml for Topic {
    const EXPECTED: &'static str = "`slug`, `nb`, `nn` og `gruppe`";

    fn from_yaml(value: &serde_yaml::Value, problems: &mut Problems) -> Option<Self> {
        let mut fields = Fields::nested(value, problems, Self::EXPECTED)?;
        let slug = fields.required("slug");
        let nb = fields.required::<String>("nb");
        let nn = fields.optional("nn");
        let group = fields
            .optional("gruppe")
            .unwrap_or(TopicGroup::Digitalisation);
        let los = fields.optional::<Url>("los").map(|url| url.0);
        let eu = fields.optional("eu");
        fields.finish();
        let nb = nb?;
        Some(Self {
            slug: slug?,
            nn: nn.unwrap_or_else(|| nb.clone()),
            nb,
            group,
            los,
            eu,
        })
    }
}
