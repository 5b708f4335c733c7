//! Writes code: highlighted by CSS classes where the language is known and the code is of a
//! reasonable size; plain otherwise.

use std::ops::Range;

use pulldown_cmark::CodeBlockKind;

use super::escape;
use super::highlight::{grammar, highlight};
use super::prose::Counts;
use super::state::OpenCode;
use super::writer::Writer;

/// The longest line that is highlighted, in bytes.
const MAX_LINE: usize = 200;

/// The most lines of a block that is highlighted.
const MAX_LINES: usize = 1_000;

impl Writer<'_> {
    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.begin_block();
        let language = match kind {
            CodeBlockKind::Fenced(info) => language(info),
            CodeBlockKind::Indented => String::new(),
        };
        self.code = Some(OpenCode {
            language,
            is_indented: matches!(kind, CodeBlockKind::Indented),
            text: String::new(),
        });
    }

    pub(super) fn code_text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.text.push_str(text);
        }
    }

    /// Writes a block of code. It can be scrolled from the keyboard.
    pub(super) fn end_code(&mut self, place: &Range<usize>) {
        let Some(OpenCode {
            language,
            is_indented,
            text,
        }) = self.code.take()
        else {
            return;
        };
        if is_indented {
            self.look_at_indented(&text, place);
        }
        self.html.push_str("<pre tabindex=\"0\"><code");
        if !language.is_empty() {
            self.html.push_str(" class=\"language-");
            self.html.push_str(&language);
            self.html.push('"');
        }
        self.html.push('>');
        match self.highlighted(&language, &text) {
            Some(html) => self.html.push_str(&html),
            None => escape::text(&mut self.html, &text),
        }
        self.html.push_str("</code></pre>\n");
        self.prose.push(&text, Counts::Nothing);
        self.prose.end_block();
    }

    pub(super) fn inline_code(&mut self, code: &str) {
        self.html.push_str("<code>");
        escape::text(&mut self.html, code);
        self.html.push_str("</code>");
        self.visible_pieces += usize::from(self.prose.push(code, Counts::Nothing));
    }

    fn highlighted(&mut self, language: &str, text: &str) -> Option<String> {
        if language.is_empty() {
            return None;
        }
        let cost = cost(text).filter(|cost| *cost <= self.code_budget)?;
        let grammar = grammar(language)?;
        self.code_budget -= cost;
        highlight(grammar, &escape::clean(text))
    }
}

/// Returns the name of the language in the line that opens a block: its first word, as far as it
/// can be a class.
fn language(info: &str) -> String {
    let word = info
        .split([' ', '\t', ',', '{', ':'])
        .next()
        .unwrap_or_default();
    word.chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '+' | '#'))
        .take(30)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// Returns the cost of highlighting `text`; `None` where a line is too long, or there are too many.
fn cost(text: &str) -> Option<usize> {
    let mut cost = 0;
    for (number, line) in text.lines().enumerate() {
        if number == MAX_LINES || line.len() > MAX_LINE {
            return None;
        }
        // Every line has a cost, however short it is.
        cost += (line.len() + 20) * (line.len() + 20);
    }
    Some(cost)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, html};
    use super::*;

    #[test]
    fn known_languages_are_highlighted_by_class() {
        let html = html("```rust\nlet x = \"<å>\";\n```");
        assert!(html.starts_with("<pre tabindex=\"0\"><code class=\"language-rust\"><span"));
        assert!(
            html.contains("<span class=\"hl-string\">\"&lt;å&gt;\"</span>"),
            "{html}"
        );
        assert!(!html.contains("style="), "{html}");
    }

    #[test]
    fn unknown_and_unnamed_code_is_plain() {
        assert_eq!(
            html("```klingon{1}\n<a> & \u{7}b\n```"),
            "<pre tabindex=\"0\"><code class=\"language-klingon\">&lt;a&gt; &amp; b\n</code></pre>\n"
        );
        assert_eq!(
            html("    a\n    b\n"),
            "<pre tabindex=\"0\"><code>a\nb\n</code></pre>\n"
        );
        assert_eq!(
            html("```\"><script>\n```"),
            "<pre tabindex=\"0\"><code class=\"language-script\"></code></pre>\n"
        );
    }

    #[test]
    fn large_code_is_plain() {
        for code in [
            format!("let x = \"{}\";", "x".repeat(MAX_LINE)),
            "let x = 1;\n".repeat(MAX_LINES + 1),
            format!("{}\n", "let x = 1; ".repeat(17)).repeat(100),
        ] {
            let html = html(&format!("```rust\n{code}\n```"));
            assert!(!html.contains("hl-"), "{}", &html[..200]);
        }
        let many = "```js\nlet x = 1;\nlet y = 2;\nlet z = 3;\n```\n\n".repeat(1_000);
        let html = html(&many);
        let highlighted = html.matches("hl-variable").count();
        assert!((1_500..3_000).contains(&highlighted), "{highlighted}");
    }

    #[test]
    fn code_is_found_but_not_counted() {
        let body = body("Kjør `a b`:\n\n```sh\nls -l\n```");
        assert_eq!(body.sections[0].text, "Kjør a b: ls -l");
        assert_eq!(body.words, 1);
    }
}
