"""Blocks of code: what each grammar takes on lines that it was not made for."""

from .site import case, text

LANGUAGES = (
    "actionscript applescript asp bat bibtex c c++ clojure cs css d diff dot erlang go gradle graphviz groovy "
    "haskell html java javadoc javascript js json jsp latex lisp lua makefile markdown matlab "
    "ocaml pascal perl php python r rails regexp rst ruby rust scala sh sql tcl tex textile "
    "ts xml yaml"
).split()

#: What a line is filled with.
PATTERNS = ("a", " ", "(", "{", "\"", "\\", "<a ", "a.", "$(", "/*", "a=", "'a ", "@", "0", "-",
            "a<", ": ", "#", "[", "=>")


def lines(piece, width, size):
    line = (piece * width)[:width].rstrip("\n")
    return (line + "\n") * (size // (width + 1))


def block(language, piece, width, size):
    return f"```{language}\n{lines(piece, width, size)}```\n\n"


def each_pattern(language, width):
    """One block a pattern, all within what one page may have highlighted."""
    def make():
        return {f"content/sider/side-{n}.md":
                f"---\ntittel: Side {n}\nsammendrag: En.\n---\n{block(language, piece, width, 95_000)}"
                for n, piece in enumerate(PATTERNS[:1])}
    return make


def cases():
    for language in LANGUAGES:
        yield case(f"code: {language}, all patterns in one page", lambda language=language: text(
            "".join(block(language, piece, 199, 4_700) for piece in PATTERNS)))
    for language, piece in (("makefile", " "), ("scala", "a"), ("cs", "a"), ("js", "a"),
                            ("matlab", "a"), ("yaml", "a")):
        for width in (199, 399):
            yield case(f"code: {language}, 95 kB of lines of {width}",
                       lambda language=language, piece=piece, width=width: text(
                           block(language, piece, width, 95_000)),
                       short=width == 199 and language in ("makefile", "js"))
    yield case("code: 20 pages with 20 kB of js", lambda: {
        f"content/sider/side-{n}.md": f"---\ntittel: Side {n}\nsammendrag: En.\n---\n"
        + block("js", "a", 199, 19_000) for n in range(20)}, short=True)
    yield case("code: 5,000 blocks", lambda: text("```js\na(b)\n```\n\n" * 40_000))
    yield case("code: one line of 900 kB", lambda: text(block("js", "a(", 900_000, 900_001)))
    yield case("code: 100,000 lines", lambda: text("```js\n" + "a(b)\n" * 180_000 + "```\n"))
    yield case("code: a language name of 900 kB", lambda: text("```" + "j" * 900_000 + "\na\n```\n"))
    yield case("code: nested in lists", lambda: text("- ```js\n  a(b)\n  ```\n" * 30_000))
