"""Fills in workbooks as municipalities do, right and wrong, and says what must come of each answer.

The choice is random with a fixed seed. Every row is used for one answer, so that each can be judged by
itself. `Round.files` is then what the files of the municipalities must say, worked out apart from the
program.
"""

import json
import random
from collections import defaultdict

import openpyxl
import yaml

DAY = "2026-12-15"
RIGHT = 400
WRONG = 60
ROLES = ["Digitaliseringsrådgiver", "IKT-leder", "Kommunalsjef", "Arkivleder"]


def front_matter(text):
    """The fields of a document, every value as text, and what is below them."""
    _, fields, body = text.split("---\n", 2)
    return yaml.load(fields, Loader=yaml.BaseLoader), body


def identity_number(day):
    """A number with right check digits of somebody who is not born yet."""
    for number in range(500, 1000):
        digits = [int(digit) for digit in f"{day}{number}"]
        checks = []
        for weights in ([3, 7, 6, 1, 8, 9, 4, 5, 2], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]):
            check = -sum(w * d for w, d in zip(weights, digits + checks)) % 11
            checks.append(check)
        if 10 not in checks:
            return f"{day}{number}{checks[0]}{checks[1]}"
    raise ValueError(day)


class Book:
    """A workbook, by its base version."""

    def __init__(self, path):
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.facts, self.titles, self.columns, self.rows = {}, {}, defaultdict(dict), defaultdict(list)
        self.labels = {}
        for line in self.book["_grunnlag"].iter_rows(values_only=True):
            kind, *rest = ["" if value is None else value for value in line]
            if kind == "om":
                self.facts[rest[0]] = rest[1]
            elif kind == "ark":
                self.titles[rest[0]] = rest[1]
            elif kind == "kolonne":
                self.columns[rest[0]][rest[3] or rest[2]] = int(rest[1])
            elif kind == "rad":
                self.rows[rest[0]].append((int(rest[1]), rest[3], json.loads(rest[4]), rest[5]))
        for column in self.book["_lister"].iter_cols(values_only=True):
            self.labels[column[0]] = [value for value in column[1:] if value]
        # The rows that nothing is written in yet, from the first below those that are filled in.
        self.free = {}
        for key, title in self.titles.items():
            if key != "kontakt":
                self.free[key] = max([row for row, *_ in self.rows[key]], default=3) + 1

    def cell(self, key, row, field):
        column = self.columns[key][field] + 1
        return self.book[self.titles[key]].cell(row=row, column=column)

    def place(self, key, row, field):
        return self.titles[key], self.cell(key, row, field).coordinate

    def contact(self, field):
        row = self.columns["kontakt"][field] + 1
        return self.book[self.titles["kontakt"]].cell(row=row, column=2)

    def next_row(self, key):
        row = self.free[key]
        self.free[key] += 1
        return row


class Round:
    """What 23 municipalities answer, and what must come of it."""

    def __init__(self, books, contents, seed, outdated):
        self.random = random.Random(seed)
        self.books = {book.facts["kommune"]: book for book in books}
        self.files = {slug: front_matter(contents[slug])[0] for slug in self.books}
        self.outdated = outdated
        self.right, self.wrong, self.kinds = 0, set(), set()
        self.touched = defaultdict(set)
        self.removals = []
        for book in self.books.values():
            book.contact("rolle").value = self.random.choice(ROLES)
            book.contact("dato").value = DAY
        self.used = defaultdict(set)

    # --- what the file must say ---------------------------------------------------------------

    def entry(self, slug, field, identity):
        for entry in self.files[slug].get(field, []):
            if all(str(entry.get(key)) == str(value) for key, value in identity.items()):
                return entry
        return None

    def dated(self, slug, entry, dated, source=True):
        # A year is older than a day in it.
        before = entry.get(dated, "").removeprefix("ca. ")
        if before < DAY:
            entry[dated] = DAY
            if source:
                entry["kilde"] = "kommunen"

    def add(self, slug, field, entry):
        self.files[slug].setdefault(field, []).append(entry)

    # --- rows -----------------------------------------------------------------------------------

    def row(self, slug, key, is_known, also=lambda identity: True):
        """A row that nothing has been written in, at random."""
        rows = [
            row
            for row in self.books[slug].rows[key]
            if bool(row[1]) == is_known and (key, row[0]) not in self.used[slug] and also(row)
        ]
        if not rows:
            return None
        row = self.random.choice(rows)
        self.used[slug].add((key, row[0]))
        # A contract is a further part of a statement of use.
        if key in ("bruk", "avtaler"):
            for other in ("bruk", "avtaler"):
                for number, _, identity, _ in self.books[slug].rows[other]:
                    if identity == row[2]:
                        self.used[slug].add((other, number))
        return row

    def words(self):
        words = ["arkiv", "flyt", "skjema", "innsyn", "avtale", "plan", "kart", "opplæring", "drift"]
        return " ".join(self.random.sample(words, 4)).capitalize()

    # --- right answers --------------------------------------------------------------------------

    def confirm(self, slug, book):
        row = self.row(slug, "bruk", True)
        if not row:
            return False
        book.cell("bruk", row[0], "stemmer").value = self.random.choice(["Ja", "ja", "JA "])
        self.dated(slug, self.entry(slug, "bruk", row[2]), "bekreftet")
        return True

    STATUS = {"i bruk": "i-bruk", "pilot": "pilot", "planlagt": "planlagt"}

    def status(self, slug, book):
        row = self.row(slug, "bruk", True)
        if not row:
            return False
        entry = self.entry(slug, "bruk", row[2])
        label = self.random.choice([label for label, value in self.STATUS.items() if value != entry["status"]])
        book.cell("bruk", row[0], "status").value = label
        entry["status"] = self.STATUS[label]
        self.dated(slug, entry, "bekreftet")
        return True

    def remark(self, slug, book):
        row = self.row(slug, "bruk", True)
        if not row:
            return False
        words = self.words()
        book.cell("bruk", row[0], "merknad").value = words
        entry = self.entry(slug, "bruk", row[2])
        entry["merknad"] = words
        self.dated(slug, entry, "bekreftet")
        return True

    def asked_use(self, slug, book):
        row = self.row(slug, "bruk", False)
        if not row:
            return False
        label = self.random.choice(list(self.STATUS))
        book.cell("bruk", row[0], "status").value = label
        self.add(slug, "bruk", {"løsning": row[2]["løsning"], "status": self.STATUS[label], "bekreftet": DAY, "kilde": "kommunen"})
        return True

    def unused_solution(self, slug, book):
        """A solution that the sheet has no row of, with its slug."""
        named = {row[3] for row in book.rows["bruk"]} | self.touched[slug]
        titles = [title for title in book.labels["løsninger"] if title not in named and title in self.slugs]
        title = self.random.choice(titles)
        self.touched[slug].add(title)
        return title, self.slugs[title]

    def new_use(self, slug, book):
        if book.free["bruk"] > max(row[0] for row in book.rows["bruk"]) + 12:
            return False
        title, solution = self.unused_solution(slug, book)
        number = book.next_row("bruk")
        book.cell("bruk", number, "løsning").value = title
        book.cell("bruk", number, "status").value = "i bruk"
        book.cell("bruk", number, "siden").value = self.random.choice([2021, "2021", " 2021 "])
        self.add(slug, "bruk", {"løsning": solution, "status": "i-bruk", "siden": "2021", "bekreftet": DAY, "kilde": "kommunen"})
        return True

    def new_need(self, slug, book):
        if book.free["behov"] > max([row[0] for row in book.rows["behov"]], default=3) + 7:
            return False
        number, words = book.next_row("behov"), self.words()
        book.cell("behov", number, "tema").value = "Skole og utdanning" if book.facts["målform"] == "nb" else "Skule og utdanning"
        book.cell("behov", number, "tekst").value = words
        book.cell("behov", number, "prioritet").value = "middels"
        self.add(slug, "behov", {"tema": self.topic, "tekst": words, "prioritet": "middels", "dato": DAY})
        return True

    def priority(self, slug, book):
        row = self.row(slug, "behov", True, lambda row: "prioritet" not in self.entry(slug, "behov", row[2]))
        if not row:
            return False
        book.cell("behov", row[0], "prioritet").value = "middels"
        entry = self.entry(slug, "behov", row[2])
        entry["prioritet"] = "middels"
        self.dated(slug, entry, "dato", source=False)
        return True

    def remove_need(self, slug, book):
        row = self.row(slug, "behov", True)
        if not row or len(self.files[slug]["behov"]) < 2:
            return False
        book.cell("behov", row[0], "stemmer").value = "Nei"
        book.cell("behov", row[0], "hvorfor").value = "Det ble løst i fjor."
        self.removals.append((slug, self.entry(slug, "behov", row[2])))
        return True

    def help(self, slug, book):
        row = self.row(slug, "kompetanse", True, lambda row: "kan_hjelpe" not in self.entry(slug, "kompetanse", row[2]))
        if not row:
            return False
        book.cell("kompetanse", row[0], "kan_hjelpe").value = self.random.choice(["Ja", "ja", True])
        self.entry(slug, "kompetanse", row[2])["kan_hjelpe"] = "true"
        return True

    def contract(self, slug, book):
        row = self.row(slug, "avtaler", True, lambda row: "avtale_slutt" not in self.entry(slug, "bruk", row[2]))
        if not row:
            return False
        written, value = self.random.choice([("31.12.2027", "2027-12-31"), ("2028-06", "2028-06"), (2029, "2029")])
        book.cell("avtaler", row[0], "avtale_slutt").value = written
        entry = self.entry(slug, "bruk", row[2])
        entry["avtale_slutt"] = value
        self.dated(slug, entry, "bekreftet")
        return True

    def level(self, slug, book):
        row = self.row(slug, "modenhet", False)
        level = self.random.randint(0, 5)
        book.cell("modenhet", row[0], "nivå").value = self.random.choice([level, str(level)])
        self.add(slug, "modenhet", {"tema": row[2]["tema"], "nivå": str(level), "dato": DAY})
        return True

    def contact(self, slug, book):
        fields = self.files[slug].setdefault("kontakt", {})
        if "kontakt" in self.touched[slug] or "rolle" in fields:
            if not fields:
                del self.files[slug]["kontakt"]
            return False
        self.touched[slug].add("kontakt")
        sheet = book.book[book.titles["kontakt"]]
        for row in sheet.iter_rows(min_row=1):
            if row[0].value and str(row[0].value).startswith("Rolle andre kan"):
                row[1].value = "Tjenesteleder"
        fields["rolle"] = "Tjenesteleder"
        return True

    RIGHT_KINDS = [
        confirm, status, remark, asked_use, new_use, new_need, priority, remove_need, help, contract,
        level, level, contact,
    ]

    # --- wrong answers --------------------------------------------------------------------------

    def write_wrong(self, slug, key, row, field, value):
        cell = self.books[slug].cell(key, row, field)
        if value == "#REF!":
            cell.value, cell.data_type = value, "e"
        else:
            cell.value = value
        self.wrong.add((slug, *self.books[slug].place(key, row, field)))

    def wrong_known(field, value, key="bruk", also=None):
        def write(self, slug, book):
            row = self.row(slug, key, True, (lambda row: also(self, slug, row)) if also else lambda row: True)
            if row:
                self.write_wrong(slug, key, row[0], field, value() if callable(value) else value)
            return bool(row)

        return write

    def ends_too_early(self, slug, book):
        row = self.row(slug, "bruk", True, lambda row: self.entry(slug, "bruk", row[2]).get("siden", "") > "2000"
                       and "til" not in self.entry(slug, "bruk", row[2]))
        if row:
            self.write_wrong(slug, "bruk", row[0], "til", "1999")
        return bool(row)

    def unsure_and_changed(self, slug, book):
        row = self.row(slug, "bruk", True)
        if row:
            book.cell("bruk", row[0], "merknad").value = self.words()
            self.write_wrong(slug, "bruk", row[0], "stemmer", "Vet ikke")
        return bool(row)

    def renamed(self, slug, book):
        row = self.row(slug, "bruk", True)
        if row:
            self.write_wrong(slug, "bruk", row[0], "løsning", "Noe helt annet")
        return bool(row)

    def new_wrong(fields, at, key="bruk"):
        def write(self, slug, book):
            number = book.next_row(key)
            for field, value in fields.items():
                book.cell(key, number, field).value = value
            self.wrong.add((slug, *book.place(key, number, at)))
            return True

        return write

    def without_status(self, slug, book):
        number = book.next_row("bruk")
        book.cell("bruk", number, "løsning").value = self.unused_solution(slug, book)[0]
        self.wrong.add((slug, *book.place("bruk", number, "status")))
        return True

    def said_twice(self, slug, book):
        number = book.next_row("bruk")
        named = book.rows["bruk"][0][3]
        book.cell("bruk", number, "løsning").value = named
        book.cell("bruk", number, "status").value = "pilot"
        self.wrong.add((slug, *book.place("bruk", number, "løsning")))
        return True

    def wrong_level(value):
        def write(self, slug, book):
            row = self.row(slug, "modenhet", False)
            self.write_wrong(slug, "modenhet", row[0], "nivå", value)
            return True

        return write

    def wrong_mail(self, slug, book):
        sheet = book.book[book.titles["kontakt"]]
        for row in sheet.iter_rows(min_row=1):
            if row[0].value == "Felles postkasse":
                if row[1].value or "postkasse" in self.touched[slug]:
                    return False
                self.touched[slug].add("postkasse")
                row[1].value = "ring sentralbordet"
                self.wrong.add((slug, sheet.title, row[1].coordinate))
                return True
        return False

    WRONG_KINDS = {
        "status nearly right": wrong_known("status", "i brukk"),
        "status of no list": wrong_known("status", "ferdig en gang"),
        "status emptied": wrong_known("status", None),
        "no such day": wrong_known("siden", "31.02.2024"),
        "no date": wrong_known("siden", "snart"),
        "date in another form": wrong_known("til", "mai 2024"),
        "mobile number": wrong_known("merknad", "Ring 912 34 567"),
        "a person's address": wrong_known("merknad", "kari.nordmann@gmail.com vet mer"),
        "identity number": wrong_known("merknad", lambda: f"Se saken til {identity_number('311299')}"),
        "hidden character": wrong_known("merknad", "Felles\u202eavtale"),
        "too long": wrong_known("merknad", "lang " * 250),
        "formula error": wrong_known("merknad", "#REF!"),
        "no answer to confirm": wrong_known("stemmer", "kanskje"),
        "no without a correction": wrong_known("stemmer", "Nei"),
        "no without a reason": wrong_known("stemmer", "Nei", key="behov"),
        "priority of no list": wrong_known("prioritet", "kjempehøy", key="behov"),
        "help of no list": wrong_known("kan_hjelpe", "kanskje", key="kompetanse"),
        "ends before it begins": ends_too_early,
        "unsure and changed": unsure_and_changed,
        "locked name changed": renamed,
        "new use without status": without_status,
        "unknown solution": new_wrong({"løsning": "Vårt eget hjemmelagde", "status": "i bruk"}, "løsning"),
        "solution nearly right": new_wrong({"løsning": "Altin", "status": "i bruk"}, "løsning"),
        "said twice": said_twice,
        "need without topic": new_wrong({"tekst": "Noe mer"}, "tema", key="behov"),
        "unknown topic": new_wrong({"tema": "Romfart", "tekst": "Noe mer"}, "tema", key="behov"),
        "competence of no topic": new_wrong({"tema": "Romfart"}, "tema", key="kompetanse"),
        "level too high": wrong_level(7),
        "level in words": wrong_level("høy"),
        "no mailbox": wrong_mail,
        "contract of nothing": new_wrong({"løsning": "Visma Samhandling Arkiv", "avtale_slutt": "2027"}, "løsning", key="avtaler"),
    }

    # --- all of it ------------------------------------------------------------------------------

    def fill_in(self, slugs, topic):
        """Answers at random; `slugs` are those of solutions by title."""
        self.slugs, self.topic = slugs, topic
        names = [slug for slug in self.books if slug != self.outdated]
        kinds = list(self.WRONG_KINDS.items())
        turn = 0
        while len(self.wrong) < WRONG:
            kind, write = kinds[turn % len(kinds)]
            turn += 1
            for slug in self.random.sample(names, len(names)):
                if write(self, slug, self.books[slug]):
                    self.kinds.add(kind)
                    break
        names.append(self.outdated)
        while self.right < RIGHT:
            slug = self.random.choice(names)
            answer = self.random.choice(self.RIGHT_KINDS)
            if answer(self, slug, self.books[slug]):
                self.right += 1
        for slug, entry in self.removals:
            self.files[slug]["behov"] = [one for one in self.files[slug]["behov"] if one is not entry]
        return self
