//! Earlier addresses.

use super::*;

#[test]
fn earlier_addresses_and_numbers_lead_to_the_document() {
    let built = Site::fixture("redirects").build().succeeds();
    for address in [
        "/skien/",
        "/kommuner/skien-kommune/",
        "/kommuner/4003/",
        "/kommuner/3807/",
        "/kommuner/0806/",
    ] {
        built
            .page(address)
            .has("http-equiv=\"refresh\"")
            .has("/kommuner/skien/");
    }
    built.page("/about/").has("/om/");
}
