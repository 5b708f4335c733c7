//! Holds the messages and advice for markup that appears as text.

use super::lines::LineMark;
use super::marks::Kind;
use crate::diagnostic::Check;
use crate::tr_later;

/// Declares a function that returns the check, the message and the advice for each kind of mark.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident of $kinds:ident {
        $($($kind:ident)|+: $check:ident, $message:expr, $help:expr;)+
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
            tr_later!("{} er en kommando til et annet program, og vises som den står"),
            tr_later!("Skriv det som skal stå her, eller ta den bort. Skal tegnene vises, sett dem i kode: `…`.");
        Attributes: ForeignMarkup,
            tr_later!("{} er egenskaper for et annet program, og vises som de står"),
            tr_later!("Ta dem bort. En overskrift kan få navn: ## Overskrift {#navn}.");
        Comment: ForeignMarkup,
            tr_later!("{} er en merknad for et annet program, og blir publisert"),
            tr_later!("Ta den bort, eller skriv <!-- merknad -->.");
        WikiLink: ForeignMarkup,
            tr_later!("{} er en lenke slik en wiki skriver den, og vises som den står"),
            tr_later!("Skriv [tekst](fil.md).");
        WikiImage: ForeignMarkup,
            tr_later!("{} er et bilde slik en wiki skriver det, og vises som det står"),
            tr_later!("Skriv ![beskrivelse](bilde.png).");
        Contents: ForeignMarkup,
            tr_later!("{} er en innholdsfortegnelse i et annet program, og vises som den står"),
            tr_later!("Ta den bort.");
        Highlight: ForeignMarkup,
            tr_later!("{} er ikke merking her, og vises som den står"),
            tr_later!("Skriv <mark>tekst</mark>, eller **tekst** for fet skrift.");
        Superscript: ForeignMarkup,
            tr_later!("{} er ikke hevet skrift her, og vises som den står"),
            tr_later!("Skriv <sup>2</sup>, eller tegnet selv: m².");
        Subscript: ForeignMarkup,
            tr_later!("{} er ikke senket skrift her, og vises som den står"),
            tr_later!("Skriv <sub>2</sub>, eller tegnet selv: H₂O.");
        Foreign: ForeignMarkup,
            tr_later!("{} er merking for et annet program, og vises som den står"),
            tr_later!("Skriv det i Markdown: **fet**, *kursiv*, [tekst](adresse), <kbd>Ctrl</kbd>.");
        Emoji: ForeignMarkup,
            tr_later!("{} er navnet på et tegn, og vises som det står"),
            tr_later!("Sett inn tegnet selv, eller ta det bort.");
        Formula: ForeignMarkup,
            tr_later!("{} er en formel i TeX, og vises som den står"),
            tr_later!("Skriv formelen med vanlige tegn, for eksempel x<sup>2</sup>, eller sett den i kode: `…`.");
        Footnote: BrokenLink,
            tr_later!("{} viser til en fotnote som ikke er skrevet"),
            tr_later!("Legg til fotnoten på ei egen linje: [^1]: teksten.");
        InlineNote: ForeignMarkup,
            tr_later!("{} er ikke en fotnote her, og vises som den står"),
            tr_later!("Skriv [^1] i teksten, uten mellomrom i navnet, og noten på ei egen linje: [^1]: teksten.");
        Citation: ForeignMarkup,
            tr_later!("{} viser til ei kildeliste i et annet program, og vises som den står"),
            tr_later!("Skriv kilden som ei lenke, [navn](adresse), eller som en fotnote: [^1].");
        Picture: StrayMarkup,
            tr_later!("{} ble ikke et bilde, og vises som det står"),
            tr_later!("Skriv ![beskrivelse](bilde.png).");
        Backtick: StrayMarkup,
            tr_later!("{} ble ikke til kode, og vises som det står"),
            tr_later!("Kode har ` både foran og etter: `kode`. En apostrof skrives ’.");
        Link: BrokenLink,
            tr_later!("{} hører til ei lenke som ikke blir lest"),
            tr_later!("Skriv [tekst](adresse). Har adressa mellomrom, sett den i vinkler: [tekst](<min fil.pdf>).");
        Reference: StrayMarkup,
            tr_later!("{} vises som koden for et tegn"),
            tr_later!("Skriv tegnet selv.");
        Emphasis: StrayMarkup,
            "",
            "";
    }
}

/// The message for lines that were meant as a list.
const LIST: &str = tr_later!("punktene ble ikke ei liste: {}");

words! {
    /// Returns the check, the message (`{}` is the line) and the advice for a line.
    of_line of LineMark {
        Block: ForeignMarkup,
            tr_later!("{} er en boks eller fane i et annet program, og vises som den står"),
            tr_later!("Skriv en boks slik: > [!NOTE] og så > foran hver linje (eller TIP, IMPORTANT, WARNING, CAUTION).");
        Script: ForeignMarkup,
            tr_later!("{} er programkode, og vises som den står"),
            tr_later!("Ta linja bort, eller sett den i en kodeblokk.");
        Include: ForeignMarkup,
            tr_later!("{} henter tekst i et annet program, og vises som den står"),
            tr_later!("Skriv teksten her, eller lenk til den.");
        Comment: ForeignMarkup,
            tr_later!("{} ser ut som en merknad, og blir publisert"),
            tr_later!("Ta den bort, eller skriv <!-- merknad -->.");
        Fields: ForeignMarkup,
            tr_later!("{} er et skille for felt, og vises som det står"),
            tr_later!("Felt skrives øverst i fila, mellom to linjer med ---. Ta linja bort.");
        Diff: ForeignMarkup,
            tr_later!("{} er fra en oversikt over endringer, og vises som den står"),
            tr_later!("Ta bort linjene, eller sett dem i en kodeblokk.");
        Foreign: ForeignMarkup,
            tr_later!("{} er merking for et annet program, og vises som den står"),
            tr_later!("Skriv det i Markdown: ## foran en overskrift, - foran et punkt, ``` over og under kode.");
        Bullet: StrayMarkup,
            LIST,
            tr_later!("Skriv - (bindestrek og mellomrom) først på linja i stedet for punktet fra Word.");
        Sign: StrayMarkup,
            LIST,
            tr_later!("Skriv - (bindestrek og mellomrom) først på linja, foran tegnet eller i stedet for det.");
        Dash: StrayMarkup,
            LIST,
            tr_later!("Skriv - (bindestrek og mellomrom) først på linja i stedet for tankestrek.");
        Round: StrayMarkup,
            LIST,
            tr_later!("Skriv - (bindestrek og mellomrom) først på linja i stedet for o.");
        Hyphen | Star: StrayMarkup,
            LIST,
            tr_later!("Sett et mellomrom etter streken først på linja: - punkt.");
        Letter: StrayMarkup,
            LIST,
            tr_later!("Skriv 1., 2. og så videre med mellomrom etter, eller - først på hver linje.");
        Number: StrayMarkup,
            tr_later!("punktet ble ikke ei liste: {}"),
            tr_later!("Sett et mellomrom etter tallet: 1. Tekst.");
        NumberWithin: StrayMarkup,
            LIST,
            tr_later!("Sett ei tom linje over lista, og et mellomrom etter tallene: 1. Tekst.");
        HardSpace: StrayMarkup,
            tr_later!("{} har et hardt mellomrom etter merket, og blir ikke lest"),
            tr_later!("Skriv et vanlig mellomrom: slett det som står der, og trykk mellomromstasten.");
        Heading: StrayMarkup,
            tr_later!("{} ble ikke en overskrift"),
            tr_later!("Sett et mellomrom etter nummertegnene: ## Overskrift.");
        Title: StrayMarkup,
            tr_later!("{} ble ikke en overskrift"),
            tr_later!("Sett et mellomrom etter nummertegnet: # Overskrift. Skal det være en emneknagg, skriv \\# foran.");
        Task: StrayMarkup,
            tr_later!("{} ble ikke et gjøremål"),
            tr_later!("Skriv - først på linja: - [ ] gjør dette.");
        Row: StrayMarkup,
            tr_later!("tabellen blir ikke lest: {}"),
            tr_later!("En tabell har ei tom linje over seg, først ei linje med overskrifter og så ei med like \
                 mange streker: | År | Sum |, så |---|---|.");
        Tabs: StrayMarkup,
            tr_later!("linjene ser ut som en tabell fra Word eller Excel, men ble ett avsnitt: {}"),
            tr_later!("Skriv tabellen slik: | År | Sum |, så |---|---|, så ei linje for hver rad: | 2024 | 5 |.");
        Columns: StrayMarkup,
            tr_later!("linjene ser ut som en tabell, men ble ett avsnitt: {}"),
            tr_later!("Skriv tabellen slik: | År | Sum |, så |---|---|, så ei linje for hver rad: | 2024 | 5 |.");
        Deep: StrayMarkup,
            tr_later!("{} ble ikke en overskrift"),
            tr_later!("En overskrift har høyst seks nummertegn: ## for hovedavsnitt, ### for det som hører under.");
    }
}
