//! Writes the markup of one image.

use super::escape;

/// The width of an image as shown: the column of text, or the window less its margins.
const SIZES: &str = "(min-width: 46rem) 44rem, calc(100vw - 2rem)";

/// An image to publish.
pub(super) struct Picture {
    pub(super) src: String,
    pub(super) dimensions: Option<(u32, u32)>,
    pub(super) variants: Vec<(u32, String)>,
    /// `true` for the first on the page, which is most likely visible at once.
    pub(super) first: bool,
    pub(super) description: String,
    /// The title, or the caption where it stands alone.
    pub(super) title: String,
}

impl Picture {
    /// Writes the image; its title only where there is no caption to hold it.
    pub(super) fn write(&self, html: &mut String, with_title: bool) {
        html.push_str("<img src=\"");
        escape::attribute(html, &self.src);
        if !self.variants.is_empty() {
            html.push_str("\" srcset=\"");
            for (place, (width, address)) in self.variants.iter().enumerate() {
                html.push_str(if place > 0 { ", " } else { "" });
                escape::attribute(html, address);
                html.push_str(&format!(" {width}w"));
            }
            html.push_str("\" sizes=\"");
            html.push_str(SIZES);
        }
        html.push_str("\" alt=\"");
        escape::attribute(html, &self.description);
        html.push('"');
        if with_title && !self.title.is_empty() {
            html.push_str(" title=\"");
            escape::attribute(html, &self.title);
            html.push('"');
        }
        if let Some((width, height)) = self.dimensions {
            html.push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        if !self.first {
            html.push_str(" loading=\"lazy\"");
        }
        html.push_str(" decoding=\"async\">");
    }
}
