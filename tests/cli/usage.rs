//! Wrong usage, and what is said of it.

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
