//! Tests raw HTML in a text.

use crate::diagnostic::Check;
use crate::markdown::tests::{body, checks, html, marked, search_text};

#[test]
fn the_safe_elements_are_let_through_and_written_again() {
    assert_eq!(
        html("<KBD>Ctrl</KBD> H<sub>2</sub>O x<sup>2</sup> <mark>*her*</mark><br/>b"),
        "<p><kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup> <mark><em>her</em></mark><br>\nb</p>\n"
    );
    let abbr = "<abbr title='Digitale &quot;tjenester&quot;'>DT</abbr>";
    assert_eq!(
        html(abbr),
        "<p><abbr title=\"Digitale &quot;tjenester&quot;\">DT</abbr></p>\n"
    );
    assert_eq!(checks(abbr), []);
    assert_eq!(search_text("H<sub>2</sub>O"), "H2O");
}

#[test]
fn details_may_hold_markdown() {
    let text =
        "<details open>\n<summary>Mer om *dette*</summary>\n\n- punkt\n\n</details>\n\netter";
    assert_eq!(
        html(text),
        "<details open>\n<summary>Mer om <em>dette</em></summary>\n\
         <ul>\n<li>punkt</li>\n</ul>\n</details>\n<p>etter</p>\n"
    );
    assert_eq!(checks(text), []);
    assert_eq!(search_text(text), "Mer om dette punkt etter");
    assert_eq!(
        html("<details><summary>A</summary>Ord &amp; <kbd>x</kbd></details>"),
        "<details>\n<summary>A</summary>\n<p>Ord &amp; <kbd>x</kbd></p>\n</details>\n"
    );
}

#[test]
fn details_always_have_a_summary_with_words() {
    for (text, expected) in [
        (
            "<details>\n\nord\n\n</details>",
            "<details>\n<summary>Detaljer</summary>\n<p>ord</p>\n</details>\n",
        ),
        (
            "<details>",
            "<details>\n<summary>Detaljer</summary>\n</details>\n",
        ),
        (
            "<details></details>",
            "<details>\n<summary>Detaljer</summary>\n</details>\n",
        ),
        (
            "<details><summary></summary></details>",
            "<details>\n<summary>Detaljer</summary>\n</details>\n",
        ),
        (
            "<details><p>ord</details>",
            "<details>\n<summary>Detaljer</summary>\n<p>ord</p>\n</details>\n",
        ),
        (
            "<details><ul><li>ord",
            "<details>\n<summary>Detaljer</summary>\n<ul>\n<li>ord\n</li>\n</ul>\n</details>\n",
        ),
        (
            "<details><a href=\"https://ks.no\">ord</a></details>",
            "<details>\n<summary>Detaljer</summary>\n\
             <p><a href=\"https://ks.no\" rel=\"nofollow ugc noopener\">ord</a></p>\n</details>\n",
        ),
        (
            "<details><details>",
            "<details>\n<summary>Detaljer</summary>\n\
             <details>\n<summary>Detaljer</summary>\n</details>\n</details>\n",
        ),
        (
            "> <details>\n> <p>\n\n- <details>",
            "<blockquote>\n<details>\n<summary>Detaljer</summary>\n<p>\n</p>\n</details>\n</blockquote>\n\
             <ul>\n<li>\n<details>\n<summary>Detaljer</summary>\n</details>\n</li>\n</ul>\n",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
    assert_eq!(marked("<details>\n\nord\n\n</details>"), "<details>");
}

#[test]
fn a_summary_comes_first_whatever_details_begin_with() {
    let beginnings = [
        "<p>",
        "</p>",
        "<br>",
        "<ol>",
        "<li>",
        "<table>",
        "<tr>",
        "<td>",
        "<dl>",
        "<dt>",
        "<caption>",
        "<kbd>",
        "<b>",
        "<code>",
        "<sub>",
        "<abbr>",
        "<a href=x>",
        "<navn>",
        "<div>",
        "</div>",
        "<p><p>",
        "<script>x</script>",
        "<!-- a -->",
        "<details>",
        "<details><summary>",
        "</details>",
        "ord",
        "&amp;",
        "# A",
        "- a",
        "1. a",
        "> a",
        "| a |\n|---|\n",
        "```\na\n```",
        "    a",
        "---",
        "![a](kart.png)",
        "[^1]",
    ];
    for beginning in beginnings {
        for frame in [
            "@",
            "> @",
            "- @",
            "<ul><li>@",
            "<table><td>@",
            "<details><summary>A</summary>@",
        ] {
            for gap in ["", "\n", "\n\n"] {
                let text = frame.replace('@', &format!("<details>{gap}{beginning}"));
                let html = html(&text);
                for content in html.split("<details>").skip(1) {
                    assert!(content.starts_with("\n<summary>"), "{text}: {html}");
                }
            }
        }
    }
}

#[test]
fn all_else_is_refused_and_its_words_kept() {
    assert_eq!(html("<div class=x>\nord\n</div>"), "<p>\nord\n</p>\n");
    assert_eq!(checks("<div class=x>\nord\n</div>"), [Check::RawHtml]);
    assert_eq!(html("a <b>c</b> d"), "<p>a c d</p>\n");
    assert_eq!(checks("a <b>c</b> d"), [Check::RawHtml]);
    assert_eq!(html("<!DOCTYPE html>\n<?php x ?>"), "");
}

#[test]
fn plain_tables_and_lists_are_let_through() {
    for (text, expected) in [
        (
            "<table class=\"t\" border=1>\n<tr><th>Felt</th><th>Om</th></tr>\n<tr><td>id</td>\
             <td colspan=\"2\">et <b>tall</b></td></tr>\n</table>",
            "<table>\n<tr>\n<th scope=\"col\">Felt</th>\n<th scope=\"col\">Om</th>\n</tr>\n\
             <tr>\n<td>id</td>\n<td colspan=\"2\">et <strong>tall</strong></td>\n</tr>\n\
             </table>\n</div>\n",
        ),
        (
            "<table>\n\n<thead><tr><th>A</thead>\n\n<tbody>\n<tr><th>b<td>c\n</tbody>\n\n</table>",
            "<table>\n<thead>\n<tr>\n<th scope=\"col\">A</th>\n</tr>\n</thead>\n<tbody>\n\
             <tr>\n<th scope=\"row\">b</th>\n<td>c\n</td>\n</tr>\n</tbody>\n</table>\n</div>\n",
        ),
        (
            "<ul><li>en<li>to <ol start=3><li>tre</li></ol></li></ul>",
            "<ul>\n<li>en</li>\n<li>to \n<ol start=\"3\">\n<li>tre</li>\n</ol>\n</li>\n</ul>\n",
        ),
        (
            "<ul>\n<li>\n\n*en*\n\n</li>\n</ul>",
            "<ul>\n<li>\n<p><em>en</em></p>\n</li>\n</ul>\n",
        ),
        (
            "<dl><dt>Ord</dt><dd>Mening</dd></dl>",
            "<dl>\n<dt>Ord</dt>\n<dd>Mening</dd>\n</dl>\n",
        ),
        (
            "<ul><li><a href=\"https://ks.no\" target=\"_blank\">KS</a> og <p>ord</p></ul>",
            "<ul>\n<li><a href=\"https://ks.no\" rel=\"nofollow ugc noopener\">KS</a> og <p>ord</p>\n\
             </li>\n</ul>\n",
        ),
    ] {
        let html = html(text);
        assert!(html.ends_with(expected), "{text}\n{html}");
        assert_eq!(checks(text), [], "{text}");
    }
    assert_eq!(
        search_text("<table><tr><td>a</td><td>b</td></tr></table>"),
        "a b"
    );
    assert_eq!(checks("<ul><li>a</li>"), [Check::RawHtml]);
    assert_eq!(checks("<li>a</li>"), [Check::RawHtml]);
    assert_eq!(
        checks("<ul><li><a href=\"javascript:x\">a</a></li></ul>"),
        [Check::UnsafeLink]
    );
    assert_eq!(checks("tekst <ul><li>a</li></ul>"), [Check::RawHtml; 2]);
}

#[test]
fn a_table_from_word_is_reported_once() {
    let cell =
        "<td style='width:1cm'><p class=MsoNormal><span lang=NB>A<o:p></o:p></span></p></td>";
    let text = format!("<table class=MsoTable style='x'>\n<tr>{cell}{cell}</tr>\n</table>\n");
    assert_eq!(
        checks(&text),
        [Check::RawHtml],
        "{:?}",
        body(&text).findings
    );
    assert_eq!(marked(&text), "<table class=MsoTable style='x'>");
    assert_eq!(search_text(&text), "A A");
}

#[test]
fn words_on_both_sides_of_a_refused_block_stay_apart() {
    for text in [
        "<div>en</div><div>to</div>",
        "en <div>to</div>tre",
        "<section><h2>en</h2><p>to</p></section>",
    ] {
        let words = search_text(text);
        assert!(
            !words.contains("ento") && !words.contains("totre"),
            "{text}: {words}"
        );
    }
}

#[test]
fn a_name_in_angle_brackets_is_text() {
    for (text, shown) in [
        (
            "Gå til `x` på <cluster>.",
            "<p>Gå til <code>x</code> på &lt;cluster&gt;.</p>\n",
        ),
        (
            "## Plan for <year>",
            "<h2 id=\"plan-for-year\">Plan for &lt;year&gt;</h2>\n",
        ),
        (
            "https://<navn>.no/<din kommune>",
            "<p>https://&lt;navn&gt;.no/&lt;din kommune&gt;</p>\n",
        ),
        ("<navn>\n", "<p>&lt;navn&gt;\n</p>\n"),
        (
            "<ORG> og <min-kommune>",
            "<p>&lt;ORG&gt; og &lt;min-kommune&gt;</p>\n",
        ),
    ] {
        assert_eq!(html(text), shown);
        assert_eq!(checks(text), [], "{text}");
    }
    assert_eq!(checks("<navn>\nog **viktig** tekst"), [Check::StrayMarkup]);
    for text in [
        "<Tabs>a</Tabs>",
        "<detials>a</detials>",
        "<Kort tittel=\"x\">",
        "<Kort/>",
    ] {
        assert_eq!(checks(text), [Check::RawHtml], "{text}");
    }
}

#[test]
fn a_summary_may_hold_code_and_stress() {
    for summary in [
        "<code>a.yaml</code> og <strong>viktig</strong>",
        "`a.yaml` og **viktig**",
    ] {
        let text = format!("<details>\n<summary>{summary}</summary>\n\nT\n\n</details>");
        assert!(
            html(&text)
                .contains("<summary><code>a.yaml</code> og <strong>viktig</strong></summary>"),
            "{}",
            html(&text)
        );
        assert_eq!(checks(&text), []);
    }
    let listed = html("<details><summary>1. Før</summary>\nx</details>");
    assert!(listed.contains("<summary>1. Før</summary>"), "{listed}");
}

#[test]
fn scripts_and_styles_go_with_their_content() {
    assert_eq!(html("<script>\nalert(1)\n</script>\n\nord"), "<p>ord</p>\n");
    assert_eq!(html("a <script>alert(1) *b*</script> c"), "<p>a  c</p>\n");
    assert_eq!(html("a <style>b\n\nord"), "<p>a </p>\n<p>ord</p>\n");
    assert_eq!(html("<div><script>x</script>ord</div>"), "<p>ord</p>\n");
}

#[test]
fn comments_are_dropped_without_a_word() {
    assert_eq!(
        html("a <!-- b --> c\n\n<!--\nd\n\ne\n-->\n"),
        "<p>a  c</p>\n"
    );
    assert_eq!(checks("a <!-- b -->\n\n<!--\nd\n-->\n"), []);
    assert_eq!(checks("<!-- aldri lukket\n\nord"), [Check::RawHtml]);
}

#[test]
fn a_comment_over_an_empty_line_is_hidden_and_reported() {
    let text = "Tatt i bruk <!-- spør leder\n\nom *dette* kan stå --> i fjor.";
    assert_eq!(html(text), "<p>Tatt i bruk </p>\n<p> i fjor.</p>\n");
    assert_eq!(checks(text), [Check::RawHtml]);
    assert_eq!(marked(text), "<!--");
    let listed = "Bruk <!-- a\n\n- b\n\n```\nc\n```\n\n--> d";
    assert!(!html(listed).contains(['b', 'c']), "{}", html(listed));
    assert_eq!(
        html("å <!-- aldri lukket\n\nord"),
        "<p>å </p>\n<p>ord</p>\n"
    );
    assert_eq!(
        html("å <!-- a\n\n<!-- b -->\n\nord"),
        "<p>å </p>\n<p>ord</p>\n"
    );
    assert_eq!(checks("å \\<!-- a\n\nb --> c og a --> b"), []);
}

#[test]
fn what_is_not_closed_is_closed_where_its_block_ends() {
    assert_eq!(
        html("a <kbd>b\n\nc</kbd>"),
        "<p>a <kbd>b</kbd></p>\n<p>c</p>\n"
    );
    assert_eq!(marked("å <kbd>b\n\nc"), "<kbd>");
    assert_eq!(marked("å </kbd> b"), "</kbd>");
    assert_eq!(
        html("*a <mark>b* c</mark>"),
        "<p><em>a <mark>b</mark></em> c</p>\n"
    );
    assert_eq!(
        html("<kbd><sub>a</kbd></sub>"),
        "<p><kbd><sub>a</sub></kbd></p>\n"
    );
    assert_eq!(
        html("- a <kbd>b\n  - c"),
        "<ul>\n<li>a <kbd>b</kbd>\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"
    );
}

#[test]
fn details_and_summary_stand_only_where_they_may() {
    assert_eq!(html("a <details>b</details>"), "<p>a b </p>\n");
    assert_eq!(html("<summary>a</summary>"), "<p>a</p>\n");
    let nested = html("<details><summary>a<details>b</summary></details>");
    assert!(
        nested.starts_with("<details>\n<summary>a</summary>\n<details>\n"),
        "{nested}"
    );
    assert_eq!(
        html("> <details><summary>a</summary>\n\nb\n\n</details>")
            .matches("</details>")
            .count(),
        1
    );
}

#[test]
fn other_attributes_are_refused() {
    assert!(html("<details open=ja><summary>a</summary></details>").starts_with("<details open>"));
    assert_eq!(html("<kbd class=\"x\">a</kbd>"), "<p><kbd>a</kbd></p>\n");
    let text = "<kbd class=\"x\">a</kbd>";
    let finding = &body(text).findings[0];
    assert_eq!(finding.message, "«class» er ikke tillatt på «<kbd>».");
    assert_eq!(marked(text), "<kbd class=\"x\">");
}

#[test]
fn places_are_exact_in_quotes_and_lists() {
    assert_eq!(marked("> æ\n>\n> <div>\n> ø <b>å</b>\n"), "<div>");
    assert_eq!(marked("- æ\n\n  ord\n  <center>x\n"), "<center>");
    let text = "> <kbd>å\n> ø <b>å</b></kbd>\n";
    assert_eq!(marked(text), "<b>");
}
