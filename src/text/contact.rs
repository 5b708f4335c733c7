//! Checks mailboxes and telephone numbers that a page links to, as strictly as web addresses.

use super::fault::Fault;
use super::percent::{encode_address, encoded_control};
use super::{characters, host};

/// Returns the `mailto:` address for `rest`, the part after the colon: mailboxes with commas
/// between, and perhaps a subject and a text.
///
/// # Errors
/// Returns the reason where a mailbox is refused.
pub fn mail(rest: &str) -> Result<String, Fault> {
    if let Some(found) = characters::first_hidden(rest) {
        return Err(Fault::Hidden(found.letter));
    }
    let (mailboxes, query) = match rest.split_once('?') {
        Some((mailboxes, query)) => (mailboxes, Some(query)),
        None => (rest, None),
    };
    let fields = query.into_iter().flat_map(|query| query.split('&'));
    let names = ["subject", "body", "to", "cc", "bcc"];
    let fields_are_good = fields
        .map(|field| field.split('=').next().unwrap_or_default())
        .all(|name| names.iter().any(|known| known.eq_ignore_ascii_case(name)));
    let is_empty = mailboxes.is_empty() && query.is_some();
    let mailboxes_are_good = is_empty || mailboxes.split(',').all(is_mailbox);
    if !fields_are_good || !mailboxes_are_good || encoded_control(mailboxes).is_some() {
        return Err(Fault::Mailbox);
    }
    let mut address = "mailto:".to_owned();
    encode_address(&mut address, rest);
    Ok(address)
}

/// Returns whether `text` is a mailbox, `postmottak@skien.kommune.no`.
fn is_mailbox(text: &str) -> bool {
    let Some((name, host)) = text.trim().split_once('@') else {
        return false;
    };
    let is_plain = |letter: char| letter.is_alphanumeric() || "!#$%&'*+-./=^_{|}~".contains(letter);
    !name.is_empty()
        && name.chars().all(is_plain)
        && host.contains('.')
        && host::check(host).is_ok()
}

/// Returns the `tel:` address for `rest`, without the characters that only help the eye. Codes that
/// make a telephone do something (`*#06#`) are no numbers.
///
/// # Errors
/// Returns the reason where it is no number.
pub fn telephone(rest: &str) -> Result<String, Fault> {
    let number: String = rest
        .chars()
        .filter(|letter| !letter.is_whitespace() && !"-.()/".contains(*letter))
        .collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let is_number =
        (2..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_number {
        Ok(format!("tel:{number}"))
    } else {
        Err(Fault::Telephone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mailboxes_are_accepted() {
        for good in [
            "post@skien.no",
            "a.b+c@x.no,d@y.no",
            "post@skien.no?subject=Hei du&body=x",
            "?subject=x",
        ] {
            assert!(mail(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "@",
            "post",
            "post@",
            "@skien.no",
            "post@skien",
            "a@b@c.no",
            "a b@c.no",
            "post@skien.no?attach=/etc/passwd",
            "post@skien.no%0d%0aBcc:x@y.no",
            "post@ѕkien.no",
            "post@skien.no\u{202e}",
        ] {
            assert!(mail(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn only_telephone_numbers_are_accepted() {
        assert_eq!(
            telephone("+47 35 58 10 00").as_deref(),
            Ok("tel:+4735581000")
        );
        assert_eq!(telephone("(35) 58-10.00").as_deref(), Ok("tel:35581000"));
        for bad in [
            "",
            "kontoret",
            "*#06#",
            "%2A%2306%23",
            "+",
            "1",
            "+47;ext=x",
            "35 58 10 00\u{202e}",
        ] {
            assert!(telephone(bad).is_err(), "{bad}");
        }
    }
}
