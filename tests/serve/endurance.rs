//! A long day of writing, in short.

use std::fs;

use crate::common::Site;
use crate::server::Server;

fn text(number: usize) -> String {
    format!("---\ntittel: Om\n---\n\nUtgave {number}.\n")
}

/// Descriptors that the server holds open.
#[cfg(target_os = "linux")]
fn descriptors(server: &Server) -> usize {
    fs::read_dir(format!("/proc/{}/fd", server.id()))
        .unwrap()
        .count()
}

#[cfg(not(target_os = "linux"))]
fn descriptors(_: &Server) -> usize {
    0
}

/// The long version is `cargo bench --bench serve`.
#[test]
fn edits_and_readers_leave_nothing_open() {
    let site = Site::of(&[("content/sider/om.md", &text(0))]);
    let server = Server::start(site, &[]);
    server.shows("/om/", "Utgave 0.");
    let before = descriptors(&server);
    for number in 1..=60 {
        let mut events = server.events("/om/");
        events.next();
        fs::write(server.path("content/sider/om.md"), text(number)).unwrap();
        events.next();
        server.shows("/om/", &format!("Utgave {number}."));
        let folder = server.path(&format!("content/sider/mappe{number}"));
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("side.md"), "---\ntittel: Side\n---\n\nOrd.\n").unwrap();
        server.answers(&format!("/mappe{number}/side/"), 200);
        fs::remove_dir_all(&folder).unwrap();
    }
    server.comes("de lukkede forbindelsene er borte", || {
        descriptors(&server) <= before + 2
    });
}
