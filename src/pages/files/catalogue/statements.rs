//! Statements of RDF, and their two serialisations.

use std::io;

use jiff::civil::Date;
use oxjsonld::JsonLdSerializer;
use oxrdf::vocab::{rdf, xsd};
use oxrdf::{GraphNameRef, Literal, NamedNode, Term, Triple};
use oxttl::TurtleSerializer;

use super::vocabulary::Prefix;
use crate::text::{Lang, Vocabulary};

/// Statements in the order they were made.
#[derive(Default)]
pub(super) struct Statements(Vec<Triple>);

impl Statements {
    /// States the class of `subject`.
    pub(super) fn kind(&mut self, subject: &NamedNode, class: NamedNode) {
        self.add(subject, rdf::TYPE.into_owned(), class);
    }

    /// States a relation to another thing that is described here.
    pub(super) fn node(&mut self, subject: &NamedNode, property: NamedNode, object: &NamedNode) {
        self.add(subject, property, object.clone());
    }

    /// States a relation to a resource elsewhere; nothing where `iri` is not an IRI.
    pub(super) fn address(&mut self, subject: &NamedNode, property: NamedNode, iri: &str) {
        if let Ok(node) = NamedNode::new(iri) {
            self.add(subject, property, node);
        }
    }

    /// States a text that is the same in all languages.
    pub(super) fn text(&mut self, subject: &NamedNode, property: NamedNode, text: &str) {
        self.add(subject, property, Literal::new_simple_literal(text));
    }

    /// States a text in a language.
    pub(super) fn text_in(
        &mut self,
        subject: &NamedNode,
        property: NamedNode,
        text: &str,
        lang: Lang,
    ) {
        if let Ok(literal) = Literal::new_language_tagged_literal(text, lang.slug()) {
            self.add(subject, property, literal);
        }
    }

    /// States a day.
    pub(super) fn date(&mut self, subject: &NamedNode, property: NamedNode, date: Date) {
        let literal = Literal::new_typed_literal(date.to_string(), xsd::DATE);
        self.add(subject, property, literal);
    }

    /// Returns the statements as Turtle.
    pub(super) fn turtle(&self) -> io::Result<Vec<u8>> {
        let mut serializer = TurtleSerializer::new();
        for prefix in Prefix::ALL {
            serializer = serializer
                .with_prefix(prefix.short(), prefix.iri())
                .map_err(io::Error::other)?;
        }
        let mut writer = serializer.for_writer(Vec::new());
        for triple in &self.0 {
            writer.serialize_triple(triple)?;
        }
        writer.finish()
    }

    /// Returns the statements as JSON-LD.
    pub(super) fn json_ld(&self) -> io::Result<Vec<u8>> {
        let mut writer = JsonLdSerializer::new().for_writer(Vec::new());
        for triple in &self.0 {
            let quad = triple.as_ref().in_graph(GraphNameRef::DefaultGraph);
            writer.serialize_quad(quad)?;
        }
        writer.finish()
    }

    fn add(&mut self, subject: &NamedNode, property: NamedNode, object: impl Into<Term>) {
        self.0.push(Triple::new(subject.clone(), property, object));
    }
}
