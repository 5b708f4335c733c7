//! What a site says of what it knows: who says it, how old it is, and how sure.

mod common;

use common::{Run, Site};

fn built() -> Run {
    Site::fixture("fields").build().succeeds()
}

mod who_says_it {
    use super::*;

    #[test]
    fn a_statement_is_of_the_one_who_made_it() {
        let built = built();
        built
            .page("/losninger/nettbrett/")
            .has("Ifølge Brett AS (leverandør)")
            .has("Kommunen selv")
            .has("Bruker den, ifølge kommunen selv (2026).");
        built
            .page("/nn/losninger/nettbrett/")
            .has("Ifølgje Brett AS (leverandør)")
            .has("Kommunen sjølv");
        built.page("/kommuner/fjell/").lacks("Kommunen selv");
    }

    #[test]
    fn a_source_that_sells_is_marked() {
        built()
            .page("/losninger/nettbrett/")
            .has("(leverandøren selv)")
            .has("(bare lest i utdrag)")
            .has("(avis)")
            .has("Åpnet 20.")
            .has("https://web.archive.example.org/1");
    }

    #[test]
    fn no_page_says_that_a_municipality_stated_what_others_did() {
        let site = Site::empty();
        let public = site.beside("public");
        let output = public.to_str().expect("the folder has a name in letters");
        let built = site
            .run_with(&["build", "--output", output], |command| {
                command.current_dir(env!("CARGO_MANIFEST_DIR"))
            })
            .succeeds();
        drop(built);
        let pages = walk(&public);
        let own: usize = pages
            .iter()
            .map(|(_, page)| page.matches("Kommunen selv</").count())
            .sum();
        let table =
            std::fs::read_to_string(public.join("data/bruk.csv")).expect("there is a table");
        assert!(own == 0 || table.contains(",kommunen,"), "{own}");
        for (name, page) in pages {
            for words in [
                "Har oppgitt at de",
                "Har oppgjeve at dei",
                "har oppgitt bruk",
                "har oppgitt om bruk",
                "Kommunen oppgir",
                "Kommunen har svart",
                "Kommunen har opplyst",
            ] {
                assert!(!page.contains(words), "«{words}» is on {name}");
            }
        }
    }

    fn walk(folder: &std::path::Path) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder)
            .expect("the folder is there")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                found.extend(walk(&path));
            } else if path.extension().is_some_and(|end| end == "html") {
                let page = std::fs::read_to_string(&path).expect("a page is text");
                found.push((path.display().to_string(), page));
            }
        }
        found
    }
}

mod how_old_it_is {
    use super::*;

    #[test]
    fn the_day_is_that_of_the_option_then_of_the_environment_then_of_the_site() {
        let site = Site::fixture("fields");
        let age = |arguments: &[&str], epoch: Option<&str>| {
            let run = site.run_with(arguments, |command| {
                command.env("DIGITV_TODAY", "2031-01-01");
                match epoch {
                    Some(seconds) => command.env("SOURCE_DATE_EPOCH", seconds),
                    None => command,
                }
            });
            let page = run.succeeds().page("/losninger/nettbrett/").html;
            page.contains("2 bekreftet siste 24 måneder.")
        };
        // 1 January 2030, in seconds.
        let late = Some("1893456000");
        assert!(age(&["build"], None));
        assert!(!age(&["build"], late));
        assert!(age(&["build", "--as-of", "2026-12"], late));
        assert!(!age(&["build", "--as-of", "today"], None));
        site.run(&["build", "--as-of", "i går"]).is_refused();
    }

    #[test]
    fn a_check_says_when_the_day_is_months_behind_the_clock_or_ahead_of_it() {
        let site = Site::fixture("fields");
        let says = |today: &str, words: &str| {
            let run = site.run_with(&["check"], |command| command.env("DIGITV_TODAY", today));
            run.succeeds().stderr().contains(words)
        };
        assert!(says("2027-02-01", "måneder før i dag"));
        assert!(says("2025-12-24", "den dagen er ikke kommet"));
        for today in ["2026-12-24", "none"] {
            assert!(!says(today, "Alder regnes til"));
        }
    }

    #[test]
    fn what_was_soon_to_change_long_ago_is_told_of_its_year() {
        let built = built();
        built
            .page("/losninger/laeringsplattform/")
            .has("Skulle innføres i 2017")
            .has("Var i pilot i ca. 2014")
            .has("Var planlagt i 2018");
        built
            .page("/nn/losninger/laeringsplattform/")
            .has("Skulle innførast i 2017");
        built.page("/dekning/").has("skulle innføres i 2017");
        built.page("/kommuner/dal/").has("Skulle innføres i 2017");
    }

    #[test]
    fn counts_show_what_is_known_and_how_much_of_it_is_confirmed() {
        let built = built();
        built
            .page("/losninger/eldre/")
            .has("0 bekreftet siste 24 måneder.");
        built.page("/losninger/").has("1 kjent, 0 bekreftet");
        built.page("/dekning/").has("<b>1</b> <small>(0)</small>");
    }
}

mod what_a_report_tells {
    use super::*;

    #[test]
    fn the_advice_of_the_editors_is_marked_and_is_no_experience() {
        let built = built();
        built
            .page("/erfaringer/portal/")
            .has("Spør naboen først. <span class=\"sub\">(redaksjonens råd)</span>");
        built
            .page("/losninger/nettbrett/")
            .has("Begynn i det små.")
            .lacks("Spør naboen først.")
            .lacks("Et anslag er ikke et resultat.");
    }

    #[test]
    fn a_recommendation_is_no_decision_and_a_number_is_no_benefit() {
        built()
            .page("/erfaringer/portal/")
            .has("Innstilling, ikke vedtak, 12.")
            .has("elever: <b class=\"num\">1200</b>")
            .has("Gjennomført")
            .has("Vi har ikke sett hva det kostet og hvordan det gikk.");
    }

    #[test]
    fn lists_are_in_the_order_of_what_happened_and_show_the_lesson() {
        let list = built().page("/erfaringer/").html;
        let at = |text: &str| list.find(text).expect("it is in the list");
        assert!(at("/erfaringer/nyere/") < at("/erfaringer/portal/"));
        assert!(list.contains("Bli enige om hvem som betaler."));
    }
}
