//! Collects the plain text of a rendered body, for the search, and counts its words and sentences
//! for the readability index.
//!
//! LIX (Björnsson) is words per sentence plus the percentage of words over six letters.

use super::escape;

/// The number of words below which the readability index is meaningless.
const FEWEST_WORDS_FOR_LIX: usize = 50;

/// The way a piece of text counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Running text.
    Running,
    /// Words, but not sentences: cells of a table.
    Words,
    /// Only for the search: code, descriptions of images.
    Nothing,
}

/// Collects plain text, piece by piece; a word may be split over pieces.
#[derive(Default)]
pub(super) struct Prose {
    text: String,
    /// `true` where a space is due before the next letter.
    gap: bool,
    word: Option<Word>,
    stop: Stop,
    tally: Tally,
}

/// The counts so far.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    words: usize,
    running_words: usize,
    long_words: usize,
    sentences: usize,
    words_in_sentence: usize,
}

struct Word {
    letters: usize,
    running: bool,
}

/// The state after a mark that may end a sentence.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Stop {
    #[default]
    None,
    /// Directly after the mark: `1.2` and `10:30` continue.
    Mark(Strength),
    /// After space that follows the mark.
    Space(Strength),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// A full stop: after `f.eks.` and `3.` the sentence continues with a small letter or a number.
    Weak,
    Strong,
}

impl Prose {
    /// Adds a piece of text. White space becomes single spaces; soft hyphens and other invisible
    /// characters are removed. Returns whether it has anything visible.
    pub(super) fn push(&mut self, text: &str, counts: Counts) -> bool {
        // Nearly all text stays as it is, so it is copied in long runs: this one is not copied yet.
        let mut run = 0..0;
        let (mut at, mut has_gap, mut visible) = (0, false, false);
        while let Some(first) = text[at..].chars().next() {
            let (mut length, letters) = plain_run(&text.as_bytes()[at..]);
            if length > 0 {
                if counts != Counts::Nothing {
                    self.word(first, counts, letters);
                }
            } else {
                length = first.len_utf8();
                if first.is_whitespace() {
                    self.end_with_space();
                    has_gap = true;
                    at += length;
                    continue;
                }
                if is_invisible(first, || text[..at].chars().next_back()) {
                    at += length;
                    continue;
                }
                if counts != Counts::Nothing {
                    self.count(first, counts);
                }
            }
            let continues = match has_gap {
                true => run.end + 1 == at && text.as_bytes()[run.end] == b' ' && visible,
                false => run.end == at,
            };
            if !continues {
                self.write(&text[run.clone()]);
                self.gap |= has_gap;
                run.start = at;
            }
            run.end = at + length;
            (at, has_gap, visible) = (at + length, false, true);
        }
        self.write(&text[run]);
        self.gap |= has_gap;
        visible
    }

    /// Ends a word.
    pub(super) fn space(&mut self) {
        self.gap = true;
        self.end_with_space();
    }

    fn end_with_space(&mut self) {
        self.end_word();
        if let Stop::Mark(strength) = self.stop {
            self.stop = Stop::Space(strength);
        }
    }

    /// Ends a sentence whatever the punctuation: at the end of a paragraph, a heading, a list item,
    /// a cell.
    pub(super) fn end_block(&mut self) {
        self.space();
        self.end_sentence();
    }

    /// Returns the text so far, and begins a new one.
    pub(super) fn take_text(&mut self) -> String {
        self.end_block();
        self.gap = false;
        std::mem::take(&mut self.text)
    }

    /// Continues `text`, which [`take_text`](Self::take_text) returned.
    pub(super) fn resume(&mut self, text: String) {
        self.gap = !text.is_empty();
        self.text = text;
    }

    /// Returns the counts so far, for [`restore`](Self::restore).
    pub(super) fn tally(&self) -> Tally {
        self.tally
    }

    /// Restores earlier counts: the text after them is not published.
    pub(super) fn restore(&mut self, tally: Tally) {
        self.tally = tally;
        self.word = None;
    }

    /// Adds the text and the counts of another.
    pub(super) fn absorb(&mut self, mut other: Self) {
        let text = other.take_text();
        self.end_block();
        self.push(&text, Counts::Nothing);
        self.end_block();
        self.tally.words += other.tally.words;
        self.tally.running_words += other.tally.running_words;
        self.tally.long_words += other.tally.long_words;
        self.tally.sentences += other.tally.sentences;
    }

    /// Returns the number of words in all.
    pub(super) fn words(&self) -> usize {
        self.tally.words
    }

    /// Returns the readability index of the running text, rounded.
    pub(super) fn lix(&self) -> Option<u32> {
        let Tally {
            running_words: words,
            long_words,
            sentences,
            ..
        } = self.tally;
        if words < FEWEST_WORDS_FOR_LIX {
            return None;
        }
        let lix = words as f64 / sentences.max(1) as f64 + 100.0 * long_words as f64 / words as f64;
        Some(lix.round() as u32)
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if std::mem::take(&mut self.gap) && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    fn count(&mut self, letter: char, counts: Counts) {
        if letter.is_alphanumeric() {
            return self.word(letter, counts, usize::from(letter.is_alphabetic()));
        }
        match letter {
            '.' => self.stop = Stop::Mark(Strength::Weak),
            '!' | '?' | ':' | '…' => self.stop = Stop::Mark(Strength::Strong),
            // Inside a word: `e-post`, `kommune's`, `post@skien.no`.
            '-' | '‑' | '\'' | '’' | '@' | '_' | '\u{300}'..='\u{36f}' => {}
            _ => self.end_word(),
        }
    }

    /// Counts a piece of a word, by its first character and its number of letters.
    fn word(&mut self, first: char, counts: Counts, letters: usize) {
        if self.word.is_none() {
            self.begin_word(first);
        }
        let word = self.word.get_or_insert(Word {
            letters: 0,
            running: counts == Counts::Running,
        });
        word.letters += letters;
        self.stop = Stop::None;
    }

    fn begin_word(&mut self, first: char) {
        let ends = match self.stop {
            Stop::Space(Strength::Strong) => true,
            Stop::Space(Strength::Weak) => !first.is_lowercase() && !first.is_numeric(),
            Stop::None | Stop::Mark(_) => false,
        };
        if ends {
            self.end_sentence();
        }
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else {
            return;
        };
        self.tally.words += 1;
        if word.running {
            self.tally.running_words += 1;
            self.tally.words_in_sentence += 1;
            self.tally.long_words += usize::from(word.letters > 6);
        }
    }

    fn end_sentence(&mut self) {
        self.stop = Stop::None;
        if std::mem::take(&mut self.tally.words_in_sentence) > 0 {
            self.tally.sentences += 1;
        }
    }
}

/// Returns the length in bytes of the digits and Norwegian and other western letters that `text`
/// begins with, and the number of letters among them. Nearly all text consists of these, so they
/// are not looked up one by one.
fn plain_run(text: &[u8]) -> (usize, usize) {
    let (mut length, mut others) = (0, 0);
    while let Some(byte) = text.get(length) {
        match PLAIN[usize::from(*byte)] {
            Plain::Letter => length += 1,
            Plain::Digit => {
                length += 1;
                others += 1;
            }
            Plain::First if !matches!(text.get(length + 1), Some(0x97 | 0xb7)) => {
                length += 2;
                others += 1;
            }
            _ => break,
        }
    }
    (length, length - others)
}

/// The bytes that letters and digits begin with.
#[derive(Clone, Copy)]
enum Plain {
    Letter,
    Digit,
    /// The first of the two bytes of U+00C0–U+00FF, which are letters but for × and ÷.
    First,
    No,
}

const PLAIN: [Plain; 256] = {
    let mut plain = [Plain::No; 256];
    let mut byte = 0;
    while byte < 256 {
        if (byte as u8).is_ascii_alphabetic() {
            plain[byte] = Plain::Letter;
        } else if (byte as u8).is_ascii_digit() {
            plain[byte] = Plain::Digit;
        }
        byte += 1;
    }
    plain[0xc3] = Plain::First;
    plain
};

/// Returns whether `letter` is a soft hyphen, a byte order mark, or not allowed in a page.
fn is_invisible(letter: char, before: impl FnOnce() -> Option<char>) -> bool {
    !letter.is_ascii_graphic()
        && (matches!(letter, '\u{ad}' | '\u{feff}') || escape::is_forbidden(letter, before))
}

#[cfg(test)]
mod tests;
