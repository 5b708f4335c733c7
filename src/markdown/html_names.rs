//! Lists the names of HTML elements, of those that are allowed and of all others.

/// Returns whether HTML has, or once had, an element with this name, also for pictures and
/// formulas. Any other name in angle brackets is a placeholder that the reader is to replace.
pub(super) fn is_html(name: &str) -> bool {
    NAMES.split_ascii_whitespace().any(|known| known == name)
}

/// Returns whether the words in an element with this name stand apart from those around it.
pub(super) fn parts_words(name: &str) -> bool {
    BLOCKS.split_ascii_whitespace().any(|known| known == name)
}

const NAMES: &str = "\
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink \
    blockquote body br button canvas caption center circle cite code col colgroup data \
    datalist dd defs del details dfn dialog dir div dl dt ellipse em embed fieldset \
    figcaption figure font footer form frame frameset g h1 h2 h3 h4 h5 h6 head header hgroup \
    hr html i iframe img input ins kbd label legend li line link main map mark marquee math \
    menu meta meter nav nobr noframes noscript object ol optgroup option output p param path \
    picture polygon polyline portal pre progress q rect rp rt ruby s samp script search \
    section select slot small source span strike strong style sub summary sup svg table \
    tbody td template textarea tfoot th thead time title tr track tt u ul use var video wbr \
    xmp";

const BLOCKS: &str = "\
    address article aside blockquote body center dd details dir div dl dt fieldset \
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p \
    pre section summary table td th tr ul";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        for name in ["a", "div", "h6", "wbr", "xmp"] {
            assert!(is_html(name), "{name}");
        }
        for name in ["cluster", "year", "navn", "kommune", "o"] {
            assert!(!is_html(name), "{name}");
        }
        assert!(parts_words("div") && parts_words("ul") && !parts_words("span"));
    }
}
