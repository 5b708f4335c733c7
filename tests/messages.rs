//! Messages in nynorsk and English: the language is the one that is asked for, and nothing else depends
//! on it.

mod common;

#[path = "messages/code.rs"]
mod code;
#[path = "messages/texts.rs"]
mod texts;

use std::collections::BTreeMap;

use common::{COMMANDS, Public, Site};

#[test]
fn the_language_is_the_one_asked_for_else_that_of_the_environment_else_that_of_the_site() {
    let site = Site::of(&[("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n")]);
    let wrong = |environment: &str, arguments: &[&str]| {
        site.run_with(arguments, |command| command.env("DIGITV_LANG", environment))
    };
    wrong("xx", &["check"])
        .is_refused()
        .says("DIGITV_LANG er «xx»");
    wrong("xx", &["check", "--lang", "nb"]).succeeds();
    wrong("en", &["check", "--lang", "yy"]).is_refused();

    let site = site.write(
        "site.yaml",
        "title: Prøve\nbase_url: https://prove.example.no\nlang: nn\n",
    );
    let checked = |environment: &str, arguments: &[&str]| {
        let arguments = [&["fix", "borte.md"], arguments].concat();
        let run = site.run_with(&arguments, |command| {
            command.env("DIGITV_LANG", environment)
        });
        run.is_refused().stderr()
    };
    let nynorsk = "borte.md finst ikkje på nettstaden";
    assert!(checked("", &[]).contains(nynorsk));
    assert!(checked("en", &[]).contains("borte.md does not exist in the site"));
    assert!(checked("en", &["--lang", "nn"]).contains(nynorsk));
    assert!(checked("en", &["--lang=nb"]).contains("borte.md finnes ikke på nettstedet"));
}

#[test]
fn what_is_wrong_with_the_arguments_is_said_in_the_same_language() {
    let site = Site::of(&[]);
    let refused = |environment: &str, arguments: &[&str]| {
        let run = site.run_with(arguments, |command| command.env("DIGITV_LANG", environment));
        run.is_refused().stderr()
    };
    let wrong = ["bygg"];
    assert!(refused("", &wrong).starts_with("feil: ukjent kommando `bygg`\nhjelp: "));
    assert!(refused("nn", &wrong).starts_with("feil: ukjend kommando `bygg`\nhjelp: "));
    assert!(refused("en", &wrong).starts_with("error: unknown command `bygg`\nhelp: "));
    let wrong = ["check", "--form", "json", "--lang", "en"];
    assert!(refused("", &wrong).contains("error: unknown option `--form`"));
    let site = Site::of(&[]).write(
        "site.yaml",
        "title: Prøve\nbase_url: https://prove.example.no\nlang: nn\n",
    );
    let run = site.run(&["bygg"]).is_refused();
    assert!(run.stderr().starts_with("feil: ukjend kommando `bygg`"));
}

#[test]
fn the_list_of_checks_is_in_the_language_asked_for() {
    let site = Site::of(&[]);
    site.run(&["check", "--list", "--lang", "en"])
        .succeeds()
        .says("A link that leads nowhere");
    site.run(&["check", "--list", "--format", "json"])
        .is_refused()
        .says("`--list` kan ikke stå sammen med `--format`");
}

#[test]
fn every_command_can_be_asked_for_a_language() {
    let site = Site::of(&[]);
    for command in COMMANDS {
        let arguments = [command, "--ukjent", "--lang", "en"];
        let said = site.run(&arguments).is_refused().stderr();
        assert!(
            said.starts_with("error: unknown option `--ukjent`"),
            "{said}"
        );
        site.run(&[command, "--help"]).succeeds().says("--lang");
    }
}

#[test]
fn a_site_has_the_same_bytes_in_every_language_of_messages() {
    for fixture in ["model", "twins", "hints"] {
        let site = Site::fixture(fixture);
        let built = |language: &str| {
            let output = site.beside(language);
            let folder = output.display().to_string();
            site.run(&["build", "--drafts", "--output", &folder, "--lang", language])
                .succeeds();
            Public(output).tree()
        };
        let bokmaal = built("nb");
        for language in ["nn", "en"] {
            let same = built(language);
            let differs = bokmaal
                .iter()
                .filter(|(name, bytes)| same.get(*name) != Some(bytes));
            let differs: Vec<&String> = differs.map(|(name, _)| name).collect();
            assert!(differs.is_empty(), "{fixture}, {language}: {differs:?}");
            assert_eq!(bokmaal.len(), same.len(), "{fixture}, {language}");
        }
    }
}

#[test]
fn what_is_wrong_and_what_checks_are_about_is_said_in_the_language_asked_for() {
    let site = Site::of(&[(
        "content/sider/om.md",
        "---\ntittel: “Om: oss”\n---\n\nTekst.\n",
    )]);
    let said = |arguments: &[&str]| site.run(arguments).told();
    let checked = |lang| said(&["check", "--lang", lang]);
    for (told, parts) in [
        (
            checked("nn"),
            [
                "feil[KB005 invalid-yaml]: `“` er ikkje hermeteikn i YAML",
                "hjelp: Teikn som “ ”, « » og ’ frå Word duger ikkje her",
                "1 feil og 2 hint i 2 filer",
            ],
        ),
        (
            checked("en"),
            [
                "error[KB005 invalid-yaml]: `“` is not a quotation mark in YAML",
                "help: Marks such as “ ”, « » and ’ from Word will not do here",
                "1 error and 2 hints in 2 files",
            ],
        ),
        (
            said(&["explain", "broken-link", "--lang", "en"]),
            [
                "KB030 broken-link: A link that leads nowhere.",
                "The level is `error`",
                "checks:\n  broken-link: warning\n",
            ],
        ),
    ] {
        for part in parts {
            assert!(told.contains(part), "{told}");
        }
    }
}

#[test]
fn faults_are_told_in_nynorsk_and_in_english() {
    let site = Site::fixture("mistakes");
    for language in ["nn", "en"] {
        let run = site.run(&["check", "--lang", language]);
        insta::assert_snapshot!(format!("mistakes_in_{language}"), run.told());
    }
}

/// The fixture sites in which all sorts of things are wrong.
const WRONG_SITES: [&str; 5] = [
    "mistakes",
    "mistakes-in-settings",
    "mistakes-in-data",
    "mistakes-in-theme",
    "hints",
];

#[test]
fn a_finding_is_the_same_for_gitlab_in_every_language() {
    for name in WRONG_SITES {
        let site = Site::fixture(name);
        let told = |language: &str| {
            let run = site.run(&["check", "--format", "gitlab", "--lang", language]);
            let json = run.json();
            let records = json.as_array().expect("a list").iter();
            let pairs = records.map(|record| {
                let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
                (text("fingerprint"), text("description"))
            });
            pairs.collect::<BTreeMap<_, _>>()
        };
        let bokmaal = told("nb");
        assert!(!bokmaal.is_empty(), "{name}");
        for language in ["nn", "en"] {
            let other = told(language);
            let only = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
                let mut only = one.clone();
                only.retain(|fingerprint, _| !other.contains_key(fingerprint));
                only.into_values().collect::<Vec<_>>()
            };
            let (ours, theirs) = (only(&bokmaal, &other), only(&other, &bokmaal));
            assert!(
                ours.is_empty() && theirs.is_empty(),
                "{name}: nb {ours:#?} {language} {theirs:#?}"
            );
            assert_ne!(
                bokmaal.values().collect::<Vec<_>>(),
                other.values().collect::<Vec<_>>()
            );
        }
    }
}

#[test]
fn words_of_a_message_silence_it_in_whatever_language_it_is_told() {
    let page = "---\ntittel: Om\n---\n\nSe [her](https://example.no/).\n";
    let words = [
        "sier ikke hva lenka",
        "seier ikkje kva lenkja",
        "does not say what it leads to",
        "her",
    ];
    for text in words {
        let site = Site::of(&[("content/sider/om.md", page)]);
        let settings = format!(
            "title: Prøve\nbase_url: https://prove.example.no\nsilence:\n  - {{check: vague-link, file: content/sider/om.md, text: {text}, reason: Prøve}}\n"
        );
        let site = site.write("site.yaml", settings);
        for language in ["nb", "nn", "en"] {
            let run = site.run(&["check", "--format", "json", "--lang", language]);
            let found = run.found();
            assert!(
                !found
                    .iter()
                    .any(|found| found.contains("vague-link") || found.contains("unused-silence")),
                "{text} in {language}: {found:?}"
            );
        }
    }
}
