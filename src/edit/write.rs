//! Writes values as YAML, in the style of the content: plain where that is safe, else in quotation
//! marks; short lists and fields on one line.

use saphyr_parser::ScalarStyle;
use serde_yaml::{Mapping, Value};

use crate::yaml::bounded;

/// The longest fields on one line, in characters.
const SHORT: usize = 60;

/// The place where a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// Within brackets or braces.
    Flow,
    /// On lines of its own.
    Block,
}

/// The form in which values are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The distance that the dashes of a list stand in from the name of its field, in spaces.
    pub(super) list_indent: usize,
    /// `true` where all text is put in quotation marks.
    pub(super) all_quoted: bool,
}

impl Style {
    /// Returns `value` on one line; `old` is the way it was written before.
    pub(super) fn on_one_line(
        self,
        value: &Value,
        old: Option<ScalarStyle>,
        around: Around,
    ) -> String {
        match value {
            Value::Null => "~".to_owned(),
            Value::Bool(truth) => quoted_as(old, truth.to_string()),
            Value::Number(number) => quoted_as(old, number.to_string()),
            Value::String(text) => self.text(text, old, around),
            Value::Sequence(items) => {
                let items = items
                    .iter()
                    .map(|item| self.on_one_line(item, None, Around::Flow));
                format!("[{}]", items.collect::<Vec<_>>().join(", "))
            }
            Value::Mapping(map) => {
                let pairs = map.iter().map(|(key, value)| {
                    let key = self.on_one_line(key, None, Around::Flow);
                    format!("{key}: {}", self.on_one_line(value, None, Around::Flow))
                });
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
            }
            Value::Tagged(tagged) => self.on_one_line(&tagged.value, old, around),
        }
    }

    /// Returns `value` as it stands after the colon of a field whose name is indented by `indent`:
    /// after a space, or on the lines below.
    pub(super) fn after_colon(self, value: &Value, indent: usize) -> String {
        match value {
            Value::Sequence(items) if items.iter().any(Value::is_mapping) => {
                let indent = indent + self.list_indent;
                let item = |item| {
                    format!(
                        "\n{}- {}",
                        " ".repeat(indent),
                        self.after_dash(item, indent)
                    )
                };
                items.iter().map(item).collect()
            }
            Value::Mapping(map) if !map.is_empty() => match self.short(map) {
                Some(short) => format!(" {short}"),
                None => {
                    let indent = indent + 2;
                    format!("\n{}{}", " ".repeat(indent), self.fields(map, indent))
                }
            },
            other => format!(" {}", self.on_one_line(other, None, Around::Block)),
        }
    }

    /// Returns `value` as it stands after a dash that is indented by `indent`.
    pub(super) fn after_dash(self, value: &Value, indent: usize) -> String {
        match value {
            Value::Mapping(map) if !map.is_empty() => self.fields(map, indent + 2),
            other => self.on_one_line(other, None, Around::Block),
        }
    }

    /// Returns the fields of `map` on lines of their own, the first without its indent.
    pub(super) fn fields(self, map: &Mapping, indent: usize) -> String {
        let pairs = map.iter().map(|(key, value)| {
            let key = self.on_one_line(key, None, Around::Block);
            format!("{key}:{}", self.after_colon(value, indent))
        });
        let between = format!("\n{}", " ".repeat(indent));
        pairs.collect::<Vec<_>>().join(&between)
    }

    /// Returns plain fields on one line, where they are few.
    fn short(self, map: &Mapping) -> Option<String> {
        let is_plain = |value: &Value| !value.is_mapping() && !value.is_sequence();
        if !map.values().all(is_plain) {
            return None;
        }
        let short = self.on_one_line(&Value::Mapping(map.clone()), None, Around::Flow);
        (short.chars().count() <= SHORT).then_some(short)
    }

    fn text(self, text: &str, old: Option<ScalarStyle>, around: Around) -> String {
        if self.all_quoted {
            return double_quoted(text);
        }
        let single = || (!has_special(text)).then(|| format!("'{}'", text.replace('\'', "''")));
        match old {
            Some(ScalarStyle::DoubleQuoted) => double_quoted(text),
            Some(ScalarStyle::SingleQuoted) => single().unwrap_or_else(|| double_quoted(text)),
            _ if is_safe(text, around) => text.to_owned(),
            _ => double_quoted(text),
        }
    }
}

/// Returns a number or a truth in the quotation marks that the value before had.
fn quoted_as(old: Option<ScalarStyle>, text: String) -> String {
    match old {
        Some(ScalarStyle::DoubleQuoted) => format!("\"{text}\""),
        Some(ScalarStyle::SingleQuoted) => format!("'{text}'"),
        _ => text,
    }
}

fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            letter if is_special(letter) => {
                let code = u32::from(letter);
                out.push_str(&match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                });
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

fn has_special(text: &str) -> bool {
    text.chars()
        .any(|letter| is_special(letter) || letter == '\n')
}

/// Decides whether a character cannot stand as it is in YAML, or would not be seen.
fn is_special(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// Decides whether `text` needs no quotation marks: every reader of YAML takes it as this text.
fn is_safe(text: &str, around: Around) -> bool {
    // Words and numbers that version 1.1 of YAML reads as something else.
    const WORDS: [&str; 12] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", "~", "=", "<<",
    ];
    let lower = text.to_lowercase();
    let digits = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first))
            && text
                .chars()
                .all(|letter| letter.is_ascii_digit() || ":_.+eExXo".contains(letter))
    };
    if WORDS.contains(&&*lower) || digits(text) || has_special(text) || text.contains('\t') {
        return false;
    }
    if text.contains(['\'', '"', '`']) && text.starts_with(['\'', '"', '`']) {
        return false;
    }
    let document = match around {
        Around::Block => format!("k: {text}\n"),
        Around::Flow => format!("[{{k: {text}, l: m}}, {text}]\n"),
    };
    let read = bounded::from_str(&document);
    let expected = Value::String(text.to_owned());
    match (around, read) {
        (Around::Block, Ok(map)) => map.get("k") == Some(&expected),
        (Around::Flow, Ok(list)) => list[0].get("k") == Some(&expected) && list[1] == expected,
        (_, Err(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLE: Style = Style {
        list_indent: 2,
        all_quoted: false,
    };

    #[test]
    fn text_is_quoted_only_where_it_must_be() {
        for (text, block, flow) in [
            ("i-bruk", "i-bruk", "i-bruk"),
            ("2026-11-30", "2026-11-30", "2026-11-30"),
            ("2026", "\"2026\"", "\"2026\""),
            ("ca. 2026", "ca. 2026", "ca. 2026"),
            ("Se, her", "Se, her", "\"Se, her\""),
            ("Husk: dette", "\"Husk: dette\"", "\"Husk: dette\""),
            ("a # b", "\"a # b\"", "\"a # b\""),
            ("no", "\"no\"", "\"no\""),
            ("12:30", "\"12:30\"", "\"12:30\""),
            (
                "sa «hei» og \"ha\"",
                "sa «hei» og \"ha\"",
                "sa «hei» og \"ha\"",
            ),
            ("\"alt\"", "\"\\\"alt\\\"\"", "\"\\\"alt\\\"\""),
            ("to\nlinjer", "\"to\\nlinjer\"", "\"to\\nlinjer\""),
            ("", "\"\"", "\"\""),
        ] {
            let value = Value::from(text);
            assert_eq!(STYLE.on_one_line(&value, None, Around::Block), block);
            assert_eq!(STYLE.on_one_line(&value, None, Around::Flow), flow);
        }
    }

    #[test]
    fn the_old_quotation_marks_stay() {
        let write =
            |text: &str, old| STYLE.on_one_line(&Value::from(text), Some(old), Around::Block);
        assert_eq!(write("det's", ScalarStyle::SingleQuoted), "'det''s'");
        assert_eq!(write("a\nb", ScalarStyle::SingleQuoted), "\"a\\nb\"");
        assert_eq!(write("ord", ScalarStyle::DoubleQuoted), "\"ord\"");
        assert_eq!(write("ord", ScalarStyle::Plain), "ord");
        assert_eq!(write("a\nb", ScalarStyle::Literal), "\"a\\nb\"");
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let plain = prop_oneof![
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-zæøå0-9 :#,\\[\\]{}'\"&*!|>%@`\\\\.\n-]{0,12}".prop_map(Value::from),
        ];
        plain.prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-zæ]{1,4}", inner, 0..4).prop_map(|map| {
                    let pairs = map
                        .into_iter()
                        .map(|(key, value)| (Value::from(key), value));
                    Value::Mapping(pairs.collect())
                }),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_the_same(value in any_value(), all_quoted in any::<bool>(), list_indent in 0..3_usize) {
            let style = Style { list_indent, all_quoted };
            let written = format!("k:{}\n", style.after_colon(&value, 0));
            let read = bounded::from_str(&written);
            prop_assert_eq!(read.ok().and_then(|read| read.get("k").cloned()), Some(value.clone()), "{}", written);
            let written = format!("- {}\n- {}\n", style.after_dash(&value, 0), style.on_one_line(&value, None, Around::Block));
            let read = bounded::from_str(&written);
            prop_assert_eq!(read.ok(), Some(Value::from(vec![value.clone(), value])), "{}", written);
        }
    }
}
