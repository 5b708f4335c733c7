//! Puts in the place of names, words and declarations what is shorter and means the same.

use std::collections::HashMap;

/// Returns `code` with the numbers of constants in the place of their names: of `const MOST=4;` and of
/// `const COST={doubled:0.5,other:1};`. Every other `const` becomes `let`, and some values and numbers
/// what is shorter and means the same.
pub(super) fn with_numbers(code: &str) -> String {
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
pub(super) fn with_declarations_joined(code: &str) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
