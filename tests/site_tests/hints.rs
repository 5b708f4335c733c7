//! Hints: what could be better, and lines that silence it.

use super::*;

/// Each beside one of its kind that is as it should be.
#[test]
fn are_told_only_of_what_could_be_better() {
    let found = Site::fixture("hints").check().succeeds().found();
    assert_eq!(
        found,
        [
            "stale-statement kommuner/gammel.md",
            "missing-answer kommuner/gammel.md",
            "missing-answer losninger/ubrukt.md",
            "orphan-page sider/alene.md",
            "pdf-attachment sider/om/plan.pdf",
            "unused-silence site.yaml",
            "unused-silence site.yaml",
        ]
    );
}

#[test]
fn that_are_silenced_are_told_without_the_line_that_silences_them() {
    let site = Site::fixture("hints");
    let settings = std::fs::read_to_string(site.root().join("site.yaml")).unwrap();
    let silent = |settings: &str| {
        let site = Site::fixture("hints").write("site.yaml", settings);
        site.check().succeeds().found()
    };
    let (before, _) = settings.split_once("silence:").unwrap();
    let found = silent(before);
    for told in [
        "pdf-attachment sider/om/vedtak.pdf",
        "vague-link sider/om.md",
    ] {
        assert!(found.contains(&told.to_owned()), "{found:?}");
    }
    assert!(
        !found
            .iter()
            .any(|found| found.starts_with("unused-silence"))
    );
    // A word that stands neither in the message nor in the text.
    let found = silent(&settings.replace("text: her", "text: der"));
    assert!(found.contains(&"vague-link sider/om.md".to_owned()));
    // A whole check, in all files.
    let all = format!("{before}silence: [{{check: missing-answer, reason: Ingen er spurt.}}]\n");
    let found = silent(&all);
    assert!(
        !found
            .iter()
            .any(|found| found.starts_with("missing-answer"))
    );
}

#[test]
fn that_are_silenced_need_a_reason() {
    for (silence, said) in [
        ("{check: vague-link}", "`reason` mangler"),
        ("{check: national-id, reason: Prøve}", "alltid en feil"),
        ("{check: synthetic-id, reason: Prøve}", "personvern"),
    ] {
        let settings = format!("title: A\nbase_url: https://a.example.no\nsilence: [{silence}]\n");
        let site = Site::fixture("minimal").write("site.yaml", settings);
        site.run(&["check"]).finds_errors().says(said);
    }
}

/// What a draft would set off is not found where drafts are left out.
#[test]
fn of_a_draft_may_be_silenced() {
    let settings = "title: A\nbase_url: https://a.example.no\nsilence: [{check: vague-link, file: content/sider/ny.md, reason: Sitat.}]\n";
    let text = |draft: &str| format!("---\ntittel: Ny\n{draft}---\n\nLes [her](om.md).\n");
    let draft = Site::fixture("minimal")
        .write("site.yaml", settings)
        .write("content/sider/ny.md", text("utkast: true\n"));
    let is_told = |site: &Site| {
        let found = site.check().succeeds().found();
        found
            .iter()
            .any(|found| found.starts_with("unused-silence"))
    };
    assert!(!is_told(&draft));
    let shown = draft.write("content/sider/ny.md", text("").replace("[her]", "[om oss]"));
    assert!(is_told(&shown));
}

/// Templates may lead to any page: which it is shows when the pages are made.
#[test]
fn of_pages_that_nothing_leads_to_are_told_with_templates_of_the_site_s_own_too() {
    let orphans = |settings: &str, template: &str| {
        let site = Site::fixture("hints")
            .write("site.yaml", settings)
            .write("themes/digitv/templates/page.html", template);
        let found = site.check().succeeds().found();
        let is_of_them = |found: &String| {
            found.starts_with("orphan-page") || found.starts_with("unused-silence")
        };
        found.into_iter().filter(is_of_them).collect::<Vec<_>>()
    };
    let page = |link: &str| {
        format!(
            "{{% extends \"base.html\" %}}{{% block content %}}<p>{link}</p>{{% endblock content %}}"
        )
    };
    let settings = "title: A\nbase_url: https://a.example.no/under\n";
    let told = ["orphan-page sider/alene.md"];
    assert_eq!(orphans(settings, &page("Ingen lenke")), told);
    let link = "<a href=\"{{ '/alene/' | url }}#s-a\">Alene</a>";
    assert_eq!(orphans(settings, &page(link)), [""; 0]);
    // That it leads to itself is no way to it.
    let own = format!("{{% if page.title == \"Alene\" %}}{link}{{% endif %}}");
    assert_eq!(orphans(settings, &page(&own)), told);
    let silence = "silence: [{check: orphan-page, file: content/sider/alene.md, reason: Ei lenke på trykk.}]\n";
    let settings = format!("{settings}{silence}");
    assert_eq!(orphans(&settings, &page("Ingen lenke")), [""; 0]);
    assert_eq!(
        orphans(&settings, &page(link)),
        ["unused-silence site.yaml"]
    );
}

/// A link to a document that cannot be read is a link all the same.
#[test]
fn of_what_others_say_wait_until_all_can_be_read() {
    let site = Site::fixture("hints").write("content/sider/feil.md", "---\ntittel: [\n---\n");
    let found = site.check().finds_errors().found();
    assert!(!found.iter().any(|found| found.starts_with("orphan-page")));
    assert!(
        !found
            .iter()
            .any(|found| found.starts_with("stale-statement"))
    );
}
