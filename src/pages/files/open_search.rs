//! `opensearch.xml`, with which a browser can offer the site's own search in its address bar.

use crate::pages::context::reader::Reader;
use crate::pages::site_page::SitePage;
use crate::text::Vocabulary;
use crate::text::xml::escape;

/// The longest name that the format allows, in characters.
const NAME_LIMIT: usize = 16;
/// The longest description that the format allows, in characters.
const DESCRIPTION_LIMIT: usize = 1024;

/// Returns the bytes of the file, for the site as `reader` sees it.
pub(in crate::pages) fn render(reader: &Reader<'_>) -> Vec<u8> {
    let config = reader.config();
    let name: String = config.title.chars().take(NAME_LIMIT).collect();
    let description = if config.description.is_empty() {
        &config.title
    } else {
        &config.description
    };
    let description: String = description.chars().take(DESCRIPTION_LIMIT).collect();
    let search = reader.absolute(&reader.site_page(SitePage::Search));
    let image = reader.theme().asset("favicon.svg").map(|icon| {
        format!(
            "  <Image width=\"32\" height=\"32\" type=\"image/svg+xml\">{}</Image>\n",
            escape(&reader.absolute(icon))
        )
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n  \
         <ShortName>{name}</ShortName>\n  \
         <Description>{description}</Description>\n  \
         <InputEncoding>UTF-8</InputEncoding>\n  \
         <Language>{lang}</Language>\n\
         {image}  \
         <Url type=\"text/html\" template=\"{search}?q={{searchTerms}}\"/>\n\
         </OpenSearchDescription>\n",
        name = escape(name.trim_end()),
        description = escape(&description),
        lang = reader.interface.slug(),
        image = image.unwrap_or_default(),
        search = escape(&search),
    )
    .into_bytes()
}
