//! Writes the postings of each word: its documents, its level in each, and its first places.
//!
//! A list, as bits: the widths of gaps between documents and between places, four bits each (15 for
//! the latter: no places); then for each document the gap to it, the level of the word there, and
//! where places are stored, their number less one, in unary, and the gaps before them.

use rayon::prelude::*;

use super::bits::{Bits, gap_width};
use super::field::Field;
use super::read::{TASKS, Text};
use super::vocabulary::Vocabulary;
use super::weights::{self, How, LEVEL_BITS};

/// The number of places of a word that are stored for each document.
const MOST_PLACES: u8 = 4;
/// The number of places between two stretches of text, so that words of one are not adjacent to
/// words of the other.
const GAP: u32 = 6;
/// The fraction of documents, as one in so many, above which the places of a word are not stored.
const EVERYWHERE: usize = 7;
/// The number of documents up to which the places of a word are always stored.
const FEW: usize = 300;
/// The width that marks a list without places.
const NO_PLACES: u8 = 15;

/// The places where the headings of a document begin.
pub(super) type Starts = Vec<u32>;

/// A word or a name with the documents it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct List {
    /// The number of documents.
    pub documents: u32,
    /// The postings, encoded.
    pub bytes: Vec<u8>,
}

/// Returns the list of each term, by number, where it occurs; and the places where the headings of
/// each document begin. The memory of the texts is given back on the way.
pub(super) fn collect(
    texts: Vec<Text>,
    vocabulary: &Vocabulary,
) -> (Vec<Option<List>>, Vec<Starts>) {
    let lengths = Lengths::of(&texts, vocabulary);
    let documents = texts.len();
    let size = documents.div_ceil(TASKS).max(1);
    let mut texts = texts.into_iter();
    let parts: Vec<Vec<Text>> = (0..documents.div_ceil(size))
        .map(|_| texts.by_ref().take(size).collect())
        .collect();
    let tasks: Vec<Task> = parts
        .into_par_iter()
        .enumerate()
        .map(|(index, texts)| Task::collect(&texts, index * size, vocabulary, &lengths))
        .collect();
    let lists = (0..vocabulary.terms.len())
        .into_par_iter()
        .map(|term| list(term, &tasks, documents))
        .collect();
    let starts = tasks.into_iter().flat_map(|task| task.starts).collect();
    (lists, starts)
}

/// Returns a list of documents that have something at the highest level.
pub(super) fn list_of_whole(documents: &[u32]) -> List {
    let postings: Vec<Posting> = documents
        .iter()
        .map(|&document| Posting {
            document,
            level: (1 << LEVEL_BITS) - 1,
            places: 0,
        })
        .collect();
    List {
        documents: documents.len() as u32,
        bytes: encode(&postings, None),
    }
}

/// Holds the worth of one occurrence of a word in each field, by the length of the field, by document.
struct Lengths(Vec<[f32; Field::ALL.len()]>);

impl Lengths {
    fn of(texts: &[Text], vocabulary: &Vocabulary) -> Self {
        let lengths: Vec<[u32; Field::ALL.len()]> = texts
            .par_iter()
            .map(|text| {
                let mut lengths = [0; Field::ALL.len()];
                for (field, chunks) in text.stretches() {
                    let chunks = chunks.iter().map(|chunk| vocabulary.chunk(*chunk));
                    let places = chunks
                        .filter(|chunk| !chunk.is_light)
                        .map(|chunk| chunk.places);
                    lengths[field as usize] += places.map(u32::from).sum::<u32>();
                }
                lengths
            })
            .collect();
        let means: [f32; Field::ALL.len()] = std::array::from_fn(|field| {
            // Lists would make every other document seem long.
            let documents = lengths.iter().zip(texts).filter(|(_, text)| !text.is_list);
            let used = documents.map(|(lengths, _)| u64::from(lengths[field]));
            let (total, count) = used
                .filter(|length| *length > 0)
                .fold((0, 0_u64), |(total, count), length| {
                    (total + length, count + 1)
                });
            total as f32 / count.max(1) as f32
        });
        let weights = lengths.par_iter().map(|lengths| {
            std::array::from_fn(|field| {
                let matters = weights::field(Field::ALL[field]).length;
                let relative = lengths[field] as f32 / means[field].max(1.0);
                1.0 / (1.0 - matters + matters * relative)
            })
        });
        Self(weights.collect())
    }
}

/// A word at a place: the place, and in the lowest six bits the field and the role of the word
/// there.
#[derive(Clone, Copy, Default)]
struct Hit {
    document: u32,
    packed: u32,
}

impl Hit {
    fn new(document: u32, place: u32, field: Field, how: How) -> Self {
        let packed = place << 6 | (field as u32) << 3 | how as u32;
        Self { document, packed }
    }

    fn place(self) -> u32 {
        self.packed >> 6
    }

    fn field(self) -> usize {
        (self.packed >> 3 & 7) as usize
    }

    fn how(self) -> How {
        How::ALL[(self.packed & 7) as usize]
    }
}

/// The postings of some documents, by term: they take half of the memory of their hits.
struct Task {
    /// The indices where the postings and the gaps of each term begin; one more at the end.
    begins: Vec<(u32, u32)>,
    postings: Vec<Posting>,
    gaps: Vec<u32>,
    starts: Vec<Starts>,
}

impl Task {
    fn collect(texts: &[Text], first: usize, vocabulary: &Vocabulary, lengths: &Lengths) -> Self {
        let (ends, hits, starts) = Self::sorted(texts, first, vocabulary);
        let mut task = Self {
            begins: Vec::with_capacity(ends.len()),
            postings: Vec::new(),
            gaps: Vec::new(),
            starts,
        };
        for term in ends.windows(2) {
            task.end_term();
            let hits = &hits[term[0] as usize..term[1] as usize];
            for hits in hits.chunk_by(|a, b| a.document == b.document) {
                let posting = Posting {
                    document: hits[0].document,
                    level: level(hits, lengths),
                    places: push_gaps(&mut task.gaps, hits),
                };
                task.postings.push(posting);
            }
        }
        task.end_term();
        task.postings.shrink_to_fit();
        task.gaps.shrink_to_fit();
        task
    }

    fn end_term(&mut self) {
        let begins = (self.postings.len() as u32, self.gaps.len() as u32);
        self.begins.push(begins);
    }

    /// Returns the hits of `texts`, the index where those of each term begin, with one more at the
    /// end, and the places where headings begin. They are sorted by counting: two passes over them
    /// are cheaper than storing them unsorted. Hits of a term stay in order of document and place.
    fn sorted(
        texts: &[Text],
        first: usize,
        vocabulary: &Vocabulary,
    ) -> (Vec<u32>, Vec<Hit>, Vec<Starts>) {
        let mut begins = vec![0_u32; vocabulary.terms.len() + 2];
        let numbered = || (first as u32..).zip(texts);
        for (document, text) in numbered() {
            hits(text, document, vocabulary, |term, _| {
                begins[term as usize + 2] += 1;
            });
        }
        for index in 2..begins.len() {
            begins[index] += begins[index - 1];
        }
        let count = begins.last().map_or(0, |count| *count as usize);
        let mut sorted = vec![Hit::default(); count];
        let starts = numbered()
            .map(|(document, text)| {
                hits(text, document, vocabulary, |term, hit| {
                    let slot = &mut begins[term as usize + 1];
                    sorted[*slot as usize] = hit;
                    *slot += 1;
                })
            })
            .collect();
        begins.pop();
        (begins, sorted, starts)
    }

    /// Returns the postings of a term, and their gaps.
    fn of_term(&self, term: usize) -> (&[Posting], &[u32]) {
        let (from, to) = (self.begins[term], self.begins[term + 1]);
        let postings = &self.postings[from.0 as usize..to.0 as usize];
        (postings, &self.gaps[from.1 as usize..to.1 as usize])
    }
}

/// Returns the level of a word in a document, where it has these hits.
fn level(hits: &[Hit], lengths: &Lengths) -> u8 {
    let weights = &lengths.0[hits[0].document as usize];
    let mut sums = [0.0; Field::ALL.len()];
    for hit in hits {
        sums[hit.field()] += hit.how().weight() * weights[hit.field()];
    }
    let fields = Field::ALL.iter().zip(sums);
    let levelled = fields.map(|(field, sum)| weights::levelled(*field, sum));
    weights::level(levelled.sum()) as u8
}

/// Passes every word of `text` to `tell`, in order of place. Returns the places where its headings
/// begin.
fn hits(
    text: &Text,
    document: u32,
    vocabulary: &Vocabulary,
    mut tell: impl FnMut(u32, Hit),
) -> Starts {
    let mut place = 1;
    let mut starts = Vec::new();
    for (field, chunks) in text.stretches() {
        if field == Field::Heading {
            starts.push(place);
        }
        for chunk in chunks {
            let chunk = vocabulary.chunk(*chunk);
            if !chunk.is_light || matches!(field, Field::Title | Field::Alias) {
                for found in vocabulary.found(chunk) {
                    let place = place + u32::from(found.place);
                    tell(found.term, Hit::new(document, place, field, found.how));
                }
            }
            place += u32::from(chunk.places);
        }
        place += GAP;
    }
    starts
}

/// A word in a document.
#[derive(Clone, Copy)]
struct Posting {
    document: u32,
    level: u8,
    /// The number of gaps between places that belong to it.
    places: u8,
}

fn list(term: usize, tasks: &[Task], documents: usize) -> Option<List> {
    let mut postings: Vec<Posting> = Vec::new();
    let mut gaps: Vec<u32> = Vec::new();
    for (more, their_gaps) in tasks.iter().map(|task| task.of_term(term)) {
        postings.extend_from_slice(more);
        gaps.extend_from_slice(their_gaps);
    }
    let is_everywhere = postings.len() > FEW && postings.len() * EVERYWHERE > documents;
    (!postings.is_empty()).then(|| List {
        documents: postings.len() as u32,
        bytes: encode(&postings, (!is_everywhere).then_some(&gaps[..])),
    })
}

/// Appends the gaps before the first places of `hits`. Returns their number.
fn push_gaps(gaps: &mut Vec<u32>, hits: &[Hit]) -> u8 {
    let (mut kept, mut before) = (0, 0);
    for place in hits.iter().map(|hit| hit.place()) {
        if kept == MOST_PLACES {
            break;
        }
        if place > before {
            gaps.push(place - before - 1);
            before = place;
            kept += 1;
        }
    }
    kept
}

fn encode(postings: &[Posting], gaps: Option<&[u32]>) -> Vec<u8> {
    let last = postings
        .last()
        .map_or(0, |posting| u64::from(posting.document));
    let between = gap_width(last + 1 - postings.len() as u64, postings.len() as u64);
    let before = gaps.map_or(NO_PLACES, |gaps| {
        gap_width(
            gaps.iter().map(|gap| u64::from(*gap)).sum(),
            gaps.len() as u64,
        )
    });
    let mut bits = Bits::default();
    bits.push(u32::from(between), 4);
    bits.push(u32::from(before), 4);
    let mut next = 0;
    let mut gaps = gaps.map(|gaps| gaps.iter());
    for posting in postings {
        bits.push_gap(posting.document - next, between);
        next = posting.document + 1;
        bits.push(u32::from(posting.level), LEVEL_BITS);
        if let Some(gaps) = &mut gaps {
            bits.push_ones(u32::from(posting.places.saturating_sub(1)));
            for gap in gaps.take(usize::from(posting.places)) {
                bits.push_gap(*gap, before);
            }
        }
    }
    bits.finish()
}
