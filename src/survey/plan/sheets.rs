//! The sheets with lists.

use super::{Column, Form, Part, Sheet, Words};

const fn column(key: &'static str, part: Part, form: Form, heading: Words, width: u8) -> Column {
    Column {
        key,
        part,
        form,
        heading,
        width,
    }
}

const SOLUTION: Words = Words::of("Løsning", "Løysing");
const TOPIC: Words = Words::both("Tema");
const CONFIRM: Column = column(
    "",
    Part::Confirm,
    Form::Text,
    Words::of("Stemmer fortsatt?", "Stemmer framleis?"),
    12,
);
const REASON: Column = column(
    "",
    Part::Reason,
    Form::Text,
    Words::of("Hvis nei: hvorfor?", "Viss nei: kvifor?"),
    26,
);
const WHY: Column = column(
    "",
    Part::Why,
    Form::Text,
    Words::of("Hvorfor vi spør", "Kvifor vi spør"),
    34,
);

/// The sheets with lists, in the order of the workbook.
pub static SHEETS: [Sheet; 5] = [
    Sheet {
        key: "bruk",
        title: Words::of("Løsninger", "Løysingar"),
        list: "bruk",
        columns: &[
            column("løsning", Part::Identity, Form::Solution, SOLUTION, 30),
            CONFIRM,
            column("status", Part::Asked, Form::Word, Words::both("Status"), 18),
            column(
                "siden",
                Part::Asked,
                Form::Date,
                Words::of("Siden", "Sidan"),
                11,
            ),
            column("til", Part::Asked, Form::Date, Words::both("Til"), 11),
            column(
                "merknad",
                Part::Asked,
                Form::Text,
                Words::both("Merknad"),
                40,
            ),
            column(
                "bekreftet",
                Part::Said,
                Form::Date,
                Words::of("Sist sagt", "Sist sagt"),
                24,
            ),
            WHY,
        ],
        dated: Some("bekreftet"),
        source: Some("kilde"),
        needed: Some("status"),
        is_removable: false,
        is_further: false,
        spare: 15,
        asks: Words::of(
            "Andre kommuner spør hvem som bruker hva, siden når, og om det gikk. Tom status betyr at dere ikke har sagt noe; «bruker ikke» er også et svar.",
            "Andre kommunar spør kven som bruker kva, sidan når, og om det gjekk. Tom status tyder at de ikkje har sagt noko; «bruker ikkje» er òg eit svar.",
        ),
    },
    Sheet {
        key: "behov",
        title: Words::both("Behov"),
        list: "behov",
        columns: &[
            column("tema", Part::Identity, Form::Topic, TOPIC, 26),
            column(
                "tekst",
                Part::Identity,
                Form::Text,
                Words::of("Hva dere trenger", "Kva de treng"),
                48,
            ),
            CONFIRM,
            column(
                "prioritet",
                Part::Asked,
                Form::Word,
                Words::both("Prioritet"),
                12,
            ),
            column(
                "løsning",
                Part::Asked,
                Form::Solution,
                Words::of("Løsning dere vurderer", "Løysing de vurderer"),
                26,
            ),
            column(
                "løst_av",
                Part::Asked,
                Form::Solution,
                Words::of("Dekket av", "Dekt av"),
                26,
            ),
            REASON,
            column("dato", Part::Said, Form::Date, Words::both("Sist sagt"), 24),
        ],
        dated: Some("dato"),
        source: None,
        needed: None,
        is_removable: true,
        is_further: false,
        spare: 10,
        asks: Words::of(
            "Kommuner med samme behov finner hverandre her. Skriv ett behov på hver rad, med deres egne ord.",
            "Kommunar med same behov finn kvarandre her. Skriv eitt behov på kvar rad, med dykkar eigne ord.",
        ),
    },
    Sheet {
        key: "kompetanse",
        title: Words::of("Kompetanse", "Kompetanse"),
        list: "kompetanse",
        columns: &[
            column("tema", Part::Identity, Form::Topic, TOPIC, 26),
            column(
                "tekst",
                Part::Identity,
                Form::Text,
                Words::of("Hva dere kan", "Kva de kan"),
                48,
            ),
            CONFIRM,
            column("nivå", Part::Asked, Form::Word, Words::both("Nivå"), 16),
            column(
                "kan_hjelpe",
                Part::Asked,
                Form::YesNo,
                Words::of("Kan hjelpe andre?", "Kan hjelpe andre?"),
                12,
            ),
            REASON,
        ],
        dated: None,
        source: None,
        needed: None,
        is_removable: true,
        is_further: false,
        spare: 10,
        asks: Words::of(
            "Den som står fast, leter etter noen å spørre. Skriv hva dere kan, og velg Ja der andre kan ta kontakt.",
            "Den som står fast, leitar etter nokon å spørje. Skriv kva de kan, og vel Ja der andre kan ta kontakt.",
        ),
    },
    Sheet {
        key: "avtaler",
        title: Words::of("Avtaler", "Avtalar"),
        list: "bruk",
        columns: &[
            column("løsning", Part::Identity, Form::Solution, SOLUTION, 34),
            CONFIRM,
            column(
                "avtale_slutt",
                Part::Asked,
                Form::Date,
                Words::of("Avtalen går ut", "Avtalen går ut"),
                16,
            ),
            column(
                "bekreftet",
                Part::Said,
                Form::Date,
                Words::both("Sist sagt"),
                24,
            ),
        ],
        dated: Some("bekreftet"),
        source: Some("kilde"),
        needed: None,
        is_removable: false,
        is_further: true,
        spare: 8,
        asks: Words::of(
            "Den som skal kjøpe inn, ser etter avtaler som går ut samtidig. Skriv dagen, måneden eller bare året.",
            "Den som skal kjøpe inn, ser etter avtalar som går ut samtidig. Skriv dagen, månaden eller berre året.",
        ),
    },
    Sheet {
        key: "modenhet",
        title: Words::of("Modenhet", "Modning"),
        list: "modenhet",
        columns: &[
            column("tema", Part::Identity, Form::Topic, TOPIC, 34),
            CONFIRM,
            column(
                "nivå",
                Part::Asked,
                Form::Level,
                Words::both("Nivå 0–5"),
                12,
            ),
            column("dato", Part::Said, Form::Date, Words::both("Sist sagt"), 24),
        ],
        dated: Some("dato"),
        source: None,
        needed: Some("nivå"),
        is_removable: false,
        is_further: false,
        spare: 0,
        asks: Words::of(
            "0 er ikke begynt, 5 er blant de fremste. La stå tomt det dere ikke har vurdert.",
            "0 er ikkje byrja, 5 er blant dei fremste. Lat stå tomt det de ikkje har vurdert.",
        ),
    },
];

/// Returns the sheet whose key is `key`.
pub fn sheet(key: &str) -> Option<&'static Sheet> {
    SHEETS.iter().find(|sheet| sheet.key == key)
}
