//! Renders Markdown to HTML in one pass over one event stream: HTML, headings, links, images,
//! search text and word counts all come from the same events.
//!
//! The caller decides which page the text is for, and where a link leads: it passes in a
//! [`Resolver`].
//!
//! Whatever the text, the HTML is well formed and valid, has no inline style or script, and asks
//! no other site for anything. A theme styles these classes in it:
//!
//! | class | on |
//! | --- | --- |
//! | `callout`, `callout-note` (`-tip`, `-important`, `-warning`, `-caution`), `callout-title` | a callout and its title |
//! | `table-scroll`; `align-left`, `align-center`, `align-right` | the frame of a table; its cells |
//! | `task`, `task-done` | the mark of a task |
//! | `file-info` | kind and size of a document, in the link to it |
//! | `footnotes`, `footnote-ref`, `footnote-back` | the list of footnotes, a citation, the way back |
//! | `language-x`, `hl-…` | code, and its kinds: `comment`, `string`, `number`, `constant`, `keyword`, `function`, `type`, `tag`, `attribute`, `variable`, `inserted`, `deleted`, `heading`, `invalid` |

mod addresses;
mod advice;
mod bare;
mod blocks;
mod code;
mod destinations;
mod element;
mod elements;
mod escape;
mod file_info;
mod findings;
mod footnotes;
mod headings;
mod highlight;
mod html_block;
mod html_names;
mod html_tokens;
mod images;
mod limits;
mod lines;
mod links;
mod marks;
mod model;
mod notes;
mod open_elements;
mod outline;
mod picture;
mod pieces;
mod placeholders;
mod prose;
mod raw_html;
mod run;
mod state;
mod stray;
mod stray_words;
mod tables;
#[cfg(test)]
mod tests;
mod unread_links;
mod url;
mod vague;
mod words;
mod writer;

pub use addresses::addresses;
pub use file_info::size_in_words;
pub use highlight::code_classes;
pub use model::{
    Body, Destination, Heading, Input, Link, LinkTarget, PAGE_ID_PREFIX, Resolver, Section,
    Suggestion,
};
pub(crate) use unread_links::spaced_link;

/// Returns the path of an address in a text that leads to something on the site: without `?query`
/// and `#anchor`, and with `%20` and the like decoded.
pub fn local_path(address: &str) -> Option<String> {
    match url::Address::of(&url::trimmed(address)) {
        url::Address::Local(local) => Some(local.path),
        _ => None,
    }
}

/// Renders `input`. Never fails: problems are in [`Body::findings`], and refused markup is left out
/// of the HTML.
pub fn render(input: &Input<'_>, resolver: &dyn Resolver) -> Body {
    let unread_links = unread_links::UnreadLinks::new(input.text);
    writer::Writer::new(input, resolver, &unread_links).run()
}
