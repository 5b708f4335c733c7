//! `digitv new`.

use super::*;

const REPORT: [&str; 10] = [
    "--felt",
    "dato=2026-11-30",
    "--felt",
    "temaer=sak-og-arkiv, personvern",
    "--felt",
    "status=drift",
    "--felt",
    "region=Grenland",
    "--felt",
    "sammendrag=Nå er det åpent.",
];

#[test]
fn makes_a_document_that_is_right_and_never_writes_over_one() {
    let site = Site::of(&[PAGE]);
    let report: Vec<&str> = ["new", "erfaring", "Nome: kveldsåpent"]
        .into_iter()
        .chain(REPORT)
        .collect();
    site.run(&report).succeeds();
    site.run(&["new", "side", "Om oss"]).succeeds();
    let sources = site.sources();
    assert_eq!(
        sources["content/erfaringer/nome-kveldsapent.md"],
        "---\ntittel: \"Nome: kveldsåpent\"\nsammendrag: Nå er det åpent.\ndato: 2026-11-30\nregion: Grenland\ntemaer: [sak-og-arkiv, personvern]\nstatus: drift\n---\n\n## Hva vi gjorde\n\n## Hvordan det gikk\n"
    );
    assert_eq!(
        sources["content/sider/om-oss.md"],
        "---\ntittel: Om oss\n---\n"
    );
    site.run(&["check"]).succeeds();
    site.run(&report).is_refused().says("finnes fra før");
    site.run(&["new", "side", "Om oss", "--navn", "om"])
        .is_refused()
        .says("finnes fra før");
    assert_eq!(site.sources(), sources);
}

#[test]
fn tells_what_is_missing_or_wrong_and_writes_nothing() {
    let site = Site::of(&[PAGE]);
    let before = site.sources();
    for (arguments, said) in [
        (
            &["new", "løsning", "Framsikt"][..],
            "sammendrag, type, eierskap, temaer",
        ),
        (
            &["new", "losning", "Framsikt", "--felt", "type=fagsystm"],
            "Mente du `fagsystem`?",
        ),
        (
            &["new", "side", "Om", "--felt", "farge=rød"],
            "ikke noe felt som heter `farge`",
        ),
        (
            &["new", "side", "Om", "--felt", "farge"],
            "ikke et felt og en verdi",
        ),
        (&["new", "notat", "Om"], "Velg mellom"),
        (&["new", "side", "…"], "--navn"),
        (&["new", "side", "Om", "--navn", "../om"], "--navn"),
    ] {
        site.run(arguments).is_refused().says(said);
    }
    assert_eq!(site.sources(), before);
}

#[test]
fn writes_no_personal_data_whatever_the_settings_let_stand() {
    let settings = "title: Prøve\nbase_url: https://test.example.no\nchecks: {personal-email: \"off\", mobile-number: \"off\"}\n";
    let site = Site::of(&[PAGE]).write("site.yaml", settings);
    let before = site.sources();
    let number = common::made_up("300270");
    for (words, said) in [
        ("Spør kari.nordmann@nome.kommune.no", "kari.nordmann"),
        ("Ring 912 34 567", "912 34 567"),
        (&*number, "fødselsnummer"),
    ] {
        let field = format!("sammendrag={words}");
        site.run(&["new", "side", "Om oss", "--felt", &field])
            .is_refused()
            .says(said)
            .says("content/sider/om-oss.md:3")
            .says("Ingenting er skrevet");
    }
    // A role and a shared mailbox are what is asked for.
    let role = "sammendrag=Spør servicetorget, post@nome.kommune.no";
    assert_eq!(site.sources(), before);
    site.run(&["new", "side", "Om oss", "--felt", role])
        .succeeds();
}
