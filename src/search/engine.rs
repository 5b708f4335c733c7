//! Joins the modules in `engine/` into the published search engine, and those in `answer/` into what
//! answers questions from the graph.
//!
//! The modules are written so that they can be joined as text: names at the top level of a file are
//! unique among all of them, imports are one line each and come only from the same folder, and
//! comments and strings follow the rules of [`squeeze`]. A name in capitals is a constant, and is
//! nothing else anywhere.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::file::name;

/// The modules, each after those that it needs.
const MODULES: [&str; 17] = [
    include_str!("engine/analysis.mjs"),
    include_str!("engine/bits.mjs"),
    include_str!("engine/shards.mjs"),
    include_str!("engine/slips.mjs"),
    include_str!("engine/spelling.mjs"),
    include_str!("engine/question.mjs"),
    include_str!("engine/synonyms.mjs"),
    include_str!("engine/forms.mjs"),
    include_str!("engine/compounds.mjs"),
    include_str!("engine/expand.mjs"),
    include_str!("engine/rank.mjs"),
    include_str!("engine/readings.mjs"),
    include_str!("engine/cards.mjs"),
    include_str!("engine/excerpt.mjs"),
    include_str!("engine/facets.mjs"),
    include_str!("engine/told.mjs"),
    include_str!("engine/main.mjs"),
];

/// The modules of the answers, likewise.
const ANSWERING: [&str; 8] = [
    include_str!("answer/grammar.mjs"),
    include_str!("answer/names.mjs"),
    include_str!("answer/facts.mjs"),
    include_str!("answer/write.mjs"),
    include_str!("answer/use.mjs"),
    include_str!("answer/between.mjs"),
    include_str!("answer/other.mjs"),
    include_str!("answer/main.mjs"),
];

/// The modules of the engine, joined.
static ENGINE: LazyLock<String> = LazyLock::new(|| joined(&MODULES));

/// Returns the published search engine.
pub(super) fn module() -> Vec<u8> {
    exporting(&ENGINE, "createSearch")
}

/// Returns the published module that answers questions from the graph.
pub fn answering() -> Vec<u8> {
    exporting(&joined(&ANSWERING), "createAnswers")
}

/// Returns the engine as a script of a theme, so that it comes with what runs it: `createSearch`, and
/// as `ENGINE` the path that a manifest of this program has for it.
pub fn in_theme() -> &'static str {
    static SCRIPT: LazyLock<String> = LazyLock::new(|| {
        let path = path(&module());
        let code = &*ENGINE;
        format!(
            "export const ENGINE = '{path}';\nexport const createSearch = (() => {{\n{code}return createSearch;\n}})();\n"
        )
    });
    &SCRIPT
}

/// Returns the path of the published `module`, relative to the manifest.
fn path(module: &[u8]) -> String {
    format!("files/{}.js", name(blake3::hash(module)))
}

/// Returns the module of `code` that exports `name`.
fn exporting(code: &str, name: &str) -> Vec<u8> {
    format!("{code}export {{ {name} }};\n").into_bytes()
}

/// Joins `modules`.
fn joined(modules: &[&str]) -> String {
    let mut joined = String::new();
    for module in modules {
        squeeze(module, &mut joined);
    }
    with_declarations_joined(&with_numbers(&joined))
}

/// Returns `code` with the numbers of constants in the place of their names: of `const MOST=4;` and of
/// `const COST={doubled:0.5,other:1};`. Every other `const` becomes `let`, and some values and numbers
/// what is shorter and means the same.
fn with_numbers(code: &str) -> String {
    let mut numbers = HashMap::new();
    let mut rest = String::with_capacity(code.len());
    for statement in code.split_inclusive(';') {
        // What is before it ends with a brace: a function.
        let at = statement.rfind("const ").unwrap_or_default();
        let (before, last) = statement.split_at(at);
        let constants = numbers_of(last);
        rest.push_str(match constants {
            Some(_) => before,
            None => statement,
        });
        numbers.extend(constants.into_iter().flatten());
    }
    for (word, shorter) in [
        ("const", "let"),
        ("true", "!0"),
        ("false", "!1"),
        ("Infinity", "1/0"),
    ] {
        numbers.insert(word.to_owned(), shorter);
    }
    let mut out = String::with_capacity(rest.len());
    let is_part = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$' | '.');
    let mut left = rest.as_str();
    while let Some(start) = left.find(is_part) {
        let end = left[start..]
            .find(|letter| !is_part(letter))
            .map_or(left.len(), |at| start + at);
        out.push_str(&left[..start]);
        let name = &left[start..end];
        let name = numbers.get(name).copied().unwrap_or(name);
        let fraction = name.strip_prefix('0').filter(|rest| rest.starts_with('.'));
        out.push_str(fraction.unwrap_or(name));
        left = &left[end..];
    }
    out + left
}

/// Returns `code` with `let a=1;let b=2;` as `let a=1,b=2;`, where neither has braces.
fn with_declarations_joined(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut after_declaration = false;
    for statement in code.split_inclusive(';') {
        let last = statement.rsplit(['{', '}']).next().unwrap_or_default();
        let declared = last.strip_prefix("let ");
        match declared.filter(|_| after_declaration && last == statement) {
            Some(declared) => {
                out.truncate(out.len() - ";".len());
                out.push(',');
                out.push_str(declared);
            }
            None => out.push_str(statement),
        }
        after_declaration = declared.is_some();
    }
    out
}

/// Returns the names and the numbers of a constant that is called in capitals and is a number, or has a
/// number by each name.
fn numbers_of(statement: &str) -> Option<Vec<(String, &str)>> {
    let declaration = statement.strip_prefix("const ")?.strip_suffix(';')?;
    let (name, value) = declaration.split_once('=')?;
    let is_capitals = name
        .chars()
        .all(|letter| letter.is_ascii_uppercase() || letter == '_');
    let is_number = |value: &str| {
        value
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '.')
    };
    let numbers = match value
        .strip_prefix('{')
        .and_then(|list| list.strip_suffix('}'))
    {
        Some(list) => list
            .split(',')
            .map(|one| {
                let (key, value) = one.split_once(':')?;
                Some((format!("{name}.{key}"), value))
            })
            .collect::<Option<Vec<_>>>()?,
        None => vec![(name.to_owned(), value)],
    };
    let is_named = |(name, value): &(String, &str)| {
        is_number(value) && !name.ends_with(|last: char| last.is_ascii_digit())
    };
    (is_capitals && numbers.iter().all(is_named)).then_some(numbers)
}

/// Appends `module` without imports, comments, indentation, and line ends and spaces that say
/// nothing, and with its exports as plain declarations.
fn squeeze(module: &str, out: &mut String) {
    let mut in_comment = false;
    for line in module.lines() {
        let line = line.trim();
        if in_comment || line.starts_with("/*") {
            in_comment = !line.ends_with("*/");
            continue;
        }
        if line.is_empty() || line.starts_with("//") || line.starts_with("import ") {
            continue;
        }
        append(
            &tightened(line.strip_prefix("export ").unwrap_or(line)),
            out,
        );
    }
}

/// Returns `line` without a comment at its end and without spaces beside signs. Strings and patterns
/// stay as they are.
fn tightened(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_pattern = letter == '/' && !ends_a_value(&out);
        match letter {
            '/' if letters.peek() == Some(&'/') => break,
            '\'' | '"' | '`' => copy_literal(letter, &mut letters, &mut out),
            '/' if is_pattern => copy_literal(letter, &mut letters, &mut out),
            ' ' if says_nothing(out.chars().next_back(), letters.peek().copied()) => {}
            _ => out.push(letter),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Copies what begins with `mark`, a quote or the slash of a pattern, up to the mark that ends it.
fn copy_literal(mark: char, letters: &mut impl Iterator<Item = char>, out: &mut String) {
    out.push(mark);
    let mut in_class = false;
    while let Some(letter) = letters.next() {
        out.push(letter);
        match letter {
            '\\' => out.extend(letters.next()),
            '[' if mark == '/' => in_class = true,
            ']' => in_class = false,
            _ if letter == mark && !in_class => return,
            _ => {}
        }
    }
}

/// Decides whether a slash after `code` divides, rather than begins a pattern.
fn ends_a_value(code: &str) -> bool {
    let code = code.trim_end();
    let is_end = |last: char| last.is_alphanumeric() || matches!(last, ')' | ']' | '}' | '_');
    code.ends_with(is_end) && !code.ends_with("return")
}

/// Decides whether a space between these letters says nothing. Between two signs that are the same
/// it does: `a - -b`.
fn says_nothing(before: Option<char>, after: Option<char>) -> bool {
    let is_sign = |letter: Option<char>| {
        letter.is_some_and(|letter| "=<>(){}[],;:?&|*!+-/%".contains(letter))
    };
    before != after && (is_sign(before) || is_sign(after))
}

/// Appends `line`, on the line before it where neither could end or begin a statement there. A
/// comma before a closing bracket goes, and a semicolon before a brace.
fn append(line: &str, out: &mut String) {
    let last = out.rfind('\n').map_or("", |at| &out[..at]);
    let last = &last[last.rfind('\n').map_or(0, |at| at + 1)..];
    if !last.is_empty() {
        let closes_list = line.starts_with(['}', ']', ')']) && last.ends_with(',');
        if closes_list || (line.starts_with('}') && last.ends_with(';')) {
            out.truncate(out.len() - ",\n".len());
        } else if last.ends_with([
            '{', '}', '(', '[', ',', ';', '?', ':', '=', '+', '&', '|', '>',
        ]) || line.starts_with(['.', '}', ']', ')', '?', ':', '&', '|'])
        {
            out.truncate(out.len() - "\n".len());
        }
    }
    out.push_str(line);
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_theme_has_the_engine_under_the_path_in_the_manifest() {
        let mut out = Vec::new();
        let name = super::super::File::add(&mut out, module(), "js");
        let (path, code) = in_theme().split_once(";\n").unwrap_or_default();
        assert_eq!(path, format!("export const ENGINE = 'files/{name}.js'"));
        assert!(code.ends_with("return createSearch;\n})();\n"));
    }

    #[test]
    fn comments_and_imports_go_and_code_stays() {
        let mut out = String::new();
        squeeze(
            "/**\n * What.\n */\nimport { a } from './a.mjs';\n\n// why\nexport function b() {\n  return '//' + a; // here\n}\n",
            &mut out,
        );
        assert_eq!(out, "function b(){return '//'+a}\n");
    }

    #[test]
    fn declarations_without_braces_are_joined() {
        for (written, joined) in [
            (
                "f(()=>{let a=1;let b=a;return b});",
                "f(()=>{let a=1,b=a;return b});",
            ),
            (
                "let a={};let b=1;let c=2;a=b;let d=3;",
                "let a={};let b=1,c=2;a=b;let d=3;",
            ),
            (
                "for(let a=0;a<3;a+=1){let b=1;let{c}=d}",
                "for(let a=0;a<3;a+=1){let b=1;let{c}=d}",
            ),
        ] {
            assert_eq!(with_declarations_joined(written), joined);
        }
    }

    #[test]
    fn spaces_go_where_they_say_nothing() {
        for (written, tight) in [
            ("const { a } = b ? [1, 2] : c;", "const{a}=b?[1,2]:c;"),
            ("const a = b - -c / 2 + d++;", "const a=b- -c/2+d++;"),
            ("return a === 'x = y, z';", "return a==='x = y, z';"),
            (
                "text.split(' ').map((a) => `${a} = ${b}`)",
                "text.split(' ').map((a)=>`${a} = ${b}`)",
            ),
            (
                "if (/[/ ] = '/u.test(a) && b) {",
                "if(/[/ ] = '/u.test(a)&&b){",
            ),
            ("return /a , b/.test(c); // so", "return/a , b/.test(c);"),
            (r"const a = 'it\'s = ' + b;", r"const a='it\'s = '+b;"),
        ] {
            assert_eq!(tightened(written), tight);
        }
    }

    #[test]
    fn lines_are_joined_where_no_statement_can_end() {
        let mut out = String::new();
        squeeze(
            "const a = [\n  1,\n  2,\n];\nconst b = a\n  .map((x) =>\n    x + 1,\n  );\nlet c = 1\nlet d\n",
            &mut out,
        );
        assert_eq!(
            out,
            "const a=[1,2];const b=a.map((x)=>x+1);let c=1\nlet d\n"
        );
    }

    #[test]
    fn constants_that_are_numbers_stand_where_they_are_used() {
        assert_eq!(
            with_numbers(
                "const MOST=4;const NAMES='a;b';const PART=0.5;\nf(MOST,x.MOSTLY*PART);\n"
            ),
            "let NAMES='a;b';\nf(4,x.MOSTLY*.5);\n"
        );
        assert_eq!(
            with_numbers("return 0.5<Infinity?true:10.5;"),
            "return .5<1/0?!0:10.5;"
        );
        assert_eq!(
            with_numbers(
                "const COST={doubled:0.5,other:1};const SHORT={4:0.26};\nf(COST.other,x.COST,SHORT[4]);\n"
            ),
            "let SHORT={4:.26};\nf(1,x.COST,SHORT[4]);\n"
        );
    }

    #[test]
    fn modules_follow_the_rules_for_joining() {
        assert!(names(&MODULES).contains("createSearch"));
        assert!(names(&ANSWERING).contains("createAnswers"));
    }

    /// Returns the names at the top level of `modules`.
    fn names(modules: &[&str]) -> HashSet<String> {
        let mut names = HashSet::new();
        for module in modules {
            assert!(!module.contains("/* "), "comments have lines to themselves");
            for line in module.lines() {
                assert_eq!(line.matches('`').count() % 2, 0, "a template has one line");
                if line.starts_with("import ") {
                    assert!(line.contains("from './") && line.ends_with("';"), "{line}");
                }
                let declaration = line.strip_prefix("export ").unwrap_or(line);
                let declaration = declaration.strip_prefix("async ").unwrap_or(declaration);
                for keyword in ["function ", "const ", "class ", "let "] {
                    let Some(rest) = declaration.strip_prefix(keyword) else {
                        continue;
                    };
                    let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
                    let name = &rest[..end.unwrap_or(rest.len())];
                    assert!(names.insert(name.to_owned()), "{name} is declared twice");
                }
            }
        }
        names
    }
}
