//! Links whose words say nothing of what they lead to: a list of links, as those who use a screen
//! reader have it, is then «her, her, her».

/// Decides whether a link with the text `html` says nothing of its target.
pub(super) fn is_vague(html: &str) -> bool {
    // Short texts alone are looked up.
    if html.len() > LONGEST || html.contains('<') {
        return false;
    }
    let words = html
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_lowercase();
    VAGUE.contains(&words.as_str())
}

const LONGEST: usize = 24;

const VAGUE: [&str; 31] = [
    "her",
    "her:",
    "denne",
    "dette",
    "klikk her",
    "klikk",
    "trykk her",
    "trykk",
    "se her",
    "sjå her",
    "les mer",
    "les mer her",
    "les meir",
    "les meir her",
    "mer",
    "meir",
    "mer her",
    "meir her",
    "mer info",
    "meir info",
    "lenke",
    "lenka",
    "lenken",
    "lenkje",
    "link",
    "linken",
    "denne lenka",
    "denne lenken",
    "here",
    "click here",
    "read more",
];

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn only_words_that_say_nothing_are_vague() {
        for words in ["her", "Her", "her.", "Les mer", "«her»", "klikk her!"] {
            assert!(is_vague(words), "{words}");
        }
        for words in [
            "herredet",
            "Skien",
            "mer om Skien",
            "<em>her</em>",
            "her er planen",
            "",
        ] {
            assert!(!is_vague(words), "{words}");
        }
    }
}
