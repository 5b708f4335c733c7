//! The functions that templates can call: interface texts, dates, numbers, addresses. The language
//! is that of the engine they are registered in, so components need no language argument.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, StringInput, Tera, TeraResult, Value};
use tr::tr;

use super::dates::{DateForm, Months};
use super::numbers;
use super::soft::soften;
use super::texts::{Text, Texts};
use crate::content::Kind;
use crate::text::PartialDate;
use crate::text::field_path::entry_path;
use crate::text::slug::slugify;
use crate::text::web_address::CONTRIBUTED;
use crate::text::web_address::host;

/// The data that the filters of one language are made from.
pub(super) struct Setting {
    /// The language of the interface, as in `lang` attributes.
    pub(super) lang: &'static str,
    /// Its texts.
    pub(super) texts: Arc<Texts>,
    /// Its months.
    pub(super) months: Arc<Months>,
    /// The prefix of every address on the site.
    pub(super) base_path: Arc<str>,
    /// The addresses of static files, base path included.
    pub(super) assets: Arc<HashMap<String, String>>,
}

/// Registers every filter and function, replacing those of another language.
pub(super) fn register(tera: &mut Tera, setting: &Setting) {
    register_texts(tera, setting);
    register_addresses(tera, setting);
    register_dates(tera, setting);
    let and = setting.texts.get("and").and_then(Text::plain);
    let and = format!(" {} ", and.unwrap_or("og"));
    tera.register_filter("and_list", move |items: &[Value], _: Kwargs, _: &State| {
        and_list(items, &and)
    });
    tera.register_filter("number", |value: &Value, arguments: Kwargs, _: &State| {
        number(value, &arguments)
    });
    tera.register_filter("capitalize", |text: StringInput, _: Kwargs, _: &State| {
        text.inherit_safety(capitalize(text.as_str()))
    });
    tera.register_filter("soft", |text: StringInput, _: Kwargs, _: &State| {
        text.inherit_safety(soften(text.as_str()).into_owned())
    });
    tera.register_filter("slug", |text: &str, _: Kwargs, _: &State| slugify(text));
    tera.register_filter("script_data", |text: &str, _: Kwargs, _: &State| {
        Value::safe_string(&text.replace('<', "\\u003c"))
    });
}

fn register_texts(tera: &mut Tera, setting: &Setting) {
    let texts = setting.texts.clone();
    tera.register_filter("t", move |key: &str, arguments: Kwargs, state: &State| {
        let text = texts
            .get(key)
            .ok_or_else(|| Error::message(tr!("teksten «{key}» finnes ikke", key)))?;
        match text.plain() {
            Some(plain) => Ok(Value::from(plain)),
            None => filled(key, text, &arguments, state),
        }
    });
    let lang = setting.lang;
    tera.register_filter(
        "lang_attr",
        move |of: &Value, _: Kwargs, _: &State| match of.as_str() {
            Some(of) if of != lang && !of.is_empty() => {
                Value::safe_string(&format!(" lang=\"{of}\""))
            }
            _ => Value::safe_string(""),
        },
    );
}

fn register_addresses(tera: &mut Tera, setting: &Setting) {
    let base_path = setting.base_path.clone();
    tera.register_filter("url", move |address: StringInput, _: Kwargs, _: &State| {
        let text = address.as_str();
        if base_path.is_empty() || !text.starts_with('/') || text.starts_with("//") {
            address.into_value()
        } else {
            Value::from(format!("{base_path}{text}"))
        }
    });
    // Encodes a value of a query as a form does, so that `C#` and `a+b` are preserved.
    tera.register_filter("query_value", |text: &str, _: Kwargs, _: &State| {
        form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>()
    });
    tera.register_filter("form", |address: &str, arguments: Kwargs, _: &State| {
        let page = arguments.must_get::<&str>("page")?;
        Ok::<_, Error>(form_of(page, address))
    });
    tera.register_filter("entry", |values: &[Value], arguments: Kwargs, _: &State| {
        let list = arguments.must_get::<&str>("of")?;
        Ok::<_, Error>(entry(list, values))
    });
    let assets = setting.assets.clone();
    tera.register_filter(
        "asset",
        move |name: &str, _: Kwargs, _: &State| match assets.get(name) {
            Some(address) => Ok(Value::from(address.as_str())),
            None => Err(Error::message(tr!(
                "fila «{name}» finnes ikke i static/",
                name
            ))),
        },
    );
    tera.register_filter("rel_attr", |url: &str, _: Kwargs, _: &State| {
        rel_attr(url).map_or_else(|| Value::safe_string(""), |rel| Value::safe_string(&rel))
    });
    tera.register_filter("host", |url: &str, _: Kwargs, _: &State| {
        host(url).to_owned()
    });
}

/// Returns the address of the form in which the document at `address` is corrected, which is at `page`;
/// nothing where it is no document that has one. The page of a translation is corrected in its own file.
fn form_of(page: &str, address: &str) -> String {
    let (address, ending) = match address.strip_prefix("/nn/") {
        Some(rest) => (rest, ".nn"),
        None => (address.trim_start_matches('/'), ""),
    };
    let name = address.split(['#', '?']).next().unwrap_or_default();
    let (folder, slug) = name
        .trim_end_matches('/')
        .split_once('/')
        .unwrap_or_default();
    let is_document =
        Kind::from_folder(folder).is_some_and(|kind| kind != Kind::Page) && !slug.contains('/');
    match is_document && !slug.is_empty() {
        true => format!("{page}?d={folder}/{slug}{ending}"),
        false => String::new(),
    }
}

fn register_dates(tera: &mut Tera, setting: &Setting) {
    let months = setting.months.clone();
    tera.register_filter("date", move |text: &str, arguments: Kwargs, _: &State| {
        let form = arguments.get::<&str>("form")?;
        let form = DateForm::from_name(form)
            .ok_or_else(|| Error::message(tr!("form er long, short, month eller year")))?;
        Ok::<_, Error>(months.date(date(text)?, form))
    });
    let months = setting.months.clone();
    let texts = setting.texts.clone();
    tera.register_function("period", move |arguments: Kwargs, _: &State| {
        let end = |name| -> TeraResult<Option<PartialDate>> {
            match arguments.get::<&Value>(name)?.and_then(Value::as_str) {
                Some(text) => date(text).map(Some),
                None => Ok(None),
            }
        };
        period(end("from")?, end("to")?, &months, &texts)
    });
}

/// Returns the name of the entry of the list `of` that begins with `values`, or the beginning of that
/// name, as a value of a query: `bruk[digisos]`. The forms find the entry by it.
fn entry(of: &str, values: &[Value]) -> String {
    let values = values.iter().filter_map(|value| {
        let text = value.as_str().map(str::to_owned);
        text.or_else(|| value.as_i64().map(|number| number.to_string()))
    });
    let path = entry_path(of, values);
    form_urlencoded::byte_serialize(path.as_bytes()).collect()
}

/// Returns a text filled in. An argument that is markup (captured with `{% set %}`) stays markup,
/// and the text around it is escaped here.
fn filled(key: &str, text: &Text, arguments: &Kwargs, state: &State) -> TeraResult<Value> {
    let n = arguments.get::<f64>("n")?;
    let values: Vec<(&str, &Value)> = arguments
        .iter()
        .filter_map(|(name, value)| Some((name.as_str()?, value)))
        .collect();
    let has_markup = values
        .iter()
        .any(|(_, value)| value.is_safe() && value.is_string());
    // Writing to memory does not fail.
    let escaped = |text: &str| state.escape(text).unwrap_or_default();
    let argument = |wanted: &str| -> Option<Cow<'_, str>> {
        let (_, value) = values.iter().find(|(name, _)| *name == wanted)?;
        if value.is_none() || value.is_undefined() {
            return None;
        }
        let text = match value.as_str() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(value.to_string()),
        };
        let is_ready = !has_markup || value.is_safe();
        Some(if is_ready {
            text
        } else {
            escaped(&text).into()
        })
    };
    let result = text.fill(n, argument, |plain, out| match has_markup {
        true => out.push_str(&escaped(plain)),
        false => out.push_str(plain),
    });
    match result {
        Ok(filled) if has_markup => Ok(Value::safe_string(&filled)),
        Ok(filled) => Ok(Value::from(filled)),
        Err(missing) => Err(Error::message(tr!(
            "teksten «{key}» trenger argumentet «{missing}»",
            key,
            missing
        ))),
    }
}

fn number(value: &Value, arguments: &Kwargs) -> TeraResult<String> {
    let n = value.as_f64().ok_or_else(|| {
        Error::message(tr!(
            "number trenger et tall, ikke {found}",
            found = value.name()
        ))
    })?;
    Ok(numbers::number(n, arguments.get("decimals")?))
}

fn date(text: &str) -> TeraResult<PartialDate> {
    text.parse()
        .map_err(|_| Error::message(tr!("«{text}» er ingen dato", text)))
}

/// Returns a period in words; empty where neither end is known.
fn period(
    from: Option<PartialDate>,
    to: Option<PartialDate>,
    months: &Months,
    texts: &Texts,
) -> TeraResult<String> {
    let words = |date: PartialDate| months.date(date, DateForm::Short);
    let with = |key: &str, date: PartialDate| {
        let text = texts
            .get(key)
            .ok_or_else(|| Error::message(tr!("teksten «{key}» mangler", key)))?;
        let date = words(date);
        let argument = |name: &str| (name == "date").then_some(Cow::Borrowed(date.as_str()));
        text.fill(None, argument, |plain, out| out.push_str(plain))
            .map_err(|missing| {
                Error::message(tr!("«{key}» kan ikke ha {{{missing}}}", key, missing))
            })
    };
    match (from, to) {
        (Some(from), Some(to)) if from == to => Ok(words(from)),
        (Some(from), Some(to)) if from.month().is_none() && to.month().is_none() => {
            Ok(format!("{}–{}", words(from), words(to)))
        }
        // With spaces: «mai 2018 – juni 2019».
        (Some(from), Some(to)) => Ok(format!("{} – {}", words(from), words(to))),
        (Some(from), None) => with("period.from", from),
        (None, Some(to)) => with("period.to", to),
        (None, None) => Ok(String::new()),
    }
}

fn and_list(items: &[Value], and: &str) -> String {
    let mut out = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == items.len() { and } else { ", " });
        }
        out.push_str(&item.to_string());
    }
    out
}

/// Returns `text` with its first letter in upper case.
pub(super) fn capitalize(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => {
            let mut out = String::with_capacity(text.len() + 1);
            out.extend(first.to_uppercase());
            out.push_str(letters.as_str());
            out
        }
        None => String::new(),
    }
}

/// Returns ` rel="…"` for a link to another site, with its meaning for search engines.
fn rel_attr(url: &str) -> Option<String> {
    let is_outside = url.starts_with("https://") || url.starts_with("http://");
    is_outside.then(|| format!(" rel=\"{CONTRIBUTED}\""))
}

#[cfg(test)]
mod tests {
    use super::form_of;

    #[test]
    fn a_document_has_a_form_and_a_list_has_none() {
        let form = |address| form_of("/rett/", address);
        assert_eq!(form("/kommuner/nome/"), "/rett/?d=kommuner/nome");
        assert_eq!(form("/kommuner/nome/#s-use"), "/rett/?d=kommuner/nome");
        assert_eq!(form("/nn/losninger/a/"), "/rett/?d=losninger/a.nn");
        for other in [
            "/",
            "/kommuner/",
            "/temaer/helse/",
            "/losninger/a/b/",
            "#s-rows",
        ] {
            assert_eq!(form(other), "");
        }
    }
}
