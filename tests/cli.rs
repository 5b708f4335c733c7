//! What users of the command line rely on, tried on the program itself.

mod common;

use std::fs;
use std::path::Path;

use common::{COMMANDS, Site};
use insta::assert_snapshot;

const PAGE: (&str, &str) = ("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n");
const BROKEN: &str = "---\ntittel: Om\nfeil\n---\n\nNoen ord.\n";

mod workbooks {
    use super::*;

    #[test]
    fn belong_to_the_last_round_until_it_is_due() {
        let site = Site::fixture("measured");
        let run = |arguments: &[&str], today: &str| {
            site.run_with(arguments, |command| command.env("DIGITV_TODAY", today))
        };
        let all = [
            "kartlegg",
            "ut",
            "--runde",
            "Vinteren",
            "--frist",
            "2026-12-20",
        ];
        run(&all, "2026-11-29").succeeds();
        // The same file: it belongs to the round that was named.
        run(&["kartlegg", "ut", "vik"], "2026-12-20")
            .succeeds()
            .says("ført i runden «Vinteren»");
        run(&["kartlegg", "ut", "--matrise"], "2026-12-20")
            .succeeds()
            .says("ført i runden «Vinteren»");
        let late = run(&["kartlegg", "ut", "vik", "--til", "ny"], "2026-12-21").succeeds();
        assert!(!late.told().contains("runden"), "{}", late.told());
    }
}

mod status {
    use super::*;

    #[test]
    fn is_0_when_the_site_is_built_1_for_errors_in_the_content_2_for_wrong_usage() {
        let site = Site::of(&[PAGE]);
        site.build().succeeds();
        site.run(&["check"]).succeeds();

        let site = site.write(PAGE.0, BROKEN);
        site.build().finds_errors();
        site.run(&["check"]).finds_errors();

        site.run(&["build", "--outptu", "x"])
            .is_refused()
            .says("--outptu");
        site.run(&["biuld"]).is_refused().says("Mente du `build`?");
        site.run(&["check", "--format", "xml"])
            .is_refused()
            .says("json");
        site.run(&["build", "--base-url", "example.no"])
            .is_refused();
        site.run(&["build", "--root", "finnes-ikke"])
            .is_refused()
            .says("site.yaml");
        site.run(&[]).is_refused();
    }

    #[test]
    fn hints_and_warnings_fail_only_a_strict_check() {
        // A site that says nothing of accessibility gets a hint.
        let site = Site::of(&[PAGE]);
        site.run(&["check"]).succeeds();
        site.run(&["check", "--strict"]).finds_errors();
    }

    #[test]
    fn a_folder_without_a_site_is_refused_with_advice() {
        Site::empty().build().is_refused().says("digitv init");
    }

    #[test]
    fn settings_that_cannot_be_read_are_errors_in_the_content() {
        Site::of(&[PAGE])
            .write("site.yaml", "title: Uten adresse\n")
            .build()
            .finds_errors()
            .says("base_url");
    }
}

mod help {
    use super::*;

    #[test]
    fn teaches() {
        let site = Site::empty();
        for (name, arguments) in [("digitv", vec!["--help"])]
            .into_iter()
            .chain(COMMANDS.map(|command| (command, vec![command, "--help"])))
        {
            let run = site
                .run_with(&arguments, |digitv| digitv.env("COLUMNS", "100"))
                .succeeds();
            assert_eq!(run.stderr(), "");
            assert_snapshot!(format!("help_{name}"), run.stdout());
        }
    }

    #[test]
    fn lists_every_command() {
        let help = Site::empty().run(&["--help"]).succeeds().stdout();
        let listed = help.lines().filter_map(|line| {
            let (name, about) = line.strip_prefix("  ")?.split_once("  ")?;
            let is_command = name.bytes().all(|byte| byte.is_ascii_lowercase());
            (is_command && !name.is_empty() && !about.is_empty()).then_some(name)
        });
        let mut listed: Vec<&str> = listed.collect();
        listed.sort_unstable();
        assert_eq!(listed, COMMANDS);
    }

    #[test]
    fn the_version_is_that_of_the_package() {
        let run = Site::empty().run(&["--version"]).succeeds();
        let told = run.stdout();
        let version = told.trim().strip_prefix("digitv ").unwrap();
        let (version, commit) = version.split_once(" (").unwrap_or((version, ")"));
        assert_eq!(version, env!("CARGO_PKG_VERSION"));
        // Only where the build knows it.
        let commit = commit.strip_suffix(')').unwrap();
        let commit = commit.strip_suffix(", med endringer").unwrap_or(commit);
        let is_commit = commit.len() == 12 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(commit.is_empty() || is_commit, "{told}");
    }
}

mod usage {
    use super::*;

    /// Every kind of wrong usage that the reader of arguments knows, each with words that it must
    /// say and none in English.
    #[test]
    fn is_told_in_norwegian() {
        let site = Site::of(&[PAGE]);
        let cases: &[(&[&str], &[&str])] = &[
            (
                &["serve", "--port", "abc"],
                &["«abc» kan ikke brukes for `--port`", "0 til 65535"],
            ),
            (&["serve", "--port", "70000"], &["0 til 65535"]),
            (&["serve", "--port", "-1"], &["-1"]),
            (&["serve", "--port", ""], &["--port"]),
            (&["serve", "--port"], &["`--port` mangler en verdi"]),
            (
                &["serve", "--port", "1", "--port", "2"],
                &["`--port` står to ganger"],
            ),
            (&["serve", "--host", "lokalt"], &["`localhost`"]),
            (&["serve", "--host", "127.0.0.1:4000"], &["IP-adresse"]),
            (&["serve", "--editor", "vim"], &["vscode"]),
            (&["serve", "-p", "1"], &["ukjent valg `-p`"]),
            (&["check", "--format"], &["`--format` mangler en verdi"]),
            (
                &["check", "--format", "tekst"],
                &["text, json, github, gitlab"],
            ),
            (&["check", "--strict=ja"], &["`--strict` tar ingen verdi"]),
            (
                &["check", "--strict", "--strict"],
                &["`--strict` står to ganger"],
            ),
            (
                &["check", "kunnskap"],
                &["`kunnskap`", "digitv check --root kunnskap"],
            ),
            (&["build", "--draft"], &["Mente du `--drafts`?"]),
            (
                &["build", "--drafts", "--record-addresses"],
                &["kan ikke stå sammen med"],
            ),
            (&["init", "a", "b"], &["for mange mapper: `b`", "Ny bank"]),
            (&["headers"], &["`TJENER` mangler"]),
            (
                &["headers", "nginx", "apache"],
                &["for mange ord: `apache`"],
            ),
            (&["sjekk"], &["ukjent kommando `sjekk`"]),
            (&["help", "chekc"], &["Mente du `check`?"]),
            (&["explain", "brokn-link"], &["Mente du `broken-link`?"]),
            (&["explain", "KB999"], &["ingen sjekk heter `KB999`"]),
            (&["--root", "x", "check"], &["ukjent valg `--root`"]),
        ];
        for (arguments, words) in cases {
            let run = site.run(arguments).is_refused();
            assert_eq!(run.stdout(), "", "{arguments:?}");
            let told = run.stderr();
            for word in *words {
                assert!(
                    told.contains(word),
                    "{arguments:?}: «{word}» is not in:\n{told}"
                );
            }
            for english in [
                "error",
                "invalid",
                "value",
                "For more",
                "unexpected",
                "argument ",
            ] {
                assert!(!told.contains(english), "{arguments:?}: {told}");
            }
        }
    }

    #[test]
    fn help_and_version_are_commands_too() {
        let site = Site::empty();
        for (command, option) in [
            (&["help"][..], &["--help"][..]),
            (&["help", "build"], &["build", "--help"]),
            (&["version"], &["--version"]),
        ] {
            let told = |words| site.run(words).succeeds().stdout();
            assert_eq!(told(command), told(option), "{command:?}");
        }
    }

    #[test]
    fn a_part_of_a_site_leads_to_the_site_and_another_folder_does_not() {
        let site = Site::of(&[PAGE]).write("annet/x.txt", "x");
        for part in [
            "content",
            "content/sider",
            PAGE.0,
            "site.yaml",
            "./content/",
        ] {
            site.run(&["check", "--root", part]).succeeds();
        }
        let run = site.run(&["check", "--root", "annet"]).is_refused();
        run.says("Det nærmeste nettstedet ligger over: --root ");
        site.run(&["check", "--root", "borte"])
            .is_refused()
            .says("mappa borte finnes ikke");
    }

    #[test]
    fn every_check_is_explained() {
        let site = Site::empty();
        let list = site.run(&["explain"]).succeeds().stdout();
        assert_eq!(list, site.run(&["checks"]).succeeds().stdout());
        for check in digitv::diagnostic::Check::ALL {
            assert!(list.contains(check.name()), "{list}");
            let told = site.run(&["explain", check.name()]).succeeds().stdout();
            assert!(told.contains(check.about()), "{told}");
            for code in [check.code().to_owned(), check.code().to_lowercase()] {
                assert_eq!(site.run(&["explain", &code]).succeeds().stdout(), told);
            }
        }
    }
}

mod theme {
    use super::*;

    #[test]
    fn that_extends_nothing_has_only_its_own_files() {
        const PLAIN: &str = "<!doctype html><title>{{ page.title }}</title>\n";
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/digitv/templates");
        let names = fs::read_dir(built_in)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".html"));
        let site = Site::of(&[PAGE]).write(
            "site.yaml",
            "title: Prøve\nbase_url: https://example.no\ntheme: {name: eget, extends: none}\n",
        );
        let site = names.fold(site, |site, name| {
            site.write(&format!("themes/eget/templates/{name}"), PLAIN)
        });
        let site = site.write("themes/eget/css/a.css", "p { margin: 0 }\n");
        let run = site.build().succeeds();
        run.page("/om/").has("<!doctype html><title>Om</title>");
        let sheets: Vec<String> = run
            .public()
            .texts()
            .filter(|(name, _)| name.ends_with(".css"))
            .map(|(_, text)| text)
            .collect();
        assert_eq!(sheets, ["p { margin: 0 }\n"]);
        assert!(
            !run.public()
                .files()
                .iter()
                .any(|name| name.contains("symbols"))
        );

        let site = site.remove("themes/eget/templates/page.html");
        site.run(&["check"])
            .finds_errors()
            .says("templates/page.html")
            .says("Malen finnes ikke.");
    }

    #[test]
    fn files_are_listed_and_copied_to_begin_from() {
        let site = Site::of(&[PAGE]);
        let list = site.run(&["theme", "list"]).succeeds().stdout();
        assert!(list.lines().any(|line| line == "templates/topic.html"));
        let css = site.run(&["theme", "list", "css/"]).succeeds().stdout();
        assert!(css.lines().all(|line| line.starts_with("css/")), "{css}");
        let files = ["css/10-tokens.css", "templates/partials/footer.html"];
        let run = site.run(&["theme", "copy", files[0], files[1]]).succeeds();
        assert_eq!(
            run.stdout(),
            "themes/digitv/css/10-tokens.css\nthemes/digitv/templates/partials/footer.html\n"
        );
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("themes/digitv")
            .join(files[0]);
        let copy = site.root().join("themes/digitv").join(files[0]);
        assert_eq!(fs::read(source).unwrap(), fs::read(copy).unwrap());
        let list = site.run(&["theme", "list"]).succeeds().stdout();
        assert_eq!(list.matches("(egen)").count(), 2, "{list}");
        site.run(&["check"]).succeeds();
        site.run(&["theme", "copy", files[0]])
            .is_refused()
            .says("finnes fra før");
    }

    #[test]
    fn a_file_that_is_not_there_is_refused_with_the_one_that_was_meant() {
        let site = Site::of(&[PAGE]);
        for (wanted, meant) in [
            ("templates/topicc.html", "templates/topic.html"),
            ("topic.html", "templates/topic.html"),
            ("css/10-tokenz.css", "css/10-tokens.css"),
        ] {
            site.run(&["theme", "copy", wanted])
                .is_refused()
                .says(&format!("Mente du `{meant}`?"));
        }
        site.run(&["theme", "list", "stil"]).is_refused();
        assert!(!site.root().join("themes").exists());
    }

    #[test]
    fn the_folder_is_that_of_the_settings() {
        let settings = "title: A\nbase_url: https://a.no\ntheme: vaart\n";
        let site = Site::of(&[PAGE]).write("site.yaml", settings);
        site.run(&["check"])
            .finds_errors()
            .says("temaet «vaart» finnes ikke");
        site.run(&["theme", "copy", "css/10-tokens.css"]).succeeds();
        assert!(site.root().join("themes/vaart/css/10-tokens.css").is_file());
        site.run(&["check"]).succeeds();
    }
}

mod headers {
    use super::*;

    #[test]
    fn are_printed_for_each_server_and_come_from_the_settings_alone() {
        // Content with errors is no reason to say nothing of the server.
        let site = Site::of(&[(PAGE.0, BROKEN)]);
        for (server, sign) in [
            ("nginx", "add_header Content-Security-Policy \""),
            ("apache", "Header always set Content-Security-Policy \""),
            ("caddy", "    Content-Security-Policy \""),
            ("iis", "<add name=\"Content-Security-Policy\" value=\""),
            ("azure", "\"Content-Security-Policy\": \""),
            ("netlify", "/*\n  Content-Security-Policy: "),
            ("github", "include-hidden-files: true"),
        ] {
            let run = site.run(&["headers", server]).succeeds();
            assert!(run.stdout().contains(sign), "{server}");
            assert_eq!(run.stderr(), "", "{server}");
        }
    }

    #[test]
    fn hold_for_another_address_of_the_site() {
        let site = Site::of(&[PAGE]);
        let other = ["headers", "nginx", "--base-url", "https://x.no/et/sted/"];
        let run = site.run(&other).succeeds();
        assert!(run.stdout().contains("location \"/et/sted/\" {"));
        assert!(!run.stdout().contains("Strict-Transport-Security"));
        let wrong = ["headers", "nginx", "--base-url", "https://x.no/a;b"];
        site.run(&wrong).is_refused().says("https://x.no/a;b");
    }

    #[test]
    fn of_an_unknown_server_are_refused_with_those_that_are_known() {
        let site = Site::of(&[PAGE]);
        let run = site.run(&["headers", "lighttpd"]).is_refused();
        run.says("nginx, apache, caddy, iis, azure, github, netlify");
        let unreadable = site.write("site.yaml", "title: A\n");
        unreadable
            .run(&["headers", "nginx"])
            .finds_errors()
            .says("base_url");
    }
}

mod init {
    use super::*;

    #[test]
    fn makes_a_site_that_builds_without_remarks() {
        let site = Site::empty();
        site.run(&["init"]).succeeds();
        let check = site.check().succeeds();
        let others: Vec<_> = check
            .found()
            .into_iter()
            .filter(|found| !common::is_for_the_publisher(found))
            .collect();
        assert_eq!(others, [""; 0]);
        site.build().succeeds();
        assert!(site.public().has("/"));
        assert!(site.public().has("/kommuner/eksempelvik/"));
        assert!(site.public().has("/bidra/"));
        // One of each kind: what is counted agrees with the number.
        let front = |address, right: [&str; 3], wrong: [&str; 2]| {
            let page = site.public().page(address);
            right.iter().for_each(|words| {
                page.has(words);
            });
            wrong.iter().for_each(|words| {
                page.lacks(words);
            });
        };
        front(
            "/",
            [
                "erfaring herfra",
                "løsning har en kjent bruker",
                "kommune har noe å lese",
            ],
            ["erfaringer herfra", "løsninger har en kjent"],
        );
        front(
            "/nn/",
            [
                "erfaring herifrå",
                "løysing har ein kjend brukar",
                "kommune har noko å lese",
            ],
            ["erfaringar herifrå", "løysingar har ein kjend"],
        );
    }

    #[test]
    fn says_what_to_do_next_in_words_that_can_be_typed() {
        let site = Site::empty();
        let told = site.run(&["init"]).succeeds().stdout();
        assert!(told.contains("klart i denne mappa"), "{told}");
        assert!(!told.contains("cd "), "{told}");
        for (folder, step) in [
            ("kunnskap", "cd kunnskap\n"),
            ("Ny bank", "cd \"Ny bank\"\n"),
            ("blåbær/ny", "cd blåbær/ny\n"),
            ("a$b", "cd 'a$b'\n"),
            ("a&b", "cd \"a&b\"\n"),
        ] {
            let told = site.run(&["init", folder]).succeeds().stdout();
            assert!(told.contains(step), "{told}");
            assert!(told.contains("    digitv serve --open\n"), "{told}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn where_nothing_can_be_written_says_so_in_norwegian() {
        let site = Site::empty().write("fil", "x");
        for folder in ["/proc/ny", "fil", "fil/under", "/dev/null/x"] {
            let told = site.run(&["init", folder]).is_refused().stderr();
            assert!(told.contains("kan ikke skrive"), "{told}");
            assert!(!told.contains("os error"), "{told}");
        }
    }

    #[test]
    fn takes_the_folder_to_make() {
        let site = Site::empty();
        site.run(&["init", "ny/mappe"]).succeeds();
        site.run(&["build", "--root", "ny/mappe"]).succeeds();
        assert!(site.root().join("ny/mappe/public/index.html").is_file());
    }

    #[test]
    fn writes_nothing_over_what_is_there() {
        let site = Site::of(&[]);
        let before = fs::read(site.root().join("site.yaml")).unwrap();
        site.run(&["init"]).is_refused().says("site.yaml");
        assert_eq!(fs::read(site.root().join("site.yaml")).unwrap(), before);
        assert!(!site.root().join("content").exists());
    }
}

mod build {
    use super::*;

    #[test]
    fn twice_gives_the_same_bytes_and_touches_no_file() {
        let site = Site::fixture("twins");
        site.build().succeeds();
        let (bytes, times) = (site.public().tree(), site.public().times());
        site.build().succeeds();
        assert!(site.public().tree() == bytes, "other bytes");
        assert_eq!(site.public().times(), times);
    }

    #[test]
    fn the_same_content_elsewhere_gives_the_same_bytes() {
        let (one, other) = (Site::fixture("twins"), Site::fixture("twins"));
        one.build().succeeds();
        other
            .run_with(&["build"], |digitv| {
                digitv
                    .env("RAYON_NUM_THREADS", "1")
                    .env("TZ", "Pacific/Kiritimati")
            })
            .succeeds();
        assert!(one.public().tree() == other.public().tree());
    }

    #[test]
    fn an_error_leaves_the_earlier_site_as_it_was() {
        let site = Site::of(&[PAGE]);
        site.build().succeeds();
        let (bytes, times) = (site.public().tree(), site.public().times());
        let site = site
            .write("content/sider/ny.md", "---\ntittel: Ny\n---\n\nTekst.\n")
            .write(PAGE.0, BROKEN);
        site.build().finds_errors().says("Ingenting er skrevet");
        assert!(site.public().tree() == bytes);
        assert_eq!(site.public().times(), times);
    }

    #[test]
    fn an_error_in_a_first_build_writes_nothing_at_all() {
        let site = Site::of(&[(PAGE.0, BROKEN)]);
        site.build().finds_errors();
        assert!(!site.root().join("public").exists());
    }

    #[test]
    fn files_that_no_longer_belong_are_removed_and_no_others() {
        let site = Site::of(&[
            PAGE,
            (
                "content/sider/bort.md",
                "---\ntittel: Bort\n---\n\nSnart.\n",
            ),
        ])
        .write("content/sider/bort/vedlegg.txt", "vedlegg");
        site.build().succeeds();
        assert!(site.public().has("/vedlegg/sider/bort/vedlegg.txt"));
        let site = site
            .write("public/CNAME", "example.no")
            .write("public/bort/notat.txt", "noens arbeid")
            .remove("content/sider/bort.md")
            .remove("content/sider/bort/vedlegg.txt");
        site.build().succeeds();
        assert!(site.public().has("/om/"));
        assert!(!site.public().has("/bort/"));
        assert!(!site.public().has("/vedlegg/sider/bort/vedlegg.txt"));
        assert!(site.public().has("/CNAME"));
        assert!(site.public().has("/bort/notat.txt"));
    }

    #[test]
    fn what_somebody_else_wrote_is_not_written_over() {
        let site = Site::of(&[PAGE]).write("public/om/index.html", "noens arbeid");
        site.build().is_refused().says("om/index.html");
        assert_eq!(site.public().files(), ["om/index.html"]);
    }

    #[test]
    fn a_link_in_the_output_is_not_followed_out_of_it() {
        let site = Site::of(&[PAGE]);
        fs::create_dir_all(site.beside("annet")).unwrap();
        site.build().succeeds();
        fs::remove_dir_all(site.root().join("public/om")).unwrap();
        symlink(&site.beside("annet"), &site.root().join("public/om"));
        let _ = site.build();
        let written: Vec<_> = fs::read_dir(site.beside("annet")).unwrap().collect();
        assert!(written.is_empty(), "{written:?}");
    }

    #[test]
    fn the_site_itself_and_its_sources_are_no_place_to_write() {
        let site = Site::of(&[PAGE]);
        for output in [
            ".",
            "..",
            "content",
            "content/sider",
            "public/../content",
            "site.yaml",
        ] {
            site.run(&["build", "--output", output]).is_refused();
        }
        let left: Vec<_> = walk(&site.root());
        assert_eq!(left, [PAGE.0, "site.yaml"]);
    }

    #[test]
    fn writes_where_it_is_told() {
        let site = Site::of(&[PAGE]);
        let elsewhere = site.beside("ute");
        site.run(&["build", "--output", elsewhere.to_str().unwrap()])
            .succeeds();
        assert!(elsewhere.join("om/index.html").is_file());
        assert!(!site.root().join("public").exists());
    }

    #[test]
    fn finds_the_site_from_a_folder_within_it() {
        let site = Site::of(&[PAGE]);
        let within = site.root().join("content/sider");
        site.run_with(&["build"], |digitv| digitv.current_dir(within))
            .succeeds();
        assert!(site.public().has("/om/"));
    }

    #[test]
    fn timings_go_to_standard_error() {
        let run = Site::of(&[PAGE]).run(&["build", "--timings"]).succeeds();
        assert!(run.stderr().contains("ms"));
        assert_eq!(run.stdout().lines().count(), 1, "{}", run.stdout());
    }

    fn walk(folder: &Path) -> Vec<String> {
        common::Public(folder.to_owned()).files()
    }

    #[cfg(unix)]
    fn symlink(to: &Path, at: &Path) {
        std::os::unix::fs::symlink(to, at).expect("a link can be made");
    }
    #[cfg(windows)]
    fn symlink(to: &Path, at: &Path) {
        std::os::windows::fs::symlink_dir(to, at).unwrap();
    }
}

mod output {
    use super::*;

    #[test]
    fn has_no_colour_in_a_pipe() {
        for variable in [None, Some("1")] {
            let run = Site::of(&[(PAGE.0, BROKEN)]).run_with(&["check"], |digitv| {
                variable.map(|value| digitv.env("NO_COLOR", value));
                digitv
            });
            assert!(!run.told().contains('\u{1b}'));
        }
    }

    #[test]
    fn findings_of_a_check_are_results_and_those_of_other_commands_are_not() {
        let site = Site::of(&[(PAGE.0, BROKEN)]);
        let text = site.run(&["check"]).finds_errors();
        assert!(text.stdout().contains("content/sider/om.md"));
        assert!(text.stdout().contains("feil[KB005 invalid-yaml]"));
        assert_eq!(text.stderr().lines().count(), 1, "{}", text.stderr());
        let build = site.build().finds_errors();
        assert_eq!(build.stdout(), "");
        assert!(build.stderr().contains("content/sider/om.md"));
        let json = site.check().finds_errors();
        assert_eq!(json.stderr(), "");
        assert!(json.json().is_array());
    }

    /// `/dev/full` takes nothing, as a full disk.
    #[cfg(target_os = "linux")]
    #[test]
    fn that_cannot_be_written_is_a_failure() {
        let site = Site::of(&[PAGE]);
        for arguments in [
            &["check"][..],
            &["check", "--format", "json"],
            &["check", "--format", "github"],
            &["explain"],
            &["headers", "nginx"],
            &["--help"],
            &["--version"],
        ] {
            let full = fs::OpenOptions::new()
                .write(true)
                .open("/dev/full")
                .unwrap();
            let run = site.run_with(arguments, |digitv| digitv.stdout(full));
            run.is_refused().says("disken er full");
        }
    }

    /// As when `head` has read enough.
    #[cfg(unix)]
    #[test]
    fn that_nobody_reads_to_the_end_is_no_failure() {
        let text = (0..3000).fold(String::new(), |text, link| {
            text + &format!("[a](b{link}.md)\n\n")
        });
        let site = Site::of(&[(
            "content/sider/om.md",
            &format!("---\ntittel: Om\n---\n{text}"),
        )]);
        let line = format!(
            "{} check --format json | head -n 1",
            env!("CARGO_BIN_EXE_digitv")
        );
        let run = std::process::Command::new("sh")
            .args(["-c", &line])
            .current_dir(site.root())
            .output()
            .unwrap();
        assert!(run.status.success());
        assert_eq!(String::from_utf8_lossy(&run.stderr), "");
    }

    #[test]
    fn a_site_that_does_not_say_who_publishes_is_told_and_refused_when_strict() {
        let of = |publisher: &str| {
            let checks = "checks: {missing-accessibility-statement: 'off'}";
            let settings =
                format!("title: A\nbase_url: https://a.example.no\n{publisher}\n{checks}\n");
            Site::of(&[PAGE]).write("site.yaml", settings)
        };
        for (publisher, missing) in [
            ("", "hvem som står bak, og hvordan en når dem"),
            ("publisher: {name: Rådet}", "sier ikke hvordan en når dem"),
            (
                "publisher: {contact: 'mailto:post@a.example.no'}",
                "sier ikke hvem som står bak",
            ),
        ] {
            let site = of(publisher);
            site.check().succeeds();
            site.run(&["check", "--strict"])
                .finds_errors()
                .says(missing);
        }
        let whole = of("publisher: {name: Rådet, contact: 'mailto:post@a.example.no'}");
        whole.run(&["check", "--strict"]).succeeds();
    }

    #[test]
    fn nothing_wrong_is_an_empty_list() {
        let site = Site::of(&[PAGE]).write(
            "site.yaml",
            "title: A\nbase_url: https://a.example.no\nchecks: {missing-accessibility-statement: 'off', missing-publisher: 'off'}\n",
        );
        assert_eq!(site.check().succeeds().stdout(), "[]\n");
    }

    #[test]
    fn github_gets_annotations() {
        let run = Site::of(&[(PAGE.0, BROKEN)])
            .run(&["check", "--format", "github"])
            .finds_errors();
        let errors: Vec<_> = run
            .stdout()
            .lines()
            .filter(|line| line.starts_with("::error "))
            .map(str::to_owned)
            .collect();
        assert_eq!(errors.len(), 1, "{}", run.stdout());
        assert!(errors[0].contains("file=content/sider/om.md,line="));
    }

    /// GitHub looks for files from the top of the repository.
    #[test]
    fn github_finds_the_files_of_a_site_in_a_folder() {
        let annotated = |site: &Site, root: &str| {
            let run = site.run_with(&["check", "--format", "github", "--root", root], |digitv| {
                digitv.env_remove("GITHUB_WORKSPACE")
            });
            run.finds_errors().stdout()
        };
        let settings = "title: A\nbase_url: https://a.example.no\n";
        let site = Site::empty()
            .write("kunnskap/bank/site.yaml", settings)
            .write("kunnskap/bank/content/sider/om.md", BROKEN);
        assert!(annotated(&site, "kunnskap/bank").contains("file=content/sider/om.md"));
        // A worktree has a file of that name.
        let site = site.write(".git", "gitdir: et/sted");
        let told = annotated(&site, "kunnskap/bank");
        assert!(
            told.contains("file=kunnskap/bank/content/sider/om.md"),
            "{told}"
        );
        // Also where the settings cannot be read.
        let site = site.write("kunnskap/bank/site.yaml", "title: A\n");
        let told = annotated(&site, "kunnskap/bank");
        assert!(told.contains("file=kunnskap/bank/site.yaml"), "{told}");
        let set = "repository: {url: \"https://github.com/a/b\", folder: et/sted}\n";
        let site = site.write("kunnskap/bank/site.yaml", format!("{settings}{set}"));
        let told = annotated(&site, "kunnskap/bank");
        assert!(told.contains("file=et/sted/content/sider/om.md"), "{told}");
    }
}

mod motta {
    use super::*;

    const NOME: &str = "---\r\ntittel: Nome\r\nkommunenummer: \"4018\" # fra 2024\r\nfylke: Telemark\r\nmålform: nøytral\r\nbruk:\r\n  - løsning: digisos\r\n    status: i-bruk\r\n    bekreftet: 2020 # kilden sier det\r\n---\r\n\r\nOrd.";
    const DIGISOS: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\n---\n\nOrd.\n";
    const CHANGES: &str = "---\ninnspill: 1\nfra: {rolle: Digitaliseringsrådgiver, kommune: nome}\ndato: 2026-11-30\nendringer:\n  - {dokument: kommuner/nome, felt: \"bruk[digisos].bekreftet\", fra: 2020, til: 2026-11-30, kilde: kommunen}\n---\n\nHilsen oss.\n";
    const WAITING: &str = "content/innspill/2026-11-30-nome.md";
    const TAKEN: &str = "content/innspill/mottatt/2026-11-30-nome.md";

    fn site() -> Site {
        Site::of(&[
            PAGE,
            ("content/kommuner/nome.md", NOME),
            ("content/losninger/digisos.md", DIGISOS),
        ])
    }

    /// Asserts that nothing is written: every file is as it was.
    fn is_untouched(site: &Site, before: &std::collections::BTreeMap<String, String>) {
        assert_eq!(site.sources(), *before);
    }

    #[test]
    fn shows_the_changes_makes_them_and_puts_the_contribution_away() {
        let site = site().write(WAITING, CHANGES);
        site.run(&["check"]).succeeds();
        let run = site.run(&["motta", "--ja"]).succeeds();
        let told = run.stdout();
        assert!(
            told.contains("Digitaliseringsrådgiver, Nome, 30. november 2026"),
            "{told}"
        );
        assert!(told.contains("| Hilsen oss."), "{told}");
        assert!(
            told.contains("Nome: Digisos, bekreftet 2020 → 30. november 2026, ifølge kommunen"),
            "{told}"
        );
        assert!(
            told.contains("-    bekreftet: 2020 # kilden sier det"),
            "{told}"
        );
        assert!(
            told.contains("+    bekreftet: 2026-11-30 # kilden sier det"),
            "{told}"
        );
        let sources = site.sources();
        assert_eq!(
            sources["content/kommuner/nome.md"],
            NOME.replace("bekreftet: 2020", "bekreftet: 2026-11-30")
        );
        assert_eq!(sources.get(TAKEN).map(String::as_str), Some(CHANGES));
        assert!(!sources.contains_key(WAITING));
        // It is not published, and there is nothing more to do.
        let built = site.build().succeeds();
        assert!(
            !built
                .public()
                .files()
                .iter()
                .any(|name| name.contains("innspill"))
        );
        assert!(
            !built
                .public()
                .texts()
                .any(|(_, text)| text.contains("Hilsen oss."))
        );
        let run = site.run(&["motta"]).succeeds();
        assert!(run.stdout().contains("Ingen innspill"), "{}", run.stdout());
    }

    #[test]
    fn does_not_make_a_change_twice() {
        let site = site().write("../nome.md", CHANGES);
        site.run(&["motta", "--ja", "../nome.md"]).succeeds();
        let run = site.run(&["motta", "--ja", "../nome.md"]).succeeds();
        assert!(
            run.stdout().contains("står slik fra før"),
            "{}",
            run.stdout()
        );
        let sources = site.sources();
        assert_eq!(sources.get(TAKEN).map(String::as_str), Some(CHANGES));
        assert!(sources.contains_key("content/innspill/mottatt/2026-11-30-nome-2.md"));
    }

    #[test]
    fn a_conflict_is_told_with_both_values_and_nothing_is_made() {
        let other = CHANGES.replace(
            "---\n\nHilsen",
            "  - {dokument: kommuner/nome, felt: fylke, fra: Vestfold, til: Agder}\n---\n\nHilsen",
        );
        let site = site().write(WAITING, other);
        let before = site.sources();
        let run = site.run(&["motta", "--ja"]).finds_errors();
        assert!(
            run.stdout()
                .contains("KONFLIKT: Nome: fylke: avsenderen så Vestfold, men der står Telemark"),
            "{}",
            run.stdout()
        );
        run.says("Ingenting er skrevet");
        is_untouched(&site, &before);
    }

    #[test]
    fn personal_data_and_errors_are_refused_before_anything_is_written() {
        for (part, wrong, said) in [
            ("Hilsen oss.", "Ring 912 34 567.", "personopplysninger"),
            (
                "bekreftet\", fra",
                "bekreft\", fra",
                "Mente du `bekreftet`?",
            ),
            ("til: 2026-11-30", "til: snart", "ikke en dato"),
            (
                "kommuner/nome, felt",
                "kommuner/nomme, felt",
                "Mente du `kommuner/nome`?",
            ),
            (
                "felt: \"bruk[digisos].bekreftet\", fra: 2020, til: 2026-11-30",
                "felt: \"bruk[digisos].løsning\", fra: digisos, til: digisoss",
                "digisoss",
            ),
        ] {
            let site = site().write(WAITING, CHANGES.replace(part, wrong));
            let before = site.sources();
            site.run(&["motta", "--ja"]).finds_errors().says(said);
            is_untouched(&site, &before);
        }
    }

    #[test]
    fn asks_only_on_a_terminal() {
        let site = site().write(WAITING, CHANGES);
        let before = site.sources();
        site.run(&["motta"]).is_refused().says("--ja");
        is_untouched(&site, &before);
    }

    #[test]
    fn a_mail_is_read_as_it_was_sent_on() {
        let quoted: String = CHANGES
            .lines()
            .map(|line| format!("> {line}\r\n"))
            .collect();
        let mail = format!(
            "From: post@example.no\r\nSubject: VS: Innspill\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSe under.\r\n\r\n{quoted}"
        );
        let site = site()
            .write("../Fra Nome.eml", mail)
            .write("../tom.eml", "From: post@example.no\r\n\r\nHei!\r\n");
        site.run(&["motta", "--ja", "../Fra Nome.eml"]).succeeds();
        let sources = site.sources();
        assert!(sources["content/kommuner/nome.md"].contains("bekreftet: 2026-11-30 # kilden"));
        assert_eq!(
            sources
                .get("content/innspill/mottatt/2026-11-30-fra-nome.md")
                .map(String::as_str),
            Some(CHANGES)
        );
        site.run(&["motta", "--ja", "../tom.eml"])
            .finds_errors()
            .says("fant ikke noe innspill");
    }

    #[test]
    fn a_new_document_is_made_and_never_written_over() {
        let report = "---\ninnspill: 1\nfra: {rolle: Biblioteksjef, kommune: nome}\ndato: 2026-11-30\nendringer:\n  - dokument: erfaringer/nome-kveld\n    ny:\n      tittel: \"Nome: kveldsåpent bibliotek\"\n      sammendrag: Biblioteket er åpent til 22.\n      dato: 2026-11-30\n      kommuner:\n        - nome\n      temaer:\n        - sak-og-arkiv\n      status: drift\n      grunnlag: egen-erfaring\n    tekst: |-\n      ## Hva vi gjorde\n\n      Vi begynte i det små.\n---\n";
        let site = site().write("content/innspill/2026-11-30-kveld.md", report);
        site.run(&["motta", "--ja"]).succeeds();
        assert_eq!(
            site.sources()["content/erfaringer/nome-kveld.md"],
            "---\ntittel: \"Nome: kveldsåpent bibliotek\"\nsammendrag: Biblioteket er åpent til 22.\ndato: 2026-11-30\nkommuner: [nome]\ntemaer: [sak-og-arkiv]\nstatus: drift\ngrunnlag: egen-erfaring\n---\n\n## Hva vi gjorde\n\nVi begynte i det små.\n"
        );
        let site = site.write("content/innspill/2026-12-01-kveld.md", report);
        site.run(&["motta", "--ja"])
            .finds_errors()
            .says("finnes fra før");
    }
}

mod new {
    use super::*;

    const REPORT: [&str; 10] = [
        "--felt",
        "dato=2026-11-30",
        "--felt",
        "temaer=sak-og-arkiv, personvern",
        "--felt",
        "status=drift",
        "--felt",
        "region=Grenland",
        "--felt",
        "sammendrag=Nå er det åpent.",
    ];

    #[test]
    fn makes_a_document_that_is_right_and_never_writes_over_one() {
        let site = Site::of(&[PAGE]);
        let report: Vec<&str> = ["new", "erfaring", "Nome: kveldsåpent"]
            .into_iter()
            .chain(REPORT)
            .collect();
        site.run(&report).succeeds();
        site.run(&["new", "side", "Om oss"]).succeeds();
        let sources = site.sources();
        assert_eq!(
            sources["content/erfaringer/nome-kveldsapent.md"],
            "---\ntittel: \"Nome: kveldsåpent\"\nsammendrag: Nå er det åpent.\ndato: 2026-11-30\nregion: Grenland\ntemaer: [sak-og-arkiv, personvern]\nstatus: drift\n---\n\n## Hva vi gjorde\n\n## Hvordan det gikk\n"
        );
        assert_eq!(
            sources["content/sider/om-oss.md"],
            "---\ntittel: Om oss\n---\n"
        );
        site.run(&["check"]).succeeds();
        site.run(&report).is_refused().says("finnes fra før");
        site.run(&["new", "side", "Om oss", "--navn", "om"])
            .is_refused()
            .says("finnes fra før");
        assert_eq!(site.sources(), sources);
    }

    #[test]
    fn tells_what_is_missing_or_wrong_and_writes_nothing() {
        let site = Site::of(&[PAGE]);
        let before = site.sources();
        for (arguments, said) in [
            (
                &["new", "løsning", "Framsikt"][..],
                "sammendrag, type, eierskap, temaer",
            ),
            (
                &["new", "losning", "Framsikt", "--felt", "type=fagsystm"],
                "Mente du `fagsystem`?",
            ),
            (
                &["new", "side", "Om", "--felt", "farge=rød"],
                "ikke noe felt som heter `farge`",
            ),
            (
                &["new", "side", "Om", "--felt", "farge"],
                "ikke et felt og en verdi",
            ),
            (&["new", "notat", "Om"], "Velg mellom"),
            (&["new", "side", "…"], "--navn"),
            (&["new", "side", "Om", "--navn", "../om"], "--navn"),
        ] {
            site.run(arguments).is_refused().says(said);
        }
        assert_eq!(site.sources(), before);
    }
}
