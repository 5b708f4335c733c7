//! Asks many addresses politely: a few sites at a time, and each site for one page at a time.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use super::curl::{Answer, asked};
use crate::text::web_address::host;

/// The number of sites that are asked at a time.
const SITES: usize = 4;

/// The rest between two requests to one site.
const REST: Duration = Duration::from_millis(500);

/// The rest before a site that gave no certain answer is asked once more.
const BEFORE_AGAIN: Duration = Duration::from_secs(2);

/// Asks for each of `addresses`. Returns the answers in the order of the addresses.
pub(super) fn all<'a>(addresses: &[&'a str]) -> Vec<(&'a str, Answer)> {
    let mut of_host: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
    for address in addresses {
        of_host.entry(host(address)).or_default().push(address);
    }
    let waiting = Mutex::new(of_host.into_values());
    let answers = Mutex::new(BTreeMap::new());
    thread::scope(|scope| {
        for _ in 0..SITES {
            scope.spawn(|| {
                loop {
                    let next = waiting
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .next();
                    let Some(addresses) = next else { return };
                    let found = one_after_another(&addresses);
                    answers
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .extend(found);
                }
            });
        }
    });
    let answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    answers.into_iter().collect()
}

/// Asks for the addresses of one site. One that is not known by name, or that wants no more questions
/// now, is asked once.
fn one_after_another<'a>(addresses: &[&'a str]) -> Vec<(&'a str, Answer)> {
    let mut found = Vec::with_capacity(addresses.len());
    for (number, address) in addresses.iter().enumerate() {
        if number > 0 {
            thread::sleep(REST);
        }
        let mut answer = asked(address);
        if answer == Answer::Unsure {
            thread::sleep(BEFORE_AGAIN);
            answer = asked(address);
        }
        let is_for_all = matches!(answer, Answer::NoHost | Answer::NotNow);
        found.push((*address, answer.clone()));
        if is_for_all {
            let rest = addresses[number + 1..].iter();
            found.extend(rest.map(|address| (*address, answer.clone())));
            break;
        }
    }
    found
}
