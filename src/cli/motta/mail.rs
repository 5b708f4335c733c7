//! Finds the contributions in a mail: attached, or pasted into it and perhaps sent on.

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::yaml::front_matter;

/// A contribution as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The name of the attached file.
    pub(super) name: Option<String>,
    /// The text of the file.
    pub(super) text: String,
}

/// Returns every contribution in the mail `bytes`; `None` where it is no mail.
pub(super) fn contributions(bytes: &[u8]) -> Option<Vec<Found>> {
    let mail = MessageParser::default().parse(bytes)?;
    mail.from()?;
    let mut found = Vec::new();
    gather(&mail, &mut found);
    // What is attached is the file itself; what is pasted may be the same once more.
    if found.iter().any(|found| found.name.is_some()) {
        found.retain(|found| found.name.is_some());
    }
    found.dedup_by(|one, other| one.text == other.text);
    Some(found)
}

fn gather(mail: &Message<'_>, found: &mut Vec<Found>) {
    for part in &mail.parts {
        match &part.body {
            PartType::Message(inner) => gather(inner, found),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                if let (Some(name), Ok(text)) = (file_name(part), std::str::from_utf8(bytes)) {
                    found.push(Found {
                        name: Some(name),
                        text: text.replace("\r\n", "\n"),
                    });
                }
            }
            PartType::Text(text) => of_text(part, &text.replace("\r\n", "\n"), found),
            PartType::Html(_) | PartType::Multipart(_) => {}
        }
    }
}

fn of_text(part: &MessagePart<'_>, text: &str, found: &mut Vec<Found>) {
    if let Some(name) = file_name(part) {
        found.push(Found {
            name: Some(name),
            text: text.to_owned(),
        });
        return;
    }
    let says = |name: &str, value: &str| {
        let kind = part.content_type();
        let given = kind.and_then(|kind| kind.attribute(name));
        given.is_some_and(|given| given.eq_ignore_ascii_case(value))
    };
    let text = match says("format", "flowed") {
        true => unfolded(text, says("delsp", "yes")),
        false => text.to_owned(),
    };
    let pasted = pasted(&text).into_iter();
    found.extend(pasted.map(|text| Found { name: None, text }));
}

/// Returns the name of an attached file in Markdown.
fn file_name(part: &MessagePart<'_>) -> Option<String> {
    let name = part.attachment_name()?;
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
    name.to_lowercase()
        .ends_with(".md")
        .then(|| name.to_owned())
}

/// Joins the lines that a mail program has broken (RFC 3676).
fn unfolded(text: &str, without_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let (marks, rest) = line.split_at(line.len() - line.trim_start_matches('>').len());
        let rest = rest
            .strip_prefix(' ')
            .filter(|_| marks.is_empty())
            .unwrap_or(rest);
        let is_going_on = !out.is_empty() && !out.ends_with('\n');
        if !is_going_on {
            out.push_str(marks);
        }
        match rest.strip_suffix(' ').filter(|_| rest != "-- ") {
            Some(cut) => out.push_str(if without_space { cut } else { rest }),
            None => {
                out.push_str(rest);
                out.push('\n');
            }
        }
    }
    out
}

/// Returns the contributions that stand in the text of a mail, without the marks of an answer.
fn pasted(text: &str) -> Vec<String> {
    let lines: Vec<(usize, &str)> = text.lines().map(without_marks).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let begins = lines[at].1.trim() == "---"
            && lines
                .get(at + 1)
                .is_some_and(|(_, next)| next.trim_start().starts_with("innspill:"));
        if !begins {
            at += 1;
            continue;
        }
        let depth = lines[at].0;
        let rest = lines[at..].iter();
        // A signature ends the mail; so does the end of the quotation.
        let own = rest.take_while(|(marks, line)| *marks == depth && line.trim_start() != "-- ");
        let own: Vec<&str> = own.map(|(_, line)| *line).collect();
        at += own.len();
        let text = format!("{}\n", unindented(&own).join("\n").trim_end());
        if front_matter::split(&text).is_ok_and(|parts| parts.yaml.is_some()) {
            found.push(text);
        }
    }
    found
}

/// Returns the number of marks before a quoted line, and the rest of the line.
fn without_marks(line: &str) -> (usize, &str) {
    let (mut marks, mut rest) = (0, line);
    while let Some(inside) = rest.strip_prefix('>') {
        marks += 1;
        rest = match inside.strip_prefix(' ') {
            Some(after) if after.starts_with('>') => after,
            _ => inside,
        };
    }
    (marks, rest)
}

/// Takes the space away that stands after the marks in every line. Spaces that do not break, which
/// some programs put first in a line, become plain ones.
fn unindented(lines: &[&str]) -> Vec<String> {
    let plain = |line: &&str| {
        let indent = line.len() - line.trim_start_matches([' ', '\u{a0}']).len();
        let (indent, rest) = line.split_at(indent);
        format!("{}{rest}", indent.replace('\u{a0}', " "))
    };
    let lines: Vec<String> = lines.iter().map(plain).collect();
    let mut written = lines.iter().filter(|line| !line.trim().is_empty());
    match written.all(|line| line.starts_with(' ')) {
        true => lines
            .iter()
            .map(|line| line.get(1..).unwrap_or_default().to_owned())
            .collect(),
        false => lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\ninnspill: 1\ndato: 2026-11-30\nendringer:\n  - dokument: kommuner/nome\n    felt: fylke\n    fra: Telemark\n    til: Færder = «ø»\n---\n\nHilsen oss.\n";

    fn texts(mail: &str) -> Vec<String> {
        let found = contributions(mail.replace('\n', "\r\n").as_bytes()).expect("a mail");
        found.into_iter().map(|found| found.text).collect()
    }

    fn mail(headers: &str, body: &str) -> String {
        format!("From: post@example.no\nSubject: Innspill\nMIME-Version: 1.0\n{headers}\n\n{body}")
    }

    fn quoted_printable(text: &str) -> String {
        let mut out = String::new();
        for line in text.lines() {
            let mut length = 0;
            for byte in line.bytes() {
                let written = match byte {
                    b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
                    _ => format!("={byte:02X}"),
                };
                if length + written.len() > 20 {
                    out.push_str("=\n");
                    length = 0;
                }
                length += written.len();
                out.push_str(&written);
            }
            out.push('\n');
        }
        out
    }

    #[test]
    fn a_pasted_file_is_found_whatever_the_mail_is_written_in() {
        let plain = mail(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit",
            &format!("Hei!\n\n{FILE}\n-- \nPost i Nome\n"),
        );
        assert_eq!(texts(&plain), [FILE]);
        let printable = mail(
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
            &quoted_printable(FILE),
        );
        assert_eq!(texts(&printable), [FILE]);
    }

    #[test]
    fn the_marks_of_an_answer_are_taken_away() {
        for mark in ["> ", ">", ">> ", "> > "] {
            let quoted: String = FILE.lines().map(|line| format!("{mark}{line}\n")).collect();
            let mail = mail(
                "Content-Type: text/plain; charset=utf-8",
                &format!("Sender denne videre.\n\nNome skrev:\n{quoted}\nHilsen\n"),
            );
            assert_eq!(texts(&mail), [FILE], "{mark}");
        }
    }

    #[test]
    fn lines_that_were_broken_are_joined() {
        let flowed = FILE
            .replace("fra: Telemark", "fra: \nTelemark")
            .replace("  - dokument", "   - dokument")
            .replace("    felt", "     felt")
            .replace("    fra", "     fra")
            .replace("    til", "     til");
        let mail = mail(
            "Content-Type: text/plain; charset=utf-8; format=flowed",
            &flowed,
        );
        assert_eq!(texts(&mail), [FILE]);
    }

    #[test]
    fn an_attached_file_goes_before_what_is_pasted() {
        let base64 = {
            const LETTERS: &[u8; 64] =
                b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
            let mut out = String::new();
            for chunk in FILE.as_bytes().chunks(3) {
                let bits = (0..3).fold(0_u32, |bits, at| {
                    bits << 8 | u32::from(chunk.get(at).copied().unwrap_or(0))
                });
                for at in 0..4 {
                    let index = (bits >> (18 - 6 * at) & 63) as usize;
                    out.push(if at > chunk.len() {
                        '='
                    } else {
                        char::from(LETTERS[index])
                    });
                }
            }
            out
        };
        let body = format!(
            "--x\nContent-Type: text/plain; charset=utf-8\n\nSe vedlegget.\n\n{}\n--x\nContent-Type: application/octet-stream; name=\"2026-11-30-nome.md\"\nContent-Disposition: attachment; filename=\"2026-11-30-nome.md\"\nContent-Transfer-Encoding: base64\n\n{base64}\n--x--\n",
            FILE.replace("Telemark", "Vestfold")
        );
        let mail = mail("Content-Type: multipart/mixed; boundary=x", &body);
        let found = contributions(mail.replace('\n', "\r\n").as_bytes()).expect("a mail");
        assert_eq!(
            found,
            [Found {
                name: Some("2026-11-30-nome.md".into()),
                text: FILE.into()
            }]
        );
    }

    #[test]
    fn a_mail_without_a_contribution_has_none() {
        assert_eq!(
            texts(&mail("Content-Type: text/plain", "Hei!\n\n---\nHilsen\n")),
            Vec::<String>::new()
        );
        assert_eq!(contributions(b"---\ninnspill: 1\n---\n"), None);
    }
}
