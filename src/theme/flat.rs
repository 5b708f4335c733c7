//! Calls of components and includes written out in the templates of which there are most pages.
//!
//! A call makes a map of arguments, a context and a state of the engine, some 10,000 instructions; a
//! page of a report has 50 of them. Written out, an argument stands where its parameter stood, or is
//! set once. Only templates of the built-in theme are written out, and only what they take from one:
//! a site's own keep their places for messages, and are called as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::branches::decided;
use super::calls::{self, Call, Component, Kind, kind, names};
use super::own_names::{Names, of_include};
use super::pieces::{Piece, joined, pieces, tokens};
use super::scan::{self, Token};

/// The most steps from a template to what is written out in it.
const DEPTH: usize = 8;

/// The built-in templates that others may take from.
pub(super) struct Library {
    components: BTreeMap<String, Component>,
    includes: BTreeMap<String, Vec<Piece>>,
}

impl Library {
    /// Reads the built-in templates, by name, of a theme that has components of its own called `own`.
    pub(super) fn new<'a>(
        templates: impl Iterator<Item = (&'a str, &'a str)>,
        own: &BTreeSet<String>,
    ) -> Self {
        let mut library = Self {
            components: BTreeMap::new(),
            includes: BTreeMap::new(),
        };
        // A page is no part of another.
        for (name, source) in templates.filter(|(_, source)| !source.contains("{% extends")) {
            let pieces = pieces(source);
            library.components.extend(calls::components(&pieces));
            let is_page =
                |piece: &Piece| matches!(piece.keyword(), Some("block" | "component" | "raw"));
            if !pieces.iter().any(is_page) {
                library.includes.insert(name.to_owned(), pieces);
            }
        }
        library.components.retain(|name, _| !own.contains(name));
        let flat = |component: &Component| component.with(library.written(&component.body));
        let components = library.components.iter();
        library.components = components
            .map(|(name, one)| (name.clone(), flat(one)))
            .collect();
        library
    }

    /// Returns the template `source` with all written out that can be.
    pub(super) fn flat(&self, source: &str) -> String {
        let out = self.written(&pieces(source));
        let joins = |piece: &Piece| matches!(piece, Piece::Text(text) if text.ends_with('{'));
        match out.iter().any(joins) {
            true => source.to_owned(),
            false => joined(&out),
        }
    }

    fn written(&self, pieces: &[Piece]) -> Vec<Piece> {
        let mut out = Vec::with_capacity(pieces.len() * 2);
        let mut writing = Writing {
            library: self,
            count: 0,
        };
        writing.pieces(pieces, 0, &mut out);
        out
    }
}

/// A template that is being written out.
struct Writing<'l> {
    library: &'l Library,
    /// The number of what has been written out, for names of its own.
    count: usize,
}

impl Writing<'_> {
    fn pieces(&mut self, pieces: &[Piece], depth: usize, out: &mut Vec<Piece>) {
        let mut at = 0;
        while let Some(piece) = pieces.get(at) {
            at += 1;
            match self.replaced(piece, &pieces[at..], depth) {
                Some((put, taken)) => {
                    self.pieces(&decided(&put), depth + 1, out);
                    at += taken;
                }
                None => out.push(piece.clone()),
            }
        }
    }

    /// Returns the pieces to put in the place of `piece`, and the number of those `after` it that they
    /// replace too.
    fn replaced(
        &mut self,
        piece: &Piece,
        after: &[Piece],
        depth: usize,
    ) -> Option<(Vec<Piece>, usize)> {
        let tag = piece.tag().filter(|_| depth < DEPTH)?;
        if piece.keyword() == Some("include") {
            return Some((self.included(tag, depth)?, 0));
        }
        let call = calls::call(tag)?;
        // Folding knows the icons.
        let component = self.library.components.get(&call.name);
        let component = component.filter(|_| call.name != "icon" || !is_fixed(&call))?;
        if !call.has_body {
            return Some((self.called(component, &call, None)?, 0));
        }
        let end = calls::closing(after, 0, &call.name)?;
        let put = self.called(component, &call, Some(&after[..end]))?;
        Some((put, end + 1))
    }

    /// Returns the template that `tag` includes. What it sets gets names of its own, for an include
    /// keeps them to itself.
    fn included(&mut self, tag: &str, depth: usize) -> Option<Vec<Piece>> {
        let tokens = tokens(tag);
        let [_, (Token::Text(name), _)] = tokens.as_slice() else {
            return None;
        };
        let mut put = Vec::new();
        self.pieces(self.library.includes.get(*name)?, depth + 1, &mut put);
        if put.iter().any(|piece| piece.keyword() == Some("include")) {
            return None;
        }
        self.count += 1;
        let own = of_include(&put, self.count)?;
        Some(put.iter().filter_map(|piece| own.put(piece)).collect())
    }

    /// Returns the component with the arguments of the call in it; none where it must be called.
    fn called(
        &mut self,
        component: &Component,
        call: &Call,
        body: Option<&[Piece]>,
    ) -> Option<Vec<Piece>> {
        let is_parameter = |name: &String| component.parameters.iter().any(|one| one.name == *name);
        if !call.arguments.keys().all(is_parameter) {
            return None;
        }
        self.count += 1;
        let mut names = Names::default();
        let mut put = Vec::new();
        for name in &component.bound {
            names.set(name, self.count);
        }
        for parameter in &component.parameters {
            let name = &parameter.name;
            let argument = call.arguments.get(name).or(parameter.default.as_ref())?;
            if names.0.contains_key(name) || !parameter.can_be(argument) {
                names.set(name, self.count);
                put.push(Piece::Tag(format!(
                    "{{% set {} = {argument} %}}",
                    names.0[name]
                )));
            } else {
                names.0.insert(name.clone(), argument.clone());
            }
        }
        let has_body = body.is_some();
        if let Some(body) = body {
            names.set("body", self.count);
            let name = &names.0["body"];
            put.push(Piece::Tag(format!("{{% set {name} %}}")));
            put.extend_from_slice(body);
            put.push(Piece::Tag("{% endset %}".to_owned()));
        }
        let written = without_default(&component.body, has_body, &mut names)?;
        put.extend(written.iter().filter_map(|piece| names.put(piece)));
        Some(put)
    }
}

/// Returns the names of all components that a template defines.
pub(super) fn components(source: &str) -> impl Iterator<Item = String> {
    let tags = scan::tags(source).into_iter();
    tags.filter_map(|(_, tokens)| match tokens.as_slice() {
        [
            (Token::Sign('-'), _),
            (Token::Name("component"), _),
            (Token::Name(name), _),
            ..,
        ]
        | [(Token::Name("component"), _), (Token::Name(name), _), ..] => Some((*name).to_owned()),
        _ => None,
    })
}

/// Returns whether all arguments of a call stand there as values.
fn is_fixed(call: &Call) -> bool {
    let mut arguments = call.arguments.values();
    arguments.all(|argument| kind(argument) == Kind::Value)
}

/// Returns the pieces of a component without the value by default of its `body`, and remembers as
/// empty what is set to it where there is none. Returns none where the body is asked for in another way.
fn without_default(pieces: &[Piece], has_body: bool, own: &mut Names) -> Option<Vec<Piece>> {
    const DEFAULT: &str = "body | default(value=\"\")";
    const EMPTY: &str = "body | default(value=\"\") | trim";
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let tag = piece.tag().unwrap_or_default();
        let asks = names(&tokens(tag)).iter().any(|(name, _)| *name == "body");
        match (asks, has_body) {
            (false, _) => out.push(piece.clone()),
            (true, true) => out.push(Piece::Tag(tag.replace(DEFAULT, "body"))),
            (true, false) => {
                let inner = tag.get(2..tag.len() - 2)?.trim();
                if inner != EMPTY {
                    let set = inner.strip_prefix("set ")?.strip_suffix(EMPTY)?;
                    let name = set.trim_end().strip_suffix('=')?.trim();
                    own.0.insert(name.to_owned(), "\"\"".to_owned());
                }
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMPONENTS: &str = r#"
{% component link(address: string, what: string) -%}
<a href="{{ address | url }}">{{ <icon name="edit" /> }}{{ what }}</a>
{%- endcomponent link %}
{% component fact(term: string, value = none, of = none) -%}
{%- set inner = body | default(value="") | trim -%}
<dt>{{ term }}{% if of %}{{ <link address={of} what={term} /> }}{% endif %}</dt>
{%- if inner %}<dd>{{ inner }}{% elif value is none %}<dd>-{% else %}<dd>{{ value }}{% endif -%}
</dd>
{%- endcomponent fact %}
{% component list(items: array, level: integer = 3) -%}
<h{{ level }}>{% for item in items %}{{ item.title }}{% if item.body %}{{ items | length }}{% endif %}{% endfor %}
{%- endcomponent list %}
{% component half(term: string) -%}
{{ <fact term of={term} value="a" /> }}
{%- endcomponent half %}
"#;

    fn flat(source: &str) -> String {
        let templates = [
            ("c.html", COMPONENTS),
            (
                "part.html",
                "{#- A part. -#}\n{% set x = a %}{{ x }}{{ y }}\n",
            ),
            ("reads.html", "{{ x }}{% set x = 1 %}"),
        ];
        Library::new(templates.into_iter(), &BTreeSet::new()).flat(source)
    }

    #[test]
    fn calls_are_written_out() {
        for (source, expected) in [
            (
                "a\n{{- <link address={form ~ 'x'} what={'k' | t} /> }}",
                "a<a href=\"{{ (form ~ 'x') | url }}\">{{ <icon name=\"edit\" /> }}{{ 'k' | t }}</a>",
            ),
            (
                "{{ <fact term='A' value={a.b} /> }}",
                "<dt>A</dt>{% if a.b is none %}<dd>-{% else %}<dd>{{ a.b }}{% endif %}</dd>",
            ),
            (
                "{% <fact term='A' value={c}> %}\nb{% </fact> %}",
                "{% set body_1 %}\nb{% endset %}{% set inner_1 = body_1 | trim %}<dt>A</dt>\
                 {% if inner_1 %}<dd>{{ inner_1 }}{% elif c is none %}<dd>-{% else %}<dd>{{ c }}{% endif %}</dd>",
            ),
            (
                "{{ <list items={a | sort} /> }}",
                "{% set items_1 = a | sort %}<h3>{% for item_1 in items_1 %}{{ item_1.title }}\
                 {% if item_1.body %}{{ items_1 | length }}{% endif %}{% endfor %}",
            ),
            (
                "{{ <half term={x} /> }}",
                "<dt>{{ x }}{% if x %}<a href=\"{{ x | url }}\">{{ <icon name=\"edit\" /> }}{{ x }}</a>{% endif %}</dt>\
                 {% if \"a\" is none %}<dd>-{% else %}<dd>a{% endif %}</dd>",
            ),
            ("{{ <other a={b} /> }}", "{{ <other a={b} /> }}"),
            ("{{ <fact sub='A' /> }}", "{{ <fact sub='A' /> }}"),
        ] {
            assert_eq!(flat(source), expected, "{source}");
        }
    }

    #[test]
    fn includes_keep_what_they_set_to_themselves() {
        assert_eq!(
            flat("a {%- include 'part.html' %} {{ x }}"),
            "a{% set x_1 = a %}{{ x_1 }}{{ y }}\n {{ x }}"
        );
        let reads = "{% include 'reads.html' %}";
        assert_eq!(flat(reads), reads);
    }
}
