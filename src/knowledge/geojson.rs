//! Reading `content/data/kart.geojson`: surfaces with a municipality number or a slug.
//! [`map`](super::map) finds the municipality of each.

use serde::Deserialize;
use serde_json::Value;
use tr::tr;

use super::geometry::{Point, Polygon};
use crate::content::path::MAP_FILE;
use crate::diagnostic::{Capped, Check, Diagnostic, Location, Problem};
use crate::text::{conflict, encoding};
use crate::tr_later;

/// A surface of the map. It has a number or a slug, or both.
pub(super) struct Feature {
    pub(super) number: Option<String>,
    pub(super) slug: Option<String>,
    pub(super) polygons: Vec<Polygon>,
}

/// Returns every surface in `bytes` that can be used, and what is wrong with the others.
pub(super) fn read(bytes: &[u8]) -> (Vec<Feature>, Vec<Diagnostic>) {
    // Some programs write a byte order mark.
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let map: Map = match serde_json::from_slice(start) {
        Ok(map) => map,
        Err(error) => {
            let mark = bytes.len() - start.len();
            return (Vec::new(), vec![unreadable(start, mark, &error)]);
        }
    };
    let mut features = Vec::new();
    let mut size = Size::default();
    let mut problems = Capped::default();
    for (index, value) in map.features.into_iter().enumerate() {
        match feature(value) {
            Ok(feature) => {
                if let Err(problem) = size.add(&feature) {
                    return (Vec::new(), vec![problem]);
                }
                features.push(feature);
            }
            Err(help) => problems.add(unusable(index, help)),
        }
    }
    (features, problems.into_vec())
}

/// The most surfaces, polygons and points in a map: all of Norway, drawn far more finely than a
/// page can show.
const MOST: Size = Size {
    surfaces: 2_000,
    polygons: 20_000,
    points: 150_000,
};

/// The amount of data in a map.
#[derive(Default)]
struct Size {
    surfaces: usize,
    polygons: usize,
    points: usize,
}

impl Size {
    /// Adds `feature`; the error is the problem of a map that is too large.
    fn add(&mut self, feature: &Feature) -> Result<(), Diagnostic> {
        let rings = |polygon: &Polygon| {
            std::iter::once(polygon.outer.len())
                .chain(polygon.holes.iter().map(Vec::len))
                .collect::<Vec<_>>()
        };
        let rings: Vec<usize> = feature.polygons.iter().flat_map(rings).collect();
        self.surfaces += 1;
        self.polygons += rings.len();
        self.points += rings.iter().sum::<usize>();
        let limits = [
            (self.surfaces, MOST.surfaces, tr_later!("flater")),
            (self.polygons, MOST.polygons, tr_later!("polygoner og hull")),
            (self.points, MOST.points, tr_later!("punkter")),
        ];
        match limits.into_iter().find(|(count, most, _)| count > most) {
            None => Ok(()),
            Some((_, most, what)) => {
                let message = tr!("kartet har flere enn {most} {what}", most, what = tr!(what));
                let help = tr!("Forenkle grensene, og ta bare med kommunene på nettstedet.");
                let problem = Problem::new(Check::InvalidData, message).help(help);
                Err(self::problem(Location::File, problem))
            }
        }
    }
}

#[derive(Deserialize)]
struct Map {
    features: Vec<Value>,
}

#[derive(Deserialize)]
struct RawFeature {
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

/// Reads one feature; the error says what to do about it.
fn feature(value: Value) -> Result<Feature, String> {
    let feature: RawFeature = serde_json::from_value(value).map_err(
        |_| tr!(
            "Hver flate skal ha `properties` med `kommunenummer`, og en `geometry` av typen Polygon eller MultiPolygon."
        ),
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
        return Err(tr!(
            "Sett inn `kommunenummer` eller `slug` under `properties`."
        ));
    }
    Ok(Feature {
        number,
        slug: feature.properties.slug,
        polygons: polygons
            .into_iter()
            .map(polygon)
            .collect::<Option<_>>()
            .ok_or_else(|| tr!(
                "Hvert punkt skal være lengde- og breddegrad (WGS 84), som `[9.61, 59.21]`, og hver ring minst fire punkter."
            ))?,
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

/// Returns a closed ring; `None` where `points` are too few, or are not degrees.
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

/// Returns what is wrong with `bytes`, which stand at `offset` in the file.
fn unreadable(bytes: &[u8], offset: usize, error: &serde_json::Error) -> Diagnostic {
    let text = match encoding::read(bytes) {
        Ok(text) => text,
        Err(fault) => {
            let what = Problem::new(Check::InvalidData, fault.message).help(fault.help);
            return problem(
                Location::Range(offset + fault.at..offset + fault.at + 1),
                what,
            );
        }
    };
    if let Some(mark) = conflict::first(text) {
        let what = Problem::new(Check::InvalidData, conflict::message());
        return problem(
            Location::Range(offset + mark.start..offset + mark.end),
            what.help(conflict::help()),
        );
    }
    // Lines and columns count from 1, columns in bytes; at the end of the file the column may
    // be 0.
    let before = bytes
        .split_inclusive(|byte| *byte == b'\n')
        .take(error.line().saturating_sub(1))
        .map(<[u8]>::len)
        .sum::<usize>();
    let mut from = (before + error.column().saturating_sub(1)).min(bytes.len());
    // Mark a whole character, of any number of bytes.
    let is_inside = |at: usize| bytes.get(at).is_some_and(|byte| byte & 0xC0 == 0x80);
    while from > 0 && is_inside(from) {
        from -= 1;
    }
    let mut to = (from + 1).min(bytes.len());
    while is_inside(to) {
        to += 1;
    }
    let message = if error.is_data() {
        tr!("kartet er JSON, men ikke GeoJSON")
    } else {
        tr!("kartet er ikke gyldig JSON")
    };
    problem(
        Location::Range(offset + from..offset + to),
        Problem::new(Check::InvalidData, message).help(tr!(
            "Fila skal være en GeoJSON `FeatureCollection` med en flate for hver kommune."
        )),
    )
}

fn unusable(index: usize, help: String) -> Diagnostic {
    let message = tr!(
        "flate nummer {number} i kartet kan ikke brukes",
        number = index + 1
    );
    problem(
        Location::File,
        Problem::new(Check::InvalidData, message).help(help),
    )
}

fn problem(place: Location, problem: Problem) -> Diagnostic {
    problem.at(MAP_FILE.into(), place)
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    fn site() -> Site {
        Site::new()
            .municipality("skien", "")
            .municipality("siljan", "")
    }

    fn problems(map: &str) -> Vec<String> {
        site().map(map).problems()
    }

    #[test]
    fn a_bad_map_is_reported_and_the_rest_of_the_site_is_built() {
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
    fn a_bad_feature_is_reported_by_its_number() {
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
            .map(|found| found.message.as_str())
            .filter(|message| message.contains("kan ikke brukes"))
            .collect();
        assert_eq!(messages.len(), bad.len());
        assert_eq!(messages[0], "flate nummer 2 i kartet kan ikke brukes");
        let siljan = graph.municipality_by_slug("siljan").unwrap();
        assert!(graph.municipality(siljan).edges.position.is_some());
    }
}
