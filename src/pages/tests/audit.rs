//! Reads rendered pages and reports faults that no page may have: two headings of the first level,
//! an id twice, a style or script in the page, a broken link.
//!
//! It is for tests: of `pages` over fixture sites, and of the program over whole built sites. It
//! reads only what our templates write; it is no general HTML parser.

use std::collections::{BTreeMap, BTreeSet};

/// The ids, links and faults of one page.
#[derive(Debug, Default)]
pub struct Page {
    /// Every id.
    pub ids: BTreeSet<String>,
    /// Every `href`, `src`, `srcset` and `action`, with entities resolved.
    pub links: Vec<String>,
    /// The number of headings of the first level.
    pub h1: usize,
    /// The faults of the page by itself.
    pub problems: Vec<String>,
}

impl Page {
    /// Reads a page.
    pub fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut rest = html;
        while let Some(start) = rest.find('<') {
            rest = &rest[start..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
                continue;
            }
            let end = tag_end(rest);
            let tag = &rest[1..end.min(rest.len())];
            rest = rest.get(end + 1..).unwrap_or("");
            let name: String = tag
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_ascii_lowercase();
            page.element(&name, &attributes(&tag[name.len()..]));
            if name == "script" || name == "style" {
                let close = format!("</{name}");
                rest = rest.find(&close).map_or("", |at| &rest[at..]);
            }
        }
        if page.h1 != 1 {
            page.problems.push(format!("{} h1", page.h1));
        }
        page
    }

    fn element(&mut self, name: &str, attributes: &[(String, String)]) {
        let find = |key: &str| {
            attributes
                .iter()
                .find(|(name, _)| name == key)
                .map(|(_, value)| value.as_str())
        };
        match name {
            "h1" => self.h1 += 1,
            "style" => self.problems.push("<style>".into()),
            "script" if find("src").is_none() && find("type") != Some("application/ld+json") => {
                self.problems.push("script in the page".into());
            }
            "img" if find("alt").is_none() => self.problems.push("image without alt".into()),
            _ => {}
        }
        // A canonical or alternate address names the published site, which is not this one.
        let names_itself = name == "link" && matches!(find("rel"), Some("canonical" | "alternate"));
        for (key, value) in attributes {
            match key.as_str() {
                "id" if !self.ids.insert(value.clone()) => {
                    self.problems.push(format!("id «{value}» twice"));
                }
                "href" | "src" | "action" if !names_itself => self.links.push(value.clone()),
                "srcset" => {
                    let each = value.split(", ").filter_map(|one| one.split(' ').next());
                    self.links.extend(each.map(str::to_owned));
                }
                "style" => self.problems.push(format!("style=\"{value}\"")),
                key if key.starts_with("on") => self.problems.push(format!("{key}=…")),
                _ => {}
            }
        }
    }
}

/// Returns all faults of `pages` (address → HTML) and of the links between them, one line each.
/// `exists` decides whether the site has an address (without base path).
pub fn problems(
    pages: &BTreeMap<String, String>,
    base_path: &str,
    exists: impl Fn(&str) -> bool,
) -> Vec<String> {
    let read: BTreeMap<&str, Page> = pages
        .iter()
        .map(|(address, html)| (address.as_str(), Page::read(html)))
        .collect();
    let mut problems = Vec::new();
    for (address, page) in &read {
        problems.extend(
            page.problems
                .iter()
                .map(|problem| format!("{address}: {problem}")),
        );
        for link in &page.links {
            if let Some(problem) = broken(link, address, base_path, &read, &exists) {
                problems.push(format!("{address}: {problem}"));
            }
        }
    }
    problems
}

fn broken(
    link: &str,
    from: &str,
    base_path: &str,
    pages: &BTreeMap<&str, Page>,
    exists: &impl Fn(&str) -> bool,
) -> Option<String> {
    let (path, anchor) = link
        .split_once('#')
        .map_or((link, None), |(path, id)| (path, Some(id)));
    let path = path.split('?').next().unwrap_or(path);
    let target = if path.is_empty() && !link.is_empty() {
        from
    } else if path.starts_with('/') && !path.starts_with("//") {
        let Some(target) = path
            .strip_prefix(base_path)
            .filter(|rest| rest.starts_with('/'))
        else {
            return Some(format!("link outside the base path: {link}"));
        };
        target
    } else if ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
    {
        return None;
    } else {
        return Some(format!("link from nowhere: «{link}»"));
    };
    if !exists(target) {
        return Some(format!("link to what is not there: {link}"));
    }
    let id = anchor?;
    let known = pages.get(target).is_none_or(|page| page.ids.contains(id));
    (!known).then(|| format!("link to an id that is not there: {link}"))
}

/// Returns the index of the `>` that ends the tag at the start of `text`, outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '/');
    while !rest.is_empty() {
        let end = rest.find(|letter: char| letter == '=' || letter.is_whitespace());
        let name = &rest[..end.unwrap_or(rest.len())];
        rest = rest[name.len()..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let quoted = after
                .chars()
                .next()
                .filter(|first| matches!(first, '"' | '\''));
            (value, rest) = match quoted {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
        }
        found.push((name.to_ascii_lowercase(), resolve(value)));
        rest = rest.trim_start();
    }
    found
}

fn resolve(value: &str) -> String {
    value
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x2f;", "/")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn audit(html: &str) -> Vec<String> {
        let pages = BTreeMap::from([("/a/".to_owned(), html.to_owned())]);
        problems(&pages, "/base", |address| matches!(address, "/a/" | "/b/"))
    }

    #[test]
    fn a_sound_page_has_no_problems() {
        let html = r##"<!doctype html><h1 id="top">A</h1><a href="/base/b/">B</a><a href="#top">
            up</a><a href='https://x.no/?a=1&amp;b=2'>x</a><img src="/base/b/" alt="">
            <script type="application/ld+json">{"a":"<b style=1>"}</script><!-- <h1> -->"##;
        assert_eq!(audit(html), Vec::<String>::new());
    }

    #[test]
    fn finds_every_fault() {
        let html = r##"<h1>A</h1><h1>B</h1><p id="x"><p id=x style="color:red" onclick="y()">
            <script>1</script><a href="/base/gone/">c</a><a href="/b/">d</a><a href="#y">e</a>
            <a href="b/">f</a><a href="">g</a>"##;
        let found = audit(html).join("\n");
        for expected in [
            "id «x» twice",
            "style=",
            "onclick",
            "script in the page",
            "2 h1",
            "not there: /base/gone/",
            "outside the base path: /b/",
            "id that is not there: #y",
            "from nowhere: «b/»",
            "from nowhere: «»",
        ] {
            assert!(found.contains(expected), "{expected}\n{found}");
        }
    }
}
