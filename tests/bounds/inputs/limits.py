"""As much as the limits allow: these are built, and go through pages, search and feeds."""

import json

from .code import block
from .data import MAP, TOPICS, WORDS, boundary, ring
from .pictures import one, png
from .settings import pages
from .site import SETTINGS, case, municipality, page, report, solution, text


def listed(field, count, name):
    return f"{field}: [" + ", ".join(name(n) for n in range(count)) + "]\n"


def words(count):
    return "".join(f"ord{n} " for n in range(count))


def map_within():
    features = [boundary({"type": "Polygon", "coordinates": [ring(74_000, 9 + n, 59)]}, number)
                for n, number in enumerate(("4003", "4001"))]
    return {**municipality(""), MAP: json.dumps(
        {"type": "FeatureCollection", "features": features}, separators=(",", ":"))}


def cases():
    yield case("limits: 1,000 headings", lambda: text(
        "".join(f"## Overskrift {n}\n\nTekst.\n\n" for n in range(1_000))), short=True)
    yield case("limits: 5,000 links to documents", lambda: text("[a](side.md) " * 5_000), short=True)
    yield case("limits: 5,000 links to anchors among 1,000 headings", lambda: text(
        "".join(f"## a{n}\n\n" for n in range(1_000)) + "[a](#a999) " * 4_900), short=True)
    yield case("limits: 500 pictures that are one", lambda: {
        **text("![a](a.png)\n\n" * 500), "content/sider/a.png": png(1600, 1000)})
    yield case("limits: 20,000 cells", lambda: text(
        "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n" + "|1|2|3|4|5|6|7|8|\n" * 2_100), short=True)
    yield case("limits: 1,000 footnotes",
               lambda: text("".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(1_000))))
    yield case("limits: one footnote cited 1,900 times",
               lambda: text("a[^1] " * 1_900 + "\n\n[^1]: b\n"))
    yield case("limits: 1,000 blocks of code",
               lambda: text("```js\nlet a = b(c);\n```\n\n" * 1_000), short=True)
    yield case("limits: 5,000 tags", lambda: text("<kbd>a</kbd> " * 2_450))
    yield case("limits: 19,000 paragraphs", lambda: text("a b\n\n" * 19_000))
    yield case("limits: 49,000 spans", lambda: text("*a* " * 49_000))
    yield case("limits: 1 MB of words that differ", lambda: text(words(110_000)), short=True)
    yield case("limits: 1 MB of running text",
               lambda: text("Kommunene deler erfaringer om digitalisering.\n" * 21_000))
    yield case("limits: lists 20 deep, 900 times", lambda: text(
        "".join("  " * (n % 20) + "- a\n" for n in range(9_000))))
    yield case("limits: 25 kB of js", lambda: text(block("js", "a(", 79, 24_000)))
    yield case("limits: 8 kB of js in long lines", lambda: text(block("js", "a", 199, 8_000)), short=True)
    yield case("limits: 1,000 redirects", lambda: page(
        listed("tidligere_adresser", 1_000, lambda n: f"/gammel-{n}/")), short=True)
    yield case("limits: redirects of 500 characters", lambda: page(
        listed("tidligere_adresser", 1_000, lambda n: "/" + f"{n}x/".ljust(6, "y") + "z" * 190 + "/")))
    yield case("limits: 1,000 sources of 5,000 characters", lambda: page(
        "kilder:\n" + "".join(f"  - {{tittel: {'x' * 900}{n}}}\n" for n in range(1_000))), short=True)
    yield case("limits: 1,000 unknown solutions",
               lambda: report(listed("løsninger", 1_000, lambda n: f"l{n}")))
    yield case("limits: 1,000 alias names", lambda: solution(listed("alias", 1_000, lambda n: f"a{n}")))
    yield case("limits: 20 fields of 5,000 characters", lambda: report(
        "råd: [" + ", ".join("x" * 4_999 for _ in range(100)) + "]\n"))
    yield case("limits: 1,000 needs", lambda: municipality(
        "behov:\n" + "".join(f"  - {{tema: e-helse, tekst: Behov {n}}}\n" for n in range(1_000))))
    yield case("limits: 1,000 uses", lambda: {
        **municipality("bruk:\n" + "".join(
            f"  - {{løsning: l{n}, status: i-bruk}}\n" for n in range(200))),
        **{f"content/losninger/l{n}.md":
           f"---\ntittel: L{n}\nsammendrag: En.\ntype: fagsystem\neierskap: kommersiell\n"
           "temaer: [e-helse]\n---\nTekst.\n" for n in range(200)}})
    yield case("limits: 500 topics", lambda: {**page(""), TOPICS: "temaer:\n" + "".join(
        f"  - {{slug: t{n}, nb: Tema {n}}}\n" for n in range(500))}, short=True)
    yield case("limits: 5,000 words", lambda: {**page(""), WORDS: "ord:\n" + "".join(
        f"  - {{term: ord{n}, varianter: [var{n}, form{n}]}}\n" for n in range(5_000))}, short=True)
    yield case("limits: 1,000 variants of 20 words", lambda: {**page(""), WORDS: "ord:\n" + "".join(
        f"  - term: ord{n}\n    varianter: [{', '.join(f'v{n}x{m}' for m in range(1_000))}]\n"
        for n in range(20))})
    yield case("limits: words in a chain of 5,000", lambda: {**page(""), WORDS: "ord:\n" + "".join(
        f"  - {{term: o{n}, varianter: [o{n + 1}]}}\n" for n in range(5_000))})
    yield case("limits: a map of 148,000 points", map_within, short=True)
    yield case("limits: settings of 300 characters", lambda: {
        "site.yaml": SETTINGS.replace("Prøve", "x" * 299) + f"tagline: {'y' * 299}\n"
        + f"description: {'z' * 999}\n", **pages(40)})
    yield case("limits: PNG of 24 million pixels",
               one("a.png", lambda: png(6_000, 4_000)), short=True)
    yield case("limits: a title of 300 characters",
               lambda: {"content/sider/side.md": f"---\ntittel: {'x' * 300}\n---\nTekst.\n"})
