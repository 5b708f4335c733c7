//! An error in a contribution that waits.

use super::*;

/// Contributions that are wrong in different ways, by the name of their file and their bytes.
fn wrong() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let change = |from: &str| {
        contribution(
            &format!("  - {{dokument: {from}, felt: fylke, fra: Telemark, til: Agder}}"),
            "Hilsen oss.",
        )
    };
    vec![
        (
            WAITING,
            change("kommuner/nomme").into_bytes(),
            "unknown-reference",
        ),
        (
            WAITING,
            change("kommuner/nome")
                .replace("innspill: 1", "innspill: 7")
                .into_bytes(),
            "invalid-value",
        ),
        (WAITING, b"---\nuten slutt\n".to_vec(), "KB"),
        (
            WAITING,
            [change("kommuner/nome").as_bytes(), b"\xff\xfe"].concat(),
            "KB",
        ),
        ("content/innspill/notat.txt", b"Hei\n".to_vec(), "KB"),
        ("content/innspill/b/c.md", b"Hei\n".to_vec(), "KB"),
        (
            "content/innspill/mottatt/2026-11-30-nome.md",
            contribution("  []", &made_up("300270")).into_bytes(),
            "national-id",
        ),
    ]
}

#[test]
fn is_a_warning_of_a_build_and_an_error_of_a_check() {
    for (name, bytes, said) in wrong() {
        let site = site().write(name, &bytes);
        let built = site.build().succeeds();
        built
            .says(said)
            .says(name)
            .public()
            .texts()
            .for_each(|(file, _)| assert!(!file.contains("innspill"), "{file}"));
        site.run(&["check"]).finds_errors().says(said);
    }
}

#[test]
fn is_told_as_a_warning_also_where_nothing_has_changed_since() {
    let changes = "  - {dokument: kommuner/nomme, felt: fylke, fra: Telemark, til: Agder}";
    let site = site().write(WAITING, contribution(changes, "Hei."));
    for _ in 0..2 {
        site.build()
            .succeeds()
            .says("advarsel[KB020 unknown-reference]")
            .says("Innspill blir ikke publisert");
    }
    // An error in what is published stops the build as before.
    let site = site.write("content/kommuner/nome.md", NOME.replace("nøytral", "nøytr"));
    site.build().finds_errors().says("Ingenting er skrevet");
}

#[test]
fn does_not_keep_others_from_being_taken_in() {
    let wrong = contribution(
        "  - {dokument: kommuner/nomme, felt: fylke, fra: Telemark, til: Agder}",
        "Hei.",
    );
    let right = contribution(
        "  - {dokument: kommuner/nome, felt: \"bruk[digisos].status\", fra: i-bruk, til: fases-ut}",
        "Hei.",
    );
    let site = site()
        .write("content/innspill/2026-11-29-feil.md", wrong)
        .write(WAITING, right);
    site.run(&["motta", "--ja"]).finds_errors().says("avvist");
    let sources = site.sources();
    assert!(sources["content/kommuner/nome.md"].contains("status: fases-ut"));
    assert!(sources.contains_key("content/innspill/2026-11-29-feil.md"));
    assert!(!sources.contains_key(WAITING));
}
