//! Tests texts that nobody would write: whatever they are, the page is well formed.

use proptest::prelude::*;

use super::{assert_sound, body};

/// Pieces that are markup in Markdown or HTML, to be joined in any order.
const PIECES: &[&str] = &[
    "# ",
    "## ",
    "#### ",
    "\n",
    "\n\n",
    "\r\n",
    "- ",
    "- [x] ",
    "1. ",
    "> ",
    "> [!NOTE]\n",
    "    ",
    "\t",
    "```\n",
    "```js\n",
    "`",
    "*",
    "**",
    "~~",
    "[",
    "](",
    ")",
    "![",
    "](kart.png)",
    "](kart.png \"t\")",
    "](../losninger/digisos.md#å)",
    "](borte.md)",
    "](<bor te>)",
    "<https://ks.no>",
    "<a@b.no>",
    "](min%20plan.pdf)",
    "[^1]",
    "[^1]: ",
    "[^å]",
    "[^å]: ",
    "| a | b |\n|---|:-:|\n",
    "| c | [d](e) |\n",
    "<kbd>",
    "</kbd>",
    "<details>",
    "<details open>",
    "</details>",
    "<summary>",
    "</summary>",
    "<br>",
    "</br>",
    "<abbr title=\"å\">",
    "</abbr>",
    "<sub>",
    "</sub>",
    "<div>",
    "</div>",
    "<div",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<?",
    "<![CDATA[",
    "]]>",
    "&amp;",
    "&#0;",
    "&nbsp;",
    "\\",
    "ord",
    "å",
    "æ ",
    "🫐",
    "\u{ad}",
    "\0",
    "\u{fffe}",
    "---\n",
    "===\n",
    "<",
    ">",
    "\"",
    "[b]: borte.md\n",
    "[b]",
    " ",
    "  \n",
    "Tittel på siden",
    "javascript:",
    "<table>\n",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    "</td>",
    "<thead>",
    "<caption>",
    "<ul>\n",
    "<ol>",
    "</ul>",
    "<li>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<a href=\"https://ks.no\">",
    "</a>",
    "<navn>",
    "](bor te)",
    "](tel:+47 35 58 10 00)",
    " (https://ks.no)",
    "https://ks.no ",
    "a@b.no ",
    "<!-- a\n\nb -->",
    " {#a}",
    "{% x %}",
    "• ",
    "[[x]]",
    "~",
];

fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4 * ProptestConfig::default().cases, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn renders_to_sound_html(text in markdown()) {
        assert_sound(&text, &body(&text));
    }

    #[test]
    fn renders_any_characters(text in any::<String>()) {
        assert_sound(&text, &body(&text));
    }
}
