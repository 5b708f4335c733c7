//! What a release rests on: the workflows, the container, and what catalogues of software read.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests are tests too"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const WORKFLOWS: [&str; 2] = [".github/workflows/ci.yml", ".github/workflows/release.yml"];

#[test]
fn actions_are_those_of_github_pinned_by_commit() {
    for name in WORKFLOWS {
        let text = read(name);
        let used: Vec<&str> = text
            .lines()
            .filter_map(|line| line.split_once("uses: "))
            .map(|(_, action)| action)
            .collect();
        assert!(!used.is_empty(), "{name}");
        for action in used {
            let (owner, rest) = action.split_once('/').unwrap();
            assert_eq!(owner, "actions", "{name}: {action}");
            let (_, commit) = rest.split_once('@').unwrap();
            let (commit, version) = commit.split_once(" # v").expect("says the version");
            let is_commit =
                commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
            assert!(is_commit && !version.is_empty(), "{name}: {action}");
        }
    }
}

#[test]
fn workflows_may_only_read_but_for_the_job_that_publishes() {
    for name in WORKFLOWS {
        let workflow = yaml(name);
        let read_only: Value = serde_yaml::from_str("contents: read").unwrap();
        assert_eq!(workflow["permissions"], read_only, "{name}");
        for (job, settings) in workflow["jobs"].as_mapping().unwrap() {
            let has_more = settings.get("permissions").is_some();
            assert_eq!(has_more, job == "publish", "{name}: {job:?}");
            assert!(settings.get("timeout-minutes").is_some(), "{name}: {job:?}");
        }
    }
}

#[test]
fn checkouts_leave_no_token_behind() {
    for name in WORKFLOWS {
        let text = read(name);
        let checkouts = text.matches("actions/checkout@").count();
        let without = text.matches("persist-credentials: false").count();
        assert_eq!(checkouts, without, "{name}");
    }
}

#[test]
fn the_container_holds_the_program_alone_and_runs_without_rights() {
    let text = read("Dockerfile");
    let last = text.split("\nFROM ").last().unwrap();
    assert!(last.starts_with("scratch\n"), "{last}");
    let user = last.lines().find_map(|line| line.strip_prefix("USER "));
    let user = user.and_then(|user| user.split(':').next()?.parse::<u32>().ok());
    assert!(user.is_some_and(|user| user > 0), "{last}");
    // The version of Rust is the one that the package asks for.
    let version = read("Cargo.toml");
    let version = version
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "))
        .unwrap();
    let image = format!("FROM rust:{}-", version.trim_matches('"'));
    assert!(text.contains(&image), "{image}");
}

/// What is in the archive of a release, beside the program: completions and man pages come from it.
#[cfg(unix)]
#[test]
fn an_archive_holds_the_program_with_completions_man_pages_and_texts() {
    let folder = tempfile::tempdir().unwrap();
    let program = env!("CARGO_BIN_EXE_digitv");
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/release/pack");
    let packed = Command::new(pack)
        .args([program, "digitv-v1.2.3-x"])
        .arg(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(packed.stderr).unwrap();
    assert!(packed.status.success(), "{told}");
    let archive = folder.path().join("digitv-v1.2.3-x.tar.gz");
    let listed = Command::new("tar")
        .arg("-tzf")
        .arg(&archive)
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    let mut files: BTreeSet<&str> = (listed.lines())
        .filter(|name| !name.ends_with('/'))
        .map(|name| name.strip_prefix("digitv-v1.2.3-x/").expect("one folder"))
        .collect();
    for name in [
        "digitv",
        "LICENSE",
        "NOTICE",
        "README.md",
        "CHANGELOG.md",
        "completions/digitv.bash",
        "completions/_digitv",
        "completions/digitv.fish",
        "completions/digitv.ps1",
        "completions/digitv.elv",
        "man/man1/digitv.1",
    ] {
        assert!(files.remove(name), "{name} is not in it: {listed}");
    }
    // The rest are the pages of the commands.
    assert!(files.contains("man/man1/digitv-check.1"), "{listed}");
    let is_page = |name: &&str| name.starts_with("man/man1/digitv-") && name.ends_with(".1");
    assert!(files.iter().all(is_page), "{files:?}");
    let unpacked = Command::new("tar")
        .arg("-xzf")
        .arg(&archive)
        .arg("-C")
        .arg(folder.path())
        .status();
    assert!(unpacked.unwrap().success());
    let is_written = |name: &str| {
        let file = fs::metadata(folder.path().join("digitv-v1.2.3-x").join(name));
        file.is_ok_and(|file| file.len() > 200)
    };
    for name in ["completions/digitv.elv", "man/man1/digitv-check.1"] {
        assert!(is_written(name), "{name}");
    }
    // The workflow packs with the same script.
    assert!(read(".github/workflows/release.yml").contains("tests/release/pack"));
}

/// The keys that version 0.4 of the standard asks for.
#[test]
fn catalogues_of_public_software_can_read_what_it_is() {
    let file = yaml("publiccode.yml");
    let text = |value: &Value| value.as_str().map(str::to_owned);
    assert_eq!(text(&file["publiccodeYmlVersion"]).as_deref(), Some("0.4"));
    for key in ["name", "url", "developmentStatus", "softwareType"] {
        assert!(
            text(&file[key]).is_some_and(|text| !text.is_empty()),
            "{key}"
        );
    }
    for key in ["platforms", "categories"] {
        assert!(!file[key].as_sequence().unwrap().is_empty(), "{key}");
    }
    let descriptions = file["description"].as_mapping().unwrap();
    assert!(!descriptions.is_empty());
    for (lang, description) in descriptions {
        let length = |key: &str| text(&description[key]).map_or(0, |text| text.chars().count());
        assert!((1..=150).contains(&length("shortDescription")), "{lang:?}");
        assert!(
            (150..=10_000).contains(&length("longDescription")),
            "{lang:?}"
        );
        assert!(!description["features"].as_sequence().unwrap().is_empty());
    }
    assert_eq!(text(&file["legal"]["license"]).as_deref(), Some("MIT"));
    assert_eq!(
        text(&file["maintenance"]["type"]).as_deref(),
        Some("community")
    );
    let contacts = file["maintenance"]["contacts"].as_sequence().unwrap();
    assert!(contacts.iter().all(|contact| contact["name"].is_string()));
    assert!(file["localisation"]["localisationReady"].is_bool());
    assert!(
        !file["localisation"]["availableLanguages"]
            .as_sequence()
            .unwrap()
            .is_empty()
    );
}

/// The workflows that are copied to a site: each can be read, and each command of ours exists.
#[test]
fn workflows_for_sites_can_be_read_and_name_commands_that_exist() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/workflows");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name();
    let files = files.into_iter().map(Result::unwrap);
    let mut commands = BTreeSet::new();
    let mut count = 0;
    for file in files.filter(|file| file.path().extension().is_some_and(|end| end == "yml")) {
        count += 1;
        let text = fs::read_to_string(file.path()).unwrap();
        let workflow: Value = serde_yaml::from_str(&text).unwrap();
        assert!(workflow.is_mapping(), "{}", file.path().display());
        // What may come from anybody is given no right to write, and leaves no token behind.
        let reads_proposals = text.contains("\n  pull_request:");
        assert!(!reads_proposals || text.contains("persist-credentials: false"));
        assert!(!reads_proposals || !text.contains(": write"));
        let lines = text
            .lines()
            .filter(|line| !line.trim_start().starts_with('#'));
        commands.extend(lines.filter_map(command).map(str::to_owned));
        let linked = format!(
            "{}/{}",
            file.path().parent().unwrap().file_name().unwrap().display(),
            file.file_name().display()
        );
        assert!(
            read("docs/workflows/README.md").contains(&linked),
            "{linked}"
        );
    }
    assert_eq!(count, 7);
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let mut words = command.split_whitespace();
        let name = words.next().unwrap();
        let help = Command::new(env!("CARGO_BIN_EXE_digitv"))
            .args([name, "--help"])
            .output();
        let help = help.unwrap();
        assert!(help.status.success(), "digitv {command}");
        let help = String::from_utf8(help.stdout).unwrap();
        for option in words {
            assert!(help.contains(option), "digitv {command}: {option}");
        }
    }
}

/// Returns the command of ours that a line of a workflow runs, without its name.
fn command(line: &str) -> Option<&str> {
    let (before, command) = line.split_once("digitv ")?;
    let is_run = before.trim().trim_start_matches("- ").is_empty() || before.ends_with("run: ");
    let end = command.find(['>', '|', '&']).unwrap_or(command.len());
    is_run.then(|| command[..end].trim())
}
