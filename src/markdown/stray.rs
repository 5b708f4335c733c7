//! Reports markup that appears as text: its intended meaning, and what to write.

use std::collections::BTreeMap;
use std::ops::Range;

use tr::tr;

use super::findings::quoted;
use super::lines::LineMark;
use super::marks::Kind;
use super::stray_words;
use super::writer::Writer;
use crate::diagnostic::Check;
use crate::text::date::MONTHS;

impl Writer<'_> {
    /// Returns the text at `place`.
    fn written(&self, place: &Range<usize>) -> &str {
        let text = self.input.text;
        let end = text.ceil_char_boundary(place.end.min(text.len()));
        &text[text.floor_char_boundary(place.start.min(end))..end]
    }

    fn is_escaped(&self, place: &Range<usize>) -> bool {
        self.input.text[..self.input.text.floor_char_boundary(place.start)].ends_with('\\')
    }

    /// Returns whether a bracket that the writer did not escape opens before `place`, on its line.
    fn closes_a_bracket(&self, place: &Range<usize>) -> bool {
        const LONGEST: usize = 300;
        let text = self.input.text;
        let from = text.floor_char_boundary(place.start.saturating_sub(LONGEST));
        let before = text.get(from..place.start).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.rfind('[')
            .is_some_and(|open| !line[..open].ends_with('\\'))
    }

    pub(super) fn tell_of_mark(&mut self, kind: Kind, place: Range<usize>) {
        if self.is_escaped(&place) || kind == Kind::Link && !self.closes_a_bracket(&place) {
            return;
        }
        if kind == Kind::Emphasis {
            return self.stray.emphasis.push(place);
        }
        let (check, message, help) = stray_words::of_mark(kind);
        let message = tr!(message, quoted(self.written(&place)));
        self.findings.add(check, &place, message, tr!(help));
    }

    /// Reports the marks and the lines of the block that begins or ends, since their meaning is
    /// known now.
    pub(super) fn settle_lines(&mut self) {
        let stray = std::mem::take(&mut self.stray);
        if let [first, _, ..] = &stray.emphasis[..] {
            let mark = quoted(self.written(first));
            self.findings.add(
                Check::StrayMarkup,
                first,
                tr!("{mark} ble ikke til utheving, og vises som tegn", mark),
                tr!(
                    "Ha ikke mellomrom innenfor merkene, og ha mellomrom utenfor: **Merk:** tekst."
                ),
            );
        }
        // The first line that begins in each way, and how many do.
        let mut ways: BTreeMap<LineMark, (&Range<usize>, usize)> = BTreeMap::new();
        for (mark, place) in &stray.marked {
            ways.entry(*mark).or_insert((place, 0)).1 += 1;
        }
        let in_diff = ways.contains_key(&LineMark::Diff);
        for (mark, (place, count)) in ways {
            let is_title = mark == LineMark::Title;
            if count < mark.least() || is_title && stray.lines > 1 {
                continue;
            }
            self.stray.after_block |= mark == LineMark::Block;
            let is_escaped = self.is_escaped(place) || escapes_its_number(self.written(place));
            if !is_escaped && (!in_diff || mark == LineMark::Diff) {
                self.tell_of_line(mark, place);
            }
        }
    }

    fn tell_of_line(&mut self, mark: LineMark, place: &Range<usize>) {
        let (check, message, help) = stray_words::of_line(mark);
        let line = quoted(self.written(place));
        let message = tr!(message, line);
        self.findings.add(check, place, message, tr!(help));
    }

    /// Reports a line of text that became a heading because dashes follow it directly.
    pub(super) fn look_at_underline(&mut self, place: &Range<usize>) {
        let written = self.written(place).trim();
        let Some((text, dashes)) = written.rsplit_once('\n') else {
            return;
        };
        if is_field(text) && self.input.text[..place.start].trim_end().ends_with("---") {
            self.tell_of_line(LineMark::Fields, &(place.start..place.start + text.len()));
            return;
        }
        let is_sentence = text.contains('\n') || text.len() > 80 && text.ends_with('.');
        if written.starts_with(['#', '<']) || !is_sentence {
            return;
        }
        let end = place.start + (self.written(place).trim_end().len());
        let under = end - dashes.len()..end;
        self.findings.add(
            Check::StrayMarkup,
            &under,
            tr!("teksten over {dashes} ble en overskrift", dashes = quoted(dashes)),
            tr!("Sett ei tom linje over strekene, eller skriv overskriften på én linje med ## foran."),
        );
    }

    /// Reports a block of code without its last line, which includes the rest of the text.
    pub(super) fn look_at_fence(&mut self, place: &Range<usize>) {
        let written = self.written(place);
        let sign = written.chars().next().unwrap_or('`');
        let is_closed = written
            .trim_end()
            .lines()
            .skip(1)
            .last()
            .is_some_and(|line| {
                let line = line.trim_start_matches([' ', '\t', '>']).trim_end();
                line.len() >= 3 && line.chars().all(|letter| letter == sign)
            });
        if is_closed {
            return;
        }
        let first = written.lines().next().unwrap_or_default().len();
        self.findings.add(
            Check::StrayMarkup,
            &(place.start..place.start + first),
            tr!("kodeblokka er ikke avsluttet, så resten av teksten er kode"),
            tr!("Skriv ``` på ei egen linje der koden slutter."),
        );
    }

    /// Reports code that is a link of reStructuredText: `` `text <https://…>`_ ``.
    pub(super) fn look_at_code(&mut self, code: &str, place: &Range<usize>) {
        let is_link = code.ends_with('>') && (code.contains(" <http") || code.contains(" <www."));
        if is_link && self.input.text[place.end..].starts_with('_') {
            self.tell_of_mark(Kind::Foreign, place.start..place.end + 1);
        }
    }

    /// Reports a date that became the number of a list, because it begins its line.
    pub(super) fn look_at_item(&mut self, place: &Range<usize>) {
        let written = self.written(place);
        let rest = written.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let digits = written.len() - rest.len();
        let Some(rest) = rest
            .strip_prefix(". ")
            .filter(|_| (1..=2).contains(&digits))
        else {
            return;
        };
        let word = rest.split(|letter: char| !letter.is_alphabetic()).next();
        let word = word.unwrap_or_default();
        if !MONTHS.contains(&word) {
            return;
        }
        // In a list of its own the date still looks like one.
        let before = &self.input.text[..place.start];
        let line = before.rsplit('\n').next().unwrap_or_default();
        if !line.trim_start_matches([' ', '>']).is_empty() {
            return;
        }
        let date = format!("{}. {word}", &written[..digits]);
        let help = tr!(
            "Skriv en omvendt skråstrek før punktumet: {right}",
            right = date.replacen('.', "\\.", 1)
        );
        let place = place.start..place.start + date.len();
        let message = tr!(
            "datoen {date} ble et punkt i ei nummerert liste",
            date = quoted(&date)
        );
        self.findings.add(Check::StrayMarkup, &place, message, help);
    }

    /// Reports text that became code because it is indented.
    pub(super) fn look_at_indented(&mut self, code: &str, place: &Range<usize>) {
        if self.stray.after_block || !is_prose(code) {
            return;
        }
        let first = self.written(place).lines().next().unwrap_or_default().len();
        self.findings.add(
            Check::StrayMarkup,
            &(place.start..place.start + first),
            tr!("fire mellomrom først på linja gjør teksten til kode"),
            tr!("Ta bort mellomrommene, eller skriv ``` over og under om det skal være kode."),
        );
    }
}

/// Returns whether `line` is a field as documents have them over their text: `dato: 2025-03-01`.
fn is_field(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name);
    let is_letter = |letter: char| letter.is_lowercase() || "-_".contains(letter);
    name.is_some_and(|name| !name.is_empty() && name.chars().all(is_letter))
}

/// Returns whether `line` begins as `1\.`, which is meant as text.
fn escapes_its_number(line: &str) -> bool {
    line.trim_start_matches(|letter: char| letter.is_ascii_digit())
        .starts_with('\\')
}

/// Returns whether `code` is rather text: sentences, or items of a list.
fn is_prose(code: &str) -> bool {
    let text = code.trim();
    let words = text.split_whitespace().count();
    let has_signs = text.contains(['{', '}', ';', '=', '<', '>', '$', '|', '\\', '#', '`', '/'])
        || text.contains("()")
        || text.contains("->");
    if has_signs {
        return false;
    }
    let is_point = |line: &str| {
        let line = line.trim_start();
        let point = line.strip_prefix(['-', '*', '•', '–']).map(str::trim_start);
        point.is_some_and(|point| point.starts_with(char::is_uppercase) && !point.contains(": "))
    };
    let is_list = words >= 3 && text.lines().all(is_point);
    let is_sentence = words >= 5
        && text.starts_with(|first: char| first.is_uppercase() || first == '«')
        && text.ends_with(['.', '!', '?']);
    is_list || is_sentence
}

#[cfg(test)]
mod tests {
    use super::super::tests::{body, checks, marked};
    use super::*;

    #[test]
    fn lists_that_are_no_lists_are_reported_once() {
        for text in [
            "• Begynn tidlig.\n• Ta med brukerne.",
            "Dette:\n• Begynn tidlig.",
            "– Begynn tidlig.\n– Ta med **brukerne**.",
            "-Begynn\n-Så",
            "*Begynn\n*Så",
            "o Begynn\no Så",
            "1.Begynn\n2.Så",
            "1)Begynn",
            "a) Begynn\nb) Så",
            "Dette:\n2. Begynn\n3. Så",
            "-\u{a0}Begynn\n-\u{a0}Så",
            "> • Begynn\n> • Så",
            "- En\n\n  • Begynn\n  • Så",
            "- • Begynn\n- En",
            "##Overskrift\n\nTekst",
            "#Overskrift",
            "[ ] Begynn\n[x] Så",
            "| a | b |\n| 1 | 2 |",
            "| a | b |\n|---|\n| 1 | 2 |",
            "År\tSum\n2024\t5",
            "Tekst\n som går over linjer.\n---\n",
            "    Dette er en setning som ble kode.\n",
            "Tekst:\n\n    - Begynn tidlig nok\n    - Ta med brukerne\n",
            "```sh\nls\n\nResten er tekst.",
            "Her er **viktig ** tekst.",
            "**Merk:**tekst og mer",
            "17. mai åpner vi.",
            "✅ En\n✅ To",
            "(1) En\n(2) To",
            "A) En\nB) To",
            "i) En\nii) To",
            "1: En\n2: To",
            "-- En\n-- To",
            "-[ ] En\n-[x] To",
            "| Storgata 1\n| 3700 Skien",
            "||Navn||Pris||",
            "!(plan.png)",
            "Skriv `x her.",
            "Skriv ´x´ her.",
        ] {
            assert_eq!(
                checks(text),
                [Check::StrayMarkup],
                "{text}: {:?}",
                body(text).findings
            );
        }
        assert_eq!(marked("Før\n\n• Begynn\n• Så"), "• Begynn");
        assert_eq!(marked("Før\n\n> a\n> – En\n> – To"), "– En");
    }

    #[test]
    fn ordinary_text_is_left() {
        for text in [
            "– Vi er fornøyde, sier lederen.\n\n– Det er vi også, sier en annen.",
            "- En\n- To\n  - Tre\n\n1. En\n2. To\n\n1) En\n2) To",
            "-5 grader ute, +47 35 58 10 00, #hashtag og #1.",
            "Vi møttes\n17. mai og spiste.",
            "#DigiTV #Skien",
            "Tittel\n======\n\nTekst\n\n---\n\nMer",
            "\\- Begynn\n\\- Så\n\n\\*\\*ikke fet\\*\\*",
            "    let x = 1;\n\n    error: could not connect\n",
            "```\n• a\n{% b %}\n##c\n```\n\n`{% a %}` og `• b`",
            "- [ ] a\n- [x] b",
            "| a | b |\n|---|---|\n| `{{ x }}` | – y |",
            "Ord[^1].\n\n[^1]: Note.",
            "**Merk:** tekst og ** alene",
            "1\\. En\n2\\. To",
            "- 17. mai: stengt\n- 18. mai: åpent",
            "1. mairegn\n2. Møtet er 17. mai",
            "✅ Ferdig.",
            "(1) i loven sier det samme.\nDet gjør også dette.",
            "`a || b` og \\|\\|a\\|\\|, en \\` og `` ` ``.",
            "Merk: husk dette\n---\n\nMer",
        ] {
            assert_eq!(checks(text), [], "{text}: {:?}", body(text).findings);
        }
    }

    #[test]
    fn blocks_of_other_programs_are_reported_once_with_their_content() {
        for text in [
            "!!! note \"Merk\"\n    Innhold.\n\n    Dette er en setning som er med i boksen.\n",
            "=== \"Fane\"\n\n    Dette er en setning som er med i fanen.\n",
            "{% include x.html %}",
            "import X from 'y'",
            "%% merknad %%",
            "H~2~O",
            "Se [[en side]].",
            "> [!info] Merk\n> tekst",
            "Det er ||skjult|| her.",
            "[source,rust]\n----\nlet x\n\n----",
            "[NOTE]\n====\nTekst",
            "{| class=\"wikitable\"",
            "bq. Sitat",
            "Ord^[en note] her.",
            "Ord[^en note] her.",
            "Som [@berg19] sier.",
            "Se :ref:`x` nå.",
            "Se {doc}`x` nå.",
            "Se `x <https://ks.no>`_ nå.",
            "---\ndato: 2025-03-01\n---\n\nTekst",
            "@@ -1,2 +1,3 @@\n-a\n-b",
        ] {
            assert_eq!(
                checks(text),
                [Check::ForeignMarkup],
                "{text}: {:?}",
                body(text).findings
            );
        }
        assert_eq!(checks(":::tip\nInnhold\n:::"), [Check::ForeignMarkup]);
        assert_eq!(checks("Ord[^1]."), [Check::BrokenLink]);
    }
}
