//! Tests of what the figures of some say about others.

use super::*;
use crate::knowledge::fixture::Site;

/// Returns a site with municipalities of 10 000, 40 000 and 20 000 inhabitants, the last without a
/// figure, and one whose inhabitants nobody has stated.
fn places() -> Site {
    Site::new()
        .topics(&["dialog"])
        .solution("robot", "")
        .solution("annen", "")
        .municipality("alfa", "folketall: {antall: 10000, år: 2025}")
        .municipality("beta", "folketall: {antall: 40000, år: 2025}")
        .municipality("gamma", "folketall: {antall: 20000, år: 2025}")
        .municipality("delta", "")
}

fn gains(site: &Knowledge) -> Gains<'_> {
    site.gains(site.solution_by_slug("robot").unwrap(), Lang::Nb)
}

fn obstacles(gains: &Gains<'_>) -> Vec<Obstacle> {
    gains.alone.iter().map(|(_, obstacle)| *obstacle).collect()
}

/// Returns the fields of a report about the robot.
fn report(places: &str, year: u16, more: &str) -> String {
    format!("{{kommuner: [{places}], løsninger: [robot], periode: {{til: {year}}}, {more}}}")
}

fn saved(hours: &str) -> String {
    format!(
        "gevinster: [{{type: spart-tid, tekst: A, målt: {hours}, enhet: timer i året, evidens: målt}}]"
    )
}

#[test]
fn figures_of_two_are_scaled_by_inhabitants_with_their_range() {
    let site = places()
        .report("a", &report("alfa", 2024, &saved("500")))
        .report("b", &report("beta", 2025, &saved("4000–4400")))
        .link();
    let gains = gains(&site);
    let estimate = &gains.estimates[0];
    // By hand: 500 / 10 000 = 0,05 and 4 400 / 40 000 = 0,11 hours for each inhabitant.
    assert_eq!(estimate.each, (0.05, 0.11));
    assert_eq!(estimate.scaled(20_000), (1_000.0, 2_200.0));
    assert_eq!(estimate.inhabitants, (10_000, 40_000));
    assert_eq!(estimate.measure.unit, Unit::Hours);
    assert_eq!(gains.alone, []);
    // Newest first.
    assert_eq!(Some(estimate.basis[0].report), site.report_by_slug("b"));
    for (inhabitants, expected) in [
        (5_999, false),
        (6_000, true),
        (66_666, true),
        (66_667, false),
    ] {
        assert_eq!(
            estimate.is_of_their_size(inhabitants),
            expected,
            "{inhabitants}"
        );
    }
}

#[test]
fn one_is_no_basis() {
    let site = places()
        .report("a", &report("alfa", 2024, &saved("500")))
        .link();
    let gains = gains(&site);
    assert!(gains.estimates.is_empty());
    assert_eq!(obstacles(&gains), [Obstacle::TooFew]);
    assert!(gains.has_amounts());
}

#[test]
fn what_does_not_follow_the_inhabitants_is_told_with_its_reason() {
    let measured = |more: &str| format!("gevinster: [{{type: spart-tid, tekst: A, {more}}}]");
    let percent = measured("målt: 30, enhet: prosent");
    for (place, more, expected) in [
        ("alfa", percent.as_str(), Obstacle::OtherUnit),
        (
            "alfa",
            &measured("målt: 30, enhet: timer"),
            Obstacle::NoTime,
        ),
        (
            "alfa",
            &measured("målt: over 30, enhet: timer i året"),
            Obstacle::NoNumber,
        ),
        (
            "alfa",
            &measured("målt: 30, enhet: timer i året, evidens: antatt"),
            Obstacle::Assumed,
        ),
        ("alfa, beta", &saved("30"), Obstacle::SeveralPlaces),
        ("", &saved("30"), Obstacle::PlaceUnknown),
        ("delta", &saved("30"), Obstacle::InhabitantsUnknown),
    ] {
        let site = places().report("a", &report(place, 2024, more)).link();
        let found = gains(&site);
        assert_eq!(obstacles(&found), [expected], "{place} {more}");
        let is_other = matches!(expected, Obstacle::OtherUnit | Obstacle::NoNumber);
        assert_eq!(found.has_amounts(), !is_other, "{place} {more}");
    }
    let about = format!(
        "{{kommuner: [alfa], løsninger: [robot, annen], {}}}",
        saved("30")
    );
    let site = places().report("a", &about).link();
    assert_eq!(obstacles(&gains(&site)), [Obstacle::SeveralSolutions]);
}

#[test]
fn of_one_municipality_the_newest_report_counts_and_in_it_the_largest_figure() {
    let two = "gevinster: [{type: spart-tid, tekst: A, målt: 100, enhet: timer i året}, {type: spart-tid, tekst: B, målt: 300, enhet: timer i året}]";
    let site = places()
        .report("a", &report("alfa", 2024, two))
        .report("gammel", &report("alfa", 2019, &saved("9000")))
        .report("b", &report("beta", 2025, &saved("400")))
        .link();
    let gains = gains(&site);
    // By hand: 400 / 40 000 = 0,01 and 300 / 10 000 = 0,03.
    assert_eq!(gains.estimates[0].each, (0.01, 0.03));
    assert_eq!(obstacles(&gains), [Obstacle::Part, Obstacle::Newer]);
}

#[test]
fn different_kinds_and_units_are_never_one_estimate() {
    let money = "gevinster: [{type: unngått-kostnad, tekst: A, målt: 500, enhet: kroner i året}]";
    let paid = "kostnad: {beløp: [{kroner: 500, hyppighet: årlig}], egeninnsats_timer: 500}";
    let weekly = "gevinster: [{type: spart-tid, tekst: A, målt: 500, enhet: timer i uka}]";
    let site = places()
        .report("a", &report("alfa", 2024, &saved("500")))
        .report("b", &report("beta", 2024, weekly))
        .report("c", &report("gamma", 2024, money))
        .report("d", &report("gamma", 2024, paid))
        .link();
    let found = gains(&site);
    assert!(found.estimates.is_empty());
    assert_eq!(obstacles(&found), [Obstacle::TooFew; 5]);
    let site = places()
        .report("a", &report("alfa", 2024, paid))
        .report("b", &report("beta", 2024, paid))
        .link();
    let found = gains(&site);
    let kinds: Vec<_> = found.estimates.iter().map(|one| one.measure.kind).collect();
    assert_eq!(kinds, [FigureKind::Cost, FigureKind::OwnWork]);
}

#[test]
fn a_translation_gives_its_words_and_no_figures() {
    let site = places()
        .report("a", &report("alfa", 2024, &saved("500")))
        .report_translation(
            "{gevinster: [{type: spart-tid, tekst: Å, målt: 500, enhet: timar i året}]}",
        )
        .link();
    let robot = site.solution_by_slug("robot").unwrap();
    let (told, _) = site.gains(robot, Lang::Nn).alone[0];
    assert_eq!(told.what.unwrap().text, "Å");
    assert_eq!(told.stated, Stated::Words("500", Some("timar i året")));
    let other = site.gains(robot, Lang::Nb).alone.len();
    assert_eq!(other, 1);
}

#[test]
fn two_figures_are_kept() {
    for (value, expected) in [
        (12_345.0, 12_000.0),
        (99.6, 100.0),
        (0.0123, 0.012),
        (7.0, 7.0),
        (0.0, 0.0),
    ] {
        assert_eq!(two_figures(value), expected, "{value}");
    }
}
