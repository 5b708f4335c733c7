//! Tests of what users of a theme rely on.

use serde::Serialize;

use super::*;
use crate::diagnostic::Diagnostic;

fn settings() -> Settings {
    Settings {
        name: "vårt".into(),
        extends: Extends::BuiltIn,
        base_path: "/kunnskap".into(),
        lang: Lang::Nb,
        has_many_pages: false,
    }
}

fn with<'a>(files: &[(&'a str, &'a str)]) -> Result<Theme, Vec<Diagnostic>> {
    let files = files.iter().map(|(path, text)| (*path, text.as_bytes()));
    Theme::load(files, &settings())
}

fn theme(files: &[(&str, &str)]) -> Theme {
    with(files).unwrap_or_else(|errors| panic!("{}", listed(&errors)))
}

fn listed(errors: &[Diagnostic]) -> String {
    let lines: Vec<String> = errors.iter().map(shown).collect();
    lines.join("\n")
}

/// Returns the file, the range where there is one, and the message.
fn shown(error: &Diagnostic) -> String {
    match error.range() {
        Some(range) => format!("{} {range:?}: {}", error.file, error.message),
        None => format!("{}: {}", error.file, error.message),
    }
}

fn chrome(_: Lang) -> Chrome {
    Chrome {
        site: Site {
            title: "Prøve".into(),
            tagline: "Et nettsted".into(),
            description: "Til prøve.".into(),
            origin: "https://example.no".into(),
            home: "/".into(),
            search: Some("/sok/".into()),
            tell: "/fortell/".into(),
            correct: "/rett/".into(),
            publisher: crate::config::Publisher::default(),
            licence: crate::config::Licence {
                name: "CC BY 4.0".into(),
                url: "https://creativecommons.org/licenses/by/4.0/".into(),
            },
            content_security: vec!["default-src 'none'".into()],
            bilingual: false,
            network: false,
            map_credit: None,
        },
        navigation: vec![NavItem {
            id: "reports",
            title: "Erfaringer".into(),
            address: "/erfaringer/".into(),
            lang: None,
        }],
        footer: vec![FooterColumn::default()],
    }
}

fn meta(lang: Lang) -> PageMeta {
    PageMeta::new("page", lang, "Tittel & mer".into(), "/tittel/".into())
}

/// Renders `template` with `content`, on a page in `lang`.
fn rendered(template: &str, lang: Lang, content: &impl Serialize) -> String {
    let theme = theme(&[("templates/x.html", template)]);
    let shared = theme.share(chrome).unwrap();
    match theme.render("x.html", &shared, &meta(lang), content) {
        Ok(html) => String::from_utf8(html).unwrap(),
        Err(error) => panic!("{error:?}"),
    }
}

fn nb(template: &str) -> String {
    rendered(template, Lang::Nb, &serde_json::json!({}))
}

#[test]
fn the_built_in_theme_has_no_errors() {
    let theme = theme(&[]);
    assert!(theme.files.contains_key("base.html"));
    let names: Vec<&str> = theme.assets().map(|(address, _)| address).collect();
    assert!(names.is_sorted());
    assert!(names.iter().any(|name| name.starts_with("/assets/digitv.")));
}

#[test]
fn dates_and_numbers_are_norwegian() {
    assert_eq!(
        nb(
            "{{ '2024-05-03' | date }}|{{ '2024-09-03' | date(form='short') }}|{{ '2024-05' | date }}|{{ '2024' | date }}|{{ '2024-05-03' | date(form='month') }}"
        ),
        "3.\u{a0}mai 2024|3.\u{a0}sep. 2024|mai 2024|2024|mai 2024"
    );
    assert_eq!(
        nb("{{ 27939 | number }}|{{ 3.5 | number }}"),
        "27\u{a0}939|3,5"
    );
    assert_eq!(
        nb(
            "{{ period(from='2013', to='2019') }}|{{ period(from='2020') }}|{{ period(to=none) }}|{{ period(from='2018-05', to='2019') }}"
        ),
        "2013–2019|fra 2020||mai 2018 – 2019"
    );
}

#[test]
fn addresses_on_the_site_get_its_base_path() {
    assert_eq!(
        nb(
            "{{ '/dekning/' | url | safe }} {{ 'https://x.no/' | url | safe }} {{ '#a' | url }} {{ '//x' | url | safe }}"
        ),
        "/kunnskap/dekning/ https://x.no/ #a //x"
    );
    assert!(nb("{{ 'symbols.svg' | asset | safe }}").starts_with("/kunnskap/assets/symbols."));
    assert_eq!(nb("{{ 'https://www.nav.no/a' | host }}"), "nav.no");
    assert_eq!(
        nb("{{ 'plan & bygg' | query_value }} {{ 'C# a+b' | query_value }}"),
        "plan+%26+bygg C%23+a%2Bb"
    );
    assert_eq!(
        nb(
            "{{ ['kvalitet', 'Færre feil', none] | entry(of='gevinster') }} {{ [12000] | entry(of='kostnad.beløp') }}"
        ),
        "gevinster%5Bkvalitet%3A+F%C3%A6rre+feil%5D kostnad.bel%C3%B8p%5B12000%5D"
    );
}

#[test]
fn words_follow_the_language_of_the_page() {
    let template = "{{ 'not_stated' | t | capitalize }}{{ 'nn' | lang_attr }}{{ 'nb' | lang_attr }}{{ x | lang_attr }}";
    let content = serde_json::json!({ "x": null });
    assert_eq!(
        rendered(template, Lang::Nb, &content),
        "Ikke oppgitt lang=\"nn\""
    );
    assert_eq!(
        rendered(template, Lang::Nn, &content),
        "Ikkje oppgitt lang=\"nb\""
    );
    assert_eq!(
        rendered("{{ body_lang }}{{ 'en' | lang_attr }}", Lang::En, &content),
        " lang=\"nb\" lang=\"en\""
    );
}

#[test]
fn texts_are_filled_in_and_escaped_once() {
    let files = [
        (
            "texts/nb/a.yaml",
            "k: {one: '{n} & {who}', many: '{n} er {who}'}",
        ),
        (
            "texts/nn/a.yaml",
            "k: {one: '{n} og {who}', many: '{n} er {who}'}",
        ),
        (
            "templates/x.html",
            "{{ 'k' | t(n=1, who='<b>') }}|{% set l %}<a>x</a>{% endset %}{{ 'k' | t(n=1, who=l) }}|{{ 'k' | t(n=2000, who='x') }}",
        ),
    ];
    let theme = theme(&files);
    let shared = theme.share(chrome).unwrap();
    let content = serde_json::json!({});
    let html = theme.render("x.html", &shared, &meta(Lang::Nb), &content);
    assert_eq!(
        String::from_utf8(html.unwrap()).unwrap(),
        "1 &amp; &lt;b&gt;|1 &amp; <a>x</a>|2\u{a0}000 er x"
    );
    assert_eq!(
        theme.text_with(Lang::Nn, "k", Some(1), &[("who", "Vinje")]),
        "1 og Vinje"
    );
}

#[test]
fn a_page_is_framed() {
    let theme = theme(&[(
        "templates/x.html",
        "{% extends \"base.html\" %}{% block content %}<h1>{{ page.title }}</h1>{% endblock %}",
    )]);
    let shared = theme.share(chrome).unwrap();
    let mut meta = meta(Lang::En);
    meta.section = Some("reports");
    let html = theme.render("x.html", &shared, &meta, &serde_json::json!({}));
    let html = String::from_utf8(html.unwrap()).unwrap();
    assert!(
        html.starts_with("<!doctype html>\n<html lang=\"en\">"),
        "{html}"
    );
    assert!(html.contains("<title>Tittel &amp; mer – Prøve</title>"));
    assert!(html.contains("<body class=\"page-kind--page\" lang=\"nb\">"));
    assert!(
        html.contains("<a href=\"/kunnskap/erfaringer/\" aria-current=\"true\">Erfaringer</a>")
    );
    assert!(html.contains("<h1>Tittel &amp; mer</h1>"));
    assert!(!html.contains(" style=") && !html.contains("<script>"));
}

/// The parts of the frame are written out in it, but not those that a site has of its own.
#[test]
fn parts_and_components_of_the_site_are_in_built_in_pages() {
    let footer = "<footer>{{ <own_line text=\"Vår\" /> }}{{ <tag text=\"Vår\" /> }}</footer>";
    let marks = built_in_files()
        .into_iter()
        .find(|(path, _)| path == "templates/components/marks.html");
    let marks = String::from_utf8(marks.unwrap().1.into_owned()).unwrap();
    let marks = marks.replace("class=\"tag\"", "class=\"vår\"");
    let theme = theme(&[
        ("templates/partials/footer.html", footer),
        ("templates/components/marks.html", &marks),
        (
            "templates/own.html",
            "{% component own_line(text: string) %}<i>{{ text }}</i>{% endcomponent own_line %}",
        ),
        ("templates/x.html", "{% extends \"base.html\" %}"),
    ]);
    let shared = theme.share(chrome).unwrap();
    let html = theme.render("x.html", &shared, &meta(Lang::Nb), &serde_json::json!({}));
    let html = String::from_utf8(html.unwrap()).unwrap();
    assert!(
        html.contains("<footer><i>Vår</i><span class=\"vår\">Vår</span></footer>"),
        "{html}"
    );
}

#[test]
fn every_error_is_reported_with_its_place() {
    let errors = with(&[
        (
            "templates/a.html",
            "\n{{ 'nav.hom' | t }}{{ 'not_statd' | t }}",
        ),
        (
            "templates/b.html",
            "æ {{ 'x.svg' | asset }} {{ <icon name=\"serch\" /> }}",
        ),
        ("templates/c.html", "{% for a, b in c %}{% endfor %}"),
        (
            "templates/d.html",
            "{{ 'facets.chosen' | t }} {{ 'age.fresh' | t(dato=1) }}",
        ),
        ("texts/nb/own.yaml", "own: Eget {felt}"),
        ("texts/nn/own.yaml", "own: Eige {anna}"),
    ]);
    insta::assert_snapshot!(listed(&errors.err().unwrap()));
}

#[test]
fn every_template_that_cannot_be_parsed_is_reported() {
    let errors = with(&[
        ("templates/a.html", "ok\n{{ 1 + }}"),
        ("templates/b.html", "{% if %}"),
    ]);
    insta::assert_snapshot!(listed(&errors.err().unwrap()));
    let errors = with(&[("templates/a.html", "a\n{{ 1 | nope }} {{ <nothing /> }}")]);
    insta::assert_snapshot!(listed(&errors.err().unwrap()));
    let errors = with(&[("templates/a.html", "{% extends \"nothing.html\" %}")]);
    insta::assert_snapshot!(listed(&errors.err().unwrap()));
}

#[test]
fn conflict_markers_of_git_are_reported_in_every_text_file() {
    for file in [
        "templates/a.html",
        "texts/nb/own.yaml",
        "css/99-own.css",
        "scripts/own.js",
    ] {
        let errors = with(&[(file, "a: b\n<<<<<<< HEAD\nc: d\n")]).err().unwrap();
        let found = errors
            .iter()
            .find(|error| error.file.ends_with(file))
            .unwrap();
        assert_eq!(
            (found.check, found.range()),
            (Check::ConflictMarks, Some(&(5..17))),
            "{file}"
        );
    }
}

#[test]
fn a_text_must_be_in_both_languages() {
    let errors = with(&[("texts/nn/own.yaml", "own: Eige")]).err().unwrap();
    insta::assert_snapshot!(listed(&errors), @"texts/nb: Teksten «own» mangler.");
}

#[test]
fn a_rendering_error_has_its_line() {
    let theme = theme(&[("templates/x.html", "a\n{{ missing.field }}")]);
    let shared = theme.share(chrome).unwrap();
    let error = theme
        .render("x.html", &shared, &meta(Lang::Nb), &serde_json::json!({}))
        .unwrap_err();
    insta::assert_snapshot!(shown(&error));
}

/// Components render their data, and leave out what is absent.
#[test]
fn components_render() {
    let content = serde_json::json!({
        "status": { "slug": "innføres", "label": "innføres" },
        "nothing": null,
        "report": {
            "title": "Skien: eit arkiv", "address": "/erfaringer/a/", "lang": "nn",
            "lesson": "Spør først.", "period": { "from": "2018", "to": null },
            "status": { "slug": "drift", "label": "i drift" },
            "places": [{ "title": "Skien", "address": "/kommuner/skien/", "lang": null }],
            "solutions": [],
        },
        "band": { "slug": "under-50k", "label": "under 50 000 kr" },
    });
    let template = r#"{{ <status word={status} /> }}
{{ <status word={nothing} /> }}
{{ <age freshness="ageing" date="2025-08-28" /> }}
{{ <age freshness="undated" date={nothing} /> }}
{{ <fact term="Eier" /> }}
{{ <fact term="Tema" value="Plan" address="/temaer/plan/" sub="mer" /> }}
{% <fact term="Kilde"> %}<b>x</b>{% </fact> %}
{% <answer question="Hva?" value={2} of="av 23"> %}Mer.{% </answer> %}
{{ <answer question="Hva?" otherwise="ingen" /> }}
{{ <report_row report={report} /> }}
{{ <cost title="Digisos" bands={[band]} words={band.label} /> }}
{{ <bars values={[0, 1, 4]} from="2012" to="2026" /> }}
{{ <ticks value={7} of={23} kind="need" /> }}
{{ <search_form /> }}
{% <section id="s-a" title="A" help="B"> %}
<p>C</p>
{% </section> %}"#;
    let html = rendered(template, Lang::Nb, &content);
    insta::with_settings!({ filters => vec![(r"symbols\.[0-9a-f]{8}\.", "symbols.HASH.")] }, {
        insta::assert_snapshot!(html);
    });
}

/// Measures the time, without a limit: `cargo test --release theme::tests::speed -- --ignored`.
#[test]
#[ignore = "measures"]
fn speed() {
    let theme = theme(&[(
        "templates/x.html",
        "{% extends \"base.html\" %}{% block content %}<h1>{{ page.title }}</h1>{% for r in rows %}{{ <report_row report={r} /> }}{% endfor %}{% endblock %}",
    )]);
    let shared = theme.share(chrome).unwrap();
    let row = serde_json::json!({ "title": "T", "address": "/a/", "lang": "nb", "lesson": "L",
        "period": "2018", "status": null, "places": [], "solutions": [] });
    let content = serde_json::json!({ "rows": vec![row; 5] });
    let meta = meta(Lang::Nb);
    let start = std::time::Instant::now();
    let mut size = 0;
    for _ in 0..2000 {
        size = theme
            .render("x.html", &shared, &meta, &content)
            .unwrap()
            .len();
    }
    println!("{:?} a page of {size} bytes", start.elapsed() / 2000);
}
