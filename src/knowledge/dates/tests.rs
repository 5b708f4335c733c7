//! Tests of dates that are reported, and of dates that are believed.

use crate::knowledge::fixture::{Site, TODAY};

/// Returns a site of `count` reports from the autumn of 2026, with a solution that is in use.
fn site(count: usize) -> Site {
    let site = Site::new()
        .without_a_day()
        .topics(&["skole"])
        .solution("digisos", "kilder: [{url: 'https://a.no', dato: 2024-05}]")
        .municipality(
            "skien",
            "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2026-11-01}]",
        );
    (0..count).fold(site, |site, number| {
        site.report(
            &format!("r{number}"),
            &format!("dato: 2026-{:02}-23", 12 - number % 2 - 1),
        )
    })
}

#[test]
fn a_date_that_stands_alone_changes_no_ages_and_is_reported() {
    for (kind, fields) in [
        ("report", "dato: 2062-03-01"),
        (
            "report",
            "{dato: 2026-11-23, kilder: [{url: 'https://a.no', dato: 2036-11}]}",
        ),
        ("report", "{dato: 2026-11-23, sist_gjennomgått: 2046-01-01}"),
        (
            "report",
            "{dato: 2062-03-01, sist_gjennomgått: 2062-04-01, kilder: [{url: 'https://a.no', dato: 2061}]}",
        ),
        (
            "report",
            "{dato: 2026-11-23, artefakter: [{type: ros, tittel: A, url: 'https://a.no', dato: 2062}]}",
        ),
        (
            "municipality",
            "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 2052-01-15}]",
        ),
        (
            "municipality",
            "behov: [{tema: skole, tekst: A, dato: 2062}]",
        ),
        (
            "municipality",
            "modenhet: [{tema: skole, nivå: 2, dato: 2106-01-01}]",
        ),
        ("solution", "sist_gjennomgått: 2062-01"),
        ("page", "dato: 2062-11-23"),
    ] {
        for count in [3, 20] {
            let site = site(count);
            let site = match kind {
                "report" => site.report("x", fields),
                "municipality" => site.municipality("x", fields),
                "solution" => site.solution("x", fields),
                _ => site.page("x", fields),
            };
            let (graph, problems) = site.link_with_problems();
            assert_eq!(graph.as_of, TODAY, "{fields}");
            assert!(!problems.is_empty(), "{fields}");
            for found in &problems {
                assert_eq!(found.check.name(), "future-date", "{}", found.message);
                assert!(found.file.contains("/x.md"), "{}", found.file);
            }
        }
    }
}

#[test]
fn a_mistyped_year_is_reported_where_the_site_has_many_dates() {
    let (graph, problems) = site(20)
        .report("x", "dato: 2027-11-23")
        .link_with_problems();
    assert_eq!((graph.as_of, problems.len()), (TODAY, 1));
    let (graph, problems) = site(20)
        .report("x", "dato: 2027-03-01")
        .link_with_problems();
    assert_eq!(
        (graph.as_of, problems.len()),
        (jiff::civil::date(2027, 3, 1), 0)
    );
}

#[test]
fn few_or_old_dates_and_dates_with_company_are_believed() {
    let small = || Site::new().without_a_day().topics(&["skole"]);
    for site in [
        small().report("a", "dato: 2019-01-01"),
        small().report("a", "dato: 2031-01-01"),
        small().report("a", "dato: 2019-01-01").report("b", "dato: 2026-11-23"),
        small().report("a", "{dato: 2026-11-23, kilder: [{url: 'https://a.no', dato: 1814-05-17}]}"),
        small().solution("a", "kilder: [{url: 'https://a.no', dato: 2012}]").report("b", "dato: 2026-11-23"),
        small().report("a", "dato: 2026-11-23").report("b", "dato: 2028-02-01"),
        site(20).report("a", "dato: 2030-01-01").report("b", "dato: 2030-02-01").report("c", "dato: 2029-09-01").report("d", "dato: 2029-04-01").report("e", "dato: 2028-12-01").report("f", "dato: 2028-07-01").report("g", "dato: 2028-02-01").report("h", "dato: 2027-09-01").report("i", "dato: 2027-04-01"),
        site(20).solution("x", "{fellesavtale: {slutt: 2041-01-01}, kostnad: {år: 2027}}"),
        site(20).report("x", "{dato: 2026-11-23, periode: {fra: 2024, til: 2032}, anskaffelse: {avtale_slutt: 2038}}"),
        site(20).municipality("x", "{digitv: {deltar: true, siden: 2024}, bruk: [{løsning: digisos, status: planlagt, siden: 2029, avtale_slutt: 2036}]}"),
    ] {
        let problems = site.problems();
        assert_eq!(problems, [""; 0]);
    }
}

#[test]
fn years_that_cannot_be_meant_are_reported() {
    for (fields, field) in [
        ("{dato: 1926-11-23}", "dato"),
        (
            "{dato: 2026-11-23, periode: {fra: 1824, til: 2026}}",
            "periode fra",
        ),
        (
            "{dato: 2026-11-23, periode: {fra: 2024, til: 2126}}",
            "periode til",
        ),
        (
            "{dato: 2026-11-23, anskaffelse: {avtale_slutt: 2126-01-01}}",
            "anskaffelse avtale_slutt",
        ),
        ("{dato: 2026-11-23, kostnad: {år: 2062}}", "kostnad år"),
    ] {
        let problems = site(3).report("x", fields).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].contains(&format!("x.md {field}:")),
            "{problems:?}"
        );
    }
    for (fields, field) in [
        ("folketall: {antall: 5000, år: 2062}", "folketall år"),
        ("digitv: {deltar: true, siden: 2062}", "digitv siden"),
        (
            "bruk: [{løsning: digisos, status: i-bruk, siden: 2062}]",
            "bruk[0] siden",
        ),
        (
            "bruk: [{løsning: digisos, status: i-bruk, bekreftet: 1925}]",
            "bruk[0] bekreftet",
        ),
        (
            "bruk: [{løsning: digisos, status: i-bruk, avtale_slutt: 2125}]",
            "bruk[0] avtale_slutt",
        ),
    ] {
        let problems = site(3).municipality("x", fields).problems();
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(
            problems[0].contains(&format!("x.md {field}:")),
            "{problems:?}"
        );
    }
}
