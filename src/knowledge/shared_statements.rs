//! Statements of use that say the same and rest on the same source: one list that somebody made of
//! many municipalities. They are one piece of knowledge, and are told as one.

use std::collections::BTreeMap;

use super::{Knowledge, NetworkId, SolutionId, Usage, UsageId};
use crate::content::vocabulary::UsageStatus;
use crate::text::{Lang, PartialDate};

/// The fewest statements that are told as one.
const FEWEST: usize = 3;

/// The parts that statements shown as one have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'k> {
    source: &'k str,
    status: UsageStatus,
    since: Option<PartialDate>,
    until: Option<PartialDate>,
    confirmed: Option<PartialDate>,
    past: Option<PartialDate>,
    through: Option<NetworkId>,
}

/// The statements with the same key, by their remark.
type ByRemark<'k> = BTreeMap<Option<(Lang, &'k str)>, Vec<UsageId>>;

impl Knowledge {
    /// Returns the groups of statements about `solution` that say the same from the same source, each
    /// by name of municipality, the largest group first. Statements in two written forms say the
    /// same where each form has one remark for all of its own. A statement with a report, with the
    /// end of a contract or without a source is in no group: it has something of its own to tell.
    pub fn shared_statements(&self, solution: SolutionId, lang: Lang) -> Vec<Vec<UsageId>> {
        let mut keys: BTreeMap<Key<'_>, ByRemark<'_>> = BTreeMap::new();
        for id in &self.solution(solution).edges.usages {
            if let Some(key) = key(self.usage(*id)) {
                let remark = self
                    .usage_note(*id, lang)
                    .map(|note| (note.lang, note.text));
                let remarks = keys.entry(key).or_default();
                remarks.entry(remark).or_default().push(*id);
            }
        }
        let mut groups: Vec<Vec<UsageId>> = keys.into_values().flat_map(joined).collect();
        groups.retain(|group| group.len() >= FEWEST);
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        groups
    }
}

/// Returns what the statement shares with others; `None` where it has something of its own.
fn key(usage: &Usage) -> Option<Key<'_>> {
    if usage.report.is_some() || usage.contract_end.is_some() {
        return None;
    }
    Some(Key {
        source: usage.source.as_deref()?,
        status: usage.status,
        since: usage.since,
        until: usage.until,
        confirmed: usage.confirmed,
        past: usage.past,
        through: usage.through.map(|through| through.network),
    })
}

/// Joins those whose remark is the same in the other written form: where several share it. One that
/// stands alone tells something of its own.
fn joined(remarks: ByRemark<'_>) -> Vec<Vec<UsageId>> {
    let lang = |remark: Option<(Lang, &str)>| remark.map(|(lang, _)| lang);
    let mut largest: BTreeMap<Lang, Vec<UsageId>> = BTreeMap::new();
    let mut groups = Vec::new();
    for (remark, ids) in remarks {
        match lang(remark) {
            Some(lang) if ids.len() > 1 => {
                let kept = largest.entry(lang).or_default();
                let smaller = if ids.len() > kept.len() {
                    std::mem::replace(kept, ids)
                } else {
                    ids
                };
                groups.push(smaller);
            }
            _ => groups.push(ids),
        }
    }
    let mut shared: Vec<UsageId> = largest.into_values().flatten().collect();
    shared.sort_unstable();
    groups.push(shared);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        let listed = |slug: &str, lang: &str, more: &str| {
            let remark = match lang {
                "nn" => "Står på lista frå Nav",
                _ => "Står på lista fra Nav",
            };
            let fields = format!(
                "{{språk: {lang}, bruk: [{{løsning: nett, status: i-bruk, bekreftet: 2022, kilde: 'https://nav.no/liste', merknad: '{remark}'{more}}}]}}"
            );
            (slug.to_owned(), fields)
        };
        let mut site = Site::new()
            .topics(&["skole"])
            .solution("nett", "")
            .report("r", "løsninger: [nett]");
        for (slug, fields) in [
            listed("bamble", "nb", ""),
            listed("drangedal", "nb", ""),
            listed("fyresdal", "nn", ""),
            listed("horten", "nb", ", erfaring: r"),
            listed("kviteseid", "nn", ""),
            listed("larvik", "nb", ", avtale_slutt: 2027"),
            listed("nome", "nb", ", siden: 2019"),
        ] {
            site = site.municipality(&slug, &fields);
        }
        site.municipality(
            "skien",
            "bruk: [{løsning: nett, status: i-bruk, bekreftet: 2022, kilde: 'https://nav.no/liste', merknad: Var først}]",
        )
        .link()
    }

    #[test]
    fn those_of_one_list_are_one_group_in_both_written_forms() {
        let site = site();
        let groups = site.shared_statements(site.solution_by_slug("nett").unwrap(), Lang::Nb);
        let names: Vec<Vec<&str>> = groups
            .iter()
            .map(|group| {
                let slug = |id: &UsageId| {
                    let municipality = site.usage(*id).municipality;
                    site.municipality(municipality).entry.slug.as_str()
                };
                group.iter().map(slug).collect()
            })
            .collect();
        assert_eq!(names, [["bamble", "drangedal", "fyresdal", "kviteseid"]]);
    }

    #[test]
    fn two_are_too_few_to_be_told_as_one() {
        let one = "bruk: [{løsning: nett, status: i-bruk, kilde: brev}]";
        let two = Site::new()
            .topics(&["skole"])
            .solution("nett", "")
            .municipality("bamble", one)
            .municipality("siljan", one);
        let groups = |site: Site| {
            let site = site.link();
            let groups = site.shared_statements(site.solution_by_slug("nett").unwrap(), Lang::Nb);
            groups.iter().map(Vec::len).collect::<Vec<_>>()
        };
        assert_eq!(groups(two.municipality("tinn", one)), [3]);
        let two = Site::new()
            .topics(&["skole"])
            .solution("nett", "")
            .municipality("bamble", one)
            .municipality("siljan", one);
        assert_eq!(groups(two), Vec::<usize>::new());
    }
}
