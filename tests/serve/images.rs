//! Images in smaller sizes: made when a browser asks for them, and the same as a build's.

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

use crate::common::Site;
use crate::server::Server;

#[test]
fn a_smaller_image_is_what_a_build_writes() {
    let picture = RgbImage::from_fn(900, 500, |x, y| {
        image::Rgb([(x / 4) as u8, (y / 2) as u8, 90])
    });
    let mut photo = Vec::new();
    JpegEncoder::new(&mut photo)
        .encode_image(&picture)
        .expect("memory takes everything");
    let text = "---\ntitle: Om\n---\n\n![Et felt](felt.jpg)\n";
    let site =
        Site::of(&[("content/sider/om/index.md", text)]).write("content/sider/om/felt.jpg", photo);
    let built = site.build().succeeds().public().tree();
    std::fs::remove_dir_all(site.root().join(".digitv-cache")).expect("ours");
    let server = Server::start(site, &[]);
    let variants = built
        .iter()
        .filter(|(file, _)| file.starts_with("assets/bilder/"));
    assert_eq!(variants.clone().count(), 2);
    for (file, bytes) in variants {
        let answer = server.get(&format!("/{file}"));
        assert_eq!(answer.header("content-type"), Some("image/webp"), "{file}");
        assert!(answer.body == *bytes, "{file}");
    }
}
