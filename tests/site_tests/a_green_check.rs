//! What `check` passes, `build` writes.

use super::*;

const PAGE: (&str, &str) = ("content/sider/om.md", "---\ntittel: Om\n---\n\nNoen ord.\n");

/// Templates that are read without a fault and fail when a page is made of them.
#[test]
fn has_made_every_kind_of_page() {
    for (template, extends) in [
        ("topic.html", "base.html"),
        ("page.html", "base.html"),
        ("home.html", "base.html"),
        ("not-found.html", "base.html"),
        ("search.html", "base.html"),
        ("coverage.html", "base.html"),
        ("partials/footer.html", ""),
    ] {
        let extends = match extends {
            "" => String::new(),
            name => format!("{{% extends \"{name}\" %}}{{% block content %}}"),
        };
        let end = if extends.is_empty() {
            ""
        } else {
            "{% endblock content %}"
        };
        let file = format!("themes/digitv/templates/{template}");
        let site = Site::of(&[PAGE]).write(&file, format!("{extends}{{{{ finnes.ikke }}}}{end}"));
        let found = site.check().finds_errors().found();
        assert!(
            found.contains(&format!("invalid-theme {file}")),
            "{template}: {found:?}"
        );
        site.build().finds_errors();
    }
}

#[test]
fn has_made_every_page_where_templates_are_the_site_s_own() {
    let template = "{% extends \"base.html\" %}{% block content %}\
            {% if page.title == \"To\" %}{{ finnes.ikke }}{% endif %}{% endblock content %}";
    let site = Site::of(&[
        PAGE,
        ("content/sider/to.md", "---\ntittel: To\n---\n\nB.\n"),
        ("themes/digitv/templates/page.html", template),
    ]);
    site.run(&["check"])
        .finds_errors()
        .says("Det skjer på /to/.");
}

#[test]
fn has_looked_at_the_length_of_every_name() {
    // With its hash a file of the theme has a longer name than on the disk it came from.
    let name = format!("themes/digitv/static/{}.svg", "a".repeat(250));
    let site = Site::of(&[PAGE]).write(&name, "<svg/>");
    site.run(&["check"])
        .finds_errors()
        .says("unwritable-name")
        .says("disker tar høyst 255");
    site.build().finds_errors().says("Ingenting er skrevet");
}

#[test]
fn knows_the_theme_and_the_files_in_it() {
    let site = Site::of(&[
        PAGE,
        ("themes/digitv/templates/topicc.html", "x"),
        ("themes/digitv/css/10-tokenz.css", "a {}"),
        ("themes/digitv/css/99-egen.css", "a {}"),
    ]);
    let run = site.run(&["check"]).succeeds();
    run.says("Mente du `templates/topic.html`?")
        .says("Mente du `css/10-tokens.css`?")
        .says("2 advarsler");
    let settings = "title: A\nbase_url: https://a.no\ntheme: vart\n";
    let site = Site::of(&[PAGE, ("themes/vaart/css/99-egen.css", "a {}")]);
    let site = site.write("site.yaml", settings);
    site.run(&["check"])
        .finds_errors()
        .says("Mente du `theme: vaart`?")
        .says("site.yaml:3:8");
    let site = Site::of(&[PAGE, ("themes/vaart/css/99-egen.css", "a {}")]);
    site.run(&["check"]).succeeds().says("Skriv `theme: vaart`");
}
