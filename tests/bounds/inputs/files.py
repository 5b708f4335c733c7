"""Files and folders: many, large, deep, with long names."""

from .site import case, page, report, solution

PAGE = "---\ntittel: Side\nsammendrag: En.\n---\nTekst.\n"


def redirects(count):
    return "tidligere_adresser:\n" + "".join(f"  - /gammel-{n}/\n" for n in range(count))


def solutions(count, links):
    """Solutions that each build on `links` others."""
    def make():
        return {f"content/losninger/l{n}.md":
                f"---\ntittel: L{n}\nsammendrag: En.\ntype: fagsystem\neierskap: kommersiell\n"
                "temaer: [e-helse]\nbygger_på: ["
                + ", ".join(f"l{(n + m) % count}" for m in range(1, links + 1))
                + "]\n---\nTekst.\n" for n in range(count)}
    return make


def cases():
    yield case("files: 1,000 redirects", lambda: page(redirects(1_000)))
    yield case("files: 40,000 redirects", lambda: page(redirects(40_000)), short=True)
    yield case("files: 5,000 redirects", lambda: page(redirects(5_000)))
    yield case("files: 5,000 times one redirect",
               lambda: page("tidligere_adresser:\n" + "  - /gammel/\n" * 5_000))
    yield case("files: 5,000 redirects that others have", lambda: page(redirects(5_000)) | {
        "content/sider/annen.md": f"---\ntittel: A\nsammendrag: En.\n{redirects(5_000)}---\nT.\n"})
    yield case("files: a redirect of 900 kB",
               lambda: page("tidligere_adresser: [/" + "x" * 900_000 + "/]\n"), short=True)
    yield case("files: a redirect 400,000 folders deep",
               lambda: page("tidligere_adresser: [/" + "x/" * 400_000 + "]\n"))
    yield case("files: 4,000 sources", lambda: page("kilder:\n" + "".join(
        f"  - {{url: 'https://a.no/{n}', tittel: T{n}}}\n" for n in range(4_000))))
    yield case("files: 20,000 sources", lambda: page("kilder:\n" + "".join(
        f"  - {{url: 'https://a.no/{n}', tittel: T{n}}}\n" for n in range(20_000))))
    yield case("files: 10,000 points of advice",
               lambda: report("råd:\n" + "".join(f"  - Råd {n}.\n" for n in range(10_000))))
    yield case("files: 20,000 alias names",
               lambda: solution("alias: [" + ", ".join(f"a{n}" for n in range(20_000)) + "]\n"))
    yield case("files: advice of 900 kB", lambda: report("råd: [" + "x" * 900_000 + "]\n"))
    yield case("files: 200 solutions that build on each other", solutions(200, 199), short=True)
    yield case("files: a chain of 1,000 solutions", solutions(1_000, 1))
    yield case("files: 1,000 attachments", lambda: page("") | {
        f"content/sider/side/{n}.pdf": b"%PDF-1.7\n" for n in range(1_000)})
    yield case("files: an attachment of 31 MB",
               lambda: page("") | {"content/sider/a.pdf": b"%PDF-1.7\n" + bytes(31 << 20)})
    yield case("files: six attachments of 31 MB", lambda: page("") | {
        f"content/sider/a{n}.pdf": b"%PDF-1.7\n" + bytes(31 << 20) for n in range(6)})
    yield case("files: an attachment of 100 MB",
               lambda: page("") | {"content/sider/a.pdf": b"%PDF-1.7\n" + bytes(100 << 20)})
    yield case("files: folders 200 deep", lambda: {"content/sider/" + "a/" * 200 + "b.md": PAGE})
    yield case("files: a name of 240 letters", lambda: {"content/sider/" + "a" * 240 + ".md": PAGE})
    yield case("files: ten folders of 240 letters",
               lambda: {"content/sider/" + ("a" * 240 + "/") * 10 + "b.md": PAGE})
    yield case("files: 2,000 files with the same address", lambda: {
        f"content/sider/a{'-' * (n % 40)}b{'_' * (n // 40)}.md": PAGE for n in range(2_000)})
    yield case("files: 2,000 files that lie nowhere",
               lambda: page("") | {f"content/a{n}.md": PAGE for n in range(2_000)}, short=True)
    yield case("files: 1,000 documents with bytes that are no text", lambda: page("") | {
        f"content/sider/s{n}.md": b"---\n\xff\n---\n" for n in range(1_000)})
    yield case("files: 1,000 empty documents",
               lambda: page("") | {f"content/sider/s{n}.md": "" for n in range(1_000)})
