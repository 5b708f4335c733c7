//! Turns the template engine's errors into errors of the theme with a place.

use std::ops::Range;
use std::sync::Arc;

use tera::ErrorKind;
use tr::tr;

use super::engine_words;
use super::error::{wrong, wrong_at, wrong_in_line};
use crate::diagnostic::Diagnostic;

/// Turns an error of the engine into errors with a place. `source` finds a template's file and
/// text; the text may be empty for a rendering error, which brings its own place.
pub(super) fn explain<'s>(
    error: &tera::Error,
    source: impl Fn(&str) -> Option<(Arc<str>, &'s str)>,
) -> Vec<Diagnostic> {
    let place = |name: &str, message: String, range: Option<Range<usize>>| {
        let Some((file, text)) = source(name) else {
            return wrong(format!("templates/{name}"), message);
        };
        match range {
            Some(range) => wrong_at(file, text, range, message),
            None => wrong(file, message),
        }
    };
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = engine_words::explained(report.message());
            let name = report.filename();
            let file =
                source(name).map_or_else(|| format!("templates/{name}").into(), |(file, _)| file);
            let span = report.span();
            vec![wrong_in_line(
                file,
                span.start_line,
                span.range.clone(),
                message,
            )]
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = tr!("Malen bygger på «{parent}», som ikke finnes.", parent);
            vec![place(current, message, None)]
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            vec![place(tpl, tr!("Malen bygger på seg selv."), None)]
        }
        ErrorKind::TemplateNotFound(name) => vec![place(name, tr!("Malen finnes ikke."), None)],
        _ => reports(&error.to_string())
            .map(|(name, line, column, message)| {
                let at = source(name).and_then(|(_, text)| byte_at(text, line, column));
                place(name, engine_words::explained(message), at.map(|at| at..at))
            })
            .collect::<Vec<_>>(),
    }
}

/// Returns the reports in the engine's running text: `error: what⏎ --> file:line:column⏎ …`. A text
/// without such a place is one report about the theme as a whole.
fn reports(text: &str) -> impl Iterator<Item = (&str, usize, usize, &str)> {
    let reports = text.split("error: ").filter_map(|report| {
        let (message, rest) = report.split_once('\n')?;
        let place = rest.trim_start().strip_prefix("--> ")?;
        let place = place.lines().next()?;
        let (place, column) = place.rsplit_once(':')?;
        let (name, line) = place.rsplit_once(':')?;
        Some((name, line.parse().ok()?, column.parse().ok()?, message))
    });
    let has_place = text.contains("--> ");
    reports.chain((!has_place).then_some(("", 0, 0, text)))
}

/// Returns the byte at `line` and `column`, both from 1, columns in characters.
fn byte_at(text: &str, line: usize, column: usize) -> Option<usize> {
    let mut start = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        if number + 1 == line {
            let inside = content.char_indices().nth(column - 1);
            return Some(start + inside.map_or(content.len(), |(at, _)| at));
        }
        start += content.len();
    }
    None
}
