//! Holds the Norwegian messages and advice for markup that appears as text.

use super::lines::LineMark;
use super::marks::Kind;
use crate::diagnostic::Check;

/// Returns the check, the message and the advice for a mark.
pub(super) fn of_mark(kind: Kind) -> (Check, &'static str, &'static str) {
    use Check::{BrokenLink, ForeignMarkup, StrayMarkup};
    match kind {
        Kind::Template => (
            ForeignMarkup,
            "er en kommando til et annet program, og vises som den står",
            "Skriv det som skal stå her, eller ta den bort. Skal tegnene vises, sett dem i kode: `…`.",
        ),
        Kind::Attributes => (
            ForeignMarkup,
            "er egenskaper for et annet program, og vises som de står",
            "Ta dem bort. En overskrift kan få navn: ## Overskrift {#navn}.",
        ),
        Kind::Comment => (
            ForeignMarkup,
            "er en merknad for et annet program, og blir publisert",
            "Ta den bort, eller skriv <!-- merknad -->.",
        ),
        Kind::WikiLink => (
            ForeignMarkup,
            "er en lenke slik en wiki skriver den, og vises som den står",
            "Skriv [tekst](fil.md).",
        ),
        Kind::WikiImage => (
            ForeignMarkup,
            "er et bilde slik en wiki skriver det, og vises som det står",
            "Skriv ![beskrivelse](bilde.png).",
        ),
        Kind::Contents => (
            ForeignMarkup,
            "er en innholdsfortegnelse i et annet program, og vises som den står",
            "Ta den bort.",
        ),
        Kind::Highlight => (
            ForeignMarkup,
            "er ikke merking her, og vises som den står",
            "Skriv <mark>tekst</mark>, eller **tekst** for fet skrift.",
        ),
        Kind::Superscript => (
            ForeignMarkup,
            "er ikke hevet skrift her, og vises som den står",
            "Skriv <sup>2</sup>, eller tegnet selv: m².",
        ),
        Kind::Subscript => (
            ForeignMarkup,
            "er ikke senket skrift her, og vises som den står",
            "Skriv <sub>2</sub>, eller tegnet selv: H₂O.",
        ),
        Kind::Foreign => (
            ForeignMarkup,
            "er merking for et annet program, og vises som den står",
            "Skriv det i Markdown: **fet**, *kursiv*, [tekst](adresse), <kbd>Ctrl</kbd>.",
        ),
        Kind::Emoji => (
            ForeignMarkup,
            "er navnet på et tegn, og vises som det står",
            "Sett inn tegnet selv, eller ta det bort.",
        ),
        Kind::Formula => (
            ForeignMarkup,
            "er en formel i TeX, og vises som den står",
            "Skriv formelen med vanlige tegn, for eksempel x<sup>2</sup>, eller sett den i kode: `…`.",
        ),
        Kind::Footnote => (
            BrokenLink,
            "viser til en fotnote som ikke er skrevet",
            "Legg til fotnoten på ei egen linje: [^1]: teksten.",
        ),
        Kind::Link => (
            BrokenLink,
            "hører til ei lenke som ikke blir lest",
            "Skriv [tekst](adresse). Har adressa mellomrom, sett den i vinkler: [tekst](<min fil.pdf>).",
        ),
        Kind::Reference => (
            StrayMarkup,
            "vises som koden for et tegn",
            "Skriv tegnet selv.",
        ),
        Kind::Emphasis => (StrayMarkup, "", ""),
    }
}

/// Returns the check, the message (`{}` is the line) and the advice for a line.
pub(super) fn of_line(mark: LineMark) -> (Check, &'static str, &'static str) {
    use Check::{ForeignMarkup, StrayMarkup};
    const LIST: &str = "punktene ble ikke ei liste: {}";
    match mark {
        LineMark::Block => (
            ForeignMarkup,
            "{} er en boks eller fane i et annet program, og vises som den står",
            "Skriv en boks slik: > [!NOTE] og så > foran hver linje (eller TIP, IMPORTANT, WARNING, CAUTION).",
        ),
        LineMark::Script => (
            ForeignMarkup,
            "{} er programkode, og vises som den står",
            "Ta linja bort, eller sett den i en kodeblokk.",
        ),
        LineMark::Include => (
            ForeignMarkup,
            "{} henter tekst i et annet program, og vises som den står",
            "Skriv teksten her, eller lenk til den.",
        ),
        LineMark::Comment => (
            ForeignMarkup,
            "{} ser ut som en merknad, og blir publisert",
            "Ta den bort, eller skriv <!-- merknad -->.",
        ),
        LineMark::Fields => (
            ForeignMarkup,
            "{} er et skille for felt, og vises som det står",
            "Felt skrives øverst i fila, mellom to linjer med ---. Ta linja bort.",
        ),
        LineMark::Diff => (
            ForeignMarkup,
            "{} er fra en oversikt over endringer, og vises som den står",
            "Ta bort linjene, eller sett dem i en kodeblokk.",
        ),
        LineMark::Foreign => (
            ForeignMarkup,
            "{} er merking for et annet program, og vises som den står",
            "Skriv det i Markdown: ## foran en overskrift, - foran et punkt.",
        ),
        LineMark::Bullet => (
            StrayMarkup,
            LIST,
            "Skriv - (bindestrek og mellomrom) først på linja i stedet for punktet fra Word.",
        ),
        LineMark::Dash => (
            StrayMarkup,
            LIST,
            "Skriv - (bindestrek og mellomrom) først på linja i stedet for tankestrek.",
        ),
        LineMark::Round => (
            StrayMarkup,
            LIST,
            "Skriv - (bindestrek og mellomrom) først på linja i stedet for o.",
        ),
        LineMark::Hyphen | LineMark::Star => (
            StrayMarkup,
            LIST,
            "Sett et mellomrom etter streken først på linja: - punkt.",
        ),
        LineMark::Letter => (
            StrayMarkup,
            LIST,
            "Skriv 1., 2. og så videre med mellomrom etter, eller - først på hver linje.",
        ),
        LineMark::Number => (
            StrayMarkup,
            "punktet ble ikke ei liste: {}",
            "Sett et mellomrom etter tallet: 1. Tekst.",
        ),
        LineMark::NumberWithin => (
            StrayMarkup,
            LIST,
            "Sett ei tom linje over lista, og et mellomrom etter tallene: 1. Tekst.",
        ),
        LineMark::HardSpace => (
            StrayMarkup,
            "{} har et hardt mellomrom etter merket, og blir ikke lest",
            "Skriv et vanlig mellomrom: slett det som står der, og trykk mellomromstasten.",
        ),
        LineMark::Heading => (
            StrayMarkup,
            "{} ble ikke en overskrift",
            "Sett et mellomrom etter nummertegnene: ## Overskrift.",
        ),
        LineMark::Title => (
            StrayMarkup,
            "{} ble ikke en overskrift",
            "Sett et mellomrom etter nummertegnet: # Overskrift. Skal det være en emneknagg, skriv \\# foran.",
        ),
        LineMark::Task => (
            StrayMarkup,
            "{} ble ikke et gjøremål",
            "Skriv - først på linja: - [ ] gjør dette.",
        ),
        LineMark::Row => (
            StrayMarkup,
            "tabellen blir ikke lest: {}",
            "En tabell har ei tom linje over seg, først ei linje med overskrifter og så ei med like \
             mange streker: | År | Sum |, så |---|---|.",
        ),
        LineMark::Tabs => (
            StrayMarkup,
            "linjene ser ut som en tabell fra Word eller Excel, men ble ett avsnitt: {}",
            "Skriv tabellen slik: | År | Sum |, så |---|---|, så ei linje for hver rad: | 2024 | 5 |.",
        ),
    }
}
