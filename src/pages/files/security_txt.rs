//! `.well-known/security.txt`: the contact for reports of vulnerabilities of the site (RFC 9116).

use crate::config::Security;
use crate::pages::outputs::File;

/// Returns the bytes of the file for a site at `base_url`.
pub fn render(security: &Security, base_url: &str) -> Vec<u8> {
    let Security { contact, expires } = security;
    // The file is valid until the end of the day.
    format!(
        "Contact: {contact}\nExpires: {expires}T23:59:59Z\nCanonical: {base_url}{}\n\
         Preferred-Languages: no\n",
        File::SecurityTxt.address()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_has_its_line() {
        let security = Security {
            contact: "mailto:sikkerhet@example.no".into(),
            expires: jiff::civil::date(2027, 6, 30),
        };
        let text = String::from_utf8(render(&security, "https://example.no")).unwrap();
        assert_eq!(
            text,
            "Contact: mailto:sikkerhet@example.no\n\
             Expires: 2027-06-30T23:59:59Z\n\
             Canonical: https://example.no/.well-known/security.txt\n\
             Preferred-Languages: no\n"
        );
    }
}
