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
    /// `h1. Heading`, `== Heading`, `#+title`, `@startuml`, `image::a.png[A]`, `: definition`
    Foreign,
    /// `•`
    Bullet,
    /// A no-break space after `-`, `#` or `1.`
    HardSpace,
    /// `##Heading`
    Heading,
    /// `#Heading`
    Title,
    /// `[ ] task`
    Task,
    /// `| a | b |`
    Row,
    /// `1.Text`
    Number,
    /// `2. text` in the middle of a paragraph
    NumberWithin,
    /// `a) text`
    Letter,
    /// `– text`
    Dash,
    /// `-text`
    Hyphen,
    /// `*text`
    Star,
    /// `o text`
    Round,
    /// Cells with tabs between
    Tabs,
    /// `a | b`
    Columns,
    /// `####### Heading`
    Deep,
}

impl LineMark {
    /// Returns the number of lines of a block that must begin so, for it to mean what it looks
    /// like.
    pub(super) fn least(self) -> usize {
        match self {
            Self::NumberWithin
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
        'i' | 'e' => script(line).or_else(|| macro_of_asciidoc(line)),
        'h' if is_numbered_heading(rest) => Some(LineMark::Foreign),
        '[' if is_callout(rest) => Some(LineMark::Block),
        '[' => ["[ ] ", "[x] ", "[X] ", "[] "]
            .iter()
            .any(|task| line.starts_with(task))
            .then_some(LineMark::Task),
        '|' => (rest.contains('|') && !rest.starts_with('|')).then_some(LineMark::Row),
        '•' | '·' | '◦' | '▪' | '▫' | '‣' | '⁃' | '●' | '○' | '■' | '□' | '➢' | '►' | '❖' | '☐'
        | '☑' | '☒' | '\u{f0b7}' | '\u{f0a7}' | '\u{f076}' | '\u{f0d8}' => {
            (!rest.is_empty()).then_some(LineMark::Bullet)
        }
        '–' | '—' | '―' | '‒' | '−' => rest
            .starts_with(|next: char| next.is_whitespace() || next.is_alphabetic())
            .then_some(LineMark::Dash),
        'o' if rest.starts_with([' ', '\t', '\u{a0}']) => Some(LineMark::Round),
        '0'..='9' => number(line),
        _ => letter(first, rest),
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
    let rest = rest.strip_prefix(['.', ')'])?;
    let next = rest.chars().next()?;
    match next {
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(LineMark::HardSpace),
        ' ' | '\t' => Some(LineMark::NumberWithin),
        _ if next.is_uppercase() && line.starts_with("1") => Some(LineMark::Number),
        _ if next.is_uppercase() => Some(LineMark::NumberWithin),
        _ => None,
    }
}

fn letter(first: char, rest: &str) -> Option<LineMark> {
    let is_point =
        first.is_ascii_lowercase() && (rest.starts_with(") ") || rest.starts_with(")\t"));
    is_point.then_some(LineMark::Letter)
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
mod tests {
    use super::*;

    #[test]
    fn lines_that_look_like_markup_are_found() {
        for (line, expected) in [
            ("!!! note \"Merk\"", LineMark::Block),
            ("!!!warning", LineMark::Block),
            ("??? tip", LineMark::Block),
            ("???+ tip \"Mer\"", LineMark::Block),
            (":::tip", LineMark::Block),
            (":::", LineMark::Block),
            ("::: {.note}", LineMark::Block),
            ("=== \"Fane\"", LineMark::Block),
            ("/// note | Tittel", LineMark::Block),
            (".. note:: Merk", LineMark::Block),
            ("[!info] Tittel", LineMark::Block),
            ("import Tabs from '@theme/Tabs';", LineMark::Script),
            ("import './a.css'", LineMark::Script),
            ("export default X", LineMark::Script),
            ("--8<-- \"a.md\"", LineMark::Include),
            ("// husk dette", LineMark::Comment),
            ("+++", LineMark::Fields),
            ("@@ -1,2 +1,3 @@", LineMark::Diff),
            ("h2. Overskrift", LineMark::Foreign),
            ("== Overskrift ==", LineMark::Foreign),
            ("#+title: x", LineMark::Foreign),
            ("• Punkt", LineMark::Bullet),
            ("·\tPunkt", LineMark::Bullet),
            ("\u{f0b7} Punkt", LineMark::Bullet),
            ("-\u{a0}Punkt", LineMark::HardSpace),
            ("##\u{a0}Overskrift", LineMark::HardSpace),
            ("1.\u{a0}Punkt", LineMark::HardSpace),
            ("##Overskrift", LineMark::Heading),
            ("###3 Overskrift", LineMark::Heading),
            ("#Overskrift", LineMark::Title),
            ("[ ] gjør dette", LineMark::Task),
            ("[x] gjort", LineMark::Task),
            ("| a | b |", LineMark::Row),
            ("---|---", LineMark::Row),
            ("1.Tekst", LineMark::Number),
            ("1)Tekst", LineMark::Number),
            ("2. tekst", LineMark::NumberWithin),
            ("a) tekst", LineMark::Letter),
            ("– tekst", LineMark::Dash),
            ("-tekst", LineMark::Hyphen),
            ("*Tekst", LineMark::Star),
            ("o Tekst", LineMark::Round),
            ("År\tSum", LineMark::Tabs),
            ("År | Sum", LineMark::Columns),
            (": det samme som et fagsystem", LineMark::Foreign),
            ("image::kart.png[Kart]", LineMark::Foreign),
            ("include::del.adoc[]", LineMark::Foreign),
            ("####### Sju", LineMark::Deep),
            ("#######Sju", LineMark::Deep),
        ] {
            assert_eq!(mark(line), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_of_text_are_left() {
        for line in [
            "",
            "Tekst",
            "#hashtag",
            "#1 skjema",
            "#DigiTV #Skien",
            "!!! Viktig",
            "?",
            "-5 grader",
            "+47 35 58 10 00",
            "= 12 kroner",
            "3.mai",
            "2024. Da kom",
            "2024 var",
            "og så",
            "*",
            "...",
            "/sti/fil",
            "[sic] og",
            "|",
            "||",
            "import av varer",
            "h1 er",
            "A) er",
            "---",
            "===",
            "--",
            "8 av 10",
            ": )",
            "image:: er",
            "include",
            "#######",
            "1.5 millioner",
            "10.30",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}
