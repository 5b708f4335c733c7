"""Markdown: what grows faster than the text."""

from .site import case, page, text

SIZE = 900_000


def repeated(piece, size=SIZE):
    return lambda: text(piece * (size // max(len(piece.encode()), 1)))


def numbered(piece, count):
    return lambda: text("".join(piece.format(n=n) for n in range(count)))


def around(opening, middle, closing, count):
    return lambda: text(opening * count + middle + closing * count + "\n")


def wide_table(columns, rows, row):
    return lambda: text("|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + row * rows)


#: Name, what is repeated, whether it is part of the short round.
REPEATED = (
    ("headings", "# a\n", True),
    ("headings that differ by nothing", "## Samme overskrift\n\n", False),
    ("underlined headings", "a\n-\n", False),
    ("headings of each level", "## a\n### b\n#### c\n##### d\n###### e\n", False),
    ("headings in quotes", "> ## a\n\n", False),
    ("headings in lists", "- ## a\n", False),
    ("horizontal rules", "***\n", True),
    ("paragraphs of one letter", "a\n\n", False),
    ("hard breaks", "a\\\n", True),
    ("soft breaks", "a\n", False),
    ("list items", "- a\n", False),
    ("list items that nothing is in", "-\n", True),
    ("numbered items", "1. a\n", False),
    ("lists one after the other", "- a\n\n\n+ b\n\n\n", False),
    ("tasks", "- [ ] a\n", True),
    ("quotes one after the other", "> a\n\n", False),
    ("callouts", "> [!NOTE]\n> a\n\n", True),
    ("fences without content", "```\n```\n", False),
    ("fences that are never closed", "```a\n", False),
    ("fences of many lengths", "```\n````\n`````\n", False),
    ("indented code", "    a\n\nb\n\n", False),
    ("inline code", "`a` ", False),
    ("emphasis", "*a* ", False),
    ("strong", "**a** ", False),
    ("struck through", "~~a~~ ", False),
    ("asterisks", "*", False),
    ("asterisks with letters between", "*a_ ", False),
    ("underscores", "_", False),
    ("tildes", "~", False),
    ("backticks", "`", False),
    ("opening brackets", "[", False),
    ("closing brackets", "]", False),
    ("opening brackets of images", "![", False),
    ("brackets and parentheses", "[a](", False),
    ("brackets within brackets", "[a][", False),
    ("less-than signs", "<", False),
    ("tags that are never closed", "<a ", False),
    ("tags with open quotes", "<a b=\"", False),
    ("comments that are never closed", "<!-- a ", True),
    ("comments that end", "<!-- a -->", False),
    ("declarations", "<!A ", False),
    ("instructions", "<?a ", False),
    ("character data", "<![CDATA[ ", False),
    ("closing tags", "</a>", False),
    ("script tags", "<script>", False),
    ("style and script", "<style></script>\n", False),
    ("details", "<details><summary>a</summary>\n\nb\n\n</details>\n\n", False),
    ("details never closed", "<details>\n\n", False),
    ("keys", "<kbd>a</kbd> ", True),
    ("keys never closed", "<kbd>", False),
    ("superscript in superscript", "<sup>a", False),
    ("attributes", "<abbr title=\"a\">b</abbr> ", False),
    ("entities", "&amp;", False),
    ("entities without a name", "&", False),
    ("numeric entities", "&#0;", False),
    ("escapes", "\\*", False),
    ("backslashes", "\\", False),
    ("addresses in angle brackets", "<https://a.no> ", True),
    ("mail in angle brackets", "<post@a.no> ", False),
    ("links to other sites", "[a](https://a.no) ", True),
    ("links to the same document", "[a](side.md) ", True),
    ("links with titles", "[a](https://a.no \"b\") ", False),
    ("references without definitions", "[a] ", False),
    ("definitions", "[a]: https://a.no\n", False),
    ("footnotes cited but not written", "[^a] ", True),
    ("at signs", "@", False),
    ("zero-width spaces", "\u200b", False),
    ("soft hyphens", "a\u00ad", False),
    ("combining marks", "a\u0301\u0301\u0301", False),
    ("flags", "🇳🇴", False),
    ("NUL characters", "\0", False),
    ("control characters", "\x01", False),
    ("carriage returns", "\r", False),
    ("tabs", "\t", False),
    ("spaces in lines", " " * 79 + "\n", False),
    ("full stops", ".", False),
    ("colons", ":", False),
    ("digits", "1", False),
    ("numbers of eleven digits", "12345678901 ", False),
    ("right to left", "\u05d0 ", False),
    ("Chinese", "文", False),
)


def cases():
    for name, piece, short in REPEATED:
        yield case(f"markdown: {name}", repeated(piece), short)
    yield case("markdown: 90,000 headings that differ", numbered("# a{n}\n", 90_000))
    yield case("markdown: headings of 10 kB", repeated("# " + "ord " * 2500 + "\n\n"))
    yield case("markdown: a heading before many tables",
               lambda: text("# " + "ord " * 25_000 + "\n\n" + "|a|\n|-|\n\n" * 40_000), short=True)
    yield case("markdown: headings whose ids meet",
               lambda: text("".join(f"# a-{n}\n\n# a\n\n" for n in range(2, 40_000))))
    yield case("markdown: 40,000 footnotes", numbered("a[^{n}]\n\n[^{n}]: b\n\n", 40_000))
    yield case("markdown: one footnote cited 100,000 times",
               lambda: text("a[^1] " * 120_000 + "\n\n[^1]: b\n"), short=True)
    yield case("markdown: footnotes that cite each other",
               lambda: text("a[^0]\n\n" + "".join(f"[^{n}]: b [^{n + 1}]\n\n" for n in range(40_000))))
    yield case("markdown: a footnote that cites itself",
               lambda: text("a[^1]\n\n[^1]: " + "b [^1] " * 100_000 + "\n"))
    yield case("markdown: footnotes in footnotes",
               lambda: text("a[^0]\n\n" + "".join("    " * n + f"[^{n}]: b\n\n" for n in range(600))))
    yield case("markdown: footnotes never cited", numbered("[^{n}]: b\n\n", 60_000))
    yield case("markdown: a definition used 100,000 times",
               lambda: text("[a] " * 100_000 + "\n\n[a]: https://a.no/" + "x" * 400_000 + "\n"), short=True)
    yield case("markdown: an address of 2 kB used 100,000 times",
               lambda: text("[a] " * 100_000 + "\n\n[a]: https://a.no/" + "x" * 2000 + "\n"))
    yield case("markdown: a link title used 100,000 times",
               lambda: text("[a] " * 100_000 + "\n\n[a]: /side/ \"" + "x" * 100_000 + "\"\n"))
    yield case("markdown: 40,000 definitions, each used",
               lambda: text("".join(f"[a{n}] " for n in range(40_000)) + "\n\n"
                            + "".join(f"[a{n}]: /side/\n" for n in range(40_000))))
    yield case("markdown: a label of 900 bytes, opened",
               repeated("[" + "a" * 900 + " "))
    for name, opening, closing in (("quotes", "> ", ""), ("quotes without spaces", ">", ""),
                                   ("lists", "- ", ""), ("numbered lists", "1. ", ""),
                                   ("brackets", "[", "]"), ("links", "[", "](a)"),
                                   ("images", "![", "](a)"), ("emphasis", "*a ", "*"),
                                   ("strong", "**a ", "**"), ("emphasis of both kinds", "*_", "_*"),
                                   ("elements", "<sup>", "</sup>"), ("parentheses", "[a](b(", ")")):
        yield case(f"markdown: 50,000 nested {name}", around(opening, "a", closing, 50_000))
    yield case("markdown: lists 900 deep",
               lambda: text("".join("  " * n + "- a\n" for n in range(900))), short=True)
    yield case("markdown: quotes 900 deep",
               lambda: text("".join("> " * n + "a\n" for n in range(900))))
    yield case("markdown: quotes and lists 800 deep",
               lambda: text("".join("> - " * (n % 400) + "a\n" for n in range(800))))
    yield case("markdown: a table of 1,000 columns and short rows",
               wide_table(1000, 100_000, "|a\n"), short=True)
    yield case("markdown: a table of 100,000 columns", wide_table(100_000, 10, "|a\n"))
    yield case("markdown: a table of 1,000 columns, all there",
               wide_table(1000, 400, "|" + "a|" * 1000 + "\n"))
    yield case("markdown: a table of 100,000 rows", wide_table(2, 100_000, "|a|b|\n"))
    yield case("markdown: 60,000 tables", repeated("|a|\n|-|\n\n"))
    yield case("markdown: tables whose second line is no such",
               lambda: text("|" + "a|" * 200_000 + "\n|" + "-|" * 190_000 + "x\n"))
    yield case("markdown: rows of pipes", repeated("|"))
    yield case("markdown: code spans of growing length",
               lambda: text("".join("`" * n + "a" for n in range(1, 1300))))
    yield case("markdown: emphasis that nearly closes",
               lambda: text("**a *a " * 60_000 + "b" + "* " * 60_000))
    yield case("markdown: an address of 900 kB", lambda: text("[a](https://a.no/" + "x" * SIZE + ")"))
    yield case("markdown: a local address of 900 kB", lambda: text("[a](" + "x/" * (SIZE // 2) + "a.md)"))
    yield case("markdown: an anchor of 900 kB", lambda: text("[a](#" + "æ" * (SIZE // 2) + ")"))
    yield case("markdown: the way up 300,000 times", lambda: text("[a](" + "../" * 300_000 + "a.md)"))
    yield case("markdown: a word of 900 kB", lambda: text("x" * SIZE))
    yield case("markdown: a word of 900 kB, all compounds", lambda: text("kommune" * (SIZE // 7)))
    yield case("markdown: 100,000 words that differ", numbered("ord{n} ", 100_000), short=True)
    yield case("markdown: 100,000 compounds that differ",
               lambda: text("".join(f"kommune{chr(97 + n % 26)}skole{chr(97 + n // 26 % 26)}vei"
                                    f"{chr(97 + n // 676 % 26)} " for n in range(45_000))))
    yield case("markdown: words of 100 letters that differ", lambda: text(
        "".join("kommunenskolenveienhusetbyen" * 3 + f"{n} " for n in range(9_000))))
    yield case("markdown: one line of 900 kB", repeated("Dette er en setning. "))
    yield case("markdown: a title repeated in headings",
               lambda: page("", "# Side\n\n" * 100_000))
    yield case("markdown: a file of 900 kB", repeated("Dette er en setning med noen ord.\n\n"))
    yield case("markdown: a file of 1.5 MB", repeated("Dette er en setning.\n\n", 1_500_000))
    yield case("markdown: a file of 4 MB", repeated("# a\n", 4_100_000), short=True)
    yield case("markdown: a file of 30 MB", repeated("# a\n", 30_000_000))
    yield case("markdown: raw blocks", repeated("<div>\na\n</div>\n\n"))
    yield case("markdown: tables in quotes", repeated("> |a|\n> |-|\n> |b|\n\n"))
    yield case("markdown: nested callouts",
               lambda: text("".join("> " * n + "[!NOTE]\n" for n in range(1, 800))))
