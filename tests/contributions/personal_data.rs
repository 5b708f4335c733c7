//! Personal data in a contribution.

use super::*;
use std::collections::BTreeMap;

/// Settings that let personal data stand that is there, as far as settings can.
const LAX: &str = "title: Prøve\nbase_url: https://prove.example.no\nchecks: {mobile-number: \"off\", personal-email: \"off\"}\n";
const SILENT: &str = "title: Prøve\nbase_url: https://prove.example.no\nsilence:\n  - {check: mobile-number, file: content/innspill/2026-11-30-nome.md, text: 912 34 567, reason: Prøve}\n  - {check: mobile-number, file: content/kommuner/nome.md, text: mobilnummer, reason: Prøve}\n  - {check: personal-email, file: content/innspill/2026-11-30-nome.md, text: kari.nordmann, reason: Prøve}\n";

/// What a contribution may not hold, in many places; each has the words that it is written with.
fn private_contributions() -> Vec<(&'static str, String)> {
    let remark = |value: &str| {
        contribution(
            &format!(
                "  - {{dokument: kommuner/nome, felt: \"bruk[digisos].merknad\", til: {value}}}"
            ),
            "Hilsen oss.",
        )
    };
    let report = |summary: &str, list: &str, text: &str| {
        contribution(
            &format!(
                "  - dokument: erfaringer/nome-kveld\n    ny: {{tittel: Kveldsåpent, sammendrag: {summary}, dato: 2026, kommuner: [nome], temaer: [arkiv], status: drift, råd: [{list}]}}\n    tekst: |-\n      {text}"
            ),
            "Hei.",
        )
    };
    vec![
        ("a value", remark("Ring 912 34 567")),
        (
            "a number of identity",
            remark(&format!("'{}'", made_up("300270"))),
        ),
        ("an address", remark("kari.nordmann@gmail.com")),
        (
            "YAML that hides it",
            remark("\"Ring 912\\x2034\\u0020567\""),
        ),
        (
            "letters by number",
            remark("\"Skriv til kari.nordmann\\x40gmail.com\""),
        ),
        (
            "a line that is broken",
            contribution(
                "  - dokument: kommuner/nome\n    felt: \"bruk[digisos].merknad\"\n    til: Ring 912 34\n      567",
                "Hei.",
            ),
        ),
        (
            "the words to the editors",
            contribution("  []", "Ring 912 34 567."),
        ),
        (
            "the role",
            remark("Bra").replace("Rådgiver", "kari.nordmann@gmail.com"),
        ),
        (
            "the reason",
            contribution(
                "  - {dokument: kommuner/nome, felt: \"bruk[digisos]\", fjern: Ring 912 34 567}",
                "Hei.",
            ),
        ),
        ("a comment", remark("Bra # Ring 912 34 567\n   ")),
        (
            "a summary",
            report("Ring 912 34 567", "Ta tida til hjelp", "Ord."),
        ),
        (
            "an entry of a list",
            report("Kort", "Ring 912 34 567", "Ord."),
        ),
        (
            "an entry that hides it",
            report("Kort", "\"Ring 912\\x2034 567\"", "Ord."),
        ),
        (
            "a text",
            report("Kort", "Ta tida til hjelp", "Ring 912 34 567."),
        ),
    ]
}

fn lax() -> [(&'static str, Site); 2] {
    [("off", LAX), ("silent", SILENT)]
        .map(|(name, settings)| (name, site().write("site.yaml", settings)))
}

#[track_caller]
fn is_refused(what: &str, site: &Site, file: &str) {
    let before = site.sources();
    let run = site.run(&["motta", "--ja", file]);
    let told = run.told();
    assert!(told.contains("avvist"), "{what}: {told}");
    run.finds_errors();
    assert_eq!(site.sources(), before, "{what}");
}

#[test]
fn is_refused_whatever_the_settings_let_stand() {
    let all = private_contributions();
    let [(_, off), (_, silent)] = lax();
    // All of them wait at once, and each is judged by itself.
    let name = |number: usize| format!("content/innspill/2026-11-30-{number}.md");
    let waiting = all.iter().enumerate();
    let site = waiting.fold(off, |site, (at, (_, text))| site.write(&name(at), text));
    let before = site.sources();
    let run = site.run(&["motta", "--ja"]).finds_errors();
    let told = run.told();
    for (at, (what, _)) in all.iter().enumerate() {
        let refused = format!("Innspillet 2026-11-30-{at}.md er avvist");
        assert!(told.contains(&refused), "{what}: {told}");
    }
    assert_eq!(site.sources(), before);
    let (what, text) = &all[3];
    is_refused(what, &silent.write(WAITING, text), WAITING);
}

#[test]
fn that_stands_in_the_document_already_hides_no_other() {
    let nome = NOME.replace("Ord.", "Ring 481 11 111.");
    let text = contribution(
        "  - {dokument: kommuner/nome, felt: \"bruk[digisos].merknad\", til: \"Ring 912\\x2034 567\"}",
        "Hei.",
    );
    for (settings, site) in lax() {
        let site = site
            .write("content/kommuner/nome.md", &nome)
            .write(WAITING, &text);
        is_refused(settings, &site, WAITING);
    }
    // What stood there keeps nobody from changing something else.
    let text = contribution(
        "  - {dokument: kommuner/nome, felt: \"bruk[digisos].status\", fra: i-bruk, til: fases-ut}",
        "Hei.",
    );
    let site = site()
        .write("content/kommuner/nome.md", &nome)
        .write(WAITING, &text);
    site.run(&["motta", "--ja"]).succeeds();
}

fn base64(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

fn quoted_printable(text: &str) -> String {
    let letter = |byte: u8| match byte {
        b'\n' => "\r\n".to_owned(),
        byte => format!("={byte:02X}"),
    };
    let lines = text
        .lines()
        .map(|line| line.bytes().map(letter).collect::<Vec<_>>());
    let lines = lines.map(|line| {
        line.chunks(20)
            .map(|part| part.concat())
            .collect::<Vec<_>>()
            .join("=\r\n")
    });
    lines.collect::<Vec<_>>().join("\r\n")
}

#[test]
fn in_a_mail_is_found_in_whatever_it_is_written() {
    let text = contribution(
        "  - {dokument: kommuner/nome, felt: \"bruk[digisos].merknad\", til: Ring 912 34 567}",
        "Hei.",
    );
    let head = "From: post@example.no\r\nSubject: Innspill\r\nMIME-Version: 1.0\r\n";
    let plain = "Content-Type: text/plain; charset=utf-8\r\n";
    let attached = "Content-Type: application/octet-stream; name=\"nome.md\"\r\nContent-Disposition: attachment; filename=\"nome.md\"\r\n";
    let mails = [
        format!("{head}{plain}Content-Transfer-Encoding: 8bit\r\n\r\n{text}"),
        format!(
            "{head}{plain}Content-Transfer-Encoding: base64\r\n\r\n{}",
            base64(&text)
        ),
        format!(
            "{head}{plain}Content-Transfer-Encoding: quoted-printable\r\n\r\n{}",
            quoted_printable(&text)
        ),
        format!(
            "{head}{attached}Content-Transfer-Encoding: base64\r\n\r\n{}",
            base64(&text)
        ),
        format!(
            "{head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n{plain}\r\nHei\r\n--x\r\n{attached}Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--x--\r\n",
            quoted_printable(&text)
        ),
    ];
    for (number, mail) in mails.iter().enumerate() {
        for (settings, site) in lax() {
            let site = site.write("../a.eml", mail);
            is_refused(&format!("mail {number}, {settings}"), &site, "../a.eml");
        }
    }
}

#[test]
fn in_the_name_of_a_mail_is_not_kept() {
    let text = contribution(
        "  - {dokument: kommuner/nome, felt: \"bruk[digisos].status\", fra: i-bruk, til: fases-ut}",
        "Hei.",
    );
    let id = made_up("300270");
    let names = [
        format!("Kari {id}"),
        "Ring_912_34_567".to_owned(),
        "fra kari.nordmann@gmail.com".to_owned(),
    ];
    for name in names {
        let subject = format!(
            "From: post@example.no\r\nSubject: {name}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}"
        );
        let attached = format!(
            "From: post@example.no\r\nSubject: Hei\r\nContent-Type: text/plain; charset=utf-8; name=\"{name}.md\"\r\nContent-Disposition: attachment; filename=\"{name}.md\"\r\n\r\n{text}"
        );
        for (file, bytes) in [
            (format!("../{name}.eml"), &subject),
            ("../a.eml".to_owned(), &attached),
            (format!("../{name}.md"), &text),
        ] {
            let (_, site) = lax().into_iter().next().expect("two");
            let site = site.write(&file, bytes);
            site.run(&["motta", "--ja", &file]).succeeds();
            let taken: BTreeMap<_, _> = site.sources();
            assert!(
                taken.contains_key("content/innspill/mottatt/2026-11-30-innspill.md"),
                "{file}: {:?}",
                taken.keys()
            );
            for (name, text) in taken {
                assert!(
                    !name.contains("912") && !name.contains(&id) && !name.contains("kari"),
                    "{name}"
                );
                assert!(!text.contains("Subject"), "{text}");
            }
        }
    }
}

#[test]
fn in_a_table_of_answers_is_refused() {
    for (_, site) in lax() {
        let table =
            "Kommune;Løsning;Status;Siden;Merknad\nNome;Digisos;i bruk;2021;Ring 912 34 567\n";
        let site = site.write("../svar.csv", table);
        let run = site.run(&[
            "kartlegg",
            "inn",
            "../svar.csv",
            "--dato",
            "2026-11-30",
            "--rolle",
            "Rådgiver",
        ]);
        let told = run.told();
        assert!(told.contains("mobilnummer"), "{told}");
        run.finds_errors();
        // The other cells go in.
        for (name, text) in site.sources() {
            assert!(!text.contains("912"), "{name}: {text}");
        }
        site.run(&[
            "kartlegg",
            "inn",
            "../svar.csv",
            "--dato",
            "2026-11-30",
            "--rolle",
            "912 34 567",
        ])
        .is_refused();
    }
}

#[test]
fn is_not_made_by_fix() {
    // Joined or not, what `fix` writes has the numbers that stood there and no others.
    let nome = NOME.replace(
        "kilde: kommunen",
        "kilde: kommunen, bekreftet: 17. mai 2024, merknad: Ring 912 34 567",
    );
    let (_, site) = lax().into_iter().next().expect("two");
    let site = site.write("content/kommuner/nome.md", &nome);
    site.run(&["fix", "--ja"]).succeeds();
    assert_eq!(
        site.sources()["content/kommuner/nome.md"],
        nome.replace("17. mai 2024", "2024-05-17")
    );
}
