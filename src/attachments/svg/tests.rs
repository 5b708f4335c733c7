use super::*;

fn drawn(inside: &str) -> Drawing {
    let text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inside}</svg>"
    );
    rewrite(text.as_bytes()).unwrap_or_else(|finding| panic!("{inside}: {}", finding.message))
}

#[track_caller]
fn is_left_out(inside: &str, gone: &[&str]) {
    let drawing = drawn(inside);
    for word in gone {
        assert!(
            !drawing.text.to_lowercase().contains(word),
            "{inside} → {}",
            drawing.text
        );
    }
    assert!(!drawing.left_out.is_empty(), "{inside} is not reported");
    let again = rewrite(drawing.text.as_bytes()).unwrap();
    assert_eq!(again.text, drawing.text, "what is clean stays as it is");
    assert_eq!(again.left_out, BTreeSet::new());
}

#[test]
fn what_draws_is_written_again() {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n\
        <!-- Inkscape --><svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
        xmlns:inkscape=\"http://www.inkscape.org/ns\" viewBox=\"0 0 10 10\" inkscape:version=\"1\">\n\
        <svg:metadata><x/></svg:metadata><svg:title>Å &amp; B &#229;</svg:title>\n\
        <svg:defs><svg:linearGradient id=\"a\"><svg:stop offset=\"0\" stop-color=\"rgb(1,2,3)\"/></svg:linearGradient></svg:defs>\
        <svg:style><![CDATA[.x > rect { fill: url(#a); transform: rotate(3deg) }]]></svg:style>\
        <svg:g class=\"x\" transform=\"translate(1 2)\"><svg:rect id=\"r\" width=\"4\" height=\"4\" style=\"fill:url('#a')\"/>\
        <svg:use xlink:href=\"#r\" x=\"5\"/></svg:g></svg:svg>";
    let drawing = rewrite(text.as_bytes()).unwrap_or_else(|finding| panic!("{}", finding.message));
    assert_eq!(drawing.left_out, BTreeSet::new());
    assert_eq!(
        drawing.text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><title>Å &amp; B å</title>\
         <defs><linearGradient id=\"a\"><stop offset=\"0\" stop-color=\"rgb(1,2,3)\"></stop></linearGradient></defs>\
         <style>.x &gt; rect { fill: url(#a); transform: rotate(3deg) }</style>\
         <g class=\"x\" transform=\"translate(1 2)\"><rect height=\"4\" id=\"r\" style=\"fill:url('#a')\" width=\"4\"></rect>\
         <use href=\"#r\" x=\"5\"></use></g></svg>\n"
    );
}

#[test]
fn what_runs_or_fetches_is_left_out() {
    for (inside, gone) in [
        ("<script>alert(1)</script>", &["script", "alert"][..]),
        ("<script href=\"x.js\"/>", &["script", "x.js"]),
        ("<SCRIPT>alert(1)</SCRIPT>", &["script", "alert"]),
        ("<g onload=\"alert(1)\"/>", &["onload", "alert"]),
        (
            "<rect onclick='alert(1)' OnMouseOver='alert(2)' width='1'/>",
            &["onclick"],
        ),
        (
            "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='x'/></foreignObject>",
            &["foreign", "iframe"],
        ),
        (
            "<a href=\"javascript:alert(1)\"><text>x</text></a>",
            &["javascript", "<a"],
        ),
        (
            "<a xlink:href=\"https://evil.example/\"><text>x</text></a>",
            &["evil"],
        ),
        (
            "<use href=\"https://evil.example/a.svg#b\"/>",
            &["evil", "<use"],
        ),
        (
            "<use xlink:href=\"data:image/svg+xml,&lt;svg/&gt;#x\"/>",
            &["data:", "<use"],
        ),
        (
            "<image href=\"https://evil.example/a.png\"/>",
            &["evil", "<image"],
        ),
        (
            "<image href=\"data:image/svg+xml;base64,AAAA\"/>",
            &["data:"],
        ),
        ("<image href=\"data:text/html;base64,AAAA\"/>", &["data:"]),
        (
            "<feImage href=\"https://evil.example/a.png\"/>",
            &["evil", "feimage"],
        ),
        (
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            &["<set", "javascript"],
        ),
        (
            "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
            &["animate", "javascript"],
        ),
        (
            "<handler type=\"text/javascript\">alert(1)</handler>",
            &["handler", "alert"],
        ),
        (
            "<style>@import url(https://evil.example/a.css);</style>",
            &["evil", "import"],
        ),
        (
            "<style>rect { fill: url(https://evil.example/a.svg#b) }</style>",
            &["evil"],
        ),
        (
            "<style>rect { fill: u\\72l(https://evil.example/) }</style>",
            &["evil"],
        ),
        (
            "<style>rect { background: image-set('https://evil.example/' 1x) }</style>",
            &["evil"],
        ),
        (
            "<style>rect { fill: url(/**/https://evil.example/) }</style>",
            &["evil"],
        ),
        (
            "<rect style=\"fill: URL( 'https://evil.example/' )\"/>",
            &["evil"],
        ),
        ("<rect fill=\"url(https://evil.example/#a)\"/>", &["evil"]),
        ("<rect filter=\"url(evil.svg#a)\"/>", &["evil"]),
        ("<iframe src=\"x\"/>", &["iframe"]),
        ("<video href=\"x\"/>", &["video"]),
    ] {
        is_left_out(inside, gone);
    }
}

#[test]
fn a_foreign_element_is_left_out_with_all_that_is_in_it() {
    let inside = "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">alert(1)</x:script>\
        <html xmlns=\"http://www.w3.org/1999/xhtml\"><body onload=\"alert(1)\"/></html>";
    let drawing = drawn(inside);
    assert_eq!(
        drawing.text,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n"
    );
}

#[test]
fn what_is_no_drawing_is_refused() {
    for text in [
        "",
        "tekst",
        "<html/>",
        "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>",
        "<svg>",
        "<svg></g>",
        "<svg/><svg/>",
        "<svg>&egen;</svg>",
        "<svg a=\"&egen;\"/>",
        "<svg a=1/>",
        "<svg xmlns=\"http://www.w3.org/1999/xhtml\"><script/></svg>",
    ] {
        assert!(rewrite(text.as_bytes()).is_err(), "{text}");
    }
    assert!(rewrite(b"\xff\xfe<\0s\0").is_err());
    assert!(rewrite(&[b' '; LARGEST + 1]).is_err());
    assert!(rewrite("<svg>".repeat(DEEPEST + 1).as_bytes()).is_err());
}

#[test]
fn copies_of_copies_are_counted() {
    let mut inside = "<g id=\"g0\"><rect/></g>".to_owned();
    for level in 1..20 {
        let before = level - 1;
        inside +=
            &format!("<g id=\"g{level}\"><use href=\"#g{before}\"/><use href=\"#g{before}\"/></g>");
    }
    let bomb = format!("<svg>{inside}<use href=\"#g19\"/></svg>");
    assert!(rewrite(bomb.as_bytes()).is_err());
    let ring = "<svg><g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g></svg>";
    assert!(rewrite(ring.as_bytes()).is_ok());
    let many = format!(
        "<svg><g id=\"a\"/>{}</svg>",
        "<use href=\"#a\"/>".repeat(5000)
    );
    assert!(rewrite(many.as_bytes()).is_ok());
}
