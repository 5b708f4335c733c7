//! `digitv rapport`: what boards and coordinators rely on, tried on a small site in git.

mod common;
#[path = "digest/figures.rs"]
mod figures;
#[path = "digest/history.rs"]
mod history;

use std::process::Command;

use common::Site;

const TOPICS: &str = "temaer:\n  - {slug: skole, nb: Skole, nn: Skule, gruppe: tjenesteområde}\n";

const ROUNDS: &str = "\
runder:
  - navn: Høsten 2026
    åpnet: 2026-09-01
    frist: 2026-10-15
    spurt: [nome, skien, tinn]
";

/// Returns the file of a municipality.
fn municipality(title: &str, number: &str, fields: &str) -> String {
    format!(
        "---\ntittel: {title}\nkommunenummer: '{number}'\nfylke: Telemark\nmålform: bokmål\n\
         sist_gjennomgått: 2026-09-01\nkilder: [https://example.no]\n{fields}---\n\nOm kommunen.\n"
    )
}

fn solution(title: &str, fields: &str) -> String {
    format!(
        "---\ntittel: {title}\nsammendrag: Kort.\ntype: fagsystem\neierskap: kommersiell\ntemaer: [skole]\n\
         sist_gjennomgått: 2026-09-01\nkilder: [https://example.no]\n{fields}---\n\nOm løsninga.\n"
    )
}

fn report(title: &str, date: &str, fields: &str) -> String {
    format!(
        "---\ntittel: {title}\nsammendrag: Kort.\nkommuner: [skien]\ntemaer: [skole]\ndato: {date}\n\
         status: drift\nkilder: [https://example.no]\n{fields}---\n\nSlik gikk det.\n"
    )
}

/// Returns the site as it stood on 1 September 2026.
fn before() -> Site {
    Site::of(&[
        ("content/data/temaer.yaml", TOPICS),
        ("content/data/runder.yaml", ROUNDS),
        ("content/losninger/kart.md", &solution("Kartet", "")),
        ("content/losninger/robot.md", &solution("Roboten", "")),
        (
            "content/kommuner/nome.md",
            &municipality(
                "Nome",
                "4018",
                "bruk:\n  - {løsning: kart, status: planlagt, bekreftet: 2026-08-01, kilde: kommunen}\n  - {løsning: robot, status: i-bruk, bekreftet: 2026-08-01, kilde: kommunen}\nbehov:\n  - {tema: skole, tekst: Hemmelige ord, dato: 2026-08-01}\n",
            ),
        ),
        (
            "content/kommuner/skien.md",
            &municipality(
                "Skien",
                "4003",
                "bruk:\n  - {løsning: kart, status: i-bruk, siden: 2020, bekreftet: 2025-12-01, kilde: kommunen}\n",
            ),
        ),
        (
            "content/kommuner/tinn.md",
            &municipality("Tinn", "4026", ""),
        ),
        (
            "content/erfaringer/gammel.md",
            &report("Ei gammel erfaring", "2026-01-01", ""),
        ),
        (
            "content/erfaringer/borte.md",
            &report("Ord som er tatt bort", "2026-01-01", ""),
        ),
    ])
}

/// Returns the site as it is afterwards. By hand: Nome has begun with the map and ended the robot,
/// Skien has confirmed the map, Tinn has told of the robot and answered in the round; a report is new
/// and one is gone, and a need is met by another word for one that is gone.
fn after(site: Site) -> Site {
    site.remove("content/erfaringer/borte.md")
        .write("content/erfaringer/ny.md", report("Ei ny erfaring", "2026-10-20", ""))
        .write("content/erfaringer/utkast.md", report("Et utkast", "2026-10-20", "utkast: true\n"))
        .write("content/kommuner/nome.md", municipality("Nome", "4018", "bruk:\n  - {løsning: kart, status: i-bruk, siden: 2026-10, bekreftet: 2026-10-20, kilde: kommunen}\n  - {løsning: robot, status: avsluttet, til: 2026-10, bekreftet: 2026-10-20, kilde: kommunen}\n"))
        .write("content/kommuner/skien.md", municipality("Skien", "4003", "bruk:\n  - {løsning: kart, status: i-bruk, siden: 2020, bekreftet: 2026-10-20, kilde: kommunen, avtale_slutt: 2027-06-30}\nbehov:\n  - {tema: skole, tekst: Bedre nett, dato: 2026-10-20}\n"))
        .write("content/kommuner/tinn.md", municipality("Tinn", "4026", "bruk:\n  - {løsning: robot, status: i-bruk, siden: 2015, bekreftet: 2026-10-20, kilde: kommunen}\n"))
        .write("content/data/runder.yaml", format!("{ROUNDS}    svart:\n      - {{kommune: tinn, dato: 2026-10-10}}\n"))
}

fn git(site: &Site, arguments: &[&str], day: &str) {
    let time = format!("{day}T12:00:00+02:00");
    let ran = Command::new("git")
        .current_dir(site.root())
        .args(["-c", "user.name=Prøve", "-c", "user.email=post@example.no"])
        .args(arguments)
        .envs([("GIT_AUTHOR_DATE", &time), ("GIT_COMMITTER_DATE", &time)])
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git starts");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "git {arguments:?}: {said}");
}

/// Commits all files of the site, as on this day.
fn commit(site: &Site, day: &str) {
    git(site, &["add", "--all"], day);
    git(site, &["commit", "--quiet", "--message=Innhold"], day);
}

/// Returns a site with two commits: of 1 September and of 20 October 2026.
fn in_git() -> Site {
    let site = before();
    git(
        &site,
        &["init", "--quiet", "--initial-branch=main"],
        "2026-09-01",
    );
    commit(&site, "2026-09-01");
    git(&site, &["tag", "moetet"], "2026-09-01");
    let site = after(site);
    commit(&site, "2026-10-20");
    site
}

const SINCE: [&str; 3] = ["rapport", "--siden", "2026-09-15"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&SINCE[..], more].concat()
}

#[test]
fn every_figure_is_the_difference_between_the_two_states() {
    let told = in_git().run(&SINCE).succeeds().stdout();
    let page = "https://prove.example.no";
    for line in [
        "Innholdet slik det stod 1. september 2026 (commit ",
        "| Kommuner som har svart | 2 | [3]",
        "| Opplysninger om bruk | 3 | [4]",
        "| Løsninger i bruk | 2 | [2]",
        "| Erfaringer | 2 | [2]",
        "| Åpne behov | 1 | [1]",
        "### Tatt i bruk siden da: 1\n",
        &format!(
            "- [**Kartet**](<{page}/losninger/kart/>): [Nome](<{page}/kommuner/nome/#s-use-kart>)\n"
        ),
        "### Ny opplysning om noe som kan ha begynt før: 1\n",
        &format!("[Tinn](<{page}/kommuner/tinn/#s-use-robot>)\n"),
        "### Avsluttet eller valgt bort: 1\n",
        &format!("[Nome](<{page}/kommuner/nome/#s-use-robot>) (avsluttet)\n"),
        "### Bekreftet: 1, 1 av dem av kommunen selv\n",
        "### Nytt dokument: 1\n",
        &format!("- 1 erfaring: [Ei ny erfaring](<{page}/erfaringer/ny/>)\n"),
        "### Nytt behov: 1\n",
        "Tatt bort: 1 erfaring, 1 behov.",
        &format!(
            "| [Kartet](<{page}/losninger/kart/>) | 1 | [2](<{page}/losninger/kart/#s-users>) | +1 |\n"
        ),
        &format!(
            "| [Roboten](<{page}/losninger/robot/>) | 1 | [1](<{page}/losninger/robot/#s-users>) | 0 |\n"
        ),
        "1 av 3 har svart, frist 15. oktober 2026",
        "Nye svar: [Tinn]",
        "Har ikke svart: [Nome]",
        "1 åpne behov, 0 av dem deles av flere kommuner",
        "- 30. juni 2027: [avtale går ut]",
    ] {
        assert!(told.contains(line), "«{line}» is not in:\n{told}");
    }
}

#[test]
fn what_is_gone_and_what_is_not_published_is_not_repeated() {
    let site = in_git();
    for form in ["side", "md", "epost"] {
        let told = site.run(&with(&["--format", form])).succeeds().stdout();
        for words in ["Hemmelige ord", "Ord som er tatt bort", "Et utkast"] {
            assert!(!told.contains(words), "{form}: {words}");
        }
        assert!(told.contains("Ei ny erfaring"), "{form}");
    }
}

#[test]
fn a_page_and_a_mail_are_whole_in_one_file() {
    let site = in_git();
    let page = site.run(&with(&["--til", "ut/rapport.html"])).succeeds();
    page.says("Rapporten ligger i ut/rapport.html.");
    let read = |name: &str| std::fs::read_to_string(site.root().join(name)).unwrap();
    let page = read("ut/rapport.html");
    for part in ["<script", "<link", " src=", "@import", "url("] {
        assert!(!page.contains(part), "{part}");
    }
    assert!(page.contains("<style>") && page.contains("class=\"segments\""));
    let mail = with(&["--format", "epost", "--til", "e.html"]);
    site.run(&mail).succeeds();
    let mail = read("e.html");
    for part in [
        "<script", "<link", "<style", " src=", "class=", "url(", "<svg",
    ] {
        assert!(!mail.contains(part), "{part}");
    }
    assert!(mail.contains("style=\""));
}

#[test]
fn a_file_is_never_written_over_unasked() {
    let site = in_git().write("rapport.md", "Mine ord.\n");
    let to = with(&["--til", "rapport.md"]);
    site.run(&to).is_refused().says("finnes fra før");
    let read = || std::fs::read_to_string(site.root().join("rapport.md")).unwrap();
    assert_eq!(read(), "Mine ord.\n");
    site.run(&with(&["--til", "rapport.md", "--skriv-over"]))
        .succeeds();
    assert!(read().starts_with("# Hva er nytt"));
    // The same once more is no loss.
    site.run(&to).succeeds();
    site.run(&with(&["--til", "rapport.docx"]))
        .is_refused()
        .says("--format");
}

#[test]
fn every_link_leads_to_a_place_on_the_site() {
    // Beside the rest: a solution that nobody tells of any more, and statements that are too old.
    let site = in_git()
        .write("content/kommuner/nome.md", municipality("Nome", "4018", ""))
        .write(
            "content/kommuner/skien.md",
            municipality(
                "Skien",
                "4003",
                "bruk:\n  - {løsning: robot, status: i-bruk, bekreftet: 2014}\n",
            ),
        );
    for form in ["bokmål", "nynorsk"] {
        let told = site.run(&with(&["--målform", form])).succeeds().stdout();
        let public = site.build().succeeds();
        let links: Vec<&str> = told
            .split("(<https://prove.example.no")
            .skip(1)
            .filter_map(|rest| rest.split_once(">)").map(|(address, _)| address))
            .collect();
        assert!(links.len() > 20, "{told}");
        assert!(!told.contains("digest."), "a text is missing:\n{told}");
        for address in links {
            let (page, id) = address.split_once('#').unwrap_or((address, ""));
            let page = public.page(page);
            if !id.is_empty() {
                page.has(&format!("id=\"{id}\""));
            }
        }
    }
}
