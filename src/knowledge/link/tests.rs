//! Tests of what contributors rely on when documents refer to one another.

use crate::content::{Kind, Library};
use crate::knowledge::fixture::{Site, config};
use crate::knowledge::{DocumentId, Knowledge};

fn site() -> Site {
    Site::new()
        .topics(&["skjema", "skole"])
        .solution("digihelse", "")
        .solution("digisos", "")
}

fn slugs<E, F>(nodes: &[crate::knowledge::Node<F, E>]) -> Vec<&str> {
    nodes.iter().map(|node| node.entry.slug.as_str()).collect()
}

#[test]
fn an_empty_library_links() {
    let (graph, problems) = Knowledge::link(Library::default(), &config(None));
    assert!(problems.is_empty());
    assert_eq!(graph.as_of, jiff::civil::date(1970, 1, 1));
}

#[test]
fn an_unknown_reference_names_its_kind_its_place_and_the_nearest() {
    let problems = site()
        .municipality("skien", "bruk: [{løsning: digisos, status: i-bruk}, {løsning: digsos, status: i-bruk, erfaring: finnes-ikke}]")
        .report("r", "{kommuner: [skein], løsninger: [vipps], temaer: [skole, skjena], kontakt: {kommune: oslo}, anskaffelse: {felles_med: [oslo]}, gjenbrukt_fra: [rr]}")
        .problems();
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn every_slug_that_is_near_is_suggested() {
    let problems = Site::new()
        .topics(&["skole"])
        .solution("digihelse", "")
        .solution("digihjelp", "")
        .solution("noe-annet", "")
        .report("r", "løsninger: [digihelp]")
        .problems();
    assert_eq!(
        problems,
        [
            "unknown-reference erfaringer/r.md løsninger[0]: løsningen `digihelp` finnes ikke. Mente du `digihjelp` eller `digihelse`? Løsninger ligger i `content/losninger/`."
        ]
    );
}

#[test]
fn a_reference_to_a_hidden_document_is_dropped_without_a_diagnostic() {
    let graph = site()
        .hidden(Kind::Solution, "kladd")
        .hidden(Kind::Report, "kladd")
        .municipality("skien", "bruk: [{løsning: kladd, status: i-bruk}, {løsning: digisos, status: i-bruk, erfaring: kladd}]")
        .link();
    assert_eq!(graph.usages.len(), 1);
    assert_eq!(graph.usages[0].report, None);
}

#[test]
fn a_duplicate_in_a_list_is_reported_and_counts_once() {
    let (graph, problems) = site()
        .municipality("skien", "{bruk: [{løsning: digisos, status: i-bruk}, {løsning: digisos, status: pilot}], behov: [{tema: skole, tekst: A}, {tema: skole, tekst: B}, {tema: skole, tekst: A}]}")
        .report("r", "{kommuner: [skien, skien], temaer: [skole, skjema, skole]}")
        .link_with_problems();
    let shown: Vec<_> = problems
        .iter()
        .map(crate::knowledge::fixture::show)
        .collect();
    insta::assert_snapshot!(shown.join("\n"));
    assert_eq!(graph.usages.len(), 1);
    assert_eq!(graph.municipalities[0].edges.reports.len(), 1);
    assert_eq!(graph.municipalities[0].edges.needs.len(), 2);
    assert_eq!(graph.reports[0].edges.topics.len(), 2);
}

#[test]
fn nothing_refers_to_itself() {
    let (graph, problems) = site()
        .solution("ring", "{bygger_på: [digisos, ring], alternativ_til: [ring], integreres_med: [ring], erstattet_av: ring}")
        .report("r", "gjenbrukt_fra: [r]")
        .link_with_problems();
    assert_eq!(problems.len(), 5);
    assert_eq!(
        crate::knowledge::fixture::show(&problems[1]),
        "invalid-value losninger/ring.md bygger_på[1]: løsningen viser til seg selv. Ta det bort, eller bytt det med det som var ment."
    );
    let ring = graph.solution(graph.solution_by_slug("ring").unwrap());
    assert_eq!(ring.edges.builds_on.len(), 1);
    assert!(ring.edges.alternatives.is_empty());
    assert_eq!(ring.edges.replaced_by, None);
}

#[test]
fn a_number_belongs_to_one_municipality() {
    let problems = site()
        .municipality("bamble", "kommunenummer: '4012'")
        .municipality(
            "skien",
            "{kommunenummer: '4012', tidligere_kommunenummer: ['3807', '4012']}",
        )
        .municipality("tinn", "tidligere_kommunenummer: ['3807']")
        .problems();
    assert_eq!(
        problems,
        [
            "duplicate-number kommuner/skien.md kommunenummer: kommunenummeret 4012 tilhører bamble (`content/kommuner/bamble.md`). Statistisk sentralbyrå har lista over kommunenummer (Klass).",
            "duplicate-number kommuner/skien.md tidligere_kommunenummer[1]: kommunenummeret 4012 tilhører bamble (`content/kommuner/bamble.md`). Statistisk sentralbyrå har lista over kommunenummer (Klass).",
        ]
    );
}

#[test]
fn a_municipality_is_found_by_the_number_it_has_or_had_unless_two_had_it() {
    let graph = site()
        .municipality(
            "skien",
            "{kommunenummer: '4003', tidligere_kommunenummer: ['3807', '0806']}",
        )
        .municipality(
            "ny",
            "{kommunenummer: '5001', tidligere_kommunenummer: ['0806']}",
        )
        .link();
    let skien = graph.municipality_by_slug("skien");
    assert!(skien.is_some());
    assert_eq!(graph.municipality_by_number("4003"), skien);
    assert_eq!(graph.municipality_by_number("3807"), skien);
    assert_eq!(graph.municipality_by_number("0806"), None);
}

#[test]
fn a_date_after_the_day_that_the_site_gives_is_reported() {
    let future = "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2026-12-01}]";
    let this_year = "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2026}]";
    assert_eq!(
        site().municipality("skien", future).problems(),
        [
            "future-date kommuner/skien.md bruk[0] bekreftet: datoen er 2026-12-01, men nettstedet gjelder per 2026-11-23. Rett datoen, eller flytt fram `as_of` i `site.yaml`."
        ]
    );
    assert!(
        site()
            .municipality("skien", this_year)
            .problems()
            .is_empty()
    );
    let graph = site().without_a_day().municipality("skien", future).link();
    assert_eq!(graph.as_of, jiff::civil::date(2026, 12, 1));
}

#[test]
fn a_bare_year_does_not_make_the_day_later_than_what_was_seen() {
    let graph = site()
        .without_a_day()
        .municipality(
            "skien",
            "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2026, avtale_slutt: 2031-01-01}]",
        )
        .report("r", "{dato: 2025-12-24, periode: {til: 2030}}")
        .link();
    assert_eq!(graph.as_of, jiff::civil::date(2026, 1, 1));
}

#[test]
fn a_translation_is_checked_but_its_facts_are_not_counted_again() {
    let main = "{kommuner: [skien], løsninger: [digisos]}";
    let (graph, problems) = site()
        .municipality(
            "skien",
            "bruk: [{løsning: digisos, status: i-bruk}, {løsning: borte, status: i-bruk}]",
        )
        .municipality_translation("")
        .report("r", main)
        .report_translation("{løsninger: [digisos, digihels]}")
        .link_with_problems();
    let files: Vec<_> = problems.iter().map(|problem| &*problem.file).collect();
    assert_eq!(
        files,
        ["content/erfaringer/r.nn.md", "content/kommuner/skien.md"],
        "what a translation takes from its main version is reported there"
    );
    assert_eq!(graph.usages.len(), 1);
    let digisos = graph.solution(graph.solution_by_slug("digisos").unwrap());
    assert_eq!(digisos.edges.usages.len(), 1);
    assert_eq!(digisos.edges.reports.len(), 1);
}

#[test]
fn listings_are_in_norwegian_order_and_reports_by_experience() {
    let graph = site()
        .municipality("as", "tittel: Ås")
        .municipality("orland", "tittel: Ørland")
        .municipality("asker", "tittel: Asker")
        .report("ukjent-tid", "dato: 2026-11-01")
        .report("gammel", "periode: {fra: 2011, til: 2012-05}")
        .report("kilde", "kilder: [{url: 'https://a.no', dato: 2015}]")
        .report("ny", "{periode: {fra: 2024}, tittel: B}")
        .report("ny-a", "{periode: {fra: 2024}, tittel: A}")
        .report(
            "ny-senere-skrevet",
            "{periode: {fra: 2024}, dato: 2026-10-01}",
        )
        .link();
    assert_eq!(slugs(&graph.municipalities), ["asker", "orland", "as"]);
    assert_eq!(
        slugs(&graph.reports),
        [
            "ny-senere-skrevet",
            "ny-a",
            "ny",
            "kilde",
            "gammel",
            "ukjent-tid"
        ]
    );
}

#[test]
fn relations_stated_on_either_side_hold_for_both() {
    let graph = site()
        .solution(
            "a",
            "{bygger_på: [digisos], integreres_med: [b], erstattet_av: b}",
        )
        .solution("b", "{integreres_med: [a], alternativ_til: [digisos]}")
        .report("ny", "{gjenbrukt_fra: [gammel], periode: {til: 2024}}")
        .report("gammel", "periode: {til: 2020}")
        .link();
    let solution = |slug: &str| &graph.solution(graph.solution_by_slug(slug).unwrap()).edges;
    let (a, b) = (
        graph.solution_by_slug("a").unwrap(),
        graph.solution_by_slug("b").unwrap(),
    );
    assert_eq!(solution("digisos").basis_for, [a]);
    assert_eq!(solution("digisos").alternatives, [b]);
    assert_eq!(solution("a").integrates_with, [b]);
    assert_eq!(solution("b").integrates_with, [a]);
    assert_eq!(solution("b").replaces, [a]);
    let old = graph.report(graph.report_by_slug("gammel").unwrap());
    assert_eq!(old.edges.reused_by, [graph.report_by_slug("ny").unwrap()]);
}

#[test]
fn regions_are_in_order_of_number_and_free_text_may_name_one() {
    let graph = site()
        .municipality("a", "{kommunenummer: '4010', region: Vest-Telemark}")
        .municipality("b", "{kommunenummer: '4020', region: Grenland}")
        .municipality("c", "{kommunenummer: '4001', region: Grenland}")
        .municipality("d", "kommunenummer: '3901'")
        .report("r", "region: vest-telemark")
        .report("s", "region: Bergen")
        .link();
    let names: Vec<_> = graph
        .regions
        .iter()
        .map(|region| region.name.as_str())
        .collect();
    assert_eq!(names, ["Grenland", "Vest-Telemark"]);
    assert_eq!(graph.regions[0].municipalities.len(), 2);
    assert_eq!(
        graph.reports[0].edges.region,
        graph.region_by_slug("vest-telemark")
    );
    assert_eq!(graph.reports[1].edges.region, None);
}

#[test]
fn links_in_any_version_give_one_backlink() {
    let graph = site()
        .municipality("skien", "")
        .report("r", "")
        .link_to("kommuner/skien.md", None)
        .link_to("kommuner/skien.md", Some("s-kilder"))
        .link_to("erfaringer/r.md", None)
        .report_translation("")
        .translation_link_to("kommuner/skien.md", None)
        .link();
    let from: Vec<_> = graph.municipalities[0].backlinks.clone();
    assert_eq!(from, [DocumentId::Report(crate::knowledge::Id::new(0))]);
    assert!(graph.reports[0].backlinks.is_empty(), "not from itself");
}

#[test]
fn a_link_to_a_missing_heading_is_reported_with_the_nearest() {
    let problems = site()
        .draft("content/erfaringer/kladd.md")
        .report("maal", "")
        .headings(&["hva-vi-gjorde", "kostnad"])
        .report("uten", "")
        .report("r", "")
        .headings(&["start"])
        .link_to("erfaringer/maal.md", Some("hva-gjorde-vi"))
        .link_to("erfaringer/maal.md", Some("kostnader"))
        .link_to("erfaringer/maal.md", Some("kostnad"))
        .link_to("erfaringer/uten.md", Some("x"))
        .link_to("", Some("start"))
        .link_to("", Some("slutt"))
        .link_to("erfaringer/kladd.md", Some("x"))
        .link_to("erfaringer/med-feil.md", None)
        .problems();
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn words_of_another_generator_are_no_topics_and_no_mistake() {
    let graph = site().page("om", "tags: [skole, Rust, skole]").link();
    assert_eq!(
        graph.pages[0].edges.topics,
        [graph.topic_by_slug("skole").unwrap()]
    );
}

#[test]
fn a_topic_gathers_what_is_about_it() {
    let graph = site()
        .municipality("skien", "{behov: [{tema: skole, tekst: A}, {tema: skole, tekst: B}], kompetanse: [{tema: skole, tekst: C}]}")
        .solution("nettbrett", "temaer: [skole]")
        .report("r", "temaer: [skole]")
        .link();
    let skole = graph.topic(graph.topic_by_slug("skole").unwrap());
    assert_eq!(skole.solutions.len(), 1);
    assert_eq!(skole.reports.len(), 1);
    assert_eq!(skole.needs.len(), 1);
    assert_eq!(skole.competences.len(), 1);
}
