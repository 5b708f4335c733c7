//! Advice about a name that leads nowhere: which name was probably meant. Only names that exist are
//! suggested.

use tr::tr;

use super::names::Names;
use super::target::{Suggestions, Target};
use crate::content::Kind;
use crate::text::Slug;
use crate::yaml::problems::code_choice;

/// The most names, of topics for example, that are listed whole.
const LISTED: usize = 60;

/// Returns the name that `written` is another spelling of: a title, a file, an address. `None`
/// where it is none of these, or is several names.
pub(super) fn respelt<T: Target>(names: &Names, written: &str) -> Option<String> {
    known_as::<T>(names, written).or_else(|| former::<T>(names, written))
}

fn known_as<T: Target>(names: &Names, written: &str) -> Option<String> {
    let known = T::known(names);
    let is_known = |name: &String| known.contains_key(&Slug::to_look_up(name));
    readings(written).into_iter().find(is_known)
}

/// Returns the name of the document that was called `written` before.
fn former<T: Target>(names: &Names, written: &str) -> Option<String> {
    let kind = T::KIND?;
    let now = |name: String| names.former.get(&(kind, Slug::to_look_up(&name)));
    let now = readings(written).into_iter().find_map(now);
    now.map(ToString::to_string)
}

/// Returns what to do about `written`, which stands where the name of a `T` should.
pub(super) fn advice<T: Target>(names: &Names, suggestions: &Suggestions, written: &str) -> String {
    let known = T::known(names);
    if let Some(found) = known_as::<T>(names, written) {
        return tr!(
            "Mente du `{found}`? {place}",
            found,
            place = T::whereabouts()
        );
    }
    if let Some(now) = former::<T>(names, written) {
        return tr!(
            "Det heter `{now}` nå. {place}",
            now,
            place = T::whereabouts()
        );
    }
    if let Some((found, kind)) = of_other_kind::<T>(names, written) {
        return tr!(
            "`{found}` er {kind}. {place}",
            found,
            kind = kind.with_article(),
            place = T::whereabouts()
        );
    }
    let near = readings(written)
        .iter()
        .find_map(|name| suggestions.did_you_mean::<T>(names, name));
    match near {
        Some(question) => question + " " + &T::whereabouts(),
        None if T::KIND.is_none() && (1..=LISTED).contains(&known.len()) => {
            let mut all: Vec<&str> = known.keys().map(Slug::as_str).collect();
            all.sort_unstable();
            tr!("Velg mellom {names}.", names = code_choice(&all))
        }
        None => T::whereabouts(),
    }
}

/// Returns the names that `written` may stand for, the likeliest first: as it is, as a file, as an
/// address, as the name of a municipality.
pub(super) fn readings(written: &str) -> Vec<String> {
    let plain = written
        .trim()
        .trim_matches(|letter| "“”„«»‘’'\"`[]".contains(letter));
    let mut readings = vec![plain.to_owned()];
    let path = plain.split(['?', '#']).next().unwrap_or(plain);
    let path = path.trim_end_matches('/');
    let path = path.strip_suffix("/index.md").unwrap_or(path);
    let last = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = last.strip_suffix(".md").unwrap_or(last);
    let stem = stem.strip_suffix(".nn").unwrap_or(stem);
    readings.push(stem.to_owned());
    for name in [plain, stem] {
        readings.extend(Slug::made_from(name).map(|slug| slug.to_string()));
        let lower = name.to_lowercase();
        let short = [" kommune", "-kommune", " herad", " kommunes", " (kommune)"]
            .iter()
            .find_map(|ending| lower.strip_suffix(ending))
            .or_else(|| lower.strip_prefix("kommunen "));
        readings.extend(short.and_then(Slug::made_from).map(|slug| slug.to_string()));
    }
    readings.retain(|name| !name.is_empty());
    let mut names: Vec<String> = Vec::new();
    for name in readings {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Returns the name and the kind of something of another kind that has this name.
fn of_other_kind<T: Target>(names: &Names, written: &str) -> Option<(String, Kind)> {
    readings(written).into_iter().find_map(|name| {
        let slug = Slug::to_look_up(&name);
        let kinds = [
            (Kind::Municipality, names.municipalities.contains_key(&slug)),
            (Kind::Solution, names.solutions.contains_key(&slug)),
            (Kind::Report, names.reports.contains_key(&slug)),
            (Kind::Network, names.networks.contains_key(&slug)),
            (Kind::Page, names.pages.contains_key(&slug)),
        ];
        let mut kinds = kinds.into_iter().filter(|(kind, _)| Some(*kind) != T::KIND);
        let kind = kinds.find_map(|(kind, is_there)| is_there.then_some(kind))?;
        Some((name, kind))
    })
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    /// Returns all messages about a report with this value.
    fn messages(field: &str, value: &str) -> String {
        Site::new()
            .topics(&["skole", "skjema-og-dialog", "helse"])
            .municipality("skien", "")
            .municipality("porsgrunn", "")
            .solution("altinn", "")
            .report("r", &format!("{field}: {value}"))
            .problems()
            .join("\n")
    }

    #[test]
    fn only_names_that_exist_are_suggested() {
        for (field, value, suggestion) in [
            ("kommuner", "[Skien kommune]", "Mente du `skien`?"),
            ("kommuner", "[Skien]", "Mente du `skien`?"),
            ("kommuner", "[SKIEN]", "Mente du `skien`?"),
            ("kommuner", "[skien.md]", "Mente du `skien`?"),
            ("kommuner", "['../kommuner/skien.md']", "Mente du `skien`?"),
            ("kommuner", "[kommuner/skien]", "Mente du `skien`?"),
            (
                "kommuner",
                "['https://digitv.example.no/kommuner/skien/']",
                "Mente du `skien`?",
            ),
            ("kommuner", "[«skien»]", "Mente du `skien`?"),
            ("kommuner", "[skein]", "Mente du `skien`?"),
            ("kommuner", "Skien, Porsgrunn", "`[skien, porsgrunn]`"),
            ("kommuner", "skien; porsgrunn", "`[skien, porsgrunn]`"),
            ("kommuner", "Skien og Porsgrunn", "`[skien, porsgrunn]`"),
            (
                "kommuner",
                "[Skien kommune/Porsgrunn kommune]",
                "`[skien, porsgrunn]`",
            ),
            ("kommuner", "[altinn]", "`altinn` er en løsning"),
            ("løsninger", "[Skien]", "`skien` er en kommune"),
            ("løsninger", "[Altinn 3]", "Mente du `altinn`?"),
            (
                "temaer",
                "[Skjema og dialog]",
                "Mente du `skjema-og-dialog`?",
            ),
            (
                "temaer",
                "[bompenger]",
                "Velg mellom `helse`, `skjema-og-dialog` eller `skole`",
            ),
        ] {
            let messages = messages(field, value);
            assert!(
                messages.contains(suggestion),
                "{field}: {value}\n{messages}"
            );
            for absent in [
                "skien-kommune",
                "skien-porsgrunn",
                "skien-md",
                "altinn-3",
                "https-",
            ] {
                assert!(!messages.contains(absent), "{messages}");
            }
        }
    }

    #[test]
    fn nothing_is_suggested_where_nothing_is_near() {
        let messages = messages("kommuner", "['https://www.nav.no/']");
        assert!(!messages.contains("Mente du"), "{messages}");
    }
}
