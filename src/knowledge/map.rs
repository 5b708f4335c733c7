//! The map: boundaries from `content/data/kart.geojson`, and what follows from them: where a
//! municipality is and which ones it borders on.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

pub use super::geometry::{Point, Polygon};

use super::geometry::area;
use super::{Id, Knowledge, LinkProblem, MunicipalityId, Place};
use crate::content::fields::Problem;
use crate::content::library::MAP_FILE;
use crate::diagnostic::Check;

/// The boundary of a municipality: its polygons. Empty where the map does not have it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundary {
    /// The polygons, largest first.
    pub polygons: Vec<Polygon>,
}

impl Knowledge {
    /// The boundary of a municipality.
    ///
    /// # Panics
    /// Where `id` comes from another graph.
    pub fn boundary(&self, id: MunicipalityId) -> &Boundary {
        &self.boundaries[id.index()]
    }
}

/// Places the municipalities of `graph` by the map in `bytes`, and gives what is wrong with it.
/// What the map has of other municipalities is passed over.
pub(super) fn place(graph: &mut Knowledge, bytes: &[u8]) -> Vec<LinkProblem> {
    let map: Map = match serde_json::from_slice(bytes) {
        Ok(map) => map,
        Err(error) => return vec![unreadable(bytes, &error)],
    };
    let mut problems = Vec::new();
    for (index, feature) in map.features.into_iter().enumerate() {
        match read(feature) {
            Ok(area) => {
                if let Some(id) = area.municipality(graph) {
                    graph.boundaries[id.index()].polygons.extend(area.polygons);
                }
            }
            Err(help) => problems.push(unusable(index, help)),
        }
    }
    for (node, boundary) in graph.municipalities.iter_mut().zip(&mut graph.boundaries) {
        boundary
            .polygons
            .sort_by(|a, b| area(&b.outer).total_cmp(&area(&a.outer)));
        node.edges.position = boundary.polygons.first().and_then(Polygon::point_inside);
    }
    for (a, b) in shared_boundaries(&graph.boundaries) {
        graph.municipalities[a.index()].edges.neighbours.push(b);
        graph.municipalities[b.index()].edges.neighbours.push(a);
    }
    for node in &mut graph.municipalities {
        node.edges.neighbours.sort_unstable();
    }
    problems
}

#[derive(Deserialize)]
struct Map {
    features: Vec<Value>,
}

#[derive(Deserialize)]
struct Feature {
    properties: Properties,
    geometry: Geometry,
}

#[derive(Deserialize)]
struct Properties {
    kommunenummer: Option<Number>,
    slug: Option<String>,
}

/// A municipality number: as text, or as a number that has lost its leading zero.
#[derive(Deserialize)]
#[serde(untagged)]
enum Number {
    Text(String),
    Figure(u32),
}

#[derive(Deserialize)]
#[serde(tag = "type", content = "coordinates")]
enum Geometry {
    Polygon(Vec<Vec<Vec<f64>>>),
    MultiPolygon(Vec<Vec<Vec<Vec<f64>>>>),
}

/// A feature of the map, read.
struct Area {
    number: Option<String>,
    slug: Option<String>,
    polygons: Vec<Polygon>,
}

impl Area {
    /// Whose it is: by number now or before, or else by slug.
    fn municipality(&self, graph: &Knowledge) -> Option<MunicipalityId> {
        let by_number = |number: &String| graph.municipality_by_number(number);
        let by_slug = |slug: &String| graph.municipality_by_slug(slug);
        self.number
            .as_ref()
            .and_then(by_number)
            .or_else(|| self.slug.as_ref().and_then(by_slug))
    }
}

/// Reads one feature; on failure what to do about it.
fn read(feature: Value) -> Result<Area, &'static str> {
    let feature: Feature = serde_json::from_value(feature).map_err(
        |_| "Hver flate skal ha `properties` med `kommunenummer`, og en `geometry` av typen Polygon eller MultiPolygon.",
    )?;
    let polygons = match feature.geometry {
        Geometry::Polygon(rings) => vec![rings],
        Geometry::MultiPolygon(polygons) => polygons,
    };
    let number = feature.properties.kommunenummer.map(|number| match number {
        Number::Text(text) => text,
        Number::Figure(figure) => format!("{figure:04}"),
    });
    if number.is_none() && feature.properties.slug.is_none() {
        return Err("Sett inn `kommunenummer` eller `slug` under `properties`.");
    }
    Ok(Area {
        number,
        slug: feature.properties.slug,
        polygons: polygons
            .into_iter()
            .map(polygon)
            .collect::<Option<_>>()
            .ok_or("Hvert punkt skal være lengde- og breddegrad (WGS 84), som `[9.61, 59.21]`, og hver ring minst fire punkter.")?,
    })
}

fn polygon(rings: Vec<Vec<Vec<f64>>>) -> Option<Polygon> {
    let mut rings = rings.into_iter().map(ring);
    let outer = rings.next()??;
    Some(Polygon {
        outer,
        holes: rings.collect::<Option<_>>()?,
    })
}

/// A ring, closed if it was not; `None` where it is none, or its points are no degrees.
fn ring(points: Vec<Vec<f64>>) -> Option<Vec<Point>> {
    let mut ring = points
        .into_iter()
        .map(|point| match point.as_slice() {
            [x, y, ..] if x.abs() <= 180.0 && y.abs() <= 90.0 => Some((*x, *y)),
            _ => None,
        })
        .collect::<Option<Vec<Point>>>()?;
    let first = *ring.first()?;
    if ring.last() != Some(&first) {
        ring.push(first);
    }
    (ring.len() >= 4).then_some(ring)
}

/// The pairs that have a stretch of boundary in common: at least two points. One point alone is
/// a corner where more than two meet.
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

/// A point to about one metre: what programs write of one point differs in the last digits.
fn rounded(point: Point) -> (i32, i32) {
    let round = |degrees: f64| (degrees * 1e5).round() as i32;
    (round(point.0), round(point.1))
}

fn unreadable(bytes: &[u8], error: &serde_json::Error) -> LinkProblem {
    // Lines and columns count from 1, columns in bytes; at the end of the file the column may
    // be 0.
    let before = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum::<usize>();
    let at = (before + error.column().saturating_sub(1)).min(bytes.len());
    let message = if error.is_data() {
        "kartet er JSON, men ikke GeoJSON"
    } else {
        "kartet er ikke gyldig JSON"
    };
    problem(
        Place::Range(at..(at + 1).min(bytes.len())),
        Problem::new(Check::InvalidData, message.to_owned())
            .help("Fila skal være en GeoJSON `FeatureCollection` med en flate for hver kommune."),
    )
}

fn unusable(index: usize, help: &str) -> LinkProblem {
    let message = format!("flate nummer {} i kartet kan ikke brukes", index + 1);
    problem(
        Place::File,
        Problem::new(Check::InvalidData, message).help(help),
    )
}

fn problem(place: Place, problem: Problem) -> LinkProblem {
    LinkProblem {
        file: MAP_FILE.into(),
        place,
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::fixture::Site;

    fn site() -> Site {
        Site::new()
            .municipality("skien", "tidligere_kommunenummer: ['3807']")
            .municipality("porsgrunn", "")
            .municipality("siljan", "")
    }

    fn problems(map: &str) -> Vec<String> {
        site().map(map).problems()
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

    #[test]
    fn a_bad_map_is_told_of_and_the_rest_of_the_site_stands() {
        let place = |map: &str| problems(map)[0].split(':').next().map(str::to_owned);
        assert_eq!(
            place("").as_deref(),
            Some("invalid-data data/kart.geojson 0..0")
        );
        assert_eq!(
            place("{\n  \"features\": [,]\n}").as_deref(),
            Some("invalid-data data/kart.geojson 17..18")
        );
        assert_eq!(
            place("[]").as_deref(),
            Some("invalid-data data/kart.geojson 1..2")
        );
        assert_eq!(
            place("\u{0}").as_deref(),
            Some("invalid-data data/kart.geojson 0..1")
        );
    }

    #[test]
    fn a_bad_part_is_told_of_by_its_number() {
        let feature = |properties: &str, kind: &str, points: &str| {
            format!(
                r#"{{"properties":{properties},"geometry":{{"type":"{kind}","coordinates":{points}}}}}"#
            )
        };
        let square = "[[[9,59],[10,59],[10,60],[9,60]]]";
        let bad = [
            feature("{}", "Polygon", square),
            feature(r#"{"slug":"skien"}"#, "Point", "[9,59]"),
            feature(
                r#"{"slug":"skien"}"#,
                "Polygon",
                "[[[540000,6560000],[1,1],[2,2],[3,3]]]",
            ),
            feature(r#"{"slug":"skien"}"#, "Polygon", "[[[9,59]]]"),
            feature(r#"{"slug":"skien"}"#, "Polygon", "[]"),
            "7".to_owned(),
        ];
        let map = format!(
            r#"{{"features":[{},{}]}}"#,
            feature(r#"{"slug":"siljan"}"#, "Polygon", square),
            bad.join(",")
        );
        let (graph, problems) = site().map(&map).link_with_problems();
        let messages: Vec<_> = problems
            .iter()
            .map(|told| told.problem.message.as_str())
            .collect();
        assert_eq!(messages.len(), bad.len());
        assert_eq!(messages[0], "flate nummer 2 i kartet kan ikke brukes");
        let siljan = graph.municipality_by_slug("siljan").unwrap();
        assert!(graph.municipality(siljan).edges.position.is_some());
    }
}
