//! The names of entries in the paths of fields, by which the forms find them: `behov[helse: Felles
//! innlogging]`.

/// The length, in characters, after which the values of an entry are told well enough.
const TOLD: usize = 48;

/// Returns the name of the entry of `list` that begins with `values`, or the beginning of that name,
/// without the bracket at its end.
pub fn entry_path<S: AsRef<str>>(list: &str, values: impl IntoIterator<Item = S>) -> String {
    let words = |value: S| -> String {
        let words: Vec<&str> = value.as_ref().split_whitespace().collect();
        words.join(" ")
    };
    let values = values.into_iter().map(words);
    let known: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    let whole = known.join(": ");
    let told: String = whole.chars().take(TOLD).collect();
    let end = if told == whole { "]" } else { "" };
    format!("{list}[{told}{end}")
}

#[cfg(test)]
mod tests {
    use super::entry_path;

    #[test]
    fn an_entry_is_named_by_its_values_as_far_as_it_takes() {
        assert_eq!(entry_path("bruk", ["digisos"]), "bruk[digisos]");
        let need = ["helse", "", "Felles\n  innlogging"];
        assert_eq!(entry_path("behov", need), "behov[helse: Felles innlogging]");
        let long = entry_path("råd", ["æ".repeat(60)]);
        assert_eq!(long, format!("råd[{}", "æ".repeat(48)));
    }
}
