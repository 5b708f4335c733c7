//! Runs the one pass: takes the events as they come and passes each to the file that handles its
//! kind. It holds their shared state: the HTML so far, the plain text, the findings.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use tr::tr;

use super::escape;
use super::findings::Findings;
use super::highlight::MAX_COST_PER_BODY;
use super::limits::{Counter, Excess};
use super::model::{Body, Input, Link, Resolver, Section};
use super::notes::Notes;
use super::open_elements::Elements;
use super::outline::Outline;
use super::prose::{Counts, Prose};
use super::state::{
    HtmlBlock, OpenCode, OpenImage, OpenLink, OpenParagraph, RawHtml, Run, Stray, Table,
};
use super::unread_links::UnreadLinks;
use super::words::Words;
use crate::diagnostic::Check;
use crate::text::characters;

pub(super) struct Writer<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) resolver: &'a dyn Resolver,
    pub(super) words: &'static Words,
    pub(super) html: String,
    pub(super) prose: Prose,
    /// The number of visible pieces of text written so far. A link or a summary that adds none has
    /// no name.
    pub(super) visible_pieces: usize,
    /// Running text that is not written yet.
    pub(super) run: Run,
    /// Markup in the current block that appears as text.
    pub(super) stray: Stray,
    /// A part of the text that was read already, or is a comment.
    pub(super) skip: Range<usize>,
    /// The number of elements open within the part that is skipped.
    skipped: usize,
    pub(super) unread_links: &'a UnreadLinks<'a>,
    pub(super) links: Vec<Link>,
    pub(super) findings: Findings<'a>,
    pub(super) outline: Outline,
    pub(super) notes: Notes,
    pub(super) table: Table,
    pub(super) elements: Elements,
    pub(super) raw: RawHtml,
    pub(super) html_block: Option<HtmlBlock>,
    pub(super) paragraph: Option<OpenParagraph>,
    /// The positions where each open block quote and its content begin.
    pub(super) quotes: Vec<(usize, usize)>,
    pub(super) link: Option<OpenLink>,
    pub(super) image: Option<OpenImage>,
    pub(super) no_picture_yet: bool,
    pub(super) code: Option<OpenCode>,
    /// The budget that is left for highlighting code.
    pub(super) code_budget: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        input: &'a Input<'a>,
        resolver: &'a dyn Resolver,
        unread_links: &'a UnreadLinks<'a>,
    ) -> Self {
        Self {
            input,
            resolver,
            words: Words::of(input.lang),
            // Markup is a third of a typical page.
            html: String::with_capacity(input.text.len() + input.text.len() / 2),
            prose: Prose::default(),
            visible_pieces: 0,
            run: Run::default(),
            stray: Stray::default(),
            skip: 0..0,
            skipped: 0,
            unread_links,
            links: Vec::new(),
            findings: Findings::new(input),
            outline: Outline::default(),
            notes: Notes::default(),
            table: Table::default(),
            elements: Elements::default(),
            raw: RawHtml::default(),
            html_block: None,
            paragraph: None,
            quotes: Vec::new(),
            link: None,
            image: None,
            no_picture_yet: true,
            code: None,
            code_budget: MAX_COST_PER_BODY,
        }
    }

    pub(super) fn run(mut self) -> Body {
        let mut counter = Counter::default();
        let unread_links = self.unread_links;
        let answer = |link: BrokenLink<'_>| unread_links.answer(&link);
        let parser =
            Parser::new_with_broken_link_callback(self.input.text, options(), Some(answer));
        for (event, range) in parser.into_offset_iter() {
            if let Err(excess) = counter.count(&event, self.html.len()) {
                return self.give_up(excess, &range);
            }
            self.event(event, range);
        }
        self.flush();
        for report in self.unread_links.take_reports() {
            (self.findings).add(report.check, &report.place, report.message, report.help);
        }
        self.close_all_elements();
        self.write_notes();
        let offset = self.input.offset;
        let places = std::mem::take(&mut self.outline.places).into_iter();
        let heading_places = places
            .map(|place| offset + place.start..offset + place.end)
            .collect();
        let (headings, sections) = self.outline.finish(&self.prose.take_text());
        Body {
            // Every body stays in memory until the site is written: a copy takes what it needs, while
            // `shrink_to_fit` would leave up to twice that in place.
            html: self.html.as_str().to_owned(),
            headings,
            heading_places,
            links: self.links,
            sections,
            words: self.prose.words(),
            lix: self.prose.lix(),
            findings: self.findings.finish(),
            is_unfinished: false,
        }
    }

    /// Ends a text that exceeds a limit: only the findings on it are returned.
    fn give_up(mut self, excess: Excess, place: &Range<usize>) -> Body {
        let check = match excess {
            Excess::Deep => Check::TooDeep,
            Excess::Many(_) | Excess::Long => Check::TooMuch,
        };
        let (message, help) = excess.in_words();
        let line = self.input.text[place.clone()].lines().next();
        let line = line.unwrap_or_default().len();
        let place = place.start..place.start + line;
        self.findings.add(check, &place, message, help);
        Body {
            sections: vec![Section::default()],
            findings: self.findings.finish(),
            is_unfinished: true,
            ..Body::default()
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        if self.is_skipped(&event, &range) || self.is_muted(&event) {
            return;
        }
        if let Event::Text(text) = &event {
            self.look_for_hidden(text, &range);
        }
        let is_text = matches!(event, Event::Text(_) | Event::SoftBreak);
        if !is_text || self.code.is_some() || self.html_block.is_some() || self.image.is_some() {
            self.flush();
        }
        if self.image.is_some() {
            return self.alt_event(&event);
        }
        let in_html_block = self.html_block.is_some();
        if !in_html_block && !matches!(event, Event::Start(Tag::HtmlBlock)) {
            self.settle_details();
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(text) if self.code.is_some() => self.code_text(&text),
            Event::Html(html) => self.html_block_text(&html, range),
            Event::Text(html) if in_html_block => self.html_block_text(&html, range),
            Event::Text(text) => self.running_text(&text, &range),
            Event::Code(code) => {
                self.look_at_code(&code, &range);
                self.inline_code(&code);
            }
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => self.cite(&label),
            Event::SoftBreak => self.collect("\n", &(range.start..range.start + 1)),
            Event::HardBreak => {
                self.line_break();
                self.run.starts_line = true;
            }
            Event::Rule => {
                self.begin_block();
                self.html.push_str("<hr>\n");
            }
            Event::TaskListMarker(done) => self.task_mark(done),
            // The options do not enable these.
            Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::HtmlBlock => return self.start_html_block(),
            Tag::CodeBlock(kind) => {
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.look_at_fence(&range);
                }
                return self.start_code(&kind);
            }
            Tag::Image {
                dest_url, title, ..
            } => return self.start_image(&dest_url, &title, range),
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_) => self.begin_block(),
            _ => {}
        }
        self.enter();
        if is_block(&tag) {
            self.settle_lines();
            self.run.starts_line = true;
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Heading { level, .. } => self.start_heading(level as u8, range),
            Tag::BlockQuote(kind) => self.start_quote(kind),
            Tag::List(start) => self.start_list(start),
            Tag::Item => {
                self.look_at_item(&range);
                self.html.push_str("<li>");
            }
            Tag::FootnoteDefinition(label) => self.start_note(&label, range),
            Tag::Table(alignments) => self.start_table(alignments),
            Tag::TableHead => self.start_table_head(),
            Tag::TableRow => self.start_table_row(&range),
            Tag::TableCell => self.start_table_cell(),
            Tag::Emphasis => self.html.push_str("<em>"),
            Tag::Strong => self.html.push_str("<strong>"),
            Tag::Strikethrough => self.html.push_str("<del>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => self.start_link(link_type, &dest_url, &title, range),
            // These are handled above, or not enabled in the options.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, place: &Range<usize>) {
        match tag {
            TagEnd::HtmlBlock => return self.end_html_block(),
            TagEnd::CodeBlock => return self.end_code(place),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) => {
                self.settle_lines();
                self.leave();
            }
            // The description is still being collected.
            TagEnd::Image => return,
            _ => self.leave(),
        }
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(kind) => self.end_quote(kind),
            TagEnd::List(ordered) => self.end_list(ordered),
            TagEnd::Item => self.end_item(),
            TagEnd::FootnoteDefinition => self.end_note(),
            TagEnd::Table => self.end_table(),
            TagEnd::TableHead => self.end_table_head(),
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_table_cell(),
            TagEnd::Emphasis => self.html.push_str("</em>"),
            TagEnd::Strong => self.html.push_str("</strong>"),
            TagEnd::Strikethrough => self.html.push_str("</del>"),
            TagEnd::Link => self.end_link(),
            // These are handled above, or not enabled in the options.
            _ => {}
        }
    }

    /// Returns whether an event stands in the part of the text that is skipped. Text that only
    /// overlaps it is cut where it is collected.
    fn is_skipped(&mut self, event: &Event<'_>, place: &Range<usize>) -> bool {
        if self.skipped > 0 {
            match event {
                Event::Start(_) => self.skipped += 1,
                Event::End(_) => self.skipped -= 1,
                _ => {}
            }
            return true;
        }
        let is_inside = self.skip.start <= place.start && place.end <= self.skip.end;
        match event {
            Event::End(_) => false,
            Event::Start(_) if is_inside => {
                self.skipped = 1;
                true
            }
            _ => is_inside,
        }
    }

    /// Reports hidden characters that the text has only after decoding: `&#x202e;`. Literal ones
    /// are reported for the file as a whole.
    pub(super) fn look_for_hidden(&mut self, read: &str, place: &Range<usize>) {
        let Some(found) = characters::first_hidden(read) else {
            return;
        };
        let written = self.input.text.get(place.clone()).unwrap_or_default();
        if characters::first_hidden(written).is_none() {
            self.findings.add(
                Check::HiddenCharacter,
                place,
                tr!(
                    "teksten har et tegn som ikke synes: {found}",
                    found = found.in_words()
                ),
                tr!("Ta det bort."),
            );
        }
    }

    /// Adds text as the parser gives it, in pieces.
    fn running_text(&mut self, text: &str, place: &Range<usize>) {
        if text.starts_with('<') && self.input.text[place.start..].starts_with("<!--") {
            self.hide_comment(place.start);
        }
        self.collect(text, place);
    }

    /// Writes text for the reader.
    pub(super) fn text(&mut self, text: &str) {
        escape::text(&mut self.html, text);
        let counts = if self.table.is_open() || self.elements.in_table() {
            Counts::Words
        } else {
            Counts::Running
        };
        self.visible_pieces += usize::from(self.prose.push(text, counts));
    }

    pub(super) fn line_break(&mut self) {
        self.html.push_str("<br>\n");
        self.prose.space();
    }

    /// Begins a block: on a line of its own, and not inside raw markup that can hold none.
    pub(super) fn begin_block(&mut self) {
        self.close_for_block();
        self.part_blocks();
    }

    /// Ends the line and the sentence of the text written before.
    pub(super) fn part_blocks(&mut self) {
        self.prose.end_block();
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
    }
}

/// Returns whether a block of text begins with `tag`.
fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::Table(_)
    )
}

/// Returns the extensions of Markdown that are read.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}
