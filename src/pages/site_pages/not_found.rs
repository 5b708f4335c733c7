//! The page for an address that is not there: where to go instead.

use serde::Serialize;

use crate::pages::address::Listing;
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Link;
use crate::theme::Frame;

/// What `not-found.html` is given.
#[derive(Serialize)]
pub(crate) struct NotFoundView<'a> {
    /// The pages that lead to all others.
    ways: Vec<Link<'a>>,
}

/// The page.
pub(crate) fn not_found<'a>(reader: &Reader<'a>) -> (Frame, NotFoundView<'a>) {
    let title = reader.text("not_found.title");
    let mut frame = reader.own_frame("not-found", title, |_| "/404.html".to_owned());
    // It stands in for any address, so it is no version of anything.
    frame.alternates.clear();
    frame.noindex = true;
    frame.modified = None;
    frame.lead = Some(reader.text("not_found.lead"));
    let ways = [
        Listing::Reports,
        Listing::Solutions,
        Listing::Municipalities,
        Listing::Topics,
        Listing::Coverage,
    ];
    let ways = ways
        .iter()
        .map(|listing| reader.listing_link(*listing))
        .collect();
    (frame, NotFoundView { ways })
}
