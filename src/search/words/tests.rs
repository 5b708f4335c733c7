//! Tests of words and of the places where they begin and end.

use super::*;

fn forms(chunk: &str) -> Vec<String> {
    let word = |word: Word| word.form;
    tokenize(chunk).words.into_iter().map(word).collect()
}

#[test]
fn text_becomes_chunks() {
    let text = "«ID-porten» (kontakt- og API-er), /tokeninfo. Slutt.";
    let found: Vec<&str> = chunks(text).collect();
    assert_eq!(
        found,
        ["ID-porten", "kontakt", "og", "API-er", "tokeninfo", "Slutt"]
    );
    assert_eq!(chunks("… – !").count(), 0);
}

#[test]
fn a_plain_word_is_one() {
    assert_eq!(forms("Kommunen"), ["kommunen"]);
    assert_eq!(forms("digi\u{ad}tale"), ["digitale"]);
    assert_eq!(forms("A\u{30a}pen"), ["åpen"]);
}

#[test]
fn signs_that_look_alike_are_read_as_the_same() {
    for (written, plain) in [
        ("\u{fb01}ks", "fiks"),
        ("e\u{fb00}ektiv", "effektiv"),
        ("\u{ff21}ltinn", "altinn"),
        ("fo\u{308}r", "för"),
        ("\u{212b}pen", "åpen"),
        ("\u{2168}", "ix"),
        ("vann\u{200b}måler", "vannmåler"),
        ("vann\u{2060}måler", "vannmåler"),
    ] {
        assert_eq!(forms(written), [plain], "{written}");
    }
    assert_eq!(forms("m²"), forms("m2"));
    assert_eq!(forms("CO₂"), forms("CO2"));
    assert_eq!(forms("ID\u{2011}porten"), forms("ID-porten"));
    assert_eq!(forms("ID\u{2010}porten"), forms("ID-porten"));
}

#[test]
fn a_number_is_one_however_it_is_grouped() {
    let text = "Skien har 56 812, og 1,5 mill. er 1\u{a0}500\u{a0}000.";
    let found: Vec<&str> = chunks(text).collect();
    assert_eq!(
        found[2..],
        ["56 812", "og", "1,5", "mill", "er", "1\u{a0}500\u{a0}000"]
    );
    for written in ["56 812", "56\u{a0}812", "56\u{202f}812", "56.812"] {
        assert_eq!(forms(written), ["56812", "56", "812"], "{written}");
    }
    for written in ["35 00 00 00", "350\u{a0}00\u{a0}000", "35000000"] {
        assert_eq!(forms(written)[0], "35000000", "{written}");
    }
    for written in ["+47 35 00 00 00", "+4735000000"] {
        let chunks: Vec<_> = chunks(written)
            .map(|chunk| forms(chunk)[0].clone())
            .collect();
        assert_eq!(chunks, ["47", "35000000"], "{written}");
    }
    assert_eq!(forms("1,5"), ["1,5"]);
    assert_eq!(forms("1.5"), ["1,5"]);
    assert_eq!(forms("2024"), ["2024"]);
}

#[test]
fn identifiers_are_whole_and_in_parts() {
    assert_eq!(forms("ID-porten"), ["idporten", "id", "porten"]);
    assert_eq!(forms("access_token"), ["accesstoken", "access", "token"]);
    assert_eq!(forms("SvarUt"), ["svarut", "svar", "ut"]);
    assert_eq!(forms("Varsling24"), ["varsling24", "varsling", "24"]);
    assert_eq!(forms("eInnsyn"), ["einnsyn", "innsyn"]);
    assert_eq!(forms("HTTPServer"), ["httpserver", "http", "server"]);
    assert_eq!(
        forms("maxRetries.perHost"),
        [
            "maxretriesperhost",
            "maxretries",
            "max",
            "retries",
            "perhost",
            "per",
            "host"
        ]
    );
}

#[test]
fn places_are_those_of_the_pieces() {
    let chunk = tokenize("ID-porten");
    assert_eq!(chunk.places, 2);
    let places: Vec<u8> = chunk.words.iter().map(|word| word.place).collect();
    assert_eq!(places, [0, 0, 1]);
}

#[test]
fn endless_chunks_do_no_harm() {
    let long = "a-".repeat(2000) + "a";
    assert!(tokenize(&long).words.is_empty());
    assert!(forms(&"x".repeat(2000)).is_empty());
}
