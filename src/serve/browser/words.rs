//! The words of the overlay, in the language of messages: what it frames is said in that too.

use serde::Serialize;
use tr::tr;

/// The words, by the names that `overlay.js` has for them. `{count}` stands for a number.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    /// The code of the language.
    lang: String,
    errors: String,
    corner: String,
    lost: String,
    put_away: String,
    one_error: String,
    many_errors: String,
    more: String,
    shown_as_before: String,
    draft: String,
    one_warning: String,
    many_warnings: String,
    edit: String,
}

/// Returns the words as JSON.
pub(in crate::serve) fn words() -> String {
    let words = Words {
        lang: tr!("nb"),
        errors: tr!("Feil"),
        corner: tr!("Forhåndsvisning"),
        lost: tr!("Får ikke kontakt med digitv. Prøver igjen …"),
        put_away: tr!("Legg bort"),
        one_error: tr!("Én feil må rettes"),
        many_errors: tr!("{count} feil må rettes"),
        more: tr!("… og {count} til."),
        shown_as_before: tr!(
            "Filer med feil vises slik de var sist de var i orden. Alt annet er som det er nå."
        ),
        draft: tr!("Utkast"),
        one_warning: tr!("1 advarsel"),
        many_warnings: tr!("{count} advarsler"),
        edit: tr!("Rediger fila"),
    };
    // Texts always become JSON.
    serde_json::to_string(&words).unwrap_or_default()
}
