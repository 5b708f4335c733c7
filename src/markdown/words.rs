//! Holds the few words that the renderer itself puts into a text, by language.

use pulldown_cmark::BlockQuoteKind;

use crate::text::Lang;

/// The words of one language.
pub(super) struct Words {
    /// Titles of callouts: note, tip, important, warning, caution.
    callouts: [&'static str; 5],
    /// Name of the list of footnotes.
    pub(super) footnotes: &'static str,
    /// The word for a footnote; its number follows.
    pub(super) footnote: &'static str,
    /// Name of the link from a footnote back to where it is cited.
    pub(super) back_to_text: &'static str,
    /// The word for a table; its number follows.
    pub(super) table: &'static str,
    /// The word for a task that is done.
    pub(super) done: &'static str,
    /// The word for a task that is not done.
    pub(super) not_done: &'static str,
    /// The title of a folded part that has none of its own.
    pub(super) details: &'static str,
    /// The mark between the whole number and its decimal.
    pub(super) decimal_mark: char,
}

impl Words {
    /// Returns the words of `lang`.
    pub(super) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Nb => &BOKMAAL,
            Lang::Nn => &NYNORSK,
            Lang::En => &ENGLISH,
        }
    }

    /// Returns the title of a callout.
    pub(super) fn callout(&self, kind: BlockQuoteKind) -> &'static str {
        self.callouts[match kind {
            BlockQuoteKind::Note => 0,
            BlockQuoteKind::Tip => 1,
            BlockQuoteKind::Important => 2,
            BlockQuoteKind::Warning => 3,
            BlockQuoteKind::Caution => 4,
        }]
    }
}

static BOKMAAL: Words = Words {
    callouts: ["Merk", "Tips", "Viktig", "Advarsel", "Forsiktig"],
    footnotes: "Fotnoter",
    footnote: "Fotnote",
    back_to_text: "Tilbake til teksten",
    table: "Tabell",
    done: "Gjort",
    not_done: "Ikke gjort",
    details: "Detaljer",
    decimal_mark: ',',
};

static NYNORSK: Words = Words {
    callouts: ["Merk", "Tips", "Viktig", "Åtvaring", "Ver varsam"],
    footnotes: "Fotnotar",
    footnote: "Fotnote",
    back_to_text: "Tilbake til teksten",
    table: "Tabell",
    done: "Gjort",
    not_done: "Ikkje gjort",
    details: "Detaljar",
    decimal_mark: ',',
};

static ENGLISH: Words = Words {
    callouts: ["Note", "Tip", "Important", "Warning", "Caution"],
    footnotes: "Footnotes",
    footnote: "Footnote",
    back_to_text: "Back to the text",
    table: "Table",
    done: "Done",
    not_done: "Not done",
    details: "Details",
    decimal_mark: '.',
};
