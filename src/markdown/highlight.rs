//! Highlights code with a `<span class="hl-…">` around comments, keywords and so on. The grammars
//! distinguish hundreds of scopes; a page needs the few in [`KINDS`], and is a tenth of the size
//! without the rest.

use std::sync::LazyLock;

use syntect::parsing::{
    BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet,
};
use syntect::util::LinesWithEndings;

use super::escape;

/// The budget for the code that is highlighted in one text; blocks after that stay plain. A grammar
/// looks from each place in a line to the end of it, so the cost of a line is the square of its
/// length: this is 25 kB in lines of 80 bytes.
pub(super) const MAX_COST_PER_BODY: usize = 2_000_000;

/// The marked scopes, with their classes for the style sheet. The first that matches a scope
/// counts.
const KINDS: &[(&str, &str)] = &[
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant", "hl-constant"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity.name.function", "hl-function"),
    ("support.function", "hl-function"),
    ("variable.function", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("entity.name", "hl-type"),
    ("entity.other", "hl-type"),
    ("support", "hl-type"),
    ("variable", "hl-variable"),
    ("markup.inserted", "hl-inserted"),
    ("markup.deleted", "hl-deleted"),
    ("markup.heading", "hl-heading"),
    ("invalid", "hl-invalid"),
];

/// Other common names of languages, with those of the grammars.
const ALIASES: &[(&str, &str)] = &[
    ("console", "sh"),
    ("csharp", "cs"),
    ("golang", "go"),
    ("jsonc", "json"),
    ("jsx", "js"),
    ("shell", "sh"),
    ("shellsession", "sh"),
    ("ts", "js"),
    ("tsx", "js"),
    ("typescript", "js"),
    ("zsh", "sh"),
];

/// Grammars that are far slower than others on lines they were not made for. Code in these
/// languages is shown plain.
const SLOW: &[&str] = &["Makefile", "MATLAB", "Scala"];

/// The grammars that come with the library, read when the first text has code.
static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// [`KINDS`] as the library compares them; a name that it cannot read is left out.
static SCOPES: LazyLock<Vec<(Scope, &str)>> = LazyLock::new(|| {
    let scopes = KINDS.iter();
    scopes
        .filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class)))
        .collect()
});

/// Returns the classes of marked code, each once, for those who write style sheets.
pub fn code_classes() -> Vec<&'static str> {
    let mut classes: Vec<_> = KINDS.iter().map(|(_, class)| *class).collect();
    classes.dedup();
    classes
}

/// Returns the grammar of a language, by the name after the fence.
pub(super) fn grammar(language: &str) -> Option<&'static SyntaxReference> {
    let alias = ALIASES.iter().find(|(alias, _)| *alias == language);
    let grammar = GRAMMARS.find_syntax_by_token(alias.map_or(language, |(_, name)| name));
    grammar.filter(|grammar| !SLOW.contains(&&*grammar.name))
}

/// Returns `code` as HTML; `None` where the grammar fails.
pub(super) fn highlight(grammar: &SyntaxReference, code: &str) -> Option<String> {
    let mut parser = ParseState::new(grammar);
    let mut scopes = ScopeStack::new();
    let mut spans = Spans::default();
    for line in LinesWithEndings::from(code) {
        let mut written = 0;
        for (at, change) in parser.parse_line(line, &GRAMMARS).ok()? {
            escape::text(&mut spans.html, line.get(written..at)?);
            written = at;
            let changed = scopes.apply_with_hook(&change, |change, _| match change {
                BasicScopeStackOp::Push(scope) => spans.open(scope),
                BasicScopeStackOp::Pop => spans.close(),
            });
            changed.ok()?;
        }
        escape::text(&mut spans.html, line.get(written..)?);
    }
    Some(spans.finish())
}

/// The HTML so far, and the open scopes.
#[derive(Default)]
struct Spans {
    html: String,
    /// For each scope, the positions where its span and its content begin; `None` for one that is
    /// not marked.
    open: Vec<Option<(usize, usize)>>,
}

impl Spans {
    fn open(&mut self, scope: Scope) {
        let kind = SCOPES.iter().find(|(kind, _)| kind.is_prefix_of(scope));
        self.open.push(kind.map(|(_, class)| {
            let start = self.html.len();
            self.html.push_str("<span class=\"");
            self.html.push_str(class);
            self.html.push_str("\">");
            (start, self.html.len())
        }));
    }

    fn close(&mut self) {
        match self.open.pop().flatten() {
            Some((start, content)) if content == self.html.len() => self.html.truncate(start),
            Some(_) => self.html.push_str("</span>"),
            None => {}
        }
    }

    fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.html
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn highlighted(language: &str, code: &str) -> String {
        highlight(grammar(language).unwrap(), code).unwrap()
    }

    #[test]
    fn marks_the_kinds_that_readers_distinguish() {
        assert_eq!(
            highlighted("js", "let x = \"<å>\"; // 1\n"),
            "<span class=\"hl-keyword\">let</span> <span class=\"hl-variable\">x</span> \
             <span class=\"hl-keyword\">=</span> <span class=\"hl-string\">\"&lt;å&gt;\"</span>; \
             <span class=\"hl-comment\">// 1\n</span>"
        );
        assert!(
            highlighted("yaml", "tittel: 3\n").contains("<span class=\"hl-tag\">tittel</span>")
        );
        assert!(highlighted("diff", "+ ny\n- gammel\n").contains("<span class=\"hl-inserted\">"));
    }

    #[test]
    fn spans_are_closed_whatever_the_code() {
        for code in [
            "/* aldri lukket",
            "\"aldri",
            "`${`${",
            "}}}))>",
            "<?php <b>\n",
        ] {
            for language in ["js", "rust", "html", "php", "sh", "md"] {
                let html = highlighted(language, code);
                let spans = html.matches("<span").count();
                assert_eq!(spans, html.matches("</span>").count(), "{language}: {html}");
            }
        }
    }

    #[test]
    fn every_kind_is_a_scope_and_every_alias_a_grammar() {
        assert_eq!(SCOPES.len(), KINDS.len());
        for (alias, _) in ALIASES {
            assert!(grammar(alias).is_some(), "{alias}");
        }
        for name in [
            "bash", "css", "html", "json", "python", "rust", "sql", "yaml",
        ] {
            assert!(grammar(name).is_some(), "{name}");
        }
        assert!(grammar("klingon").is_none());
        for slow in ["makefile", "matlab", "scala"] {
            assert!(grammar(slow).is_none(), "{slow}");
        }
        for name in SLOW {
            assert!(GRAMMARS.find_syntax_by_name(name).is_some(), "{name}");
        }
    }
}
