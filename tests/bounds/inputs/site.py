"""A site as a mapping from file names to content, and the documents that inputs are made of."""

from dataclasses import dataclass, field

SETTINGS = "title: Prøve\nbase_url: https://example.no\n"
COMMANDS = (("check",), ("build",))


@dataclass
class Case:
    """One input."""

    name: str
    #: Makes the files; called only when the input is measured.
    make: object
    #: Whether it is part of the short round.
    short: bool = False
    commands: tuple = field(default=COMMANDS)


def case(name, make, short=False, commands=COMMANDS):
    return Case(name, make, short, commands)


def write(case, root):
    """Writes the site of `case` to the folder `root`."""
    files = {"site.yaml": SETTINGS, **case.make()}
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        path.write_bytes(data)


def page(fields, body="Tekst.\n"):
    """A site with one page that has `fields` after its title and summary."""
    return {"content/sider/side.md": f"---\ntittel: Side\nsammendrag: En side.\n{fields}---\n{body}"}


def text(body):
    """A site with one page whose text is `body`."""
    return page("", body)


def raw(yaml):
    """A site with one page whose fields are `yaml` alone."""
    return {"content/sider/side.md": f"---\n{yaml}\n---\nTekst.\n"}


REPORT = ("tittel: Rapport\nsammendrag: En rapport.\ndato: 2024-01-01\nkommuner: [skien]\n"
          "temaer: [e-helse]\nstatus: pilot\n")
MUNICIPALITY = "tittel: Skien\nkommunenummer: \"4003\"\nfylke: Telemark\nmålform: bokmål\n"
SOLUTION = ("tittel: Løsning\nsammendrag: En løsning.\ntype: fagsystem\neierskap: kommersiell\n"
            "temaer: [e-helse]\n")


def report(fields, body="Tekst.\n", others=None):
    return {"content/erfaringer/rapport.md": f"---\n{REPORT}{fields}---\n{body}",
            "content/kommuner/skien.md": f"---\n{MUNICIPALITY}---\nTekst.\n", **(others or {})}


def municipality(fields, others=None):
    return {"content/kommuner/skien.md": f"---\n{MUNICIPALITY}{fields}---\nTekst.\n",
            **(others or {})}


def solution(fields, others=None):
    return {"content/losninger/losning.md": f"---\n{SOLUTION}{fields}---\nTekst.\n",
            **(others or {})}
