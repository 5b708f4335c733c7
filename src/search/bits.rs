//! Writes numbers bit by bit, the lowest bit first.

/// Bits that are being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    bytes: Vec<u8>,
    pending: u64,
    count: u32,
}

impl Bits {
    /// Appends the lowest `width` bits of `value`; at most 32.
    pub fn push(&mut self, value: u32, width: u8) {
        let value = u64::from(value) & ((1 << width) - 1);
        self.pending |= value << self.count;
        self.count += u32::from(width);
        while self.count >= 8 {
            self.bytes.push(self.pending as u8);
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    /// Appends `value` in Rice coding: the quotient of the division by 2^`width` as ones, a zero,
    /// and the remainder in `width` bits.
    pub fn push_gap(&mut self, value: u32, width: u8) {
        self.push_ones(value >> width);
        self.push(value, width);
    }

    /// Appends `count` ones and a zero.
    pub fn push_ones(&mut self, mut count: u32) {
        while count >= 24 {
            self.push(u32::MAX, 24);
            count -= 24;
        }
        self.push((1 << count) - 1, count as u8 + 1);
    }

    /// Returns the bytes; the last one is filled up with zeros.
    pub fn finish(mut self) -> Vec<u8> {
        if self.count > 0 {
            self.bytes.push(self.pending as u8);
        }
        self.bytes
    }
}

/// Returns the best width for gaps with this mean.
pub(super) fn gap_width(total: u64, count: u64) -> u8 {
    let mean = total as f64 / count.max(1) as f64;
    (mean * 0.69).max(1.0).log2().round().min(14.0) as u8
}

/// Appends `value`, seven bits to a byte.
pub(super) fn push_varint(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_bit_is_written_first() {
        let mut bits = Bits::default();
        bits.push(1, 1);
        bits.push(0b10, 2);
        bits.push_gap(9, 2);
        // 1, then 10 read low to high as 0 1, then 9 = 2 steps of 4 and 1: 1 1 0, 1 0.
        assert_eq!(bits.finish(), [0b0101_1101]);
    }

    #[test]
    fn long_runs_fit() {
        let mut bits = Bits::default();
        bits.push_ones(100);
        assert_eq!(bits.finish().len(), 13);
    }

    #[test]
    fn small_numbers_take_a_byte() {
        let mut bytes = Vec::new();
        push_varint(&mut bytes, 127);
        push_varint(&mut bytes, 300);
        assert_eq!(bytes, [127, 0xac, 2]);
    }
}
