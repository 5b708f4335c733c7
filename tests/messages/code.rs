//! The texts in the code of the program, and which of them are said in a language.

use std::fs;
use std::path::{Path, PathBuf};

/// The beginnings of the names of constants that hold help, which is in bokmål alone.
const HELP: &[&str] = &["LONG_ABOUT", "AFTER_HELP"];

/// Returns the code of the program by file, without comments and tests.
pub fn sources() -> Vec<(PathBuf, String)> {
    let files = walkdir::WalkDir::new("src").sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.expect("a file").into_path());
    files
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .filter(|path| {
            !path
                .components()
                .any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
        })
        .map(|path| {
            let code = without_tests(&path);
            (path, code)
        })
        .collect()
}

fn without_tests(path: &Path) -> String {
    let code = fs::read_to_string(path).expect("a text");
    let code = code
        .split("#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default();
    let lines = code.lines().filter(|line| {
        let line = line.trim_start();
        !line.starts_with("//") && !is_word_of_a_list(line)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Decides whether `line` declares a word of a closed list, which has both written forms there:
/// `NotStated: "ikke-oppgitt", "ikke oppgitt", "ikkje oppgitt";`.
fn is_word_of_a_list(line: &str) -> bool {
    let name = line.split_once(": \"").map_or("", |(name, _)| name);
    !name.is_empty() && name.chars().all(char::is_alphanumeric) && line.ends_with("\";")
}

/// A text in the code.
pub struct Literal {
    /// The text, as the program has it.
    pub text: String,
    /// Whether it is said by `tr!` or marked by `tr_later!`.
    pub is_said: bool,
    /// Whether it is the help of a command, or is for those who read the code.
    pub is_help: bool,
}

/// Returns the texts in `code`, in their order.
pub fn literals(code: &str) -> Vec<Literal> {
    let mut found: Vec<Literal> = Vec::new();
    let mut rest = code;
    // What stands between two texts tells whether the second is said.
    let mut before = String::new();
    while let Some(start) = next_quote(rest, &mut before) {
        let end = closing_quote(&rest[start..]).map_or(rest.len(), |end| start + end);
        let between = before.trim();
        let after = rest.get(end + 1..).unwrap_or_default();
        let text = unescaped(&rest[start..end]);
        let is_said = ["tr!(", "tr_later!("].iter().any(|macro_call| {
            let name_before = between.strip_suffix(macro_call);
            name_before
                .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        let is_other_form = between == "|" && found.last().is_some_and(|last| last.is_said);
        // What a field holds, in a `record!`, is documentation that is written to files, in bokmål.
        if !(between.ends_with("),") && after.starts_with(';')) {
            found.push(Literal {
                text,
                is_said: is_said || is_other_form,
                is_help: is_help(between),
            });
        }
        before.clear();
        rest = after;
    }
    found
}

/// Decides whether the code `before` a text says that it is help, or the reason of a lint.
fn is_help(before: &str) -> bool {
    let constant = before.strip_suffix(": &str =");
    let name = constant.and_then(|before| before.rsplit_once("const "));
    name.is_some_and(|(_, name)| HELP.iter().any(|help| name.starts_with(help)))
        || before.ends_with("reason =")
}

/// Returns the place after the next quote that begins a text in `code`; what is passed over goes to
/// `before`.
fn next_quote(code: &str, before: &mut String) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + code[from..].find('"')?;
        let is_letter = code[..at].ends_with('\'') || code[..at].ends_with("'\\");
        before.push_str(&code[from..at]);
        if !is_letter {
            return Some(at + 1);
        }
        from = at + 1;
    }
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '"' => return Some(at),
            _ => {}
        }
    }
    None
}

/// Returns the text that the literal `written` stands for.
fn unescaped(written: &str) -> String {
    let mut text = String::new();
    let mut letters = written.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('\n') => while letters.next_if(|next| next.is_whitespace()).is_some() {},
            Some(other) => text.push(other),
            None => {}
        }
    }
    text
}

/// Returns whether `text` has words of Norwegian as messages have them.
pub fn is_norwegian(text: &str) -> bool {
    const SMALL: &[&str] = &[
        "av", "bare", "både", "den", "denne", "det", "dette", "ein", "eller", "en", "er", "et",
        "etter", "finnes", "for", "fra", "før", "har", "ikke", "ingen", "kan", "med", "må", "og",
        "om", "på", "skal", "skriv", "som", "til", "ved", "å",
    ];
    let words: Vec<String> = text
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    // A name, such as `løst_av`, has no spaces.
    let has_spaces = text.trim().contains(char::is_whitespace);
    has_spaces && words.len() > 1 && words.iter().any(|word| SMALL.contains(&word.as_str()))
}
