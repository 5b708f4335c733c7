//! The map: boundaries from `content/data/kart.geojson`, and what follows from them: the position
//! of a municipality and its neighbours.

use std::collections::BTreeMap;

pub use super::geometry::{Boundary, Point, Polygon};

use tr::tr;

use super::geometry::area;
use super::{Id, Knowledge, MunicipalityId, degrees, geojson};
use crate::content::path::MAP_FILE;
use crate::diagnostic::{Check, Diagnostic, Location, Problem};
use crate::yaml::problems::code_list;

impl Knowledge {
    /// Returns the boundary of a municipality.
    ///
    /// # Panics
    /// Panics where `id` comes from another graph.
    pub fn boundary(&self, id: MunicipalityId) -> &Boundary {
        &self.boundaries[id.index()]
    }
}

/// Places the municipalities of `graph` by the map in `bytes`, and returns what is wrong with it.
/// Surfaces of other municipalities are ignored.
pub(super) fn place(graph: &mut Knowledge, bytes: &[u8]) -> Vec<Diagnostic> {
    let (features, mut problems) = geojson::read(bytes);
    problems.extend(
        features
            .iter()
            .filter_map(|feature| degrees::misplaced(bytes, feature)),
    );
    for feature in features {
        let by_number = feature.number.as_deref();
        let by_slug = feature.slug.as_deref();
        let found = by_number
            .and_then(|number| graph.municipality_by_number(number))
            .or_else(|| graph.municipality_by_slug(by_slug?));
        if let Some(id) = found {
            let boundary = &mut graph.boundaries[id.index()];
            boundary.polygons.extend(feature.polygons);
        }
    }
    for (node, boundary) in graph.municipalities.iter_mut().zip(&mut graph.boundaries) {
        let mut by_area: Vec<_> = std::mem::take(&mut boundary.polygons)
            .into_iter()
            .map(|polygon| (area(&polygon.outer), polygon))
            .collect();
        by_area.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        boundary.polygons = by_area.into_iter().map(|(_, polygon)| polygon).collect();
        node.edges.position = boundary.polygons.first().and_then(Polygon::point_inside);
    }
    problems.extend(without_surface(graph));
    for (a, b) in shared_boundaries(&graph.boundaries) {
        graph.municipalities[a.index()].edges.neighbours.push(b);
        graph.municipalities[b.index()].edges.neighbours.push(a);
    }
    for node in &mut graph.municipalities {
        node.edges.neighbours.sort_unstable();
    }
    problems
}

/// The most municipalities that a message names.
const NAMED: usize = 5;

/// Reports municipalities without a surface, on a map that has some of others.
fn without_surface(graph: &Knowledge) -> Option<Diagnostic> {
    let nodes = graph.municipalities.iter().zip(&graph.boundaries);
    let lacking: Vec<&str> = nodes
        .filter(|(_, boundary)| boundary.polygons.is_empty())
        .map(|(node, _)| node.entry.slug.as_str())
        .collect();
    let is_used = lacking.len() < graph.municipalities.len();
    if lacking.is_empty() || !is_used {
        return None;
    }
    let named = code_list(&lacking[..lacking.len().min(NAMED)]);
    let message = match lacking.len().saturating_sub(NAMED) {
        0 => tr!("kartet har ingen flate for {named}", named),
        more => tr!(
            "kartet har ingen flate for {named} (og {more} til)",
            named,
            more
        ),
    };
    let help = tr!(
        "Ta med flater med `kommunenummer` (eller `slug`) for alle kommunene; de uten er ikke på kartet."
    );
    Some(
        Problem::new(Check::NotAsMeant, message)
            .help(help)
            .at(MAP_FILE.into(), Location::File),
    )
}

/// Returns the pairs that have a stretch of boundary in common: at least two points. One point
/// alone is a corner where more than two meet.
fn shared_boundaries(boundaries: &[Boundary]) -> Vec<(MunicipalityId, MunicipalityId)> {
    let mut points: Vec<((i32, i32), MunicipalityId)> = Vec::new();
    for (index, boundary) in boundaries.iter().enumerate() {
        let rings = boundary
            .polygons
            .iter()
            .flat_map(|polygon| std::iter::once(&polygon.outer).chain(&polygon.holes));
        points.extend(
            rings
                .flatten()
                .map(|point| (rounded(*point), Id::new(index))),
        );
    }
    points.sort_unstable();
    points.dedup();
    let mut shared: BTreeMap<(MunicipalityId, MunicipalityId), usize> = BTreeMap::new();
    for meeting in points.chunk_by(|a, b| a.0 == b.0) {
        for (place, (_, a)) in meeting.iter().enumerate() {
            for (_, b) in &meeting[place + 1..] {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    shared
        .into_iter()
        .filter_map(|(pair, points)| (points > 1).then_some(pair))
        .collect()
}

/// Rounds a point to about one metre: programs write the last digits of the same point differently.
fn rounded(point: Point) -> (i32, i32) {
    let round = |degrees: f64| (degrees * 1e5).round() as i32;
    (round(point.0), round(point.1))
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    fn site() -> Site {
        Site::new()
            .municipality("skien", "tidligere_kommunenummer: ['3807']")
            .municipality("porsgrunn", "")
            .municipality("siljan", "")
    }

    #[test]
    fn municipalities_that_the_map_lacks_are_named_where_it_has_others() {
        let without = |site: Site| {
            let site = site.map(include_str!("testdata/three-squares.geojson"));
            let (_, problems) = site.link_with_problems();
            let mut messages = problems.into_iter().map(|found| found.message);
            messages.find(|message| message.contains("ingen flate"))
        };
        assert_eq!(without(site()), None);
        let more = site()
            .municipality("drangedal", "")
            .municipality("nome", "");
        let message = without(more).unwrap_or_default();
        assert!(message.contains("`drangedal` og `nome`"), "{message}");
    }

    #[test]
    fn neighbours_share_more_than_a_corner() {
        let graph = site()
            .map(include_str!("testdata/three-squares.geojson"))
            .link();
        let neighbours = |slug: &str| {
            let id = graph.municipality_by_slug(slug).unwrap();
            let ids = graph.municipality(id).edges.neighbours.iter();
            ids.map(|id| graph.municipality(*id).entry.slug.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(neighbours("skien"), ["porsgrunn", "siljan"]);
        assert_eq!(neighbours("porsgrunn"), ["skien"]);
    }

    #[test]
    fn a_municipality_of_several_parts_is_where_the_largest_is() {
        let graph = site()
            .map(include_str!("testdata/three-squares.geojson"))
            .link();
        let siljan = graph.municipality_by_slug("siljan").unwrap();
        let (x, y) = graph.municipality(siljan).edges.position.unwrap();
        assert!((x - 9.1).abs() < 1e-9 && (y - 59.4).abs() < 1e-9);
        assert_eq!(graph.boundary(siljan).polygons.len(), 2);
    }

    #[test]
    fn an_old_number_and_one_without_its_zero_find_their_municipality() {
        let square = "[[[9,59],[10,59],[10,60],[9,60]]]";
        let feature = |number: &str| {
            format!(
                r#"{{"features":[{{"properties":{{"kommunenummer":{number}}},"geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}"#
            )
        };
        let graph = site().map(&feature("3807")).link();
        let skien = graph.municipality_by_slug("skien").unwrap();
        assert_eq!(graph.boundary(skien).polygons[0].outer.len(), 5, "closed");
        let graph = site()
            .municipality("oslo", "kommunenummer: '0301'")
            .map(&feature("301"))
            .link();
        let oslo = graph.municipality_by_slug("oslo").unwrap();
        assert!(graph.municipality(oslo).edges.position.is_some());
    }
}
