//! The projection from longitude and latitude to the plane, as of national maps: transverse
//! Mercator in the zone of six degrees where the map is. For Southern Norway that is UTM 32.

use crate::knowledge::map::Point;

/// The ellipsoid GRS 80, in metres. WGS 84 differs from it by a tenth of a millimetre.
const EQUATORIAL_RADIUS: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_222_101;

/// The constants of UTM: the scale along the middle of a zone, and the easting there.
const SCALE: f64 = 0.9996;
const FALSE_EASTING: f64 = 500_000.0;

/// The limits of the projection in degrees from the equator and from the middle of the zone. Points
/// further away are moved to the limit.
const LATITUDE_LIMIT: f64 = 84.0;
const LONGITUDE_LIMIT: f64 = 60.0;

/// A zone of the projection.
pub(super) struct Zone {
    /// The longitude in the middle of it, in degrees.
    meridian: f64,
}

impl Zone {
    /// Returns the zone that `longitude` is in.
    pub(super) fn of(longitude: f64) -> Self {
        Self {
            meridian: (longitude / 6.0).floor() * 6.0 + 3.0,
        }
    }

    /// Returns the easting and northing of `point` in metres.
    ///
    /// Uses Krüger's series to the third power of the third flattening n, which is exact to a
    /// millimetre over a zone: first the conformal sphere (τ′, ξ′, η′), then the correction for the
    /// ellipsoid.
    pub(super) fn project(&self, point: Point) -> Point {
        let latitude = point.1.clamp(-LATITUDE_LIMIT, LATITUDE_LIMIT).to_radians();
        let from_meridian = (point.0 - self.meridian)
            .clamp(-LONGITUDE_LIMIT, LONGITUDE_LIMIT)
            .to_radians();
        let n = FLATTENING / (2.0 - FLATTENING);
        let radius = EQUATORIAL_RADIUS / (1.0 + n) * (1.0 + n.powi(2) / 4.0 + n.powi(4) / 64.0);
        let series = [
            n / 2.0 - 2.0 / 3.0 * n.powi(2) + 5.0 / 16.0 * n.powi(3),
            13.0 / 48.0 * n.powi(2) - 3.0 / 5.0 * n.powi(3),
            61.0 / 240.0 * n.powi(3),
        ];
        let eccentricity = 2.0 * n.sqrt() / (1.0 + n);
        let sine = latitude.sin();
        let tau = (sine.atanh() - eccentricity * (eccentricity * sine).atanh()).sinh();
        let xi = tau.atan2(from_meridian.cos());
        let eta = (from_meridian.sin() / tau.hypot(1.0)).atanh();
        let (mut east, mut north) = (eta, xi);
        for (alpha, twice) in series.into_iter().zip([2.0, 4.0, 6.0]) {
            east += alpha * (twice * xi).cos() * (twice * eta).sinh();
            north += alpha * (twice * xi).sin() * (twice * eta).cosh();
        }
        (
            FALSE_EASTING + SCALE * radius * east,
            SCALE * radius * north,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_points_are_where_the_national_grid_has_them() {
        // As PROJ has them in EPSG:32632; the last, Tromsø, in EPSG:32633.
        let known = [
            (9.0, (9.0, 60.0), (500_000.000, 6_651_411.190)),
            (9.0, (9.609, 59.2096), (534_775.269, 6_563_550.243)),
            (9.0, (7.45, 59.75), (412_898.370, 6_624_587.624)),
            (9.0, (10.4755, 59.41), (583_756.470, 6_586_635.654)),
            (9.0, (5.0, 58.0), (263_647.385, 6_435_711.229)),
            (15.0, (18.9553, 69.6492), (653_421.188, 7_731_721.083)),
        ];
        for (longitude, point, (east, north)) in known {
            let (x, y) = Zone::of(longitude).project(point);
            let off = (x - east).hypot(y - north);
            assert!(off < 0.01, "{point:?}: {x} {y}");
        }
    }

    #[test]
    fn extreme_coordinates_give_finite_numbers() {
        for point in [(180.0, 90.0), (-180.0, -90.0), (99.0, 0.0)] {
            let (x, y) = Zone::of(9.0).project(point);
            assert!(x.is_finite() && y.is_finite(), "{point:?}");
        }
    }
}
