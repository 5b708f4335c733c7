"""YAML: what the reader itself must bound, in every file that is YAML."""

from .site import case, page, raw

MB = 1_000_000


def flow(opening, closing, depth):
    return "felt: " + opening * depth + "x" + closing * depth + "\n"


def block_maps(depth, step=1):
    return "".join(f"{' ' * (level * step)}a:\n" for level in range(depth))


def aliases():
    return ("a: &a " + "x" * 90_000 + "\nb: &b [" + "*a, " * 100 + "]\nc: ["
            + "*b, " * 1000 + "]\n")


def doubling(levels, item):
    lines = [f"a0: &a0 {item}\n"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, levels)]
    return "".join(lines)


def cases():
    yield case("yaml: aliases of a large value", lambda: page(aliases()), short=True)
    yield case("yaml: aliases that double 30 times", lambda: page(doubling(30, "x")))
    yield case("yaml: aliases that double a long text",
               lambda: page(doubling(14, "y" * 30_000)))
    yield case("yaml: aliases as keys",
               lambda: page("a: &a " + "x" * 50_000 + "\n"
                            + "".join(f"b{n}:\n  *a : 1\n" for n in range(20_000))))
    yield case("yaml: merge keys",
               lambda: page("a: &a {x: " + "y" * 50_000 + "}\nb:\n"
                            + "  - {<<: *a}\n" * 30_000), short=True)
    yield case("yaml: aliases in kilder",
               lambda: page("kilder:\n  - &a {tittel: " + "y" * 50_000 + "}\n" + "  - *a\n" * 5000))
    yield case("yaml: an alias to itself", lambda: page("a: &a [*a, *a]\n"))
    yield case("yaml: 100,000 anchors",
               lambda: page("".join(f"a{n}: &b{n} x\n" for n in range(50_000))))
    yield case("yaml: one anchor 100,000 times",
               lambda: page("a:\n" + "  - &b x\n" * 90_000))
    for name, opening, closing in (("lists", "[", "]"), ("maps", "{a: ", "}"),
                                   ("maps without keys", "{", "}"), ("mixed", "[{a: ", "}]")):
        yield case(f"yaml: 100,000 nested flow {name}",
                   lambda o=opening, c=closing: page(flow(o, c, 100_000)))
        yield case(f"yaml: 20,000 nested flow {name}, not closed",
                   lambda o=opening: page("felt: " + o * 20_000 + "\n"))
    yield case("yaml: 250 nested flow lists", lambda: page(flow("[", "]", 250)))
    yield case("yaml: 120 nested flow lists", lambda: page(flow("[", "]", 120)))
    yield case("yaml: flow lists opened and closed in quotes",
               lambda: page("felt: '" + "[" * 200_000 + "'\n"))
    yield case("yaml: block lists on one line", lambda: page("felt:\n  " + "- " * 400_000 + "x\n"),
               short=True)
    yield case("yaml: complex keys on one line", lambda: page("? " * 400_000 + "x\n"))
    yield case("yaml: block maps 1,300 deep", lambda: page(block_maps(1300)))
    yield case("yaml: block maps 900 deep by two", lambda: page(block_maps(900, 2)))
    yield case("yaml: block lists 1,200 deep",
               lambda: page("felt:\n" + "".join(" " * n + "-\n" for n in range(1, 1200))))
    yield case("yaml: a title of 1 MB", lambda: raw("tittel: " + "x" * (MB - 100)))
    yield case("yaml: a title of 900 kB in words", lambda: raw("tittel: " + "ord " * 225_000))
    yield case("yaml: a summary of 900 kB", lambda: raw("tittel: A\nsammendrag: " + "æ" * 450_000))
    yield case("yaml: a key of 900 kB", lambda: page("x" * 900_000 + ": 1\n"))
    yield case("yaml: 80,000 unknown fields",
               lambda: page("".join(f"felt{n}: 1\n" for n in range(80_000))), short=True)
    yield case("yaml: 100,000 times the same field", lambda: page("felt: 1\n" * 100_000))
    yield case("yaml: 200,000 items in a list", lambda: page("felt:\n" + "- x\n" * 200_000))
    yield case("yaml: 200,000 items in a flow list", lambda: page("felt: [" + "x, " * 200_000 + "]\n"))
    yield case("yaml: 150,000 empty items in kilder", lambda: page("kilder:\n" + "  -\n" * 150_000),
               short=True)
    yield case("yaml: 200,000 empty maps", lambda: page("kilder: [" + "{}, " * 200_000 + "]\n"))
    yield case("yaml: a plain value over 100,000 lines",
               lambda: raw("tittel: a\n" + "  b\n" * 100_000))
    yield case("yaml: a folded value over 100,000 lines",
               lambda: page("felt: >\n" + "  b\n\n" * 100_000))
    yield case("yaml: a literal value of growing indent",
               lambda: page("felt: |\n" + "".join("  " + " " * (n % 500) + "b\n" for n in range(2500))))
    yield case("yaml: 900 kB of comments", lambda: page("# x\n" * 200_000))
    yield case("yaml: 900 kB of empty lines", lambda: page("\n" * 900_000))
    yield case("yaml: 900 kB of spaces", lambda: page("felt: " + " " * 900_000 + "x\n"))
    yield case("yaml: 900 kB of tabs", lambda: page("felt: " + "\t" * 900_000 + "x\n"))
    yield case("yaml: escapes in quotes", lambda: page('felt: "' + "\\u00e6" * 150_000 + '"\n'))
    yield case("yaml: a quote of 900 kB that is not closed",
               lambda: page("a: 1\nfelt: \"" + "x y\n  " * 150_000 + "\n"))
    yield case("yaml: tags", lambda: page("felt:\n" + "  - !a x\n" * 90_000))
    yield case("yaml: nested tags", lambda: page("felt: " + "!a " * 300_000 + "x\n"))
    yield case("yaml: a tag of 900 kB", lambda: page("felt: !" + "a" * 900_000 + " x\n"))
    yield case("yaml: an anchor of 900 kB", lambda: page("felt: &" + "a" * 900_000 + " x\n"))
    yield case("yaml: a number of 900,000 digits", lambda: page("felt: " + "9" * 900_000 + "\n"))
    yield case("yaml: dates and numbers out of range",
               lambda: page("sist_gjennomgått: 1e999999999\nfelt: [" + "1e400, " * 100_000 + "]\n"))
    yield case("yaml: directives", lambda: raw("%TAG ! tag:x,2000:\n" * 40_000 + "--- a"))
    yield case("yaml: 100,000 documents", lambda: raw("a: 1\n" + "--- \nb: 1\n" * 80_000))
    yield case("yaml: keys before colons", lambda: page("a" + ":a" * 400_000 + "\n"))
    yield case("yaml: question marks", lambda: page("? a\n" * 200_000))
    yield case("yaml: flow keys without values", lambda: page("felt: {" + "a, " * 250_000 + "}\n"))
    yield case("yaml: simple keys that may be",
               lambda: page("felt: [" + "\"a\" " * 180_000 + "]\n"))
    yield case("yaml: carriage returns alone", lambda: raw("tittel: a\r" * 90_000))
    yield case("yaml: astral characters and a fault at the end",
               lambda: raw("tittel: " + "😀" * 200_000 + "\ndato: x\nfelt: 1"))
    yield case("yaml: ---- lines", lambda: {"content/sider/a.md": "---\n" + "----\n" * 180_000})
    yield case("yaml: the front matter is never closed",
               lambda: {"content/sider/a.md": "---\n" + "a: 1\n" * 180_000}, short=True)
