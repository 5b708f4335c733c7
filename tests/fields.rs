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
