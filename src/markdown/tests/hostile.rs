//! Tests texts that are meant to do harm.

use super::{Body, assert_sound, body};

fn sound(text: &str) -> Body {
    let body = body(text);
    assert_sound(text, &body);
    body
}

#[test]
fn deep_nesting_does_no_harm() {
    for piece in [
        "> ",
        "- ",
        "1. ",
        "*a ",
        "[",
        "![",
        "<kbd>",
        "<details>\n",
        "[^1]: ",
    ] {
        sound(&piece.repeat(5_000));
        sound(&format!("{}x", piece.repeat(2_000)));
    }
}

#[test]
fn long_texts_do_no_harm() {
    sound(&"ordet ".repeat(200_000));
    sound(&"x".repeat(1_000_000));
    sound(&format!("# {}", "å".repeat(500_000)));
    sound(&format!("```js\n{}\n```", "(".repeat(1_000_000)));
    sound(&"<a \"".repeat(200_000));
    sound(&format!("<div>\n{}", "<a \"".repeat(200_000)));
    sound(&format!("<div>\n{}", "<b>".repeat(200_000)));
    sound(&"[a](b) ![c](d) <i>".repeat(20_000));
    sound(&"• a\n".repeat(50_000));
    sound(&"<!-- a\n\n".repeat(10_000));
    sound(&"<table><tr><td>".repeat(5_000));
    sound(&format!(
        "{}{}",
        "x".repeat(200_000),
        "[a] (b c".repeat(5_000)
    ));
}

#[test]
fn findings_stop_at_what_someone_can_read() {
    let body = sound(&"<i> ".repeat(1_000));
    assert_eq!(body.findings.len(), 50);
    assert_eq!(body.findings[49].more, 950);
}

#[test]
fn nothing_gets_a_script_in() {
    for text in [
        "<script>alert(1)</script>",
        "a <script>alert(1)</script> b",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<kbd onclick=alert(1)>x</kbd>",
        "<details ontoggle=alert(1) open><summary>a</summary>x</details>",
        "[a](javascript:alert(1))",
        "![a](javascript:alert(1))",
        "<javascript:alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
        "<abbr title=\"&quot; onclick=alert(1) x=&quot;\">a</abbr>",
        "<style>@import url(https://ond.no)</style>",
        "<iframe src=https://ond.no></iframe>",
        "```\"><script>alert(1)\n</script>\n```",
        "<div\nonclick=alert(1)>",
        "<!--><script>alert(1)</script>-->",
    ] {
        let body = sound(text);
        for bad in [
            "<script",
            "href=\"javascript",
            "<img src=\"x",
            "<svg",
            "<iframe",
            "<style",
        ] {
            assert!(!body.html.contains(bad), "{text}: {}", body.html);
        }
    }
}
