//! Holds which earlier state a report is compared with: that of a commit, a tag or the dates in the content.

use super::*;

#[test]
fn a_commit_or_a_tag_is_as_good_as_a_day_and_the_same_gives_the_same_bytes() {
    let site = in_git();
    let run = |since: &str| site.run(&["rapport", "--siden", since]).succeeds().stdout();
    let by_tag = run("moetet");
    assert!(by_tag.contains("# Hva er nytt siden 1. september 2026"));
    assert_eq!(by_tag, run("HEAD~1"));
    assert_eq!(by_tag, run("moetet"));
    // The first day is among those that are told of.
    assert!(run("2026-10-20").contains("Tatt i bruk siden da: 1"));
}

#[test]
fn files_that_are_not_committed_are_told_of() {
    let site = before();
    git(&site, &["init", "--quiet"], "2026-09-01");
    commit(&site, "2026-09-01");
    site.run(&SINCE)
        .is_refused()
        .says("ingenting er endret siden 2026-09-15")
        .says("2026-09-01");
    let told = after(site).run(&SINCE).succeeds().stdout();
    assert!(told.contains("Tatt i bruk siden da: 1"), "{told}");
}

#[test]
fn without_git_the_dates_in_the_content_are_used_and_that_is_said() {
    let site = after(before());
    let run = site.run(&SINCE).succeeds().says("nettstedet er ikke i git");
    let told = run.stdout();
    assert!(told.contains("Datoene i innholdet sier hva som har skjedd"));
    assert!(
        told.contains("Tatt i bruk siden da: 1") && told.contains("Bekreftet: 2"),
        "{told}"
    );
    assert!(!told.contains("| Da |"), "{told}");
    let declined = in_git().run(&with(&["--fra-datoer"])).succeeds();
    assert_eq!(declined.stdout(), told);
    site.run(&["rapport", "--siden", "2027"])
        .is_refused()
        .says("er etter den dagen nettstedet gjelder per");
    site.run(&["rapport", "--siden", "i fjor"])
        .is_refused()
        .says("«i fjor» er ikke en dato");
}

#[test]
fn a_time_that_history_does_not_reach_is_refused_with_a_way_out() {
    let site = in_git();
    site.run(&["rapport", "--siden", "2026-08-01"])
        .is_refused()
        .says("historikken begynner 2026-09-01")
        .says("--fra-datoer");
    site.run(&["rapport", "--siden", "2027-01-01"])
        .is_refused()
        .says("ingenting er endret siden 2027-01-01");
    for wrong in ["i fjor", "--upload-pack=x", "2026-02-31"] {
        let wrong = format!("--siden={wrong}");
        site.run(&["rapport", &wrong])
            .is_refused()
            .says("verken en dato eller en commit");
    }
    let copy = site.beside("kopi");
    let url = format!("file://{}", site.root().display());
    let to = copy.to_string_lossy().into_owned();
    git(
        &site,
        &["clone", "--quiet", "--depth=1", &url, &to],
        "2026-10-20",
    );
    site.run_with(&SINCE, |command| command.current_dir(&copy))
        .is_refused()
        .says("bare en del av historikken")
        .says("git fetch --unshallow");
}

#[test]
fn a_site_in_a_folder_of_its_repository_is_compared_with_itself() {
    let site = in_git();
    let top = site.beside("stort");
    std::fs::create_dir(&top).unwrap();
    std::fs::rename(site.root(), top.join("nett")).unwrap();
    std::fs::rename(top.join("nett/.git"), top.join(".git")).unwrap();
    std::fs::create_dir(site.root()).unwrap();
    let run_in = |command: &mut Command, day: &str| {
        let time = format!("{day}T12:00:00+02:00");
        let envs = [("GIT_AUTHOR_DATE", &time), ("GIT_COMMITTER_DATE", &time)];
        assert!(
            command
                .current_dir(&top)
                .envs(envs)
                .status()
                .unwrap()
                .success()
        );
    };
    let user = ["-c", "user.name=P", "-c", "user.email=post@example.no"];
    run_in(Command::new("git").args(["add", "--all"]), "2026-11-01");
    run_in(
        Command::new("git")
            .args(user)
            .args(["commit", "-qm", "Flyttet"]),
        "2026-11-01",
    );
    let nome = top.join("nett/content/kommuner/nome.md");
    let text = std::fs::read_to_string(&nome)
        .unwrap()
        .replace("avsluttet", "i-bruk");
    std::fs::write(&nome, text.replace("til: 2026-10, ", "")).unwrap();
    let inside = top.join("nett");
    let run = |since: &str| {
        let arguments = ["rapport", "--siden", since];
        site.run_with(&arguments, |command| command.current_dir(&inside))
    };
    run("HEAD").succeeds().says("Tatt i bruk siden da: 1");
    run("2026-09-15")
        .is_refused()
        .says("ingen site.yaml i denne mappa");
}
