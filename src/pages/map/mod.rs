//! The map as pages show it: drawn once for the site, with addresses and texts for each page.
//!
//! The style is in `themes/digitv/css/61-map.css`, the markup in
//! `themes/digitv/templates/components/map.html`.

mod classes;
mod drawing;
mod labels;
mod measures;
mod projection;
mod site_map;
mod spans;
mod view;

pub(crate) use site_map::SiteMap;
pub(crate) use view::{LocatorView, MapView};
