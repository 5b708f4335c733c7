"""Pathological inputs, each a site made by a rule."""

from importlib import import_module

from .site import Case, case, write  # noqa: F401

KINDS = ("yaml", "findings", "markdown", "code", "settings", "data", "pictures", "files", "theme", "limits")


def all_cases():
    """Every input, kind by kind."""
    for kind in KINDS:
        module = import_module(f".{kind}", __package__)
        yield from module.cases()
