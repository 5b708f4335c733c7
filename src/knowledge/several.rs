//! Several names written as one value: which of them are known, and what to do about the others.

use tr::tr;

use super::advice::{readings, respelt};
use super::names::Names;
use super::target::{Suggestions, Target};
use crate::diagnostic::{Check, Problem};
use crate::yaml::problems::code_choice;

/// The most letters by which a name that is meant as one can differ from how it is written.
const SLIPS: usize = 4;

/// One of several names.
pub(super) struct Part<'a> {
    /// The words.
    written: &'a str,
    /// The name that there is.
    known: Option<String>,
    /// The nearest name, where there is none.
    near: Option<&'a str>,
}

impl Part<'_> {
    fn name(&self) -> Option<&str> {
        self.known.as_deref().or(self.near)
    }
}

/// Returns the names that `written` gives, where it gives several: some are known, or all are near one
/// that is. `None` where it is one name. `is_hidden` decides whether a name is one of a draft.
pub(super) fn parts<'a, T: Target>(
    names: &Names,
    suggestions: &'a Suggestions,
    written: &'a str,
    is_hidden: impl Fn(&str) -> bool,
) -> Option<Vec<Part<'a>>> {
    let part = |written: &'a str| {
        let hidden = || readings(written).into_iter().find(|name| is_hidden(name));
        let known = respelt::<T>(names, written).or_else(hidden);
        let near = || {
            let readings = readings(written);
            let mut near = readings
                .iter()
                .map(|name| suggestions.nearest::<T>(names, name));
            near.find_map(|name| name)
        };
        let near = if known.is_some() { None } else { near() };
        Part {
            written,
            known,
            near,
        }
    };
    let split = |marks: &[&str]| -> Vec<Part<'a>> {
        let parts = marks.iter().fold(vec![written], |parts, mark| {
            parts
                .into_iter()
                .flat_map(|part| part.split(*mark))
                .collect()
        });
        let parts = parts.into_iter().map(str::trim);
        parts.filter(|part| !part.is_empty()).map(part).collect()
    };
    let all = split(&[",", ";", " og ", " & ", "/", "+"]);
    if all.len() > 1 && all.iter().all(|part| part.known.is_some()) {
        return Some(all);
    }
    if respelt::<T>(names, written).is_some() {
        return None;
    }
    let parts = split(&[",", ";", " og ", " & "]);
    let is_list = parts.iter().any(|part| part.known.is_some())
        || (written.contains([',', ';']) && parts.iter().all(|part| part.near.is_some()));
    let is_one = || {
        // «Helse og omsorgg» is a name with a slip in it.
        let near = readings(written).into_iter().find_map(|name| {
            let near = suggestions.nearest::<T>(names, &name)?;
            Some(near.len().abs_diff(name.len()) <= SLIPS)
        });
        !written.contains([',', ';']) && near == Some(true)
    };
    (parts.len() > 1 && is_list && !is_one()).then_some(parts)
}

/// Returns the problems of `written`, which is the names `parts` in one: one for each that is not known.
/// `is_in_list` is `true` where a list may stand.
pub(super) fn problems<T: Target>(
    written: &str,
    parts: &[Part<'_>],
    is_in_list: bool,
) -> Vec<Problem> {
    let how = how_to_write(parts, is_in_list);
    let unknown = parts.iter().filter(|part| part.known.is_none());
    let problems = unknown.map(|part| {
        let message = tr!(
            "{what} `{slug}` finnes ikke",
            what = T::definite(),
            slug = part.written
        );
        let help = match part.near {
            Some(near) => tr!("Mente du {listed}?", listed = code_choice(&[near])),
            None => T::whereabouts(),
        };
        Problem::new(Check::UnknownReference, message).help(format!("{help} {how}"))
    });
    let mut problems: Vec<Problem> = problems.collect();
    if problems.is_empty() {
        let message = tr!("«{written}» er flere navn i ett", written);
        problems.push(Problem::new(Check::UnknownReference, message).help(how));
    }
    problems
}

/// Returns how the names are written, as far as they are known or near one that is.
fn how_to_write(parts: &[Part<'_>], is_in_list: bool) -> String {
    let mut known: Vec<&str> = Vec::new();
    for name in parts.iter().filter_map(Part::name) {
        if !known.contains(&name) {
            known.push(name);
        }
    }
    if !is_in_list {
        return tr!(
            "Her kan bare ett navn stå: {names}.",
            names = code_choice(&known)
        );
    }
    if parts.iter().any(|part| part.name().is_none()) {
        known.push("…");
    }
    tr!(
        "Skriv flere som ei liste: `[{names}]`.",
        names = known.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    /// Returns what is said of a report with this value.
    fn said(field: &str, value: &str) -> Vec<String> {
        let problems = Site::new()
            .topics(&["helse", "helse-og-omsorg", "skole"])
            .municipality("eksempelvik", "tidligere_adresser: [/kommuner/gammelvik/]")
            .municipality("porsgrunn", "")
            .solution("altinn", "")
            .solution("digisos", "")
            .report("r", &format!("{field}: {value}"))
            .problems();
        let said = problems
            .into_iter()
            .filter(|said| said.contains("unknown-reference"));
        said.map(|said| {
            said.split_once(": ")
                .map_or(String::new(), |(_, said)| said.to_owned())
        })
        .collect()
    }

    const WHERE: &str = "Kommuner ligger i `content/kommuner/`.";

    #[test]
    fn only_what_is_unknown_is_named_with_names_that_exist() {
        for (value, expected) in [
            ("eksempelvik, skien", vec![format!("kommunen `skien` finnes ikke. {WHERE} Skriv flere som ei liste: `[eksempelvik, …]`.")]),
            ("[\"Eksempelvik kommune, Skien kommune\"]", vec![format!("kommunen `Skien kommune` finnes ikke. {WHERE} Skriv flere som ei liste: `[eksempelvik, …]`.")]),
            ("EKSEMPELVIK og SKIEN", vec![format!("kommunen `SKIEN` finnes ikke. {WHERE} Skriv flere som ei liste: `[eksempelvik, …]`.")]),
            ("eksempelvik, porsgrun", vec!["kommunen `porsgrun` finnes ikke. Mente du `porsgrunn`? Skriv flere som ei liste: `[eksempelvik, porsgrunn]`.".to_owned()]),
            ("eksmpelvik; porsgrun", vec![
                "kommunen `eksmpelvik` finnes ikke. Mente du `eksempelvik`? Skriv flere som ei liste: `[eksempelvik, porsgrunn]`.".to_owned(),
                "kommunen `porsgrun` finnes ikke. Mente du `porsgrunn`? Skriv flere som ei liste: `[eksempelvik, porsgrunn]`.".to_owned(),
            ]),
            ("skien, eksempelvik, oslo", vec![
                format!("kommunen `skien` finnes ikke. {WHERE} Skriv flere som ei liste: `[eksempelvik, …]`."),
                format!("kommunen `oslo` finnes ikke. {WHERE} Skriv flere som ei liste: `[eksempelvik, …]`."),
            ]),
            ("Gammelvik, Porsgrunn", vec!["«Gammelvik, Porsgrunn» er flere navn i ett. Skriv flere som ei liste: `[eksempelvik, porsgrunn]`.".to_owned()]),
            ("gammelvik", vec![format!("kommunen `gammelvik` finnes ikke. Det heter `eksempelvik` nå. {WHERE}")]),
            ("[eksempelvik, Oslo kommune]", vec![format!("kommunen `Oslo kommune` finnes ikke. {WHERE}")]),
            ("../kommuner/porsgrun.md", vec![format!("kommunen `../kommuner/porsgrun.md` finnes ikke. Mente du `porsgrunn`? {WHERE}")]),
        ] {
            assert_eq!(said("kommuner", value), expected, "{value}");
        }
    }

    #[test]
    fn a_name_with_a_slip_in_it_is_one() {
        let said = said("temaer", "Helse og omsorgg");
        assert!(
            said[0].contains("`Helse og omsorgg` finnes ikke. Mente du `helse-og-omsorg`"),
            "{said:?}"
        );
    }

    #[test]
    fn where_one_name_stands_no_list_is_asked_for() {
        let said = said(
            "kontakt",
            "{rolle: Leder, kommune: 'eksempelvik, porsgrunn'}",
        );
        assert!(
            said[0].ends_with(
                "er flere navn i ett. Her kan bare ett navn stå: `eksempelvik` eller `porsgrunn`."
            ),
            "{said:?}"
        );
    }
}
