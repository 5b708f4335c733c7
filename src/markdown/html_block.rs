//! Collects blocks of raw HTML, which the parser gives line by line, and reads each as a whole.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::element::{Element, Holds};
use super::html_tokens::{self, Token, Tokens};
use super::state::HtmlBlock;
use super::writer::Writer;

impl Writer<'_> {
    pub(super) fn start_html_block(&mut self) {
        self.close_phrasing();
        self.part_blocks();
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
            let place = block.pieces.place(&range);
            match token {
                Token::Text(text) => self.block_text(text),
                Token::Open { name, attributes } => {
                    self.open_tag(name, attributes, place, true);
                    if self.unmute() {
                        tokens.skip_to_close(name);
                    }
                }
                _ => self.other_token(&token, &place, true),
            }
        }
        self.close_phrasing();
        self.part_blocks();
    }

    /// Writes words in a block of raw HTML.
    fn block_text(&mut self, text: &str) {
        let top = self.elements.top();
        if !text.trim().is_empty() {
            self.begin_words();
            match top {
                Some(Element::Summary) => self.summary_text(text),
                _ => self.text(&html_tokens::decode(text)),
            }
        } else if top.is_some_and(|top| top.holds() == Holds::Words) {
            self.html.push('\n');
            self.prose.space();
        }
    }

    /// Begins words, or markup that holds words, in a block of raw HTML: they get a paragraph
    /// unless an element is around them already.
    pub(super) fn begin_words(&mut self) {
        self.settle_details();
        self.open_part_for_words();
        if self
            .elements
            .top()
            .is_none_or(|top| top == Element::Details)
        {
            self.open_element(Element::Paragraph, &[], 0..0);
        }
    }

    /// Writes the words of a summary, which may be code or emphasised as in Markdown: nothing else
    /// can be written there.
    fn summary_text(&mut self, text: &str) {
        let events: Vec<_> = Parser::new(text.trim()).collect();
        let is_simple = |event: &Event<'_>| match event {
            Event::Start(tag) => matches!(tag, Tag::Paragraph | Tag::Emphasis | Tag::Strong),
            Event::End(_) | Event::Text(_) | Event::Code(_) | Event::SoftBreak => true,
            _ => false,
        };
        let paragraphs = events
            .iter()
            .filter(|event| **event == Event::Start(Tag::Paragraph));
        if paragraphs.count() != 1 || !events.iter().all(is_simple) {
            return self.text(&html_tokens::decode(text));
        }
        let begins_apart = text.starts_with(char::is_whitespace);
        self.text(if begins_apart { " " } else { "" });
        for event in &events {
            match event {
                Event::Text(text) => self.text(text),
                Event::Code(code) => self.inline_code(code),
                Event::SoftBreak => self.text("\n"),
                Event::Start(Tag::Emphasis) => self.html.push_str("<em>"),
                Event::End(TagEnd::Emphasis) => self.html.push_str("</em>"),
                Event::Start(Tag::Strong) => self.html.push_str("<strong>"),
                Event::End(TagEnd::Strong) => self.html.push_str("</strong>"),
                _ => {}
            }
        }
        let ends_apart = text.ends_with(char::is_whitespace);
        self.text(if ends_apart { " " } else { "" });
    }
}
