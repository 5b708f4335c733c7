//! `sitemap.xml`: every page for search engines, with the date of its last change, and the same
//! page in the other written form where there is one. Where the pages are too many for one file, it
//! lists others that have them (<https://www.sitemaps.org/protocol.html>).

use std::ops::RangeInclusive;

use crate::pages::any_document::document;
use crate::pages::context::reader::Reader;
use crate::pages::route::{Output, Route};
use crate::text::xml::escape;
use crate::text::{Lang, PartialDate, Vocabulary};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

/// The largest number of pages in one file, by the protocol; search engines read no larger one.
const MOST: usize = 50_000;

const INDEX_HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

/// A page in the sitemap.
struct Entry {
    modified: Option<PartialDate>,
    /// The same page by language, this one included; empty where there is only one.
    versions: Vec<(Lang, String)>,
}

/// Returns the bytes of the sitemap: the pages, or the files that have them.
pub(in crate::pages) fn render(routes: &[Route], reader: &Reader<'_>) -> Vec<u8> {
    let parts = parts(routes.iter().map(|route| route.output));
    match parts.is_empty() {
        true => pages(routes.iter(), reader),
        false => index(parts, &reader.config().base_url).into_bytes(),
    }
}

/// Returns the bytes of a file with some of the pages, counted from 1.
pub(in crate::pages) fn render_part(part: usize, routes: &[Route], reader: &Reader<'_>) -> Vec<u8> {
    let listed = routes.iter().filter(|route| is_listed(route.output));
    pages(listed.skip((part - 1) * MOST).take(MOST), reader)
}

/// Returns the numbers of the files that the pages among `outputs` take; none where they have room in
/// `sitemap.xml`.
pub(in crate::pages) fn parts(outputs: impl Iterator<Item = Output>) -> RangeInclusive<usize> {
    let pages = outputs.filter(|output| is_listed(*output)).count();
    let parts = if pages > MOST {
        pages.div_ceil(MOST)
    } else {
        0
    };
    1..=parts
}

/// Returns the address of a file with some of the pages, counted from 1. It lies at the top, because a
/// sitemap is for what is below its folder.
pub(in crate::pages) fn address(part: usize) -> String {
    format!("/sitemap-{part}.xml")
}

fn index(parts: RangeInclusive<usize>, base_url: &str) -> String {
    let mut xml = INDEX_HEAD.to_owned();
    for part in parts {
        let (base_url, address) = (escape(base_url), address(part));
        xml.push_str(&format!(
            "<sitemap><loc>{base_url}{address}</loc></sitemap>\n"
        ));
    }
    xml.push_str("</sitemapindex>\n");
    xml
}

fn pages<'r>(routes: impl Iterator<Item = &'r Route>, reader: &Reader<'_>) -> Vec<u8> {
    let mut xml = String::with_capacity(routes.size_hint().0 * 128);
    xml.push_str(HEAD);
    for route in routes {
        if let Some(entry) = entry(reader, route.output) {
            write(&mut xml, &reader.config().base_url, &route.address, &entry);
        }
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
}

/// Decides whether an output is a page that stands on its own, so that search engines should find it.
fn is_listed(output: Output) -> bool {
    matches!(
        output,
        Output::SitePage(..)
            | Output::Part(..)
            | Output::Topic(..)
            | Output::Region(..)
            | Output::Document(..)
    )
}

/// Returns the entry of a route; none for files and for pages that do not stand on their own.
fn entry(reader: &Reader<'_>, output: Output) -> Option<Entry> {
    let addresses = reader.addresses();
    let own = |address: &dyn Fn(Lang) -> String| {
        let languages = addresses.languages();
        let versions = languages.iter().map(|lang| (*lang, address(*lang)));
        let several = languages.len() > 1;
        Entry {
            modified: reader.newest(),
            versions: if several {
                versions.collect()
            } else {
                Vec::new()
            },
        }
    };
    match output {
        Output::SitePage(site_page, _) => Some(own(&|lang| addresses.site_page(site_page, lang))),
        Output::Part(part, _) => Some(own(&|lang| addresses.part(part, lang))),
        Output::Topic(id, _) => {
            let topic = &reader.knowledge().topic(id).topic;
            Some(own(&|lang| addresses.topic(topic, lang)))
        }
        Output::Region(id, _) => {
            let region = reader.knowledge().region(id);
            Some(own(&|lang| addresses.region(region, lang)))
        }
        Output::Document(id, version) => {
            let document = document(reader.knowledge(), id, version);
            let mut versions: Vec<(Lang, String)> = Vec::new();
            if let Some((address, head)) = document.other {
                versions.push((document.head.lang, document.address.to_string()));
                versions.push((head.lang, address.to_owned()));
                versions.sort();
            }
            Some(Entry {
                modified: document.last_change(),
                versions,
            })
        }
        _ => None,
    }
}

fn write(xml: &mut String, base_url: &str, address: &str, entry: &Entry) {
    xml.push_str("<url><loc>");
    xml.push_str(&escape(base_url));
    xml.push_str(&escape(address));
    xml.push_str("</loc>");
    if let Some(modified) = entry.modified {
        xml.push_str(&format!("<lastmod>{modified}</lastmod>"));
    }
    for (lang, address) in &entry.versions {
        xml.push_str(&format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{}\" href=\"{}{}\"/>",
            lang.slug(),
            escape(base_url),
            escape(address)
        ));
    }
    xml.push_str("</url>\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::TopicId;
    use crate::pages::outputs::File;

    fn of(pages: usize) -> Vec<usize> {
        let page = std::iter::repeat_n(Output::Topic(TopicId::new(0), Lang::Nb), pages);
        parts(page.chain([Output::File(File::Robots)])).collect()
    }

    #[test]
    fn no_file_has_more_pages_than_search_engines_read() {
        assert_eq!(of(50_000), [0; 0]);
        assert_eq!(of(50_001), [1, 2]);
        assert_eq!(of(100_000), [1, 2]);
        assert_eq!(of(100_001), [1, 2, 3]);
    }

    #[test]
    fn the_sitemap_lists_the_files_that_have_the_pages() {
        assert_eq!(
            index(1..=2, "https://kunnskap.example.no/a"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\
             <sitemap><loc>https://kunnskap.example.no/a/sitemap-1.xml</loc></sitemap>\n\
             <sitemap><loc>https://kunnskap.example.no/a/sitemap-2.xml</loc></sitemap>\n\
             </sitemapindex>\n"
        );
    }
}
