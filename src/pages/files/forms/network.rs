//! Gives the forms what is stated of a network.

use super::lists::{all, deadline, decision, shown, shown_one, sources, unknowns};
use super::municipality::contact;
use super::stated::Stated;
use crate::content::Network;
use crate::content::network::{Member, NetworkResult};
use crate::content::shared_usage::SharedUsage;
use crate::knowledge::Knowledge;

/// Returns the stated fields of a network.
pub(super) fn fields(knowledge: &Knowledge, fields: &Network) -> Stated {
    let count = fields.member_count.as_ref().map(|count| {
        let stated = Stated::default().with("antall", count.count);
        stated.with("dato", count.date).with("kilde", &count.source)
    });
    let topics = shown(&fields.topics, |slug| knowledge.topic_by_slug(slug));
    // What a draft is a part of is none of the public.
    let members = fields.members.iter();
    let members = members.filter_map(|stated| member(knowledge, stated));
    let usages = fields.usages.iter();
    let usages = usages.filter_map(|stated| usage(knowledge, stated));
    Stated::default()
        .with("tittel", &fields.head.title)
        .with("sammendrag", &fields.head.summary)
        .with("alias", &fields.aliases)
        .with("form", fields.form)
        .with_parts("medlemmer", members.collect::<Vec<_>>())
        .with("antall_medlemmer", count)
        .with("vert", &fields.host)
        .with("siden", fields.since)
        .with("til", fields.until)
        .with("formål", &fields.purpose)
        .with("områder", topics)
        .with("betaling", &fields.payment)
        .with("nettsted", &fields.website)
        .with_parts("kontakt", fields.contact.as_ref().map(contact))
        .with_parts("vedtak", all(&fields.decisions, decision))
        .with("mangler", unknowns(&fields.missing))
        .with_parts("bruk", usages.collect::<Vec<_>>())
        .with_parts("frister", all(&fields.deadlines, deadline))
        .with_parts("resultater", all(&fields.results, result))
        .with_parts("kilder", sources(&fields.head))
}

fn member(knowledge: &Knowledge, member: &Member) -> Option<Stated> {
    let place = shown_one(&member.municipality, |slug| {
        knowledge.municipality_by_slug(slug)
    });
    if member.municipality.is_some() && place.is_none() {
        return None;
    }
    let stated = Stated::default()
        .with("kommune", place)
        .with("navn", &member.name)
        .with("fra", member.since)
        .with("til", member.until);
    Some(stated)
}

fn usage(knowledge: &Knowledge, usage: &SharedUsage) -> Option<Stated> {
    let solution = usage.solution.as_str();
    knowledge.solution_by_slug(solution)?;
    let members = shown(&usage.members, |slug| knowledge.municipality_by_slug(slug));
    let report = shown_one(&usage.report, |slug| knowledge.report_by_slug(slug));
    let stated = Stated::default()
        .with("løsning", solution)
        .with("status", usage.status)
        .with("medlemmer", members)
        .with("siden", usage.since)
        .with("til", usage.until)
        .with("bekreftet", usage.confirmed)
        .with("kilde", &usage.source)
        .with("erfaring", report)
        .with("merknad", &usage.note);
    Some(stated)
}

fn result(result: &NetworkResult) -> Stated {
    Stated::default()
        .with("tekst", &result.text)
        .with("dato", result.date)
        .with("kilde", &result.source)
}
