//! Sanitises drawings: an SVG is a document of its own that can run scripts and fetch files. So it
//! is parsed, and only what is known to draw is written again; the rest is left out and reported.

mod allowed;
mod values;

use std::collections::BTreeSet;

use quick_xml::NsReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::ResolveResult;
use tr::tr;

use super::sniff::wrong;
use crate::diagnostic::Problem;
use allowed::{Element, element, is_attribute};

/// The largest drawing that is read, in bytes.
const LARGEST: usize = 4 << 20;
/// The deepest nesting of elements: more than any drawing has.
const DEEPEST: usize = 100;
/// The most copies that a drawing may make of its parts, in all.
const COPIES: usize = 20_000;

const SVG: &[u8] = b"http://www.w3.org/2000/svg";
const XLINK: &[u8] = b"http://www.w3.org/1999/xlink";
const XML: &[u8] = b"http://www.w3.org/XML/1998/namespace";

/// A drawing that is written again.
pub(super) struct Drawing {
    /// Its text.
    pub(super) text: String,
    /// The names of the parts left out that could run or fetch something.
    pub(super) left_out: BTreeSet<String>,
}

/// Parses `bytes`, and writes the parts that draw.
pub(super) fn rewrite(bytes: &[u8]) -> Result<Drawing, Problem> {
    if bytes.len() > LARGEST {
        let message = tr!(
            "tegningen er på {size} MB; den kan være høyst 4 MB",
            size = bytes.len() >> 20
        );
        return Err(wrong(
            message,
            tr!("Forenkle den, eller lagre den som PNG."),
        ));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return Err(wrong(
            tr!("SVG-fila er ikke lagret som UTF-8"),
            tr!("Lagre den på nytt som UTF-8."),
        ));
    };
    let mut reader = NsReader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut writer = Writer::default();
    loop {
        let (namespace, event) = reader.read_resolved_event().map_err(|_| broken())?;
        let is_svg = match namespace {
            ResolveResult::Bound(namespace) => namespace.as_ref() == SVG,
            // Without a namespace it is meant as SVG.
            ResolveResult::Unbound => true,
            ResolveResult::Unknown(_) => false,
        };
        match event {
            Event::Eof => break,
            Event::Start(start) => writer.start(&reader, &start, is_svg)?,
            Event::End(_) => writer.end(),
            Event::Text(text) => writer.text(&text.decode().map_err(|_| broken())?),
            Event::CData(text) => writer.text(&text.decode().map_err(|_| broken())?),
            Event::GeneralRef(entity) => writer.text(&reference(&entity)?),
            Event::DocType(doctype) => {
                if doctype.contains(&b'[') {
                    writer.left_out.insert("DOCTYPE".into());
                }
            }
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    writer.finish()
}

fn broken() -> Problem {
    wrong(
        tr!("fila er ikke en gyldig SVG-tegning"),
        tr!("Åpne den i et tegneprogram, og lagre den på nytt som «vanlig SVG», eller som PNG."),
    )
}

/// Returns the text of `&amp;`, `&#229;` and the like. A file's own entities are not expanded.
fn reference(entity: &BytesRef<'_>) -> Result<String, Problem> {
    if let Some(letter) = entity.resolve_char_ref().map_err(|_| broken())? {
        return Ok(letter.to_string());
    }
    let name = entity.decode().map_err(|_| broken())?;
    let text = resolve_predefined_entity(&name).ok_or_else(broken)?;
    Ok(text.to_owned())
}

/// An element that is open.
struct Open {
    element: Element,
    /// The text of a style sheet, until it is whole.
    style: Option<String>,
    has_id: bool,
}

#[derive(Default)]
struct Writer {
    out: String,
    open: Vec<Open>,
    /// The number of elements that are open within one that is left out.
    skipped: usize,
    is_finished: bool,
    left_out: BTreeSet<String>,
    copies: values::Copies,
}

impl Writer {
    fn start(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        is_svg: bool,
    ) -> Result<(), Problem> {
        if self.skipped > 0 {
            self.skipped += 1;
            return self.not_too_deep();
        }
        let local = start.local_name();
        let name = std::str::from_utf8(local.as_ref()).map_err(|_| broken())?;
        let is_root = self.open.is_empty();
        if is_root && (self.is_finished || !is_svg || name != "svg") {
            return Err(broken());
        }
        let found = element(name).filter(|_| is_svg);
        let Some(element) = found else {
            // Data that programs store for themselves are left out without a remark.
            if is_svg && name != "metadata" {
                self.left_out.insert(name.to_owned());
            }
            self.skipped = 1;
            return Ok(());
        };
        let attributes = self.attributes(reader, start, element)?;
        if element.needs_address && !attributes.iter().any(|(name, _)| *name == "href") {
            self.left_out.insert(name.to_owned());
            self.skipped = 1;
            return Ok(());
        }
        self.out.push('<');
        self.out.push_str(element.written);
        if is_root {
            self.out.push_str(" xmlns=\"http://www.w3.org/2000/svg\"");
        }
        for (name, value) in &attributes {
            self.attribute(name, value);
        }
        self.out.push('>');
        let value = |wanted: &str| attributes.iter().find(|(name, _)| name == wanted);
        if let Some((_, id)) = value("id") {
            self.copies.enter(id);
        }
        if element.written == "use"
            && let Some((_, target)) = value("href")
        {
            self.copies.copy(target.trim_start_matches('#'));
        }
        let has_id = value("id").is_some();
        let style = (element.written == "style").then(String::new);
        self.open.push(Open {
            element,
            style,
            has_id,
        });
        self.not_too_deep()
    }

    fn not_too_deep(&self) -> Result<(), Problem> {
        match self.open.len() + self.skipped > DEEPEST {
            true => Err(wrong(
                tr!("tegningen har for mange elementer inni hverandre"),
                tr!("Forenkle den i et tegneprogram, eller lagre den som PNG."),
            )),
            false => Ok(()),
        }
    }

    /// Returns the attributes that may stay, by name.
    fn attributes(
        &mut self,
        reader: &NsReader<&[u8]>,
        start: &BytesStart<'_>,
        element: Element,
    ) -> Result<Vec<(String, String)>, Problem> {
        let mut kept: Vec<(String, String)> = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|_| broken())?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|_| broken())?;
            let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
            let name = std::str::from_utf8(local.as_ref()).map_err(|_| broken())?;
            let name = match namespace {
                ResolveResult::Unbound => name.to_owned(),
                ResolveResult::Bound(space) if space.as_ref() == XLINK && name == "href" => {
                    name.to_owned()
                }
                ResolveResult::Bound(space) if space.as_ref() == XML => format!("xml:{name}"),
                _ => continue,
            };
            if name == "xmlns" || name.starts_with("data-") {
                continue;
            }
            let is_safe = match &*name {
                "href" => values::is_address(&value, element),
                "style" => values::is_style(&value),
                _ => is_attribute(&name) && values::is_value(&value),
            };
            if !is_safe {
                // Unknown attributes do nothing; those that act are reported.
                if is_attribute(&name)
                    || name.starts_with("on")
                    || matches!(&*name, "href" | "style")
                {
                    self.left_out.insert(name);
                }
                continue;
            }
            kept.retain(|(known, _)| *known != name);
            kept.push((name, value.into_owned()));
        }
        kept.sort();
        Ok(kept)
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        escape(value, &mut self.out);
        self.out.push('"');
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.open.last_mut().filter(|_| self.skipped == 0) else {
            return;
        };
        match &mut open.style {
            Some(style) => style.push_str(text),
            None if open.element.has_text => escape(text, &mut self.out),
            None => {}
        }
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(open) = self.open.pop() else {
            return;
        };
        match open.style {
            Some(style) if values::is_style(&style) => escape(&style, &mut self.out),
            Some(_) => {
                self.left_out.insert("style".into());
            }
            None => {}
        }
        if open.has_id {
            self.copies.leave();
        }
        self.out.push_str("</");
        self.out.push_str(open.element.written);
        self.out.push('>');
        self.is_finished = self.open.is_empty();
    }

    fn finish(mut self) -> Result<Drawing, Problem> {
        if !self.is_finished {
            return Err(broken());
        }
        if self.copies.count() > COPIES {
            return Err(wrong(
                tr!("tegningen kopierer deler av seg selv inn i hverandre for mange ganger"),
                tr!("Forenkle den i et tegneprogram, eller lagre den som PNG."),
            ));
        }
        self.out.push('\n');
        Ok(Drawing {
            text: self.out,
            left_out: self.left_out,
        })
    }
}

/// Writes `text` as text or as the value of an attribute.
fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' => out.push(letter),
            // XML has no other control characters.
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
}

#[cfg(test)]
mod tests;
