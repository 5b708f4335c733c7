//! Tests which markup is found, and which is left alone.

use super::*;

#[test]
fn markup_of_other_programs_is_found() {
    for (text, marked, kind) in [
        (
            "a {% include x.html %} b",
            "{% include x.html %}",
            Kind::Template,
        ),
        ("{%- if a_b -%}", "{%- if a_b -%}", Kind::Template),
        ("{{ site.baseurl }}/x", "{{ site.baseurl }}", Kind::Template),
        (
            "{{< figure src=\"a.png\" >}}",
            "{{< figure src=\"a.png\" >}}",
            Kind::Template,
        ),
        ("{{% notice %}}", "{{% notice %}}", Kind::Template),
        ("{!fil.md!}", "{!fil.md!}", Kind::Template),
        ("<% a %>", "<% a %>", Kind::Template),
        ("${navn}", "${navn}", Kind::Template),
        ("https://<<tenant()>>.no", "<<tenant()>>", Kind::Template),
        ("ord {: .merk }", "{: .merk }", Kind::Attributes),
        ("{:.no_toc}", "{:.no_toc}", Kind::Attributes),
        ("{:toc}", "{:toc}", Kind::Attributes),
        ("ord{.merk}", "{.merk}", Kind::Attributes),
        ("ord {#her}", "{#her}", Kind::Attributes),
        (
            "ord { .kort width=50% }",
            "{ .kort width=50% }",
            Kind::Attributes,
        ),
        ("{# husk #}", "{# husk #}", Kind::Comment),
        ("%%husk dette%%", "%%husk dette%%", Kind::Comment),
        ("%% husk %%", "%% husk %%", Kind::Comment),
        ("se [[en side]] her", "[[en side]]", Kind::WikiLink),
        ("se ![[bilde.png]]", "![[bilde.png]]", Kind::WikiImage),
        ("[[_TOC_]]", "[[_TOC_]]", Kind::Contents),
        ("[TOC]", "[TOC]", Kind::Contents),
        ("er ==viktig==.", "==viktig==", Kind::Highlight),
        ("H~2~O", "~2~", Kind::Subscript),
        ("10 m^2^ stor", "^2^", Kind::Superscript),
        ("trykk ++ctrl+c++", "++ctrl+c++", Kind::Foreign),
        ("^^nytt^^", "^^nytt^^", Kind::Foreign),
        ("{++nytt++}", "{++nytt++}", Kind::Foreign),
        ("[b]fet[/b]", "[/b]", Kind::Foreign),
        ("'''fet'''", "'''fet'''", Kind::Foreign),
        ("\\begin{x}", "\\begin{", Kind::Foreign),
        ("Hei :smile: du", ":smile:", Kind::Emoji),
        (":material-check:", ":material-check:", Kind::Emoji),
        ("$x^2 + y$", "$x^2 + y$", Kind::Formula),
        ("$$a = b$$", "$$a = b$$", Kind::Formula),
        ("ord[^1].", "[^1]", Kind::Footnote),
        ("a](b", "](", Kind::Link),
        ("[KS|https://ks.no]", "[KS|https://ks.no]", Kind::Link),
        (
            "[https://ks.no hos KS]",
            "[https://ks.no hos KS]",
            Kind::Link,
        ),
        ("\"KS\":https://ks.no", ":https://", Kind::Link),
        ("{info}", "{info}", Kind::Foreign),
        ("det er ||skjult|| her", "||skjult||", Kind::Foreign),
        ("se :ref:", ":ref:", Kind::Foreign),
        ("se {doc}", "{doc}", Kind::Foreign),
        ("{width=50%}", "{width=50%}", Kind::Attributes),
        (
            "{target=\"_blank\"}",
            "{target=\"_blank\"}",
            Kind::Attributes,
        ),
        ("ord^[En note.] og", "^[En note.]", Kind::InlineNote),
        ("ord[^en note]", "[^en note]", Kind::InlineNote),
        ("som [@berg19, s. 3]", "[@berg19, s. 3]", Kind::Citation),
        ("som [-@berg2019]", "[-@berg2019]", Kind::Citation),
        ("!(plan.png)", "!(plan.png)", Kind::Picture),
        ("skriv `x her", "`", Kind::Backtick),
        ("skriv ``x her", "``", Kind::Backtick),
        ("skriv ´x´ her", "´x´", Kind::Backtick),
        ("{code:java}", "{code:java}", Kind::Foreign),
        ("R&amp;D", "&amp;", Kind::Reference),
        ("bl&#229;", "&#229;", Kind::Reference),
        ("a&nbsp b", "&nbsp", Kind::Reference),
        ("**Merk: viktig", "**", Kind::Emphasis),
    ] {
        let found = find(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(
            (&text[found[0].range.clone()], found[0].kind),
            (marked, kind)
        );
    }
}

#[test]
fn ordinary_text_is_left() {
    for text in [
        "Kl. 10:30:15 – og 9:00: møte. Merk: «{navn}» og {a, b} i {}.",
        "a == b == c, x==y og y==z, 2^10 og 2^20, C++ og C++-kode, ++i",
        "Pris: $5 og $10, 100 %% av 5 %, 5 % & 6 %, AT&T, R&D; K&R;",
        "Saka [sak 1] [sic] og [[ a",
        "# 1 og #hashtag, C#, a#b, nr. #3",
        "Fila a*b**c og f**k, 2**10 er 1024, ~10 og ~20, ***",
        "se:https://ks.no, [1|2], [https://ks.no], /api/{code} og {info i dag}",
        "urn:nbn:no:1 og std::vec::Vec, a:b:c, http://[::1]:80/x:y",
        "<< sitat >> og <<sitat>>, 1 < 2 > 1, ' a '' b",
        "{ } {0} {1,2} /api/{id}/{navn} {a b} {: } {a=b}",
        "Navn: ______ og a__b",
        "C:\\begynn og \\\\server\\fil",
        "en ^ to ^ tre",
        "a || b || c, a||b||c, || og |",
        "Hei! (kart.png), !(ikke sant), !",
        "[^a-z 0-9] og [^ a], [@digitv] og [@digitv, @ks]",
        "Tid ´ og rock´n roll, 5 § 3 «sitat» og a\u{a0}b",
        "{ref} i teksten",
        "…[…]…",
    ] {
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn long_texts_take_no_long_time() {
    for piece in ["{", "[[", "==a ", "$a", "{{ a ", "**a ", ":a", "%%a", "[^a"] {
        find(&piece.repeat(200_000));
    }
}
