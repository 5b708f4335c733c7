//! The commands that change documents, `fix` and `move`, tried on the program itself.

mod common;

use std::collections::BTreeMap;
use std::fs;

use common::Site;

const MUNICIPALITY: &str = "---\ntittel: Skien\nkommunenummer: \"4003\"\nfylke: Telemark\nmålform: bokmål\nsammendrag: En kommune.\nkilder: [Statistisk sentralbyrå]\nbruk:\n  - {løsning: digisos, status: i-bruk, kilde: kommunen}\n---\n\nSkien bruker [Digisos](../losninger/digisos.md#hva).\n";
const SOLUTION: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\nkilder: [KS]\n---\n\n## Hva\n\nSe [vedlegget](digisos/plan.pdf) og [Skien](../kommuner/skien.md).\n";
const NYNORSK: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\n---\n\nSjå [vedlegget](digisos/plan.pdf).\n";
const PAGE: &str = "---\ntittel: Om\n---\n\nLes om [Digisos](/losninger/digisos/), ![plan](../losninger/digisos/tegning.png) og [alt][d].\n\n[d]: <../losninger/digisos.md>\n";

fn site() -> Site {
    Site::of(&[
        ("content/kommuner/skien.md", MUNICIPALITY),
        ("content/losninger/digisos.md", SOLUTION),
        ("content/losninger/digisos.nn.md", NYNORSK),
        ("content/sider/om.md", PAGE),
    ])
    .write("content/losninger/digisos/plan.pdf", "%PDF-1.4\n%%EOF\n")
    .write(
        "content/losninger/digisos/tegning.png",
        include_bytes!("sites/mistakes/content/sider/bilde.png"),
    )
}

mod fix {
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
}
