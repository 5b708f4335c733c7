//! Renders diagnostics for people at a terminal: the line, a mark under the exact value, and
//! advice.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::ops::Range;

use annotate_snippets::{
    AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};
use tr::tr;

use super::folded::{causes_first, fold};
use super::shown::shown;
use super::source::{Sources, help};
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::text::characters::{visible, visible_line};

/// The style of the output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Letters only, for files and pipes.
    Plain,
    /// With colours and drawn lines, for a terminal.
    Coloured,
}

/// Returns `diagnostics`, each with its place in `files`, with an empty line between. Causes come
/// before what follows from them, which is only counted.
pub fn text(diagnostics: &[Diagnostic], files: &dyn SourceText, style: Style) -> String {
    let folded = causes_first(diagnostics, files);
    let (shown, left_out) = shown(&folded);
    let mut out = written(&shown, files, style);
    if left_out > 0 {
        out.push_str(&not_shown(left_out));
        out.push_str("\n\n");
    }
    out
}

/// Returns the first `limit` of `diagnostics` as text, the most severe of them, and the number of
/// findings that these do not stand for.
pub fn first(
    diagnostics: &[Diagnostic],
    files: &dyn SourceText,
    style: Style,
    limit: usize,
) -> (String, usize) {
    let mut folded = fold(diagnostics, files);
    folded.sort_by_key(|folded| Reverse(folded.diagnostic.severity));
    let left = folded.iter().skip(limit).map(|folded| folded.stands_for);
    let left = left.sum();
    let shown: Vec<_> = folded.iter().take(limit).collect();
    let shown: Vec<_> = shown.iter().map(|folded| &folded.diagnostic).collect();
    (written(&shown, files, style), left)
}

/// Returns that `left_out` findings are not shown.
pub(super) fn not_shown(left_out: usize) -> String {
    tr!("… og {left_out} til, som ikke er vist.", left_out)
}

fn written(diagnostics: &[&Diagnostic], files: &dyn SourceText, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled().decor_style(DecorStyle::Unicode),
    };
    let mut out = String::new();
    let mut sources = Sources::new(files);
    for diagnostic in diagnostics {
        let shown = Shown::new(diagnostic, &mut sources);
        out.push_str(&renderer.render(&[shown.group(diagnostic)]));
        out.push_str("\n\n");
    }
    out
}

/// A diagnostic with nothing in it that could steer a terminal.
struct Shown<'a> {
    /// The code and the name of the check.
    id: String,
    message: Cow<'a, str>,
    help: Option<String>,
    file: Cow<'a, str>,
    /// The first line of the marked text, and its number.
    line: Option<(String, usize)>,
    /// The marked part, in bytes of that line.
    mark: Range<usize>,
}

impl<'a> Shown<'a> {
    fn new(diagnostic: &'a Diagnostic, sources: &mut Sources<'_>) -> Self {
        let range = diagnostic.range();
        let excerpt = range.and_then(|range| sources.of(diagnostic).excerpt(range));
        let (line, mark) = match excerpt {
            None => (None, 0..0),
            Some(excerpt) => {
                let [before, marked, after] = excerpt.pieces();
                let mark = before.len()..before.len() + marked.len();
                (Some((before + &marked + &after, excerpt.line)), mark)
            }
        };
        let check = diagnostic.check;
        Self {
            id: format!("{} {}", check.code(), check.name()),
            message: visible(&diagnostic.message),
            help: help(diagnostic).map(|help| visible(&help).into_owned()),
            file: visible_line(&diagnostic.file),
            line,
            mark,
        }
    }

    fn group(&self, diagnostic: &Diagnostic) -> Group<'_> {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR.with_name(tr!("feil")),
            Severity::Warning => Level::WARNING.with_name(tr!("advarsel")),
            Severity::Hint | Severity::Off => Level::NOTE.with_name(tr!("hint")),
        };
        let title = level.primary_title(&*self.message).id(&self.id);
        let mut group = match &self.line {
            Some((line, number)) => title.element(
                Snippet::source(line.as_str())
                    .line_start(*number)
                    .path(&*self.file)
                    .annotation(AnnotationKind::Primary.span(self.mark.clone())),
            ),
            None => title.element(Origin::path(&*self.file)),
        };
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.with_name(tr!("hjelp")).message(&**help));
        }
        group
    }
}

/// Returns one line that counts the findings: «3 feil og 1 advarsel i 2 filer». Empty where there
/// are none.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| {
        diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == severity)
            .map(|diagnostic| 1 + diagnostic.more)
            .sum::<usize>()
    };
    let mut parts = Vec::new();
    match count(Severity::Error) {
        0 => {}
        errors => parts.push(tr!("1 feil" | "{n} feil" % errors)),
    }
    match count(Severity::Warning) {
        0 => {}
        warnings => parts.push(tr!("1 advarsel" | "{n} advarsler" % warnings)),
    }
    match count(Severity::Hint) {
        0 => {}
        hints => parts.push(tr!("1 hint" | "{n} hint" % hints)),
    }
    let mut files: Vec<_> = diagnostics
        .iter()
        .map(|diagnostic| &diagnostic.file)
        .collect();
    files.sort();
    files.dedup();
    let files = match files.len() {
        0 => return String::new(),
        number => tr!("1 fil" | "{n} filer" % number),
    };
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            tr!(
                "{rest} og {last} i {files}",
                rest = rest.join(", "),
                last,
                files
            )
        }
        Some((last, _)) => tr!("{last} i {files}", last, files),
        None => String::new(),
    }
}
