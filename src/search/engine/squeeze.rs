//! Takes out of a module of JavaScript what says nothing to a browser.

/// Appends `module` without imports, comments, indentation, and line ends and spaces that say
/// nothing, and with its exports as plain declarations.
pub(super) fn squeeze(module: &str, out: &mut String) {
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
}
