//! The map: boundaries from `content/data/kart.geojson`, and what follows from them — where a
//! municipality is and which ones it borders on.

/// A point, longitude and latitude in degrees.
pub type Point = (f64, f64);

/// The boundary of a municipality: its polygons. Empty where the map does not have it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Boundary {
    /// The polygons, largest first.
    pub polygons: Vec<Polygon>,
}

/// An outer ring and the holes in it. Rings are closed: the last point is the first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Polygon {
    /// The outer ring.
    pub outer: Vec<Point>,
    /// Holes.
    pub holes: Vec<Vec<Point>>,
}
