//! Parses one file into one document: fields, body, and every problem with its place.

use std::ops::Range;
use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::index::LinkRecorder;
use super::kind::Kind;
use super::path::Place;
use super::records::{field_of, record_of};
use super::{Document, FrontMatter, Head, conflicts, privacy, quality, title};
use crate::diagnostic::{Check, Diagnostic, Location, Step};
use crate::markdown::{self, Body, Input};
use crate::text::encoding;
use crate::yaml::fields::Fields;
use crate::yaml::letters::{garbled, not_utf8};
use crate::yaml::problems::Problems;
use crate::yaml::written::Written;
use crate::yaml::{front_matter, hidden, remarks};

/// A file, split and parsed as far as its fields.
pub(super) struct Source<'a> {
    pub file: &'a Arc<str>,
    pub place: &'a Place,
    bytes: &'a Arc<[u8]>,
    text: &'a str,
    yaml: Option<Range<usize>>,
    body: Range<usize>,
    /// The fields of the file.
    pub map: Mapping,
}

impl<'a> Source<'a> {
    /// Reads `bytes`, the content of `file`, as far as its fields. Returns only diagnostics for a
    /// file that cannot be read that far. A page without front matter is reported, and still read:
    /// the check can be turned off, and then the title is its first heading.
    pub fn read(
        file: &'a Arc<str>,
        place: &'a Place,
        bytes: &'a Arc<[u8]>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let text = match encoding::read(bytes) {
            Ok(text) => text,
            Err(fault) => {
                problems.push(not_utf8(file, Check::InvalidUtf8, fault));
                return None;
            }
        };
        problems.extend(hidden::in_file(file, text));
        let parts = match front_matter::split(text) {
            Ok(parts) => parts,
            Err((problem, range)) => {
                problems.push(problem.at(file.clone(), range));
                return None;
            }
        };
        let head = parts.yaml.clone().unwrap_or(0..0);
        problems.extend(garbled(file, &text[head.clone()], head.start));
        let map = match &parts.yaml {
            Some(yaml) => match front_matter::parse(&text[yaml.clone()], yaml.start) {
                Ok(map) => map,
                Err((problem, range)) => {
                    problems.push(problem.at(file.clone(), range));
                    return None;
                }
            },
            None => {
                let (problem, range) = front_matter::missing(text, parts.body.clone());
                problems.push(problem.at(file.clone(), range));
                if place.kind != Kind::Page {
                    return None;
                }
                Mapping::new()
            }
        };
        let mut map = map;
        if place.kind == Kind::Page && !title::is_given(&map) {
            title::add(&mut map, &text[parts.body.clone()], place);
        }
        let fields = &text[head.clone()];
        problems.extend(remarks::in_file(file, fields, head.start));
        Some(Self {
            file,
            place,
            bytes,
            text,
            yaml: parts.yaml,
            body: parts.body,
            map,
        })
    }

    /// Returns the document, decoded by `decode` from `map`: the file's own fields, with those of
    /// its main version, `main`, for what it does not have.
    pub fn document<F: FrontMatter>(
        &self,
        map: &Mapping,
        main: Option<&Source<'_>>,
        recorder: &LinkRecorder<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Document<F>> {
        let mut found = self.problems(main);
        let mut fields = Fields::new(map, &mut found);
        let decoded = F::read(&mut fields);
        fields.finish();
        let found = found.into_found().into_iter();
        problems.extend(found.filter(|found| self.owns(found)));
        problems.extend(privacy::in_document(self.file, self.text));

        let Some(decoded) = decoded else {
            // The text is still checked, so that one run reports everything.
            self.render(&Head::unread(), recorder, problems);
            return None;
        };
        let body = self.render(decoded.head(), recorder, problems);
        if body.is_unfinished {
            return None;
        }
        let shown = body.sections.iter().map(|section| &*section.text);
        problems.extend(privacy::in_shown(self.file, shown, self.text));
        self.remark(decoded.head(), &body, problems);
        Some(Document {
            file: self.file.clone(),
            address: self.place.address().into(),
            fields: decoded,
            body,
            own_fields: self.own_fields(),
        })
    }

    /// Returns the names of the fields that the file of a translation has; none for a main version.
    fn own_fields(&self) -> Box<[&'static str]> {
        if !self.place.is_translation {
            return Box::default();
        }
        let record = record_of(self.place.kind);
        let keys = self.map.keys().filter_map(Value::as_str);
        let fields = keys.filter_map(|key| field_of(record, key));
        fields.map(|field| field.key).collect()
    }

    /// Returns the empty list of problems for decoding. A translation has most fields from its main
    /// version, where their problems are reported already.
    fn problems(&self, main: Option<&Source<'_>>) -> Problems {
        let mut written = self.written();
        if let Some(main) = main {
            written = written.over(main.written());
        }
        let problems = Problems::reading(self.file.clone(), written);
        if !self.place.is_translation {
            return problems;
        }
        let own = self.map.keys().filter_map(Value::as_str);
        problems.only(own.map(str::to_owned).collect())
    }

    fn written(&self) -> Written {
        Written::new(self.bytes.clone(), self.yaml.clone().unwrap_or(0..0))
    }

    /// Decides whether the problem is about a field that the file itself has.
    fn owns(&self, found: &Diagnostic) -> bool {
        let Location::Field { path, .. } = &found.location else {
            return true;
        };
        match path.first() {
            Some(Step::Key(key)) => self.map.get(key.as_ref()).is_some(),
            _ => !self.place.is_translation,
        }
    }

    fn render(
        &self,
        head: &Head,
        recorder: &LinkRecorder<'_>,
        problems: &mut Vec<Diagnostic>,
    ) -> Body {
        let input = Input {
            file: self.file,
            text: &self.text[self.body.clone()],
            offset: self.body.start,
            lang: head.lang,
            title: &head.title,
        };
        problems.extend(conflicts::in_body(self.file, self.text, self.body.clone()));
        let resolver = recorder.resolver(self.file);
        let mut body = markdown::render(&input, &resolver);
        for (text, offset) in self.own_addresses(recorder.base_url()) {
            let read = markdown::render(
                &Input {
                    text,
                    offset,
                    ..input
                },
                &resolver,
            );
            body.links.extend(read.links);
            body.findings.extend(read.findings);
        }
        problems.append(&mut body.findings);
        body
    }

    /// Returns the addresses of the site itself in fields, and the place of each: they are checked
    /// as links in the text are.
    fn own_addresses(&self, base_url: &str) -> Vec<(&'a str, usize)> {
        let yaml = self.yaml.clone().unwrap_or(0..0);
        let fields = &self.text[yaml.clone()];
        if base_url.is_empty() {
            return Vec::new();
        }
        let address = |at: usize| {
            let line = fields[..at].rsplit('\n').next().unwrap_or_default();
            let is_comment = line.trim_start().starts_with('#') || line.contains(" #");
            let ends = |letter: char| letter.is_whitespace() || "\"'<>]},".contains(letter);
            let end = fields[at..].find(ends).map_or(fields.len(), |end| at + end);
            (!is_comment).then_some((&fields[at..end], yaml.start + at))
        };
        let found = memchr::memmem::find_iter(fields.as_bytes(), base_url);
        found.filter_map(address).collect()
    }

    fn remark(&self, head: &Head, body: &Body, problems: &mut Vec<Diagnostic>) {
        let remarks = quality::remarks(self.place.kind, head, body).into_iter();
        let remarks = remarks.map(|(problem, about)| problem.at(self.file.clone(), about));
        problems.extend(remarks.filter(|found| self.owns(found)));
    }
}
