//! The names of entries in the paths of fields, by which the forms find them: `behov[helse: Felles
//! innlogging]`.

/// The length, in characters, after which the values of an entry are told well enough.
const TOLD: usize = 48;

/// Returns the name of the entry of `list` that begins with `values`, or the beginning of that name,
/// without the bracket at its end.
pub fn entry_path<S: AsRef<str>>(list: &str, values: impl IntoIterator<Item = S>) -> String {
    let mut whole = String::new();
    for value in values {
        let mut between = if whole.is_empty() { "" } else { ": " };
        for word in value.as_ref().split_whitespace() {
            whole.push_str(between);
            whole.push_str(word);
            between = " ";
        }
    }
    match whole.char_indices().nth(TOLD) {
        Some((end, _)) => [list, "[", &whole[..end]].concat(),
        None => [list, "[", &whole, "]"].concat(),
    }
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
