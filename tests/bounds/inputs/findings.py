"""Very many findings: each is cheap to make, and must be cheap to tell."""

from .site import case, municipality, page, report, solution, text

JSON = (("check", "--format", "json"), ("check", "--format", "github"), ("check",))


def listed(field, count, name):
    return f"{field}: [" + ", ".join(name(n) for n in range(count)) + "]\n"


def others(count):
    """Solutions with names that all differ a little."""
    return {f"content/losninger/losning-{n}.md":
            f"---\ntittel: L{n}\nsammendrag: En.\ntype: fagsystem\neierskap: kommersiell\n"
            "temaer: [e-helse]\n---\nTekst.\n" for n in range(count)}


def cases():
    for commands, way in ((("check",), ("build",)), "text"), (JSON, "json and github"):
        def many(name, make, short=False, commands=commands, way=way):
            return case(f"findings: {name}, {way}", make, short, commands)

        yield many("90,000 unknown references",
                   lambda: report(listed("løsninger", 90_000, lambda n: f"l{n}")))
        yield many("20,000 unknown references",
                   lambda: report(listed("løsninger", 20_000, lambda n: f"l{n}")), short=True)
        yield many("3,000 unknown references",
                   lambda: report(listed("løsninger", 3_000, lambda n: f"l{n}")))
        yield many("60,000 times the same municipality",
                   lambda: report(listed("gjenbrukt_fra", 60_000, lambda n: "rapport")))
        yield many("20,000 uses of one solution", lambda: municipality(
            "bruk:\n" + "  - {løsning: losning, status: i-bruk}\n" * 20_000))
        yield many("20,000 uses with a wrong status", lambda: municipality(
            "bruk:\n" + "  - {løsning: losning, status: x}\n" * 20_000))
        yield many("20,000 needs of unknown topics", lambda: municipality(
            "behov:\n" + "".join(f"  - {{tema: t{n}, tekst: a}}\n" for n in range(20_000))))
        yield many("60,000 wrong addresses",
                   lambda: page(listed("tidligere_adresser", 60_000, lambda n: f"x{n}")), short=True)
        yield many("20,000 wrong sources", lambda: page(
            "kilder:\n" + "  - {url: feil, tittel: a}\n" * 20_000))
        yield many("20,000 sources with an unknown field", lambda: page(
            "kilder:\n" + "  - {url: https://a.no, titel: a}\n" * 20_000))
        yield many("100,000 links to anchors that are not there",
                   lambda: text("[a](#b) " * 100_000), short=True)
        yield many("100,000 lines with such a link", lambda: text("[a](#b)\n\n" * 90_000))
        yield many("60,000 links to missing files", lambda: text("[a](x.md) " * 80_000))
        yield many("60,000 links to missing pages", lambda: text(
            "".join(f"[a](/x{n}/) " for n in range(60_000))), short=True)
        yield many("90,000 unsafe links", lambda: text("[a](data:x)\n\n" * 60_000))
        yield many("60,000 missing images", lambda: text("![](x.png)\n\n" * 70_000))
        yield many("90,000 raw tags", lambda: text("a <b>c</b>\n\n" * 70_000), short=True)
        yield many("70,000 mobile numbers", lambda: text("tlf. 912 34 567\n\n" * 55_000))
        yield many("60,000 mail addresses", lambda: text("ola.nordmann@skien.no\n\n" * 40_000))
        yield many("60,000 skipped levels", lambda: text("## a\n\n#### b\n\n" * 60_000))
        yield many("100,000 empty headings", lambda: text("##\n\n" * 200_000))
        yield many("4,000 missing files among 500 documents", lambda: text(
            "".join(f"[a](losning-{n}x.md) " for n in range(40_000))) | others(500), short=True)
        yield many("20,000 unknown solutions among 500", lambda: solution(
            listed("bygger_på", 20_000, lambda n: f"losning-{n}x"), others(500)))
