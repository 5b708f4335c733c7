//! `digitv motta`: contributions that are taken in.

use super::*;

const NOME: &str = "---\r\ntittel: Nome\r\nkommunenummer: \"4018\" # fra 2024\r\nfylke: Telemark\r\nmålform: nøytral\r\nbruk:\r\n  - løsning: digisos\r\n    status: i-bruk\r\n    bekreftet: 2020 # kilden sier det\r\n---\r\n\r\nOrd.";
const DIGISOS: &str = "---\ntittel: Digisos\nsammendrag: Søknad om sosialhjelp.\ntype: fagsystem\neierskap: kommunal\ntemaer: [sak-og-arkiv]\n---\n\nOrd.\n";
const CHANGES: &str = "---\ninnspill: 1\nfra: {rolle: Digitaliseringsrådgiver, kommune: nome}\ndato: 2026-11-30\nendringer:\n  - {dokument: kommuner/nome, felt: \"bruk[digisos].bekreftet\", fra: 2020, til: 2026-11-30, kilde: kommunen}\n---\n\nHilsen oss.\n";
const WAITING: &str = "content/innspill/2026-11-30-nome.md";
const TAKEN: &str = "content/innspill/mottatt/2026-11-30-nome.md";

fn site() -> Site {
    Site::of(&[
        PAGE,
        ("content/kommuner/nome.md", NOME),
        ("content/losninger/digisos.md", DIGISOS),
    ])
}

/// Asserts that nothing is written: every file is as it was.
fn is_untouched(site: &Site, before: &std::collections::BTreeMap<String, String>) {
    assert_eq!(site.sources(), *before);
}

#[test]
fn shows_the_changes_makes_them_and_puts_the_contribution_away() {
    let site = site().write(WAITING, CHANGES);
    site.run(&["check"]).succeeds();
    let run = site.run(&["motta", "--ja"]).succeeds();
    let told = run.stdout();
    assert!(
        told.contains("Digitaliseringsrådgiver, Nome, 30. november 2026"),
        "{told}"
    );
    assert!(told.contains("| Hilsen oss."), "{told}");
    assert!(
        told.contains("Nome: Digisos, bekreftet 2020 → 30. november 2026, ifølge kommunen"),
        "{told}"
    );
    assert!(
        told.contains("-    bekreftet: 2020 # kilden sier det"),
        "{told}"
    );
    assert!(
        told.contains("+    bekreftet: 2026-11-30 # kilden sier det"),
        "{told}"
    );
    let sources = site.sources();
    assert_eq!(
        sources["content/kommuner/nome.md"],
        NOME.replace("bekreftet: 2020", "bekreftet: 2026-11-30")
    );
    assert_eq!(sources.get(TAKEN).map(String::as_str), Some(CHANGES));
    assert!(!sources.contains_key(WAITING));
    // It is not published, and there is nothing more to do.
    let built = site.build().succeeds();
    assert!(
        !built
            .public()
            .files()
            .iter()
            .any(|name| name.contains("innspill"))
    );
    assert!(
        !built
            .public()
            .texts()
            .any(|(_, text)| text.contains("Hilsen oss."))
    );
    let run = site.run(&["motta"]).succeeds();
    assert!(run.stdout().contains("Ingen innspill"), "{}", run.stdout());
}

#[test]
fn does_not_make_a_change_twice() {
    let site = site().write("../nome.md", CHANGES);
    site.run(&["motta", "--ja", "../nome.md"]).succeeds();
    let run = site.run(&["motta", "--ja", "../nome.md"]).succeeds();
    assert!(
        run.stdout().contains("står slik fra før"),
        "{}",
        run.stdout()
    );
    let sources = site.sources();
    assert_eq!(sources.get(TAKEN).map(String::as_str), Some(CHANGES));
    assert!(sources.contains_key("content/innspill/mottatt/2026-11-30-nome-2.md"));
}

#[test]
fn a_conflict_is_told_with_both_values_and_nothing_is_made() {
    let other = CHANGES.replace(
        "---\n\nHilsen",
        "  - {dokument: kommuner/nome, felt: fylke, fra: Vestfold, til: Agder}\n---\n\nHilsen",
    );
    let site = site().write(WAITING, other);
    let before = site.sources();
    let run = site.run(&["motta", "--ja"]).finds_errors();
    assert!(
        run.stdout()
            .contains("KONFLIKT: Nome: fylke: avsenderen så Vestfold, men der står Telemark"),
        "{}",
        run.stdout()
    );
    run.says("Ingenting er skrevet");
    is_untouched(&site, &before);
}

#[test]
fn personal_data_and_errors_are_refused_before_anything_is_written() {
    for (part, wrong, said) in [
        ("Hilsen oss.", "Ring 912 34 567.", "personopplysninger"),
        (
            "bekreftet\", fra",
            "bekreft\", fra",
            "Mente du `bekreftet`?",
        ),
        ("til: 2026-11-30", "til: snart", "ikke en dato"),
        (
            "kommuner/nome, felt",
            "kommuner/nomme, felt",
            "Mente du `kommuner/nome`?",
        ),
        (
            "felt: \"bruk[digisos].bekreftet\", fra: 2020, til: 2026-11-30",
            "felt: \"bruk[digisos].løsning\", fra: digisos, til: digisoss",
            "digisoss",
        ),
    ] {
        let site = site().write(WAITING, CHANGES.replace(part, wrong));
        let before = site.sources();
        site.run(&["motta", "--ja"]).finds_errors().says(said);
        is_untouched(&site, &before);
    }
}

#[test]
fn asks_only_on_a_terminal() {
    let site = site().write(WAITING, CHANGES);
    let before = site.sources();
    site.run(&["motta"]).is_refused().says("--ja");
    is_untouched(&site, &before);
}

#[test]
fn a_mail_is_read_as_it_was_sent_on() {
    let quoted: String = CHANGES
        .lines()
        .map(|line| format!("> {line}\r\n"))
        .collect();
    let mail = format!(
        "From: post@example.no\r\nSubject: VS: Innspill\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nSe under.\r\n\r\n{quoted}"
    );
    let site = site()
        .write("../Fra Nome.eml", mail)
        .write("../tom.eml", "From: post@example.no\r\n\r\nHei!\r\n");
    site.run(&["motta", "--ja", "../Fra Nome.eml"]).succeeds();
    let sources = site.sources();
    assert!(sources["content/kommuner/nome.md"].contains("bekreftet: 2026-11-30 # kilden"));
    assert_eq!(
        sources
            .get("content/innspill/mottatt/2026-11-30-fra-nome.md")
            .map(String::as_str),
        Some(CHANGES)
    );
    site.run(&["motta", "--ja", "../tom.eml"])
        .finds_errors()
        .says("fant ikke noe innspill");
}

#[test]
fn a_new_document_is_made_and_never_written_over() {
    let report = "---\ninnspill: 1\nfra: {rolle: Biblioteksjef, kommune: nome}\ndato: 2026-11-30\nendringer:\n  - dokument: erfaringer/nome-kveld\n    ny:\n      tittel: \"Nome: kveldsåpent bibliotek\"\n      sammendrag: Biblioteket er åpent til 22.\n      dato: 2026-11-30\n      kommuner:\n        - nome\n      temaer:\n        - sak-og-arkiv\n      status: drift\n      grunnlag: egen-erfaring\n    tekst: |-\n      ## Hva vi gjorde\n\n      Vi begynte i det små.\n---\n";
    let site = site().write("content/innspill/2026-11-30-kveld.md", report);
    site.run(&["motta", "--ja"]).succeeds();
    assert_eq!(
        site.sources()["content/erfaringer/nome-kveld.md"],
        "---\ntittel: \"Nome: kveldsåpent bibliotek\"\nsammendrag: Biblioteket er åpent til 22.\ndato: 2026-11-30\nkommuner: [nome]\ntemaer: [sak-og-arkiv]\nstatus: drift\ngrunnlag: egen-erfaring\n---\n\n## Hva vi gjorde\n\nVi begynte i det små.\n"
    );
    let site = site.write("content/innspill/2026-12-01-kveld.md", report);
    site.run(&["motta", "--ja"])
        .finds_errors()
        .says("finnes fra før");
}
