//! Gathers what can be chosen in a column: the closed lists, the site's own solutions and topics.

use crate::content::Kind;
use crate::content::records::{field_of, record_of};
use crate::diagnostic::nearest;
use crate::knowledge::Knowledge;
use crate::survey::plan::{Column, Form, NO, Sheet, YES};
use crate::text::Lang;
use crate::text::collation::collation_key;
use crate::yaml::shape::Shape;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value as files have it.
    pub value: String,
    /// The words for a reader.
    pub label: String,
    /// Other words that mean it.
    also: Vec<String>,
}

/// The values that can be chosen from one list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List(pub Vec<Choice>);

/// The lists of a site, for a reader of one written form.
#[derive(Clone, Debug)]
pub struct Choices {
    /// The written form.
    pub lang: Lang,
    /// The solutions, by title.
    pub solutions: List,
    /// The topics, by name.
    pub topics: List,
}

/// The reason why a text is none of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotListed {
    /// The label that was perhaps meant.
    pub meant: Option<String>,
}

impl Choice {
    /// Returns a choice; `also` are other words that mean it.
    pub fn new(value: String, label: String, also: Vec<String>) -> Self {
        Self { value, label, also }
    }
}

impl List {
    fn sorted(mut choices: Vec<Choice>) -> Self {
        choices.sort_by_cached_key(|choice| (collation_key(&choice.label), choice.value.clone()));
        Self(choices)
    }

    /// Returns the choice that `text` means: its label in either written form, another name of it,
    /// or its value, whatever the case.
    ///
    /// # Errors
    /// Returns the nearest label where there is none: it is offered, never taken.
    pub fn find(&self, text: &str) -> Result<&Choice, NotListed> {
        let wanted = folded(text);
        let exact = |choice: &&Choice| {
            folded(&choice.label) == wanted
                || choice.value == wanted
                || choice.also.iter().any(|also| folded(also) == wanted)
        };
        let mut fitting = self.0.iter().filter(exact);
        if let (Some(one), None) = (fitting.next(), fitting.next()) {
            return Ok(one);
        }
        let by_label = self.0.iter().find(|choice| folded(&choice.label) == wanted);
        by_label.ok_or_else(|| {
            let names = self.0.iter().flat_map(|choice| {
                let also = choice.also.iter().map(move |also| (folded(also), choice));
                also.chain([(folded(&choice.label), choice)])
            });
            let meant = nearest(&wanted, names).map(|choice| choice.label.clone());
            NotListed { meant }
        })
    }

    /// Returns the label of a value; the value itself where it is not listed.
    pub fn label<'a>(&'a self, value: &'a str) -> &'a str {
        let choice = self.0.iter().find(|choice| choice.value == value);
        choice.map_or(value, |choice| choice.label.as_str())
    }
}

fn folded(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

impl Choices {
    /// Returns the lists of the site.
    pub fn of(knowledge: &Knowledge, lang: Lang) -> Self {
        Self {
            lang,
            solutions: solutions(knowledge, lang),
            topics: topics(knowledge, lang),
        }
    }

    /// Returns the list of a column; `None` where anything may be written.
    pub fn list(&self, sheet: &Sheet, column: &Column) -> Option<List> {
        let words = |key: &str| words(sheet.list, key, self.lang);
        self.of_form(column.form, || words(column.key))
    }

    /// Returns the list of a form; `words` are those of its closed list.
    pub fn of_form(&self, form: Form, words: impl FnOnce() -> List) -> Option<List> {
        match form {
            Form::Word => Some(words()),
            Form::Solution => Some(self.solutions.clone()),
            Form::Topic => Some(self.topics.clone()),
            Form::YesNo => Some(yes_no(self.lang)),
            Form::Level => Some(levels()),
            Form::Date | Form::Text => None,
        }
    }
}

fn solutions(knowledge: &Knowledge, lang: Lang) -> List {
    let all = knowledge.solution_ids().map(|id| {
        let entry = &knowledge.solution(id).entry;
        let main = &entry.main.fields;
        let version = &entry.version(lang).fields;
        let nynorsk = main.name_in_nynorsk.clone();
        let label = match (lang, &nynorsk) {
            (Lang::Nn, Some(name)) if version.head.title == main.head.title => name.clone(),
            _ => version.head.title.clone(),
        };
        let mut also = main.aliases.clone();
        also.extend(nynorsk);
        also.extend(entry.versions().map(|version| version.head().title.clone()));
        Choice {
            value: entry.slug.to_string(),
            label,
            also,
        }
    });
    List::sorted(all.collect())
}

fn topics(knowledge: &Knowledge, lang: Lang) -> List {
    let all = knowledge.topic_ids().map(|id| {
        let topic = knowledge.topic(id);
        Choice {
            value: topic.topic.slug.to_string(),
            label: topic.topic.name(lang).to_owned(),
            also: vec![
                topic.topic.nb.clone(),
                topic.topic.name(Lang::Nn).to_owned(),
            ],
        }
    });
    List::sorted(all.collect())
}

/// Returns the closed list of the field `key` of the entries of `list`, in its own order.
pub fn words(list: &str, key: &str, lang: Lang) -> List {
    let record = field_of(record_of(Kind::Municipality), list)
        .and_then(|field| (field.shape)().record())
        .and_then(|record| field_of(record, key));
    let Some(Shape::Word { words, .. }) = record.map(|field| (field.shape)()) else {
        return List::default();
    };
    let choices = words.into_iter().map(|word| Choice {
        value: word.word.to_owned(),
        label: if lang == Lang::Nn { word.nn } else { word.nb }.to_owned(),
        also: vec![word.nb.to_owned(), word.nn.to_owned()],
    });
    List(choices.collect())
}

fn yes_no(lang: Lang) -> List {
    let choice = |value: &str, label: &str, also: &str| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        also: vec![also.to_owned()],
    };
    List(vec![
        choice("true", YES.in_lang(lang), "sant"),
        choice("false", NO.in_lang(lang), "usant"),
    ])
}

fn levels() -> List {
    let choices = (0..=5).map(|level| Choice {
        value: level.to_string(),
        label: level.to_string(),
        also: Vec::new(),
    });
    List(choices.collect())
}
