//! Permanent addresses: every address that was published has a page, or redirects to one.

use std::sync::Arc;

use tr::tr;

use crate::content::published::{ADDRESSES_FILE, Published};
use crate::diagnostic::{Check, Diagnostic};
use crate::knowledge::Knowledge;
use crate::pages::Plan;
use crate::pages::plan::lost::{Became, Lost, lost};

/// Reports each published address that `plan` no longer has.
pub(super) fn check(plan: &Plan, knowledge: &Knowledge, published: &Published) -> Vec<Diagnostic> {
    let (lost, count) = lost(plan, knowledge, published);
    let left_out = count - lost.len();
    let file: Arc<str> = ADDRESSES_FILE.into();
    let mut found: Vec<_> = lost.iter().map(|lost| diagnostic(lost, &file)).collect();
    if let Some(last) = found.last_mut().filter(|_| left_out > 0) {
        let help = last.help.take().unwrap_or_default();
        last.help = Some(tr!(
            "{help} {left_out} adresser til er borte.",
            help,
            left_out
        ));
    }
    found
}

fn diagnostic(lost: &Lost, file: &Arc<str>) -> Diagnostic {
    let address = &lost.address;
    let message = match &lost.to {
        Some(to) => tr!(
            "`{address}` er publisert og skal føre til `{to}`, som ikke finnes",
            address,
            to
        ),
        None => tr!(
            "`{address}` er publisert, men ingen side har adressa lenger",
            address
        ),
    };
    let place = Some(lost.range.clone());
    Diagnostic::new(Check::LostAddress, file.clone(), place, message).help(help(lost))
}

fn help(lost: &Lost) -> String {
    let address = &lost.address;
    let probably = match &lost.became {
        Some(Became::Document {
            file,
            title,
            former,
        }) => {
            let all: Vec<&str> = former
                .iter()
                .map(String::as_str)
                .chain([&**address])
                .collect();
            tr!(
                "Mente du «{title}»? Skriv i feltene øverst i `{file}`: `tidligere_adresser: [{all}]`.",
                title,
                file,
                all = all.join(", ")
            )
        }
        Some(Became::Other(new)) => {
            tr!(
                "Mente du `{new}`? Skriv i stedet for linja: `{address} -> {new}`.",
                new,
                address
            )
        }
        None if address.ends_with('/') => tr!(
            "Er sida flyttet, skriv `tidligere_adresser: [{address}]` i dokumentet den ble til, \
             eller `{address} -> /ny/` i stedet for linja.",
            address
        ),
        None => tr!(
            "Er fila flyttet, skriv `{address} -> /ny` i stedet for linja.",
            address
        ),
    };
    tr!(
        "{probably} Er den tatt bort med vilje, ta bort linja.",
        probably
    )
}
