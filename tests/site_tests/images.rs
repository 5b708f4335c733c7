//! Pictures in several sizes.

use std::collections::BTreeMap;

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use super::*;

fn photo() -> Vec<u8> {
    let picture = RgbImage::from_fn(1000, 600, |x, y| {
        image::Rgb([(x / 4) as u8, (y / 3) as u8, 120])
    });
    let mut bytes = Vec::new();
    JpegEncoder::new(&mut bytes)
        .encode_image(&picture)
        .expect("memory takes everything");
    bytes
}

fn site() -> Site {
    let text = "---\ntitle: Om\n---\n\n![Et felt](felt.jpg \"Foto: vi\")\n";
    Site::of(&[("content/sider/om/index.md", text)]).write("content/sider/om/felt.jpg", photo())
}

fn variants(run: &Run) -> BTreeMap<String, Vec<u8>> {
    let tree = run.public().tree();
    tree.into_iter()
        .filter(|(file, _)| file.starts_with("assets/bilder/"))
        .collect()
}

#[test]
fn come_in_smaller_sizes_beside_the_one_that_was_written() {
    let built = site().build().succeeds();
    let variants = variants(&built);
    assert_eq!(variants.len(), 2, "{:?}", variants.keys());
    let page = built.page("/om/");
    page.has("src=\"/vedlegg/sider/om/felt.jpg\"")
        .has("width=\"1000\" height=\"600\"")
        .has("sizes=\"");
    for (file, bytes) in &variants {
        page.has(&format!("/{file} "));
        assert!(bytes.starts_with(b"RIFF"), "{file}");
    }
    assert_eq!(built.public().tree()["vedlegg/sider/om/felt.jpg"], photo());
}

#[test]
fn are_the_same_however_often_the_site_is_built() {
    let site = site();
    let first = variants(&site.build().succeeds());
    let cache = site.root().join(".digitv-cache");
    assert!(cache.is_dir(), "nothing was kept");
    let second = site.build().succeeds();
    assert!(second.stdout().contains("0 skrevet"), "{}", second.stdout());
    std::fs::remove_dir_all(cache).expect("ours");
    std::fs::remove_dir_all(site.root().join("public")).expect("ours");
    assert_eq!(variants(&site.build().succeeds()), first);
}

#[test]
fn that_are_broken_are_told_and_the_rest_is_built() {
    let site = site().write("content/sider/om/felt.jpg", b"\xff\xd8\xff\xe0 brutt av");
    let found = site.check().succeeds().found();
    let told = "unusable-image sider/om/felt.jpg";
    assert!(
        found.iter().any(|found| found.starts_with(told)),
        "{found:?}"
    );
    site.build()
        .succeeds()
        .page("/om/")
        .has("src=\"/vedlegg/sider/om/felt.jpg\"");
}
