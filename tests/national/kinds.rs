//! The files of a site with more of everything than a list may show at once, where one document of
//! each kind is joined with all of the others.

use std::fmt::Write as _;

/// The documents of each kind.
pub struct Size {
    pub municipalities: usize,
    pub solutions: usize,
    pub reports: usize,
    pub networks: usize,
}

const TOPIC: &str = "helse-og-omsorg";

/// The last part of the address of the document of each kind that is joined with all others.
pub const JOINED: &str = "-0/";

/// Returns the files, with their names relative to the root of the site.
pub fn files(size: &Size) -> Vec<(String, String)> {
    let settings = "title: Kunnskapsbanken\nbase_url: https://kunnskap.example.no\n\
                    as_of: 2026-11-01\nchecks:\n  readability: \"off\"\n";
    let mut files = vec![("site.yaml".to_owned(), settings.to_owned())];
    files.extend((0..size.municipalities).map(|number| municipality(number, size)));
    files.extend((0..size.solutions).map(solution));
    files.extend((0..size.reports).map(|number| report(number, size)));
    files.extend((0..size.networks).map(|number| network(number, size)));
    files
}

/// Returns the slugs `kommune-0, kommune-1, …`, all of them for the first document of a kind and one
/// for the others.
fn some(word: &str, count: usize, number: usize) -> String {
    let count = if number == 0 { count } else { count.min(1) };
    let slugs: Vec<String> = (0..count).map(|other| format!("{word}-{other}")).collect();
    slugs.join(", ")
}

fn municipality(number: usize, size: &Size) -> (String, String) {
    let mut text = format!(
        "---\ntittel: Kommune {number}\nsammendrag: Kommune nummer {number}.\n\
         kommunenummer: '{code}'\nfylke: Fylket\nregion: Heimdalen\nmålform: bokmål\n\
         folketall: {{antall: {people}, år: 2026}}\nkontakt: {{rolle: rådgiver, epost: post@kommune{number}.example.no}}\nbruk:\n",
        code = 1101 + number,
        people = 900 + number,
    );
    // The last is the one that all have stopped.
    let used = if number == 0 { size.solutions - 1 } else { 2 };
    for solution in 0..used {
        let _ = writeln!(
            text,
            "  - {{løsning: losning-{solution}, status: i-bruk, siden: 2020, bekreftet: 2026-{month:02}, \
             kilde: Kommunen, avtale_slutt: 2027-{end:02}-01, merknad: Bruk {number} av {solution}.}}",
            month = 1 + number % 10,
            end = 1 + number % 6,
        );
    }
    let _ = write!(
        text,
        "{}behov:\n  \
         - {{tema: {topic}, tekst: Behov {number}, dato: 2026-0{month}}}\n  \
         - {{tema: {topic}, tekst: Felles behov {number}, nøkkel: felles, løsning: losning-1, dato: 2026-03}}\n  \
         - {{tema: {topic}, tekst: Behov for to {number}, nøkkel: par-{pair}, dato: 2026-04}}\n  \
         - {{tema: {topic}, tekst: Et behov til for to {number}, nøkkel: andre-{other}, dato: 2026-05}}\n\
         kompetanse:\n  \
         - {{tema: {topic}, tekst: Kunnskap {number}, nivå: erfaren, kan_hjelpe: true}}\n\
         mangler: [kostnad]\nkilder:\n  - https://example.no/kommune/{number}\n---\n\nTekst om kommunen.\n",
        stopped(size),
        pair = number / 2,
        other = number.div_ceil(2),
        topic = TOPIC,
        month = 1 + number % 9,
    );
    (format!("content/kommuner/kommune-{number}.md"), text)
}

/// Returns a use that every municipality has stopped.
fn stopped(size: &Size) -> String {
    let last = size.solutions - 1;
    format!(
        "  - {{løsning: losning-{last}, status: avsluttet, siden: 2019, til: 2024, \
         bekreftet: 2024, kilde: Kommunen}}\n"
    )
}

fn solution(number: usize) -> (String, String) {
    let mut text = format!(
        "---\ntittel: Løsning {number}\nsammendrag: Løsning nummer {number}.\ntype: fagsystem\n\
         eierskap: kommersiell\nleverandør: Leverandør {number}\ntemaer: [{}]\nleveranseform: sky\n\
         kostnad:\n  beløp:\n    - {{kroner: {price}, hyppighet: årlig, gjelder: lisens}}\n  år: 2025\n\
         frister:\n  - {{dato: 2027-05-0{day}, hva: Frist {number}.}}\n  - {{dato: 2025-05-0{day}, hva: Passert {number}.}}\n\
         mangler: [kostnad]\n",
        TOPIC,
        price = 10_000 + number,
        day = 1 + number % 9,
    );
    if number > 0 {
        text.push_str("bygger_på: [losning-0]\nintegreres_med: [losning-0]\n");
        text.push_str("alternativ_til: [losning-0]\n");
    }
    let _ = write!(
        text,
        "kilder:\n  - https://example.no/losning/{number}\n---\n\n[En erfaring](../erfaringer/erfaring-0.md).\n"
    );
    (format!("content/losninger/losning-{number}.md"), text)
}

fn report(number: usize, size: &Size) -> (String, String) {
    let reused = match number {
        0 => "",
        _ => "gjenbrukt_fra: [erfaring-0]\n",
    };
    let text = format!(
        "---\ntittel: Erfaring {number}\nsammendrag: Erfaring nummer {number}.\ndato: 2026-01-{day:02}\n\
         kommuner: [{places}]\nløsninger: [{solutions}]\ntemaer: [{topic}]\nstatus: {status}\n\
         periode: {{fra: 2024, til: 2025}}\nviktigst: Lærdom {number}.\nkort_fortalt:\n  - Kort {number}.\n\
         råd:\n  - Råd {number}.\nfallgruver:\n  - Fallgruve {number}.\nville_gjort_annerledes:\n  - Annet {number}.\n\
         gevinster:\n  - {{type: spart-tid, tekst: Gevinst {number}, målt: 1{number}, enhet: timer i året, evidens: målt}}\n\
         kostnad:\n  beløp:\n    - {{kroner: {price}, hyppighet: årlig, gjelder: drift}}\n  år: 2025\n\
         anskaffelse: {{form: åpen-anbudskonkurranse, avtale_slutt: 2028-{month:02}-15}}\n\
         {reused}mangler: [\"hva som skjedde med {number}\"]\nkilder:\n  - https://example.no/erfaring/{number}\n---\n\n\
         [Kommunen](../kommuner/kommune-0.md), [løsninga](../losninger/losning-0.md), \
         [samarbeidet](../samarbeid/samarbeid-0.md) og [den første](erfaring-0.md).\n",
        day = 1 + number % 28,
        month = 1 + number % 12,
        price = 20_000 + number,
        places = some("kommune", size.municipalities, number),
        solutions = match number {
            0 => some("losning", size.solutions - 1, 0),
            _ => "losning-0".to_owned(),
        },
        topic = TOPIC,
        status = if number.is_multiple_of(2) {
            "avbrutt"
        } else {
            "drift"
        },
    );
    (format!("content/erfaringer/erfaring-{number}.md"), text)
}

fn network(number: usize, size: &Size) -> (String, String) {
    let mut text = format!(
        "---\ntittel: Samarbeid {number}\nsammendrag: Samarbeid nummer {number}.\nform: nettverk\n\
         siden: 2020\nområder: [{}]\nmedlemmer:\n",
        TOPIC,
    );
    let members = match number {
        0 => 0..size.municipalities,
        _ => 1..2,
    };
    for member in members {
        let _ = writeln!(text, "  - {{kommune: kommune-{member}}}");
    }
    // Much is used through a network of one, so that it is not multiplied by its members.
    if number == 1 {
        text.push_str("bruk:\n");
        for solution in 2..size.solutions - 1 {
            let _ = writeln!(
                text,
                "  - {{løsning: losning-{solution}, status: i-bruk, bekreftet: 2026, kilde: Samarbeidet}}"
            );
        }
    }
    let _ = write!(
        text,
        "frister:\n  - {{dato: 2027-04-01, hva: Frist for {number}.}}\nresultater:\n  - {{tekst: Resultat {number}.}}\n\
         kilder:\n  - https://example.no/samarbeid/{number}\n---\n\nTekst om samarbeidet.\n"
    );
    (format!("content/samarbeid/samarbeid-{number}.md"), text)
}
