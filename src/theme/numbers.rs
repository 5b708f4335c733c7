//! Numbers as Norwegian readers write them.

/// A no-break space: no line may break inside a number.
pub(super) const SPACE: char = '\u{a0}';

/// Formats `n` with a no-break space between thousands and a decimal comma: 27 939; 3,5. With
/// exactly `decimals` decimals where given, else as many as the number has, up to three.
pub(super) fn number(n: f64, decimals: Option<usize>) -> String {
    let text = match decimals {
        Some(decimals) => format!("{:.*}", decimals.min(6), n.abs()),
        // Nearly all numbers are whole; those below 2⁵³ are exactly so.
        None if n.fract() == 0.0 && n.abs() < 9e15 => (n.abs() as u64).to_string(),
        None => {
            let text = format!("{:.3}", n.abs());
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let mut out = String::with_capacity(text.len() + 4);
    if n < 0.0 && !is_zero {
        out.push('−');
    }
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(SPACE);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers_as_norwegians_do() {
        assert_eq!(number(0.0, None), "0");
        assert_eq!(number(389.0, None), "389");
        assert_eq!(number(27_939.0, None), "27\u{a0}939");
        assert_eq!(number(1_600_000.0, None), "1\u{a0}600\u{a0}000");
        assert_eq!(number(3.5, None), "3,5");
        assert_eq!(number(3.0, Some(1)), "3,0");
        assert_eq!(number(-1200.25, None), "−1\u{a0}200,25");
        assert_eq!(number(-0.0001, None), "0");
        assert_eq!(number(-27_939.0, None), "−27\u{a0}939");
        assert_eq!(number(-0.0, None), "0");
        assert_eq!(number(999.9996, None), "1\u{a0}000");
        let most = "9\u{a0}007\u{a0}199\u{a0}254\u{a0}740\u{a0}992";
        assert_eq!(number(9_007_199_254_740_992.0, None), most);
    }
}
