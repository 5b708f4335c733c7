//! Two states of a small site, and what the difference between them is told to be.

use jiff::civil::{Date, date};

use super::*;
use crate::content::Kind;
use crate::knowledge::fixture::Site;
use crate::knowledge::{Knowledge, UsageId};

const FROM: Date = date(2026, 9, 1);

/// Starts a site with the solutions that all states have.
fn start() -> Site {
    Site::new()
        .topics(&["skole", "velferd"])
        .solution("alarm", "")
        .solution("kart", "")
        .solution("robot", "")
}

fn uses(solution: &str, status: &str, more: &str) -> String {
    format!("{{løsning: {solution}, status: {status}{more}}}")
}

fn changes(then: Site, now: Site) -> (Knowledge, Changes) {
    let (then, now) = (then.link(), now.link());
    let earlier = Earlier {
        knowledge: &then,
        differs: &|_, _| false,
    };
    let changes = now.changes_since(earlier, FROM);
    (now, changes)
}

/// Returns the change of the only statement of use, from `then` to `now`.
fn usage_change(then: &str, now: &str) -> Vec<UsageChange> {
    let site = |usage: &str| start().municipality("skien", &format!("bruk: [{usage}]"));
    let (_, changes) = changes(site(then), site(now));
    changes.usages.iter().map(|(change, _)| *change).collect()
}

#[test]
fn a_statement_that_is_new_tells_whether_the_use_is() {
    let now = |status: &str, more: &str| usage_change("", &uses("kart", status, more));
    assert_eq!(now("i-bruk", ", siden: 2026-10"), [UsageChange::Began]);
    assert_eq!(now("i-bruk", ", siden: 2014"), [UsageChange::Learnt]);
    // The year may have begun before the day.
    assert_eq!(now("i-bruk", ", siden: 2026"), [UsageChange::Learnt]);
    assert_eq!(now("i-bruk", ""), [UsageChange::Learnt]);
    assert_eq!(now("planlagt", ", bekreftet: 2026"), [UsageChange::Planned]);
    assert_eq!(now("planlagt", ", bekreftet: 2015"), [UsageChange::Learnt]);
    assert_eq!(now("avsluttet", ""), [UsageChange::Stopped]);
    assert_eq!(now("vurdert-ikke-valgt", ""), [UsageChange::Stopped]);
    assert_eq!(now("bruker-ikke", ""), [UsageChange::Refused]);
}

#[test]
fn another_status_is_told_by_what_it_means() {
    let from = |then: &str, now: &str| {
        usage_change(
            &uses("kart", then, ", bekreftet: 2026-01"),
            &uses("kart", now, ", bekreftet: 2026-10"),
        )
    };
    assert_eq!(from("planlagt", "i-bruk"), [UsageChange::Began]);
    assert_eq!(from("bruker-ikke", "pilot"), [UsageChange::Began]);
    // It may have begun long before: the plan was old, or the use is stated to be.
    let overtaken = |then: &str, now: &str| {
        usage_change(
            &uses("kart", then, ", bekreftet: 2015"),
            &uses("kart", "i-bruk", now),
        )
    };
    assert_eq!(overtaken("planlagt", ""), [UsageChange::Learnt]);
    assert_eq!(overtaken("innføres", ""), [UsageChange::Learnt]);
    assert_eq!(
        overtaken("planlagt", ", siden: 2026-10"),
        [UsageChange::Began]
    );
    let older = usage_change(
        &uses("kart", "planlagt", ", bekreftet: 2026-08"),
        &uses("kart", "i-bruk", ", siden: 2020"),
    );
    assert_eq!(older, [UsageChange::Learnt]);
    assert_eq!(from("pilot", "i-bruk"), [UsageChange::Moved]);
    assert_eq!(from("i-bruk", "fases-ut"), [UsageChange::Moved]);
    assert_eq!(from("i-bruk", "avsluttet"), [UsageChange::Stopped]);
    assert_eq!(
        from("planlagt", "vurdert-ikke-valgt"),
        [UsageChange::Stopped]
    );
    assert_eq!(from("i-bruk", "bruker-ikke"), [UsageChange::Refused]);
    assert_eq!(from("bruker-ikke", "planlagt"), [UsageChange::Planned]);
}

#[test]
fn one_status_is_confirmed_corrected_or_no_change() {
    let with = |then: &str, now: &str| {
        usage_change(&uses("kart", "i-bruk", then), &uses("kart", "i-bruk", now))
    };
    let (old, new) = (", bekreftet: 2025", ", bekreftet: 2026-10-02");
    assert_eq!(with(old, new), [UsageChange::Confirmed]);
    assert_eq!(with("", new), [UsageChange::Confirmed]);
    assert_eq!(
        with(old, ", bekreftet: 2025, avtale_slutt: 2027"),
        [UsageChange::Corrected]
    );
    assert_eq!(
        with(old, ", bekreftet: 2025, kilde: kommunen"),
        [UsageChange::Corrected]
    );
    assert_eq!(with(old, ", bekreftet: 2024"), [UsageChange::Corrected]);
    assert_eq!(with(old, old), []);
}

#[test]
fn what_is_gone_is_only_counted() {
    let then = start()
        .solution("brett", "")
        .municipality(
            "skien",
            "{bruk: [{løsning: kart, status: i-bruk}, {løsning: brett, status: i-bruk}], behov: [{tema: skole, tekst: A}], kompetanse: [{tema: skole}]}",
        )
        .municipality("tinn", "bruk: [{løsning: kart, status: i-bruk}]")
        .report("r", "")
        .report("del", "");
    let now = start().municipality(
        "skien",
        "{bruk: [{løsning: kart, status: i-bruk}], tidligere_adresser: [/erfaringer/del/]}",
    );
    let (_, changes) = changes(then, now);
    let gone = Gone {
        documents: vec![
            (Kind::Municipality, 1),
            (Kind::Solution, 1),
            (Kind::Report, 1),
        ],
        joined: 1,
        usages: 2,
        needs: 1,
        competences: 1,
    };
    assert_eq!(changes.gone, Some(gone));
    assert!(changes.usages.is_empty() && changes.documents.is_empty());
}

#[test]
fn documents_are_new_gone_through_or_changed_and_one_that_moved_is_the_same() {
    let then = start()
        .report("gammelt-navn", "")
        .report("lest", "sist_gjennomgått: 2026-01")
        .report("lik", "")
        .link();
    let now = start()
        .report(
            "nytt-navn",
            "tidligere_adresser: [/erfaringer/gammelt-navn/]",
        )
        .report("lest", "sist_gjennomgått: 2026-10")
        .report("lik", "")
        .report("ny", "")
        .link();
    let differs = |one: &str, other: &str| one != other;
    let earlier = Earlier {
        knowledge: &then,
        differs: &differs,
    };
    let changes = now.changes_since(earlier, FROM);
    let slugs = |change| -> Vec<String> {
        let ids = changes.documents_that(change).into_iter();
        ids.map(|id| now.document(id).slug().to_string()).collect()
    };
    assert_eq!(slugs(DocumentChange::New), ["ny"]);
    assert_eq!(slugs(DocumentChange::Reviewed), ["lest"]);
    assert_eq!(slugs(DocumentChange::Changed), ["nytt-navn"]);
    assert_eq!(changes.gone, Some(Gone::default()));
}

#[test]
fn needs_are_new_met_renewed_or_reworded() {
    let of = |needs: &str| start().municipality("skien", &format!("behov: [{needs}]"));
    let change = |then: &str, now: &str| {
        let (_, changes) = changes(of(then), of(now));
        let all = changes.needs.iter().map(|(change, _)| *change);
        (all.collect::<Vec<_>>(), changes.gone.unwrap().needs)
    };
    let one = "{tema: skole, tekst: Nett, dato: 2025}";
    assert_eq!(change("", one), (vec![NeedChange::New], 0));
    assert_eq!(change(one, one), (vec![], 0));
    assert_eq!(change(one, ""), (vec![], 1));
    assert_eq!(
        change(one, "{tema: skole, tekst: Nett, dato: 2025, løst_av: kart}"),
        (vec![NeedChange::Met], 0)
    );
    assert_eq!(
        change(one, "{tema: skole, tekst: Nett, dato: 2026-10}"),
        (vec![NeedChange::Renewed], 0)
    );
    assert_eq!(
        change(one, "{tema: skole, tekst: Bedre nett, dato: 2025}"),
        (vec![NeedChange::Reworded], 0)
    );
    // Where it could be either of two, nothing is guessed.
    assert_eq!(
        change(
            one,
            "{tema: skole, tekst: Brett, dato: 2025}, {tema: skole, tekst: Skjerm, dato: 2025}"
        ),
        (vec![NeedChange::New, NeedChange::New], 1)
    );
    assert_eq!(
        change(
            "{tema: skole, tekst: A, nøkkel: nett}",
            "{tema: velferd, tekst: B, nøkkel: nett}, {tema: skole, tekst: C}"
        ),
        (vec![NeedChange::New, NeedChange::Reworded], 0)
    );
}

#[test]
fn spread_is_told_before_and_after() {
    let fresh = ", bekreftet: 2026-10";
    let then = start()
        .municipality(
            "skien",
            &format!("bruk: [{}]", uses("kart", "i-bruk", fresh)),
        )
        .municipality("tinn", &format!("bruk: [{}]", uses("robot", "i-bruk", "")));
    let now = start()
        .municipality(
            "skien",
            &format!("bruk: [{}]", uses("kart", "i-bruk", fresh)),
        )
        .municipality(
            "tinn",
            &format!(
                "bruk: [{}, {}]",
                uses("kart", "i-bruk", ""),
                uses("robot", "avsluttet", "")
            ),
        );
    let (now, changes) = changes(then, now);
    let told: Vec<_> = changes
        .spread
        .iter()
        .map(|one| {
            let slug = now.solution(one.solution).entry.slug.to_string();
            (slug, one.now.confirmed, one.now.older, one.growth())
        })
        .collect();
    let expected = [
        ("kart".to_owned(), 1, 1, Some(1)),
        ("robot".to_owned(), 0, 0, Some(-1)),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_municipality_that_begins_to_answer_is_told_and_so_is_one_in_a_round() {
    let own = "{bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026-10, kilde: kommunen}]}";
    let round = |answered: &str| {
        format!(
            "runder: [{{navn: Høsten, åpnet: 2026-09-01, spurt: [skien, tinn], svart: [{answered}]}}]"
        )
    };
    let skien = "{kommune: skien, dato: 2026-09-10}";
    let then = start()
        .municipality("skien", own)
        .municipality("tinn", "")
        .rounds(&round(skien));
    let now = start()
        .municipality("skien", own)
        .municipality("tinn", own)
        .rounds(&round(&format!(
            "{skien}, {{kommune: tinn, dato: 2026-10-02}}"
        )));
    let (now, changes) = changes(then, now);
    let tinn = now.municipality_by_slug("tinn").unwrap();
    assert_eq!(changes.began_to_answer, Some(vec![tinn]));
    let expected = NewAnswers {
        round: 0,
        municipalities: vec![tinn],
    };
    assert_eq!(changes.answers, [expected]);
    let by_date = now.changes_by_date(date(2026, 10, 1));
    assert_eq!(by_date.answers, changes.answers);
    assert_eq!(by_date.began_to_answer, None);
}

#[test]
fn what_has_become_too_old_is_told_by_both_ways() {
    let site = || {
        start().municipality(
            "skien",
            "bruk: [{løsning: kart, status: i-bruk, bekreftet: 2024-10}, {løsning: robot, status: i-bruk, bekreftet: 2026-10}, {løsning: alarm, status: i-bruk, bekreftet: 2020}]",
        )
    };
    // Ages of the earlier state are counted to the newest of its dates.
    let then = start().without_a_day().municipality(
        "skien",
        "bruk: [{løsning: kart, status: i-bruk, bekreftet: 2024-10}]",
    );
    let (now, changes) = changes(then, site());
    let slug = |id: &UsageId| {
        let solution = now.usage(*id).solution;
        now.solution(solution).entry.slug.to_string()
    };
    let lapsed = |changes: &Changes| changes.lapsed.iter().map(slug).collect::<Vec<_>>();
    assert_eq!(lapsed(&changes), ["kart"]);
    assert_eq!(lapsed(&now.changes_by_date(FROM)), ["kart"]);
}

#[test]
fn by_dates_only_what_is_certain_is_told() {
    let now = start()
        .municipality(
            "skien",
            "{bruk: [{løsning: kart, status: i-bruk, siden: 2026-10, bekreftet: 2026-10}, {løsning: robot, status: avsluttet, til: 2026-09-15}, {løsning: alarm, status: i-bruk, bekreftet: 2026}], behov: [{tema: skole, tekst: A, dato: 2026-09-01}, {tema: skole, tekst: B, dato: 2026-08-31}]}",
        )
        .municipality("tinn", "{bruk: [{løsning: kart, status: bruker-ikke, bekreftet: 2026-11-01}, {løsning: robot, status: planlagt, bekreftet: 2026-11-01}, {løsning: alarm, status: i-bruk, bekreftet: 2027}]}")
        .report("ny", "dato: 2026-09-20")
        .report("lest", "sist_gjennomgått: 2026-11-02")
        .link();
    let changes = now.changes_by_date(FROM);
    let kinds: Vec<UsageChange> = changes.usages.iter().map(|(change, _)| *change).collect();
    let expected = [
        UsageChange::Began,
        UsageChange::Planned,
        UsageChange::Stopped,
        UsageChange::Refused,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(changes.documents_that(DocumentChange::New).len(), 1);
    assert_eq!(changes.documents_that(DocumentChange::Reviewed).len(), 1);
    assert_eq!(changes.needs_that(NeedChange::New).len(), 1);
    assert_eq!(changes.gone, None);
    assert!(changes.spread.iter().all(|one| one.growth().is_none()));
}

#[test]
fn days_that_have_passed_and_those_ahead_are_apart() {
    let now = start()
        .solution(
            "portal",
            "frister: [{dato: 2026-08-31, hva: Før}, {dato: 2026-09-30, hva: Passert}, {dato: 2027-03, hva: Kommer}, {dato: 2029, hva: Senere}]",
        )
        .municipality("skien", "bruk: [{løsning: kart, status: i-bruk, avtale_slutt: 2026-10}, {løsning: robot, status: i-bruk, avtale_slutt: 2027-06-30}, {løsning: alarm, status: i-bruk, avtale_slutt: 2026-11-23}]")
        .link();
    let told = |days: Days<'_>| {
        let deadlines = days.deadlines.iter().map(|one| one.worded.what.clone());
        let ends = days.contracts.iter().map(|one| one.end.to_string());
        (deadlines.collect::<Vec<_>>(), ends.collect::<Vec<_>>())
    };
    let passed = told(now.days_since(FROM, crate::text::Lang::Nb));
    assert_eq!(
        passed,
        (vec!["Passert".to_owned()], vec!["2026-10".to_owned()])
    );
    let ahead = told(now.days_ahead(crate::text::Lang::Nb));
    let ends = ["2026-11-23", "2027-06-30"].map(str::to_owned).to_vec();
    assert_eq!(ahead, (vec!["Kommer".to_owned()], ends));
}

#[test]
fn figures_are_counted_as_the_site_counts_them() {
    let site = start()
        .municipality("skien", "{bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026-10, kilde: kommunen}, {løsning: robot, status: i-bruk, bekreftet: 2014}], behov: [{tema: skole, tekst: A, dato: 2026}]}")
        .municipality("tinn", "{bruk: [{løsning: kart, status: i-bruk, bekreftet: 2026-10, kilde: Avisa}], behov: [{tema: skole, tekst: B, dato: 2026}]}")
        .report("r", "dato: 2026-10-01")
        .link();
    let figure = |figure| site.figure(figure);
    assert_eq!(figure(Figure::Answered), 1);
    assert_eq!(
        (figure(Figure::Statements), figure(Figure::Confirmed)),
        (3, 2)
    );
    assert_eq!(figure(Figure::SolutionsUsed), 2);
    assert_eq!(figure(Figure::Reports), 1);
    assert_eq!(figure(Figure::Needs), 1, "one that two share is one");
    // The robot of 2014, and the pages of two municipalities and three solutions without a date.
    assert_eq!(figure(Figure::Misleading), 6);
}
