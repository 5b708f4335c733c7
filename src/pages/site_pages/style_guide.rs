//! The style guide: every component of the theme in every state, for those who design it. It is in
//! no menu, no sitemap and no search, and gives way to a page of the site with its address.
//!
//! The template calls the same components and includes as the pages do, with made-up values that
//! stand in the template. This module adds only the data that a template cannot compute: the names
//! of the tokens, read from the published style sheet, and the positions of the marks of charts.
//!
//! It is in the language of the site alone. Its text about files and classes stands in the
//! template, in bokmål, as in the theme's README.

use serde::Serialize;

use crate::content::vocabulary::{CostBand, Evidence, ReportStatus, UsageStatus};
use crate::markdown::{self, Destination, Input, Resolver};
use crate::pages::charts::columns::ColumnChart;
use crate::pages::charts::line::LineChart;
use crate::pages::charts::segments::{Segment, segments};
use crate::pages::context::reader::Reader;
use crate::pages::context::view::Word;
use crate::pages::outputs::File;
use crate::source::CONFIG_FILE;
use crate::text::Lang;
use crate::text::Vocabulary;
use crate::theme::pairs::{self, Pairs};
use crate::theme::{PageMeta, Theme};

/// Made-up numbers by year, for the charts.
const YEARS: [(i16, usize); 6] = [
    (2019, 2),
    (2020, 3),
    (2021, 3),
    (2022, 7),
    (2023, 12),
    (2024, 18),
];

/// An example of every element that Markdown becomes.
const PROSE: &str = include_str!("style_guide.md");

/// The data for `style-guide.html`.
#[derive(Serialize)]
pub(crate) struct StyleGuideView {
    /// The colours by family, in the order of the style sheet.
    colours: Vec<Family>,
    /// The sizes of type, by their names without `--ds-font-size-`.
    type_sizes: Vec<String>,
    /// The sizes of space, by their names without `--ds-size-`.
    spaces: Vec<String>,
    /// Backgrounds with the colours of text on them.
    text_pairs: Vec<Ground>,
    /// Backgrounds with the colours of symbols and lines on them.
    symbol_pairs: Vec<Ground>,
    /// Every status of use.
    statuses: Vec<Word>,
    /// Every status of the work of a report.
    report_statuses: Vec<Word>,
    /// Every strength of the evidence of a benefit.
    evidence: Vec<Word>,
    /// The bands of cost.
    costs: Vec<Word>,
    /// A line chart.
    line: Option<LineChart>,
    /// A column chart.
    columns: Option<ColumnChart>,
    /// A bar of statements by whether they count.
    counted: Vec<Segment>,
    /// A bar of statements by age.
    ages: Vec<Segment>,
    /// Text from Markdown, as HTML.
    prose: String,
    /// The classes of marked code. An example in a language would bring in its grammar, which takes
    /// a quarter of the time of a small site, and would have some of the classes alone.
    code_classes: Vec<&'static str>,
}

/// The colours whose names have the same first part: `accent`.
#[derive(Debug, PartialEq, Serialize)]
struct Family {
    name: String,
    /// The whole names without `--ds-color-`.
    colours: Vec<String>,
}

/// A background, and the foreground colours that stand on it.
#[derive(Serialize)]
struct Ground {
    name: &'static str,
    inks: &'static [&'static str],
}

/// Returns the metadata and the data of the page.
pub(crate) fn style_guide(reader: &Reader<'_>) -> (PageMeta, StyleGuideView) {
    let address = File::StyleGuide.address();
    let title = reader.text("style_guide.title");
    let mut meta = reader.own_meta("style-guide", title, |_| address.to_owned());
    meta.alternates.clear();
    meta.noindex = true;
    meta.modified = None;
    meta.lead = Some(reader.text("style_guide.lead"));
    let css = style_sheet(reader.theme());
    let view = StyleGuideView {
        colours: families(tokens(css, "--ds-color-")),
        type_sizes: tokens(css, "--ds-font-size-"),
        spaces: tokens(css, "--ds-size-"),
        text_pairs: grounds(pairs::TEXT),
        symbol_pairs: grounds(pairs::SYMBOLS),
        statuses: words::<UsageStatus>(reader),
        report_statuses: words::<ReportStatus>(reader),
        evidence: words::<Evidence>(reader),
        costs: words::<CostBand>(reader),
        line: LineChart::new(&YEARS),
        columns: ColumnChart::new(&YEARS),
        counted: segments(&[("counted", 5), ("older", 2), ("unknown", 3)], 10),
        ages: segments(
            &[("fresh", 4), ("ageing", 2), ("stale", 2), ("undated", 2)],
            10,
        ),
        prose: prose(reader.lang),
        code_classes: markdown::code_classes(),
    };
    (meta, view)
}

/// Returns every word of a closed list.
fn words<V: Vocabulary>(reader: &Reader<'_>) -> Vec<Word> {
    V::ALL.iter().map(|value| reader.word(*value)).collect()
}

/// Renders [`PROSE`] as any other text. It links to nothing but itself.
fn prose(lang: Lang) -> String {
    struct Nowhere;
    impl Resolver for Nowhere {
        fn resolve(&self, _target: &str, _suggest: bool) -> Destination {
            Destination::Missing { suggestion: None }
        }
    }
    let input = Input {
        file: &CONFIG_FILE.into(),
        text: PROSE,
        offset: 0,
        lang,
        title: "",
    };
    markdown::render(&input, &Nowhere).html
}

/// Returns the style sheet as it is published.
fn style_sheet(theme: &Theme) -> &str {
    let address = theme.asset("digitv.css");
    let found = theme.assets().find(|(known, _)| Some(*known) == address);
    found
        .and_then(|(_, bytes)| std::str::from_utf8(bytes).ok())
        .unwrap_or_default()
}

/// Returns the names of the properties that `css` declares and that begin with `prefix`, without
/// it: each once, in order.
fn tokens(css: &str, prefix: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in css.split(prefix).skip(1) {
        let end = piece.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let (name, rest) = piece.split_at(end.unwrap_or(piece.len()));
        let is_declared = rest.trim_start().starts_with(':');
        if is_declared && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

fn families(names: Vec<String>) -> Vec<Family> {
    let mut families: Vec<Family> = Vec::new();
    for colour in names {
        let name = colour.split('-').next().unwrap_or_default();
        match families.iter_mut().find(|family| family.name == name) {
            Some(family) => family.colours.push(colour),
            None => families.push(Family {
                name: name.to_owned(),
                colours: vec![colour],
            }),
        }
    }
    families
}

fn grounds(pairs: Pairs) -> Vec<Ground> {
    let ground = |(name, inks): &(&'static str, &'static [&'static str])| Ground { name, inks };
    pairs.iter().map(ground).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_read_where_they_are_declared() {
        let css = "a{--ds-size-2: 1px;--ds-size-10:2px;gap:var(--ds-size-3)}b{--ds-size-2:3px}";
        assert_eq!(tokens(css, "--ds-size-"), ["2", "10"]);
    }

    #[test]
    fn colours_of_one_family_stand_together() {
        let names = ["map-1", "focus-outer", "map-2"].map(str::to_owned);
        let found = families(names.to_vec());
        let found: Vec<_> = found
            .iter()
            .map(|one| (&*one.name, one.colours.len()))
            .collect();
        assert_eq!(found, [("map", 2), ("focus", 1)]);
    }
}
