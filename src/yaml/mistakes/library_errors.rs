//! Translates the errors of the YAML library to Norwegian.

use crate::yaml::bounded;

/// Returns what was being parsed at the error, and where that began: line and column, from 1.
pub(super) fn context(said: &str) -> Option<(&str, usize, usize)> {
    let (_, context) = said.split_once(", while ")?;
    let (what, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((what, line.parse().ok()?, column.parse().ok()?))
}

/// Returns `Some` where a quotation mark or a bracket was opened and never closed: the parser
/// notices it only where it cannot go on, often lines below.
pub(super) fn opening(said: &str) -> Option<()> {
    let (_, context) = said.split_once(", while ")?;
    let is_open = [
        "scanning a quoted scalar",
        "parsing a quoted scalar",
        "parsing a flow",
    ];
    is_open
        .iter()
        .any(|start| context.starts_with(start))
        .then_some(())
}

/// Decides whether the error is one of syntax, and not of size or depth.
pub(super) fn is_of_form(said: &str) -> bool {
    let of_size = [
        bounded::TOO_LARGE,
        bounded::TOO_MANY,
        bounded::TOO_DEEP,
        "repetition limit",
        "too long",
    ];
    !of_size.iter().any(|sign| said.contains(sign))
}

/// Returns the meaning of an error, and advice on what to do.
pub(super) fn in_norwegian(said: &str) -> (&'static str, &'static str) {
    // The context may contain words of other messages.
    let said = said.split(", while ").next().unwrap_or(said);
    MISTAKES
        .iter()
        .find(|(signs, ..)| signs.iter().any(|sign| said.contains(sign)))
        .map_or(OTHER, |(_, message, help)| (*message, *help))
}

/// The meaning and advice for errors that later versions of the library may have.
const OTHER: (&str, &str) = (
    "linja kan ikke leses som YAML",
    "Skriv ett felt på hver linje, `navn: verdi`, og sett verdien i anførselstegn når den har andre tegn enn bokstaver og tall i seg.",
);

/// The message and help for values that are nested too deep.
pub(in crate::yaml) const TOO_DEEP: (&str, &str) = (
    "feltene ligger inni hverandre i for mange nivåer",
    "Se etter klammer som ikke er avsluttet.",
);

const EXPANDS: (&str, &str) = (
    "feltene viser til seg selv så mange ganger at de ville fylt minnet",
    "Skriv verdiene rett ut i stedet for å bruke `&` og `*`.",
);

/// Parts of the library's errors, with their meaning and advice. It has every error of the library,
/// which a test checks.
const MISTAKES: &[(&[&str], &str, &str)] = &[
    (
        &["mapping values are not allowed"],
        "et kolon står der YAML ikke venter det",
        "Sett verdien i anførselstegn når den inneholder kolon og mellomrom: `tittel: 'Skien: digital søknad'`.",
    ),
    (
        &["mapping keys are not allowed"],
        "et spørsmålstegn står der YAML ikke venter det",
        "Sett verdien i anførselstegn når den begynner med `?`.",
    ),
    (
        &["found character that cannot start any token"],
        "et tegn kan ikke stå først i en verdi",
        "Sett verdien i anførselstegn: `'@skien'`.",
    ),
    (
        &["found a tab character"],
        "linja begynner med tabulator; YAML tåler bare mellomrom der",
        "Bytt tabulatoren med to mellomrom.",
    ),
    (
        &["did not find expected key"],
        "innrykket stemmer ikke: linja hører ikke til det som står over",
        "La feltene på samme nivå begynne i samme kolonne.",
    ),
    (
        &[
            "did not find expected '-' indicator",
            "block sequence entries are not allowed",
        ],
        "et punkt i lista har feil innrykk",
        "La alle `- ` i lista stå i samme kolonne, på linjene under navnet på feltet.",
    ),
    (
        &["did not find expected ',' or"],
        "ei liste eller et felt med klammer er ikke avsluttet",
        "Avslutt lista med `]` (eller `}`), med komma mellom verdiene.",
    ),
    (
        &["did not find expected node content"],
        "en verdi mangler mellom klammene",
        "Ta bort et komma eller en klamme for mye, eller sett verdien i anførselstegn.",
    ),
    (
        &["found unexpected ':'"],
        "et kolon står der YAML ikke venter det",
        "Sett verdien i anførselstegn når den har kolon i seg.",
    ),
    (
        &["could not find expected ':'"],
        "linja er verken et felt (kolon mangler) eller et punkt i ei liste",
        "Skriv `navn: verdi`. Er linja en del av teksten over, rykk den inn med to mellomrom.",
    ),
    (
        &[
            "found unexpected end of stream",
            "found unexpected document indicator",
        ],
        "et anførselstegn er ikke lukket",
        "Sett et anførselstegn til der verdien slutter.",
    ),
    (
        &[
            "unknown escape character",
            "hexadecimal number",
            "Unicode character escape",
        ],
        "`\\` med dette tegnet etter er ikke noe YAML kjenner",
        "Bruk `'` i stedet for `\"` rundt verdien, så blir `\\` stående som det er.",
    ),
    (
        &["expected comment or line break", "indentation indicator"],
        "etter `|` eller `>` må linja slutte; teksten begynner på neste linje, med innrykk",
        "Flytt teksten ned på neste linje, eller sett verdien i anførselstegn.",
    ),
    (
        &["alphabetic or numeric character"],
        "et navn etter `*` eller `&` mangler",
        "Sett verdien i anførselstegn dersom den skal begynne med `*` eller `&`.",
    ),
    (
        &["unknown anchor"],
        "`*` viser til et merke som ikke finnes",
        "Sett verdien i anførselstegn dersom den skal begynne med `*`.",
    ),
    (
        &[
            "directive",
            "version number",
            "digit or '.'",
            "incompatible YAML document",
            "non-alphabetical",
            "whitespace",
        ],
        "ei linje eller verdi som begynner med `%` eller `!`, er et påbud til YAML-leseren",
        "Sett verdien i anførselstegn, eller ta bort linja.",
    ),
    (
        &[
            "tag",
            "URI",
            "expected '!'",
            "expected '>'",
            "for merging",
            "in merge",
        ],
        "`!` eller `<<` først er en merkelapp i YAML, og kan ikke brukes her",
        "Sett verdien i anførselstegn: `'!viktig'`.",
    ),
    (
        &[
            "more than one document",
            "<document start>",
            "<stream-start>",
        ],
        "`---` eller `...` står midt i feltene",
        "Ta bort linja; `---` står bare før og etter feltene.",
    ),
    (
        &["repetition limit exceeded", bounded::TOO_LARGE],
        EXPANDS.0,
        EXPANDS.1,
    ),
    (
        &[bounded::TOO_MANY, "input is too long"],
        "fila har flere verdier enn det som leses (150 000)",
        "Del den i flere, eller ta bort det som ikke trengs.",
    ),
    (&[bounded::TOO_DEEP], TOO_DEEP.0, TOO_DEEP.1),
    (
        &[
            "control characters",
            "UTF-8",
            "UTF-16",
            "surrogate",
            "Unicode character",
            "input error",
        ],
        "teksten har et tegn som ikke kan leses",
        "Skriv linja på nytt; tegnet kom trolig med da den ble limt inn.",
    ),
    (
        &["failed to parse YAML number"],
        "tallet kan ikke leses",
        "Sett verdien i anførselstegn.",
    ),
    (
        &["EOF while parsing"],
        "en verdi mangler på slutten",
        "Skriv verdien ferdig.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_of_the_library_has_a_meaning() {
        for said in [
            "block sequence entries are not allowed in this context",
            "control characters are not allowed",
            "could not find expected ':'",
            "could not find expected directive name",
            "did not find URI escaped octet",
            "did not find expected ',' or ']'",
            "did not find expected ',' or '}'",
            "did not find expected '-' indicator",
            "did not find expected '!'",
            "did not find expected <document start>",
            "did not find expected alphabetic or numeric character",
            "did not find expected comment or line break",
            "did not find expected digit or '.' character",
            "did not find expected hexadecimal number",
            "did not find expected key",
            "did not find expected node content",
            "did not find expected tag URI",
            "did not find expected version number",
            "did not find expected whitespace or line break",
            "did not find the expected '>'",
            "found a tab character that violates indentation",
            "found a tab character where an indentation space is expected",
            "found an indentation indicator equal to 0",
            "found an incorrect trailing UTF-8 octet",
            "found character that cannot start any token",
            "found duplicate %YAML directive",
            "found extremely long version number",
            "found incompatible YAML document",
            "found invalid Unicode character escape code",
            "found undefined tag handle",
            "found unexpected ':'",
            "found unexpected document indicator",
            "found unexpected end of stream",
            "found unexpected non-alphabetical character",
            "found unknown directive name",
            "found unknown escape character",
            "incomplete UTF-16 surrogate pair",
            "input error",
            "input is too long",
            "invalid Unicode character",
            "invalid leading UTF-8 octet",
            "mapping keys are not allowed in this context",
            "mapping values are not allowed in this context",
            "EOF while parsing a value",
            "deserializing from YAML containing more than one document is not supported",
            "recursion limit exceeded",
            "repetition limit exceeded",
            "unknown anchor",
            "expected a mapping or list of mappings for merging, but found scalar",
            "unexpected tagged value in merge",
            "empty YAML tag is not allowed",
            "failed to parse YAML number",
        ] {
            assert_ne!(in_norwegian(said), OTHER, "{said}");
        }
    }
}
