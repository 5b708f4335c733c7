"""A theme of the site's own: its texts, and what its templates may write."""

from .site import case, page
from .yaml import aliases

FOLDER = "themes/digitv/"


def template(body):
    return lambda: {**page(""), FOLDER + "templates/PAGE.html": body}


def cases():
    yield case("theme: a page of 100 MB", template(
        "{% for n in range(end=10000) %}" + "x" * 10_000 + "{% endfor %}"), short=True)
    yield case("theme: a page of 15 MB", template(
        "{% for n in range(end=1500) %}" + "x" * 10_000 + "{% endfor %}"))
    yield case("theme: a template of 900 kB", template("{# " + "x" * 900_000 + " #}a"))
    yield case("theme: 100,000 values", template("{{ 1 }}" * 100_000))
    yield case("theme: 5,000 nested conditions",
               template("{% if true %}" * 5_000 + "a" + "{% endif %}" * 5_000))
    yield case("theme: an expression of 5,000 parentheses",
               template("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}"))
    yield case("theme: an expression of 20,000 sums", template("{{ 1" + " + 1" * 20_000 + " }}"))
    yield case("theme: a template that includes itself", template('{% include "page.html" %}'))
    yield case("theme: texts with aliases", lambda: {**page(""), FOLDER + "texts/nb.yaml": aliases()})
    yield case("theme: 60,000 texts", lambda: {**page(""), FOLDER + "texts/nb.yaml": "".join(
        f"t{n}: a\n" for n in range(60_000))})
    yield case("theme: a style sheet of 3 MB",
               lambda: {**page(""), FOLDER + "static/digitv.css": "a{b:c}\n" * 400_000})
