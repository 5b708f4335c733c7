//! Lists the reasons why web addresses, mailboxes and telephone numbers are refused, with advice.

use tr::tr;

use super::characters::code_point;

/// The reason why a text is refused as an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin with `https://` or `http://`.
    Scheme,
    /// It has a user name: `https://skien.no@x.no/` looks like somewhere else than it is.
    User,
    /// The host is missing or no name that can exist.
    Host,
    /// The host has a letter of another script, which may look like a Latin one.
    LookAlike(char),
    /// The port is no number from 1 to 65535.
    Port,
    /// It holds white space.
    Space,
    /// It holds `\`, which browsers read as `/`.
    Backslash,
    /// It holds a quote or an angle bracket.
    Mark,
    /// It holds a hidden character, also as `%00`.
    Hidden(char),
    /// It is no mailbox.
    Mailbox,
    /// It is no telephone number.
    Telephone,
}

impl Fault {
    /// Returns the advice for the writer.
    pub fn help(self) -> String {
        match self {
            Self::Scheme => tr!("Skriv hele adressa, med `https://` først."),
            Self::User => tr!(
                "Ta bort det som står foran `@`: det kan se ut som en annen vert enn den det er."
            ),
            Self::Host => tr!("Sjekk navnet mellom `https://` og neste `/`."),
            Self::LookAlike(letter) => tr!(
                "«{letter}» ({code}) kan forveksles med en annen bokstav. Skriv navnet med latinske \
                 bokstaver, eller slik nettleseren viser det (`xn--…`).",
                letter,
                code = code_point(letter)
            ),
            Self::Port => {
                tr!("Porten er et tall fra 1 til 65535; ta den bort om den ikke trengs.")
            }
            Self::Space => tr!("Skriv én adresse, og `%20` for et mellomrom i den."),
            Self::Backslash => tr!("Skriv `/` i stedet for `\\`."),
            Self::Mark => tr!("Ta bort anførselstegn og vinkelklammer."),
            Self::Hidden(letter) => {
                tr!(
                    "Ta bort det usynlige tegnet {code}.",
                    code = code_point(letter)
                )
            }
            Self::Mailbox => tr!(
                "Skriv for eksempel `{example}`.",
                example = "mailto:postmottak@skien.kommune.no"
            ),
            Self::Telephone => tr!(
                "Skriv for eksempel `{example}`.",
                example = "tel:+4735581000"
            ),
        }
    }
}
