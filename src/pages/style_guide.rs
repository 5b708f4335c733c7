//! The style guide: every component of the theme in its states, for whoever changes the theme.
//! The page is no part of what the site tells, so nothing leads to it and no search finds it.
//!
//! What needs reckoning is made here: colours and sizes as the style sheet has them, and charts.
//! Everything else stands in the template, so that a designer can add to it without Rust.

use serde::Serialize;

use super::charts::columns::ColumnChart;
use super::charts::line::LineChart;
use super::charts::segments::{Segment, segments};
use super::map::{LocatorView, MapView};
use super::reader::Reader;
use super::view::{Link, Word};
use crate::content::Vocabulary;
use crate::content::vocabulary::{CostBand, Evidence, ReportStatus, UsageStatus};
use crate::theme::Frame;

/// Where the page is.
pub(super) const ADDRESS: &str = "/stilguide/";

/// Numbers for the charts: years and how many.
const YEARS: [(i16, usize); 6] = [
    (2021, 2),
    (2022, 3),
    (2023, 7),
    (2024, 8),
    (2025, 14),
    (2026, 17),
];

/// What `style-guide.html` is given.
#[derive(Serialize)]
pub(super) struct StyleGuideView<'a> {
    /// Colours, by what they are for.
    palettes: Vec<Palette<'a>>,
    /// Sizes of type, smallest first.
    type_sizes: Vec<&'a str>,
    /// Distances, smallest first.
    distances: Vec<&'a str>,
    statuses: Vec<Word>,
    report_statuses: Vec<Word>,
    evidence: Vec<Word>,
    costs: Vec<Word>,
    line: Option<LineChart>,
    columns: Option<ColumnChart>,
    bars: Vec<Bar>,
    ages: Vec<Segment>,
    /// The site's own map; it may have none.
    map: Option<MapView<'a>>,
    locator: Option<LocatorView<'a>>,
}

/// Colours that belong together.
#[derive(Debug, PartialEq, Serialize)]
struct Palette<'a> {
    /// `accent`.
    name: &'a str,
    /// `--ds-color-accent-base-default`.
    colours: Vec<&'a str>,
}

/// A row of a chart of bars.
#[derive(Serialize)]
struct Bar {
    link: Option<Link<'static>>,
    value: usize,
    of: usize,
    older: usize,
    segments: Vec<Segment>,
}

/// The page.
pub(super) fn style_guide<'a>(reader: &Reader<'a>) -> (Frame, StyleGuideView<'a>) {
    let title = reader.text("style_guide.title");
    let mut frame = reader.own_frame("style-guide", title, |_| ADDRESS.to_owned());
    frame.alternates.clear();
    frame.noindex = true;
    frame.lead = Some(reader.text("style_guide.lead"));
    let knowledge = reader.knowledge();
    let style = reader.theme().style_sheet();
    let view = StyleGuideView {
        palettes: palettes(&tokens(style, "--ds-color-")),
        type_sizes: tokens(style, "--ds-font-size-"),
        distances: tokens(style, "--ds-size-"),
        statuses: words::<UsageStatus>(reader),
        report_statuses: words::<ReportStatus>(reader),
        evidence: words::<Evidence>(reader),
        costs: words::<CostBand>(reader),
        line: LineChart::new(&YEARS),
        columns: ColumnChart::new(&YEARS),
        bars: [(9, 4), (6, 0), (2, 11)].map(bar).into(),
        ages: segments(
            &[("fresh", 9), ("ageing", 5), ("stale", 3), ("undated", 2)],
            19,
        ),
        map: reader.map(),
        locator: knowledge
            .municipality_ids()
            .find_map(|id| reader.locator(id)),
    };
    (frame, view)
}

fn words<V: Vocabulary>(reader: &Reader<'_>) -> Vec<Word> {
    V::ALL.iter().map(|value| reader.word(*value)).collect()
}

fn bar((value, older): (usize, usize)) -> Bar {
    let of = 23;
    Bar {
        link: None,
        value,
        of,
        older,
        segments: segments(&[("counted", value), ("older", older)], of),
    }
}

/// The names of the properties that begin like this, each once, in the order of the style sheet.
fn tokens<'a>(style: &'a str, beginning: &str) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for (at, _) in style.match_indices(beginning) {
        let rest = &style[at..];
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if after.trim_start().starts_with(':') && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// `colours` by the word that says what they are for.
fn palettes<'a>(colours: &[&'a str]) -> Vec<Palette<'a>> {
    let mut palettes: Vec<Palette<'a>> = Vec::new();
    for colour in colours {
        let name = colour.split('-').nth(4).unwrap_or_default();
        match palettes.iter_mut().find(|palette| palette.name == name) {
            Some(palette) => palette.colours.push(colour),
            None => palettes.push(Palette {
                name,
                colours: vec![colour],
            }),
        }
    }
    palettes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_a_style_sheet_sets_and_not_what_it_uses() {
        let style = ":root{--ds-color-a-x:#fff;--ds-color-b-y : #000;--ds-color-a-z:1}\
                     @media{:root{--ds-color-a-x:#000}} p{color:var(--ds-color-c)}";
        let colours = tokens(style, "--ds-color-");
        assert_eq!(
            palettes(&colours),
            [
                Palette {
                    name: "a",
                    colours: vec!["--ds-color-a-x", "--ds-color-a-z"]
                },
                Palette {
                    name: "b",
                    colours: vec!["--ds-color-b-y"]
                },
            ]
        );
    }
}
