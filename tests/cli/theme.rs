//! `digitv theme`, and themes that extend nothing.

use super::*;

#[test]
fn that_extends_nothing_has_only_its_own_files() {
    const PLAIN: &str = "<!doctype html><title>{{ page.title }}</title>\n";
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/digitv/templates");
    let names = fs::read_dir(built_in)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".html"));
    let site = Site::of(&[PAGE]).write(
        "site.yaml",
        "title: Prøve\nbase_url: https://example.no\ntheme: {name: eget, extends: none}\n",
    );
    let site = names.fold(site, |site, name| {
        site.write(&format!("themes/eget/templates/{name}"), PLAIN)
    });
    let site = site.write("themes/eget/css/a.css", "p { margin: 0 }\n");
    let run = site.build().succeeds();
    run.page("/om/").has("<!doctype html><title>Om</title>");
    let sheets: Vec<String> = run
        .public()
        .texts()
        .filter(|(name, _)| name.ends_with(".css"))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(sheets, ["p { margin: 0 }\n"]);
    assert!(
        !run.public()
            .files()
            .iter()
            .any(|name| name.contains("symbols"))
    );

    let site = site.remove("themes/eget/templates/page.html");
    site.run(&["check"])
        .finds_errors()
        .says("templates/page.html")
        .says("Malen finnes ikke.");
}

#[test]
fn files_are_listed_and_copied_to_begin_from() {
    let site = Site::of(&[PAGE]);
    let list = site.run(&["theme", "list"]).succeeds().stdout();
    assert!(list.lines().any(|line| line == "templates/topic.html"));
    let css = site.run(&["theme", "list", "css/"]).succeeds().stdout();
    assert!(css.lines().all(|line| line.starts_with("css/")), "{css}");
    let files = ["css/10-tokens.css", "templates/partials/footer.html"];
    let run = site.run(&["theme", "copy", files[0], files[1]]).succeeds();
    assert_eq!(
        run.stdout(),
        "themes/digitv/css/10-tokens.css\nthemes/digitv/templates/partials/footer.html\n"
    );
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("themes/digitv")
        .join(files[0]);
    let copy = site.root().join("themes/digitv").join(files[0]);
    assert_eq!(fs::read(source).unwrap(), fs::read(copy).unwrap());
    let list = site.run(&["theme", "list"]).succeeds().stdout();
    assert_eq!(list.matches("(egen)").count(), 2, "{list}");
    site.run(&["check"]).succeeds();
    site.run(&["theme", "copy", files[0]])
        .is_refused()
        .says("finnes fra før");
}

#[test]
fn a_file_that_is_not_there_is_refused_with_the_one_that_was_meant() {
    let site = Site::of(&[PAGE]);
    for (wanted, meant) in [
        ("templates/topicc.html", "templates/topic.html"),
        ("topic.html", "templates/topic.html"),
        ("css/10-tokenz.css", "css/10-tokens.css"),
    ] {
        site.run(&["theme", "copy", wanted])
            .is_refused()
            .says(&format!("Mente du `{meant}`?"));
    }
    site.run(&["theme", "list", "stil"]).is_refused();
    assert!(!site.root().join("themes").exists());
}

#[test]
fn the_folder_is_that_of_the_settings() {
    let settings = "title: A\nbase_url: https://a.no\ntheme: vaart\n";
    let site = Site::of(&[PAGE]).write("site.yaml", settings);
    site.run(&["check"])
        .finds_errors()
        .says("temaet «vaart» finnes ikke");
    site.run(&["theme", "copy", "css/10-tokens.css"]).succeeds();
    assert!(site.root().join("themes/vaart/css/10-tokens.css").is_file());
    site.run(&["check"]).succeeds();
}
