//! What is past a limit: it is told once, the site is not published, and what is left out of a
//! list of findings is counted. The time and memory that inputs take are for `tests/bounds/run.py`.

mod common;

use common::Site;

/// A site with one page that has these fields and this text.
fn page(fields: &str, text: &str) -> Site {
    let file = format!("---\ntittel: Side\nsammendrag: En side.\n{fields}---\n{text}\n");
    Site::of(&[("content/sider/side.md", &file)])
}

#[test]
fn many_findings_are_counted_where_they_are_not_told_of_one_by_one() {
    let text: String = (0..300)
        .map(|link| format!("[a](#borte-{link}) "))
        .collect();
    let run = page("", &text).run(&["check"]);
    let run = run.finds_errors();
    let told = run.stdout();
    assert_eq!(told.matches("KB031").count(), 50, "{told}");
    run.says("… og 250 til av samme slag").says("300 feil og");
}

#[test]
fn programs_are_told_of_the_same_findings_with_their_places() {
    let run = page("", &"[a](#borte)\n\n".repeat(300))
        .check()
        .finds_errors();
    let found = run.json();
    let anchors: Vec<_> = found
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["name"] == "broken-anchor")
        .collect();
    assert_eq!(anchors.len(), 50);
    assert_eq!(anchors[49]["line"], 5 + 49 * 2);
    let help = anchors[49]["help"].as_str().expect("text");
    assert!(help.contains("250 til"), "{help}");
}

#[test]
fn hints_and_warnings_hide_no_error_however_many_they_are() {
    let text = "## a\n\n#### b\n\n".repeat(400) + "[a](javascript:alert(1))\n";
    page("", &text).run(&["check"]).finds_errors().says("KB036");
    page("", &text)
        .build()
        .finds_errors()
        .says("Ingenting er skrevet");
}

#[test]
fn what_a_check_that_is_turned_off_would_have_told_is_not_counted() {
    let site = page("", &"[a](#borte) ".repeat(300)).write(
        "site.yaml",
        "title: A\nbase_url: https://a.example.no\nchecks: {broken-anchor: off}\n",
    );
    site.build().succeeds();
}

#[test]
fn many_files_with_findings_are_not_all_shown() {
    let site = (0..60).fold(page("", "Tekst."), |site, number| {
        let text: String = (0..20)
            .map(|link| format!("[a](borte-{number}-{link}.md)\n\n"))
            .collect();
        let file = format!("---\ntittel: S{number}\nsammendrag: En.\n---\n{text}");
        site.write(&format!("content/sider/s{number}.md"), file)
    });
    let run = site.run(&["check"]).finds_errors();
    assert_eq!(run.stdout().matches("KB030").count(), 500);
    // The hints about the publisher and the accessibility statement are left out too.
    run.says("… og 702 til, som ikke er vist")
        .says("1200 feil og 2 hint");
}

#[test]
fn past_a_limit_the_limit_is_told() {
    for (fields, text, code, message) in [
        ("kilder: [", "", "KB007", "1001 punkter"),
        ("", "## a\n\n", "KB007", "flere enn 1000 overskrifter"),
        ("", "> ", "KB008", "nivåer"),
        ("felt: [", "", "KB005", "nivåer"),
    ] {
        let fields = match fields {
            "kilder: [" => format!("kilder: [{}]\n", "https://a.no, ".repeat(1001)),
            "felt: [" => format!("felt: {}{}\n", "[".repeat(1000), "]".repeat(1000)),
            fields => fields.to_owned(),
        };
        let text = text.repeat(2000) + "a";
        page(&fields, &text)
            .build()
            .finds_errors()
            .says(code)
            .says(message);
    }
}

#[test]
fn a_large_value_is_not_repeated_through_aliases() {
    let fields = format!(
        "a: &a {}\nb: [{}]\n",
        "x".repeat(60_000),
        "*a, ".repeat(1000)
    );
    page(&fields, "Tekst.")
        .build()
        .finds_errors()
        .says("KB005")
        .says("minnet");
}

#[test]
fn a_page_that_a_template_makes_too_large_is_told_and_nothing_is_written() {
    let template = format!(
        "{{% for n in range(end=3000) %}}{}{{% endfor %}}",
        "x".repeat(10_000)
    );
    page("", "Tekst.")
        .write("themes/digitv/templates/page.html", template)
        .build()
        .finds_errors()
        .says("20 MB")
        .says("page.html");
}
