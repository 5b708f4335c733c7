//! Says what the errors of the YAML library mean.

use crate::tr_later;
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
pub(super) fn in_words(said: &str) -> (&'static str, &'static str) {
    // The context may contain words of other messages.
    let said = said.split(", while ").next().unwrap_or(said);
    MISTAKES
        .iter()
        .find(|(signs, ..)| signs.iter().any(|sign| said.contains(sign)))
        .map_or(OTHER, |(_, message, help)| (*message, *help))
}

/// The meaning and advice for errors that later versions of the library may have.
const OTHER: (&str, &str) = (
    tr_later!("linja kan ikke leses som YAML"),
    tr_later!(
        "Skriv ett felt på hver linje, `navn: verdi`, og sett verdien i anførselstegn når den har andre tegn enn bokstaver og tall i seg."
    ),
);

/// The message and help for values that are nested too deep.
pub(in crate::yaml) const TOO_DEEP: (&str, &str) = (
    tr_later!("feltene ligger inni hverandre i for mange nivåer"),
    tr_later!("Se etter klammer som ikke er avsluttet."),
);

const EXPANDS: (&str, &str) = (
    tr_later!("feltene viser til seg selv så mange ganger at de ville fylt minnet"),
    tr_later!("Skriv verdiene rett ut i stedet for å bruke `&` og `*`."),
);

/// Parts of the library's errors, with their meaning and advice. It has every error of the library,
/// which a test checks.
const MISTAKES: &[(&[&str], &str, &str)] = &[
    (
        &["mapping values are not allowed"],
        tr_later!("et kolon står der YAML ikke venter det"),
        tr_later!(
            "Sett verdien i anførselstegn når den inneholder kolon og mellomrom: `tittel: 'Skien: digital søknad'`."
        ),
    ),
    (
        &["mapping keys are not allowed"],
        tr_later!("et spørsmålstegn står der YAML ikke venter det"),
        tr_later!("Sett verdien i anførselstegn når den begynner med `?`."),
    ),
    (
        &["found character that cannot start any token"],
        tr_later!("et tegn kan ikke stå først i en verdi"),
        tr_later!("Sett verdien i anførselstegn: `'@skien'`."),
    ),
    (
        &["found a tab character"],
        tr_later!("linja begynner med tabulator; YAML tåler bare mellomrom der"),
        tr_later!("Bytt tabulatoren med to mellomrom."),
    ),
    (
        &["did not find expected key"],
        tr_later!("innrykket stemmer ikke: linja hører ikke til det som står over"),
        tr_later!("La feltene på samme nivå begynne i samme kolonne."),
    ),
    (
        &[
            "did not find expected '-' indicator",
            "block sequence entries are not allowed",
        ],
        tr_later!("et punkt i lista har feil innrykk"),
        tr_later!("La alle `- ` i lista stå i samme kolonne, på linjene under navnet på feltet."),
    ),
    (
        &["did not find expected ',' or"],
        tr_later!("ei liste eller et felt med klammer er ikke avsluttet"),
        tr_later!("Avslutt lista med `]` (eller `}`), med komma mellom verdiene."),
    ),
    (
        &["did not find expected node content"],
        tr_later!("en verdi mangler mellom klammene"),
        tr_later!("Ta bort et komma eller en klamme for mye, eller sett verdien i anførselstegn."),
    ),
    (
        &["found unexpected ':'"],
        tr_later!("et kolon står der YAML ikke venter det"),
        tr_later!("Sett verdien i anførselstegn når den har kolon i seg."),
    ),
    (
        &["could not find expected ':'"],
        tr_later!("linja er verken et felt (kolon mangler) eller et punkt i ei liste"),
        tr_later!(
            "Skriv `navn: verdi`. Er linja en del av teksten over, rykk den inn med to mellomrom."
        ),
    ),
    (
        &[
            "found unexpected end of stream",
            "found unexpected document indicator",
        ],
        tr_later!("et anførselstegn er ikke lukket"),
        tr_later!("Sett et anførselstegn til der verdien slutter."),
    ),
    (
        &[
            "unknown escape character",
            "hexadecimal number",
            "Unicode character escape",
        ],
        tr_later!("`\\` med dette tegnet etter er ikke noe YAML kjenner"),
        tr_later!("Bruk `'` i stedet for `\"` rundt verdien, så blir `\\` stående som det er."),
    ),
    (
        &["expected comment or line break", "indentation indicator"],
        tr_later!(
            "etter `|` eller `>` må linja slutte; teksten begynner på neste linje, med innrykk"
        ),
        tr_later!("Flytt teksten ned på neste linje, eller sett verdien i anførselstegn."),
    ),
    (
        &["alphabetic or numeric character"],
        tr_later!("et navn etter `*` eller `&` mangler"),
        tr_later!("Sett verdien i anførselstegn dersom den skal begynne med `*` eller `&`."),
    ),
    (
        &["unknown anchor"],
        tr_later!("`*` viser til et merke som ikke finnes"),
        tr_later!("Sett verdien i anførselstegn dersom den skal begynne med `*`."),
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
        tr_later!(
            "ei linje eller verdi som begynner med `%` eller `!`, er et påbud til YAML-leseren"
        ),
        tr_later!("Sett verdien i anførselstegn, eller ta bort linja."),
    ),
    (
        &[
            "tag",
            "URI",
            "expected '!'",
            "expected '>'",
            "merging",
            "in merge",
        ],
        tr_later!("`!` eller `<<` først er en merkelapp i YAML, og kan ikke brukes her"),
        tr_later!("Sett verdien i anførselstegn: `'!viktig'`."),
    ),
    (
        &[
            "more than one document",
            "<document start>",
            "<stream-start>",
        ],
        tr_later!("`---` eller `...` står midt i feltene"),
        tr_later!("Ta bort linja; `---` står bare før og etter feltene."),
    ),
    (
        &["repetition limit exceeded", bounded::TOO_LARGE],
        EXPANDS.0,
        EXPANDS.1,
    ),
    (
        &[bounded::TOO_MANY, "input is too long"],
        tr_later!("fila har flere verdier enn det som leses (150 000)"),
        tr_later!("Del den i flere, eller ta bort det som ikke trengs."),
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
        tr_later!("teksten har et tegn som ikke kan leses"),
        tr_later!("Skriv linja på nytt; tegnet kom trolig med da den ble limt inn."),
    ),
    (
        &["failed to parse YAML number"],
        tr_later!("tallet kan ikke leses"),
        tr_later!("Sett verdien i anførselstegn."),
    ),
    (
        &["EOF while parsing"],
        tr_later!("en verdi mangler på slutten"),
        tr_later!("Skriv verdien ferdig."),
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
            assert_ne!(in_words(said), OTHER, "{said}");
        }
    }
}
