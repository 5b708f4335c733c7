//! Tables of statements of use: on a solution's page a row for each municipality, on a
//! municipality's page a row for each solution.

use std::cmp::Reverse;

use serde::Serialize;

use crate::knowledge::{DocumentId, MunicipalityId, UsageId};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::{Link, Text, Word, freshness};
use crate::pages::parts::said::Said;
use crate::text::PartialDate;
use crate::text::web_address::is_web_address;

/// One statement of use.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct UsageRow<'a> {
    /// The municipality, or the solution.
    pub(crate) subject: Link<'a>,
    /// Its name in addresses; the id of the row is made from it.
    pub(crate) slug: &'a str,
    /// Inhabitants of the municipality, where that is the subject and it is known.
    pub(crate) population: Option<u32>,
    /// The main topic of the solution, where that is the subject.
    pub(crate) topic: Option<Link<'a>>,
    /// The status that is stated.
    pub(crate) status: Word,
    /// The date from which it holds.
    pub(crate) since: Option<PartialDate>,
    /// The date until which it held.
    pub(crate) until: Option<PartialDate>,
    /// The date on which the statement was last known to be true.
    pub(crate) confirmed: Option<PartialDate>,
    /// The age by that date: `fresh`, `ageing`, `stale`, `undated`.
    pub(crate) freshness: &'static str,
    /// `true` where it states use, however long ago.
    pub(crate) uses: bool,
    /// `true` where it does not count: too old or undated.
    pub(crate) old: bool,
    /// `true` where it is told together with others that say the same.
    pub(crate) folded: bool,
    /// Its source, where that is a web address.
    pub(crate) source_url: Option<&'a str>,
    /// The one who says it.
    pub(crate) said: Option<Said<'a>>,
    /// The network that it is through.
    pub(crate) through: Option<Link<'a>>,
    /// `true` where the network says it for its members.
    pub(crate) inherited: bool,
    /// The report about it.
    pub(crate) report: Option<Link<'a>>,
    /// The date on which the contract ends.
    pub(crate) contract_end: Option<PartialDate>,
    /// A note about it.
    pub(crate) note: Option<Text<'a>>,
    /// The address of the form in which it is confirmed or corrected.
    pub(crate) correct: String,
}

impl<'a> Reader<'a> {
    /// Returns the row of a statement on the page of its solution.
    pub(crate) fn usage_by_municipality(&self, id: UsageId) -> UsageRow<'a> {
        let usage = self.knowledge().usage(id);
        let node = self.knowledge().municipality(usage.municipality);
        UsageRow {
            population: node
                .entry
                .main
                .fields
                .population
                .map(|population| population.count),
            slug: node.entry.slug.as_str(),
            ..self.usage_row(id, self.municipality(usage.municipality))
        }
    }

    /// Returns the row of a statement on the page of its municipality.
    pub(crate) fn usage_by_solution(&self, id: UsageId) -> UsageRow<'a> {
        let usage = self.knowledge().usage(id);
        let node = self.knowledge().solution(usage.solution);
        UsageRow {
            topic: node.edges.topics.first().map(|id| self.topic(*id)),
            slug: node.entry.slug.as_str(),
            ..self.usage_row(id, self.solution(usage.solution))
        }
    }

    /// Returns the rows of all statements of a municipality, the freshest first.
    pub(crate) fn usages_of(&self, id: MunicipalityId) -> Vec<UsageRow<'a>> {
        let mut ids = self.knowledge().municipality(id).edges.usages.clone();
        ids.sort_by_key(|id| {
            let usage = self.knowledge().usage(*id);
            // Solutions are numbered by title.
            (
                usage.freshness,
                Reverse(usage.confirmed),
                usage.status,
                usage.solution,
            )
        });
        ids.into_iter()
            .map(|id| self.usage_by_solution(id))
            .collect()
    }

    fn usage_row(&self, id: UsageId, subject: Link<'a>) -> UsageRow<'a> {
        let usage = self.knowledge().usage(id);
        let source = usage.source.as_deref();
        UsageRow {
            subject,
            slug: "",
            population: None,
            topic: None,
            status: self.usage_status(usage),
            since: usage.since,
            until: usage.until,
            confirmed: usage.confirmed,
            freshness: freshness(usage.freshness),
            uses: usage.is_use(),
            old: !usage.freshness.counts(),
            folded: false,
            source_url: source.filter(|source| is_web_address(source)),
            said: self.said(usage),
            through: usage
                .through
                .map(|through| self.document(DocumentId::Network(through.network))),
            inherited: usage.is_inherited(),
            report: usage.report.map(|id| self.report(id)),
            contract_end: usage.contract_end,
            note: self.knowledge().usage_note(id, self.lang).map(Text::from),
            correct: self.correct_usage(usage),
        }
    }
}
