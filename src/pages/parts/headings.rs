//! The headings of a text that stands inside a section of a page.

/// Returns `html` with each heading one level down, so that the headings of the text stand below
/// that of the section. Text holds no `<`: there it is written `&lt;`.
pub(crate) fn headings_below(html: &str) -> String {
    let mut lowered = html.to_owned();
    for level in (2..6).rev() {
        for opening in ["<h", "</h"] {
            lowered = lowered.replace(
                &format!("{opening}{level}"),
                &format!("{opening}{}", level + 1),
            );
        }
    }
    lowered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_heading_goes_one_level_down_and_the_lowest_stays() {
        assert_eq!(
            headings_below("<h2 id=\"a\">A</h2><p>&lt;h2</p><h3>B</h3><h6>C</h6><hr>"),
            "<h3 id=\"a\">A</h3><p>&lt;h2</p><h4>B</h4><h6>C</h6><hr>"
        );
    }
}
