//! Plane geometry on longitudes and latitudes, as far as a map of municipalities needs it.

/// A point, longitude and latitude in degrees.
pub type Point = (f64, f64);

/// An outer ring and the holes in it. Rings are closed: the last point is the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polygon {
    /// The outer ring.
    pub outer: Vec<Point>,
    /// The holes in it.
    pub holes: Vec<Vec<Point>>,
}

impl Polygon {
    /// Returns a point inside: the centroid of the outer ring, or where that falls outside (a
    /// horseshoe, a hole in the middle) the middle of the widest stretch at its latitude.
    pub fn point_inside(&self) -> Option<Point> {
        let centroid = centroid(&self.outer)?;
        if self.contains(centroid) {
            return Some(centroid);
        }
        let crossings = self.crossings(centroid.1);
        let widest = crossings
            .chunks_exact(2)
            .map(|pair| (pair[1] - pair[0], (pair[0] + pair[1]) / 2.0))
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match widest {
            Some((_, x)) => Some((x, centroid.1)),
            None => self.outer.first().copied(),
        }
    }

    /// Returns whether `point` is inside and in no hole.
    pub fn contains(&self, point: Point) -> bool {
        // A point is inside where an odd number of boundaries lie to its left.
        let to_the_left = self
            .crossings(point.1)
            .iter()
            .filter(|x| **x < point.0)
            .count();
        to_the_left % 2 == 1
    }

    /// Returns the longitudes where boundaries cross the latitude `y`, from west to east.
    fn crossings(&self, y: f64) -> Vec<f64> {
        let rings = std::iter::once(&self.outer).chain(&self.holes);
        let mut crossings: Vec<f64> = rings
            .flat_map(|ring| ring.windows(2))
            .filter(|ends| (ends[0].1 > y) != (ends[1].1 > y))
            .map(|ends| {
                let ((x0, y0), (x1, y1)) = (ends[0], ends[1]);
                x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            })
            .collect();
        crossings.sort_by(f64::total_cmp);
        crossings
    }
}

/// Returns the area of a closed ring in square degrees, for comparing rings that lie near one
/// another only.
pub fn area(ring: &[Point]) -> f64 {
    (ring.windows(2).map(cross).sum::<f64>() / 2.0).abs()
}

/// Returns the centre of the area that a closed ring encloses; the mean of its points where it
/// encloses none. `None` for a ring without points.
pub fn centroid(ring: &[Point]) -> Option<Point> {
    // Counted from a corner of the ring, so that small rings far from 0,0 lose no digits.
    let origin = *ring.first()?;
    let ring: Vec<Point> = ring
        .iter()
        .map(|(x, y)| (x - origin.0, y - origin.1))
        .collect();
    let mut doubled_area = 0.0;
    let (mut x, mut y) = (0.0, 0.0);
    for ends in ring.windows(2) {
        let cross = cross(ends);
        doubled_area += cross;
        x += (ends[0].0 + ends[1].0) * cross;
        y += (ends[0].1 + ends[1].1) * cross;
    }
    if doubled_area.abs() < f64::EPSILON {
        let count = ring.len() as f64;
        let sum = ring.iter().fold((0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
        return Some((origin.0 + sum.0 / count, origin.1 + sum.1 / count));
    }
    let thrice = 3.0 * doubled_area;
    Some((origin.0 + x / thrice, origin.1 + y / thrice))
}

/// Returns the distance between two points along the surface of the Earth, in km.
pub fn distance_km(from: Point, to: Point) -> f64 {
    const EARTH_RADIUS_KM: f64 = 6371.0;
    let half_chord = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let (lat_from, lat_to) = (from.1.to_radians(), to.1.to_radians());
    let haversine =
        half_chord(from.1, to.1) + lat_from.cos() * lat_to.cos() * half_chord(from.0, to.0);
    2.0 * EARTH_RADIUS_KM * haversine.sqrt().min(1.0).asin()
}

fn cross(ends: &[Point]) -> f64 {
    ends[0].0 * ends[1].1 - ends[1].0 * ends[0].1
}

/// The boundary of a municipality: its polygons. Empty where the map does not have it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundary {
    /// The polygons, largest first.
    pub polygons: Vec<Polygon>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn polygon(outer: &[Point]) -> Polygon {
        Polygon {
            outer: outer.to_vec(),
            holes: Vec::new(),
        }
    }

    #[test]
    fn the_point_of_a_square_is_its_middle() {
        let square = polygon(&[
            (8.0, 59.0),
            (10.0, 59.0),
            (10.0, 60.0),
            (8.0, 60.0),
            (8.0, 59.0),
        ]);
        let (x, y) = square.point_inside().unwrap();
        assert!((x - 9.0).abs() < 1e-9 && (y - 59.5).abs() < 1e-9);
    }

    #[test]
    fn the_point_of_a_horseshoe_is_on_land() {
        let horseshoe = polygon(&[
            (0.0, 0.0),
            (10.0, 0.0),
            (10.0, 9.0),
            (9.0, 9.0),
            (9.0, 1.0),
            (1.0, 1.0),
            (1.0, 9.0),
            (0.0, 9.0),
            (0.0, 0.0),
        ]);
        let point = horseshoe.point_inside().unwrap();
        assert!(!horseshoe.contains(centroid(&horseshoe.outer).unwrap()));
        assert!(horseshoe.contains(point), "{point:?}");
    }

    #[test]
    fn a_hole_is_not_inside() {
        let ring = Polygon {
            outer: vec![(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)],
            holes: vec![vec![
                (3.0, 3.0),
                (6.0, 3.0),
                (6.0, 6.0),
                (3.0, 6.0),
                (3.0, 3.0),
            ]],
        };
        assert!(!ring.contains((4.5, 4.5)));
        assert!(ring.contains(ring.point_inside().unwrap()));
    }

    #[test]
    fn rings_without_area_give_a_point_and_empty_ones_none() {
        assert_eq!(
            polygon(&[(1.0, 2.0), (1.0, 2.0)]).point_inside(),
            Some((1.0, 2.0))
        );
        assert_eq!(polygon(&[]).point_inside(), None);
    }

    #[test]
    fn skien_is_ten_kilometres_from_porsgrunn() {
        let km = distance_km((9.609, 59.210), (9.656, 59.140));
        assert!((7.0..10.0).contains(&km), "{km}");
    }
}
