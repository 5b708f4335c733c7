//! Splits documents into chunks of text, and stores each different chunk once.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::document::{Document, Naming};
use super::field::Field;
use super::shared_ends;
use super::stem::StemLanguage;
use super::words::spans;
use crate::text::Lang;

/// The number of parallel tasks that read documents: always the same, on every machine.
pub(super) const TASKS: usize = 16;

/// A stretch of text in one field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    /// The field.
    pub field: Field,
    /// The end of its chunks in [`Text::chunks`]; they begin at the end of the stretch before.
    pub end: u32,
}

/// A document as chunks.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    /// `true` where it is a list that the site makes, with little text of its own.
    pub is_list: bool,
    /// Its stretches, in order.
    pub stretches: Vec<Stretch>,
    /// Its chunks, as indices into [`Read::chunks`].
    pub chunks: Vec<u32>,
}

impl Text {
    /// Returns each stretch with its chunks.
    pub fn stretches(&self) -> impl Iterator<Item = (Field, &[u32])> {
        let mut start = 0;
        self.stretches.iter().map(move |stretch| {
            let chunks = &self.chunks[start..stretch.end as usize];
            start = stretch.end as usize;
            (stretch.field, chunks)
        })
    }
}

/// All documents as chunks.
pub(super) struct Read<'a> {
    /// The texts, by document.
    pub texts: Vec<Text>,
    /// Each different chunk, or word with a shared end up to the whole one, with its language and the number of its occurrences, addresses aside.
    pub chunks: Vec<(&'a str, StemLanguage, u32)>,
}

/// Reads `documents` into chunks.
pub(super) fn read<'a>(documents: &'a [Document<'a>]) -> Read<'a> {
    let size = documents.len().div_ceil(TASKS).max(1);
    let tasks: Vec<Task<'a>> = documents.par_chunks(size).map(Task::read).collect();
    let mut numbers: FxHashMap<(&str, StemLanguage), u32> = FxHashMap::default();
    let mut all: Vec<(&str, StemLanguage, u32)> = Vec::new();
    let renumbered: Vec<Vec<u32>> = tasks
        .iter()
        .map(|task| {
            let chunks = task.chunks.iter().zip(&task.counts);
            let number = |((chunk, language), count): (&(&'a str, StemLanguage), &u32)| {
                let number = *numbers.entry((chunk, *language)).or_insert_with(|| {
                    all.push((chunk, *language, 0));
                    all.len() as u32 - 1
                });
                all[number as usize].2 += count;
                number
            };
            chunks.map(number).collect()
        })
        .collect();
    let texts = tasks
        .into_par_iter()
        .zip(renumbered)
        .flat_map_iter(|(task, numbers)| {
            task.texts.into_iter().map(move |mut text| {
                for chunk in &mut text.chunks {
                    *chunk = numbers[*chunk as usize];
                }
                text
            })
        })
        .collect();
    Read { texts, chunks: all }
}

/// The result of one task, with its own numbering.
#[derive(Default)]
struct Task<'a> {
    texts: Vec<Text>,
    chunks: Vec<(&'a str, StemLanguage)>,
    counts: Vec<u32>,
}

impl<'a> Task<'a> {
    fn read(documents: &'a [Document<'a>]) -> Self {
        let mut task = Self::default();
        let mut numbers = [FxHashMap::default(), FxHashMap::default()];
        for document in documents {
            let language = match document.lang {
                Lang::En => StemLanguage::English,
                Lang::Nb | Lang::Nn => StemLanguage::Norwegian,
            };
            let text = task.text(document, language, &mut numbers[language as usize]);
            task.texts.push(text);
        }
        task
    }

    fn text(
        &mut self,
        document: &'a Document<'a>,
        language: StemLanguage,
        numbers: &mut FxHashMap<&'a str, u32>,
    ) -> Text {
        let mut text = Text {
            is_list: document.naming == Naming::WholeQuery,
            ..Text::default()
        };
        let mut add = |field, words: &'a str| {
            let before = text.chunks.len();
            for (at, chunk) in spans(words) {
                let chunk = shared_ends::with_whole(words, at, chunk);
                let number = *numbers.entry(chunk).or_insert_with(|| {
                    self.chunks.push((chunk, language));
                    self.counts.push(0);
                    self.counts.len() as u32 - 1
                });
                self.counts[number as usize] += u32::from(field != Field::Address);
                text.chunks.push(number);
            }
            // A heading without words is still a heading.
            if text.chunks.len() > before || field == Field::Heading {
                let end = text.chunks.len() as u32;
                text.stretches.push(Stretch { field, end });
            }
        };
        add(Field::Title, &document.title);
        for alias in &document.aliases {
            add(Field::Alias, alias);
        }
        add(Field::Summary, &document.summary);
        for section in &document.sections {
            if let Some(heading) = &section.heading {
                add(Field::Heading, &heading.title);
            }
            add(Field::Body, &section.text);
        }
        for name in &document.names {
            add(Field::Names, name);
        }
        let address = document.url.trim_end_matches('/');
        add(Field::Address, address.rsplit('/').next().unwrap_or(""));
        for fact in &document.related {
            add(Field::Related, fact);
        }
        // Every text stays in memory until all are read: a copy takes what it needs, while
        // `shrink_to_fit` would leave up to twice that in place.
        text.chunks = text.chunks.as_slice().to_vec();
        text
    }
}
