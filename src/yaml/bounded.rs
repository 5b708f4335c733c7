//! Parses YAML into a [`Value`] whose size is limited by the length of its text.
//!
//! The library limits how often a value is repeated through an alias, but not how large it is: a
//! hundred kilobytes can expand to gigabytes. So values are counted while they are parsed, and
//! parsing stops at the limit.

use std::cell::Cell;
use std::fmt;

use memchr::memchr2_iter;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_yaml::mapping::Entry;
use serde_yaml::value::{Tag, TaggedValue};
use serde_yaml::{Mapping, Value};

/// The largest size of a value, as a multiple of its text. Without aliases it is never larger than
/// the text.
const GROWTH: usize = 2;
/// The size in bytes that is always allowed, so that a short text may use aliases freely.
const ALWAYS_ALLOWED: usize = 64 << 10;
/// The most values in one text: entries, keys and their values.
const MAX_VALUES: usize = 150_000;

/// The message of the error for a text whose value is too large.
pub(super) const TOO_LARGE: &str = "expands to too much";
/// The message of the error for a text with too many values.
pub(super) const TOO_MANY: &str = "too many values";
/// The message of the error for a text whose values are nested too deep; the library uses the same
/// one.
pub(super) const TOO_DEEP: &str = "recursion limit exceeded";
/// The deepest nesting of brackets: more than anyone writes, and more than the library accepts
/// (128).
const MAX_DEPTH: usize = 200;

/// Parses `yaml`.
///
/// # Errors
/// Returns an error where it is not valid YAML, is nested too deep, has too many values, or is much
/// larger than its text.
pub fn from_str(yaml: &str) -> Result<Value, serde_yaml::Error> {
    if too_deep(yaml).is_some() {
        return Err(Error::custom(TOO_DEEP));
    }
    let budget = Budget {
        bytes: Cell::new(yaml.len() * GROWTH + ALWAYS_ALLOWED),
        values: Cell::new(MAX_VALUES),
    };
    budget.deserialize(serde_yaml::Deserializer::from_str(yaml))
}

/// Returns the position of the bracket that exceeds [`MAX_DEPTH`]. The library finds it too, but
/// only after work that grows with the square of the depth.
pub(super) fn too_deep(yaml: &str) -> Option<usize> {
    // Most texts have fewer brackets in all.
    memchr2_iter(b'[', b'{', yaml.as_bytes()).nth(MAX_DEPTH)?;
    let mut depth = 0_usize;
    for (at, byte) in yaml.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(at);
        }
    }
    None
}

/// The bytes and values that may still be read.
struct Budget {
    bytes: Cell<usize>,
    values: Cell<usize>,
}

impl Budget {
    /// Spends one value, and `length` bytes for its text.
    fn take<E: Error>(&self, length: usize) -> Result<(), E> {
        let spend = |left: &Cell<usize>, cost| {
            let rest = left.get().checked_sub(cost);
            rest.map(|rest| left.set(rest))
        };
        // A value takes at least one byte of its text.
        spend(&self.bytes, length + 1).ok_or_else(|| E::custom(TOO_LARGE))?;
        spend(&self.values, 1).ok_or_else(|| E::custom(TOO_MANY))
    }
}

impl<'de> DeserializeSeed<'de> for &Budget {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &Budget {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("any YAML value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        self.take(1)?;
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        self.take(1)?;
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        self.take(1)?;
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.take(1)?;
        Ok(Value::Number(value.into()))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.take(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.take(value.len())?;
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        self.take(0)?;
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Sequence(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        self.take(0)?;
        let mut map = Mapping::new();
        while let Some(key) = pairs.next_key_seed(self)? {
            match map.entry(key) {
                Entry::Occupied(there) => {
                    return Err(A::Error::custom(DuplicateKey(there.key())));
                }
                Entry::Vacant(free) => {
                    free.insert(pairs.next_value_seed(self)?);
                }
            }
        }
        Ok(Value::Mapping(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (tag, content) = tagged.variant::<String>()?;
        if tag.is_empty() {
            return Err(A::Error::custom("empty YAML tag is not allowed"));
        }
        self.take(tag.len())?;
        let value = content.newtype_variant_seed(self)?;
        let tag = Tag::new(tag);
        Ok(Value::Tagged(Box::new(TaggedValue { tag, value })))
    }
}

/// The error of a key that occurs twice, in the words of the library.
struct DuplicateKey<'a>(&'a Value);

impl fmt::Display for DuplicateKey<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::String(key) => write!(out, "duplicate entry with key {key:?}"),
            Value::Number(key) => write!(out, "duplicate entry with key {key}"),
            Value::Bool(key) => write!(out, "duplicate entry with key `{key}`"),
            _ => out.write_str("duplicate entry in YAML map"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(yaml: &str) -> String {
        from_str(yaml).expect_err("too large").to_string()
    }

    #[test]
    fn reads_the_same_as_the_library() {
        for yaml in [
            "",
            "a: 1\nb: -2\nc: 1.5\nd: ja\ne: true\nf:\ng: ~\nh: 'å'\n",
            "- [1, {a: b}]\n- !merke {x: y}\n- !!str 12\n- 0x1F\n- 1e400\n- .nan\n",
            "? [a, b]\n: c\n1: x\ntrue: y\n",
            "a: &a [x]\nb: *a\nc: {<<: {d: 1}}\n",
            "a: !en b\nb: !to\n  c: d\n",
        ] {
            let expected: Value = serde_yaml::from_str(yaml).expect("YAML");
            assert_eq!(
                format!("{:?}", from_str(yaml).expect("YAML")),
                format!("{expected:?}"),
                "{yaml}"
            );
        }
    }

    #[test]
    fn reports_a_repeated_key_in_the_words_of_the_library() {
        for yaml in ["a: 1\na: 2\n", "1: a\n1: b\n", "x:\n  - b: 1\n    b: 2\n"] {
            let expected = serde_yaml::from_str::<Value>(yaml).expect_err("twice");
            assert_eq!(error(yaml), expected.to_string(), "{yaml}");
        }
    }

    #[test]
    fn repeats_of_a_large_value_are_limited() {
        let large = "x".repeat(100_000);
        let repeated = format!("a: &a {large}\nb: [{}]\n", "*a, ".repeat(100));
        assert!(error(&repeated).contains(TOO_LARGE));
        let nested = format!("a: &a {{b: {large}}}\nc: {{<<: *a}}\nd: {{<<: *a}}\ne: *a\n");
        assert!(error(&nested).contains(TOO_LARGE));
    }

    #[test]
    fn a_few_aliases_are_read() {
        let read = from_str("a: &a [x, y]\nb: *a\n").expect("small");
        assert_eq!(read["b"], read["a"]);
    }

    #[test]
    fn values_are_counted() {
        let many = format!("a: [{}]", "x, ".repeat(MAX_VALUES));
        assert!(error(&many).contains(TOO_MANY));
    }
}
