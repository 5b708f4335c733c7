use super::*;

fn prose(text: &str) -> Prose {
    let mut prose = Prose::default();
    prose.push(text, Counts::Running);
    prose.end_block();
    prose
}

#[test]
fn keeps_the_words_and_single_spaces() {
    let mut prose = prose("  Digi\u{ad}tale \n\t tjenester\u{a0}for alle ");
    assert_eq!(prose.words(), 4);
    assert_eq!(prose.take_text(), "Digitale tjenester for alle");
}

#[test]
fn text_is_copied_with_single_spaces_wherever_it_is_cut() {
    let text = " a  b\u{ad}c d.\ne, \u{a0}f g\u{ad} h \u{ad}i ";
    let cuts = text.char_indices().map(|(at, _)| at);
    for cut in cuts.chain([text.len()]) {
        let mut prose = Prose::default();
        assert!(!prose.push("", Counts::Running));
        for piece in [&text[..cut], &text[cut..]] {
            prose.push(piece, Counts::Running);
        }
        assert_eq!(prose.take_text(), "a bc d. e, f g h i", "cut at {cut}");
    }
}

#[test]
fn a_word_may_come_in_pieces() {
    let mut prose = Prose::default();
    for piece in ["Digi", "sos", " er", " her"] {
        prose.push(piece, Counts::Running);
    }
    prose.push(" let x", Counts::Nothing);
    prose.end_block();
    assert_eq!(prose.words(), 3);
    assert_eq!(prose.take_text(), "Digisos er her let x");
}

#[test]
fn counts_sentences_as_a_norwegian_reader_does() {
    let sentences = |text| prose(text).tally.sentences;
    assert_eq!(sentences("Vi begynte. Det gikk bra! Hva nå?"), 3);
    assert_eq!(
        sentences("Det kom f.eks. 3. mai kl. 10.30, versjon 1.2."),
        1
    );
    assert_eq!(sentences("Han sa: «Kom.» Så gikk de"), 3);
    assert_eq!(sentences("Ingen punktum"), 1);
    assert_eq!(sentences("… – !"), 0);
}

#[test]
fn knows_letters_from_signs() {
    assert_eq!(prose("3×4 = 12 ÷ 1").words(), 4);
    let mut long = prose("ærfuglø ærfugl čáhppes");
    assert_eq!(long.tally.long_words, 2);
    assert_eq!(long.take_text(), "ærfuglø ærfugl čáhppes");
}

#[test]
fn counts_words_that_are_joined_as_one() {
    assert_eq!(
        prose("e-post til post@skien.kommune.no og/eller oss").words(),
        6
    );
}

#[test]
fn lix_is_words_per_sentence_plus_the_share_of_long_words() {
    // Ten sentences of five words, one of them over six letters: 5 + 20.
    let text = "Vi har en digital plan. ".repeat(10);
    assert_eq!(prose(&text).lix(), Some(25));
    assert_eq!(prose("For kort tekst.").lix(), None);
}

#[test]
fn words_of_tables_are_words_but_no_sentences() {
    let mut prose = prose(&"Vi har en digital plan. ".repeat(10));
    for _ in 0..30 {
        prose.push("tjenesteutvikling", Counts::Words);
        prose.end_block();
    }
    assert_eq!(prose.words(), 80);
    assert_eq!(prose.lix(), Some(25));
}

#[test]
fn what_is_taken_back_does_not_count() {
    let mut prose = prose("En to.");
    let tally = prose.tally();
    prose.push("Tre fire", Counts::Running);
    prose.restore(tally);
    assert_eq!(prose.words(), 2);
}
