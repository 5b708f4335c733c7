//! The search documents of documents, by kind.

use std::borrow::Cow;

use super::values::{
    Place, add_municipalities, add_place, add_places_of, add_solutions, add_topics, kind, topics,
    value,
};
use crate::content::Version;
use crate::content::report::Report;
use crate::content::unknown::Unknown;
use crate::knowledge::node::ReportNode;
use crate::knowledge::{
    DocumentId, Knowledge, MunicipalityId, NetworkId, ReportId, SolutionId, experienced,
};
use crate::pages::Context;
use crate::pages::any_document::AnyDocument;
use crate::pages::context::view::age_basis;
use crate::search::document::{Dated, Document, Facet, Heading, Naming, Section};
use crate::text::{Lang, PartialDate, Vocabulary};

/// The largest number of municipalities that a result names.
const MOST_NAMED: usize = 3;

pub(crate) fn of_document<'a>(
    site: &Context<'a>,
    document: &AnyDocument<'a>,
    group: usize,
    base: &str,
) -> Document<'a> {
    let knowledge = site.knowledge;
    let mut found = Document {
        url: format!("{base}{}", document.address),
        group,
        is_main: document.version == Version::Main,
        lang: document.head.lang,
        kind: kind(site.theme, document.id.kind().word()),
        naming: Naming::InQuery,
        title: document.head.title.as_str().into(),
        aliases: Vec::new(),
        summary: document.head.summary.as_str().into(),
        names: Vec::new(),
        related: sources(document),
        sections: sections(document),
        date: None,
        changed: document.modified().map(PartialDate::iso),
        meta: Vec::new(),
        values: Vec::new(),
    };
    let lang = document.head.lang;
    match document.id {
        DocumentId::Municipality(id) => municipality(site, id, lang, &mut found),
        DocumentId::Solution(id) => solution(site, id, lang, &mut found),
        DocumentId::Report(id) => report(site, id, lang, &mut found),
        DocumentId::Network(id) => network(site, id, lang, &mut found),
        DocumentId::Page(id) => {
            let page = knowledge.page(id);
            topics(knowledge, &page.edges.topics, lang, &mut found);
            let words = &page.entry.main.fields.topics;
            found
                .names
                .extend(words.iter().map(|word| word.as_str().into()));
        }
    }
    found
}

fn sections<'a>(document: &AnyDocument<'a>) -> Vec<Section<'a>> {
    let headings = &document.body.headings;
    let section = |section: &'a crate::markdown::Section| Section {
        heading: section.heading.map(|at| Heading {
            id: headings[at].id.as_str().into(),
            title: headings[at].text.as_str().into(),
        }),
        text: section.text.as_str().into(),
    };
    document.body.sections.iter().map(section).collect()
}

/// Returns the titles and publishers of the sources, which a page lists at its end.
fn sources<'a>(document: &AnyDocument<'a>) -> Vec<Cow<'a, str>> {
    let sources = document.head.sources.iter();
    let names = sources.flat_map(|source| [&source.title, &source.publisher]);
    names.flatten().map(|name| name.as_str().into()).collect()
}

fn municipality<'a>(site: &Context<'a>, id: MunicipalityId, lang: Lang, found: &mut Document<'a>) {
    let knowledge = site.knowledge;
    let node = knowledge.municipality(id);
    let fields = &node.entry.main.fields;
    found.aliases.push(fields.number.as_str().into());
    let former = fields
        .former_numbers
        .iter()
        .map(|number| number.as_str().into());
    found.related.extend(former);
    let population = fields.population.as_ref();
    found
        .names
        .extend(population.map(|population| population.count.to_string().into()));
    found.names.push(fields.county.as_str().into());
    found.names.extend(fields.region.as_deref().map(Cow::from));
    found.meta.extend(fields.region.as_deref().map(Cow::from));
    found.meta.push(fields.county.as_str().into());
    for usage in &node.edges.usages {
        let usage = knowledge.usage(*usage);
        let title = &knowledge
            .solution(usage.solution)
            .entry
            .version(lang)
            .head()
            .title;
        found.related.push(title.as_str().into());
        found.related.extend(usage.note.as_deref().map(Cow::from));
    }
    for need in &node.edges.needs {
        found.related.push(need.need.text.as_str().into());
        add_topics(knowledge, &[need.topic], found);
    }
    for competence in &node.edges.competences {
        found
            .related
            .extend(competence.competence.text.as_deref().map(Cow::from));
        add_topics(knowledge, &[competence.topic], found);
    }
    found.related.extend(unknowns(&fields.missing));
    add_municipalities(knowledge, &[id], found);
    add_place(site.theme, Place::Here, found);
}

/// Returns what is not known, in the writer's words.
fn unknowns(list: &[Unknown]) -> impl Iterator<Item = Cow<'_, str>> {
    list.iter().filter_map(|unknown| match unknown {
        Unknown::Told(text) => Some(text.as_str().into()),
        Unknown::Listed(_) => None,
    })
}

fn solution<'a>(site: &Context<'a>, id: SolutionId, lang: Lang, found: &mut Document<'a>) {
    let knowledge = site.knowledge;
    let node = knowledge.solution(id);
    let fields = &node.entry.main.fields;
    found
        .aliases
        .extend(fields.aliases.iter().map(|alias| alias.as_str().into()));
    found
        .aliases
        .extend(fields.name_in_nynorsk.as_deref().map(Cow::from));
    found
        .names
        .extend(fields.supplier.as_deref().map(Cow::from));
    for product in &fields.products {
        found.aliases.push(product.name.as_str().into());
        found
            .related
            .extend(product.supplier.as_deref().map(Cow::from));
    }
    let own = &node.entry.version(lang).fields;
    found.related.extend(unknowns(&own.missing));
    let deadlines = own.deadlines.iter();
    found
        .related
        .extend(deadlines.map(|deadline| deadline.what.as_str().into()));
    found.meta.push(fields.kind.label(lang).into());
    found.meta.extend(fields.supplier.as_deref().map(Cow::from));
    topics(knowledge, &node.edges.topics, lang, found);
    let users: Vec<MunicipalityId> = node
        .edges
        .usages
        .iter()
        .map(|usage| knowledge.usage(*usage))
        .filter(|usage| usage.is_use())
        .map(|usage| usage.municipality)
        .collect();
    for user in &users {
        let title = &knowledge.municipality(*user).entry.main.head().title;
        found.related.push(title.as_str().into());
    }
    add_municipalities(knowledge, &users, found);
    add_places_of(site.theme, knowledge, id, !users.is_empty(), found);
    add_solutions(knowledge, &[id], found);
}

fn network<'a>(site: &Context<'a>, id: NetworkId, lang: Lang, found: &mut Document<'a>) {
    let knowledge = site.knowledge;
    let node = knowledge.network(id);
    let fields = &node.entry.version(lang).fields;
    found
        .aliases
        .extend(fields.aliases.iter().map(|alias| alias.as_str().into()));
    found.meta.push(fields.form.label(lang).into());
    let words = [&fields.purpose, &fields.payment, &fields.host];
    let words = words.into_iter().flatten().map(String::as_str);
    let results = fields.results.iter().map(|result| result.text.as_str());
    found.related.extend(words.chain(results).map(Cow::from));
    found.related.extend(unknowns(&fields.missing));
    let deadlines = fields.deadlines.iter();
    found
        .related
        .extend(deadlines.map(|deadline| deadline.what.as_str().into()));
    let shared: Vec<SolutionId> = (node.edges.usages.iter())
        .map(|linked| linked.solution)
        .collect();
    add_solutions(knowledge, &shared, found);
    topics(knowledge, &node.edges.topics, lang, found);
    let members = node.edges.members.iter();
    let members: Vec<MunicipalityId> = members.filter_map(|linked| linked.municipality).collect();
    add_municipalities(knowledge, &members, found);
    let place = if members.is_empty() {
        Place::Elsewhere
    } else {
        Place::Here
    };
    add_place(site.theme, place, found);
}

fn report<'a>(site: &Context<'a>, id: ReportId, lang: Lang, found: &mut Document<'a>) {
    let knowledge = site.knowledge;
    let node = knowledge.report(id);
    let fields = &node.entry.version(lang).fields;
    // As in the lists: the date of the experience, not of the report.
    found.date = experienced(&node.entry.main.fields).map(|(date, basis)| Dated {
        date: date.iso(),
        of: age_basis(basis),
    });
    add_facts(fields, found);
    found.related.extend(unknowns(&fields.missing));
    add_report_names(knowledge, node, lang, found);
    topics(knowledge, &node.edges.topics, lang, found);
    add_municipalities(knowledge, &node.edges.municipalities, found);
    add_solutions(knowledge, &node.edges.solutions, found);
    let place = if knowledge.is_from_here(id) {
        Place::Here
    } else {
        Place::Elsewhere
    };
    add_place(site.theme, place, found);
    if fields.status.is_stopped() {
        found.names.push(fields.status.label(lang).into());
    }
    let status = value(fields.status.slug(), fields.status.label(Lang::Nb));
    found.values.push((Facet::Status, status));
}

/// Puts the facts of a report first in its text, under no heading.
fn add_facts<'a>(fields: &'a Report, found: &mut Document<'a>) {
    let advice = fields.advice.iter().chain(&fields.pitfalls);
    let facts = (fields.lesson.iter().chain(&fields.in_short))
        .chain(advice.map(|advice| &advice.text))
        .chain(&fields.would_change)
        .chain(fields.scale.iter().map(|scale| &scale.what));
    let benefits = fields.benefits.iter().map(|benefit| benefit.text.as_str());
    let facts: Vec<&str> = facts.map(String::as_str).chain(benefits).collect();
    if facts.is_empty() {
        return;
    }
    let facts = facts.join("\n");
    match found.sections.first_mut() {
        Some(first) if first.heading.is_none() => {
            first.text = format!("{facts}\n{}", first.text).into();
        }
        _ => found.sections.insert(
            0,
            Section {
                heading: None,
                text: facts.into(),
            },
        ),
    }
}

/// Adds the names of the municipalities, the region and the solutions of a report, and what a
/// result says of it.
fn add_report_names<'a>(
    knowledge: &'a Knowledge,
    node: &'a ReportNode,
    lang: Lang,
    found: &mut Document<'a>,
) {
    let fields = &node.entry.version(lang).fields;
    for municipality in &node.edges.municipalities {
        let title = &knowledge
            .municipality(*municipality)
            .entry
            .main
            .head()
            .title;
        found.names.push(title.as_str().into());
    }
    found.names.extend(fields.region.as_deref().map(Cow::from));
    found.meta = found.names.iter().take(MOST_NAMED).cloned().collect();
    for solution in &node.edges.solutions {
        let title = &knowledge
            .solution(*solution)
            .entry
            .version(lang)
            .head()
            .title;
        found.names.push(title.as_str().into());
    }
}
