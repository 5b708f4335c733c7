//! Somebody must stand behind an answer.

use jiff::civil::Date;
use tr::tr;

use crate::survey::answer::{Answer, At, Fault};
use crate::survey::values::Wrong;

/// Returns what is missing for somebody to stand behind an answer: a role and a day that has been.
pub(super) fn nobody_behind(answer: &Answer, today: Option<Date>) -> Vec<Fault> {
    let by = &answer.by;
    let at = |asked: &Option<At>| asked.clone().unwrap_or_else(|| answer.at("", ""));
    let mut faults = Vec::new();
    // A cell that is wrong is told already.
    let is_told = |asked: &Option<At>| {
        asked
            .as_ref()
            .is_some_and(|at| answer.faults.iter().any(|fault| fault.at == *at))
    };
    if answer.documents().is_empty() {
        return faults;
    }
    if by.role.is_none() && !is_told(&by.role_at) {
        let help = tr!(
            "Fyll ut rollen, aldri navnet, eller gi den med --rolle. Ingenting i fila er tatt inn."
        );
        let wrong = Wrong::new(tr!("det står ikke hvilken rolle den har som svarer"), help);
        faults.push(Fault::new(at(&by.role_at), wrong));
    }
    match by.date {
        None if !is_told(&by.date_at) => {
            let help = tr!("Fyll ut dagen, eller gi den med --dato. Ingenting i fila er tatt inn.");
            let wrong = Wrong::new(tr!("det står ikke når svaret ble gitt"), help);
            faults.push(Fault::new(at(&by.date_at), wrong));
        }
        Some(day) if day.day().is_none() => {
            let wrong = Wrong::new(
                tr!("datoen for svaret er ikke en dag"),
                tr!("Skriv hele dagen, som 15.12.2026. Ingenting i fila er tatt inn."),
            );
            faults.push(Fault::new(at(&by.date_at), wrong));
        }
        Some(day) if today.is_some_and(|today| day.earliest() > today) => {
            let wrong = Wrong::new(
                tr!("svaret er datert {day}, som ikke har vært ennå", day),
                tr!("Rett dagen. Ingenting i fila er tatt inn."),
            );
            faults.push(Fault::new(at(&by.date_at), wrong));
        }
        _ => {}
    }
    if by.source.is_none() && by.source_at.is_some() && !is_told(&by.source_at) {
        let help = tr!(
            "Skriv hvor svarene er fra, som «rådsmøtet 3. desember». Ingenting i fila er tatt inn."
        );
        let wrong = Wrong::new(tr!("det står ikke hvem som sier det"), help);
        faults.push(Fault::new(at(&by.source_at), wrong));
    }
    if (by.role.is_none() || by.date.is_none()) && faults.is_empty() {
        let wrong = Wrong::new(
            tr!("ingen står bak svaret"),
            tr!("Rett rollen og dagen. Ingenting i fila er tatt inn."),
        );
        faults.push(Fault::new(answer.at("", ""), wrong));
    }
    faults
}
