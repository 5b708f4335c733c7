//! Counts the rows of every list of a page that a reader has before them: what is folded or hidden
//! does not count.

use std::collections::BTreeMap;

/// Elements without an end tag.
const VOID: [&str; 8] = ["area", "br", "col", "hr", "img", "input", "link", "meta"];

/// Elements that are rows of the element around them. Names one after another in a sentence are none.
const ROWS: [&str; 7] = ["li", "option", "dt", "div", "section", "article", "details"];

/// An element that is open while the page is read.
struct Element<'a> {
    name: &'a str,
    attributes: &'a str,
    /// The number of its rows by their name.
    rows: BTreeMap<&'a str, usize>,
}

impl<'a> Element<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, rest) = self.attributes.split_once(&format!(" {name}=\""))?;
        rest.split('"').next()
    }

    fn has(&self, name: &str) -> bool {
        self.attributes
            .split(' ')
            .any(|attribute| attribute == name)
    }

    /// Decides whether readers do not see its content before they ask for it. What a text says in
    /// Markdown is its author's.
    fn is_folded(&self) -> bool {
        match self.name {
            "details" => !self.has("open"),
            "template" => true,
            _ => self.has("hidden") || self.attribute("class") == Some("prose"),
        }
    }

    /// Returns its name with its classes, as style sheets have them.
    fn selector(&self) -> String {
        let class = self.attribute("class").unwrap_or_default();
        let id = self.attribute("id").unwrap_or_default();
        format!("{}[{class}]{id}", self.name)
    }
}

/// Returns the lists of a page that show more than `most` rows, each with its number of rows: one
/// element with so many rows, and tables and lists of cards of one class that have so many together.
pub fn long_lists(page: &str, most: usize) -> Vec<(String, usize)> {
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut found = Vec::new();
    let mut together: BTreeMap<String, usize> = BTreeMap::new();
    for tag in tags(page) {
        let Some(name) = tag.strip_prefix('/') else {
            let element = begin(tag, &mut open);
            open.extend(element);
            continue;
        };
        let is_folded = open.iter().any(Element::is_folded);
        let Some(element) = open.pop_if(|element| element.name == name) else {
            panic!("</{name}> closes nothing");
        };
        let rows = element.rows.values().copied().max().unwrap_or_default();
        if is_folded || rows == 0 {
            continue;
        }
        if rows > most {
            found.push((path(&open, &element), rows));
        }
        let class = element.attribute("class").unwrap_or_default();
        if element.name == "table" || matches!(class, "entries" | "report-list") {
            let all = format!("all of {}[{class}]", element.name);
            *together.entry(all).or_default() += rows;
        }
    }
    found.extend(together.into_iter().filter(|(_, rows)| *rows > most));
    found
}

/// Counts an element that begins among the rows of the one that it is a row of, and returns it unless
/// it has no end.
fn begin<'a>(tag: &'a str, open: &mut [Element<'a>]) -> Option<Element<'a>> {
    let end = tag.find([' ', '\n', '/']).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(end);
    let element = Element {
        name,
        attributes,
        rows: BTreeMap::new(),
    };
    let list = match name {
        "tr" => rows_of_table(open),
        _ if ROWS.contains(&name) => open.last_mut(),
        _ => None,
    };
    if let Some(list) = list.filter(|_| !element.has("hidden")) {
        *list.rows.entry(name).or_default() += 1;
    }
    let has_end = !VOID.contains(&name) && !attributes.ends_with('/');
    has_end.then_some(element)
}

/// Returns the table around a row that is none of its headings. A body may be hidden.
fn rows_of_table<'a, 'b>(open: &'b mut [Element<'a>]) -> Option<&'b mut Element<'a>> {
    let body = open.last()?;
    if body.name != "tbody" || body.has("hidden") {
        return None;
    }
    open.iter_mut().rfind(|element| element.name == "table")
}

fn path(open: &[Element<'_>], element: &Element<'_>) -> String {
    let around = open[open.len().saturating_sub(3)..].iter();
    let mut path: Vec<String> = around.map(Element::selector).collect();
    path.push(element.selector());
    path.join(" > ")
}

/// Returns the tags of a page, without their brackets; what scripts and styles hold is none.
fn tags(page: &str) -> impl Iterator<Item = &str> {
    page.split('<').skip(1).filter_map(|part| {
        let tag = part.split('>').next()?;
        let is_tag = tag.starts_with(|first: char| first == '/' || first.is_ascii_alphabetic());
        is_tag.then_some(tag)
    })
}
