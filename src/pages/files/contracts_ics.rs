//! `avtaler.ics`: the ends of contracts as days in a calendar that one can subscribe to.
//!
//! The library makes up a time and an id where an event has none. Both are given here, the time
//! from the day that the site counts ages to and the id from where the end is stated, so that
//! the same content gives the same bytes and an event stays the same one in the reader's calendar.

use icalendar::{Calendar, Component, Event, Property};

use crate::knowledge::contracts::{Contract, ContractOrigin};
use crate::pages::context::reader::Reader;
use crate::pages::site_pages::contracts::{stated, supplier};
use crate::text::web_address::authority;

/// The bytes of the calendar.
pub(in crate::pages) fn render(reader: &Reader<'_>) -> Vec<u8> {
    let name = format!(
        "{}: {}",
        reader.config().title,
        reader.text("contracts.title")
    );
    let mut calendar = Calendar::empty();
    // The calendar's own default names the library, and would stand beside ours.
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//digitv//avtaler//NO"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    // What most programs read, and the name that came later.
    for key in ["X-WR-CALNAME", "NAME"] {
        let mut property = Property::new(key, one_line(&name));
        // Or else commas would not be escaped.
        property.add_parameter("VALUE", "TEXT");
        calendar.append_property(property);
    }
    for half_year in reader.knowledge().contracts() {
        for contract in &half_year.contracts {
            calendar.push(event(reader, contract));
        }
    }
    let is_empty = calendar.components.is_empty();
    let mut text = calendar.to_string();
    if is_empty && let Some(end) = text.rfind("END:VCALENDAR") {
        text.insert_str(end, ZONE);
    }
    text.into_bytes()
}

/// A calendar must have something in it (RFC 5545, 3.6). Where no contract ends it has the zone of its
/// days, which no reader sees.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// The last day of a contract. Of one whose month or year alone is known, the last day it may
/// mean, and the text says so.
fn event(reader: &Reader<'_>, contract: &Contract<'_>) -> Event {
    let day = |date: jiff::civil::Date| date.strftime("%Y%m%d").to_string();
    let mut starts = Property::new("DTSTART", day(contract.end.latest()));
    starts.add_parameter("VALUE", "DATE");
    let now = format!("{}T000000Z", day(reader.knowledge().as_of));
    let mut event = Event::new();
    event
        .append_property(starts)
        .add_property("DTSTAMP", now)
        // A day that says when, not a day that is taken.
        .add_property("TRANSP", "TRANSPARENT")
        .uid(&uid(reader, contract))
        .summary(&one_line(&summary(reader, contract)))
        .description(&description(reader, contract))
        .url(&reader.absolute(&stated(reader, contract).address));
    event
}

/// The same for the same contract in every build.
fn uid(reader: &Reader<'_>, contract: &Contract<'_>) -> String {
    let knowledge = reader.knowledge();
    let solution = |id| reader.solution_slug(id);
    let origin = match contract.origin {
        ContractOrigin::Shared(id) => format!("fellesavtale-{}", solution(id)),
        ContractOrigin::Usage(id) => {
            let usage = knowledge.usage(id);
            let municipality = reader.municipality_slug(usage.municipality);
            format!("bruk-{municipality}-{}", solution(usage.solution))
        }
        ContractOrigin::Report(id) => format!("erfaring-{}", knowledge.report(id).entry.slug),
    };
    let authority = authority(&reader.config().base_url);
    let host = authority.split(':').next().unwrap_or(authority);
    format!("{origin}@{host}")
}

fn summary(reader: &Reader<'_>, contract: &Contract<'_>) -> String {
    let what = if contract.solutions.is_empty() {
        stated(reader, contract).title.into_owned()
    } else {
        let titles = contract
            .solutions
            .iter()
            .map(|id| reader.solution(*id).title);
        titles.collect::<Vec<_>>().join(", ")
    };
    let arguments = [("what", what.as_str())];
    let theme = reader.theme();
    theme.text_with(reader.interface, "contracts.event", None, &arguments)
}

/// What is known of the contract, a line for each thing.
fn description(reader: &Reader<'_>, contract: &Contract<'_>) -> String {
    let with = |key: &str, name: &str, value: &str| {
        let arguments = [(name, value)];
        let theme = reader.theme();
        theme.text_with(reader.interface, key, None, &arguments)
    };
    let names: Vec<_> = contract
        .municipalities
        .iter()
        .map(|id| reader.municipality(*id).title)
        .collect();
    let mut lines = Vec::new();
    if !names.is_empty() {
        lines.push(names.join(", "));
    }
    if let Some(holder) = contract.holder {
        lines.push(with("contract.holder", "holder", holder));
    }
    if let Some(supplier) = supplier(reader, contract) {
        lines.push(with("contracts.supplied", "supplier", supplier));
    }
    if let Some(option) = contract.option {
        lines.push(with("contract.option", "option", option));
    }
    if contract.end.day().is_none() {
        lines.push(reader.text("contracts.day_unknown"));
    }
    let lines: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
    lines.join("\n")
}

/// White space of every kind as single spaces: a carriage return would end the line of the file.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
