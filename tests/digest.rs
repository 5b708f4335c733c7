//! `digitv rapport`: what boards and coordinators rely on, tried on a small site in git.

mod common;

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

/// Returns a site of four municipalities with two commits, of 1 September and of 20 October 2026.
fn counted() -> Site {
    let uses = |uses: &str| format!("bruk:\n{uses}");
    let asked = "runder:\n  - navn: Høsten 2026\n    åpnet: 2026-09-01\n    spurt: [nome, seljord, skien, tinn]\n";
    let skien = "  - {løsning: kart, status: i-bruk, siden: 2020, bekreftet: 2026-08-01, kilde: kommunen}\nbehov:\n  - {tema: skole, tekst: Nett i alle rom, dato: 2026-08-01, nøkkel: nett}\n";
    let nome = "  - {løsning: kart, status: i-bruk, bekreftet: 2024-10-01, kilde: kommunen}\n";
    let robot = "  - {løsning: robot, status: i-bruk, kilde: 'https://example.no/robot'}\n";
    let site = Site::of(&[
        ("content/data/temaer.yaml", TOPICS),
        ("content/data/runder.yaml", asked),
        ("content/losninger/arkiv.md", &solution("Arkivet", "")),
        ("content/losninger/kart.md", &solution("Kartet", "")),
        ("content/losninger/robot.md", &solution("Roboten", "")),
        (
            "content/kommuner/nome.md",
            &municipality("Nome", "4018", &uses(nome)),
        ),
        (
            "content/kommuner/seljord.md",
            &municipality("Seljord", "4020", ""),
        ),
        (
            "content/kommuner/skien.md",
            &municipality("Skien", "4003", &uses(skien)),
        ),
        (
            "content/kommuner/tinn.md",
            &municipality("Tinn", "4026", &uses(robot)),
        ),
    ]);
    git(
        &site,
        &["init", "--quiet", "--initial-branch=main"],
        "2026-09-01",
    );
    commit(&site, "2026-09-01");
    let plan = "  - {løsning: kart, status: planlagt, bekreftet: 2026-10-20, kilde: kommunen}\nbehov:\n  - {tema: skole, tekst: Ro i timene, dato: 2026-10-20}\n";
    let tinn = "  - {løsning: arkiv, status: i-bruk, siden: 2026-10, bekreftet: 2026-10-20, kilde: kommunen}\nbehov:\n  - {tema: skole, tekst: Bedre nett, dato: 2026-10-20, nøkkel: nett}\n";
    let answers = "    svart:\n      - {kommune: tinn, dato: 2026-10-10}\n      - {kommune: seljord, dato: 2026-10-20}\n";
    let site = site
        .write(
            "content/kommuner/seljord.md",
            municipality("Seljord", "4020", &uses(plan)),
        )
        .write(
            "content/kommuner/tinn.md",
            municipality("Tinn", "4026", &format!("{}{tinn}", uses(robot))),
        )
        .write("content/data/runder.yaml", format!("{asked}{answers}"));
    commit(&site, "2026-10-20");
    site
}

/// Returns the words of Markdown without the addresses of its links.
fn words(markdown: &str) -> String {
    let mut words = String::new();
    let mut parts = markdown.split("](<");
    words.push_str(parts.next().unwrap_or_default());
    for part in parts {
        words.push_str(part.split_once(">)").map_or(part, |(_, rest)| rest));
    }
    words.replace(['[', '*'], "")
}

// By hand. A statement counts until it is 24 months old. Ages are counted to 1 September and to 20
// October 2026, the newest dates in the content of each day.
//
// Answered: on 1 September Nome (its word of 1 October 2024 is 23 months old) and Skien, 2. On 20
// October Skien, and Seljord and Tinn in the round; Nome's word is 24 months old and no answer any
// more, so 3. What Tinn has of the robot is from a web page, and never was an answer.
// Statements of use: Nome, Skien and Tinn one each, 3; afterwards one more of Tinn and one of Seljord,
// 5. Those that count: Nome's and Skien's, 2; afterwards Skien's, Tinn's of the archive and Seljord's
// plan, 3. Too old: none, afterwards Nome's. Without date: Tinn's of the robot, both times.
// Solutions in use: the map and the robot, 2; afterwards the archive too, 3. A plan is no use.
// Needs: Skien's, 1; afterwards Skien's and Tinn's are one by their key, and Seljord's is another, 2 of
// which 1 is shared.
// May mislead: the robot of Tinn, without date, 1; afterwards the map of Nome too, 2.
// Began to use: the map Skien in 2020, and Nome in no known year; the archive Tinn in
// 2026. Seljord has planned only, and nobody says when the robot began.
#[test]
fn figures_are_those_that_are_counted_by_hand() {
    let told = words(&counted().run(&SINCE).succeeds().stdout());
    for line in [
        "alder regnet til 1. september 2026)",
        "(alder regnet til 20. oktober 2026)",
        "| Kommuner som har svart | 2 | 3 | +1 |",
        "| Opplysninger om bruk | 3 | 5 | +2 |",
        "| Opplysninger om bruk som teller | 2 | 3 | +1 |",
        "| Løsninger i bruk | 2 | 3 | +1 |",
        "| Åpne behov | 1 | 2 | +1 |",
        "| Opplysninger og dokumenter som er for gamle eller uten dato | 1 | 2 | +1 |",
        "Høsten 2026: 2 av 4 har svart",
        "Nye svar: Tinn, Seljord",
        "Har ikke svart: Nome, Skien",
        "Har svart de siste 24 månedene (3): Seljord, Skien, Tinn.",
        "Av dem er disse kommet til siden da: Seljord, Tinn.",
        "Har ikke svart de siste 24 månedene (1): Nome.",
        "| Da | 1 | 1 | 0 | 1 |",
        "| Nå | 3 | 0 | 1 | 1 |",
        "Én opplysning om bruk er blitt for gammel til å telle siden da.",
        "Nome: 1 opplysning er for gammel eller uten dato",
        "Tinn: 1 opplysning er for gammel eller uten dato",
        "2 åpne behov, 1 av dem deles av flere kommuner",
        "- Arkivet: 1 i 2026\n",
        "- Kartet: 1 i 2020, 1 uten år\n",
    ] {
        assert!(told.contains(line), "«{line}» is not in:\n{told}");
    }
    assert!(!told.contains("- Roboten: "), "{told}");
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
