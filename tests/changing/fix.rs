//! `digitv fix`.

use super::*;

/// Everything that has one right answer, with CRLF, comments and an order of its own.
const WRONG: &str = "---\r\ntitel: Skien # byen\r\nkommunenummer: 4003\r\nfylke: Telemark\r\nmålform: Bokmål\r\nsamandrag: “En kommune.”\r\nkilder: [Statistisk sentralbyrå] \r\nfolketall: {antall: 56 000, år: 2025}\r\nbruk:\r\n  - {løsning: Digisos, status: I bruk, bekreftet: 17. mai 2024, kilde: kommunen}\r\n---\r\n\r\nSkien bruker [Digisos](../losninger/Digisos.md#hva), [her](../sider/digisos.md).  \r\nNy linje.\r\n";
const RIGHT: &str = "---\r\ntittel: Skien # byen\r\nkommunenummer: \"4003\"\r\nfylke: Telemark\r\nmålform: bokmål\r\nsammendrag: En kommune.\r\nkilder: [Statistisk sentralbyrå]\r\nfolketall: {antall: 56000, år: 2025}\r\nbruk:\r\n  - {løsning: digisos, status: i-bruk, bekreftet: 2024-05-17, kilde: kommunen}\r\n---\r\n\r\nSkien bruker [Digisos](../losninger/digisos.md#hva), [her](../losninger/digisos.md).  \r\nNy linje.\r\n";

fn wrong() -> Site {
    site().write("content/kommuner/skien.md", WRONG)
}

#[test]
fn mends_what_has_one_right_answer_and_no_other_byte() {
    let site = wrong();
    site.run(&["check"])
        .finds_errors()
        .says("Kan rettes med `digitv fix`.");
    let told = site.run(&["fix", "--ja"]).succeeds().stdout();
    assert!(told.contains("-titel: Skien # byen"), "{told}");
    assert!(told.contains("+tittel: Skien # byen"), "{told}");
    assert!(told.contains("Rettet i 1 fil: "), "{told}");
    assert_eq!(site.sources()["content/kommuner/skien.md"], RIGHT);
    site.run(&["check"]).succeeds();
    // Once more there is nothing to do.
    let before = site.sources();
    site.run(&["fix", "--ja"])
        .succeeds()
        .says("Ingenting å rette.");
    assert_eq!(site.sources(), before);
}

#[test]
fn writes_nothing_before_the_answer() {
    let site = wrong();
    let before = site.sources();
    site.run(&["fix", "--vis"])
        .finds_errors()
        .says("Dette kan rettes i 1 fil");
    site.run(&["fix"]).is_refused().says("--ja");
    assert_eq!(site.sources(), before);
    super::site().run(&["fix", "--vis"]).succeeds();
}

#[test]
fn only_the_files_that_are_named_are_mended() {
    let titled = NYNORSK.replace("tittel", "titel");
    let site = wrong().write("content/losninger/digisos.nn.md", &titled);
    site.run(&["fix", "--ja", "content/kommuner"]).succeeds();
    assert_eq!(site.sources()["content/kommuner/skien.md"], RIGHT);
    assert_eq!(site.sources()["content/losninger/digisos.nn.md"], titled);
    site.run(&["fix", "content/finnes-ikke.md"])
        .is_refused()
        .says("content/finnes-ikke.md finnes ikke");
}

#[test]
fn what_was_moved_by_hand_is_followed_by_its_earlier_addresses() {
    let moved = SOLUTION.replace(
        "temaer:",
        "tidligere_adresser: [/losninger/digisos/]\ntemaer:",
    );
    let page = "---\ntittel: Om\n---\n\nLes om [Digisos](../losninger/digisos.md#hva).\n";
    let site = site()
        .remove("content/losninger/digisos.nn.md")
        .remove("content/losninger/digisos.md")
        .write("content/losninger/sosialhjelp.md", moved)
        .write("content/sider/om.md", page);
    site.run(&["check"])
        .finds_errors()
        .says("Det heter `sosialhjelp` nå.")
        .says("Dokumentet er flyttet.");
    site.run(&["fix", "--ja"]).succeeds();
    let sources = site.sources();
    assert_eq!(
        sources["content/kommuner/skien.md"],
        MUNICIPALITY.replace("digisos", "sosialhjelp")
    );
    assert_eq!(
        sources["content/sider/om.md"],
        page.replace("digisos.md", "sosialhjelp.md")
    );
    site.run(&["check"]).succeeds();
}

#[test]
fn where_one_file_cannot_be_written_none_is() {
    let spaced = |text: &str| text.replacen('\n', "\n# hm \n", 1);
    let site = wrong()
        .write("content/losninger/digisos.nn.md", spaced(NYNORSK))
        .write("content/sider/om.md", spaced(PAGE));
    let locked = site.root().join("content/losninger/digisos.nn.md");
    let before = site.sources();
    super::lock(&locked, true);
    site.run(&["fix", "--ja"])
        .is_refused()
        .says("kan ikke skrive content/losninger/digisos.nn.md: ingen tilgang")
        .says("Ingenting er rettet.");
    assert_eq!(site.sources(), before);
    super::lock(&locked, false);
    site.run(&["fix", "--ja"])
        .succeeds()
        .says("Rettet i 3 filer");
}

/// Far more mistakes than a round of reading tells of.
#[test]
fn a_file_with_thousands_of_mistakes_is_mended_at_once() {
    let uses = |name: &str, status: &str, day: &str| {
        let one = format!(
            "  - {{løsning: {name}, status: {status}, bekreftet: {day}, kilde: kommunen}}\n"
        );
        one.repeat(400)
    };
    let document = |uses: String| {
        MUNICIPALITY.replace(
            "  - {løsning: digisos, status: i-bruk, kilde: kommunen}\n",
            &uses,
        )
    };
    let right = document(uses("digisos", "i-bruk", "2024-05-17"));
    let wrong = document(uses("Digisos", "I bruk", "17. mai 2024"));
    let site = site().write("content/kommuner/skien.md", wrong).write(
        "site.yaml",
        "title: Prøve\nbase_url: https://prove.example.no\nchecks: {duplicate-entry: \"off\"}\n",
    );
    site.run(&["fix", "--ja"])
        .succeeds()
        .says("Rettet i 1 fil: 1200 feil");
    assert_eq!(site.sources()["content/kommuner/skien.md"], right);
}

#[test]
fn what_has_several_answers_is_left() {
    for (right, wrong) in [
        // A misspelt name of a solution, a date that may be two, a field that is there already.
        ("løsning: digisos", "løsning: digisoss"),
        ("kilde: kommunen}", "kilde: kommunen, bekreftet: 5.3.98}"),
        ("tittel: Skien\n", "tittel: Skien\ntitel: Skien\n"),
        ("digisos.md#hva", "digisoss.md#hva"),
    ] {
        let text = MUNICIPALITY.replace(right, wrong);
        assert_ne!(text, MUNICIPALITY);
        let site = site().write("content/kommuner/skien.md", &text);
        site.run(&["check"]).finds_errors();
        site.run(&["fix", "--ja"])
            .succeeds()
            .says("Ingenting å rette.");
        assert_eq!(site.sources()["content/kommuner/skien.md"], text);
    }
}

#[test]
fn every_mistake_of_the_tests_is_mended_to_what_is_read_or_left() {
    let site = Site::fixture("mistakes");
    let count = |site: &Site| site.check().json().as_array().expect("a list").len();
    let (before, found) = (site.sources(), count(&site));
    site.run(&["fix", "--ja"]).succeeds();
    let (once, left) = (site.sources(), count(&site));
    assert!(once != before && left < found, "{left} of {found} are left");
    site.run(&["fix", "--ja"]).succeeds();
    assert_eq!(site.sources(), once);
    assert!(!site.run(&["check"]).told().contains("Kan rettes med"));
}
