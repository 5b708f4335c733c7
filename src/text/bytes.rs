//! Searches text for single bytes of a class, many at a time.

/// The number of bytes that are examined together.
const BLOCK: usize = 32;

/// Returns the position of the first byte that `is` accepts. It should be a few comparisons, without
/// a table: then the processor examines a block at once, and nearly all blocks have none.
#[inline]
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    // No early end within a block: that would be a jump for each byte.
    let has_none = |block: &&[u8; BLOCK]| {
        let any = block.iter().fold(0, |any, byte| any | u8::from(is(*byte)));
        any == 0
    };
    let (blocks, _) = bytes.as_chunks();
    let before = BLOCK * blocks.iter().take_while(has_none).count();
    let within = bytes[before..].iter().position(|byte| is(*byte))?;
    Some(before + within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_is_found_wherever_it_stands() {
        for length in [0, 1, 31, 32, 33, 64, 100] {
            let mut bytes = vec![b'a'; length];
            assert_eq!(position(&bytes, |byte| byte == b'1'), None);
            for at in (0..length).rev() {
                bytes[at] = b'1';
                assert_eq!(position(&bytes, |byte| byte == b'1'), Some(at));
            }
        }
    }
}
