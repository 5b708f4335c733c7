//! `sitemap.xml`: every page for search engines, with the date of its last change, and the same
//! page in the other written form where there is one.

use crate::pages::any_document::document;
use crate::pages::context::reader::Reader;
use crate::pages::route::{Output, Route};
use crate::text::xml::escape;
use crate::text::{Lang, PartialDate, Vocabulary};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n";

/// A page in the sitemap.
struct Entry {
    modified: Option<PartialDate>,
    /// The same page by language, this one included; empty where there is only one.
    versions: Vec<(Lang, String)>,
}

/// Returns the bytes of the sitemap.
pub(in crate::pages) fn render(routes: &[Route], reader: &Reader<'_>) -> Vec<u8> {
    let mut xml = String::with_capacity(routes.len() * 128);
    xml.push_str(HEAD);
    for route in routes {
        if let Some(entry) = entry(reader, route.output) {
            write(&mut xml, &reader.config().base_url, &route.address, &entry);
        }
    }
    xml.push_str("</urlset>\n");
    xml.into_bytes()
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
