//! Translates the template engine's English messages into Norwegian.

/// Messages of the engine, with their translations. `{}` stands for what differs, in the same order
/// in both; what follows the last `{}` of a message may be left out of the translation.
const MESSAGES: &[(&str, &str)] = &[
    // While a template is parsed.
    (
        "Found {} but expected one of: integer{}",
        "Her mangler en verdi: et navn, en tekst, et tall eller en parentes må stå før {}.",
    ),
    (
        "Found {} but was expecting `elif`, `else` or `endif`.",
        "Her står {}, men «if» må avsluttes med «endif».",
    ),
    (
        "Found {} but expected {}.",
        "Her står {}, men det må stå {}.",
    ),
    (
        "Found {} but expected {}",
        "Her står {}, men det må stå {}.",
    ),
    (
        "Found invalid field of `loop`: {}. Only {} exist.",
        "«loop» har ikke feltet «{}», bare {}.",
    ),
    (
        "Found {} but the only types allowed are: {}",
        "Her står {}, men typen må være en av {}.",
    ),
    (
        "Unexpected end of input",
        "Malen slutter for tidlig: noe er ikke avsluttet.",
    ),
    (
        "Unexpected character",
        "Her står et tegn som ikke kan stå i en mal.",
    ),
    (
        "Unknown tag",
        "«{%» må følges av for, if, set, block, include eller et annet ord som finnes.",
    ),
    (
        "String opened with `{}` is missing its closing {}",
        "Teksten som begynner med `{}` her, er ikke avsluttet.",
    ),
    (
        "Closing comment tag `{}` not found",
        "Merknaden er ikke avsluttet med `{}`.",
    ),
    (
        "Unclosed component '{}'",
        "Komponenten «{}» er ikke lukket.",
    ),
    (
        "Closing tag '{}' doesn't match opening tag '{}'",
        "Her lukkes komponenten «{}», men det er «{}» som er åpen.",
    ),
    (
        "component was named `{}` in the opening tag, found `{}` as name in the end tag",
        "Komponenten «{}» avsluttes med navnet «{}».",
    ),
    (
        "Components with body content must use tag syntax: {}",
        "En komponent med innhold skrives {% <navn> %} … {% </navn> %}.",
    ),
    ("Unknown filter `{}`", "Filteret «{}» finnes ikke."),
    ("Unknown test `{}`", "Testen «{}» finnes ikke."),
    ("Unknown function `{}`", "Funksjonen «{}» finnes ikke."),
    ("Unknown component `{}`", "Komponenten «{}» finnes ikke."),
    ("Unknown template `{}`", "Malen «{}» finnes ikke."),
    (
        "Unknown argument(s) {} in component call. Possible argument(s) are: {}",
        "Komponenten har ikke {}, bare {}.",
    ),
    (
        "Unknown argument(s) {} in component call.",
        "Komponenten har ikke {}.",
    ),
    (
        "Component argument `{}` (type: `{}`) does not match expected type: `{}`",
        "«{}» i komponenten er {}, men må være {}.",
    ),
    (
        "Component argument `{}` is defined more than once",
        "Komponenten har «{}» mer enn én gang.",
    ),
    (
        "Default value for `{}` has type `{}` but the argument has type `{}`",
        "Det som gjelder når «{}» ikke er gitt, er {}, men må være {}.",
    ),
    (
        "Argument `{}` (type: {}) missing.",
        "Komponenten mangler «{}».",
    ),
    ("Argument `{}` missing.", "Komponenten mangler «{}»."),
    (
        "Component `{}` is defined in both `{}` and `{}`",
        "Komponenten «{}» står både i `{}` og i `{}`.",
    ),
    (
        "Component definitions cannot be written in another tag.",
        "En komponent kan ikke skrives inni noe annet.",
    ),
    (
        "Template already contains a component named `{}`",
        "Malen har to komponenter som heter «{}».",
    ),
    (
        "Template already contains a block named `{}`",
        "Malen har to blokker som heter «{}».",
    ),
    (
        "Template is already extending `{}`",
        "Malen bygger alt på «{}», og kan bare bygge på én.",
    ),
    (
        "Block `{}` is not defined in any parent template",
        "Blokken «{}» finnes ikke i malen som denne bygger på.",
    ),
    (
        "Blocks cannot be written inside a {}.",
        "En blokk kan ikke stå inni {}.",
    ),
    (
        "`extends` needs to be the first tag of the template",
        "«extends» må stå først i malen.",
    ),
    (
        "`extends` cannot be nested in other tags.",
        "«extends» kan ikke stå inni noe annet.",
    ),
    (
        "This content would be ignored: {}",
        "Dette kommer ikke med: i en mal som bygger på en annen, må alt stå i blokker eller komponenter.",
    ),
    (
        "Invalid syntax for `set`: {}",
        "«set» må ha = og en verdi, eller %} og et innhold.",
    ),
    (
        "`{}` cannot be used inside a {}",
        "«{}» kan ikke stå inni {}.",
    ),
    (
        "{} can only be used in a for loop",
        "«{}» kan bare stå i en løkke.",
    ),
    (
        "{} is a reserved keyword of Tera, it cannot be used as a loop variable.",
        "«{}» er et ord i malspråket, og kan ikke være navn i en løkke.",
    ),
    (
        "{} is a reserved keyword of Tera, it cannot be assigned to.",
        "«{}» er et ord i malspråket, og kan ikke få en verdi.",
    ),
    (
        "Keyword argument `{}` is defined more than once",
        "«{}» er gitt mer enn én gang.",
    ),
    (
        "The template nesting is too deep",
        "Her er for mye inni hverandre.",
    ),
    (
        "The expression is too complex",
        "Uttrykket er for innviklet.",
    ),
    // While a page is rendered.
    (
        "Variable `{}` is not defined. Available variables: {}",
        "«{}» finnes ikke her. Det som finnes: {}.",
    ),
    ("Variable `{}` is not defined.{}", "«{}» finnes ikke her."),
    (
        "Variable `{}` exists but its value is undefined",
        "«{}» har ingen verdi her.",
    ),
    (
        "Field `{}` is not defined. Available fields: {}",
        "Feltet «{}» finnes ikke. Det som finnes: {}.",
    ),
    ("Field `{}` is not defined{}", "Feltet «{}» finnes ikke."),
    (
        "Value at index {} does not have an attribute at path: {}",
        "Verdi {} har ikke feltet «{}».",
    ),
    (
        "Tried to render a variable that is undefined",
        "Det som skal vises her, finnes ikke.",
    ),
    (
        "Cannot index into an undefined value",
        "Det som det skal hentes noe fra her, finnes ikke.",
    ),
    (
        "Cannot slice an undefined value",
        "Det som det skal hentes en del av her, finnes ikke.",
    ),
    (
        "Index expression is undefined",
        "Nøkkelen mellom [ og ] finnes ikke.",
    ),
    (
        "Iteration not possible on type `{}`",
        "En løkke kan ikke gå over {}.",
    ),
    (
        "Key/value iteration is not possible on type `{}`, {}",
        "En løkke med nøkkel og verdi kan ikke gå over {}.",
    ),
    ("Cannot divide by 0", "Her deles det på null."),
    (
        "Cannot compare `{}` with `{}`",
        "{} kan ikke sammenlignes med {}.",
    ),
    (
        "Cannot sort: `{}` and `{}` are not comparable",
        "Lista kan ikke sorteres: {} kan ikke sammenlignes med {}.",
    ),
    (
        "Math operations can only be done on numbers, found `{}`",
        "Her må det stå et tall, ikke {}.",
    ),
    (
        "Only numbers can be negated. This is a `{}`",
        "Her må det stå et tall, ikke {}.",
    ),
    (
        "`{}` requires both operands to be numbers, found `{}` and `{}`",
        "«{}» trenger to tall, ikke {} og {}.",
    ),
    (
        "`in` cannot be used on a container of type `{}`. {}",
        "«in» kan ikke lete i {}.",
    ),
    (
        "Invalid type for the value, expected `{}` but got `{}`",
        "Verdien må være {}, ikke {}.",
    ),
    ("Missing keyword argument `{}`", "«{}» mangler."),
    (
        "Maximum render recursion depth for components exceeded.",
        "Komponenten kaller seg selv uten ende.",
    ),
];

/// The engine's names for kinds of values and places, with their translations.
const WORDS: &[(&str, &str)] = &[
    ("identifier", "et navn"),
    ("attribute name", "navnet på et felt"),
    ("string", "en tekst"),
    ("integer", "et heltall"),
    ("i64", "et heltall"),
    ("u64", "et heltall"),
    ("float", "et tall"),
    ("f64", "et tall"),
    ("number", "et tall"),
    ("bool", "ja eller nei"),
    ("array", "ei liste"),
    ("map", "en tabell"),
    ("map/struct", "en tabell"),
    ("none", "ingenting"),
    ("undefined", "noe som ikke finnes"),
    ("for loop", "ei løkke"),
    ("component body", "en komponent"),
    ("filter section", "et filter"),
];

/// Returns `message` in Norwegian, as whole sentences. Messages that the project's own filters give
/// are Norwegian already and begin with a small letter or «; an unknown message is quoted.
pub(super) fn norwegian(message: &str) -> String {
    let known = MESSAGES
        .iter()
        .find_map(|(english, norwegian)| Some(fill(norwegian, &captures(english, message)?)));
    match known {
        Some(known) => known,
        None if message.starts_with(|first: char| first.is_ascii_uppercase() || first == '`') => {
            format!("Malspråket sier, på engelsk: «{}»", message.trim_end())
        }
        None => message.to_owned(),
    }
}

/// Returns the text in the place of each `{}` of `pattern` in `message`; `None` where it is another
/// message.
fn captures<'m>(pattern: &str, message: &'m str) -> Option<Vec<&'m str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = message.strip_prefix(pieces.next()?)?;
    let mut captured = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let end = match pieces.peek() {
            None if piece.is_empty() => rest.len(),
            None => rest.strip_suffix(piece)?.len(),
            Some(_) => rest.find(piece)?,
        };
        captured.push(&rest[..end]);
        rest = &rest[end + piece.len()..];
    }
    rest.is_empty().then_some(captured)
}

fn fill(sentence: &str, captured: &[&str]) -> String {
    let mut pieces = sentence.split("{}");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for (piece, captured) in pieces.zip(captured) {
        let known = WORDS.iter().find(|(word, _)| word == captured);
        filled.push_str(known.map_or(captured, |(_, norwegian)| norwegian));
        filled.push_str(piece);
    }
    let mut letters = filled.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => filled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_the_engine_are_translated() {
        for (english, expected) in [
            (
                "Found `}}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`",
                "Her mangler en verdi: et navn, en tekst, et tall eller en parentes må stå før `}}`.",
            ),
            (
                "Found `,` but expected identifier.",
                "Her står `,`, men det må stå et navn.",
            ),
            ("Unknown filter `nope`", "Filteret «nope» finnes ikke."),
            (
                "Variable `b` is not defined. Available variables: page, site",
                "«b» finnes ikke her. Det som finnes: page, site.",
            ),
            ("Field `b` is not defined", "Feltet «b» finnes ikke."),
            (
                "`+` requires both operands to be numbers, found `undefined` and `i64`",
                "«+» trenger to tall, ikke noe som ikke finnes og et heltall.",
            ),
            (
                "Cannot compare `string` with `i64`",
                "En tekst kan ikke sammenlignes med et heltall.",
            ),
            (
                "`break` cannot be used inside a component body",
                "«break» kan ikke stå inni en komponent.",
            ),
            (
                "Slicing step cannot be 0",
                "Malspråket sier, på engelsk: «Slicing step cannot be 0»",
            ),
            ("teksten «a» finnes ikke", "teksten «a» finnes ikke"),
        ] {
            assert_eq!(norwegian(english), expected);
        }
    }

    #[test]
    fn each_sentence_has_no_more_to_fill_in_than_the_message() {
        for (english, norwegian) in MESSAGES {
            let holes = |text: &str| text.matches("{}").count();
            assert!(holes(norwegian) <= holes(english), "{norwegian}");
        }
    }
}
