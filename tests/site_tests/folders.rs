//! Content in folders, with files beside it.

use super::*;

#[test]
fn the_year_is_no_part_of_the_address_and_attachments_are_by_themselves() {
    let built = Site::fixture("folders").build().succeeds();
    for address in [
        "/erfaringer/skien-arkiv/",
        "/vedlegg/erfaringer/2023/skien-arkiv/plan.pdf",
        "/vedlegg/erfaringer/2023/skien-arkiv/hylle før.png",
        "/erfaringer/skien-arkiv-del-to/",
        "/vedlegg/kommuner/skien/vapen.png",
        "/guide/",
        "/guide/start/forste/",
    ] {
        assert!(
            built.public().has(address),
            "{address} is not among\n{}",
            built.public().files().join("\n")
        );
    }
}

#[test]
fn links_between_files_become_addresses() {
    let built = Site::fixture("folders").build().succeeds();
    built
        .page("/erfaringer/skien-arkiv-del-to/")
        .has("href=\"/erfaringer/skien-arkiv/#det-vi-leverte\"");
    built.page("/guide/").has("href=\"/guide/start/forste/\"");
    built.page("/guide/start/forste/").has("href=\"/guide/\"");
}

#[test]
fn images_keep_their_place_and_documents_tell_their_size() {
    let built = Site::fixture("folders").build().succeeds();
    built
        .page("/erfaringer/skien-arkiv/")
        .has("src=\"/vedlegg/erfaringer/2023/skien-arkiv/hylle%20f%C3%B8r.png\"")
        .has("width=\"64\"")
        .has("height=\"48\"")
        .has("decoding=\"async\"")
        .has("(PDF, 2")
        .has("kB)");
}
