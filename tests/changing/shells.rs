//! Completions and pages for `man`.

use super::*;

#[test]
fn completions_and_man_pages_know_every_command() {
    let site = Site::empty();
    let commands = [
        "build",
        "check",
        "fix",
        "move",
        "doctor",
        "completions",
        "man",
        "serve",
    ];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = site.run(&["completions", shell]).succeeds().stdout();
        for command in commands {
            assert!(script.contains(command), "{shell} does not know {command}");
        }
    }
    site.run(&["man", "sider"])
        .succeeds()
        .says("man-sider er skrevet");
    for command in commands {
        let page = site.root().join(format!("sider/digitv-{command}.1"));
        let page = fs::read_to_string(page).expect("written");
        assert!(page.contains("\n.SH NAVN\n"), "{page}");
        assert!(page.contains(&format!("digitv {command}")), "{page}");
    }
    assert!(site.root().join("sider/digitv.1").is_file());
}
