//! Holds the Norwegian messages and advice for markup that appears as text.

use super::lines::LineMark;
use super::marks::Kind;
use crate::diagnostic::Check;

/// Declares a function that returns the check, the message and the advice for each kind of mark.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident of $kinds:ident {
        $($($kind:ident)|+: $check:ident, $message:expr, $help:literal;)+
    }) => {
        $(#[$doc])*
        pub(super) fn $name(mark: $kinds) -> (Check, &'static str, &'static str) {
            match mark {
                $($($kinds::$kind)|+ => (Check::$check, $message, $help),)+
            }
        }
    };
}

words! {
    /// Returns the check, the message and the advice for a mark.
    of_mark of Kind {
        Template: ForeignMarkup,
            "er en kommando til et annet program, og vises som den står",
            "Skriv det som skal stå her, eller ta den bort. Skal tegnene vises, sett dem i kode: `…`.";
        Attributes: ForeignMarkup,
            "er egenskaper for et annet program, og vises som de står",
            "Ta dem bort. En overskrift kan få navn: ## Overskrift {#navn}.";
        Comment: ForeignMarkup,
            "er en merknad for et annet program, og blir publisert",
            "Ta den bort, eller skriv <!-- merknad -->.";
        WikiLink: ForeignMarkup,
            "er en lenke slik en wiki skriver den, og vises som den står",
            "Skriv [tekst](fil.md).";
        WikiImage: ForeignMarkup,
            "er et bilde slik en wiki skriver det, og vises som det står",
            "Skriv ![beskrivelse](bilde.png).";
        Contents: ForeignMarkup,
            "er en innholdsfortegnelse i et annet program, og vises som den står",
            "Ta den bort.";
        Highlight: ForeignMarkup,
            "er ikke merking her, og vises som den står",
            "Skriv <mark>tekst</mark>, eller **tekst** for fet skrift.";
        Superscript: ForeignMarkup,
            "er ikke hevet skrift her, og vises som den står",
            "Skriv <sup>2</sup>, eller tegnet selv: m².";
        Subscript: ForeignMarkup,
            "er ikke senket skrift her, og vises som den står",
            "Skriv <sub>2</sub>, eller tegnet selv: H₂O.";
        Foreign: ForeignMarkup,
            "er merking for et annet program, og vises som den står",
            "Skriv det i Markdown: **fet**, *kursiv*, [tekst](adresse), <kbd>Ctrl</kbd>.";
        Emoji: ForeignMarkup,
            "er navnet på et tegn, og vises som det står",
            "Sett inn tegnet selv, eller ta det bort.";
        Formula: ForeignMarkup,
            "er en formel i TeX, og vises som den står",
            "Skriv formelen med vanlige tegn, for eksempel x<sup>2</sup>, eller sett den i kode: `…`.";
        Footnote: BrokenLink,
            "viser til en fotnote som ikke er skrevet",
            "Legg til fotnoten på ei egen linje: [^1]: teksten.";
        Link: BrokenLink,
            "hører til ei lenke som ikke blir lest",
            "Skriv [tekst](adresse). Har adressa mellomrom, sett den i vinkler: [tekst](<min fil.pdf>).";
        Reference: StrayMarkup,
            "vises som koden for et tegn",
            "Skriv tegnet selv.";
        Emphasis: StrayMarkup,
            "",
            "";
    }
}

/// The message for lines that were meant as a list.
const LIST: &str = "punktene ble ikke ei liste: {}";

words! {
    /// Returns the check, the message (`{}` is the line) and the advice for a line.
    of_line of LineMark {
        Block: ForeignMarkup,
            "{} er en boks eller fane i et annet program, og vises som den står",
            "Skriv en boks slik: > [!NOTE] og så > foran hver linje (eller TIP, IMPORTANT, WARNING, CAUTION).";
        Script: ForeignMarkup,
            "{} er programkode, og vises som den står",
            "Ta linja bort, eller sett den i en kodeblokk.";
        Include: ForeignMarkup,
            "{} henter tekst i et annet program, og vises som den står",
            "Skriv teksten her, eller lenk til den.";
        Comment: ForeignMarkup,
            "{} ser ut som en merknad, og blir publisert",
            "Ta den bort, eller skriv <!-- merknad -->.";
        Fields: ForeignMarkup,
            "{} er et skille for felt, og vises som det står",
            "Felt skrives øverst i fila, mellom to linjer med ---. Ta linja bort.";
        Diff: ForeignMarkup,
            "{} er fra en oversikt over endringer, og vises som den står",
            "Ta bort linjene, eller sett dem i en kodeblokk.";
        Foreign: ForeignMarkup,
            "{} er merking for et annet program, og vises som den står",
            "Skriv det i Markdown: ## foran en overskrift, - foran et punkt.";
        Bullet: StrayMarkup,
            LIST,
            "Skriv - (bindestrek og mellomrom) først på linja i stedet for punktet fra Word.";
        Dash: StrayMarkup,
            LIST,
            "Skriv - (bindestrek og mellomrom) først på linja i stedet for tankestrek.";
        Round: StrayMarkup,
            LIST,
            "Skriv - (bindestrek og mellomrom) først på linja i stedet for o.";
        Hyphen | Star: StrayMarkup,
            LIST,
            "Sett et mellomrom etter streken først på linja: - punkt.";
        Letter: StrayMarkup,
            LIST,
            "Skriv 1., 2. og så videre med mellomrom etter, eller - først på hver linje.";
        Number: StrayMarkup,
            "punktet ble ikke ei liste: {}",
            "Sett et mellomrom etter tallet: 1. Tekst.";
        NumberWithin: StrayMarkup,
            LIST,
            "Sett ei tom linje over lista, og et mellomrom etter tallene: 1. Tekst.";
        HardSpace: StrayMarkup,
            "{} har et hardt mellomrom etter merket, og blir ikke lest",
            "Skriv et vanlig mellomrom: slett det som står der, og trykk mellomromstasten.";
        Heading: StrayMarkup,
            "{} ble ikke en overskrift",
            "Sett et mellomrom etter nummertegnene: ## Overskrift.";
        Title: StrayMarkup,
            "{} ble ikke en overskrift",
            "Sett et mellomrom etter nummertegnet: # Overskrift. Skal det være en emneknagg, skriv \\# foran.";
        Task: StrayMarkup,
            "{} ble ikke et gjøremål",
            "Skriv - først på linja: - [ ] gjør dette.";
        Row: StrayMarkup,
            "tabellen blir ikke lest: {}",
            "En tabell har ei tom linje over seg, først ei linje med overskrifter og så ei med like \
                 mange streker: | År | Sum |, så |---|---|.";
        Tabs: StrayMarkup,
            "linjene ser ut som en tabell fra Word eller Excel, men ble ett avsnitt: {}",
            "Skriv tabellen slik: | År | Sum |, så |---|---|, så ei linje for hver rad: | 2024 | 5 |.";
    }
}
