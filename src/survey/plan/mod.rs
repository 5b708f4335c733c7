//! The sheets of a survey workbook: what each asks, column by column, and which field of the
//! municipality's file an answer is for.

mod contact;
mod sheets;

use crate::text::Lang;

pub use contact::CONTACT;
pub use sheets::{SHEETS, sheet};

/// A word in both written forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// In bokmål.
    pub nb: &'static str,
    /// In nynorsk.
    pub nn: &'static str,
}

impl Words {
    const fn of(nb: &'static str, nn: &'static str) -> Self {
        Self { nb, nn }
    }

    const fn both(both: &'static str) -> Self {
        Self { nb: both, nn: both }
    }

    /// Returns the word for a reader of `lang`.
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nn => self.nn,
            _ => self.nb,
        }
    }

    /// Decides whether `text` is the word in either form, whatever its case.
    pub fn is(self, text: &str) -> bool {
        let text = text.to_lowercase();
        text == self.nb.to_lowercase() || text == self.nn.to_lowercase()
    }
}

/// The form of the values in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A word of the closed list that the field has.
    Word,
    /// A solution of the site.
    Solution,
    /// A topic of the site.
    Topic,
    /// A date, as far as it is known.
    Date,
    /// Free text.
    Text,
    /// Yes or no.
    YesNo,
    /// A level from 0 to 5.
    Level,
}

/// The part that a column has in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Says what the row is about; locked where the row is filled in beforehand.
    Identity,
    /// Is answered.
    Asked,
    /// *Stemmer fortsatt?*
    Confirm,
    /// Why the row is wrong.
    Reason,
    /// When and by whom it was said last; locked.
    Said,
    /// Why readers ask; locked.
    Why,
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// The field of the entry; empty for what is no field.
    pub key: &'static str,
    /// The part that it has.
    pub part: Part,
    /// The form of its values.
    pub form: Form,
    /// The heading.
    pub heading: Words,
    /// The width, in characters.
    pub width: u8,
}

/// A sheet whose rows are the entries of a list.
#[derive(Debug)]
pub struct Sheet {
    /// Its name in the base version; the same in all workbooks.
    pub key: &'static str,
    /// Its title.
    pub title: Words,
    /// The list of the municipality's file.
    pub list: &'static str,
    /// The columns, from the left.
    pub columns: &'static [Column],
    /// The field that says when an entry was last known to be true.
    pub dated: Option<&'static str>,
    /// The field that says who knows it.
    pub source: Option<&'static str>,
    /// The fields that an entry must have, beside those that name it.
    pub needed: Option<&'static str>,
    /// `true` where «Nei» with a reason takes the entry out.
    pub is_removable: bool,
    /// `true` where a row is a further part of an entry that another sheet has.
    pub is_further: bool,
    /// The number of empty rows for what is not known.
    pub spare: u32,
    /// The sentence above the table that says what readers ask for.
    pub asks: Words,
}

/// A question of the contact sheet: one field of the municipality's file.
#[derive(Debug)]
pub struct Question {
    /// The path to the field.
    pub path: &'static str,
    /// The question.
    pub label: Words,
    /// The sentence that says what to write.
    pub help: Words,
    /// The form of the answer.
    pub form: Form,
}

/// The contact sheet.
pub struct Contact {
    /// Its name in the base version.
    pub key: &'static str,
    /// Its title.
    pub title: Words,
    /// The role of the one who answers.
    pub role: Words,
    /// The day of the answer.
    pub date: Words,
    /// The question of whether all has been looked through.
    pub reviewed: Words,
    /// Words to the editors.
    pub words: Words,
    /// The fields that are asked for.
    pub questions: &'static [Question],
}

/// The first sheet: what to do.
pub const FIRST: Words = Words::of("Les først", "Les først");

/// The answers to *Stemmer fortsatt?*.
pub const YES: Words = Words::both("Ja");
/// See [`YES`].
pub const NO: Words = Words::both("Nei");
/// See [`YES`].
pub const UNSURE: Words = Words::of("Vet ikke", "Veit ikkje");

impl Sheet {
    /// Returns the columns that name a row, with their places.
    pub fn identity(&self) -> impl Iterator<Item = (u16, &'static Column)> {
        self.of_part(Part::Identity)
    }

    /// Returns the columns that are answered, with their places.
    pub fn asked(&self) -> impl Iterator<Item = (u16, &'static Column)> {
        self.of_part(Part::Asked)
    }

    /// Returns the place of the column with the part, where there is one.
    pub fn place_of(&self, part: Part) -> Option<u16> {
        self.of_part(part).next().map(|(place, _)| place)
    }

    /// Returns the columns of a part, with their places.
    pub fn of_part(&self, part: Part) -> impl Iterator<Item = (u16, &'static Column)> {
        let columns = (0..).zip(self.columns);
        columns.filter(move |(_, column)| column.part == part)
    }
}
