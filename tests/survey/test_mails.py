"""Reads the mails of `digitv purre` with the parser of Python."""

import email
import email.policy
import io
import re
import unittest

import openpyxl
from test_round_trip import Site


class Mails(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = Site()
        cls.site.run("kartlegg", "ut", "--runde", "Vinteren", "--frist", "2026-12-22", "--til", "ut")
        rounds = cls.site.root / "content/data/runder.yaml"
        text = rounds.read_text()
        assert "svart:" not in text
        rounds.write_text(text + "    svart:\n      - {kommune: skien, dato: 2026-12-03, rolle: IKT-leder}\n")
        cls.table = cls.site.run("purre", "--til", "post")
        cls.folder = cls.site.folder / "post"

    @classmethod
    def tearDownClass(cls):
        cls.site.close()

    def read(self, slug):
        return email.message_from_bytes((self.folder / f"{slug}.eml").read_bytes(), policy=email.policy.default)

    def test_those_who_have_not_answered_get_one(self):
        names = {path.stem for path in self.folder.iterdir()}
        self.assertEqual(len(names), 22)
        self.assertNotIn("skien", names)
        self.assertIn("1 av 23 har svart.", self.table)
        self.assertIn("| Skien | 3. desember 2026 | – | – |", self.table)

    def test_link_and_attachment_are_right(self):
        for path in self.folder.iterdir():
            mail = self.read(path.stem)
            self.assertEqual(mail.defects, [], path.name)
            self.assertEqual(mail["X-Unsent"], "1")
            self.assertIn("22. desember 2026", mail["Subject"])
            text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
            links = re.findall(r"https?://\S+", text)
            self.assertEqual(len(links), 1, text)
            self.assertRegex(links[0], rf"/rett/\?d=kommuner/{path.stem}$")
            [attachment] = list(mail.iter_attachments())
            self.assertEqual(attachment.get_filename(), f"{path.stem}.xlsx")
            self.assertIn("spreadsheetml", attachment.get_content_type())
            self.assertEqual(attachment.get_content(), (self.site.folder / "ut" / f"{path.stem}.xlsx").read_bytes())
            book = openpyxl.load_workbook(io.BytesIO(attachment.get_content()))
            self.assertIn("_grunnlag", book.sheetnames)

    def test_it_says_what_matters_in_the_language_of_the_municipality(self):
        nome = self.read("nome").get_body(("plain",)).get_content().replace("\r\n", "\n")
        self.assertIn("Dette betyr mest nå:\n1. ", nome)
        self.assertIn("sist sagt", nome)
        self.assertIn("hvem andre kan spørre", nome)
        vinje = self.read("vinje").get_body(("plain",)).get_content().replace("\r\n", "\n")
        self.assertIn("Dette betyr mest no:\n1. ", vinje)
        self.assertIn("/nn/rett/?d=", vinje)

    def test_there_is_no_personal_data_and_the_same_bytes_twice(self):
        self.site.run("purre", "--til", "igjen")
        for path in self.folder.iterdir():
            self.assertEqual(path.read_bytes(), (self.site.folder / "igjen" / path.name).read_bytes())
            mail = self.read(path.stem)
            text = str(mail["To"]) + mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
            self.assertNotRegex(text, r"\b\d{11}\b|\b[49]\d\d ?\d\d ?\d\d\d\b")
            for address in re.findall(r"[\w.+-]+@[\w.-]+", text):
                self.assertRegex(address, r"^(post|postmottak|kontakt|ikt|support)[\w.-]*@", path.name)
            self.assertIsNone(mail["From"])


if __name__ == "__main__":
    unittest.main()
