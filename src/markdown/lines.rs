//! Recognises lines that look like markup and are not read as such: bullets from Word, lists
//! without a space, tables without their line of dashes, and the blocks of other programs.

/// The way a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum LineMark {
    /// `!!! note`, `??? tip`, `:::tip`, `=== "Tab"`, `/// note`, `.. note::`
    Block,
    /// `import X from`, `export const`
    Script,
    /// `--8<-- "file"`
    Include,
    /// `// remark`
    Comment,
    /// `+++` or `;;;` alone
    Fields,
    /// `diff --git`, `@@ -1,2`, `--- a/file`
    Diff,
    /// `h1. Heading`, `== Heading`, `#+title`, `@startuml`, `image::a.png[A]`, `: definition`,
    /// `[source,rust]`, `{| class="wikitable"`, `bq. quote`, `*[API]: meaning`
    Foreign,
    /// `•`
    Bullet,
    /// `✅ text`, `→ text`
    Sign,
    /// A no-break space after `-`, `#` or `1.`
    HardSpace,
    /// `##Heading`
    Heading,
    /// `#Heading`
    Title,
    /// `[ ] task`, `-[ ] task`
    Task,
    /// `| a | b |`, `||a||b||`
    Row,
    /// `1.Text`
    Number,
    /// `2. text` in the middle of a paragraph, `1: text`, `1 - Text`
    NumberWithin,
    /// `a) text`, `B) Text`, `(1) text`, `ii) text`
    Letter,
    /// `– text`, `-- text`
    Dash,
    /// `-text`
    Hyphen,
    /// `*text`
    Star,
    /// `o text`
    Round,
    /// Cells with tabs between
    Tabs,
    /// `a | b`, `| a`
    Columns,
    /// `####### Heading`
    Deep,
}

impl LineMark {
    /// Returns the number of lines of a block that must begin so, for it to mean what it looks
    /// like.
    pub(super) fn least(self) -> usize {
        match self {
            Self::Sign
            | Self::NumberWithin
            | Self::Letter
            | Self::Dash
            | Self::Hyphen
            | Self::Star
            | Self::Round
            | Self::Tabs
            | Self::Columns => 2,
            _ => 1,
        }
    }
}

/// Returns the way `line` begins, where it looks like markup.
pub(super) fn mark(line: &str) -> Option<LineMark> {
    let line = line.trim();
    let first = line.chars().next()?;
    let rest = &line[first.len_utf8()..];
    let begins = match first {
        '!' | '?' | ':' | '=' | '/' | '.' => block(line),
        '-' | '+' | '*' => hyphen(line, first, rest),
        ';' if line == ";;;" => Some(LineMark::Fields),
        '#' => heading(line),
        '@' => at(line),
        'd' if line.starts_with("diff --git ") => Some(LineMark::Diff),
        'i' | 'e' => script(line)
            .or_else(|| macro_of_asciidoc(line))
            .or_else(|| letter(line)),
        'h' if is_numbered_heading(rest) => Some(LineMark::Foreign),
        'b' if line.starts_with("bq. ") => Some(LineMark::Foreign),
        '{' if rest.starts_with('|') => Some(LineMark::Foreign),
        '[' if is_callout(rest) => Some(LineMark::Block),
        '[' if is_block_of_asciidoc(line) => Some(LineMark::Foreign),
        '[' => begins_task(line).then_some(LineMark::Task),
        '(' => is_numbered(rest).then_some(LineMark::Letter),
        '|' => bar(rest),
        '•' | '·' | '◦' | '▪' | '▫' | '‣' | '⁃' | '●' | '○' | '■' | '□' | '➢' | '►' | '❖' | '☐'
        | '☑' | '☒' | '\u{f0b7}' | '\u{f0a7}' | '\u{f076}' | '\u{f0d8}' => {
            (!rest.is_empty()).then_some(LineMark::Bullet)
        }
        '–' | '—' | '―' | '‒' | '−' => rest
            .starts_with(|next: char| next.is_whitespace() || next.is_alphabetic())
            .then_some(LineMark::Dash),
        '→' | '➔' | '➜' | '➤' | '⇒' | '✓' | '✔' | '✅' | '✗' | '✘' | '❌' | '♦' | '◆' | '◇'
        | '★' | '☆' | '»' | '›' | '∙' | '👉' | '⭐' | '🔹' | '🔸' => rest
            .trim_start_matches('\u{fe0f}')
            .starts_with(char::is_whitespace)
            .then_some(LineMark::Sign),
        'o' if rest.starts_with([' ', '\t', '\u{a0}']) => Some(LineMark::Round),
        '0'..='9' => number(line),
        _ => letter(line),
    };
    begins.or_else(|| cells(line))
}

fn block(line: &str) -> Option<LineMark> {
    let is_word = |rest: &str| {
        let word = rest.split([' ', '"', '\'']).next().unwrap_or_default();
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    let admonition = ["!!!", "???+", "???", "///"].iter().any(|sign| {
        line.strip_prefix(sign)
            .is_some_and(|rest| is_word(rest.trim_start()))
    });
    let is_block = admonition
        || line.starts_with(":::")
        || line.starts_with("=== \"")
        || line.starts_with("=== '")
        || line.starts_with("===! \"")
        || line
            .strip_prefix(".. ")
            .is_some_and(|rest| rest.contains("::"));
    if is_block {
        return Some(LineMark::Block);
    }
    if line.starts_with("// ") {
        return Some(LineMark::Comment);
    }
    if is_definition(line) {
        return Some(LineMark::Foreign);
    }
    let heading = line.trim_start_matches('=').strip_prefix(' ')?;
    let is_heading = line.starts_with('=') && heading.starts_with(char::is_uppercase);
    is_heading.then_some(LineMark::Foreign)
}

/// Returns whether the line is the definition of a term on the line above, as some programs read it.
fn is_definition(line: &str) -> bool {
    let text = line.strip_prefix(": ");
    text.is_some_and(|text| text.trim_start().starts_with(char::is_alphanumeric))
}

/// Returns whether the line is a task without the hyphen of its list.
fn begins_task(line: &str) -> bool {
    ["[ ] ", "[x] ", "[X] ", "[] "]
        .iter()
        .any(|task| line.starts_with(task))
}

/// Returns whether the line says which block of AsciiDoc begins under it: `[source,rust]`, `[NOTE]`.
fn is_block_of_asciidoc(line: &str) -> bool {
    const BLOCKS: &[&str] = &[
        "source",
        "listing",
        "quote",
        "verse",
        "example",
        "sidebar",
        "NOTE",
        "TIP",
        "IMPORTANT",
        "WARNING",
        "CAUTION",
        "cols",
        "options",
        "horizontal",
        "discrete",
    ];
    let inside = line
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let name = inside.map(|inside| inside.split([',', '=']).next().unwrap_or_default());
    name.is_some_and(|name| BLOCKS.contains(&name))
}

/// Reads a line that begins with `|`, after it.
fn bar(rest: &str) -> Option<LineMark> {
    match rest.strip_prefix('|') {
        Some(heads) => heads.contains("||").then_some(LineMark::Row),
        None if rest.contains('|') => Some(LineMark::Row),
        None => rest.starts_with(' ').then_some(LineMark::Columns),
    }
}

/// Returns whether the line is `(1) text` or `(a) text`, after the first parenthesis.
fn is_numbered(rest: &str) -> bool {
    let number = rest.split_once(") ").map(|(number, _)| number);
    number.is_some_and(|number| {
        let is_short = !number.is_empty() && number.len() <= 2;
        let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
        is_short && number.bytes().all(|byte| byte.is_ascii_digit()) || is_letter
    })
}

fn hyphen(line: &str, first: char, rest: &str) -> Option<LineMark> {
    if line.starts_with("--8<--") || line.starts_with("-8<-") {
        return Some(LineMark::Include);
    }
    if line == "+++" {
        return Some(LineMark::Fields);
    }
    if line.starts_with("--- a/") || line.starts_with("+++ b/") {
        return Some(LineMark::Diff);
    }
    if rest.starts_with(['\u{a0}', '\u{2007}', '\u{202f}', '\u{2003}', '\u{2002}']) {
        return Some(LineMark::HardSpace);
    }
    if line.starts_with("-- ") {
        return Some(LineMark::Dash);
    }
    if begins_task(rest) {
        return Some(LineMark::Task);
    }
    // The meaning of a short form, as some programs read it.
    if line.starts_with("*[") && line.contains("]: ") {
        return Some(LineMark::Foreign);
    }
    if !rest.starts_with(char::is_alphabetic) {
        return None;
    }
    match first {
        '*' => (!rest.contains('*')).then_some(LineMark::Star),
        _ => Some(LineMark::Hyphen),
    }
}

fn heading(line: &str) -> Option<LineMark> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    if text.starts_with(['\u{a0}', '\u{2007}', '\u{202f}']) {
        return Some(LineMark::HardSpace);
    }
    if line.starts_with("#+") {
        return Some(LineMark::Foreign);
    }
    match level {
        1 => {
            let is_title = text.starts_with(char::is_uppercase) && !text.contains('#');
            is_title.then_some(LineMark::Title)
        }
        2..=6 => text
            .starts_with(|next: char| !next.is_whitespace())
            .then_some(LineMark::Heading),
        _ => text
            .trim_start()
            .starts_with(char::is_alphanumeric)
            .then_some(LineMark::Deep),
    }
}

fn at(line: &str) -> Option<LineMark> {
    if line.starts_with("@@ -") {
        return Some(LineMark::Diff);
    }
    line.starts_with("@startuml").then_some(LineMark::Foreign)
}

fn script(line: &str) -> Option<LineMark> {
    let is_import = line.starts_with("import ")
        && (line.contains(" from '")
            || line.contains(" from \"")
            || line[7..].starts_with(['\'', '"', '{']));
    let exports = [
        "export default ",
        "export const ",
        "export function ",
        "export let ",
    ];
    let is_export = exports.iter().any(|export| line.starts_with(export));
    (is_import || is_export).then_some(LineMark::Script)
}

/// Returns `image::a.png[A]` and `include::a.adoc[]` as markup of another program.
fn macro_of_asciidoc(line: &str) -> Option<LineMark> {
    let target = ["image::", "include::"]
        .iter()
        .find_map(|name| line.strip_prefix(name))?;
    let (target, _) = target.strip_suffix(']')?.split_once('[')?;
    let is_target = !target.is_empty() && !target.contains(' ');
    is_target.then_some(LineMark::Foreign)
}

/// Returns whether the line is a callout, `[!info] Title`, after the bracket, with an unknown name.
fn is_callout(rest: &str) -> bool {
    let name = rest.strip_prefix('!').and_then(|rest| rest.split_once(']'));
    name.is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// Returns whether the line is `h1. Heading`, after the `h`.
fn is_numbered_heading(rest: &str) -> bool {
    let mut letters = rest.chars();
    matches!(letters.next(), Some('1'..='6')) && letters.as_str().starts_with(". ")
}

fn number(line: &str) -> Option<LineMark> {
    let rest = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if line.len() - rest.len() > 3 {
        return None;
    }
    let Some(rest) = rest.strip_prefix(['.', ')']) else {
        let text = [": ", " - ", " – "]
            .iter()
            .find_map(|sign| rest.strip_prefix(sign))?;
        return text
            .starts_with(char::is_uppercase)
            .then_some(LineMark::NumberWithin);
    };
    let next = rest.chars().next()?;
    match next {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(LineMark::HardSpace),
        ' ' | '\t' => Some(LineMark::NumberWithin),
        _ if next.is_uppercase() && line.starts_with("1") => Some(LineMark::Number),
        _ if next.is_uppercase() => Some(LineMark::NumberWithin),
        _ => None,
    }
}

/// Reads `a) text`, `B) Text` and `ii) text`.
fn letter(line: &str) -> Option<LineMark> {
    let (number, text) = line
        .split_once(')')
        .filter(|(number, _)| number.len() <= 4)?;
    let text = text.strip_prefix([' ', '\t'])?;
    let is_letter = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_roman = !number.is_empty() && number.bytes().all(|byte| b"ivx".contains(&byte));
    let is_capital = number.len() == 1
        && number.bytes().all(|byte| byte.is_ascii_uppercase())
        && text.starts_with(char::is_uppercase);
    (is_letter || is_roman || is_capital).then_some(LineMark::Letter)
}

/// Reads a row that was pasted from a spreadsheet, one of a table without its line of dashes, or that
/// line.
fn cells(line: &str) -> Option<LineMark> {
    let is_dashes = line.contains("--")
        && line.contains('|')
        && line.bytes().all(|byte| b"|-: ".contains(&byte));
    if is_dashes {
        return Some(LineMark::Row);
    }
    if line.contains('\t') {
        return Some(LineMark::Tabs);
    }
    line.contains(" | ").then_some(LineMark::Columns)
}

#[cfg(test)]
mod tests;
