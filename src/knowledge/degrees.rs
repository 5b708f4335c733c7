//! Checks that surfaces lie in Norway; elsewhere longitude and latitude may have changed places.

use tr::tr;

use super::geojson::Feature;
use super::geometry::Point;
use crate::content::path::MAP_FILE;
use crate::diagnostic::{Check, Diagnostic, Location, Problem};

/// Returns whether the point is in Norway, at sea or on land: the mainland, Svalbard or Jan Mayen.
fn is_in_norway((longitude, latitude): Point) -> bool {
    let within = |west: f64, east: f64, south: f64, north: f64| {
        (west..=east).contains(&longitude) && (south..=north).contains(&latitude)
    };
    within(2.0, 34.0, 57.0, 73.0)
        || within(8.0, 36.0, 73.0, 82.0)
        || within(-11.0, -6.0, 70.0, 72.5)
}

/// Returns what is wrong with the position of `feature`; `bytes` is the file that it stands in.
pub(super) fn misplaced(bytes: &[u8], feature: &Feature) -> Option<Diagnostic> {
    let outer = feature.polygons.iter().flat_map(|polygon| &polygon.outer);
    let wrong: Vec<Point> = outer
        .copied()
        .filter(|point| !is_in_norway(*point))
        .collect();
    let (x, y) = *wrong.first()?;
    let name = feature.number.as_deref().or(feature.slug.as_deref())?;
    let is_turned = wrong.iter().all(|(x, y)| is_in_norway((*y, *x)));
    let problem = if is_turned {
        Problem::new(
            Check::InvalidData,
            tr!(
                "lengde- og breddegrad har byttet plass i flata til {name}: `[{x}, {y}]`",
                name,
                x,
                y
            ),
        )
        .help(tr!(
            "Bytt om tallene: lengdegraden står først, `[{y}, {x}]`.",
            y,
            x
        ))
    } else {
        Problem::new(
            Check::UnlikelyValue,
            tr!(
                "flata til {name} ligger utenfor Norge: `[{x}, {y}]`",
                name,
                x,
                y
            ),
        )
        .help(tr!(
            "Hvert punkt er lengde- og breddegrad (WGS 84): fra 4 til 32 grader øst, fra 57 til 81 \
             grader nord, som `[9.61, 59.21]`."
        ))
    };
    Some(problem.at(MAP_FILE.into(), place(bytes, name)))
}

/// Returns the place where `name` stands in the file, as a value.
fn place(bytes: &[u8], name: &str) -> Location {
    let quoted = format!("\"{name}\"");
    let found = memchr::memmem::find(bytes, quoted.as_bytes());
    found.map_or(Location::File, |start| {
        Location::Range(start..start + quoted.len())
    })
}

#[cfg(test)]
mod tests {
    use crate::knowledge::fixture::Site;

    fn messages(coordinates: &str) -> Vec<String> {
        let map = format!(
            r#"{{"features":[{{"properties":{{"slug":"skien"}},"geometry":{{"type":"Polygon","coordinates":[{coordinates}]}}}}]}}"#
        );
        Site::new().municipality("skien", "").map(&map).problems()
    }

    #[test]
    fn swapped_degrees_are_reported_with_what_to_write() {
        let problems = messages("[[59.1,9.5],[59.1,9.7],[59.3,9.7],[59.3,9.5],[59.1,9.5]]");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].starts_with("invalid-data data/kart.geojson"),
            "{problems:?}"
        );
        assert!(
            problems[0].contains("Bytt om tallene") && problems[0].contains("`[9.5, 59.1]`"),
            "{problems:?}"
        );
        // Only some points.
        let problems = messages("[[9.5,59.1],[59.1,9.7],[9.7,59.3],[9.5,59.3]]");
        assert!(problems[0].contains("Bytt om tallene"), "{problems:?}");
    }

    #[test]
    fn places_outside_norway_are_doubted_and_those_inside_are_not() {
        for outside in [
            "[[0,0],[1,0],[1,1],[0,0]]",
            "[[-9.5,59],[-9.4,59],[-9.4,60],[-9.5,59]]",
            "[[9.5,-59],[9.6,-59],[9.6,-58],[9.5,-59]]",
            "[[95,59],[96,59],[96,60],[95,59]]",
        ] {
            let problems = messages(outside);
            assert!(
                problems.len() == 1 && problems[0].starts_with("unlikely-value"),
                "{problems:?}"
            );
        }
        for inside in [
            "[[9.5,59.1],[9.7,59.1],[9.7,59.3],[9.5,59.1]]",
            "[[15,78],[16,78],[16,79],[15,78]]",
            "[[30,70],[31,70],[31,71],[30,70]]",
            "[[4.6,60],[4.7,60],[4.7,61],[4.6,60]]",
        ] {
            assert_eq!(messages(inside), [""; 0]);
        }
    }
}
