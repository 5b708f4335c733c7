//! The contact sheet: who answers, and the fields that are no list.

use super::{Contact, Form, Question, Words};

/// The contact sheet.
pub static CONTACT: Contact = Contact {
    key: "kontakt",
    title: Words::both("Kontakt"),
    role: Words::of("Rollen til den som svarer", "Rolla til den som svarar"),
    date: Words::of("Datoen for svaret", "Datoen for svaret"),
    reviewed: Words::of(
        "Har dere sett gjennom alle arkene?",
        "Har de sett gjennom alle arka?",
    ),
    words: Words::of("Annet til redaksjonen", "Anna til redaksjonen"),
    questions: &[
        Question {
            path: "kontakt.rolle",
            label: Words::of("Rolle andre kan spørre", "Rolle andre kan spørje"),
            help: Words::of(
                "Som digitaliseringsrådgiver. Aldri navnet.",
                "Som digitaliseringsrådgivar. Aldri namnet.",
            ),
            form: Form::Text,
        },
        Question {
            path: "kontakt.enhet",
            label: Words::of("Enhet", "Eining"),
            help: Words::of("Enheten i kommunen.", "Eininga i kommunen."),
            form: Form::Text,
        },
        Question {
            path: "kontakt.epost",
            label: Words::of("Felles postkasse", "Felles postkasse"),
            help: Words::of(
                "Som postmottak@…; ikke adressa til en person.",
                "Som postmottak@…; ikkje adressa til ein person.",
            ),
            form: Form::Text,
        },
        Question {
            path: "digitv.deltar",
            label: Words::of(
                "Er kommunen med i nettverket?",
                "Er kommunen med i nettverket?",
            ),
            help: Words::of("Ja eller Nei.", "Ja eller Nei."),
            form: Form::YesNo,
        },
        Question {
            path: "digitv.siden",
            label: Words::of("Med siden", "Med sidan"),
            help: Words::of("Året holder.", "Året held."),
            form: Form::Date,
        },
        Question {
            path: "nettsted",
            label: Words::of("Nettstedet til kommunen", "Nettstaden til kommunen"),
            help: Words::of("Hele adressa.", "Heile adressa."),
            form: Form::Text,
        },
    ],
};
