//! Numbers that nobody has.

/// Returns a national identity number that begins with `date`, with the right check digits.
pub fn made_up(date: &str) -> String {
    let control = |digits: &[u32], weights: &[u32]| {
        let sum: u32 = digits.iter().zip(weights).map(|(a, b)| a * b).sum();
        (11 - sum % 11) % 11
    };
    let numbered = (0..1000).find_map(|number| {
        let whole = format!("{date}{number:03}");
        let mut digits: Vec<u32> = whole.chars().filter_map(|c| c.to_digit(10)).collect();
        digits.push(control(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2]));
        digits.push(control(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]));
        let is_whole = digits.iter().all(|digit| *digit < 10);
        is_whole.then(|| digits.iter().map(u32::to_string).collect())
    });
    numbered.expect("one of a thousand has check digits")
}
