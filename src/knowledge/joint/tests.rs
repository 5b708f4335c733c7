//! Tests of which contracts overlap.

use jiff::civil::date;

use super::*;
use crate::knowledge::fixture::Site;

/// Returns the fields of a municipality that uses `solution` by a contract that ends on `end`.
fn uses(solution: &str, end: &str) -> String {
    format!("bruk: [{{løsning: {solution}, status: i-bruk, avtale_slutt: {end}}}]")
}

fn site() -> Site {
    Site::new()
        .topics(&["arkiv"])
        .solution("kjerne", "alternativ_til: [sak]")
        .solution("sak", "")
        .solution("annen", "")
}

/// Returns the municipalities of each overlap, by name in addresses, and its days.
fn told(knowledge: &Knowledge) -> Vec<(Vec<String>, Window)> {
    let joint = knowledge.joint_purchases().into_iter();
    let slug = |id: &MunicipalityId| knowledge.municipality(*id).entry.slug.to_string();
    joint
        .map(|one| (one.municipalities.iter().map(slug).collect(), one.window))
        .collect()
}

fn names(knowledge: &Knowledge) -> Vec<Vec<String>> {
    told(knowledge)
        .into_iter()
        .map(|(names, _)| names)
        .collect()
}

#[test]
fn windows_open_a_year_before_the_end_and_share_both_days() {
    // By hand: Dal from 1 July 2026 to 30 June 2027, Vik from 30 June 2027 to 29 June 2028.
    let meet = site()
        .municipality("dal", &uses("kjerne", "2027-06-30"))
        .municipality("vik", &uses("kjerne", "2028-06-30"))
        .link();
    let day = date(2027, 6, 30);
    let window = Window {
        opens: day,
        closes: day,
    };
    assert_eq!(told(&meet), [(vec!["dal".into(), "vik".into()], window)]);
    let miss = site()
        .municipality("dal", &uses("kjerne", "2027-06-30"))
        .municipality("vik", &uses("kjerne", "2028-07-01"))
        .link();
    assert_eq!(told(&miss), []);
}

#[test]
fn options_extend_a_window_and_words_that_cannot_be_counted_do_not() {
    let with = |option: &str| {
        let bought = format!(
            "{{kommuner: [dal], løsninger: [kjerne], anskaffelse: {{avtale_slutt: 2027-06-30, opsjon: {option}}}}}"
        );
        site()
            .municipality("dal", "")
            .municipality("vik", &uses("kjerne", "2029-06-30"))
            .report("kjop", &bought)
            .link()
    };
    let expected = Window {
        opens: date(2028, 6, 30),
        closes: date(2029, 6, 30),
    };
    assert_eq!(
        told(&with("1 + 1 år")),
        [(vec!["dal".into(), "vik".into()], expected)]
    );
    assert_eq!(told(&with("kan forlenges")), []);
}

#[test]
fn ended_contracts_are_never_among_them() {
    let ended = site()
        .municipality("dal", &uses("kjerne", "2026-11-22"))
        .municipality("vik", &uses("kjerne", "2027-02-01"))
        .report("kjop", "{kommuner: [dal], løsninger: [kjerne], anskaffelse: {avtale_slutt: 2026-10, opsjon: 2 år}}")
        .link();
    assert_eq!(told(&ended), []);
    let last_day = site()
        .municipality("dal", &uses("kjerne", "2026-11-23"))
        .municipality("vik", &uses("kjerne", "2027-02-01"))
        .link();
    assert_eq!(names(&last_day), [["dal", "vik"]]);
}

#[test]
fn the_order_of_municipalities_does_not_matter() {
    let all = [
        ("dal", uses("kjerne", "2027-06-30")),
        ("vik", uses("sak", "2027-12-31")),
        ("nes", uses("kjerne", "2029-01-31")),
        ("bo", uses("annen", "2027-06-30")),
    ];
    let linked = |order: &[usize]| {
        let add = |site: Site, at: &usize| site.municipality(all[*at].0, &all[*at].1);
        told(&order.iter().fold(site(), add).link())
    };
    let expected = linked(&[0, 1, 2, 3]);
    assert_eq!(expected.len(), 1, "{expected:?}");
    for order in [[3, 2, 1, 0], [1, 3, 0, 2], [2, 0, 3, 1]] {
        assert_eq!(linked(&order), expected, "{order:?}");
    }
}

#[test]
fn alternatives_are_for_the_same_and_others_are_not() {
    let site = site()
        .municipality("dal", &uses("kjerne", "2027-06-30"))
        .municipality("nes", &uses("annen", "2027-06-30"))
        .municipality("vik", &uses("sak", "2027-06"))
        .link();
    assert_eq!(names(&site), [["dal", "vik"]]);
    let joint = &site.joint_purchases()[0];
    let titles: Vec<&str> = joint
        .solutions
        .iter()
        .map(|id| site.solution(*id).entry.slug.as_str())
        .collect();
    assert_eq!(titles, ["kjerne", "sak"]);
}

#[test]
fn a_chain_of_contracts_is_several_overlaps() {
    let site = site()
        .municipality("dal", &uses("kjerne", "2027-01-31"))
        .municipality("nes", &uses("kjerne", "2027-12-31"))
        .municipality("vik", &uses("kjerne", "2028-11-30"))
        .link();
    assert_eq!(names(&site), [["dal", "nes"], ["nes", "vik"]]);
}

#[test]
fn of_very_many_the_first_are_told() {
    let add = |site: Site, number: usize| {
        let (year, month) = (2027 + number / 6, 1 + number % 6 * 2);
        let end = format!("{year}-{month:02}-01");
        site.municipality(&format!("k{number}"), &uses("kjerne", &end))
    };
    let site = (0..30).fold(site(), add).link();
    let told = told(&site);
    assert_eq!(told.len(), MOST);
    assert!(told[0].0.contains(&"k0".to_owned()), "{told:?}");
}

#[test]
fn those_that_one_contract_binds_already_are_no_overlap() {
    let shared = Site::new()
        .topics(&["arkiv"])
        .solution("felles", "fellesavtale: {eier: KS, slutt: 2027-06}")
        .municipality("dal", "bruk: [{løsning: felles, status: i-bruk}]")
        .municipality("vik", &uses("felles", "2027-03-01"))
        .link();
    assert_eq!(told(&shared), []);
}

#[test]
fn requirement_documents_of_reports_about_the_solutions_are_with_them() {
    let shares = "{løsninger: [sak], artefakter: [{type: kravspesifikasjon, tittel: Krav, url: 'https://example.no/krav'}, {type: ros, tittel: Risiko, url: 'https://example.no/ros'}]}";
    let site = site()
        .municipality("dal", &uses("kjerne", "2027-06-30"))
        .municipality("vik", &uses("sak", "2027-06-30"))
        .report("delt", shares)
        .link();
    let requirements = &site.joint_purchases()[0].requirements;
    assert_eq!(requirements.len(), 1);
    assert_eq!(requirements[0].artefact.title, "Krav");
}
