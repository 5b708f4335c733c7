//! Municipalities like mine: four plain questions with a yes or a no, no invented percentage.

use std::cmp::Ordering;

use rustc_hash::FxHashSet;

use super::geometry::distance_km;
use super::{Knowledge, MunicipalityId, SolutionId};

/// The comparison of another municipality with ours. A part is `None` where a fact is missing on
/// either side: unknown is not unlike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// The other municipality.
    pub municipality: MunicipalityId,
    /// `true` where the larger has at most [`SAME_SIZE_RATIO`] times the inhabitants of the
    /// smaller.
    pub same_size: Option<bool>,
    /// `true` where both have the same written form.
    pub same_written_form: bool,
    /// `true` where both are in the same region.
    pub same_region: Option<bool>,
    /// `true` where it is at most [`NEAR_KM`] away.
    pub near: Option<bool>,
    /// The distance as the crow flies between a point inside each, in km.
    pub km: Option<f64>,
}

/// The largest ratio of inhabitants within one size class: five to three, as from end to end of
/// Statistics Norway's classes of 3,000–4,999 and 30,000–49,999. A ratio, not fixed classes: those
/// would separate 4,990 from 5,010.
pub const SAME_SIZE_RATIO: f64 = 5.0 / 3.0;

/// The longest distance that is near, in km as the crow flies: about an hour on Norwegian roads,
/// so a meeting costs half a day.
pub const NEAR_KM: f64 = 50.0;

impl Similarity {
    /// Counts the questions with a yes.
    pub fn score(&self) -> u8 {
        [
            self.same_size,
            Some(self.same_written_form),
            self.same_region,
            self.near,
        ]
        .iter()
        .filter(|part| **part == Some(true))
        .count() as u8
    }
}

/// Another municipality with what it is ordered by, so that this is found once for each.
struct Ranked {
    similarity: Similarity,
    score: u8,
    /// The larger number of inhabitants over the smaller; infinite where one is unknown.
    ratio: f64,
    /// The distance in km; infinite where it is unknown.
    km: f64,
}

impl Ranked {
    fn order(&self, other: &Self) -> Ordering {
        (other.score.cmp(&self.score))
            .then_with(|| self.ratio.total_cmp(&other.ratio))
            .then_with(|| self.km.total_cmp(&other.km))
            .then_with(|| {
                let id = |ranked: &Self| ranked.similarity.municipality;
                id(self).cmp(&id(other))
            })
    }
}

impl Knowledge {
    /// Compares `other` with `municipality`.
    pub fn similarity(&self, municipality: MunicipalityId, other: MunicipalityId) -> Similarity {
        self.ranked(municipality, other).similarity
    }

    /// Returns all other municipalities, most like first: by number of yes, then by inhabitants
    /// (the nearest in ratio, unknown last), then by distance (likewise), then by name.
    pub fn order_by_similarity(&self, municipality: MunicipalityId) -> Vec<Similarity> {
        in_order(self.others(municipality).collect())
    }

    /// Returns the first `count` of [`order_by_similarity`](Self::order_by_similarity) that have at
    /// least one yes.
    pub fn most_like(&self, municipality: MunicipalityId, count: usize) -> Vec<Similarity> {
        let others = self.others(municipality);
        let mut alike: Vec<Ranked> = others.filter(|other| other.score > 0).collect();
        if count < alike.len() {
            // Of some hundreds, all but the first few stay unsorted.
            alike.select_nth_unstable_by(count, Ranked::order);
            alike.truncate(count);
        }
        in_order(alike)
    }

    /// Counts the solutions that both municipalities state that they use, of any age.
    pub fn shared_solutions(&self, a: MunicipalityId, b: MunicipalityId) -> usize {
        let used: FxHashSet<SolutionId> = self.stated_users(a).collect();
        let shared = self.stated_users(b).filter(|one| used.contains(one));
        shared.count()
    }

    fn others(&self, municipality: MunicipalityId) -> impl Iterator<Item = Ranked> {
        self.municipality_ids()
            .filter(move |other| *other != municipality)
            .map(move |other| self.ranked(municipality, other))
    }

    fn ranked(&self, municipality: MunicipalityId, other: MunicipalityId) -> Ranked {
        let (own, its) = (self.municipality(municipality), self.municipality(other));
        let km = own
            .edges
            .position
            .zip(its.edges.position)
            .map(|(from, to)| distance_km(from, to));
        let regions = own.edges.region.zip(its.edges.region);
        let ratio = self.size_ratio(municipality, other);
        let similarity = Similarity {
            municipality: other,
            same_size: ratio.map(|ratio| ratio <= SAME_SIZE_RATIO),
            same_written_form: own.entry.main.fields.written_form
                == its.entry.main.fields.written_form,
            same_region: regions.map(|(own, its)| own == its),
            near: km.map(|km| km <= NEAR_KM),
            km,
        };
        Ranked {
            score: similarity.score(),
            similarity,
            ratio: ratio.unwrap_or(f64::INFINITY),
            km: km.unwrap_or(f64::INFINITY),
        }
    }

    /// Returns the larger number of inhabitants over the smaller; `None` where one is unknown.
    fn size_ratio(&self, a: MunicipalityId, b: MunicipalityId) -> Option<f64> {
        let inhabitants = |id| {
            let population = self.municipality(id).entry.main.fields.population?;
            (population.count > 0).then_some(f64::from(population.count))
        };
        let (a, b): (f64, f64) = (inhabitants(a)?, inhabitants(b)?);
        Some(a.max(b) / a.min(b))
    }

    /// Returns the solutions that a municipality states that it uses.
    fn stated_users(&self, municipality: MunicipalityId) -> impl Iterator<Item = SolutionId> {
        let usages = self.municipality(municipality).edges.usages.iter();
        usages
            .map(|id| self.usage(*id))
            .filter(|usage| usage.is_use())
            .map(|usage| usage.solution)
    }
}

fn in_order(mut others: Vec<Ranked>) -> Vec<Similarity> {
    others.sort_unstable_by(Ranked::order);
    let similarities = others.into_iter().map(|other| other.similarity);
    similarities.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Knowledge {
        let used = "[{løsning: digisos, status: i-bruk}]";
        Site::new()
            .topics(&["skjema"])
            .solution("digisos", "")
            .municipality(
                "skien",
                &format!("{{region: Grenland, folketall: {{antall: 56000}}, bruk: {used}}}"),
            )
            .municipality(
                "porsgrunn",
                &format!("{{region: Grenland, folketall: {{antall: 37500}}, bruk: {used}}}"),
            )
            .municipality("larvik", "{region: Vestfold, folketall: {antall: 48000}}")
            .municipality(
                "siljan",
                "{region: Grenland, folketall: {antall: 2300}, målform: nøytral}",
            )
            .municipality(
                "vinje",
                "{region: Vest-Telemark, folketall: {antall: 3800}, målform: nynorsk}",
            )
            .municipality("alver", "målform: nynorsk")
            .map(include_str!("testdata/three-squares.geojson"))
            .link()
    }

    fn slugs(site: &Knowledge, found: &[Similarity]) -> Vec<String> {
        let slug =
            |other: &Similarity| site.municipality(other.municipality).entry.slug.to_string();
        found.iter().map(slug).collect()
    }

    #[test]
    fn the_most_like_come_first_and_the_unlike_are_left_out() {
        let site = site();
        let skien = site.municipality_by_slug("skien").unwrap();
        assert_eq!(
            slugs(&site, &site.order_by_similarity(skien)),
            ["porsgrunn", "larvik", "siljan", "vinje", "alver"]
        );
        assert_eq!(
            slugs(&site, &site.most_like(skien, 9)),
            ["porsgrunn", "larvik", "siljan"]
        );
        assert_eq!(slugs(&site, &site.most_like(skien, 1)), ["porsgrunn"]);
    }

    #[test]
    fn each_part_is_a_yes_a_no_or_not_known() {
        let site = site();
        let id = |slug: &str| site.municipality_by_slug(slug).unwrap();
        let of = |a: &str, b: &str| site.similarity(id(a), id(b));
        let porsgrunn = of("skien", "porsgrunn");
        assert_eq!(porsgrunn.same_size, Some(true));
        assert_eq!(porsgrunn.same_region, Some(true));
        assert_eq!(porsgrunn.near, Some(true));
        assert_eq!(porsgrunn.score(), 4);
        assert_eq!(site.shared_solutions(id("skien"), id("porsgrunn")), 1);
        assert_eq!(of("skien", "siljan").same_size, Some(false));
        let alver = of("skien", "alver");
        assert_eq!(
            (alver.same_size, alver.same_region, alver.near),
            (None, None, None)
        );
        assert!(!alver.same_written_form);
    }

    #[test]
    fn similarity_is_mutual() {
        let site = site();
        for a in site.municipality_ids() {
            for b in site.municipality_ids() {
                assert_eq!(site.similarity(a, b).score(), site.similarity(b, a).score());
            }
        }
    }
}
