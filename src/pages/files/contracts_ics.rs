//! `avtaler.ics`: the ends of contracts, the first days on which several could be bought anew
//! together, and the deadlines of solutions and networks, as days in a calendar to subscribe to.
//!
//! The library generates a time and an id where an event has none. Both are set here, the time from
//! the day that the site counts ages to and the id from the place where the end is stated, so that
//! the same content gives the same bytes and an event keeps its identity in the reader's calendar.

use icalendar::{Calendar, Component, Event, Property};

use crate::edit::describe::date_in_words;
use crate::knowledge::SolutionId;
use crate::knowledge::contracts::{Contract, ContractOrigin};
use crate::knowledge::deadlines::StatedDeadline;
use crate::knowledge::joint::JointPurchase;
use crate::pages::context::reader::Reader;
use crate::pages::site_page::SitePage;
use crate::text::PartialDate;
use crate::text::web_address::authority;

/// Returns the bytes of the calendar.
pub(in crate::pages) fn render(reader: &Reader<'_>) -> Vec<u8> {
    let name = format!(
        "{}: {}",
        reader.config().title,
        reader.text("contracts.title")
    );
    let mut calendar = Calendar::empty();
    // The default properties name the library, and would stand beside ours.
    for (key, value) in [
        ("VERSION", "2.0"),
        ("PRODID", "-//digitv//avtaler//NO"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        calendar.append_property(Property::new(key, value));
    }
    // The name that most programs read, and the standard one.
    for key in ["X-WR-CALNAME", "NAME"] {
        let mut property = Property::new(key, one_line(&name));
        // Without this, commas would not be escaped.
        property.add_parameter("VALUE", "TEXT");
        calendar.append_property(property);
    }
    for half_year in reader.knowledge().contracts() {
        for contract in &half_year.contracts {
            calendar.push(event(reader, contract));
        }
    }
    for joint in reader.knowledge().joint_purchases() {
        calendar.push(joint_event(reader, &joint));
    }
    for stated in reader.knowledge().deadlines(reader.lang) {
        calendar.push(deadline_event(reader, &stated));
    }
    let is_empty = calendar.components.is_empty();
    let mut text = calendar.to_string();
    if is_empty && let Some(end) = text.rfind("END:VCALENDAR") {
        text.insert_str(end, ZONE);
    }
    text.into_bytes()
}

/// The time zone of the days, which readers do not show. A calendar must have a component (RFC
/// 5545, 3.6), so one without events has this.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Europe/Oslo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n\
    TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// Returns the event of the last day of a contract. Where only the month or the year is known, it
/// is the last day in it, and the text says so.
fn event(reader: &Reader<'_>, contract: &Contract<'_>) -> Event {
    let mut event = event_on(reader, contract.end);
    event
        .uid(&uid(reader, contract))
        .summary(&one_line(&summary(reader, contract)))
        .description(&description(reader, contract))
        .url(&reader.absolute(&reader.stated(contract).address));
    event
}

/// Returns the event of a deadline, on its last possible day.
fn deadline_event(reader: &Reader<'_>, stated: &StatedDeadline<'_>) -> Event {
    let of = reader.document(stated.of).at("s-deadlines");
    let kind = stated.of.kind().folder();
    let slug = reader.knowledge().document(stated.of).slug();
    let origin = format!("frist-{kind}-{slug}-{}", stated.index + 1);
    let mut lines = vec![one_line(&stated.worded.what)];
    lines.extend(stated.worded.concerns.as_deref().map(one_line));
    if stated.deadline.date.day().is_none() {
        lines.push(reader.text("contracts.day_unknown"));
    }
    let arguments = [("what", &*of.title)];
    let theme = reader.theme();
    let summary = theme.text_with(reader.interface, "deadline.event", None, &arguments);
    let mut event = event_on(reader, stated.deadline.date);
    event
        .uid(&at_host(reader, &origin))
        .summary(&one_line(&summary))
        .description(&lines.join("\n"))
        .url(&reader.absolute(&of.address));
    event
}

/// Returns the event of the first day on which several contracts could be bought anew together. The
/// days of two events for the same solution are never the same, so it gives the id.
fn joint_event(reader: &Reader<'_>, joint: &JointPurchase<'_>) -> Event {
    let day = PartialDate::from_day(joint.window.opens);
    let slugs = joint.solutions.iter().map(|id| reader.solution_slug(*id));
    let origin = format!("sammen-{}-{day}", slugs.collect::<Vec<_>>().join("-"));
    let what = titles(reader, &joint.solutions);
    let names = joint.municipalities.iter();
    let names: Vec<_> = names.map(|id| reader.municipality(*id).title).collect();
    let closes = date_in_words(PartialDate::from_day(joint.window.closes));
    let fill = |key: &str, arguments: &[(&str, &str)]| {
        let theme = reader.theme();
        theme.text_with(reader.interface, key, None, arguments)
    };
    let window = [("from", &*date_in_words(day)), ("to", &closes)];
    let mut lines = vec![names.join(", "), fill("contracts.joint_window", &window)];
    if !joint.requirements.is_empty() {
        let shared = joint.requirements.iter().map(|one| one.artefact);
        let shared = shared.map(|one| format!("{} ({})", one.title, one.url));
        let label = reader.text("contracts.joint_requirements");
        lines.push(format!("{label} {}", shared.collect::<Vec<_>>().join(", ")));
    }
    let lines: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
    let page = reader.site_page_link(SitePage::Contracts).at("s-joint");
    let mut event = event_on(reader, day);
    event
        .uid(&at_host(reader, &origin))
        .summary(&one_line(&fill(
            "contracts.joint_event",
            &[("what", &what)],
        )))
        .description(&lines.join("\n"))
        .url(&reader.absolute(&page.address));
    event
}

/// Returns the titles of solutions, with commas between.
fn titles(reader: &Reader<'_>, solutions: &[SolutionId]) -> String {
    let titles = solutions.iter().map(|id| reader.solution(*id).title);
    titles.collect::<Vec<_>>().join(", ")
}

/// Returns an event on the last day that `date` can be.
fn event_on(reader: &Reader<'_>, date: PartialDate) -> Event {
    let day = |date: jiff::civil::Date| date.strftime("%Y%m%d").to_string();
    let mut starts = Property::new("DTSTART", day(date.latest()));
    starts.add_parameter("VALUE", "DATE");
    let now = format!("{}T000000Z", day(reader.knowledge().as_of));
    let mut event = Event::new();
    event
        .append_property(starts)
        .add_property("DTSTAMP", now)
        // The day is not shown as busy.
        .add_property("TRANSP", "TRANSPARENT");
    event
}

/// Returns the id of an event, which is the same for the same contract in every build.
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
    at_host(reader, &origin)
}

/// Returns `origin` with the host of the site, as ids of events are written.
fn at_host(reader: &Reader<'_>, origin: &str) -> String {
    let authority = authority(&reader.config().base_url);
    let host = authority.split(':').next().unwrap_or(authority);
    format!("{origin}@{host}")
}

fn summary(reader: &Reader<'_>, contract: &Contract<'_>) -> String {
    let what = if contract.solutions.is_empty() {
        reader.stated(contract).title.into_owned()
    } else {
        titles(reader, &contract.solutions)
    };
    let arguments = [("what", what.as_str())];
    let theme = reader.theme();
    theme.text_with(reader.interface, "contracts.event", None, &arguments)
}

/// Returns the known facts of the contract, one per line.
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
    if let Some(supplier) = reader.supplier(contract) {
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

/// Replaces each run of white space by a single space: a carriage return would end the line of the
/// file.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
