//! The commands that change documents, `fix` and `move`, tried on the program itself.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::Site;

const MUNICIPALITY: &str = "---\ntittel: Skien\nkommunenummer: \"4003\"\nfylke: Telemark\nmålform: bokmål\nsammendrag: En kommune.\nkilder: [Statistisk sentralbyrå]\nbruk:\n  - {løsning: digisos, status: i-bruk, kilde: kommunen}\n---\n\nSkien bruker [Digisos](../losninger/digisos.md#hva).\n";
const SOLUTION: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\nkilder: [KS]\n---\n\n## Hva\n\nSe [vedlegget](digisos/plan.pdf) og [Skien](../kommuner/skien.md).\n";
const NYNORSK: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\n---\n\nSjå [vedlegget](digisos/plan.pdf).\n";
const PAGE: &str = "---\ntittel: Om\n---\n\nLes om [Digisos](/losninger/digisos/), ![plan](../losninger/digisos/tegning.png) og [alt][d].\n\n[d]: <../losninger/digisos.md>\n";

fn site() -> Site {
    Site::of(&[
        ("content/kommuner/skien.md", MUNICIPALITY),
        ("content/losninger/digisos.md", SOLUTION),
        ("content/losninger/digisos.nn.md", NYNORSK),
        ("content/sider/om.md", PAGE),
    ])
    .write("content/losninger/digisos/plan.pdf", "%PDF-1.4\n%%EOF\n")
    .write(
        "content/losninger/digisos/tegning.png",
        include_bytes!("sites/mistakes/content/sider/bilde.png"),
    )
}

/// Says whether anybody may write to a file or folder.
fn lock(path: &std::path::Path, locked: bool) {
    let mut permissions = fs::metadata(path).expect("is there").permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = permissions.mode();
        permissions.set_mode(if locked { mode & !0o222 } else { mode | 0o200 });
    }
    #[cfg(not(unix))]
    permissions.set_readonly(locked);
    fs::set_permissions(path, permissions).expect("set");
}

mod fix {
    use super::*;

    /// Everything that has one right answer, with CRLF, comments and an order of its own.
    const WRONG: &str = "---\r\ntitel: Skien # byen\r\nkommunenummer: 4003\r\nfylke: Telemark\r\nmålform: Bokmål\r\nsamandrag: “En kommune.”\r\nkilder: [Statistisk sentralbyrå] \r\nfolketall: {antall: 56 000, år: 2025}\r\nbruk:\r\n  - {løsning: Digisos, status: I bruk, bekreftet: 17. mai 2024, kilde: kommunen}\r\n---\r\n\r\nSkien bruker [Digisos](../losninger/Digisos.md#hva), [her](../sider/digisos.md).  \r\nNy linje.\r\n";
    const RIGHT: &str = "---\r\ntittel: Skien # byen\r\nkommunenummer: \"4003\"\r\nfylke: Telemark\r\nmålform: bokmål\r\nsammendrag: En kommune.\r\nkilder: [Statistisk sentralbyrå]\r\nfolketall: {antall: 56000, år: 2025}\r\nbruk:\r\n  - {løsning: digisos, status: i-bruk, bekreftet: 2024-05-17, kilde: kommunen}\r\n---\r\n\r\nSkien bruker [Digisos](../losninger/digisos.md#hva), [her](../losninger/digisos.md).  \r\nNy linje.\r\n";

    fn wrong() -> Site {
        site().write("content/kommuner/skien.md", WRONG)
    }

    #[test]
    fn mends_what_has_one_right_answer_and_no_other_byte() {
        let site = wrong();
        site.run(&["check"])
            .finds_errors()
            .says("Kan rettes med `digitv fix`.");
        let told = site.run(&["fix", "--ja"]).succeeds().stdout();
        assert!(told.contains("-titel: Skien # byen"), "{told}");
        assert!(told.contains("+tittel: Skien # byen"), "{told}");
        assert!(told.contains("Rettet i 1 fil: "), "{told}");
        assert_eq!(site.sources()["content/kommuner/skien.md"], RIGHT);
        site.run(&["check"]).succeeds();
        // Once more there is nothing to do.
        let before = site.sources();
        site.run(&["fix", "--ja"])
            .succeeds()
            .says("Ingenting å rette.");
        assert_eq!(site.sources(), before);
    }

    #[test]
    fn writes_nothing_before_the_answer() {
        let site = wrong();
        let before = site.sources();
        site.run(&["fix", "--vis"])
            .finds_errors()
            .says("Dette kan rettes i 1 fil");
        site.run(&["fix"]).is_refused().says("--ja");
        assert_eq!(site.sources(), before);
        super::site().run(&["fix", "--vis"]).succeeds();
    }

    #[test]
    fn only_the_files_that_are_named_are_mended() {
        let titled = NYNORSK.replace("tittel", "titel");
        let site = wrong().write("content/losninger/digisos.nn.md", &titled);
        site.run(&["fix", "--ja", "content/kommuner"]).succeeds();
        assert_eq!(site.sources()["content/kommuner/skien.md"], RIGHT);
        assert_eq!(site.sources()["content/losninger/digisos.nn.md"], titled);
        site.run(&["fix", "content/finnes-ikke.md"])
            .is_refused()
            .says("content/finnes-ikke.md finnes ikke");
    }

    #[test]
    fn what_was_moved_by_hand_is_followed_by_its_earlier_addresses() {
        let moved = SOLUTION.replace(
            "temaer:",
            "tidligere_adresser: [/losninger/digisos/]\ntemaer:",
        );
        let page = "---\ntittel: Om\n---\n\nLes om [Digisos](../losninger/digisos.md#hva).\n";
        let site = site()
            .remove("content/losninger/digisos.nn.md")
            .remove("content/losninger/digisos.md")
            .write("content/losninger/sosialhjelp.md", moved)
            .write("content/sider/om.md", page);
        site.run(&["check"])
            .finds_errors()
            .says("Det heter `sosialhjelp` nå.")
            .says("Dokumentet er flyttet.");
        site.run(&["fix", "--ja"]).succeeds();
        let sources = site.sources();
        assert_eq!(
            sources["content/kommuner/skien.md"],
            MUNICIPALITY.replace("digisos", "sosialhjelp")
        );
        assert_eq!(
            sources["content/sider/om.md"],
            page.replace("digisos.md", "sosialhjelp.md")
        );
        site.run(&["check"]).succeeds();
    }

    #[test]
    fn where_one_file_cannot_be_written_none_is() {
        let spaced = |text: &str| text.replacen('\n', "\n# hm \n", 1);
        let site = wrong()
            .write("content/losninger/digisos.nn.md", spaced(NYNORSK))
            .write("content/sider/om.md", spaced(PAGE));
        let locked = site.root().join("content/losninger/digisos.nn.md");
        let before = site.sources();
        super::lock(&locked, true);
        site.run(&["fix", "--ja"])
            .is_refused()
            .says("kan ikke skrive content/losninger/digisos.nn.md: ingen tilgang")
            .says("Ingenting er rettet.");
        assert_eq!(site.sources(), before);
        super::lock(&locked, false);
        site.run(&["fix", "--ja"])
            .succeeds()
            .says("Rettet i 3 filer");
    }

    /// Far more mistakes than a round of reading tells of.
    #[test]
    fn a_file_with_thousands_of_mistakes_is_mended_at_once() {
        let uses = |name: &str, status: &str, day: &str| {
            let one = format!(
                "  - {{løsning: {name}, status: {status}, bekreftet: {day}, kilde: kommunen}}\n"
            );
            one.repeat(400)
        };
        let document = |uses: String| {
            MUNICIPALITY.replace(
                "  - {løsning: digisos, status: i-bruk, kilde: kommunen}\n",
                &uses,
            )
        };
        let right = document(uses("digisos", "i-bruk", "2024-05-17"));
        let wrong = document(uses("Digisos", "I bruk", "17. mai 2024"));
        let site = site()
            .write("content/kommuner/skien.md", wrong)
            .write("site.yaml", "title: Prøve\nbase_url: https://prove.example.no\nchecks: {duplicate-entry: \"off\"}\n");
        site.run(&["fix", "--ja"])
            .succeeds()
            .says("Rettet i 1 fil: 1200 feil");
        assert_eq!(site.sources()["content/kommuner/skien.md"], right);
    }

    #[test]
    fn what_has_several_answers_is_left() {
        for (right, wrong) in [
            // A misspelt name of a solution, a date that may be two, a field that is there already.
            ("løsning: digisos", "løsning: digisoss"),
            ("kilde: kommunen}", "kilde: kommunen, bekreftet: 5.3.98}"),
            ("tittel: Skien\n", "tittel: Skien\ntitel: Skien\n"),
            ("digisos.md#hva", "digisoss.md#hva"),
        ] {
            let text = MUNICIPALITY.replace(right, wrong);
            assert_ne!(text, MUNICIPALITY);
            let site = site().write("content/kommuner/skien.md", &text);
            site.run(&["check"]).finds_errors();
            site.run(&["fix", "--ja"])
                .succeeds()
                .says("Ingenting å rette.");
            assert_eq!(site.sources()["content/kommuner/skien.md"], text);
        }
    }

    #[test]
    fn every_mistake_of_the_tests_is_mended_to_what_is_read_or_left() {
        let site = Site::fixture("mistakes");
        let count = |site: &Site| site.check().json().as_array().expect("a list").len();
        let (before, found) = (site.sources(), count(&site));
        site.run(&["fix", "--ja"]).succeeds();
        let (once, left) = (site.sources(), count(&site));
        assert!(once != before && left < found, "{left} of {found} are left");
        site.run(&["fix", "--ja"]).succeeds();
        assert_eq!(site.sources(), once);
        assert!(!site.run(&["check"]).told().contains("Kan rettes med"));
    }
}

mod moving {
    use super::*;

    fn files(site: &Site) -> BTreeMap<String, Vec<u8>> {
        let all = walkdir::WalkDir::new(site.root().join("content")).into_iter();
        let files = all
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file());
        let name = |path: &std::path::Path| {
            let inside = path.strip_prefix(site.root()).expect("within");
            inside.to_string_lossy().into_owned()
        };
        files
            .map(|entry| (name(entry.path()), fs::read(entry.path()).expect("read")))
            .collect()
    }

    #[test]
    fn takes_everything_along_and_leaves_a_redirect() {
        let site = site();
        site.run(&["check"]).succeeds();
        let told = site
            .run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .succeeds()
            .stdout();
        assert!(
            told.contains("content/losninger/digisos.md → content/losninger/digisos-2.md"),
            "{told}"
        );
        assert!(
            told.contains("Flyttet 4 filer, og endret det som viste dit i 2 andre filer."),
            "{told}"
        );
        let names: Vec<String> = files(&site).into_keys().collect();
        assert_eq!(
            names,
            [
                "content/kommuner/skien.md",
                "content/losninger/digisos-2.md",
                "content/losninger/digisos-2.nn.md",
                "content/losninger/digisos-2/plan.pdf",
                "content/losninger/digisos-2/tegning.png",
                "content/sider/om.md",
            ]
        );
        assert!(!site.root().join("content/losninger/digisos").exists());
        let sources = site.sources();
        assert_eq!(
            sources["content/kommuner/skien.md"],
            MUNICIPALITY
                .replace("løsning: digisos", "løsning: digisos-2")
                .replace("digisos.md#hva", "digisos-2.md#hva")
        );
        assert_eq!(
            sources["content/sider/om.md"],
            PAGE.replace("/losninger/digisos", "/losninger/digisos-2")
        );
        let moved = &sources["content/losninger/digisos-2.md"];
        assert!(
            moved.contains("tidligere_adresser: [/losninger/digisos/]\n"),
            "{moved}"
        );
        assert!(moved.contains("(digisos-2/plan.pdf)"), "{moved}");
        let nynorsk = &sources["content/losninger/digisos-2.nn.md"];
        assert!(
            nynorsk.contains("tidligere_adresser: [/nn/losninger/digisos/]\n"),
            "{nynorsk}"
        );
        site.run(&["check"]).succeeds();
        let build = site.build().succeeds();
        build
            .page("/losninger/digisos/")
            .has("/losninger/digisos-2/");
    }

    #[test]
    fn there_and_back_gives_the_same_site() {
        let site = site();
        let before = files(&site);
        let there = [
            "move",
            "content/losninger/digisos.md",
            "content/losninger/nytt.md",
            "--ja",
        ];
        site.run(&there).succeeds();
        site.run(&["move", "losninger/nytt", "digisos", "--ja"])
            .succeeds();
        let after = files(&site);
        assert!(after.keys().eq(before.keys()));
        for (name, bytes) in &after {
            let text = String::from_utf8_lossy(bytes);
            let lines: Vec<&str> = text
                .lines()
                .filter(|line| !line.contains("tidligere_adresser"))
                .collect();
            let expected = String::from_utf8_lossy(&before[name]);
            assert_eq!(lines, expected.lines().collect::<Vec<_>>(), "{name}");
        }
        site.run(&["check"]).succeeds();
    }

    #[test]
    fn a_page_in_another_folder_still_leads_where_it_led() {
        let site = site().write(
            "content/sider/guide/a.md",
            "---\ntittel: A\n---\n\n[Om](../om.md)\n",
        );
        site.run(&[
            "move",
            "content/sider/om.md",
            "content/sider/guide/om.md",
            "--ja",
        ])
        .succeeds();
        let sources = site.sources();
        assert_eq!(
            sources["content/sider/guide/a.md"],
            "---\ntittel: A\n---\n\n[Om](om.md)\n"
        );
        let page = &sources["content/sider/guide/om.md"];
        assert!(
            page.contains("(../../losninger/digisos/tegning.png)"),
            "{page}"
        );
        assert!(page.contains("<../../losninger/digisos.md>"), "{page}");
        assert!(page.contains("tidligere_adresser: [/om/]"), "{page}");
        site.run(&["check"]).succeeds();
        let index = ["content/sider/guide/om.md", "content/sider/om/index.md"];
        site.run(&["move", index[0], index[1], "--ja"]).succeeds();
        let page = &site.sources()[index[1]];
        assert!(
            page.contains("(../../losninger/digisos/tegning.png)"),
            "{page}"
        );
        assert!(page.contains("tidligere_adresser: [/guide/om/]"), "{page}");
        site.run(&["check"]).succeeds();
    }

    #[test]
    fn nothing_is_moved_where_it_cannot_all_be() {
        let site = site()
            .write(
                "content/losninger/nytt.md",
                SOLUTION.replace("digisos/plan.pdf", "nytt.md"),
            )
            .write("content/losninger/fil.txt", "opptatt");
        let before = files(&site);
        for (old, new, said) in [
            ("losninger/digisos", "nytt", "finnes fra før"),
            ("losninger/digisos", "digisos", "heter det fra før"),
            ("losninger/digisos", "Ny Løsning", "ny-losning"),
            ("losninger/digisos", "kommuner/digisos", "de har ulike felt"),
            (
                "losninger/digisos",
                "content/notater/digisos.md",
                "ikke et sted for en løsning",
            ),
            (
                "losninger/digisos",
                "../../ute",
                "ikke et sted for en løsning",
            ),
            ("losninger/finnes-ikke", "nytt", "fant ikke dokumentet"),
            (
                "content/losninger/digisos.nn.md",
                "nytt2",
                "versjon på nynorsk",
            ),
        ] {
            site.run(&["move", old, new, "--ja"])
                .is_refused()
                .says(said);
            assert_eq!(files(&site), before, "{old} → {new}");
        }
        site.run(&["move", "losninger/digisos", "digisos-2"])
            .is_refused()
            .says("--ja");
        assert_eq!(files(&site), before);
    }

    #[test]
    fn nothing_is_moved_where_a_file_on_the_way_cannot_be_written() {
        let site = site();
        let locked = site.root().join("content/sider/om.md");
        let before = files(&site);
        super::lock(&locked, true);
        site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .is_refused()
            .says("kan ikke skrive content/sider/om.md: ingen tilgang")
            .says("Ingenting er flyttet.");
        assert_eq!(files(&site), before);
        super::lock(&locked, false);
        site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .succeeds();
    }

    /// No user may put a file where a folder is.
    #[test]
    fn nothing_is_moved_where_a_folder_stands_in_the_way() {
        let site = site();
        let before = files(&site);
        let folder = site.root().join("content/losninger/digisos-2.md");
        fs::create_dir(&folder).expect("a folder");
        site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .is_refused();
        assert_eq!(files(&site), before);
        fs::remove_dir(&folder).expect("an empty folder");
        site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .succeeds();
    }

    #[test]
    fn links_of_the_settings_follow_too() {
        let settings = "title: Prøve\nbase_url: https://prove.example.no\nmenu: [om, {title: Om oss, address: /om/}]\n";
        let site = site().write("site.yaml", settings);
        site.run(&["check"]).succeeds();
        site.run(&["move", "sider/om", "oss", "--ja"]).succeeds();
        let now = fs::read_to_string(site.root().join("site.yaml")).expect("read");
        assert_eq!(now, settings.replace("[om,", "[oss,"));
        site.run(&["check"]).succeeds();
    }

    #[test]
    fn nothing_is_moved_while_something_cannot_be_read() {
        let site = site().write("content/sider/feil.md", "---\ntittel: [\n---\n");
        let before = files(&site);
        site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .finds_errors()
            .says("Rett feilene over først");
        assert_eq!(files(&site), before);
    }

    #[test]
    fn a_reference_that_cannot_follow_stops_the_move() {
        let linked = PAGE.replace("Les om", "[Alt](../losninger/digisos&#46;md) om");
        let site = site().write("content/sider/om.md", linked);
        site.run(&["check"]).succeeds();
        let before = files(&site);
        site.run(&["move", "losninger/digisos", "digisos-2", "--ja"])
            .finds_errors()
            .says("Ingenting er flyttet.");
        assert_eq!(files(&site), before);
    }
}

mod doctor {
    use super::*;

    #[test]
    fn says_what_to_do() {
        let site = site();
        site.run(&["doctor"])
            .succeeds()
            .says("er ei adresse for eksempler")
            .says("publisher.contact")
            .says("uustatus.no")
            .says("git");
        let copied = "themes/digitv/css/10-tokens.css";
        site.run(&["theme", "copy", "css/10-tokens.css"]).succeeds();
        site.run(&["doctor"])
            .succeeds()
            .says("er lik den innebygde fila");
        let path = site.root().join(copied);
        let changed = fs::read_to_string(&path).expect("copied") + "\n/* vår */\n";
        fs::write(path, changed).expect("written");
        let told = site.run(&["doctor"]).succeeds().stdout();
        assert!(!told.contains(copied), "{told}");
        let note = site.root().join("themes/digitv/.kopiert");
        fs::write(note, "0123456789abcdef css/10-tokens.css\n").expect("written");
        site.run(&["doctor"])
            .succeeds()
            .says("kopiert fra en eldre digitv");
    }

    #[test]
    fn a_site_that_cannot_be_published_is_a_fault() {
        let site = site().write("content/sider/om.md", "---\ntittel: [\n---\n");
        site.run(&["doctor"])
            .finds_errors()
            .says("kan ikke publiseres");
        let site = site.write("site.yaml", "title: A\n");
        site.run(&["doctor"])
            .finds_errors()
            .says("site.yaml kan ikke leses");
    }
}

mod shells {
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
}
