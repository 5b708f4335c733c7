//! `digitv check --external`: asks other sites whether the pages that documents link to are there.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use serde_yaml::Value;

use super::output::say;
use crate::content::path::{Role, role};
use crate::diagnostic::{Check, Diagnostic};
use crate::markdown;
use crate::site::Loaded;
use crate::source::Snapshot;
use crate::text::web_address::WebAddress;
use crate::yaml::front_matter;

mod answers;
mod asking;
mod curl;

use answers::Answers;
use curl::Answer;
use tr::tr;

/// The places in files that lead to each address.
type Places = BTreeMap<String, Vec<(Arc<str>, Option<Range<usize>>)>>;

/// Asks for every address of other sites in the documents of `loaded`, and returns those that are
/// gone. What was asked not long ago is taken from the answers that are kept below `root`.
pub(super) fn check(root: &Path, loaded: &Loaded) -> Vec<Diagnostic> {
    let places = places(&loaded.files);
    let mut answers = Answers::read(root);
    let addresses = places.keys().map(String::as_str);
    let unknown: Vec<&str> = addresses
        .filter(|address| answers.of(address).is_none())
        .collect();
    if !unknown.is_empty() {
        if let Err(reason) = ask(&unknown, &mut answers) {
            say(&tr!(
                "Lenker til andre nettsteder er ikke prøvd: {reason}.",
                reason
            ));
            return Vec::new();
        }
        answers.write(root);
    }
    let unsure = places.keys().filter(|address| {
        let answer = answers.of(address);
        matches!(answer, Some(Answer::Unsure | Answer::NotNow))
    });
    match unsure.count() {
        0 => {}
        count => say(&tr!(
            "Om {count} av sidene finnes, er uvisst: nettstedet er nede, eller vil ikke spørres. De blir spurt igjen neste gang.",
            count
        )),
    }
    let mut dead = Vec::new();
    for (address, places) in &places {
        if let Some(Answer::Gone(reason)) = answers.of(address) {
            dead.extend(
                places
                    .iter()
                    .map(|place| diagnostic(address, &reason, place)),
            );
        }
    }
    dead
}

/// Asks for `addresses` and notes the answers; the reason where nobody can be asked.
fn ask(addresses: &[&str], answers: &mut Answers) -> Result<(), String> {
    if !curl::is_there() {
        return Err(tr!("programmet curl mangler"));
    }
    say(&tr!("Spør etter 1 side på andre nettsteder …"
        | "Spør etter {n} sider på andre nettsteder …"
            % addresses.len()));
    let found = asking::all(addresses);
    // A machine without a network finds no host at all.
    if found.iter().all(|(_, answer)| *answer == Answer::NoHost) {
        return Err(tr!("maskina er ikke på nett"));
    }
    for (address, answer) in found {
        answers.note(address, answer);
    }
    Ok(())
}

fn diagnostic(
    address: &str,
    reason: &str,
    (file, range): &(Arc<str>, Option<Range<usize>>),
) -> Diagnostic {
    let message = tr!(
        "lenka fører ikke lenger fram: {address} ({reason})",
        address,
        reason = tr!(reason)
    );
    Diagnostic::new(Check::DeadLink, file.clone(), range.clone(), message).help(
        tr!("Finn sida der den ligger nå, eller lenk til en kopi i et nettarkiv. En kilde kan ha `arkiv` \
         ved siden av `url`."),
    )
}

/// Returns every address of another site in the documents of `files`.
fn places(files: &Snapshot) -> Places {
    let mut places = Places::new();
    for (file, bytes) in files.iter() {
        let (Some(Role::Document(_)), Ok(text)) = (role(file), std::str::from_utf8(bytes)) else {
            continue;
        };
        let Ok(parts) = front_matter::split(text) else {
            continue;
        };
        let mut add = |address: &str, range: Option<Range<usize>>| {
            if let Some(address) = asked_as(address) {
                places
                    .entry(address)
                    .or_default()
                    .push((file.clone(), range));
            }
        };
        for (place, address) in markdown::addresses(&text[parts.body.clone()]) {
            let start = parts.body.start;
            add(&address, Some(start + place.start..start + place.end));
        }
        if let Some(yaml) = parts.yaml
            && let Ok(map) = front_matter::parse(&text[yaml.clone()], yaml.start)
        {
            for address in texts(&Value::Mapping(map)) {
                let at = text[yaml.clone()].find(&address).map(|at| yaml.start + at);
                add(&address, at.map(|at| at..at + address.len()));
            }
        }
    }
    places
}

/// Returns the address to ask for, where `written` is one: what stands after `#` is not sent.
fn asked_as(written: &str) -> Option<String> {
    let address = WebAddress::parse(written).ok()?;
    let address = address.as_str().split('#').next()?;
    Some(address.to_owned())
}

/// Returns every text in `value`.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Sequence(items) => items.iter().flat_map(texts).collect(),
        Value::Mapping(map) => map.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
