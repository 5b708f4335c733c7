//! Figures of benefits and contracts that can be compared.

use super::*;

// By hand: Vik saved 600 hours with 12 000 inhabitants, 50 for a thousand; Dal 900 to 1200 with
// 30 000, 30 to 40. Vik paid 96 000 kroner, 8 000 for a thousand; Dal 150 000, 5 000. Nes has 4 500
// inhabitants, less than 12 000 / (5/3) = 7 200: 135 to 225 hours and 22 500 to 36 000 kroner.
#[test]
fn figures_of_two_say_what_others_can_expect() {
    let built = Site::fixture("measured").build().succeeds();
    let page = built.page("/losninger/chatbot/");
    page.has("Hva det ville gi oss")
            .has("<b class=\"num\">30–50</b> timer i året per 1 000 innbyggere.")
            .has("<b class=\"num\">5\u{a0}000–8\u{a0}000</b> kr i året per 1 000 innbyggere.")
            .has("Fra 2 kommuner med 12\u{a0}000 til 30\u{a0}000 innbyggere.")
            .has("<span class=\"num\">140–230</span><span class=\"sub\">langt fra størrelsen til dem tallene er fra")
            .has("Færre telefoner til servicetorget")
            .has("Egen erfaring, 2026")
            .has("Åpne kilder, 2023, mer enn 24 måneder gammelt")
            .has("Det gjør vi bare med kroner, timer og årsverk.")
            .has("Bare denne kommunen har et slikt tall.")
            .has("fordi det kan være en del av det største tallet");
    built
        .page("/nn/losninger/chatbot/")
        .has("Kva det ville gi oss")
        .has("timar i året per 1 000 innbyggjarar.")
        .has("Færre telefonar til servicetorget");
}

#[test]
fn where_nothing_can_be_compared_the_page_says_so() {
    let built = Site::fixture("measured").build().succeeds();
    built
        .page("/losninger/sakssystem/")
        .has("For lite å si.")
        .has("<b class=\"num\">200\u{a0}000 kr én gang</b>")
        .has("Bare denne kommunen har et slikt tall.");
    built
        .page("/losninger/arkivkjerne/")
        .has("Hva det ville gi dere. Ingen har oppgitt tall")
        .lacks("s-gains");
}

// By hand: Vik's window is from 30 June 2026 to 30 June 2027, Dal's with two years of options from
// 31 December 2025 to 31 December 2028, Bø's from 1 December 2027 to 31 December 2028; Nes's
// contract has ended. The first shared day that is not past is 23 November 2026.
#[test]
fn contracts_that_can_be_bought_together_stand_with_their_windows() {
    let built = Site::fixture("measured").build().succeeds();
    let page = built.page("/avtaler/");
    page.has("Kan kjøpes sammen")
        .has("Alle kan være med fra 23.\u{a0}november 2026 til 30.\u{a0}juni 2027.")
        .has("Alle kan være med fra 1.\u{a0}desember 2027 til 31.\u{a0}desember 2028.")
        .has("Opsjon: 1 + 1 år")
        .has("href=\"https://dal.example.no/krav\"");
    let calendar = String::from_utf8(built.public().tree()["avtaler.ics"].clone()).unwrap();
    let calendar = calendar.replace("\r\n ", "");
    for line in [
        "UID:sammen-arkivkjerne-sakssystem-2026-06-30@maal.example.no",
        "SUMMARY:Kan kjøpes sammen: Arkivkjerne\\, Sakssystem",
        "DTSTART;VALUE=DATE:20271201",
        "Krav til sakssystem (https://dal.example.no/krav)",
    ] {
        assert!(calendar.contains(line), "{line}:\n{calendar}");
    }
    assert_eq!(calendar.matches("UID:sammen-").count(), 2);
}
