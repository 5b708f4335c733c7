"""`site.yaml`: strings that every page repeats, lists, and the reader itself."""

from .site import SETTINGS, case
from .yaml import aliases

MB = 1_000_000


def settings(more):
    return lambda: {"site.yaml": SETTINGS + more, **pages(40)}


def pages(count):
    return {f"content/sider/side-{n}.md": f"---\ntittel: Side {n}\nsammendrag: En.\n---\nTekst.\n"
            for n in range(count)}


def only(content):
    return lambda: {"site.yaml": content, **pages(40)}


def cases():
    yield case("settings: a title of 900 kB",
               only(f"title: {'x' * 900_000}\nbase_url: https://a.no\n"), short=True)
    yield case("settings: an address of 900 kB",
               only(f"title: A\nbase_url: https://a.no/{'x' * 900_000}\n"), short=True)
    yield case("settings: a host of 900 kB",
               only(f"title: A\nbase_url: https://{'x' * 900_000}.no\n"))
    yield case("settings: an address of 250 characters",
               only(f"title: A\nbase_url: https://a.no/{'x/' * 120}\n"))
    for field in ("tagline", "description", "map_credit", "theme", "report_error_url"):
        yield case(f"settings: {field} of 900 kB", settings(f"{field}: {'x' * 900_000}\n"))
    yield case("settings: publisher of 900 kB",
               settings(f"publisher: {{name: {'x' * 900_000}, url: https://a.no}}\n"))
    yield case("settings: licence of 900 kB",
               settings(f"licence: {{name: {'x' * 900_000}, url: https://a.no}}\n"))
    yield case("settings: repository of 900 kB",
               settings(f"repository: {{url: https://a.no, folder: {'x/' * 450_000}}}\n"))
    yield case("settings: an e-mail of 900 kB",
               settings(f"report_error_url: mailto:{'x' * 900_000}@a.no\n"))
    yield case("settings: 100,000 search examples",
               settings("search_examples:\n" + "  - a\n" * 100_000), short=True)
    yield case("settings: a search example of 900 kB",
               settings(f"search_examples: [{'x' * 900_000}]\n"))
    yield case("settings: 40,000 checks",
               settings("checks:\n" + "".join(f"  sjekk{n}: off\n" for n in range(40_000))))
    yield case("settings: 60,000 unknown settings",
               settings("".join(f"felt{n}: 1\n" for n in range(60_000))))
    yield case("settings: aliases of a large value", only(SETTINGS + aliases()))
    yield case("settings: nested lists", settings("felt: " + "[" * 100_000 + "]" * 100_000 + "\n"))
    yield case("settings: block lists on one line", settings("felt:\n  " + "- " * 400_000 + "x\n"))
    yield case("settings: a file of 30 MB", only(SETTINGS + "# x\n" * 7_500_000))
    yield case("settings: a file of bytes", lambda: {"site.yaml": b"\xff\xfe" * 400_000, **pages(40)})
    yield case("settings: months that nobody lives",
               settings("freshness: {ageing: 4294967294, stale: 4294967295}\n"))
    yield case("settings: a day far away", settings("as_of: 9999-12-31\n"))
