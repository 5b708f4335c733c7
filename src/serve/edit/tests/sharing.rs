use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use super::{Site, status};

const FILE: &str = "content/kommuner/nome.md";

fn git(root: &Path, arguments: &[&str]) -> String {
    let out = Command::new("git")
        .args(["-c", "user.name=Prøve", "-c", "user.email=post@example.no"])
        .args(arguments)
        .current_dir(root)
        .output()
        .unwrap();
    assert!(
        out.status.success(),
        "{}",
        String::from_utf8_lossy(&out.stderr)
    );
    String::from_utf8_lossy(&out.stdout).trim().to_owned()
}

fn with_git() -> Site {
    let site = Site::new();
    git(site.root(), &["init", "--quiet"]);
    git(site.root(), &["config", "user.name", "Prøve"]);
    git(site.root(), &["config", "user.email", "post@example.no"]);
    git(site.root(), &["add", "."]);
    git(site.root(), &["commit", "--quiet", "-m", "Start"]);
    site
}

const NEW: &str = "  - dokument: sider/æra-ny\n    ny: {tittel: Ny side}\n    tekst: Ord.";

#[test]
fn the_difference_is_shown_and_undone_with_what_it_shows() {
    let site = Site::new();
    let saved = site.change(&status("pilot", "i-bruk")).unwrap();
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(shown["files"][0]["file"], FILE);
    let lines = shown["files"][0]["lines"].as_array().unwrap();
    assert!(lines.contains(&json!(["-", "    status: \"pilot\""])));
    assert!(lines.contains(&json!(["+", "    status: \"i-bruk\""])));
    assert_eq!(shown["message"], "Nome: Digisos, status pilot → i bruk");
    assert_eq!(shown["git"], false);
    let undo = json!({"id": "a", "entry": saved["undo"]["entry"]});
    site.ask("undo", &undo).unwrap();
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(shown["files"], json!([]));
    assert_eq!(shown["patch"], "");
    site.nothing_written(|| site.ask("commit", &json!({"id": "b", "message": "Noe"})));
}

#[test]
fn a_patch_makes_the_same_changes_elsewhere() {
    let site = with_git();
    let other = with_git();
    site.change(&status("pilot", "i-bruk")).unwrap();
    site.change("  - dokument: sider/ny\n    ny: {tittel: Ny side}\n    tekst: Ord.")
        .unwrap();
    let shown = site.ask("difference", &json!({})).unwrap();
    let patch = tempfile::NamedTempFile::new().unwrap();
    fs::write(patch.path(), shown["patch"].as_str().unwrap()).unwrap();
    git(
        other.root(),
        &["apply", &patch.path().display().to_string()],
    );
    for file in [FILE, "content/sider/ny.md"] {
        assert_eq!(other.read(file), site.read(file));
    }
}

#[test]
fn a_commit_has_only_what_was_changed_here() {
    let site = with_git();
    // Others' work, staged and not, and a file that git does not know.
    fs::write(site.root().join("site.yaml"), "title: Annet\n").unwrap();
    git(site.root(), &["add", "site.yaml"]);
    fs::write(site.root().join("ukjent.md"), "ukjent").unwrap();
    site.change(&status("pilot", "i-bruk")).unwrap();
    site.change(&NEW.replace("æra-", "")).unwrap();
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(shown["git"], true);
    let message = "Nome: Digisos er i bruk\n\n-e $(touch ond) `ond`";
    let done = site
        .ask("commit", &json!({"id": "a", "message": message}))
        .unwrap();
    assert_eq!(
        git(site.root(), &["rev-parse", "--short", "HEAD"]),
        done["commit"].as_str().unwrap()
    );
    assert_eq!(git(site.root(), &["log", "-1", "--format=%B"]), message);
    assert_eq!(git(site.root(), &["log", "-1", "--format=%an"]), "Prøve");
    let files = git(site.root(), &["show", "--name-only", "--format=", "HEAD"]);
    assert_eq!(files, format!("{FILE}\ncontent/sider/ny.md"));
    let rest = git(site.root(), &["status", "--porcelain"]);
    assert!(
        rest.contains("M  site.yaml") && rest.contains("?? ukjent.md"),
        "{rest}"
    );
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(
        (&shown["files"], &shown["changes"]),
        (&json!([]), &json!(0))
    );
    // What is undone after the commit is a change of its own.
    let undo = json!({"id": "b", "entry": shown["undo"]["entry"]});
    let undone = site.ask("undo", &undo).unwrap();
    assert_eq!(undone["changes"], 1);
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(shown["files"][0]["file"], "content/sider/ny.md");
}

#[test]
fn what_git_refuses_is_told_and_leaves_the_index_as_it_was() {
    let site = with_git();
    let hook = site.root().join(".git/hooks/pre-commit");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, "#!/bin/sh\necho ikke i dag >&2\nexit 1\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&hook, fs::Permissions::from_mode(0o755)).unwrap();
    }
    site.change(&NEW.replace("æra-", "")).unwrap();
    let before = git(site.root(), &["status", "--porcelain"]);
    let refusal = site
        .ask("commit", &json!({"id": "a", "message": "Ny side"}))
        .unwrap_err();
    assert!(refusal.error.contains("ikke i dag"), "{}", refusal.error);
    assert_eq!(git(site.root(), &["status", "--porcelain"]), before);
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(shown["files"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_message_has_no_personal_data() {
    let site = with_git();
    site.change(&status("pilot", "i-bruk")).unwrap();
    for message in [
        "",
        "  ",
        "Etter samtale med 900 00 000",
        "Fra kari.nordmann@gmail.com",
    ] {
        let body = json!({"id": site.id(), "message": message});
        site.nothing_written(|| site.ask("commit", &body));
    }
    assert_eq!(git(site.root(), &["rev-list", "--count", "HEAD"]), "1");
}

#[test]
fn changes_that_were_there_before_are_told_of() {
    let site = with_git();
    let file = site.root().join(FILE);
    let text = site.read(FILE).replace("Først.", "Annet.");
    fs::write(&file, text).unwrap();
    site.change(&status("pilot", "i-bruk")).unwrap();
    let shown = site.ask("difference", &json!({})).unwrap();
    assert_eq!(shown["files"][0]["had_others"], true);
}
