"""Answers that come as a matrix, as a table, as the export of a form, or without anybody behind them."""

import shutil
import unittest

import openpyxl
from answers import Book, front_matter
from test_round_trip import Site

MAPPING = """
kommune: Hvilken kommune?
rolle: Din rolle
dato: Fullført
spørsmål:
  - spørsmål: Bruker dere Altinn?
    felt: bruk[altinn].status
    svar: {Det gjør vi: i-bruk}
  - {spørsmål: Hva trenger dere?, felt: behov, tema: arbeid}
"""


class OtherWays(unittest.TestCase):
    def setUp(self):
        self.site = Site()
        self.before = self.site.files()

    def tearDown(self):
        self.site.close()

    def use(self, slug, solution):
        fields, _ = front_matter(self.site.municipality(slug).read_text())
        found = [entry for entry in fields.get("bruk", []) if entry["løsning"] == solution]
        return found[0] if found else None

    def unused(self, slug):
        """A solution that a municipality has said nothing of: its slug and its title."""
        for path in sorted((self.site.root / "content/losninger").glob("*.md")):
            if not path.name.endswith(".nn.md") and not self.use(slug, path.stem):
                return path.stem, front_matter(path.read_text())[0]["tittel"]
        raise AssertionError(slug)

    def test_a_matrix_of_many(self):
        self.site.run("kartlegg", "ut", "--matrise", "--til", "ut")
        path = self.site.folder / "ut/matrise.xlsx"
        solution, title = self.unused("nome")
        book = openpyxl.load_workbook(path)
        sheet = book["Løsninger"]
        municipalities = {cell.value: cell.column for cell in sheet[3]}
        self.assertEqual(len(municipalities), 24)
        row = next(row[0].row for row in sheet.iter_rows(min_row=4) if row[0].value == title)
        sheet.cell(row=row, column=municipalities["Nome"]).value = "pilot"
        sheet.cell(row=row, column=municipalities["Skien"]).value = "pilott"
        contact = {row[0].value: row[1] for row in book["Kontakt"].iter_rows(min_row=4)}
        contact["Rollen til den som svarer"].value = "Koordinator"
        contact["Datoen for svaret"].value = "2026-12-15"
        book.save(path)
        # Somebody who answers for others says where it is from.
        output = self.site.run("kartlegg", "inn", str(path), status=1)
        self.assertIn("det står ikke hvem som sier det", output)
        self.assertEqual(self.site.files(), self.before)
        contact["Hvem sier det?"].value = "rådsmøtet 3. desember"
        book.save(path)
        output = self.site.run("kartlegg", "inn", str(path), status=1)
        self.assertIn("«pilott» er ikke et av valgene\n    Mente du «pilot»?", output)
        expected = {"løsning": solution, "status": "pilot", "bekreftet": "2026-12-15", "kilde": "rådsmøtet 3. desember"}
        self.assertEqual(self.use("nome", solution), expected)
        changed = {name for name, text in self.site.files().items() if self.before.get(name) != text}
        self.assertEqual(changed, {"content/kommuner/nome.md", "content/innspill/mottatt/2026-12-15-kartlegging-nome.md"})

    def test_a_table_with_either_separator_and_in_either_encoding(self):
        solution, title = self.unused("nome")
        lines = ["Kommune;Løsning;Status;Siden;Rolle;Datoen for svaret", f"Nome;{title};i bruk;2021;IKT-leder;15.12.2026",
                 f"Nom;{title};i bruk;;IKT-leder;15.12.2026"]
        for number, (separator, encoding) in enumerate([(";", "latin-1"), (",", "utf-8-sig")]):
            path = self.site.folder / f"tabell{number}.csv"
            path.write_bytes("\n".join(lines).replace(";", separator).encode(encoding))
            output = self.site.run("kartlegg", "inn", str(path), status=1)
            self.assertIn("celle A3: kommunen «Nom» finnes ikke her\n    Mente du «Nome»?", output)
            self.assertEqual(self.use("nome", solution)["siden"], "2021")
        self.assertIn("står slik fra før", output)
        path.write_text(f"Kommune;Løsning;Status;Rolle;Datoen for svaret\nNome;{title};pilot;IKT-leder;2026-12-16\n")
        output = self.site.run("kartlegg", "inn", str(path), status=1)
        self.assertIn("KONFLIKT: celle C2: svaret er «pilot», men det står «i bruk»", output)

    def test_the_export_of_a_form(self):
        (self.site.folder / "kobling.yaml").write_text(MAPPING)
        self.assertIsNone(self.use("siljan", "altinn"))
        book = openpyxl.Workbook()
        book.active.append(["Fullført", "Hvilken kommune?", "Din rolle", "Bruker dere Altinn?", "Hva trenger dere?"])
        book.active.append(["2026-12-14 10:15:00", "Siljan kommune", "IKT-leder", "Det gjør vi", "Hjelp til å velge"])
        path = self.site.folder / "eksport.xlsx"
        book.save(path)
        self.site.run("kartlegg", "inn", str(path), "--kobling", "kobling.yaml")
        self.assertEqual(self.use("siljan", "altinn")["status"], "i-bruk")
        fields, _ = front_matter(self.site.municipality("siljan").read_text())
        self.assertIn({"tema": "arbeid", "tekst": "Hjelp til å velge", "dato": "2026-12-14"}, fields["behov"])

    def test_nothing_is_taken_from_nobody_and_nothing_is_written_over(self):
        self.site.run("kartlegg", "ut", "nome", "--til", "ut")
        book = Book(self.site.folder / "ut/nome.xlsx")
        number = book.rows["bruk"][0][0]
        book.cell("bruk", number, "stemmer").value = "Ja"
        book.book.save(book.path)
        output = self.site.run("kartlegg", "inn", str(book.path), status=1)
        self.assertIn("Kontakt, celle B4: det står ikke hvilken rolle", output)
        self.assertIn("Kontakt, celle B5: det står ikke når", output)
        book.contact("rolle").value, book.contact("dato").value = "IKT-leder", "2027-01-01"
        book.book.save(book.path)
        output = self.site.run("kartlegg", "inn", str(book.path), status=1)
        self.assertIn("som ikke har vært ennå", output)
        self.assertEqual(self.site.files(), self.before)
        self.site.run("kartlegg", "ut", "nome", "--til", "ut", status=2)
        shutil.copy(self.site.root / "site.yaml", self.site.folder / "svar.xlsx")
        output = self.site.run("kartlegg", "inn", "svar.xlsx", status=1)
        self.assertIn("svar.xlsx: ", output)


if __name__ == "__main__":
    unittest.main()
