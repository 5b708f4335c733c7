//! Takes source text apart into words and marks.

/// A word or mark of the language, and its line.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) line: usize,
}

/// Takes `text` apart into words, `::` and single marks; comments and literals are left out.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let (mut tokens, mut at, mut line) = (Vec::new(), 0, 1);
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80;
    while at < bytes.len() {
        let start = at;
        let rest = &text[at..];
        match bytes[at] {
            _ if rest.starts_with("//") => at += rest.find('\n').unwrap_or(rest.len()),
            b'"' => at = end_of_string(bytes, at),
            b'r' if rest.starts_with("r\"") || rest.starts_with("r#") => {
                let marks = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
                let end = format!("\"{}", "#".repeat(marks));
                let inside = at + 2 + marks;
                at = text[inside..]
                    .find(&end)
                    .map_or(bytes.len(), |end_at| inside + end_at + end.len());
            }
            b'\'' => at = end_of_quote(text, at),
            byte if is_word(byte) => {
                at += rest.bytes().take_while(|byte| is_word(*byte)).count();
                tokens.push(Token {
                    text: text[start..at].to_owned(),
                    line,
                });
            }
            b':' if rest.starts_with("::") => {
                at += 2;
                tokens.push(Token {
                    text: "::".to_owned(),
                    line,
                });
            }
            byte => {
                at += 1;
                if !byte.is_ascii_whitespace() {
                    tokens.push(Token {
                        text: text[start..at].to_owned(),
                        line,
                    });
                }
            }
        }
        line += bytes[start..at]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count();
    }
    tokens
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while at < bytes.len() && bytes[at] != b'"' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    at + 1
}

/// Returns the end of a character, or of the `'` of a lifetime.
fn end_of_quote(text: &str, start: usize) -> usize {
    let mut letters = text[start + 1..].char_indices();
    match letters.next() {
        Some((_, '\\')) => {
            let rest = &text[start + 3..];
            start + 3 + rest.find('\'').map_or(0, |at| at + 1)
        }
        Some(_) => match letters.next() {
            Some((at, '\'')) => start + 1 + at + 1,
            _ => start + 1,
        },
        None => start + 1,
    }
}

/// Leaves out what is only compiled for tests; returns the rest, and the names of modules of tests
/// that stand in files of their own.
pub(super) fn without_tests(tokens: &[Token]) -> (Vec<Token>, Vec<String>) {
    let (mut rest, mut names, mut at) = (Vec::new(), Vec::new(), 0);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.text == word);
    while at < tokens.len() {
        let attribute = ["#", "[", "cfg", "(", "test", ")", "]"];
        if !(0..attribute.len()).all(|step| is(at + step, attribute[step])) {
            rest.push(tokens[at].clone());
            at += 1;
            continue;
        }
        at += attribute.len();
        while at < tokens.len() && !is(at, ";") && !is(at, "{") {
            if is(at, "mod") && is(at + 2, ";") {
                names.push(tokens[at + 1].text.clone());
            }
            at += 1;
        }
        let mut depth = usize::from(is(at, "{"));
        at += 1;
        while depth > 0 && at < tokens.len() {
            depth += usize::from(is(at, "{"));
            depth -= usize::from(is(at, "}"));
            at += 1;
        }
    }
    (rest, names)
}
