//! What commands print, for people and for programs.

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
        let settings = format!("title: A\nbase_url: https://a.example.no\n{publisher}\n{checks}\n");
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
