"""Sends workbooks out, fills them in with a program of others, and takes them in again.

    pip install -r tests/survey/requirements.txt
    DIGITV_BIN=target/debug/digitv python3 -m unittest discover -s tests/survey
"""

import difflib
import functools
import json
import os
import random
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from answers import DAY, Book, Round, front_matter

REPOSITORY = Path(__file__).resolve().parents[2]
DIGITV = Path(os.environ.get("DIGITV_BIN", REPOSITORY / "target/debug/digitv")).resolve()
SEED = int(os.environ.get("DIGITV_SEED", "18"))
OUTDATED = "larvik"


class Site:
    """A copy of the site of this repository."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp())
        self.root = self.folder / "site"
        self.root.mkdir()
        shutil.copy(REPOSITORY / "site.yaml", self.root)
        shutil.copytree(REPOSITORY / "content", self.root / "content")

    def run(self, *arguments, status=0):
        done = subprocess.run(
            [DIGITV, *arguments, "--root", self.root],
            cwd=self.folder,
            env={**os.environ, "DIGITV_TODAY": "2026-12-20", "NO_COLOR": "1"},
            capture_output=True,
            text=True,
        )
        assert done.returncode == status, f"{done.returncode}: {done.stdout[-3000:]}{done.stderr[-3000:]}"
        return done.stdout

    def files(self):
        return {
            str(path.relative_to(self.root)): path.read_bytes()
            for path in sorted((self.root / "content").rglob("*"))
            if path.is_file()
        }

    def municipality(self, slug):
        return self.root / "content/kommuner" / f"{slug}.md"

    def close(self):
        shutil.rmtree(self.folder)


def told(output):
    """What is not taken in, as places by file, and the files that are told of."""
    places, book, books = [], None, set()
    for line in output.splitlines():
        if found := re.match(r"(\S.*\.xlsx): ", line):
            book = found[1]
            books.add(book)
        elif found := re.match(r"  (IKKE TATT INN|KONFLIKT): (.+?), celle ([A-Z]+\d+): ", line):
            places.append((book, found[1], found[2], found[3]))
    return places, books


def in_order(fields):
    """The fields with new entries in an order of their own: they come in that of the workbook."""
    key = functools.partial(json.dumps, sort_keys=True)
    lists = ("bruk", "behov", "kompetanse", "modenhet")
    return {name: sorted(value, key=key) if name in lists else value for name, value in fields.items()}


class RoundTrip(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.site = Site()
        cls.site.run("kartlegg", "ut", "--runde", "Vinteren", "--frist", "2026-12-22", "--til", "ut")
        cls.out = cls.site.folder / "ut"

    @classmethod
    def tearDownClass(cls):
        cls.site.close()

    def test_the_same_content_gives_the_same_bytes(self):
        self.site.run("kartlegg", "ut", "--runde", "Vinteren", "--til", "igjen")
        for path in self.out.iterdir():
            self.assertEqual(path.read_bytes(), (self.site.folder / "igjen" / path.name).read_bytes(), path.name)

    def test_a_workbook_is_ready_to_be_filled_in(self):
        book = Book(self.out / "vinje.xlsx")
        self.assertEqual(book.facts["målform"], "nn")
        names = book.book.sheetnames
        self.assertEqual(names[:2], ["Les først", "Løysingar"])
        self.assertEqual([book.book[name].sheet_state for name in names[-2:]], ["hidden", "veryHidden"])
        for sheet in book.book:
            self.assertTrue(sheet.protection.sheet, sheet.title)
        number = book.rows["bruk"][0][0]
        self.assertTrue(book.cell("bruk", number, "løsning").protection.locked)
        self.assertFalse(book.cell("bruk", number, "status").protection.locked)
        rules = [rule.formula1 for rule in book.book["Løysingar"].data_validations.dataValidation]
        self.assertTrue(any("_lister" in str(rule) for rule in rules), rules)
        steps = [row[0].value for row in book.book["Les først"].iter_rows(min_row=3, max_row=7)]
        self.assertEqual(steps, ["1.", "2.", "3.", "4.", "5."])
        text = "\n".join(str(cell.value) for row in book.book["Les først"] for cell in row)
        self.assertIn("22. desember 2026", text)

    def test_what_is_right_goes_in_and_what_is_wrong_is_named(self):
        site = self.site
        books = [Book(path) for path in sorted(self.out.glob("*.xlsx"))]
        self.assertEqual(len(books), 23)
        # Others change two statements of one municipality after its workbook was made.
        old = next(book for book in books if book.facts["kommune"] == OUTDATED)
        first, second = [row for row in old.rows["bruk"] if row[1]][:2]
        text = site.municipality(OUTDATED).read_text()
        for row in (first, second):
            text, count = re.subn(
                rf"(- løsning: {row[2]['løsning']}\n    status: )[\w-]+", r"\1fases-ut", text
            )
            self.assertEqual(count, 1, row)
        site.municipality(OUTDATED).write_text(text)
        before = site.files()
        contents = {book.facts["kommune"]: site.municipality(book.facts["kommune"]).read_text() for book in books}

        answers = Round(books, contents, SEED, OUTDATED)
        for row in (first, second):
            answers.used[OUTDATED] |= {("bruk", row[0])} | {
                ("avtaler", number) for number, _, identity, _ in old.rows["avtaler"] if identity == row[2]
            }
        old.cell("bruk", first[0], "status").value = "planlagt"
        old.cell("bruk", second[0], "stemmer").value = "Ja"
        slugs = {}
        for path in (site.root / "content/losninger").glob("*.md"):
            if not path.name.endswith(".nn.md"):
                slugs[front_matter(path.read_text())[0]["tittel"]] = path.stem
        answers.fill_in(slugs, "skole-og-utdanning")
        self.assertEqual((answers.right, len(answers.wrong)), (400, 60))
        self.assertGreaterEqual(len(answers.kinds), 20)

        inbox = site.folder / "inn"
        inbox.mkdir()
        for slug, book in answers.books.items():
            book.book.save(inbox / f"{slug}.xlsx")
        for slug in ("skien", "vinje"):
            shutil.copy(inbox / f"{slug}.xlsx", inbox / f"{slug} (1).xlsx")
        paths = sorted(str(path) for path in inbox.iterdir())
        random.Random(SEED).shuffle(paths)
        self.assertEqual(len(paths), 25)

        # A trial writes nothing.
        trial = site.run("kartlegg", "inn", "--prøv", "--rapport", "svar.md", *paths, status=1)
        self.assertEqual(site.files(), before)
        output = site.run("kartlegg", "inn", *paths, status=1)
        self.assertEqual(told(output), told(trial))

        # Every wrong answer is told with its cell, and nothing else is.
        expected = {("IKKE TATT INN", *place) for place in answers.wrong}
        expected |= {
            ("IKKE TATT INN", f"{slug} (1)", *place)
            for slug, *place in answers.wrong
            if slug in ("skien", "vinje")
        }
        expected |= {
            ("KONFLIKT", OUTDATED, *old.place("bruk", first[0], "status")),
            ("KONFLIKT", OUTDATED, *old.place("bruk", second[0], "stemmer")),
        }
        places, named = told(output)
        found = {(word, book.removesuffix(".xlsx"), sheet, cell) for book, word, sheet, cell in places}
        self.assertEqual(found, expected)
        self.assertEqual(len(places), len(expected))
        self.assertEqual(len(named), 25)
        report = (site.folder / "svar.md").read_text()
        for _, _, sheet, cell in expected:
            self.assertIn(f"| {sheet}, celle {cell} |", report)
        self.assertIn("«planlagt»", report)
        self.assertIn("«fases ut»", report)
        for private in ("912 34 567", "kari.nordmann", "311299"):
            self.assertNotIn(private, output + report)

        # Every right answer is in the files, and not a word more.
        after = site.files()
        for slug in answers.books:
            name = f"content/kommuner/{slug}.md"
            fields, body = front_matter(after[name].decode())
            self.assertEqual(in_order(fields), in_order(answers.files[slug]), slug)
            self.assertEqual(body, front_matter(before[name].decode())[1], slug)
            self.only_changed_values_differ(before[name].decode(), after[name].decode())
        new = set(after) - set(before)
        self.assertTrue(new and all(name.startswith("content/innspill/mottatt/2026-12-15-kartlegging-") for name in new))
        same = [name for name in before if not name.startswith("content/kommuner/") and not name.endswith("runder.yaml")]
        for name in same:
            self.assertEqual(after[name], before[name], name)
        rounds = after["content/data/runder.yaml"].decode()
        self.assertEqual(rounds.count(f"dato: {DAY}"), 23)

        # Once more, and nothing changes; the wrong ones are still told.
        again = site.run("kartlegg", "inn", *paths, status=1)
        self.assertEqual(site.files(), after)
        self.assertEqual(sorted(told(again)[0]), sorted(places))
        site.run("check")

    def only_changed_values_differ(self, before, after):
        """Lines that are gone are those of a field that can be answered, or of a need taken out."""
        fields = "status|siden|merknad|bekreftet|kilde|prioritet|kan_hjelpe|avtale_slutt"
        needs = "tema|tekst|nøkkel|dato|løsning|prioritet|løst_av"
        lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
        for line in lines:
            if line.startswith("- "):
                self.assertRegex(line, rf"^-   *(- )?({fields}|{needs}): ")


if __name__ == "__main__":
    unittest.main()
