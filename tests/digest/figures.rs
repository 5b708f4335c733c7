//! Holds the figures of a report to those that somebody counts by hand.

use super::*;

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
