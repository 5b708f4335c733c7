//! What the content model tells of costs, deadlines, shared use and what nobody knows.

mod common;

use common::{Run, Site};

fn built() -> Run {
    Site::fixture("model").build().succeeds()
}

/// Returns the rows of a table of open data, without its header.
fn rows(built: &Run, name: &str) -> Vec<String> {
    let table = built.page(&format!("/data/{name}")).html;
    table.lines().skip(1).map(str::to_owned).collect()
}

mod costs {
    use super::*;

    #[test]
    fn a_price_list_tells_what_each_municipality_would_pay() {
        let built = built();
        built
            .page("/losninger/register/")
            .has("Hva den ville kostet i hver kommune")
            .has("prislista fra 2021")
            .has(">10\u{a0}000 kr<")
            // 20 000 and 2 for each of 25 000.
            .has(">70\u{a0}000 kr<")
            .has("utenfor prislista")
            .has("inntil 200 000 kr");
        built
            .page("/pris/")
            .has("Etter prisliste, kommune for kommune")
            .has(">70\u{a0}000 kr<");
        built
            .page("/nn/losninger/register/")
            .has("Kva ho ville kosta i kvar kommune");
    }

    #[test]
    fn amounts_say_what_they_cover_and_give_the_band() {
        let built = built();
        let report = built.page("/erfaringer/nett-i-fjell/");
        report
            .has("8\u{a0}500\u{a0}000 kr</b> én gang: <span>alt utstyr")
            .has("300\u{a0}000–500\u{a0}000 kr</b> i året")
            .has("om lag 20\u{a0}000\u{a0}000 kr");
        built
            .page("/losninger/nett/")
            .has("200 000–500 000 kr")
            .has("Å etablere: over 2 mill. kr.");
    }

    #[test]
    fn the_table_of_prices_has_every_amount_and_step() {
        let built = built();
        let rows = rows(&built, "priser.csv");
        assert_eq!(
            rows,
            [
                "register,,årlig,10000,,nei,,0,9999,,2021,,https://modell.example.no/losninger/register/",
                "register,,årlig,20000,,nei,2,10000,49999,,2021,,https://modell.example.no/losninger/register/",
                ",nett-i-fjell,engang,8500000,,nei,,,,alt utstyr,,https://fjell.example.no/nett,https://modell.example.no/erfaringer/nett-i-fjell/",
                ",nett-i-fjell,årlig,300000,500000,nei,,,,,2024,,https://modell.example.no/erfaringer/nett-i-fjell/",
                ",nett-i-fjell,engang,20000000,,ja,,,,hele byggene,,,https://modell.example.no/erfaringer/nett-i-fjell/",
            ]
        );
        let solutions = super::rows(&built, "losninger.csv");
        assert!(
            solutions[2].contains(",under-50k|50-200k,2021,"),
            "{}",
            solutions[2]
        );
    }
}

mod deadlines {
    use super::*;

    #[test]
    fn what_comes_is_first_and_what_has_passed_is_told_so() {
        let built = built();
        let page = built.page("/avtaler/");
        page.has("Avtaler og frister").has("Ny avtale.");
        let at = |text: &str| page.html.find(text).unwrap_or(usize::MAX);
        assert!(at("id=\"s-deadlines\"") < at("id=\"s-passed\""));
        assert!(at("Ny samarbeidsavtale.") < at("id=\"s-passed\""));
        assert!(at("id=\"s-passed\"") < at("Den gamle utgaven stenger."));
        built
            .page("/losninger/register/")
            .has("Den gamle utgaven stenger.")
            .has("Gjelder: <span>alle med skjema der")
            .has("Registeret");
        built
            .page("/nn/losninger/register/")
            .has("Den gamle utgåva stengjer.");
        built
            .page("/samarbeid/fjordradet/")
            .has("Ny samarbeidsavtale.");
    }

    #[test]
    fn they_are_days_in_the_calendar_and_rows_of_a_table() {
        let built = built();
        let calendar = built.page("/avtaler.ics").html;
        for line in [
            "DTSTART;VALUE=DATE:20260619",
            // The last day of the month that is known.
            "DTSTART;VALUE=DATE:20270331",
            "DTSTART;VALUE=DATE:20280101",
            "SUMMARY:Frist: Register",
            "UID:frist-losninger-register-1@modell.example.no",
        ] {
            assert!(calendar.contains(line), "{line}\n{calendar}");
        }
        let rows = rows(&built, "frister.csv");
        assert_eq!(rows.len(), 3);
        assert_eq!(
            rows[0],
            "register,,2026-06-19,slutt,Den gamle utgaven stenger.,alle med skjema der,https://register.example.no/stenger,https://modell.example.no/losninger/register/"
        );
        assert!(rows[2].starts_with(",fjordradet,2028-01-01,,Ny samarbeidsavtale."));
    }
}

mod networks {
    use super::*;

    #[test]
    fn the_table_has_members_and_those_who_left() {
        let built = built();
        let rows = rows(&built, "samarbeid.csv");
        assert_eq!(
            rows,
            [
                "fjordradet,Fjordrådet,,Regionråd.,nb,regionråd,fjell|dal,,vik,,,,,,,,,,,https://modell.example.no/samarbeid/fjordradet/,https://fjordposten.example.no/felles,deltakere,"
            ]
        );
    }
}

mod through {
    use super::*;

    #[test]
    fn members_inherit_what_the_network_says_and_their_own_word_goes_before_it() {
        let built = built();
        built
            .page("/samarbeid/fjordradet/")
            .has("Løsninger medlemmene bruker sammen")
            .has("Felles drift.");
        built
            .page("/kommuner/fjell/")
            .has("Gjennom <a href=\"/samarbeid/fjordradet/\">Fjordrådet</a>, sagt om samarbeidet")
            .has("Ifølge Fjordposten")
            .has("Felles drift.")
            .lacks("Kommunen selv");
        built
            .page("/kommuner/dal/")
            .has("Gjennom <a href=\"/samarbeid/fjordradet/\">Fjordrådet</a></span>")
            .has("Kommunen selv")
            .lacks("sagt om samarbeidet");
        // It has left.
        built
            .page("/kommuner/vik/")
            .lacks("Gjennom <a href=\"/samarbeid/fjordradet/\"");
        built
            .page("/nn/kommuner/fjell/")
            .has("Felles drift, på nynorsk.");
    }

    #[test]
    fn what_is_inherited_is_counted_and_marked() {
        let built = built();
        built
            .page("/losninger/felles/")
            .has("1 er sagt om et samarbeid, ikke om kommunen.");
        built.page("/dekning/").has("i bruk, sagt om samarbeidet");
        let rows = rows(&built, "bruk.csv");
        let of = |municipality: &str| {
            let start = format!("felles,Felles,{municipality},");
            let row = rows.iter().find(|row| row.starts_with(&start));
            row.unwrap_or_else(|| panic!("no {start} in {rows:?}"))
        };
        assert!(
            of("fjell").ends_with(",Fjordposten,avis,fjordradet,ja"),
            "{}",
            of("fjell")
        );
        assert!(
            of("dal").ends_with(",kommunen,kommunen,fjordradet,nei"),
            "{}",
            of("dal")
        );
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn a_statement_for_one_who_is_no_member_is_told() {
        let network = "---\ntittel: Råd\nsammendrag: Et råd.\nform: regionråd\nbruk:\n  - {løsning: felles, status: i-bruk, medlemmer: [vik]}\n---\n";
        Site::fixture("model")
            .write("content/samarbeid/radet.md", network)
            .check()
            .finds_errors()
            .says("`vik` er ikke blant medlemmene av samarbeidet");
    }
}

mod unknown {
    use super::*;

    #[test]
    fn one_sentence_says_what_is_not_known() {
        let built = built();
        built
            .page("/kommuner/fjell/")
            .has("Vi har ikke sett hva som er vedtatt og om ordningen fortsatt finnes.");
        built
            .page("/nn/kommuner/fjell/")
            .has("Vi har ikkje sett kva som er vedteke og om ordninga framleis finst.");
        // A report tells of what was, a solution of what is.
        built
            .page("/erfaringer/nett-i-fjell/")
            .has("Vi har ikke sett hva det kostet, hvordan det gikk og hvor mange som bruker det.");
        built
            .page("/losninger/nett/")
            .has("Vi har ikke sett hva det koster.");
        built
            .page("/samarbeid/fjordradet/")
            .has("Vi har ikke sett hvem som er med.");
    }

    #[test]
    fn it_is_on_the_page_of_what_needs_a_hand_and_in_the_tables() {
        let built = built();
        let page = built.page("/vedlikehold/");
        for text in [
            "/kommuner/fjell/#s-missing",
            "/losninger/nett/#s-missing",
            "/erfaringer/nett-i-fjell/#s-missing",
            "/samarbeid/fjordradet/#s-missing",
        ] {
            page.has(text);
        }
        let of = |name: &str, end: &str| {
            let rows = rows(&built, name);
            assert!(rows.iter().any(|row| row.ends_with(end)), "{rows:?}");
        };
        of("kommuner.csv", ",vedtak|om ordningen fortsatt finnes");
        of("losninger.csv", ",Trådlaust nett,Fjellnett,nett,kostnad");
        of(
            "erfaringer.csv",
            ",kostnad|resultat|hvor mange som bruker det,,",
        );
    }
}

mod needs {
    use super::*;

    #[test]
    fn a_solution_answers_the_needs_that_it_declares_and_no_others() {
        let built = built();
        built
            .page("/losninger/nett/")
            .has("<a href=\"/kommuner/fjell/#s-needs\">Fjell</a>");
        let felles = built.page("/losninger/felles/");
        felles.lacks("/kommuner/fjell/#s-needs");
        built
            .page("/kommuner/fjell/")
            .has("Løst med <a href=\"/losninger/felles/\"");
        let rows = rows(&built, "behov.csv");
        assert!(rows[0].ends_with(",nett,,nett"), "{rows:?}");
        assert!(rows[1].ends_with(",,felles,felles"), "{rows:?}");
    }

    #[test]
    fn a_key_that_no_need_has_is_told() {
        let solution = "---\ntittel: Nytt\nsammendrag: Nytt.\ntype: app\neierskap: ks\ntemaer: [skole]\ndekker_behov: [nettt]\n---\n";
        Site::fixture("model")
            .write("content/losninger/nytt.md", solution)
            .check()
            .finds_errors()
            .says("ingen kommune har et behov med nøkkelen `nettt`")
            .says("Mente du `nett`?");
    }
}

mod names {
    use super::*;

    #[test]
    fn a_solution_has_its_name_in_nynorsk_where_it_is_not_translated() {
        let built = built();
        built
            .page("/nn/losninger/")
            .has(">Trådlaust nett</a>")
            .lacks(">Nett</a>");
        built.page("/losninger/").has(">Nett</a>");
    }

    #[test]
    fn products_are_listed_and_old_numbers_lead_to_the_page() {
        let built = built();
        built
            .page("/losninger/nett/")
            .has("<a href=\"https://nett.example.no\"")
            .has(">Fjellnett</a>")
            .has("Nett AS");
        for number in ["4001", "3801", "0701"] {
            built
                .page(&format!("/kommuner/{number}/"))
                .has("/kommuner/fjell/");
        }
    }
}
