//! Files beside the documents: what is published, under which addresses, and what never is.

mod common;

use std::fs;

use common::Site;

const PAGE: (&str, &str) = ("content/sider/om.md", "---\ntittel: Om\n---\n\nTekst.\n");

fn found(site: &Site) -> Vec<String> {
    let mut found = site.check().found();
    // No page links to the files here: what is tried is what they hold.
    found.retain(|found| {
        !common::is_for_the_publisher(found) && !found.starts_with("unused-attachment")
    });
    found
}

/// Every kind of link, and everything else that is no file: each is told, none is followed.
#[cfg(unix)]
mod links {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    use super::*;

    const SECRET: &str = "SV%C3%86RT-HEMMELIG-41729";

    fn site() -> Site {
        let site = Site::of(&[PAGE])
            .write(".git/config", SECRET)
            .write(".env", SECRET)
            .write("notat.txt", SECRET)
            .write(
                "content/sider/hemmelig.md",
                format!("---\ntittel: X\nutkast: true\n---\n\n{SECRET}\n"),
            )
            .write("content/sider/mappe/liste.txt", "synlig")
            .write("themes/annet/a.txt", SECRET);
        fs::create_dir(site.beside("ute")).expect("a folder beside the site");
        fs::write(site.beside("ute").join("a.txt"), SECRET).expect("file written");
        fs::write(site.beside("ute").join("a.md"), SECRET).expect("file written");
        site
    }

    #[test]
    fn none_is_followed_and_each_is_told() {
        // The place of the link, and the place that it leads to.
        let links = [
            ("content/sider/git", "../../.git"),
            ("content/sider/config.txt", "../../.git/config"),
            ("content/sider/env.txt", "../../.env"),
            ("content/sider/innstillinger.txt", "../../site.yaml"),
            ("content/sider/notat.txt", "../../notat.txt"),
            ("content/sider/utkast.txt", "hemmelig.md"),
            ("content/sider/om.txt", "om.md"),
            ("content/sider/andre.md", "om.md"),
            ("content/sider/mappe-to", "mappe"),
            ("content/sider/liste.txt", "mappe/liste.txt"),
            ("content/sider/rot", "../.."),
            ("content/sider/innhold", ".."),
            ("content/sider/her", "."),
            ("content/sider/ring.txt", "ring.txt"),
            ("content/sider/ingenting.txt", "finnes-ikke.txt"),
            ("content/sider/kjede.txt", "notat.txt"),
            ("content/sider/ute", "../../../ute"),
            ("content/sider/ute.txt", "../../../ute/a.txt"),
            ("content/sider/ute.md", "../../../ute/a.md"),
            ("content/sider/passord.txt", "/etc/passwd"),
            ("content/sider/prosess.txt", "/proc/self/environ"),
            ("content/sider/null.txt", "/dev/zero"),
            ("content/data", "../.git"),
            ("content/erfaringer", "sider"),
            ("themes/digitv", "../.git"),
        ];
        let site = site();
        for (place, target) in links {
            fs::create_dir_all(site.root().join(place).parent().unwrap()).unwrap();
            symlink(target, site.root().join(place)).unwrap();
        }
        let _socket = UnixListener::bind(site.root().join("content/sider/sokkel.txt")).unwrap();
        let told = found(&site);
        for (place, _) in links {
            let short = place.strip_prefix("content/").unwrap_or(place);
            let expected = format!("unreadable-file {short}");
            assert!(told.contains(&expected), "{expected} is not in {told:#?}");
        }
        assert!(
            told.contains(&"unreadable-file sider/sokkel.txt".to_owned()),
            "{told:#?}"
        );
        site.build().finds_errors();
        for (place, _) in links {
            fs::remove_file(site.root().join(place)).unwrap();
        }
        fs::remove_file(site.root().join("content/sider/sokkel.txt")).unwrap();
        let built = site.build().succeeds();
        for (file, bytes) in built.public().tree() {
            assert!(!String::from_utf8_lossy(&bytes).contains(SECRET), "{file}");
        }
        assert!(built.public().has("/vedlegg/sider/mappe/liste.txt"));
    }

    #[test]
    fn the_settings_and_the_folders_of_the_site_are_no_links_either() {
        for (place, target) in [
            ("site.yaml", "/etc/passwd"),
            ("site.yaml", "notat.txt"),
            ("content", ".git"),
            ("themes", ".git"),
        ] {
            let site = site();
            let path = site.root().join(place);
            if path.is_dir() {
                fs::remove_dir_all(&path).unwrap();
            } else {
                fs::remove_file(&path).unwrap();
            }
            symlink(target, &path).unwrap();
            let run = site.check().finds_errors();
            let all = format!("{}{}", run.stdout(), run.stderr());
            assert!(all.contains("lenke (symlink)"), "{place}: {all}");
            assert!(!all.contains("root:") && !all.contains(SECRET), "{all}");
        }
    }
}

/// The names of files that an attacker, a system or a web host could make something of.
#[test]
fn names_that_do_not_mean_the_same_everywhere_are_told() {
    let names = [
        "_redirects",
        "_headers",
        "_worker.js",
        "_routes.json",
        "_a.pdf",
        "web.config",
        "Web.Config",
        "CNAME",
        "cname.txt.",
        "netlify.toml",
        "vercel.json",
        "staticwebapp.config.json",
        "crossdomain.xml",
        "clientaccesspolicy.xml",
        "robots.txt",
        "ROBOTS.TXT",
        "favicon.ico",
        "sw.js",
        "service-worker.js",
        "security.txt",
        "ads.txt",
        "manifest.json",
        "firebase.json",
        "sitemap.xml",
        "CON",
        "con.txt",
        "Aux.csv",
        "nul.txt",
        "prn.pdf",
        "COM1.txt",
        "lpt9.txt",
        "com¹.txt",
        "conin$.txt",
        "con .txt",
        "a:b.txt",
        "a|b.txt",
        "a?.txt",
        "a*.txt",
        "a<b.txt",
        "a>b.txt",
        "a\"b.txt",
        "a\\b.txt",
        "a.txt.",
        "a.txt ",
        " a.txt",
        "a\nb.txt",
        "a\tb.txt",
        "a\u{7f}.txt",
        "a\u{85}.txt",
        "a\u{202e}txt.exe",
        "a\u{202e}fdp.txt",
        "a\u{2066}b.txt",
        "a\u{200b}b.txt",
        "a\u{200d}b.txt",
        "a\u{feff}b.txt",
        "a\u{ad}b.txt",
        "a\u{a0}b.txt",
        "a\u{2028}b.txt",
        "a\u{3000}b.txt",
        "a\u{e000}.txt",
        "a\u{fffd}.txt",
        "r\u{43e}s.txt",
        "\u{441}\u{43e}\u{440}.txt",
        "ｒｏｓ.txt",
        "m².txt",
        "ﬁl.txt",
        "𝐚.txt",
        "½.txt",
        "a%2fb.txt",
        "%2e%2e.txt",
        "a%00.txt",
        "ros…txt",
        "Ρlan.txt",
        "a\u{2800}.txt",
    ];
    let site = names.iter().fold(Site::of(&[PAGE]), |site, name| {
        site.write(&format!("content/sider/v/{name}"), "tekst")
    });
    let json = site.check().json();
    let records = json.as_array().unwrap();
    for name in names {
        let file = format!("content/sider/v/{name}");
        let told = records
            .iter()
            .find(|record| record["file"] == file.as_str());
        let told = told.unwrap_or_else(|| panic!("{name:?} is not told"));
        assert_eq!(told["severity"], "error", "{name:?}");
        assert!(told["help"].is_string(), "{name:?}");
    }
}

/// Two files that some disks and hosts take for one.
#[test]
fn names_that_are_the_same_somewhere_are_told() {
    for (one, other) in [
        ("blått.txt", "bla\u{30a}tt.txt"),
        ("a.txt", "A.txt"),
        ("Møte.txt", "MØTE.txt"),
        ("a/b.txt", "A/b.txt"),
        ("straße.txt", "strasse.txt"),
        ("é.txt", "E\u{301}.txt"),
    ] {
        let site = Site::of(&[PAGE])
            .write(&format!("content/sider/{one}"), "en")
            .write(&format!("content/sider/{other}"), "to");
        let found = found(&site);
        assert!(
            found
                .iter()
                .any(|found| found.starts_with("duplicate-address")),
            "{one:?}, {other:?}: {found:?}"
        );
    }
}

#[test]
fn a_decomposed_name_is_published_composed_and_found_by_links() {
    let text = "---\ntittel: A\n---\n\n[en](blått.txt) [to](bla\u{30a}tt.txt)\n";
    let site =
        Site::of(&[("content/sider/a.md", text)]).write("content/sider/bla\u{30a}tt.txt", "tekst");
    let built = site.build().succeeds();
    assert!(built.public().has("/vedlegg/sider/blått.txt"));
    let page = built.page("/a/");
    page.has("href=\"/vedlegg/sider/bl%C3%A5tt.txt\">en")
        .has("href=\"/vedlegg/sider/bl%C3%A5tt.txt\">to");
}

#[test]
fn what_programs_leave_behind_is_passed_over_in_silence() {
    let names = [
        "~$rapport.docx",
        ".~lock.rapport.odt#",
        "desktop.ini",
        "Thumbs.db",
        ".DS_Store",
        "a.pdf.part",
        "a.pdf.crdownload",
        "a.tmp",
        "a.md.bak",
        "a.md.orig",
        "a.md.swp",
        "a.md~",
        "._a.pdf",
        "__MACOSX/a.pdf",
    ];
    let site = names.iter().fold(Site::of(&[PAGE]), |site, name| {
        site.write(&format!("content/sider/{name}"), "Kari Nordmann")
    });
    assert_eq!(found(&site), [""; 0]);
    let built = site.build().succeeds();
    assert!(
        !built
            .public()
            .files()
            .iter()
            .any(|file| file.starts_with("vedlegg/"))
    );
}

#[test]
fn only_the_folders_of_documents_hold_attachments() {
    let site = Site::of(&[PAGE])
        .write("content/a.txt", "x")
        .write("content/notater/a.txt", "x")
        .write("content/data/a.txt", "x");
    assert_eq!(
        found(&site),
        [
            "unknown-folder a.txt",
            "not-as-meant data/a.txt",
            "unknown-folder notater/a.txt"
        ]
    );
}

#[test]
fn nothing_else_lies_among_the_attachments() {
    for page in ["content/sider/vedlegg.md", "content/sider/vedlegg/om.md"] {
        let site = Site::of(&[(page, "---\ntittel: Om\n---\n\nTekst.\n")]);
        let found = found(&site);
        assert!(found[0].starts_with("duplicate-address"), "{found:?}");
    }
}

#[test]
fn a_site_may_let_more_kinds_through_but_never_active_ones() {
    let settings = |kinds: &str| {
        format!("title: A\nbase_url: https://a.example.no\nattachments: {{kinds: [{kinds}]}}\n")
    };
    let site = Site::of(&[PAGE]).write("content/sider/kart.sosi", ".HODE\n");
    assert_eq!(found(&site), ["attachment-kind sider/kart.sosi"]);
    let site = site.write("site.yaml", settings("sosi"));
    assert!(
        site.build()
            .succeeds()
            .public()
            .has("/vedlegg/sider/kart.sosi")
    );
    site.write("site.yaml", settings("html"))
        .build()
        .finds_errors()
        .says("aldri");
}
