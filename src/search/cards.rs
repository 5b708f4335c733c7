//! Writes the cards of results, with the beginning of each part of the text, many to a file.

use super::document::{Document, Facet};
use super::file::File;
use super::packed::{Packed, pack};
use super::postings::Starts;

/// The length of the text of a document in its card, in bytes: on a small site most of it.
const TEXT: usize = 2400;
/// The same on a large site.
const TEXT_OF_MANY: usize = 900;
/// The number of documents from which a site is large.
const MANY: usize = 1000;

/// A card: title, address, language, kind, summary, date, facts, headings (id, words, first place),
/// texts (one more than headings), what the date is the date of, status.
type Card<'a> = (
    &'a str,
    &'a str,
    &'static str,
    &'a str,
    &'a str,
    &'a str,
    &'a [std::borrow::Cow<'a, str>],
    Vec<(&'a str, &'a str, u32)>,
    Vec<&'a str>,
    &'a str,
    &'a str,
);

/// Puts a card of each document into files.
pub(super) fn cards(
    documents: &[Document<'_>],
    starts: &[Starts],
    out: &mut Vec<File>,
) -> serde_json::Result<Packed> {
    let limit = if documents.len() > MANY {
        TEXT_OF_MANY
    } else {
        TEXT
    };
    let cards = documents
        .iter()
        .zip(starts)
        .map(|(document, starts)| serde_json::to_string(&card(document, starts, limit)))
        .collect::<serde_json::Result<Vec<String>>>()?;
    Ok(pack(cards, out))
}

fn card<'a>(document: &'a Document<'a>, starts: &[u32], limit: usize) -> Card<'a> {
    use crate::text::Vocabulary;
    let headings = document
        .sections
        .iter()
        .filter_map(|section| section.heading.as_ref());
    let mut values = document.values.iter();
    let status = values.find(|(facet, _)| *facet == Facet::Status);
    let headings = headings
        .zip(starts)
        .map(|(heading, start)| (&*heading.id, &*heading.title, *start))
        .collect();
    (
        &document.title,
        &document.url,
        document.lang.slug(),
        &document.kind.value,
        &document.summary,
        document.date.as_ref().map_or("", |dated| &dated.date),
        &document.meta,
        headings,
        texts(document, limit),
        document.date.as_ref().map_or("", |dated| dated.of),
        status.map_or("", |(_, status)| &status.value),
    )
}

/// Returns the text before the first heading and then under each, `limit` bytes in all: each part
/// gets its share, and the shares that short parts do not need go to the others.
fn texts<'a>(document: &'a Document<'a>, limit: usize) -> Vec<&'a str> {
    let mut texts: Vec<&str> = Vec::with_capacity(document.sections.len() + 1);
    if document
        .sections
        .first()
        .is_none_or(|section| section.heading.is_some())
    {
        texts.push("");
    }
    texts.extend(document.sections.iter().map(|section| &*section.text));
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_key(|at| texts[*at].len());
    let mut left = limit;
    for (done, &at) in order.iter().enumerate() {
        let share = left / (order.len() - done);
        texts[at] = beginning(texts[at], share);
        left -= texts[at].len();
    }
    texts
}

/// Returns whole words from the beginning of `text`, at most `limit` bytes.
fn beginning(text: &str, limit: usize) -> &str {
    if text.len() <= limit {
        return text;
    }
    let mut end = limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text[..end].rfind(' ').map_or("", |space| &text[..space])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_words() {
        assert_eq!(beginning("ett to tre", 100), "ett to tre");
        assert_eq!(beginning("ett to tre", 8), "ett to");
        assert_eq!(beginning("ååååå", 3), "");
    }
}
