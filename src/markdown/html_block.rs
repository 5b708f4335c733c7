//! Blocks of raw HTML: collected as the parser gives them, line by line, then read as a whole.

use std::ops::Range;

use super::elements::Element;
use super::html_tokens::{self, Token, Tokens};
use super::writer::Writer;

/// A block of raw HTML that is being collected: the parser gives it line by line, without the
/// marks of the quotes and lists it stands in.
#[derive(Default)]
pub(super) struct HtmlBlock {
    html: String,
    /// Where each piece begins, here and in the text.
    pieces: Vec<(usize, usize)>,
}

impl HtmlBlock {
    fn push(&mut self, html: &str, start: usize) {
        self.pieces.push((self.html.len(), start));
        self.html.push_str(html);
    }

    /// A range of the block as a range of the text.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.position(range.start, range.start);
        start
            ..self
                .position(range.end, range.end.saturating_sub(1))
                .max(start)
    }

    /// Where `at` is, by the piece that holds `anchor`.
    fn position(&self, at: usize, anchor: usize) -> usize {
        let piece = self.pieces.partition_point(|(start, _)| *start <= anchor);
        match piece
            .checked_sub(1)
            .and_then(|piece| self.pieces.get(piece))
        {
            Some((start, in_text)) => in_text + (at - start),
            None => at,
        }
    }
}

impl Writer<'_> {
    pub(super) fn start_html_block(&mut self) {
        self.begin_block();
        self.html_block = Some(HtmlBlock::default());
    }

    pub(super) fn html_block_text(&mut self, html: &str, place: Range<usize>) {
        if let Some(block) = &mut self.html_block {
            block.push(html, place.start);
        }
    }

    pub(super) fn end_html_block(&mut self) {
        let Some(block) = self.html_block.take() else {
            return;
        };
        let mut tokens = Tokens::new(&block.html);
        while let Some((token, range)) = tokens.next() {
            let place = block.place(&range);
            match token {
                Token::Text(text) => self.block_text(text),
                Token::Open { name, attributes } => {
                    self.open_tag(name, attributes, place, true);
                    if self.unmute() {
                        tokens.skip_to_close(name);
                    }
                }
                _ => self.other_token(&token, &place),
            }
        }
        self.close_phrasing();
        self.prose.end_block();
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }

    /// Words in a block of raw HTML.
    fn block_text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.begin_words();
            self.text(&html_tokens::decode(text));
        } else if self
            .elements
            .top()
            .is_some_and(|top| top != Element::Details)
        {
            self.html.push('\n');
            self.prose.space();
        }
    }

    /// Words, or markup that holds words, begin in a block of raw HTML: they get a paragraph
    /// unless they have something around them already.
    pub(super) fn begin_words(&mut self) {
        self.settle_details();
        if self
            .elements
            .top()
            .is_none_or(|top| top == Element::Details)
        {
            self.open_element(Element::Paragraph, None, 0..0);
        }
    }
}
